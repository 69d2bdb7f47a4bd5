"""Tables of which each cell is a line of its own: found by their titles, or by the labels of their rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckwriter.blocks import Block, Grid, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.lines import cell_lines, rowed
from ckwriter.matching.lines.cell_lines import Cell, Found, Left, Title
from ckwriter.matching.words import label_words, titles
from ckwriter.matching.words.lexicon import Lexicon, TableTitles
from ckwriter.matching.words.titles import key

_LONGEST_TITLE = 40
_LONGEST_VALUE = 40
_FEWEST_TITLES, _MOST = 3, 0.6
"""How many titles of a table must follow each other, and what part of its columns."""
MOST_LINES = 400
"""Lines that are looked at from one on."""
FEWEST_ROWS = 3
"""Rows of a fixed table that must follow each other."""
_FIGURE = re.compile(r"[0-9０-９●○◯]|[有無]|該当なし|不明|秘匿|未公表")
_WIDE = re.compile(r"[　\t]+| {2,}")
_TITLED = re.compile(r"[^:：]{2,40}[:：]\s*\S")
_DASH = re.compile(r"\s*[-－―‐–—]")


class Reading:
    """Looks for such tables among the blocks of a file."""

    def __init__(self, blocks: Sequence[Block], lexicon: Lexicon) -> None:
        self.blocks = blocks
        self.lexicon = lexicon
        tables = [part for part in lexicon.form.parts() if isinstance(part, Table)]
        self.free_tables = [table for table in tables if not table.rows]
        self.fixed_tables = [table for table in tables if table.rows]
        texts = [table for table in self.fixed_tables if rowed.is_of_texts(table)]
        self.headed_tables = [*self.free_tables, *texts]

    def _line(self, at: int) -> Paragraph | None:
        """Return the line at a position if it is one that may be the text of a cell."""
        block = self.blocks[at] if at < len(self.blocks) else None
        plain = isinstance(block, Paragraph) and not block.aside and not block.pin and bool(block.text.strip())
        return block if plain and isinstance(block, Paragraph) and "\n" not in block.text.strip() else None

    # -------------------------------------------------------------------------------- free rows

    def free(self, at: int) -> tuple[int, Found | Left] | None:
        """Return the table with free rows whose titles begin at a position, and the position behind it."""
        head = self._head(at)
        if head is None:
            return None
        lines: list[Paragraph] = []
        end = at + sum(len(title.lines) for title in head)
        while (line := self._line(end)) is not None and not self._ends(end):
            lines.append(line)
            end += 1
        if not lines:
            return None
        above = [line for title in head for line in title.lines]
        for count in cell_lines.ends_of_rows(lines):
            following = lines[count].blanks if count < len(lines) else self._blanks(end)
            part = lines[:count]
            ways = (
                cell_lines.with_blanks(part, following),
                cell_lines.without_blanks(part, sum(title.width for title in head)),
            )
            readings = [rows for cells in ways if (rows := cell_lines.rows_below(head, cells))]
            if readings and all(cell_lines.texts(rows) == cell_lines.texts(readings[0]) for rows in readings):
                return at + len(above) + count, cell_lines.table(head, readings[0])
        return end, Left([*above, *lines])

    def _blanks(self, at: int) -> int:
        """Return how many blank lines stand above a position."""
        block = self.blocks[at] if at < len(self.blocks) else None
        if isinstance(block, Paragraph):
            return block.blanks
        parted = any(isinstance(one, Paragraph) and one.blanks for one in self.blocks[:at])
        return FEWEST_ROWS if parted else 0  # a heading does not say it

    def _head(self, at: int) -> list[Title] | None:
        """Return the titles that lines are, one after the other; None if these are not the titles of a table.

        A bracket on the line below a title belongs to it: 目標値, （今年度末）.
        """
        top = self._line(at)
        if (
            top is None
            or len(top.text) > _LONGEST_TITLE
            or not (self.lexicon.heads.may_start(top.text) or self.lexicon.generic(top.text))
        ):
            return None
        best: list[Title] = []
        for table in self.headed_tables:
            found = [_corner(table)] if table.rows and top.blanks and not self.lexicon.generic(top.text) else []
            end = at
            while (line := self._line(end)) is not None and len(line.text) <= _LONGEST_TITLE:
                title = self._title(table, line, [column for one in found for column in one.columns], first=not found)
                if title is None:
                    break
                end += 1
                more = self._line(end)
                if more is not None and cell_lines.BRACKET.fullmatch(more.text):
                    title = title._replace(lines=(line, more))
                    end += 1
                found.append(title)
            columns = [column for title in found for column in title.columns]
            most = len(columns) >= max(_FEWEST_TITLES, _MOST * len(table.columns)) or len(columns) == len(table.columns)
            if len(found) > len(best) and most and table.columns[0] in columns:
                best = found
        return best or None

    def _title(self, table: Table, line: Paragraph, before: Sequence[Column], *, first: bool) -> Title | None:
        names = self.lexicon.tables[table.id]
        if table.rows and first:
            return _corner(table)._replace(lines=(line,)) if self.lexicon.generic(line.text) else None
        column = next((c for c, _ in names.columns.of(line.text) if c not in before), None)
        if column is not None:
            return Title((line,), (column,))
        if names.unders.best(line.text) is None or not before or table.rows:
            return None
        columns = tuple(column for column in table.columns if column.under and column not in before)
        return Title((line,), columns, tuple(title for column in columns for title in column.titles))

    def _ends(self, at: int) -> bool:
        """Tell whether something else begins at a position: a section, a field, another table."""
        block = self.blocks[at]
        text = block.text if not isinstance(block, Grid) else ""
        if self.lexicon.section(text, heading=False) is not None or self._head(at) is not None:
            return True
        number, title, weak, _ = titles.numbered(text.strip())
        if number and not weak and self.lexicon.numbered(number, title) is not None:
            return True
        parts = (part for section in self.lexicon.form.sections for part in section.parts)
        return any(key(text) == key(part.title) for part in parts)

    # -------------------------------------------------------------------------------- fixed rows

    def fixed(self, at: int) -> tuple[int, Found] | None:
        """Return the table with fixed rows whose labels and values begin at a position, and the position behind it."""
        first = self._line(at)
        if first is None or len(first.text) > _LONGEST_TITLE:
            return None
        for table in self.fixed_tables:
            if (ruled := self._ruled(table, at)) is not None:
                return ruled
            names = self.lexicon.tables[table.id]
            header = self.lexicon.generic(first.text)
            begins = header or names.labels.may(first.text)
            if not begins or not any(column.type == "integer" for column in table.columns):
                continue
            rows: list[list[Paragraph]] = [[]] if header else []
            end = at
            while (line := self._line(end)) is not None and len(line.text) <= _LONGEST_VALUE and end < at + MOST_LINES:
                unit = bool(rows) and len(rows[-1]) > 1 and key(line.text) in self.lexicon.units
                if (names.rows.of(line.text) or names.groups.of(line.text)) and not unit:
                    rows.append([])
                elif not rows or len(rows[-1]) > len(table.columns) or self._ends(end):
                    break
                rows[-1].append(line)
                end += 1
            valued = [row for row in rows if len(row) > 1 and _FIGURE.search(row[1].text)]
            listed = any(_TITLED.match(row[1].text) or _is_labelled(names, row[1].text) for row in valued)
            if len(valued) >= FEWEST_ROWS and not listed:
                return end, cell_lines.grid(rows)
        return None

    def _ruled(self, table: Table, at: int) -> tuple[int, Found] | None:
        """Return a table with fixed rows below titles of which each row has as many lines, blank ones counted."""
        names = self.lexicon.tables[table.id]
        head: list[Paragraph] = []
        while (line := self._line(at + len(head))) is not None and self._is_head(table, line.text):
            head.append(line)
        value = next((n for n, one in enumerate(head) if names.columns.best(one.text) is not None), 0)
        if len(head) < _FEWEST_TITLES or not value or not self.lexicon.generic(head[0].text):
            return None
        lines: list[Paragraph] = []
        end = at + len(head)
        while (line := self._line(end)) is not None and not self._ends(end) and len(lines) < MOST_LINES:
            lines.append(line)
            end += 1
        for count in cell_lines.ends_of_rows(lines):
            following = lines[count].blanks if count < len(lines) else self._blanks(end)
            cells = cell_lines.with_blanks(lines[:count], following)
            rows = cell_lines.parted(cells, len(head))
            if len(rows) >= FEWEST_ROWS and all(self._is_figure(table, row, value) for row in rows):
                return at + len(head) + count, cell_lines.table([Title((one,)) for one in head], rows)
        return None

    def _is_head(self, table: Table, text: str) -> bool:
        known = self.lexicon.generic(text) or self.lexicon.tables[table.id].columns.best(text) is not None
        return known and len(text) <= _LONGEST_TITLE

    def _is_figure(self, table: Table, row: Sequence[Cell], value: int) -> bool:
        """Tell whether a row begins with a label of a fixed table, and has a figure where the values are."""
        names = self.lexicon.tables[table.id]
        said = "".join(line.text for line in row[value])
        labelled = any(names.labels.may(line.text) for cell in row[:value] for line in cell)
        return labelled and (not said or _FIGURE.search(said) is not None or _DASH.match(said) is not None)


def _is_labelled(names: TableTitles, text: str) -> bool:
    """Tell whether a line below a label is a row itself, label and figure, and no cell: 合計　1,640人."""
    label, *rest = _WIDE.split(text.strip(), maxsplit=1)
    return bool(rest) and bool(names.rows.of(label) or label_words.loosely(names, label))


def _corner(table: Table) -> Title:
    """Return the blank title of the labels of fixed rows."""
    return Title((), labels=tuple(title for row in table.rows for title in row.titles))
