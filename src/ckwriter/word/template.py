"""Build a first blank form from what a form asks, for an office to restyle in Word.

The pages are A4 landscape. There is no tag in them: `ckwriter.matching` finds each place by headings and titles.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ckwriter.form import COVER, Column, Field, Form, Section, Table
from ckwriter.matching.pieces import cells as stands
from ckwriter.notation import fiscal_year_title
from ckwriter.word import archive, drawing, look
from ckwriter.word.sheet import Box, Sheet, label, room

_Document = Any

_LABEL = 42.0
"""Millimetres of a title at the left of its field."""
_ROW = 41.0
"""Millimetres of the title of a row."""
_STACKED = 31.0
"""Millimetres of the title of a column that stands below its neighbours."""
_LINES = 17.0
"""Millimetres that a blank form leaves for text across the page."""
_COVER = 46.0
"""The same for running text on the cover."""
_STATISTICS = (64.0, 65.0, 22.0, 24.0, 26.0, 20.0)
"""Millimetres of a table of statistics: group, title, choice, value, unit, share."""
_BLANK_DATE = "R●年●月"


def build(form: Form) -> bytes:
    """Return a blank form as the bytes of a Word file."""
    year = fiscal_year_title(form.fiscal_year)
    document = look.document(form.title, year, compact=form.compact)
    if form.compact:
        drawing.header(document, form.title, year, _name(form))
    drawing.paragraph(document, "FormYear", year)
    drawing.paragraph(document, "FormTitle", form.title)
    covers = [section for section in form.sections if section.number == COVER]
    for section in covers:
        _parts(document, section, cover=not form.compact, dense=form.compact)
    drawing.paragraph(document, look.LEGEND)
    sections = [section for section in form.sections if section not in covers]
    for section in sections:
        first = bool(covers) and section is sections[0] and not form.compact
        drawing.heading(document, f"{section.number}　{section.title}", new_page=section.new_page or first)
        if section.subtitle:
            drawing.paragraph(document, "FormSubtitle", section.subtitle)
        _parts(document, section, dense=form.compact)
    drawing.gap(document)
    stream = io.BytesIO()
    document.save(stream)
    return archive.undated(stream.getvalue())


def _name(form: Form) -> str:
    """Return the field that holds the body's name, or ""."""
    return next((part.id for part in form.parts() if isinstance(part, Field) and part.type == "municipality"), "")


def _parts(document: _Document, section: Section, *, cover: bool = False, dense: bool = False) -> None:
    """Add the fields and tables of a section; `dense` if their rows stand close."""
    drawn = False
    for group in _groups(section, cover=cover):
        part = group[0]
        labelled = isinstance(part, Field) and (cover or part.label == "left")
        alone = isinstance(part, Table) and len(section.parts) == 1
        if not labelled and not alone and not _titled_by_header(part):
            drawing.caption(document, f"【{part.title}】", part.note if isinstance(part, Field) else "")
        elif drawn:
            drawing.gap(document)
        sheet = _sheet(group, cover=cover)
        drawing.sheet(document, replace(sheet, dense=sheet.dense or dense))
        drawn = True
        if isinstance(part, Table) and part.note:
            drawing.paragraph(document, "FormNote", part.note)
            drawn = False


def _groups(section: Section, *, cover: bool) -> Iterator[list[Field | Table]]:
    """Yield the parts that share a table: fields labelled at the left that follow each other, or one part alone.

    On the cover every field is labelled at the left.
    """
    group: list[Field | Table] = []
    for part in section.parts:
        left = isinstance(part, Field) and (cover or part.label == "left")
        if group and not left:
            yield group
            group = []
        if left:
            group.append(part)
        else:
            yield [part]
    if group:
        yield group


def _titled_by_header(part: Field | Table) -> bool:
    return isinstance(part, Table) and any(column.title == part.title for column in part.columns)


def _sheet(group: Sequence[Field | Table], *, cover: bool) -> Sheet:
    part = group[0]
    if isinstance(part, Table):
        if not part.rows:
            return _free(part)
        return _statistics(part) if any(row.group or row.unit for row in part.rows) else _fixed(part)
    fields = [field for field in group if isinstance(field, Field)]
    if part.label == "above" and not cover:
        return Sheet([(look.BODY_WIDTH, 1.0)], [[room(part, wide=True, height=_LINES)]])
    rows = [[label(field.title), room(field, wide=True, height=_height(field, cover=cover))] for field in fields]
    return Sheet([(_LABEL, 0.0), (look.BODY_WIDTH - _LABEL, 1.0)], rows, together=True)


def _height(field: Field, *, cover: bool) -> float:
    if field.type in ("paragraph", "bullets"):
        return _COVER if cover else _LINES / 2
    return _LINES if cover else 0.0


def _free(table: Table) -> Sheet:
    """Headings, and one empty row; columns that share a heading stand below each other in it."""
    widths: list[tuple[float, float]] = []
    heads: list[Box] = []
    lines: list[list[Box]] = [[]]
    stacked = [column for column in table.columns if column.under]
    for column in table.columns:
        if not column.under:
            widths.append(look.width(column))
            heads.append(Box(column.title, "head"))
            lines[0].append(room(column, rows=max(len(stacked), 1)))
            continue
        if column is stacked[0]:
            widths += [(_STACKED, 0.0), look.width(column)]
            heads.append(Box(column.under, "head", columns=2))
        else:
            lines.append([])
        lines[-1] += [label(column.title), room(column)]
    return Sheet(widths, [heads, *lines], headers=1, grows_together=any(c.continues for c in table.columns))


def _fixed(table: Table) -> Sheet:
    """Rows with a title and the same columns; the first column's heading stands over the titles too."""
    first, *others = table.columns
    head = [Box(first.title, "head", columns=2), *(Box(column.title, "head") for column in others)]
    rows = [[label(row.title), *(room(c) for c in table.columns_of(f"{table.id}[{row.id}]"))] for row in table.rows]
    return Sheet([(_ROW, 0.0), *(look.width(column) for column in table.columns)], [head, *rows], headers=1)


def _statistics(table: Table) -> Sheet:
    """Rows with a group, a title, and a choice, a value, a unit and a note where the row has them."""
    dates = "・".join(column.title for column in table.columns if stands.in_label(column))
    notes = [column for column in table.columns if not stands.in_label(column) and column.type == "text"]
    value = next((column.title for column in table.columns if column.id == "value"), "値")
    head = [
        Box(f"項目（{dates}）" if dates else "項目", "head"),
        Box("内訳", "head"),
        Box(value, "head", columns=2),
        Box("単位", "head", columns=2),
        *(Box(note.title, "head") for note in notes),
    ]
    rows = [head]
    for index, row in enumerate(table.rows):
        columns = {column.id: column for column in table.columns_of(f"{table.id}[{row.id}]")}
        date = "".join(column.page.format(_BLANK_DATE) for column in columns.values() if stands.in_label(column))
        begins = not index or table.rows[index - 1].group != row.group
        line: list[Box] = []
        if not row.group:
            line.append(label(row.title, date, columns=2))
        elif begins:
            line.append(label(row.group, date, rows=sum(other.group == row.group for other in table.rows)))
        if row.group:
            line.append(label(row.title, indent=1 if row.parent else 0))
        line += _values(list(columns.values()), row.unit)
        line += [room(note) for note in notes]
        rows.append(line)
    widths = [*((least, 0.0) for least in _STATISTICS), *(look.width(note) for note in notes)]
    return Sheet(widths, rows, headers=1, dense=True)


def _values(columns: Sequence[Column], unit: str) -> list[Box]:
    """Return the boxes for a row's choice, value, unit and share; together they take four columns."""
    choice = next((column for column in columns if column.type == "choice"), None)
    value = next((column for column in columns if column.id == "value"), None)
    second = next((column for column in columns if stands.joined(column)), None)
    share = next((column for column in columns if column.page.startswith("{} ")), None)
    words = "・".join(choice.choices) if choice else ""
    if value is None:
        return [Box(words, "center", columns=4)]
    boxes = [Box(words, "center")] if choice else []
    boxes.append(Box("　／　" if second else "", "number", columns=1 if choice else 2))
    if share is None:
        return [*boxes, Box(unit, "unit", columns=2)]
    return [*boxes, Box(unit, "unit"), Box("　" + share.page.format(""), "number")]
