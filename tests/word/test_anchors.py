"""The anchors of comments: they stand round the exact characters, and nothing else of a paragraph changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ckwriter.blocks import Heading, Paragraph
from ckwriter.matching.layout import whole
from ckwriter.word import anchors, spots
from ckwriter.word.page import Walk
from ckwriter.word.styles import Styles
from tests.word import margins, office
from tests.word.office import box, control, deleted, field, inserted, paragraph, ruby, run

W = margins.W
BOLD = "<w:b/>"


def body(inner: str) -> Any:
    return etree.fromstring(f"<w:body {office.NAMESPACES}>{inner}</w:body>")


def read(root: Any) -> list[spots.Piece]:
    """Return the pieces of the first paragraph of a body."""
    walk = Walk(Styles({}), "test.docx")
    (block,) = list(walk.blocks(root))[:1]
    assert isinstance(block, Paragraph | Heading)
    return spots.pieces(whole(block), walk)


def mark(root: Any, quote: str, number: int = 0) -> None:
    """Anchor a comment on words of the first paragraph of a body."""
    found = read(root)
    start = spots.shown(found).index(quote)
    ends = spots.ends(list(spots.cut(found, start, start + len(quote))))
    assert ends is not None
    anchors.put(*ends, number, "Mark")


@pytest.mark.parametrize(
    ("inner", "quote"),
    [
        (run("市は年4回の会議を開く。"), "年4回"),
        (run("市は年", BOLD) + run("4回", "<w:i/>") + run("の会議"), "は年4回の"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>cd</w:t></w:r>", "b\nc"),
        (f"{run('前')}{inserted(run('年4回'), run('と'))}{run('後')}", "4回と後"),
        (f"{run('前')}{inserted(run('年4回'))}{run('後')}", "年4回"),
        (f'{run("前")}<w:moveTo w:id="5" w:author="a">{run("年4回")}</w:moveTo>{run("後")}', "4"),
        (f"{run('年')}{deleted('3')}{run('4回')}", "年4回"),
        (f'<w:hyperlink w:anchor="x">{run("年4回のページ")}</w:hyperlink>', "4回"),
        (f"{run('前')}{control(run('年4回'))}{run('後')}", "年4回"),
        (f"{run('前')}{control(run('年4回'), '<w:text/>')}{run('後')}", "4"),
        (f'<w:smartTag w:uri="u" w:element="e">{run("年4")}</w:smartTag>{run("回")}', "4回"),
        (f"{run('年')}{field('4回')}{run('開く')}", "4回"),
        (f"{run('年')}{field('4回以上')}{run('開く')}", "4回"),
        (f'<w:fldSimple w:instr=" DATE ">{run("4月")}</w:fldSimple>', "月"),
        (f"{run('市の')}{ruby('倉敷', 'くらしき')}{run('会議')}", "の倉敷会"),
        ("<w:r><w:t>年</w:t><w:noBreakHyphen/><w:t>4回</w:t></w:r>", "\u20114"),
        (f'{run("前")}<w:bookmarkStart w:id="1" w:name="b"/>{run("年4回")}<w:bookmarkEnd w:id="1"/>', "前年"),
    ],
    ids=[
        "within a run", "over runs", "tabs and breaks", "out of an insertion", "a whole insertion", "moved text",
        "over deleted text", "link", "whole control", "part of a control", "smart tag", "whole field",
        "part of a field", "simple field", "ruby", "hyphen", "bookmark",
    ],
)  # fmt: skip
def test_the_range_holds_the_exact_characters(inner: str, quote: str) -> None:
    """Between its two ends stands the quote, the mark follows it, and without them the paragraph is as it was."""
    root = body(paragraph(inner))
    before = margins.joined(body(paragraph(inner)))
    mark(root, quote)
    assert margins.words(root, "0").replace("\u2011", "") == quote.replace("\u2011", "")
    (reference,) = root.iter(f"{W}commentReference")
    assert reference.getparent().getparent().tag == f"{W}p"
    assert margins.joined(root) == before


def test_a_range_that_takes_up_a_whole_change_stands_round_it() -> None:
    """When the insertion is accepted or rejected, the link cut or the field updated, the comment is not part of it."""
    for inner in (inserted(run("4回")), control(run("4回")), field("4回")):
        root = body(paragraph(run("年"), inner, run("開く")))
        mark(root, "4回")
        assert root.find(f"{W}p/{W}commentRangeStart") is not None
        assert root.find(f"{W}p/{W}commentRangeEnd") is not None


def test_a_control_that_is_filled_from_elsewhere_is_taken_in_whole() -> None:
    """Word writes the text of a bound control anew when it opens the file; anchors inside would be lost."""
    bound = control(run("年4回"), '<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>')
    root = body(paragraph(run("前"), bound, run("後")))
    mark(root, "4回")
    assert margins.words(root, "0") == "年4回"
    assert root.find(f"{W}p/{W}commentRangeStart").getnext().tag == f"{W}sdt"


def test_a_ruby_is_taken_in_whole() -> None:
    """No anchor stands among the readings: half of a base takes in all of it."""
    root = body(paragraph(run("市の"), ruby("倉敷", "くらしき"), run("会議")))
    mark(root, "敷会")
    assert margins.words(root, "0") == "倉敷会"
    assert not root.findall(f".//{W}ruby//{W}commentRangeStart")


def test_nothing_is_anchored_between_the_marks_of_a_field() -> None:
    """A circled sign that Word draws by a field is taken in from where the field begins to where it ends."""
    sign = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,有)</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    root = body(paragraph(run("前"), sign, run("・無")))
    mark(root, "有")
    start, end = next(root.iter(anchors.START)), next(root.iter(anchors.END))
    assert start.getnext()[0].get(f"{W}fldCharType") == "begin"
    assert end.getprevious()[-1].get(f"{W}fldCharType") == "end"


def test_the_words_of_a_text_box_are_marked_on_the_box() -> None:
    """Word takes no comments inside of text boxes: the comment stands round what holds the box."""
    root = body(paragraph(run("前"), box(paragraph(run("年4回"))), run("後")))
    inside = next(leaf for leaf in root.iter(f"{W}t") if leaf.text == "年4回")
    anchors.put(spots.Mark(inside, 1), spots.Mark(inside, 2), 0, None)
    start = root.find(f"{W}p/{W}commentRangeStart")
    assert start.getnext().tag == f"{W}r"
    assert start.getnext().find(".//{*}txbxContent") is not None
    assert start.getnext().getnext().tag == anchors.END


def test_comments_on_the_same_words_stand_in_the_order_in_which_they_were_written() -> None:
    """The ends and marks of a later comment come behind those of an earlier one, a person's too."""
    root = body(paragraph(run("年4回開く")))
    mark(root, "4回", 0)
    mark(root, "4回", 1)
    mark(root, "年4回", 2)
    order = [one.get(f"{W}id") for one in root.iter(f"{W}commentReference")]
    assert order == ["0", "1", "2"]
    assert [margins.words(root, number) for number in "012"] == ["4回", "4回", "年4回"]


def test_the_mark_stands_outside_of_the_first_paragraph_of_a_control() -> None:
    """LibreOffice 7.4 loses what stands there before such a mark; the range itself stays on the words."""
    root = body(control(paragraph(run("病院は4回開く"))) + paragraph(run("次")))
    inside = next(root.iter(f"{W}t"))
    anchors.put(spots.Mark(inside, 3), spots.Mark(inside, 4), 0, None)
    assert margins.words(root, "0") == "4回"
    reference = next(root.iter(f"{W}commentReference"))
    assert reference.getparent().getparent() is root[-1]


# ------------------------------------------------------------------------------------------ any splits, any quotes

LETTERS = st.text(alphabet="年回4あア ", min_size=1, max_size=4)
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>"])
RUNS = st.builds(run, LETTERS, LOOKS)
WRAPPED = st.recursive(
    RUNS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: inserted(*parts)),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: control("".join(parts))),
        st.lists(inner, min_size=1, max_size=2).map(lambda p: f'<w:hyperlink w:anchor="x">{"".join(p)}</w:hyperlink>'),
    ),
    max_leaves=4,
)
PARTS = st.one_of(WRAPPED, WRAPPED, st.just(deleted("消")), LETTERS.map(field), st.just("<w:r><w:tab/></w:r>"))


@settings(max_examples=100, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=6), st.data())
def test_any_words_of_any_paragraph_are_held_exactly(parts: list[str], data: st.DataObject) -> None:
    """Whatever the runs, wrappers and earlier comments: each range holds its quote, and nothing else changes."""
    root = body(paragraph(*parts))
    before = margins.joined(body(paragraph(*parts)))
    text = spots.shown(read(root))
    wanted = []
    for number in range(data.draw(st.integers(1, 4))):
        if not text:
            return
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        ends = spots.ends(list(spots.cut(read(root), start, end)))
        assert ends is not None
        anchors.put(*ends, number, None)
        wanted.append(text[start:end])
    assert [margins.words(root, str(number)) for number in range(len(wanted))] == wanted
    assert margins.joined(root) == before
