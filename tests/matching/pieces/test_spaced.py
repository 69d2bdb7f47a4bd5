"""Names with what columns ask behind wide spaces, and the lines between and below such rows."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import texts

MEETINGS = {
    "bodies[1].name": "みなと連絡会（以下「連絡会」という。）", "bodies[1].frequency": "年3回",
    "bodies[1].secretariat": "保健課", "bodies[1].members": "病院、家族会、保健所",
    "bodies[2].name": "支え手の会", "bodies[2].frequency": "毎月",
    "bodies[2].secretariat": "福祉課", "bodies[2].members": "相談支援事業所、診療所",
}  # fmt: skip
VISITS = "一人で暮らす方の家を、保健師と相談員が月に1回訪ね、困りごとを聞いている。"


def read(form: Form, *lines: str) -> Submission:
    blocks = (Heading("2 取組概要"), *(Heading(line[1:], 3) if line[:1] == "#" else Paragraph(line) for line in lines))
    return matching.submission(Blocks(blocks), form, "test.docx")


@pytest.mark.parametrize(
    "lines",
    [
        (
            "▽みなと連絡会（以下「連絡会」という。）　年3回　事務局：保健課", "　構成：病院、家族会、保健所",
            "▽支え手の会　毎月　事務局：福祉課", "　構成：相談支援事業所、診療所",
        ),
        (
            "○みなと連絡会（以下「連絡会」という。）　年3回　事務局：保健課", "　委員：病院、家族会、保健所",
            "○支え手の会　毎月　事務局：福祉課", "　委員：相談支援事業所、診療所",
        ),
        (
            "みなと連絡会（以下「連絡会」という。）（年3回）　事務局：保健課", "構成員：病院、家族会、保健所",
            "支え手の会（毎月）　事務局：福祉課", "構成員：相談支援事業所、診療所",
        ),
        (
            "・みなと連絡会（以下「連絡会」という。）／年3回／事務局：保健課", "　構成員：病院、家族会、保健所",
            "・支え手の会／毎月／事務局：福祉課", "　構成員：相談支援事業所、診療所",
        ),
        (
            "【みなと連絡会（以下「連絡会」という。）】年3回　事務局：保健課", "構成員：病院、家族会、保健所",
            "【支え手の会】（毎月）　事務局：福祉課", "構成員：相談支援事業所、診療所",
        ),
        (
            "■みなと連絡会（以下「連絡会」という。）", "年3回　事務局：保健課", "構成員：病院、家族会、保健所",
            "■支え手の会", "毎月　事務局：福祉課", "構成員：相談支援事業所、診療所",
        ),
        (
            "○みなと連絡会（以下「連絡会」という。）　構成員：病院、家族会、保健所　年3回　事務局：保健課",
            "○支え手の会　構成員：相談支援事業所、診療所　毎月　事務局：福祉課",
        ),
    ],
    ids=["marks", "another-title", "brackets", "slashes", "framed", "below", "one-line"],
)  # fmt: skip
def test_a_name_with_how_often_and_who_behind_it(form: Form, lines: tuple[str, ...]) -> None:
    """Each piece is at its own place, and each name begins a row."""
    found = read(form, *lines)
    assert texts(found) == MEETINGS
    assert found.unplaced == ()


def test_how_often_with_more_in_a_bracket_and_how_many(form: Form) -> None:
    """The months belong to the frequency, the number is that of the members."""
    said = texts(
        read(
            form,
            "○みなと連絡会　年6回（偶数月）　計12機関",
            "　構成員：病院、家族会",
            "○港の部会　各区年2回（計8回）　計5機関",
        )
    )
    assert (said["bodies[1].frequency"], said["bodies[1].member_count"]) == ("年6回（偶数月）", "計12機関")
    assert [said[f"bodies[2].{name}"] for name in ("frequency", "member_count")] == ["各区年2回（計8回）", "計5機関"]


def test_sentences_that_are_told_wholly(form: Form) -> None:
    """A line of which each clause is at its place is not left over as well."""
    found = read(
        form,
        "みなと連絡会は、年3回開催し、保健課が事務局を務める。構成員は病院、家族会である。",
        "港の部会は、毎月開催し、福祉課が事務局を務める。構成員は診療所、訪問看護である。",
    )
    said = texts(found)
    assert (said["bodies[1].secretariat"], said["bodies[2].members"]) == ("保健課", "診療所、訪問看護")
    assert found.unplaced == ()


def test_a_name_in_two_words_is_no_label(form: Form) -> None:
    """The second word is the kind of meeting, and nothing that a label tells."""
    said = texts(read(form, "■港の会　全体会", "　構成員：病院", "■港の会　作業部会", "　構成員：家族会"))
    assert [said[f"bodies[{n}].name"] for n in (1, 2)] == ["港の会　全体会", "港の会　作業部会"]


def test_a_piece_that_nothing_explains(form: Form) -> None:
    """A line of which one piece is unknown is no row: nobody can tell what it is about."""
    unknown = "○みなと連絡会　年3回　港のホール　事務局：保健課"
    found = read(form, "○港の部会　年2回　計5機関", unknown)
    assert not any(at.startswith("bodies[2]") for at in texts(found))
    assert [one.text for one in found.unplaced] == [unknown]


MEMBERS = "精神科病院、訪問看護ステーション、家族の会、保健所"


def test_a_sibling_is_no_member(form: Form) -> None:
    """A line with the mark of the meetings is the next item, here a programme."""
    lines = ("▽みなと連絡会　年3回　事務局：保健課", f"　構成：{MEMBERS}", f"▽見守り訪問　{VISITS}")
    said = texts(read(form, *lines))
    assert said["bodies[1].members"] == MEMBERS
    assert (said["programmes[1].name"], said["programmes[1].description"]) == ("見守り訪問", VISITS)


def test_a_note_is_no_member(form: Form) -> None:
    """It is left over."""
    note = "※福祉課は、昨年度まで障害福祉課という名称だった。"
    found = read(form, "▽みなと連絡会　年3回　事務局：保健課", f"　構成：{MEMBERS}", note)
    assert texts(found)["bodies[1].members"] == MEMBERS
    assert [one.text for one in found.unplaced] == [note]


def test_one_programme_below_numbered_meetings(form: Form) -> None:
    """Its number goes on with theirs, so that one name with one text is enough."""
    lines = ("#（1）みなと連絡会", "目的：課題の共有", "構成員：病院", "#（2）港の部会", "目的：評価", "構成員：家族会")
    said = texts(read(form, *lines, "#（3）見守り訪問", VISITS))
    assert said["bodies[2].name"] == "港の部会"
    assert (said["programmes[1].name"], said["programmes[1].description"]) == ("見守り訪問", VISITS)


def test_a_heading_above_meetings_and_one_above_each_programme(form: Form) -> None:
    """The heading whose lines are meetings does not keep the others from being names."""
    lines = (
        "#話し合う",
        "○みなと連絡会　年3回　事務局：保健課",
        "　構成員：病院",
        "#訪ねる",
        VISITS,
        "#学ぶ",
        "家族の教室を開く。",
    )
    said = texts(read(form, *lines))
    assert [said[f"programmes[{n}].name"] for n in (1, 2)] == ["訪ねる", "学ぶ"]


def test_labels_with_bullets_of_a_pdf(form: Form) -> None:
    """The round bullet that a program prints is a mark like any other."""
    said = texts(read(form, "• 名称：みなと連絡会", "• 目的：課題の共有", "• 構成員：病院、家族会"))
    assert (said["bodies[1].name"], said["bodies[1].members"]) == ("みなと連絡会", "病院、家族会")


def test_a_chronicle_with_bullets_of_a_pdf(form: Form) -> None:
    """So it is before a year."""
    blocks = (Heading("3 取組の経緯"), Paragraph("• 平成20年度　部会を設置。"), Paragraph("• 令和2年度　教室を開始。"))
    said = texts(matching.submission(Blocks(blocks), form, "test.pdf"))
    assert said["history[1].period"] == "平成20年度"
    assert said["history[2].text"] == "教室を開始。"


@pytest.mark.parametrize(
    "head",
    ["（２）住まいの部会　年５回　※春に「住居班」から改称", "（２）住まいの部会（年５回）※春に「住居班」から改称"],
)
def test_a_remark_behind_how_often(form: Form, head: str) -> None:
    """It hides neither the name nor how often, and is not lost."""
    found = read(
        form, "（１）みなと会議　年２回", "　目的：全体の確認", head, "　目的：事例の検討", "　構成員：病院、家主の会"
    )
    assert texts(found) == {
        "bodies[1].name": "みなと会議", "bodies[1].frequency": "年２回", "bodies[1].purpose": "全体の確認",
        "bodies[2].name": "住まいの部会", "bodies[2].frequency": "年５回", "bodies[2].purpose": "事例の検討",
        "bodies[2].members": "病院、家主の会",
    }  # fmt: skip
    assert [left.text for left in found.unplaced] == [head]


def test_a_remark_behind_a_name_that_does_not_sound_like_a_meeting(form: Form) -> None:
    """What stands before it tells enough."""
    found = read(form, "支え手の会　毎月　計5機関　※会場は持ち回り", "　構成員：病院、家主の会")
    assert texts(found) == {
        "bodies[1].name": "支え手の会", "bodies[1].frequency": "毎月", "bodies[1].member_count": "計5機関",
        "bodies[1].members": "病院、家主の会",
    }  # fmt: skip
    assert len(found.unplaced) == 1
