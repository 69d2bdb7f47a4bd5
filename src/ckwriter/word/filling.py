"""Fill a compiled blank form: join bytes, parse nothing, so that it takes about as long as compressing the result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ckwriter.form import Field, Form, Row, Table
from ckwriter.matching.pieces import cells as stands
from ckwriter.model import EMPTY, Cell, Submission
from ckwriter.word.program import Hole, Legend, Merge, Node, Numeral, Program, Repeat, Spread

_ITEM = re.compile("[・･•●○■□◆◇▪①-⑳]")
"""A mark at the head of a line that is an item of a list."""


def fill(program: Program, submission: Submission) -> Iterator[bytes]:
    """Yield the document with the texts of a submission in its holes, piece by piece."""
    return _Filling(program, submission).pieces()


def escaped(text: str) -> bytes:
    """Return text as the content of an XML element."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.encode("utf-8", "replace")


class _Filling:
    def __init__(self, program: Program, submission: Submission) -> None:
        self.program = program
        self.form = submission.form
        self.cells: Mapping[str, Cell] = {
            **_names(submission),
            **dict(_undated(program, submission)),
            **submission.cells,
        }
        self.machine = any(cell.machine and program.has(at) for at, cell in submission.cells.items())
        self.rows = {table.id: len(submission.rows(table)) for table in self.form.free_tables()}
        self.merges: dict[tuple[str, str], Sequence[str]] = {}

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes of the document, piece by piece."""
        return self._nodes(self.program.nodes, "", 0)

    def _nodes(self, nodes: Sequence[Node], row: str, number: int) -> Iterator[bytes]:
        for node in nodes:
            if isinstance(node, bytes):
                yield node
            elif isinstance(node, Hole):
                cell = self.cells.get(row + node.at, EMPTY)
                text = cell.shown
                yield _text(node, text, drafted=cell.machine) if text else node.blank
            elif isinstance(node, Repeat):
                for index in range(node.after + 1, self.rows.get(node.table, 0) + 1):
                    yield from self._nodes(node.nodes, f"{node.table}[{index}].", index)
            elif isinstance(node, Merge):
                yield self._merge(node, node.row or number)
            elif isinstance(node, Spread):
                yield node.restart if self.rows.get(node.table, 0) > node.after else b""
            elif isinstance(node, Numeral):
                yield str(node.first + number).encode()
            elif isinstance(node, Legend):
                yield node.shown if self.machine else node.blank

    def _merge(self, node: Merge, row: int) -> bytes:
        states = self.merges.get((node.table, node.column))
        if states is None:
            states = self.merges[node.table, node.column] = self._merged(node.table, node.column)
        state = states[row - 1] if row <= len(states) else ""
        return node.restart if state == "restart" else node.proceed if state == "continue" else b""

    def _merged(self, table: str, column: str) -> Sequence[str]:
        """Return, for each row, whether the cell of a column that continues begins or continues a merged one."""
        others = [other.id for other in self.form.table(table).columns if other.id != column]
        states: list[str] = []
        begun = False
        for number in range(1, self.rows.get(table, 0) + 1):
            row = f"{table}[{number}]."
            filled = bool(self.cells.get(row + column, EMPTY).shown)
            if filled or not begun or not any(self.cells.get(row + other, EMPTY).shown for other in others):
                states.append("")
                begun = filled
            else:
                states[-1] = states[-1] or "restart"
                states.append("continue")
        return states


def _names(submission: Submission) -> dict[str, Cell]:
    """Return the body's name as a cell, at the places that ask for it."""
    name = Cell(text=submission.municipality.name)
    return {
        part.id: name for part in submission.form.parts() if isinstance(part, Field) and part.type == "municipality"
    }


def _undated(program: Program, submission: Submission) -> Iterator[tuple[str, Cell]]:
    """Yield a dash for each date in a label whose figures are all absent with a reason."""
    for dates, figures in program.dated:
        if all(submission[at].absent for at in figures):
            yield from ((at, Cell(text=stands.NO_DATE)) for at in dates)


def dated(form: Form) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield, for each group of figures whose label holds their date, the places of the date and of the figures."""
    for table in form.parts():
        if not isinstance(table, Table) or not any(stands.in_label(column) for column in table.columns):
            continue
        groups: dict[str, list[Row]] = {}
        for row in table.rows:
            groups.setdefault(row.group or row.id, []).append(row)
        for rows in groups.values():
            cells = {
                f"{table.id}[{row.id}].{column.id}": column
                for row in rows
                for column in table.columns_of(f"{table.id}[{row.id}]")
            }
            asked = [at for at, column in cells.items() if column.required in ("yes", "if_applicable")]
            dates = tuple(at for at in asked if stands.in_label(cells[at]))
            figures = tuple(at for at in asked if at not in dates)
            if dates and figures:
                yield dates, figures


def _text(hole: Hole, text: str, *, drafted: bool) -> bytes:
    if hole.choices:
        text = stands.choose(hole.printed, hole.choices, text)
    run = hole.drafted if drafted else hole.run
    pieces: list[bytes] = []
    opening, opening_item = hole.first, hole.first_item
    for line in text.split("\n"):
        pieces.append(opening_item if _ITEM.match(line) else opening)
        if line:
            body = escaped(line)
            pieces += (run, body.replace(b"\t", hole.tab) if "\t" in line else body, hole.end)
        opening, opening_item = hole.further, hole.further_item
    pieces.append(hole.last)
    return b"".join(pieces)
