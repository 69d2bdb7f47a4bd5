"""Records that stand as pairs of labels and values in a grid: found, and put into the layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ckwriter.form import Field, Table
from ckwriter.matching.grids import cards, own_labels
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Record, whole
from ckwriter.matching.searching.expecting import MOST, SOME
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words import titles

_LONGEST_NAME = 60


class PairedRecords:
    """The records in pairs of one grid, or of one section in it."""

    def __init__(self, progress: Progress, rows: Rows, end: Callable[[], None]) -> None:
        """Take what was read so far, the grid, and what ends the table that is being read."""
        self.progress = progress
        self.end = end
        self.names = progress.names
        self.rows = rows
        self.before, progress.card = progress.card, ""
        """The table of which the grid before held records in pairs."""

    def take(self, row: int) -> int:
        """Take the records that stand as pairs of labels and values from a row on; return the row behind them."""
        for way in (self._card_goes_on, self._card_below_name, self._card_of_row):
            if (behind := way(row)) > row:
                return behind
        if not (labelled_by := self._labelled(row)):
            return row
        progress = self.progress
        found = self._read_cards(row, progress.section.free_tables, labelled_by, SOME)
        labelled = any(isinstance(progress.titled(cell.text), Field) for cell in self.rows.starting[row][:1])
        if found is None and not labelled:
            found = self._read_cards(row, self.names.free, labelled_by, MOST)
        if found is None:
            return row
        self.end()
        name = found.table.columns[0]
        named = name.id in found.records[0] or any(name.id not in record for record in found.records[1:])
        if named:
            progress.entitle(found.table)
        above = progress.taken_name(found.table) if not named else None
        progress.close()
        section = progress.form.section_of(found.table.id)
        if section is not progress.section:
            progress.enter(section)
        progress.table = None
        first = {name.id: whole(above)} if above is not None else {}
        new = [{**first, **found.records[0]}, *found.records[1:]]
        records = progress.layout.records.setdefault(found.table.id, [])
        records += (Record(None, 0, 1, slots) for slots in new)
        for title, label in found.labels.items():
            progress.layout.titles.setdefault(f"{found.table.id}.{title}", label)
        self._leave_card(found, row)
        return found.behind

    def _leave_card(self, found: cards.Cards, row: int) -> None:
        self.progress.strays(found.strays, row)
        self.progress.layout.furniture += (cell.text for cell in found.heads)
        if found.behind == self.rows.height:
            self.progress.card = found.table.id

    def _card_goes_on(self, row: int) -> int:
        """Take the rest of a record in pairs whose table the end of a page cut; return the row behind it."""
        records = self.progress.layout.records.get(self.before) if row == self.rows.top and self.before else None
        if not records:
            return row
        table = self.progress.form.table(self.before)
        found = cards.read(self.rows, row, table, self.names, fewest=1)
        had = {name for name, slot in records[-1].slots.items() if slot.text.strip()}
        names = {table.columns[0].id, *had}
        if found is None or len(found.records) != 1 or names & found.labels.keys():
            return row
        records[-1] = Record(None, 0, 1, {**records[-1].slots, **found.records[0]})
        self._leave_card(found, row)
        return found.behind

    def _card_below_name(self, row: int) -> int:
        """Take a card right behind another one, below its name in a row of its own; return the row behind it.

        A name that stands again on the next page goes on with the card that the end of the page cut.
        """
        records = self.progress.layout.records.get(self.before) if row == self.rows.top and self.before else None
        only = self.rows.only(row) if records and row + 1 < self.rows.height else None
        if not records or only is None or not self._is_name(only.text):
            return row
        table = self.progress.form.table(self.before)
        name = table.columns[0]
        found = cards.read(self.rows, row + 1, table, self.names, fewest=1)
        if found is None or len(found.records) != 1 or name.id in found.labels or found.behind < self.rows.height:
            return row
        last = records[-1].slots
        had = {column for column, slot in last.items() if slot.text.strip()}
        if name.id in had and last[name.id].text.split() == only.text.split() and not had & found.labels.keys():
            records[-1] = Record(None, 0, 1, {**last, **found.records[0]})
        else:
            records.append(Record(None, 0, 1, {name.id: whole(only), **found.records[0]}))
        self._leave_card(found, row)
        return found.behind

    def _is_name(self, text: str) -> bool:
        """Tell whether a text may be the name of a record: no title of the form, no sentence."""
        known = self.progress.titled(text) is not None or titles.key(text) in self.names.captions
        return not known and 0 < len(text.strip()) <= _LONGEST_NAME and not text.rstrip().endswith("。")

    def _card_of_row(self, row: int) -> int:
        """Take the pairs below the title of a row of a fixed table: alone in a row, or in the line above the table."""
        only = self.rows.only(row)
        top = only is None and row == self.rows.top
        above = only if only is not None else self.progress.latest if top else None
        first = row if only is None else row + 1
        parts = [part for part in self.progress.section.parts if isinstance(part, Table) and part.rows]
        for table in parts if above is not None and first < self.rows.height else ():
            title = self.names.tables[table.id].rows.best(above.text) if above is not None else None
            found = cards.read(self.rows, first, table, self.names) if title is not None else None
            if title is not None and found is not None and len(found.records) == 1:
                self.end()
                if only is None:
                    self.progress.taken_line()
                self.progress.close()
                for name, slot in found.records[0].items():
                    self.progress.place(f"{table.id}[{title.id}].{name}", slot)
                self.progress.strays(found.strays, row)
                return found.behind
        return row

    def _labelled(self, row: int) -> list[frozenset[str]]:
        """Return the tables, by id, of which the first cells from a row on name columns."""
        cells = self.rows.starting[row]
        first = cells[:2]
        named = first and len([cell for cell in cells if cell.text.strip()]) == 1 and self._is_name(first[0].text)
        if first and row + 1 < self.rows.height and (named or not first[0].text.strip()):
            first = [*first, *self.rows.starting[row + 1][:1]]
        found = [names for cell in first if (names := self.names.labelled(cell.text))]
        if found or not first or not first[0].text:
            return found
        own = self.progress.section.free_tables
        told = [t.id for t in own if first[0].text in own_labels.told(self.rows, row, t, self.names)]
        return [frozenset(told)] if told else []

    def _read_cards(
        self, row: int, tables: Iterable[Table], labelled: Iterable[frozenset[str]], least: float
    ) -> cards.Cards | None:
        named = [table for table in tables if any(table.id in names for names in labelled)]
        found = [read for t in named if (read := cards.read(self.rows, row, t, self.names)) and read.fit >= least]
        return max(found, key=lambda read: len(read.labels), default=None)
