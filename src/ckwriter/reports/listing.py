"""The list of findings as a workbook, for sending round: each office writes beside a finding what it did about it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ckwriter import places
from ckwriter.checking import Aside
from ckwriter.findings import title_of
from ckwriter.model import LEVEL_TITLES, Evidence, Finding, Submission
from ckwriter.notation import fiscal_year_title
from ckwriter.reports import plain

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

STATES = ("修正した", "このままでよい", "確認中")
"""What an office may answer."""
_COLUMNS = (
    ("番号", 5.5),
    ("区分", 8.5),
    ("節", 12.0),
    ("場所", 20.0),
    ("指摘", 34.0),
    ("引用（記載のとおり）", 30.0),
    ("直し方", 28.0),
    ("点検", 7.0),
    ("対応", 13.0),
    ("回答・メモ", 18.0),
)
_HEAD = 4
"""The row of the column titles; the title, the counts and a line of advice stand above."""
_CENTRED = ("番号", "区分", "点検", "対応")
_ANSWERED = ("対応", "回答・メモ")
_FILLS = {"error": "F8D7D4", "warning": "FCE9C8", "note": "DDE8F4"}
_ANSWER = "FFFBE6"
_MOST_QUOTES = 6


def xlsx(findings: Sequence[Finding], submission: Submission, aside: Sequence[Aside] = ()) -> bytes:
    """Return findings as a workbook: all cells are text, with a filter, wrapped, A4 landscape.

    What was put aside, with its reason, stands below the list.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    from ckwriter.sheets import styles
    from ckwriter.sheets.canvas import LONGEST, put

    book = Workbook()
    styles.prepare(book)
    sheet = book.worksheets[0]
    sheet.title = "指摘の一覧"
    for number, (_, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _head(sheet, findings, submission)
    for number, finding in enumerate(findings, 1):
        _row(sheet, _HEAD + number, number, finding, submission)
    below = _HEAD + max(1, len(findings)) + 2
    for row, one in enumerate(aside, below):
        put(sheet, row, 2, f"{plain.put_aside(submission, one)}理由: {one.ignored.reason}"[: LONGEST // 4])
    last, right = _HEAD + max(1, len(findings)), get_column_letter(len(_COLUMNS))
    sheet.auto_filter.ref = f"A{_HEAD}:{right}{last}"
    sheet.freeze_panes = f"A{_HEAD + 1}"
    answer = DataValidation(type="list", formula1=f'"{",".join(STATES)}"', allow_blank=True)
    column = get_column_letter(_index("対応"))
    answer.add(f"{column}{_HEAD + 1}:{column}{last}")
    sheet.add_data_validation(answer)
    styles.page(sheet, heading_rows=f"{_HEAD}:{_HEAD}")
    sheet.page_setup.fitToHeight = 0
    sheet.print_area = f"A1:{right}{max(last, below + len(aside) - 1 if aside else 0)}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _index(title: str) -> int:
    return [name for name, _ in _COLUMNS].index(title) + 1


def _head(sheet: Worksheet, findings: Sequence[Finding], submission: Submission) -> None:
    from ckwriter.sheets import styles
    from ckwriter.sheets.canvas import put

    body = f"{submission.municipality.name}　{fiscal_year_title(submission.fiscal_year)}"
    for row, text, dress in (
        (1, f"点検の結果　{body}　{submission.form.title}", styles.as_title),
        (2, plain.counts(findings), styles.as_text),
        (
            3,
            "色の付いた「対応」「回答・メモ」に記入してください。要確認と助言は、理由があればそのままで構いません。",
            styles.as_hint,
        ),
    ):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_COLUMNS))
        dress(put(sheet, row, 1, text))
    styles.fit(sheet, 1, 24.0)
    for number, (title, _) in enumerate(_COLUMNS, 1):
        styles.as_head(put(sheet, _HEAD, number, title))
    styles.fit(sheet, _HEAD, 20.0)


def _row(sheet: Worksheet, row: int, number: int, finding: Finding, submission: Submission) -> None:
    from openpyxl.styles import Alignment

    from ckwriter.sheets import styles
    from ckwriter.sheets.canvas import LONGEST, put

    least = 0.0
    for column, text in enumerate(texts(number, finding, submission), 1):
        title, width = _COLUMNS[column - 1]
        target = put(sheet, row, column, text[: LONGEST // 4])
        target.font, target.border, target.number_format = styles.font(size=9.5), styles.BOX, styles.TEXT_FORMAT
        target.alignment = Alignment(
            horizontal="center" if title in _CENTRED else "left", vertical="top", wrap_text=True
        )
        if title == "区分":
            target.fill = styles.fill(_FILLS[finding.level])
        elif title in _ANSWERED:
            target.fill = styles.fill(_ANSWER)
        least = max(least, styles.height(text, width, size=9.5))
    styles.fit(sheet, row, least)


def texts(number: int, finding: Finding, submission: Submission) -> tuple[str, ...]:
    """Return what stands of a finding in the columns of the list."""
    form = submission.form
    section = next((one.heading for one in form.sections if one.number == finding.section), finding.section)
    place = places.title_of(form, finding.at).removeprefix(section).strip()
    quotes = [one for one in finding.evidence if one.quote]
    shown = [_quoted(one, finding.at, submission) for one in quotes[:_MOST_QUOTES]]
    if len(quotes) > _MOST_QUOTES:
        shown.append(f"ほか{len(quotes) - _MOST_QUOTES}か所")
    message = finding.message.removeprefix(places.title_of(form, finding.at)).lstrip(": ")
    return (
        str(number),
        LEVEL_TITLES[finding.level],
        section,
        place,
        message,
        "\n".join(shown),
        finding.hint,
        finding.code,
        "",
        "",
    )


def _quoted(one: Evidence, here: str, submission: Submission) -> str:
    words = " ".join(one.quote.split())
    return f"「{words}」" if one.at == here and not one.previous else f"「{words}」（{title_of(submission, one)}）"
