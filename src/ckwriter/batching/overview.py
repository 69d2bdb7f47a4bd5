"""The first sheet: how many of everything, and the two charts that a prefecture would show first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ckwriter.batching.values import Batch
from ckwriter.model import LEVEL_TITLES
from ckwriter.notation import fiscal_year_title

if TYPE_CHECKING:
    from openpyxl.chart import BarChart
    from openpyxl.worksheet.worksheet import Worksheet

_COLOURS = {"error": "C0504D", "warning": "F2A33A", "note": "7F9CC7"}
_COVERED = (("すべての観点に記載", "7FB77E"), ("一部に記載", "F5D76E"), ("記載が見当たらない", "C0504D"))
_WIDTHS = (30.0, 13.0, 13.0, 13.0, 3.0)
_CHART = (17.0, 8.6)
"""Centimetres of a chart."""


def add(sheet: Worksheet, batch: Batch) -> None:
    """Fill the first sheet of a workbook."""
    from openpyxl.utils import get_column_letter

    from ckwriter.sheets import styles
    from ckwriter.sheets.canvas import put

    sheet.title = "概要"
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    years = "・".join(fiscal_year_title(year) for year in sorted({body.fiscal_year for body in batch.bodies}))
    sheet.merge_cells("A1:P1")
    styles.as_title(put(sheet, 1, 1, f"提出内容の点検の概要　{years}"))
    styles.fit(sheet, 1, 24.0)
    sheet.merge_cells("A2:P2")
    styles.as_text(put(sheet, 2, 1, _counts(batch)))
    styles.fit(sheet, 2, 20.0)
    row = _table(sheet, 4, ["節", *LEVEL_TITLES.values()], _sections(batch))
    _chart(sheet, "節ごとの指摘の件数", 4, row, list(_COLOURS.values()), "F4")
    elements = _elements(batch)
    if elements:
        first = max(row + 2, 4 + _ROWS)
        row = _table(sheet, first, ["構成要素", *(title for title, _ in _COVERED)], elements)
        title = "構成要素ごとの記載（団体の数）"
        _chart(sheet, title, first, row, [colour for _, colour in _COVERED], f"F{first}")
    styles.page(sheet, heading_rows="1:1", whole=True)
    sheet.oddHeader.right.text = "点検の一覧"  # type: ignore[union-attr]  # openpyxl makes one if there is none
    sheet.print_area = f"A1:P{max(row, 4 + 2 * _ROWS)}"


_ROWS = 17
"""Rows of the sheet that a chart stands beside."""


def _counts(batch: Batch) -> str:
    levels = Counter(finding.level for body in batch.bodies for finding in body.findings)
    counts = "、".join(f"{title} {levels[level]}件" for level, title in LEVEL_TITLES.items())
    unread = f"、読めなかったもの等 {len(batch.problems)}件" if batch.problems else ""
    bodies = f"団体 {len({body.name for body in batch.bodies})}（ファイル {len(batch.bodies)}件{unread}）"
    return f"{bodies}　指摘 {levels.total()}件（{counts}）"


def _sections(batch: Batch) -> list[tuple[str, tuple[int, ...]]]:
    """Return the sections in which something was found, with the number of findings of each level."""
    counts: dict[str, Counter[str]] = {}
    for body in batch.bodies:
        for finding, texts in zip(body.findings, body.listed, strict=True):
            counts.setdefault(texts[2] or "その他", Counter())[finding.level] += 1
    return [(name, tuple(counts[name][level] for level in LEVEL_TITLES)) for name in sorted(counts, key=_order)]


def _order(section: str) -> tuple[int, str]:
    number = section.partition(" ")[0]
    return (int(number), "") if number.isdigit() else (99, section)


def _elements(batch: Batch) -> list[tuple[str, tuple[int, ...]]]:
    """Return the elements, with the number of bodies that write about all, some or no aspects of each."""
    counts: dict[str, list[int]] = {}
    for body in batch.bodies:
        for element in body.elements:
            state = 2 if not element.found else 1 if element.lacking else 0
            counts.setdefault(element.title, [0, 0, 0])[state] += 1
    return [(title, tuple(states)) for title, states in counts.items()]


def _table(sheet: Worksheet, first: int, heads: Sequence[str], rows: Sequence[tuple[str, tuple[int, ...]]]) -> int:
    """Write the numbers of a chart; return the last row."""
    from ckwriter.sheets import styles
    from ckwriter.sheets.canvas import put

    for number, head in enumerate(heads, 1):
        styles.as_head(put(sheet, first, number, head))
    styles.fit(sheet, first, 30.0)
    row = first
    for row, (name, counts) in enumerate(rows, first + 1):
        styles.as_label(put(sheet, row, 1, name))
        styles.fit(sheet, row, styles.height(name, _WIDTHS[0]))
        for number, count in enumerate(counts, 2):
            target = sheet.cell(row, number, count)
            styles.as_label(target, centred=True)
            target.fill = styles.fill("FFFFFF")
    return row


def _chart(sheet: Worksheet, title: str, first: int, last: int, colours: Sequence[str], at: str) -> None:
    from openpyxl.chart import BarChart, Reference

    if last == first:
        return
    chart: BarChart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 45
    chart.title = title
    chart.width, chart.height = _CHART  # type: ignore[assignment]  # the stubs want whole centimetres
    chart.add_data(Reference(sheet, min_col=2, max_col=4, min_row=first, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=first + 1, max_row=last))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.tickLblSkip = 1
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.crosses = "max"
    chart.y_axis.number_format = "0"
    chart.legend.position = "b"
    for series, colour in zip(chart.series, colours, strict=True):
        series.graphicalProperties.solidFill = colour
        series.graphicalProperties.line.solidFill = colour
    sheet.add_chart(chart, at)
