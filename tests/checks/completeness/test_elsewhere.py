"""What seems missing may stand under a heading that was not known; what is missing is told with the headings round it."""

from __future__ import annotations

import pytest

from ckwriter import checking, matching
from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Finding, Submission
from tests.checks.completeness.test_unread import left
from tests.test_matching import grid

HISTORY = "・平成27年度～　合同の検討会を始めた。", "・令和2年度～　試行した。", "・令和4年度～　部会を設けた。"
RESULTS = grid([["指標", "目標値", "実績値", "具体的な成果・効果"], ["①訪問", "3回", "3回", "続いた。"]])
STRENGTH = "保健師の担当が地区ごとに決まっており、変化に早く気付ける。"


def read(form: Form, *blocks: Block | str) -> Submission:
    """Return what is read of a page that begins with a known section."""
    lines = (Paragraph(one) if isinstance(one, str) else one for one in blocks)
    return matching.submission(
        Blocks((Heading("１　基礎情報"), Paragraph("人口：52,310人"), Paragraph("保健所数：1か所"), *lines)),
        form,
        "t.docx",
    )


def about(submission: Submission, at: str) -> list[Finding]:
    return [one for one in checking.check(submission, select=["S101", "T101"]) if one.at == at]


def quotes(found: Finding) -> list[str]:
    return [one.quote for one in found.evidence if one.quote]


def test_a_missing_section_is_told_with_the_headings_round_it(form: Form) -> None:
    """The headings as the file has them, with its own numbers and words."""
    found = read(
        form, Heading("２　取組の概要"), "連絡会を開いている。", Heading("４　取組の成果・効果（R5年度）"), RESULTS
    )
    (one,) = about(found, "history_summary")
    assert one.code == "S101"
    assert quotes(one) == ["２　取組の概要", "４　取組の成果・効果（R5年度）"]


def test_a_missing_field_is_told_with_the_titles_round_it(form: Form) -> None:
    """The heading of its section, and the titles before and behind it."""
    issues = grid(
        [
            ["課題", "取組方針", "行政", "医療", "福祉", "その他関係機関・住民等"],
            ["知られていない。", "知らせる。", "a", "b", "c", "d"],
        ]
    )
    found = read(form, Heading("５　強みと課題"), Heading("【特徴（強み）】"), Heading("【課題】"), issues)
    (one,) = about(found, "strengths")
    assert quotes(one)[:2] == ["５　強みと課題", "【特徴（強み）】"]


@pytest.mark.parametrize(
    "heading",
    [
        "Ⅲ　たどってきた足あと",
        "３．これまでの道すじ",
        "◆ ここまでの道",
        "【足どり】",
        "C．足あと",
        "三　足どり",
        "■足どり",
    ],
)
@pytest.mark.parametrize("before", [[], ["その下の一文は、どの欄にも入らない短い文である。"]])
def test_text_below_an_unknown_heading_may_be_what_is_missing(form: Form, heading: str, before: list[str]) -> None:
    """Whatever number, letter or mark the heading has: only a look is asked for."""
    lines = [f"年表は次のとおりで、{text}" for text in HISTORY]
    known = read(form, Heading("４　取組の成果・効果"), RESULTS)
    where = "1 基礎情報"
    found = left(known, *((text, where) for text in (*before, heading, *lines)))
    assert about(known, "history_summary")
    assert not about(found.model_copy(update={"headings": known.headings}), "history_summary")


@pytest.mark.parametrize(
    "texts",
    [
        ["※構成割合は四捨五入しているため、合計と合わないことがある。"], ["3 ページ"], ["◆ ここまでの道"],
        ["（注）人口は住民基本台帳による。", "※病床は許可病床の数である。"], ["【数字】", "※人口は住民基本台帳に基づく推計であり、外国人を含む。"],
    ],
)  # fmt: skip
def test_notes_and_bare_headings_are_not_what_is_missing(form: Form, texts: list[str]) -> None:
    """A footnote, a page's number, a heading with nothing below it leave the blank certain."""
    known = read(form, Heading("２　取組の概要"), "連絡会を開いている。", Heading("４　取組の成果・効果"), RESULTS)
    found = left(known, *((text, "2 取組概要") for text in texts))
    assert about(found.model_copy(update={"headings": known.headings}), "history_summary")


def test_a_list_of_years_in_a_text_before_may_be_the_history(form: Form) -> None:
    """A table of names and texts took the heading as a name, and the years as its text."""
    found = read(
        form,
        Heading("２　取組の概要"),
        "【道のり】",
        "\n".join(HISTORY) + "。",
        Heading("４　取組の成果・効果"),
        RESULTS,
    )
    swallowed = found.text("programmes[1].description") or found.text("programmes[2].description")
    assert "平成27年度" in swallowed
    assert not about(found, "history_summary")


def test_a_note_below_the_tables_is_no_text_of_the_section(form: Form) -> None:
    """※ belongs to a table: the field that has no text stays blank."""
    found = read(
        form,
        Heading("５　強みと課題"),
        "※②の講座は隔年で開くため、今年度は目標を置かない。",
        grid([["指標", "現状値", "目標値", "期待する効果"], ["①訪問", "3回", "4回", "続く。"]]),
    )
    assert not found.text("strengths")
    assert found.text("goals[1].target") == "4回"
