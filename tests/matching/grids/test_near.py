"""Titles of columns in words that the form does not know."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid


def read(form: Form, heading: str, *rows: list[str]) -> Submission:
    return matching.submission(Blocks((Heading(heading), grid([*rows]))), form, "test.docx")


@pytest.mark.parametrize(
    "titles",
    [
        ["はかる物差し", "目標（R6当初）", "実績（R6末）", "どのような変化があったか"],
        ["ものさし", "目標", "到達点", "変わったこと"], ["取り組んだこと", "めざした値", "実績", "分かったこと"],
        ["測り方", "目標", "どこまで来たか", "手ごたえ"],
    ],
)  # fmt: skip
def test_results_by_the_order_of_their_columns(form: Form, titles: list[str]) -> None:
    """As many titles as the form has, the known ones in their places, amounts where amounts are asked."""
    found = read(
        form,
        "4 成果・効果",
        titles,
        ["①訪問の件数", "40件", "36件", "通院が続いた。"],
        ["②講座の回数", "年4回", "―（休止）", "開かなかった。"],
    )
    assert [found.text(f"results[1].{name}") for name in ("indicator", "target", "result", "effect")] == [
        "①訪問の件数", "40件", "36件", "通院が続いた。"
    ]  # fmt: skip
    assert found.text("results[2].result") == "―（休止）"
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "titles",
    [
        ["時期", "行うこと", "中身"],
        ["時　期", "実施すること", "具体的な動き"],
        ["いつ", "実施内容", "進め方"],
        ["月", "何を", "どのように"],
    ],
)
def test_plans_by_the_order_of_their_columns(form: Form, titles: list[str]) -> None:
    """Periods below the first title tell it, known or not."""
    found = read(
        form,
        "8 スケジュール（今年度）",
        titles,
        ["R7年4月～7月", "部会", "議題を決める"],
        ["8月", "講座", "会場を借りる"],
    )
    assert [found.text(f"schedule[2].{name}") for name in ("period", "activity", "detail")] == [
        "8月",
        "講座",
        "会場を借りる",
    ]
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "rows",
    [
        [["担当", "目標", "期限", "進め方"], ["健康課", "相談を増やす", "年度末", "窓口を置く"]],
        [["区", "目標", "人口", "面積"], ["東区", "40件", "9万人", "20平方キロ"]],
        [["実績", "昨年度", "一昨年度", "その前"], ["36件", "30件", "28件", "20件"]],
    ],
)  # fmt: skip
def test_tables_that_only_look_alike(form: Form, rows: list[list[str]]) -> None:
    """Another order, or values of another kind below a title: what stands there is left over."""
    known = [["指標", "目標値", "実績値", "具体的な成果・効果"], ["①訪問", "1件", "1件", "続いた。"]]
    blocks = (Heading("4 成果・効果"), grid(known), Heading("別の表"), grid(rows))
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert found.text("results[1].indicator") == "①訪問"
    assert not found.text("results[2].indicator")


def test_a_history_with_a_column_of_remarks(form: Form) -> None:
    """A title that the form prints elsewhere (内容) counts where it is one of the table's own."""
    found = read(
        form,
        "3 取組の経緯",
        ["年度", "内容", "備考"],
        ["平成30年度～", "部会を設けた", ""],
        ["令和2年度～", "講座を開いた", "隔年"],
    )
    assert found.text("history[1].text") == "部会を設けた"
    assert [item.text for item in found.unplaced] == ["隔年"]
