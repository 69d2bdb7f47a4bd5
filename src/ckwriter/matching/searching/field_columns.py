"""Fields that stand as columns of a table: 短期目標 | 時期 | 実施内容, with an aim in each row."""

from __future__ import annotations

from ckwriter.blocks import GridCell
from ckwriter.form import Field
from ckwriter.matching.grids.header import Span
from ckwriter.matching.layout import whole
from ckwriter.matching.searching.progress import Progress

_OF_SEVERAL_LINES = frozenset({"paragraph", "bullets"})


class FieldColumns:
    """The columns of the table that is being read whose titles are those of fields of the section."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.fields: dict[str, tuple[Span, list[GridCell]]] = {}
        """By the field's id: where its column stands, and what stands in it."""

    def open(self, title: GridCell, *, alone: bool) -> bool:
        """Take the title of a column if it is that of a field which is not found yet; tell whether.

        `alone` is True where rows of a free table follow, so that a row may tell of the field as well.
        """
        part = self.progress.titled(title.text) if alone else None
        if not isinstance(part, Field) or part.type not in _OF_SEVERAL_LINES or part.id in self.progress.layout.slots:
            return False
        self.fields[part.id] = (title.column, title.column + title.colspan), []
        self.progress.layout.titles.setdefault(part.id, title)
        return True

    def take(self, cell: GridCell) -> bool:
        """Take a cell that stands in the column of a field; tell whether it does."""
        for (first, behind), cells in self.fields.values():
            if first <= cell.column < behind:
                if cell.text.strip() and not (cells and cells[-1].text.split() == cell.text.split()):
                    cells.append(cell)
                return True
        return False

    def close(self) -> None:
        """Place what was taken: a line of the field for each row."""
        for at, (_, cells) in self.fields.items():
            if cells:
                self.progress.place(at, whole(cells[0])._replace(more=tuple(cells[1:])))
        self.fields = {}
