"""Rows of a table on the clipboard whose cells hold line ends."""

from __future__ import annotations

from ckwriter.text.broken import joined


def test_cells_with_line_ends_are_put_together() -> None:
    """Where all rows come out even and words show that a cell goes on."""
    assert joined(["名称\t構成員\t頻度", "連絡会\t病院、", "保健所\t年4回", "部会\t家族会\t年1回"]) == [
        "名称\t構成員\t頻度", "連絡会\t病院、\n保健所\t年4回", "部会\t家族会\t年1回",
    ]  # fmt: skip


def test_titles_with_line_ends() -> None:
    """A bracket shows that a title goes on, even above the first whole row."""
    assert joined(["指標\t目標値", "（昨年度当初）\t実績値", "①\t10\t7"]) == [
        "指標\t目標値\n（昨年度当初）\t実績値",
        "①\t10\t7",
    ]


def test_short_rows_stay_as_they_are() -> None:
    """Rows with fewer cells, and labels with texts above a table, are no broken rows."""
    mixed = ["市町村数\t1\t市町村", "退院率\t入院後\t61.8\t%", "保健所数\t1\tか所"]
    labels = ["短期目標\t増やす", "一歩\t決める", "時期\t内容\t取組", "4月\t会\t決定"]
    assert joined(mixed) == mixed
    assert joined(labels) == labels
    assert joined([*labels[:3], "4月\t会、", "研修\t決定"]) == [*labels[:3], "4月\t会、", "研修\t決定"]
    assert joined(["時期\t内容\t取組", "4月\t会", "研修\t決定"]) == ["時期\t内容\t取組", "4月\t会", "研修\t決定"]


def test_a_label_and_the_bracket_below_it() -> None:
    """A bracket that is all of a first cell ends the label above it, however long the other rows are."""
    rows = ["入院\t合計\t582\t人", "事業所数", "（R6年11月時点）\t基幹\t1\tか所", "（自立支援）協議会\t6\t回/年"]
    assert joined(rows) == [rows[0], "事業所数\n（R6年11月時点）\t基幹\t1\tか所", rows[3]]


def test_items_of_a_list_are_rows_of_their_own() -> None:
    """Each begins with the mark: one with fewer cells is whole."""
    rows = [
        "・人口\t300人\t（R6.4）",
        "・病床数\t公表なし",
        "・退院率\t公表なし（同上）",
        "・保健所数\t1か所\t（R6.4）",
    ]
    assert joined(rows) == rows
