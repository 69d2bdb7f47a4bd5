"""Figures that a spreadsheet made of nothing: its error signs, and totals of 0 whose parts are blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ckwriter.checks.completeness.blanks import blank
from ckwriter.checks.texts.placeholders import placeholders
from ckwriter.form import Table
from ckwriter.model import Submission
from ckwriter.notation import number
from ckwriter.patterns import regex

_HALF_WIDTH = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"　": " "})
_ERROR = regex(
    r"#\s?(?:DIV/0!?|REF!?|VALUE!?|N/A|NAME\?|NULL!?|NUM!?|SPILL!?|CALC!?|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|BUSY!"
    r"|ERROR!)|Err:[0-9]{3}|#{5,}",
    re.IGNORECASE,
)
_TOO_NARROW = regex("#{2,}")
_FORMULA = regex(r"=[^\n]*?(?:[A-Z]{2,}\(|\$?[A-Z]{1,3}\$?[1-9][0-9]*(?![0-9A-Za-z]))")
"""A formula that was never calculated: a function or the address of a cell after the sign."""


def spreadsheet_error_in(text: str) -> str:
    """Return the first error sign of a spreadsheet in a text, or a formula that it left behind, as it stands, or ""."""
    if text.startswith("=") and _FORMULA.match(text):
        return text
    if "#" not in text and "＃" not in text and "rr" not in text:
        return ""
    plain = text.translate(_HALF_WIDTH)
    found = _TOO_NARROW.fullmatch(plain) or _ERROR.search(plain)
    return text[found.start() : found.end()] if found else ""


def error_or_mark(text: str) -> bool:
    """Tell whether a text that stands in place of a figure is an error sign or a placeholder."""
    return bool(spreadsheet_error_in(text) or next(placeholders(text), ""))


class ZeroTotal(NamedTuple):
    """A total of 0 that counts nothing."""

    at: str
    rows: tuple[str, ...]
    """The ids of the rows whose figures are blank or no figures."""
    unknown: tuple[str, ...]
    """The places of their figures."""


def zero_totals(submission: Submission, table: Table) -> Iterator[ZeroTotal]:
    """Yield the totals of 0 of a table some of whose parts are blank, or hold an error sign or a placeholder.

    What a blank part is itself the sum of is part of what is unknown, if it is blank too.
    """
    for whole in dict.fromkeys(row.share_of for row in table.rows if row.share_of):
        at = f"{table.id}[{whole}].value"
        read = number(text) if (text := submission.text(at)) else None
        if read is None or read.value != 0:
            continue
        rows: list[str] = []
        for row in table.rows:
            if (row.share_of == whole or row.parent in rows) and _unknown(submission, f"{table.id}[{row.id}].value"):
                rows.append(row.id)
        if rows:
            yield ZeroTotal(at, tuple(rows), tuple(f"{table.id}[{row}].value" for row in rows))


def rows_behind_zero_totals(submission: Submission, table: Table) -> Iterator[str]:
    """Yield the ids of the rows that `zero_totals` tells of."""
    for total in zero_totals(submission, table):
        yield from total.rows


def _unknown(submission: Submission, at: str) -> bool:
    return blank(submission, at) or error_or_mark(text := submission.text(at)) or bool(_NOT_TOLD.search(text))


_NOT_TOLD = regex(
    "非公表|公表(?:なし|して(?:い)?な|されて(?:い)?な|はな|がな)|未公表|未集計|集計中|不明|把握して(?:い)?な|未把握"
)
"""Words for a figure that there is, and that is not known: the total of such is not 0."""
