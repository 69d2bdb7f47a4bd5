"""The workbook across all bodies of a folder: what a prefecture looks at when all have handed in.

All cells but counts and rates are text; nothing that a submission says can become a formula.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ckwriter.batching.values import Batch, Body
from ckwriter.model import LEVEL_TITLES
from ckwriter.notation import fiscal_year_title

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FILLS = {"error": "F8D7D4", "warning": "FCE9C8", "note": "DDE8F4"}
_NOTHING, _SOME, _ALL = "F8D7D4", "FFF5CC", "E5F3E1"
_OUTCOMES = {"reached": "届いた", "beyond": "上回った", "missed": "届かず", "unclear": "確認", "": ""}
_OUTCOME_FILLS = {"reached": _ALL, "beyond": _ALL, "missed": _NOTHING, "unclear": _SOME}
_LONGEST = 4000
"""Characters of a text in a cell."""
_WHO = (("団体", 16.0), ("区分", 10.0))


class Column(NamedTuple):
    """A column of a sheet."""

    title: str
    width: float
    centred: bool = False
    upright: bool = False
    """True if its title is turned, for a narrow column."""


def build(batch: Batch) -> bytes:
    """Return the workbook as bytes."""
    from openpyxl import Workbook

    from ckwriter.batching import overview
    from ckwriter.sheets import styles

    book = Workbook()
    styles.prepare(book)
    overview.add(book.worksheets[0], batch)
    _by_check(book, batch)
    _by_element(book, batch)
    _by_measure(book, batch)
    _list(book, batch)
    _unread(book, batch)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def called(batch: Batch, body: Body) -> str:
    """Return a body's name, with its file where there is more than one of it."""
    return f"{body.name}（{body.file}）" if body.name in batch.twins else body.name


class Table:
    """A sheet with a title, column heads, and rows that are written one by one."""

    def __init__(self, book: Workbook, name: str, title: str, hint: str, columns: Sequence[Column]) -> None:
        from openpyxl.styles import Alignment
        from openpyxl.utils import get_column_letter

        from ckwriter.sheets import styles
        from ckwriter.sheets.canvas import put

        self.sheet: Worksheet = book.create_sheet(name)
        self.columns = columns
        self.row = _HEAD
        last = max(len(columns), 2)
        for row, text, dress in ((1, title, styles.as_title), (2, hint, styles.as_hint)):
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
            dress(put(self.sheet, row, 1, text))
        styles.fit(self.sheet, 1, 24.0)
        width = sum(column.width for column in columns)
        styles.fit(self.sheet, 2, styles.height(hint, width, size=9))
        for number, column in enumerate(columns, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = column.width
            styles.as_head(head := put(self.sheet, _HEAD, number, column.title))
            if column.upright:
                head.alignment = Alignment(text_rotation=90, vertical="bottom", horizontal="center", wrap_text=True)
                head.font = styles.font(size=8)
        heights = (_TURNED if c.upright else styles.height(c.title, c.width) for c in columns)
        styles.fit(self.sheet, _HEAD, max(heights))

    def add(self, values: Sequence[str | float | None], fills: Sequence[str] = ()) -> None:
        """Write a row: texts as texts, numbers as numbers; `fills` are the colours of its cells, "" for none."""
        from openpyxl.styles import Alignment

        from ckwriter.sheets import styles
        from ckwriter.sheets.canvas import put

        self.row += 1
        least = 0.0
        for number, (value, column) in enumerate(zip(values, self.columns, strict=True), 1):
            text = value[:_LONGEST] if isinstance(value, str) else ""
            target = put(self.sheet, self.row, number, text)
            if isinstance(value, int | float):
                target.value, target.number_format = value, "#,##0" if isinstance(value, int) else "0.00"
            target.font, target.border = styles.font(size=9.5), styles.BOX
            side = "center" if column.centred else "right" if isinstance(value, float) else "left"
            target.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
            if number <= len(fills) and fills[number - 1]:
                target.fill = styles.fill(fills[number - 1])
            least = max(least, styles.height(text, column.width, size=9.5))
        styles.fit(self.sheet, self.row, least)

    def finish(self, frozen: str) -> None:
        """Set up the filter, what stays on the screen, and the page."""
        from openpyxl.utils import get_column_letter

        from ckwriter.sheets import styles

        right = get_column_letter(len(self.columns))
        last = max(self.row, _HEAD + 1)
        self.sheet.auto_filter.ref = f"A{_HEAD}:{right}{last}"
        self.sheet.freeze_panes = frozen
        styles.page(self.sheet, heading_rows=f"{_HEAD}:{_HEAD}")
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.oddHeader.right.text = "点検の一覧"  # type: ignore[union-attr]  # openpyxl makes one
        self.sheet.print_area = f"A1:{right}{last}"


_HEAD = 3
"""The row of the column titles."""
_TURNED = 190.0
"""Points of a row with turned titles."""


def _years(batch: Batch) -> str:
    return "・".join(fiscal_year_title(year) for year in sorted({body.fiscal_year for body in batch.bodies}))


def _by_check(book: Workbook, batch: Batch) -> None:
    from ckwriter import checking

    titles = {check.code: check.title for check in checking.checks()}
    codes = sorted({finding.code for body in batch.bodies for finding in body.findings})
    columns = [
        *(Column(*who) for who in _WHO),
        Column("計", 6, centred=True),
        *(Column(title, 8, centred=True) for title in LEVEL_TITLES.values()),
        *(Column(f"{code} {titles.get(code, '')}", 4.5, centred=True, upright=True) for code in codes),
    ]
    hint = (
        "数は指摘の件数です。色は、その点検で最も重い指摘（赤: 要修正、橙: 要確認、青: 助言）です。"
        "空欄は指摘がないことを表します。"
    )
    table = Table(book, "団体×点検", f"団体ごと・点検ごとの指摘の件数　{_years(batch)}", hint, columns)
    for body in batch.bodies:
        levels = Counter(finding.level for finding in body.findings)
        counts = Counter(finding.code for finding in body.findings)
        worst = {code: _worst(body, code) for code in codes}
        table.add(
            [
                called(batch, body),
                body.kind,
                len(body.findings),
                *(levels[level] or None for level in LEVEL_TITLES),
                *(counts[code] or None for code in codes),
            ],
            ["", "", "", *(FILLS[level] if levels[level] else "" for level in LEVEL_TITLES), *worst.values()],
        )
    table.finish(f"C{_HEAD + 1}")


def _worst(body: Body, code: str) -> str:
    levels = {finding.level for finding in body.findings if finding.code == code}
    return next((FILLS[level] for level in LEVEL_TITLES if level in levels), "")


def _by_element(book: Workbook, batch: Batch) -> None:
    titles = list(dict.fromkeys(element.title for body in batch.bodies for element in body.elements))
    if not titles:
        return
    columns = [*(Column(*who) for who in _WHO), *(Column(title, 26) for title in titles)]
    hint = (
        "記載のある観点と、記載の例です（緑: 期待される観点のすべてに記載、黄: 一部に記載、赤: 記載が見当たらない）。"
    )
    table = Table(book, "団体×構成要素", f"構成要素ごとの記載　{_years(batch)}", hint, columns)
    for body in batch.bodies:
        held = {element.title: element for element in body.elements}
        cells, fills = [], []
        for title in titles:
            element = held.get(title)
            found = "、".join(element.found) if element else ""
            quote = f"\n「{element.quote}」" if element and element.quote else ""
            cells.append(f"{found}{quote}" if found else "記載なし")
            fills.append(_NOTHING if not found else _SOME if element and element.lacking else _ALL)
        table.add([called(batch, body), body.kind, *cells], ["", "", *fills])
    table.finish(f"C{_HEAD + 1}")


def _by_measure(book: Workbook, batch: Batch) -> None:
    columns = [
        *(Column(*who) for who in _WHO),
        Column("指標", 34),
        Column("目標\n（昨年度）", 13),
        Column("実績\n（昨年度）", 13),
        Column("達成", 9, centred=True),
        Column("現状値\n（年度当初）", 13),
        Column("目標値\n（年度末）", 13),
        Column("単位", 7, centred=True),
        Column("実績\n（1万人当たり）", 12),
        Column("現状値\n（1万人当たり）", 12),
        Column("目標値\n（1万人当たり）", 12),
        Column("人口", 12),
        Column("人口の時点", 12),
    ]
    hint = (
        "1万人当たりの値は、人口で割ったものです。回数、割合、月ごとの値と、単位や人口が読み取れないものは空欄です。"
        "延べと実人数は団体によって異なるため、単位と記載を確かめて比べてください。"
    )
    table = Table(book, "団体×指標", f"団体ごとの指標　{_years(batch)}", hint, columns)
    for body in batch.bodies:
        for one in body.measures:
            table.add(
                [
                    called(batch, body),
                    body.kind,
                    one.name,
                    one.last_target,
                    one.result,
                    _OUTCOMES[one.outcome],
                    one.baseline,
                    one.target,
                    one.unit,
                    *one.rates,
                    body.population,
                    body.population_as_of,
                ],
                ["", "", "", "", "", _OUTCOME_FILLS.get(one.outcome, "")],
            )
    table.finish(f"D{_HEAD + 1}")


def _list(book: Workbook, batch: Batch) -> None:
    columns = [
        *(Column(*who) for who in _WHO),
        Column("ファイル", 18),
        Column("重さ", 8, centred=True),
        Column("節", 12),
        Column("場所", 22),
        Column("指摘", 40),
        Column("引用（記載のとおり）", 30),
        Column("直し方", 30),
        Column("点検", 7, centred=True),
    ]
    hint = "団体ごとの、すべての指摘です。同じ指摘が、各団体の Word の写しにコメントとして付いています。"
    table = Table(book, "指摘一覧", f"指摘の一覧　{_years(batch)}", hint, columns)
    for body in batch.bodies:
        for finding, texts in zip(body.findings, body.listed, strict=True):
            table.add([called(batch, body), body.kind, body.file, *texts[1:8]], ["", "", "", FILLS[finding.level]])
    table.finish(f"C{_HEAD + 1}")


def _unread(book: Workbook, batch: Batch) -> None:
    columns = [Column("ファイル", 40), Column("理由", 100)]
    hint = (
        "ここにあるファイルは、ほかのシートに入っていないか、コメント付きの写しがありません。"
        "理由を確かめ、直してからもう一度行ってください。"
    )
    table = Table(book, "読めなかったファイル", "読めなかったファイル", hint, columns)
    for problem in batch.problems:
        table.add([problem.file, problem.why])
    for name, held in batch.twins.items():
        table.add(
            [
                "、".join(held),
                f"同じ団体（{name}）のファイルが{len(held)}つあります。どれが正しい提出か確かめてください",
            ]
        )
    if table.row == _HEAD:
        table.add(["なし", ""])
    table.finish(f"A{_HEAD + 1}")
