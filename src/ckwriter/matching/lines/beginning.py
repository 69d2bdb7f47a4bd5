"""Where among the lines of a field the rows of a table begin, which are no more of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckwriter.form import Section, Table
from ckwriter.matching.lines import figures, rowed
from ckwriter.matching.pieces import tags
from ckwriter.matching.pieces.tags import Line
from ckwriter.matching.words import periods, titles
from ckwriter.matching.words.lexicon import Lexicon

_MAY_BE_LABELLED = re.compile(r"[^\n]{0,40}[:：＝=】〕＞>　\t]")
_LONGEST_LABEL = 8
_FEWEST_COLUMNS = 3
"""Columns parted by wide spaces from which a line is no sentence that begins with a year."""

_LONGEST_PERIOD = 60
_UNTIL_COMMA = re.compile(r"[、，,・]")


def first_row(lines: Sequence[Line], section: Section, lexicon: Lexicon) -> int:
    """Return where among lines the rows of one of a section's tables begin; how many lines there are if none does."""
    tables = [part for part in section.parts if isinstance(part, Table)]
    free = [table for table in tables if not table.rows]
    fixed_tables = [table for table in tables if table.rows]
    end = next(
        (
            n
            for n, line in enumerate(lines)
            if any(figures.begin(lines, n, table, lexicon) for table in fixed_tables)
            or any(rowed.begin(lines, n, table, lexicon) for table in fixed_tables if rowed.is_of_texts(table))
            or any(begins_columns(lines, n, table) or begins_dated(lines, n, table, lexicon) for table in free)
            or (_may_be_labelled(line.text) and any(begins(lines, n, table, lexicon) for table in free))
        ),
        len(lines),
    )
    while filled := [n for n in range(end) if lines[n].text.strip()]:
        if not any(is_label(lines[filled[-1]], table, lexicon) for table in free):
            break
        end = filled[-1]
    return end


def _may_be_labelled(text: str) -> bool:
    return _MAY_BE_LABELLED.match(text) is not None or 0 < len(text.strip()) <= _LONGEST_LABEL


def begins(lines: Sequence[Line], index: int, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether a row of a table begins with a line: its first column is named there, another one below."""
    first = tags.tag(lines[index], table, lexicon)
    if first is None or first.column is not table.columns[0]:
        return False
    if len(tags.further(first, table, lexicon)) > 1:
        return True
    following = (tags.tag(line, table, lexicon) for line in lines[index + 1 : index + 6])
    return any(tag is not None and tag.column is not first.column for tag in following)


def begins_columns(lines: Sequence[Line], index: int, table: Table) -> bool:
    """Tell whether rows of a table that begins with periods stand on lines, their columns parted by wide spaces."""
    columns = len(table.columns)
    if (
        columns < _FEWEST_COLUMNS
        or table.columns[0].type != "period"
        or len(periods.pieces(lines[index].text)) != columns
    ):
        return False
    return any(len(periods.pieces(line.text)) == columns for line in lines[index + 1 : index + 3])


def begins_dated(lines: Sequence[Line], index: int, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether a line is the period of a row, with a label on the next line: (3) R7年5月, 実施内容：…."""
    text = lines[index].text
    if table.columns[0].type != "period" or index + 1 >= len(lines) or len(text) > _LONGEST_PERIOD:
        return False
    first = _UNTIL_COMMA.split(text[titles.lead(text) :].strip(), maxsplit=1)[0]
    if not periods.PERIOD.fullmatch(first.strip()):
        return False
    below = tags.tag(lines[index + 1], table, lexicon)
    return below is not None and below.column is not table.columns[0] and bool(below.words)


def is_label(line: Line, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether a line is the title of a table's first column and nothing more: 課題①."""
    tag = tags.tag(line, table, lexicon)
    return tag is not None and tag.column is table.columns[0] and not tag.slot.text.strip()
