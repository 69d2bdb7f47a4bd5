"""Writing remarks into a Word file as comments, once and again."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from ckwriter import matching
from ckwriter.word import reader
from ckwriter.word.commenting import Author, Commented, Remark, comment
from ckwriter.word.names import STRICT, USUAL
from ckwriter.word.threads import MOST
from tests.word import office
from tests.word.conftest import Convert
from tests.word.margins import W14, W15, Margin, W, margins, others, part, stripped
from tests.word.office import edited, paragraph, row, run, table, with_members, word_file

AUTHOR = Author("点検係", "TK")
NOW = datetime(2025, 3, 31, 23, 30, tzinfo=UTC)
LATER = datetime(2025, 4, 20, 1, 0, tzinfo=UTC)
KEY, OTHER = "T201 0123456789ab", "C101 ba9876543210"


def write(
    data: bytes, *remarks: Remark, now: datetime = NOW, gone: Callable[[str], bool] = lambda key: True
) -> Commented:
    return comment(data, "提出.docx", remarks, author=AUTHOR, now=now, gone=gone)


def ours(data: bytes) -> list[Margin]:
    return [margin for margin in margins(data) if margin.author == AUTHOR.name]


def words(data: bytes) -> list[str]:
    return [margin.words for margin in ours(data)]


# ------------------------------------------------------------------------------------------ where they stand


@pytest.mark.parametrize(
    ("at", "quote"),
    [
        ("strengths", "○○会議を年●回"),
        ("strengths", "△△病院と○○園"),
        ("strengths", "加わる。\n□□のページに××"),
        ("strengths", "〓"),
        ("sectors[health].status", "○○と\n●●"),
        ("sectors[medical].status", "○○"),
        ("sectors[welfare].remarks", "●●"),
        ("sectors[others].status", "住民は○○を開く。"),
        ("forums[1].members", "○○病院"),
        ("forums[2].frequency", "年○回"),
        ("schedule[1].detail", "●●を行"),
        ("municipality", "見本市"),
    ],
    ids=[
        "out of an insertion", "out of a control over a ruby", "over two paragraphs and a field", "smart tag",
        "two paragraphs of a cell", "control round a cell", "control round a row", "control in a cell",
        "merged cell", "plain cell", "nested table", "behind a label",
    ],
)  # fmt: skip
def test_a_comment_stands_on_the_exact_words(at: str, quote: str) -> None:
    """In whatever construct of Word the words stand; and no other character of the document changes."""
    before = word_file()
    after = write(before, Remark(at, "見てください", quote)).data
    assert words(after) == [quote]
    assert stripped(after) == stripped(before)
    assert others(after) == others(before)


def test_words_in_a_text_box_are_commented_on_the_box() -> None:
    """Word shows no comments in text boxes; the comment says which words it means, and where they are."""
    after = write(word_file(), Remark("other_matters", "見てください", "●●について", subject="その他事項")).data
    (margin,) = ours(after)
    assert margin.text.startswith("その他事項: 見てください\n（文字枠の中の「●●について」についてです。")
    body = part(after, "word/document.xml")
    start = next(a for a in body.iter(f"{W}commentRangeStart") if a.get(f"{W}id") == margin.number)
    assert start.getnext().find(f".//{W}txbxContent") is not None
    assert not [
        a for a in body.iter(f"{W}commentRangeStart") if next(a.iterancestors(f"{W}txbxContent"), None) is not None
    ]


@pytest.mark.parametrize(
    ("at", "title"),
    [
        ("sectors[medical].status", "医療"),
        ("sectors[others]", "その他関係機関・住民等"),
        ("forums[2].members", "分科会"),
        ("forums[9].members", "協議の場の構成員"),
        ("forums", "名称"),
        ("strengths", "【特徴（強み）】"),
        ("goals", "5　精神障害にも対応した地域包括ケアシステムの構築に向けた現時点における強みと課題"),
        ("goals[1].target", "5　精神障害にも対応した地域包括ケアシステムの構築に向けた現時点における強みと課題"),
        ("schedule[1].detail", "R6年●月"),
        ("intro", "令和6年度　精神障害にも対応した地域包括ケアシステムの構築に係る取組状況"),
        ("no such place", "令和6年度　精神障害にも対応した地域包括ケアシステムの構築に係る取組状況"),
    ],
)
def test_what_is_missing_is_commented_on_its_title(at: str, title: str) -> None:
    """The label of the row, the first cell of a free row, the title of the column, table, field or section."""
    assert words(write(word_file(), Remark(at, "ありません")).data) == [title]


def test_a_section_that_has_no_place_at_hand_gives_its_heading() -> None:
    """What is known of a remark is only its section: it stands on the heading of that."""
    after = write(word_file(), Remark("notes[1]", "素材です", section="7")).data
    assert words(after) == ["7　精神障害にも対応した地域包括ケアシステムの構築のための協議の場の実施状況"]


def test_nothing_goes_into_headers_footers_or_deleted_text() -> None:
    """Words that stand only beside the page are spoken of on it; words that were deleted are not the ones meant."""
    before = word_file()
    lost = matching.located(reader.read(before, "x"), None, "x").submission.unplaced
    beside = [f"unplaced[{n}]" for n, one in enumerate(lost, 1) if one.text in ("○○市の頭書き", "●●の脚書き")]
    assert len(beside) == 2
    after = write(before, *(Remark(at, "頭書き", quote) for at, quote in zip(beside, ("○○", "●●"), strict=True))).data
    assert others(after) == others(before)
    assert all("その場所にはコメントを付けられない" in margin.text for margin in ours(after))
    after = write(before, Remark("strengths", "消した語", "●")).data
    deleted = part(after, "word/document.xml").find(f".//{W}del")
    assert deleted is not None
    assert not list(deleted.iter(f"{W}commentRangeStart"))
    assert words(after) == ["●"]


def test_text_without_a_place_in_the_form_is_commented_where_it_stands() -> None:
    """It has an address of its own (`unplaced[2]`), and its words are on the page."""
    data = word_file(office.BODY.replace("【その他事項】", "図の中の○○言葉"), person=False)
    lost = matching.located(reader.read(data, "x"), None, "x").submission.unplaced
    at = next(f"unplaced[{n}]" for n, one in enumerate(lost, 1) if "図の中の" in one.text)
    assert words(write(data, Remark(at, "図", "○○言葉")).data) == ["○○言葉"]


def test_the_right_one_of_several_occurrences_is_meant() -> None:
    """The one asked for; else the first that does not cut a number or a word in two."""
    text = "延14回、うち4回は合同。4回目に見直した。"
    data = word_file(office.BODY.replace("なし。", text), person=False)
    at = "sectors[others].remarks"

    def place(quote: str, nth: int = 0) -> int:
        body = part(write(data, Remark(at, "回数", quote, nth)).data, "word/document.xml")
        start = next(body.iter(f"{W}commentRangeStart"))
        return len(
            "".join(leaf.text for leaf in start.itersiblings(f"{W}r", preceding=True) for leaf in leaf.iter(f"{W}t"))
        )

    assert place("4回") == text.index("4回は")
    assert place("4回", 1) == text.index("4回目")
    assert place("4回", 9) == text.index("4回目")
    assert place("14回") == text.index("14回")


# ------------------------------------------------------------------------------------------ what they are


def test_a_comment_has_all_that_word_keeps_of_one() -> None:
    """Author, initials, Japan's time, what it is about in a small last line; ids, and the time by the world's clock."""
    after = write(word_file(person=False), Remark("strengths", "一行目\r\n二行目\x00", "○○", key=KEY)).data
    (comment,) = part(after, "word/comments.xml")
    assert (comment.get(f"{W}author"), comment.get(f"{W}initials")) == ("点検係", "TK")
    assert comment.get(f"{W}date") == "2025-04-01T08:30:00"
    said = [line.text for line in docx.Document(io.BytesIO(after)).comments.get(0).paragraphs]  # type: ignore[union-attr]
    assert said[:2] == ["一行目", "二行目\ufffd"]
    assert re.fullmatch(rf"\[{KEY} [0-9a-f]{{4}}\]", said[2])
    assert comment[-1].find(f".//{W}sz").get(f"{W}val") == "14"
    paragraph = comment[-1].get(f"{W14}paraId")
    (row,) = part(after, "word/commentsExtended.xml")
    assert (row.get(f"{W15}paraId"), row.get(f"{W15}done")) == (paragraph, "0")
    (item,), (time,) = part(after, "word/commentsIds.xml"), part(after, "word/commentsExtensible.xml")
    assert item.values()[0] == paragraph
    assert 0 < int(paragraph, 16) < 0x7FFFFFFF
    assert time.values() == [item.values()[1], "2025-03-31T23:30:00Z"]
    assert [person.values()[0] for person in part(after, "word/people.xml")] == ["点検係"]


def test_equal_remarks_give_equal_bytes() -> None:
    """The clock is passed in, and no id is drawn by lot."""
    remarks = [Remark("strengths", "同じ", "○○", key=KEY), Remark("forums[1].content", "別", "●●")]
    data = word_file()
    assert write(data, *remarks).data == write(data, *remarks).data


def test_a_file_in_which_nothing_is_said_is_left_as_it_is() -> None:
    """Byte for byte: no part is made for comments that are not there."""
    data = word_file()
    assert write(data).data == data


def test_comments_of_persons_are_not_touched() -> None:
    """Their texts, answers, marks and ids stay; ours come behind them under ids of their own."""
    before = word_file()
    after = write(before, Remark("strengths", "点検", "市は"), Remark("municipality", "点検", "見本市")).data
    assert margins(after)[:3] == margins(before)
    theirs = [re.sub(rb' xmlns:\w+="[^"]+"', b"", etree_bytes(c)) for c in part(before, "word/comments.xml")]
    kept = [re.sub(rb' xmlns:\w+="[^"]+"', b"", etree_bytes(c)) for c in part(after, "word/comments.xml")[:3]]
    assert kept == theirs
    assert [margin.number for margin in margins(after)] == ["0", "1", "2", "3", "4"]


def etree_bytes(element: Any) -> bytes:
    return bytes(etree.tostring(element))


# ------------------------------------------------------------------------------------------ broken and large files


def test_ids_are_never_used_again() -> None:
    """Not those of comments that are missing, not broken ones, and not where the largest number is taken."""
    body = paragraph(
        *(f'<w:commentRangeStart w:id="{n}"/><w:commentRangeEnd w:id="{n}"/>' for n in ("7", "x", "-3", "99999999999")),
        '<w:r><w:commentReference w:id="41"/></w:r><w:r><w:commentReference/></w:r>',
    )
    after = write(word_file(office.BODY + body, person=False), Remark("strengths", "新", "○○")).data
    assert [c.get(f"{W}id") for c in part(after, "word/comments.xml")] == ["42"]
    body = paragraph('<w:r><w:commentReference w:id="2147483646"/></w:r><w:r><w:commentReference w:id="0"/></w:r>')
    after = write(word_file(office.BODY + body, person=False), Remark("strengths", "新", "○○")).data
    assert [c.get(f"{W}id") for c in part(after, "word/comments.xml")] == ["1"]


def test_a_comments_part_that_nothing_relates_is_left_alone() -> None:
    """A new part gets another name, and both stay in the file."""
    stray = with_members(word_file(person=False), {"word/comments.xml": b"<broken"})
    after = write(stray, Remark("strengths", "新", "○○")).data
    assert part(after, "word/comments1.xml")[0].get(f"{W}author") == "点検係"
    with zipfile.ZipFile(io.BytesIO(after)) as container:
        assert container.read("word/comments.xml") == b"<broken"


def test_two_comments_under_one_id_hurt_nobody() -> None:
    """A broken file of somebody else's: ours is added under an id of its own, both others stay."""
    twice = edited(word_file(), ('w:id="1" w:author="担当"', 'w:id="0" w:author="担当"'), member="word/comments.xml")
    after = write(twice, Remark("strengths", "新", "○○")).data
    assert [c.get(f"{W}id") for c in part(after, "word/comments.xml")] == ["0", "0", "2", "3"]


def many(count: int) -> bytes:
    """Return a file with so many comments of a person."""
    anchors = "".join(
        f'<w:commentRangeStart w:id="{n}"/><w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'
        for n in range(count)
    )
    return edited(word_file(person=False), ("【その他事項】</w:t></w:r>", f"【その他事項】</w:t></w:r>{anchors}"))


def test_a_file_has_no_more_comments_than_word_opens() -> None:
    """Word refuses a file with more than 32,767 ranges; what has no room is counted, not written."""
    done = write(many(MOST - 1), *(Remark("strengths", f"{n}", "○○") for n in range(4)))
    assert (done.added, done.left_out) == (1, 3)
    assert sum(1 for _ in part(done.data, "word/document.xml").iter(f"{W}commentRangeStart")) == MOST


def test_a_strict_file_stays_strict() -> None:
    """The comments are written in the variant of the standard in which the document is."""
    with zipfile.ZipFile(io.BytesIO(word_file(person=False))) as container:
        members = {name: container.read(name) for name in container.namelist() if name.endswith((".xml", ".rels"))}
    for name, content in members.items():
        for strict, usual in USUAL.items():
            content = content.replace(usual, strict)
        members[name] = content
    before = with_members(word_file(person=False), members)
    after = write(before, Remark("strengths", "新", "○○", key=KEY)).data
    with zipfile.ZipFile(io.BytesIO(after)) as container:
        for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
            content = container.read(name)
            assert STRICT in content
            assert not any(usual in content for usual in USUAL.values())
    assert write(after, Remark("strengths", "新", "○○", key=KEY)).kept == 1


# ------------------------------------------------------------------------------------------ again


def test_the_same_remarks_again_change_nothing() -> None:
    """They are known by what they are about and where they stand; the file comes back byte for byte."""
    remarks = [
        Remark("strengths", "一", "○○", key=KEY),
        Remark("other_matters", "枠", "●●", key=KEY),
        Remark("goals", "ない", key=OTHER),
        Remark("forums[2].members", "空", key=OTHER),
    ]
    first = write(word_file(), *remarks)
    again = write(first.data, *remarks, now=LATER)
    assert (again.added, again.kept, again.resolved) == (0, 4, 0)
    assert again.data == first.data


def test_a_comment_whose_matter_is_gone_is_resolved_with_its_answers() -> None:
    """Done is set and the last line tells when; an answer that somebody gave stays, open as it was."""
    first = write(word_file(person=False), Remark("strengths", "直す", "○○", key=KEY)).data
    answered = answer(first)
    done = write(answered, now=LATER)
    assert (done.added, done.kept, done.resolved) == (0, 0, 1)
    root, reply = margins(done.data)
    assert root.done
    assert re.fullmatch(rf"直す\n\[{KEY} [0-9a-f]{{4}} 解消 2025-04-20\]", root.text)
    assert (reply.text, reply.done, reply.answers) == ("直しました。", False, root.number)
    assert stripped(done.data) == stripped(answered)
    assert write(done.data, now=LATER).data == done.data


def answer(data: bytes, author: str = "担当", text: str = "直しました。") -> bytes:
    """Return a file in which the first comment was answered."""
    comments = part(data, "word/comments.xml")
    last = comments[0][-1].get(f"{W14}paraId")
    reply = (
        f'<w:comment w:id="77" w:author="{author}" w:date="2025-04-02T10:00:00" w:initials="T"><w:p w14:paraId="0000B001">'
        f"<w:r><w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    row = f'<w15:commentEx w15:paraId="0000B001" w15:paraIdParent="{last}" w15:done="0"/></w15:commentsEx>'
    data = edited(data, ("</w:comments>", reply), member="word/comments.xml")
    data = edited(data, ("</w15:commentsEx>", row), member="word/commentsExtended.xml")
    number = comments[0].get(f"{W}id")
    start = f'<w:commentRangeStart w:id="{number}"/>'
    mark = f'<w:commentReference w:id="{number}"/></w:r>'
    added = '<w:commentRangeEnd w:id="77"/><w:r><w:commentReference w:id="77"/></w:r>'
    return edited(data, (start, f'{start}<w:commentRangeStart w:id="77"/>'), (mark, mark + added))


def test_a_matter_that_comes_back_opens_its_comment_again() -> None:
    """One that we had resolved; one that a person resolved stays so, since that was a decision."""
    remark = Remark("strengths", "直す", "○○", key=KEY)
    first = write(word_file(person=False), remark).data
    back = write(write(first, now=LATER).data, remark, now=LATER)
    assert (back.added, back.kept, back.resolved, back.reopened) == (0, 0, 0, 1)
    assert margins(back.data) == margins(first)
    by_hand = edited(first, ('w15:done="0"', 'w15:done="1"'), member="word/commentsExtended.xml")
    kept = write(by_hand, remark, now=LATER)
    assert (kept.kept, kept.reopened, kept.data) == (1, 0, by_hand)
    assert write(by_hand, now=LATER).data == by_hand


def test_the_same_words_in_two_rows_are_told_apart_by_where_they_stand() -> None:
    """One row is mended: its comment is resolved and the other row's kept, though both are about the same words."""
    rows = [row("部会", "○○病院", "年4回", "協議", ""), row("分科会", "○○病院", "年2回", "検討", "")]
    body = office.BODY[: office.BODY.index("7　精神")].rpartition("<w:p>")[0] + (
        paragraph(run("7　精神障害にも対応した地域包括ケアシステムの構築のための協議の場の実施状況"))
        + table(row("名称", "協議の場の構成員", "開催頻度", "実施内容", "特記事項等（課題・強み等）"), *rows, columns=5)
        + paragraph()
    )
    remarks = [Remark(f"forums[{n}].members", "書く", "○○", key=KEY) for n in (1, 2)]
    first = write(word_file(body, person=False), *remarks).data
    mended = written_over(first, {"部会": "中央"})
    done = write(mended, remarks[1], now=LATER)
    assert (done.added, done.kept, done.resolved) == (0, 1, 1)
    assert [(margin.words, margin.done) for margin in margins(done.data)] == [("中央", True), ("○○", False)]
    # Somebody wrote into the range of the other one as well: it is still in its own row.
    both = write(written_over(first, {"部会": "中央", "分科会": "新○○"}), remarks[1], now=LATER)
    assert [(margin.words, margin.done) for margin in margins(both.data)] == [("中央", True), ("新○○", False)]


def written_over(data: bytes, texts: dict[str, str]) -> bytes:
    """Return a file in which the words ○○ of a row, known by its name, are written over."""
    body = part(data, "word/document.xml")
    for leaf in [leaf for leaf in body.iter(f"{W}t") if leaf.text == "○○"]:
        row = next(leaf.iterancestors(f"{W}tr"), None)
        name = row[0].xpath("string()") if row is not None else ""
        leaf.text = texts.get(name, leaf.text)
    return with_members(data, {"word/document.xml": etree_bytes(body)})


def test_what_goes_beside_another_remark_is_left_out_where_it_says_the_same() -> None:
    """A row in which something is missing is commented on its name; its name needs no second comment."""
    remarks = [
        Remark("forums[2].members", "ありません", key=KEY),
        Remark("forums[2].name", "この行です", "分科会", key=KEY, beside=True),
        Remark("forums[2].frequency", "ここも", "○回", key=KEY, beside=True),
        Remark("forums[2].name", "別のこと", "分科会", key=OTHER, beside=True),
    ]
    done = write(word_file(person=False), *remarks)
    assert [margin.text.partition("\n")[0] for margin in margins(done.data)] == ["ありません", "ここも", "別のこと"]
    assert write(done.data, *remarks).data == done.data


def test_only_our_own_comments_count_as_ours() -> None:
    """Not a person's that repeats our last line, not an answer with it, and not one that stands nowhere any more."""
    remark = Remark("strengths", "直す", "○○", key=KEY)
    first = write(word_file(person=False), remark).data
    for change in (
        ('w:author="点検係"', 'w:author="課長"'),
        (tag(first), "消しました"),
    ):
        theirs = edited(first, change, member="word/comments.xml")
        again = write(theirs, remark, now=LATER)
        assert (again.added, again.kept, again.resolved) == (1, 0, 0)
    quoted = answer(first, author="点検係", text=tag(first))
    done = write(quoted, now=LATER)
    assert [(margin.text, margin.done) for margin in margins(done.data)][1] == (tag(first), False)
    nowhere = edited(first, ('<w:commentReference w:id="0"/>', ""))
    assert write(nowhere, remark, now=LATER).added == 1
    nameless = edited(first, ('w:author="点検係"', 'w:author="作成者"'), member="word/comments.xml")
    assert write(nameless, remark, now=LATER).kept == 1


def tag(data: bytes) -> str:
    """Return the last line of the first comment."""
    return margins(data)[0].text.rpartition("\n")[2]


CHANGED = Remark("strengths", "5か所あります", "○○", key="T201 aaaaaaaaaaaa")


def test_a_matter_that_changed_on_the_same_words_is_told_anew_in_its_comment() -> None:
    """One of the other places that it rests on was mended: text and date are new, the answers stay."""
    first = answer(write(word_file(person=False), Remark("strengths", "6か所\nあります", "○○", key=KEY)).data)
    done = write(first, CHANGED, now=LATER)
    assert (done.added, done.kept, done.revised, done.resolved) == (0, 0, 1, 0)
    root, reply = margins(done.data)
    assert re.fullmatch(r"5か所あります\n\[T201 aaaaaaaaaaaa [0-9a-f]{4}\]", root.text)
    assert (root.words, root.done, root.date) == ("○○", False, "2025-04-20T10:00:00")
    assert reply == margins(first)[1]
    assert part(done.data, "word/commentsExtensible.xml")[0].values()[1] == "2025-04-20T01:00:00Z"
    assert stripped(done.data) == stripped(first)
    again = write(done.data, CHANGED, now=LATER)
    assert (again.kept, again.data) == (1, done.data)


@pytest.mark.parametrize("touched", ["written into", "resolved by a person", "another check", "other words"])
def test_a_comment_is_told_anew_only_where_that_takes_nothing_away(touched: str) -> None:
    """Not where somebody wrote into it or resolved it, and not for another check or other words of the place."""
    first = write(word_file(person=False), Remark("strengths", "6か所あります", "○○", key=KEY)).data
    remark = CHANGED
    if touched == "written into":
        first = edited(first, ("6か所あります", "6か所あります（要相談）"), member="word/comments.xml")
    elif touched == "resolved by a person":
        first = edited(first, ('w15:done="0"', 'w15:done="1"'), member="word/commentsExtended.xml")
    elif touched == "another check":
        remark = CHANGED._replace(key="T202 aaaaaaaaaaaa")
    else:
        remark = CHANGED._replace(quote="△△")
    done = write(first, remark, now=LATER)
    assert (done.added, done.revised) == (1, 0)
    assert margins(done.data)[0].text.startswith("6か所あります")
    assert margins(done.data)[0].done


def test_a_comment_that_lost_its_ids_is_known_and_resolved() -> None:
    """Another program saved the file and kept only the comments: what it takes to resolve one is made anew."""
    first = write(word_file(person=False), Remark("strengths", "直す", "○○", key=KEY)).data
    gone = {f"word/comments{name}.xml": None for name in ("Extended", "Ids", "Extensible")}
    rels = re.sub(
        r"<Relationship [^>]*comments(?:Extended|Ids|Extensible)[^>]*/>",
        "",
        zipfile.ZipFile(io.BytesIO(first)).read("word/_rels/document.xml.rels").decode(),
    )
    types = re.sub(
        r"<Override [^>]*comments(?:Extended|Ids|Extensible)[^>]*/>",
        "",
        zipfile.ZipFile(io.BytesIO(first)).read("[Content_Types].xml").decode(),
    )
    changes = {"word/_rels/document.xml.rels": rels.encode(), "[Content_Types].xml": types.encode()}
    saved = with_members(first, {**gone, **changes})
    saved = edited(saved, (f" {part_id(first)}", ""), member="word/comments.xml")
    done = write(saved, now=LATER)
    assert done.resolved == 1
    assert margins(done.data)[0].done


def part_id(data: bytes) -> str:
    return f'w14:paraId="{part(data, "word/comments.xml")[0][-1].get(f"{W14}paraId")}"'


# ------------------------------------------------------------------------------------------ other programs


def test_other_programs_open_it(convert: Convert, tmp_path: Path) -> None:
    """LibreOffice saves it with all comments, and no text of the controls is lost; python-docx reads them."""
    places = [
        ("strengths", "○○会議"), ("strengths", "●回"), ("strengths", "△△"), ("sectors[medical].status", "○○"),
        ("sectors[others].status", "○○"), ("forums[1].members", "○○"), ("schedule[1].period", "R6年●月"),
    ]  # fmt: skip
    path = tmp_path / "commented.docx"
    path.write_bytes(write(word_file(), *(Remark(at, f"{at}を見る", quote, key=KEY) for at, quote in places)).data)
    assert len(list(docx.Document(str(path)).comments)) == 3 + len(places)
    saved = convert(path, "docx").read_bytes()
    found = [c for c in part(saved, "word/comments.xml") if c.get(f"{W}author") == AUTHOR.name]
    assert len(found) == len(places)
    text = "".join(part(saved, "word/document.xml").itertext())
    assert all(one in text for one in ("病院は○○を開く。", "住民は○○を開く。", "△△病院", "○○病院", "R6年●月"))
