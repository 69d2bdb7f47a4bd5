"""A workbook of ckwriter while it is read: its pages by their marks, its record, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ckwriter.beside import Unplaced
from ckwriter.errors import ReadError
from ckwriter.sheets import record
from ckwriter.sheets.layout import RECORD_MARK
from ckwriter.sheets.opening import Sheet, where
from ckwriter.sheets.record import Record
from ckwriter.sheets.walking import Filled, FilledTable, Page, walk

REMEDY = "消したものを元に戻すか、ckwriter new で作り直したブックへ内容を写してください"


@dataclass(frozen=True)
class Book:
    """The sheets of one workbook."""

    sheets: tuple[Sheet, ...]
    name: str
    """The name of the file, which stands before every error."""
    loose: list[Unplaced] = field(default_factory=list)
    """Texts for which the form has no place, as they are come upon."""

    def error(self, what: str, page: Page | None = None, at: Filled | None = None) -> ReadError:
        """Return an error in one line: the file, the sheet or cell, and what is wrong."""
        place = ""
        if page is not None:
            place = f"{where(page.sheet, at.row, at.column)}: " if at else f"シート「{page.sheet.name}」: "
        return ReadError(f"{self.name}: {place}{what}")

    def record(self) -> Record:
        """Return the record of the hidden sheet; ReadError if this is no workbook of ours, or of another version."""
        family = RECORD_MARK.rpartition(":")[0]
        found = [sheet for sheet in self.sheets if sheet.mark.rpartition(":")[0] == family]
        if not found:
            raise self.error(
                "ckwriter が作った記入用のブックではありません（または隠しシートが消されています）。"
                "ckwriter new で作ったブックに書き込んでください"
            )
        if found[0].mark != RECORD_MARK:
            raise self.error("別の版の ckwriter が作ったブックです。ckwriter を新しくしてください")
        try:
            return record.parse([row[0] if row else "" for row in found[0].rows])
        except ValueError:
            raise self.error(f"ブックの記録（隠しシート）が壊れています。{REMEDY}") from None

    def page(self, mark: str, title: str) -> Page | None:
        """Return what was filled in on the sheet of a mark, None if there is no such sheet; ReadError for two."""
        found = [sheet for sheet in self.sheets if sheet.mark == mark]
        if len(found) > 1:
            names = "と".join(f"「{sheet.name}」" for sheet in found)
            raise self.error(f"シート{names}が両方とも「{title}」のシートです。使わないほうを消してください")
        if not found:
            return None
        page = walk(found[0], self.name)
        self.stray(page, *page.loose)
        return page

    def needed(self, mark: str, title: str) -> Page:
        """Return what was filled in on a sheet that must be there."""
        page = self.page(mark, title)
        if page is None:
            raise self.error(f"シート「{title}」がありません。{REMEDY}")
        return page

    def stray(self, page: Page, *found: Filled) -> None:
        """Keep texts for which the form has no place."""
        self.loose.extend(
            Unplaced(text=item.text, where=where(page.sheet, item.row, item.column))
            for item in found
            if item.text.strip()
        )

    def plain_table(self, page: Page, table: str, columns: tuple[str, ...]) -> FilledTable:
        """Return a table that is no part of the form."""
        found = page.tables.get(table)
        if found is None or any(list(found.columns.values()).count(column) != 1 for column in columns):
            raise self.error(f"表の列が足りません。{REMEDY}", page)
        return found
