"""Rows of tables as lines: labels, sentences, amounts, names with how often they are held."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import texts

ISSUES = {
    "issues[1].issue": "退院先がない。", "issues[1].policy": "相談会を開く。", "issues[1].role_government": "広報",
    "issues[1].role_medical": "案内", "issues[1].role_welfare": "同行", "issues[1].role_others": "見守り",
    "issues[2].issue": "家族が孤立する。", "issues[2].policy": "教室を開く。", "issues[2].role_government": "会場",
    "issues[2].role_medical": "講師", "issues[2].role_welfare": "送迎", "issues[2].role_others": "声かけ",
}  # fmt: skip


def read(form: Form, heading: str, *lines: str) -> Submission:
    blocks = (Heading(heading), *(Heading(line[1:], 10) if line[:1] == "#" else Paragraph(line) for line in lines))
    return matching.submission(Blocks(blocks), form, "test.docx")


@pytest.mark.parametrize(
    "lines",
    [
        (
            "課題１　退院先がない。", "取組方針：相談会を開く。", "役割（取組）",
            "－行政：広報", "－医療：案内", "－福祉：同行", "－その他関係機関・住民等：見守り",
            "課題２　家族が孤立する。", "取組方針：教室を開く。", "役割（取組）",
            "－行政：会場", "－医療：講師", "－福祉：送迎", "－その他関係機関・住民等：声かけ",
        ),
        (
            "#課題①", "退院先がない。", "【取組方針】", "相談会を開く。", "【役割分担】",
            "（行政）広報", "（医療）案内", "（福祉）同行", "（その他）見守り",
            "#課題②", "家族が孤立する。", "【取組方針】", "教室を開く。", "【役割分担】",
            "（行政）会場", "（医療）講師", "（福祉）送迎", "（その他）声かけ",
        ),
        (
            "（１）退院先がない。", "→ 方針…相談会を開く。", "　行政：広報／医療：案内／福祉：同行／その他：見守り",
            "（２）家族が孤立する。", "→ 方針　教室を開く。", "　行政：会場／医療：講師／福祉：送迎／その他：声かけ",
        ),
        (
            "●課題：退院先がない。", "方針：相談会を開く。", "〔行政〕広報　〔医療〕案内　〔福祉〕同行　〔その他〕見守り",
            "●課題：家族が孤立する。", "方針：教室を開く。", "〔行政〕会場　〔医療〕講師　〔福祉〕送迎　〔その他〕声かけ",
        ),
    ],
    ids=["dashes", "brackets", "slashes", "one-line"],
)  # fmt: skip
def test_issues_without_a_table(form: Form, lines: tuple[str, ...]) -> None:
    """The heading that the roles share (役割) is no issue, and the first issue is no strength."""
    found = read(form, "5 強みと課題", *lines)
    assert texts(found) == ISSUES
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("① 相談会の参加者数", "目標 8人／実績 9人", "退院先が増えた。"),
        ("指標①：相談会の参加者数", "目標値：8人　実績値：9人", "成果：退院先が増えた。"),
        ("・相談会の参加者数（目標値：8人、実績値：9人）", "　効果：退院先が増えた。"),
        ("・相談会の参加者数は、目標8人に対し、実績9人であった。退院先が増えた。",),
        ("・相談会の参加者数　目標8人→実績9人", "退院先が増えた。"),
        ("・相談会の参加者数：目標8人→実績9人（退院先が増えた。）",),
    ],
)
def test_amounts_on_one_line(form: Form, lines: tuple[str, ...]) -> None:
    """Two amounts of one indicator are told apart by their titles, in whatever order of words."""
    found = read(form, "4 成果・効果", *lines)
    assert {at: text.removeprefix("①").lstrip("： ") for at, text in texts(found).items()} == {
        "results[1].indicator": "相談会の参加者数", "results[1].target": "8人", "results[1].result": "9人",
        "results[1].effect": "退院先が増えた。",
    }  # fmt: skip


def test_a_sentence_about_amounts_of_several_years_is_no_row(form: Form) -> None:
    """目標 named twice does not say which is which: the sentence is left over."""
    line = "参加者数は、目標8人、昨年の目標7人であった。"
    found = read(form, "4 成果・効果", line, "指標：相談会", "目標：8人", "実績：9人")
    assert texts(found) == {"results[1].indicator": "相談会", "results[1].target": "8人", "results[1].result": "9人"}
    assert [one.text for one in found.unplaced] == [line]


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (("① 連絡会議", "目的：共有", "構成員：病院、保健所（計5機関）", "事務局は保健所、開催は年4回とする。"), 0),
        (
            (
                "① 連絡会議",
                "目的：共有",
                "構成員は、病院、保健所である。",
                "計5機関",
                "保健所が事務局となり、年4回開催する。",
            ),
            0,
        ),
        (("① 連絡会議　目的：共有　構成員：病院、保健所（計5機関）　事務局：保健所　開催：年4回",), 0),
        (("① 連絡会議（年4回、事務局：保健所）", "目的：共有", "構成員：病院、保健所（計5機関）"), 0),
        (("・連絡会議：年4回、事務局は保健所。", "目的：共有", "構成員：病院、保健所（計5機関）"), 0),
    ],
)
def test_meetings_in_sentences(form: Form, lines: tuple[str, ...], left: int) -> None:
    """事務局は保健所、開催は年4回とする。 tells two columns, as does a bracket behind the name."""
    found = read(form, "2 取組概要（全体）", *lines)
    assert {at: text.removeprefix("①").lstrip("： ") for at, text in texts(found).items()} == {
        "bodies[1].name": "連絡会議", "bodies[1].purpose": "共有", "bodies[1].members": "病院、保健所",
        "bodies[1].member_count": "計5機関", "bodies[1].secretariat": "保健所", "bodies[1].frequency": "年4回",
    }  # fmt: skip
    assert len(found.unplaced) == left


def test_what_a_sentence_tells_beside_is_kept(form: Form) -> None:
    """連絡会議は年4回開催し、… gives name and frequency; the sentence itself is left over, in its section."""
    line = "連絡会議は年4回開催し、家族会の声を聴いている。"
    found = read(form, "7 協議の場の実施状況", line)
    assert texts(found) == {"forums[1].name": "連絡会議", "forums[1].frequency": "年4回"}
    assert [(one.text, one.where) for one in found.unplaced] == [(line, "7 協議の場")]


@pytest.mark.parametrize(
    "line", ["構成員は次のとおりである。", "年4回の講座を開いた。", "目的は人それぞれで、答えはない。"]
)
def test_a_sentence_about_something_else_is_no_row(form: Form, line: str) -> None:
    """A topic that only leads on, or what tells more than it is, fills no cell."""
    found = read(form, "7 協議の場の実施状況", line, "名称：部会", "構成員：病院", "開催頻度：年2回")
    assert [at for at in texts(found) if at.startswith("forums[2]")] == []
    assert texts(found)["forums[1].name"] == "部会"
    assert line in [one.text for one in found.unplaced]


def test_duties_in_a_bracket_behind_an_office(form: Form) -> None:
    """A list of duties in a bracket is parted from the office; the parts of an office are not."""
    found = read(
        form, "6 連携状況", "所管：健康推進課（相談、病院訪問）", "連携：保健所（健康推進課、予防課）", "連携：住宅課（R6、新設）"
    )  # fmt: skip
    assert texts(found) == {
        "offices[1].owner": "健康推進課", "offices[1].owner_duties": "相談、病院訪問",
        "offices[1].partner": "保健所（健康推進課、予防課）", "offices[2].partner": "住宅課（R6、新設）",
    }  # fmt: skip


def test_titles_in_angle_brackets(form: Form) -> None:
    """〈行政〉 and 《医療》 are titles as 【福祉】 is."""
    lines = (
        "課題1　退院先がない。",
        "方針　相談会を開く。",
        "〈行政〉広報",
        "〈医療〉案内",
        "《福祉》同行",
        "〈その他関係機関・住民等〉見守り",
    )
    again = (
        "課題2　家族が孤立する。",
        "方針　教室を開く。",
        "〈行政〉会場",
        "〈医療〉講師",
        "〈福祉〉送迎",
        "〈その他関係機関・住民等〉声かけ",
    )
    found = read(form, "５　強みと課題", *lines, *again)
    assert texts(found) == ISSUES
    assert found.unplaced == ()


def test_titles_between_wide_spaces_and_names_of_a_level(form: Form) -> None:
    """Titles without colons may share a line; a name may stand behind the level that it is of (全域：, 地区：)."""
    found = read(
        form, "２　取組概要（全体）",
        "全域：岬市こころの連絡会（以下「連絡会」）", "目的　課題の共有", "構成　病院、家族会", "回数　年２回　　事務局　保健課",
        "地区：灯台部会", "目的　指標を確かめる。回数　毎月　　事務局　福祉課",
    )  # fmt: skip
    assert texts(found) == {
        "bodies[1].name": "岬市こころの連絡会（以下「連絡会」）", "bodies[1].purpose": "課題の共有",
        "bodies[1].members": "病院、家族会", "bodies[1].frequency": "年２回", "bodies[1].secretariat": "保健課",
        "bodies[2].name": "灯台部会", "bodies[2].purpose": "指標を確かめる。", "bodies[2].frequency": "毎月",
        "bodies[2].secretariat": "福祉課",
    }  # fmt: skip


@pytest.mark.parametrize("wide", ["　", "\t", "  "])
def test_short_titles_whose_characters_stand_apart(form: Form, wide: str) -> None:
    """目 的 is 目的, with nothing but a wide space before what it asks."""
    lines = [f"目　的{wide}暮らしの場を増やす", f"構　成{wide}診療所、保健所", f"開　催{wide}年2回"]
    blocks = [Heading("2 取組概要", 1), Heading("２　会議体", 2), Heading("港の会", 3), *map(Paragraph, lines)]
    told = texts(matching.submission(Blocks(tuple(blocks)), form, "test.docx"))
    assert (told["bodies[1].name"], told["bodies[1].purpose"]) == ("港の会", "暮らしの場を増やす")
    assert (told["bodies[1].members"], told["bodies[1].frequency"]) == ("診療所、保健所", "年2回")
