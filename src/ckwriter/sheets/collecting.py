"""From the sheets of a workbook to the submission that they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ckwriter import forms, places, records
from ckwriter.beside import Note, Unplaced
from ckwriter.form import Form, Section, Table
from ckwriter.model import Cell, Municipality, Source, Submission
from ckwriter.notation import parse_fiscal_year
from ckwriter.sheets import about as abouts
from ckwriter.sheets import record as records_of_pages
from ckwriter.sheets.book import REMEDY, Book
from ckwriter.sheets.layout import (
    FRONT_MARK,
    FRONT_SHEET,
    NOTES_MARK,
    NOTES_SHEET,
    UNPLACED_MARK,
    UNPLACED_SHEET,
    section_mark,
    sheet_names,
)
from ckwriter.sheets.opening import Sheet
from ckwriter.sheets.record import NOTES, Entry, Record, digest
from ckwriter.sheets.rows import Numbering, as_numbered, moved, number
from ckwriter.sheets.walking import Filled, FilledRow, FilledTable, Page


def collect(sheets: tuple[Sheet, ...], name: str) -> Submission:
    """Return the submission that the sheets of a workbook hold; `name` stands before every error."""
    book = Book(sheets, name)
    record = book.record()
    form = forms.load(record.form)
    front = book.needed(FRONT_MARK, FRONT_SHEET)
    body, year = _municipality(book, form, front), _fiscal_year(book, front)
    found = _Collector(book, form, record)
    for section in form.sections:
        found.section(section)
    found.gone()
    notes = tuple(found.notes(book.needed(NOTES_MARK, NOTES_SHEET)))
    return Submission(
        form=form,
        fiscal_year=year,
        municipality=body,
        cells=dict(found.cells()),
        notes=notes,
        previous=records.from_record(record.previous, forms.load) if record.previous else None,
        unplaced=(*_unplaced(book), *book.loose),
    )


def _setting(book: Book, page: Page, key: str, title: str) -> Filled:
    found = page.fields.get(key)
    if found is None:
        raise book.error(f"「{title}」の欄がありません。{REMEDY}", page)
    return found


def _municipality(book: Book, form: Form, page: Page) -> Municipality:
    name, kind = _setting(book, page, "name", "自治体名"), _setting(book, page, "kind", "区分")
    code = _setting(book, page, "code", "全国地方公共団体コード")
    if not name.text.strip():
        raise book.error("自治体名を書いてください", page, name)
    known = form.kind(kind.text.strip())
    if known is None:
        words = "、".join(k.title for k in form.kinds)
        raise book.error(f"区分「{kind.text.strip()[:40]}」は使えません。{words} のどれかを選んでください", page, kind)
    return Municipality(name=name.text.strip(), kind=known.id, code=code.text.strip())


def _fiscal_year(book: Book, page: Page) -> int:
    year = _setting(book, page, "fiscal_year", "年度")
    try:
        return parse_fiscal_year(year.text.strip())
    except ValueError:
        text = year.text.strip()[:40]
        raise book.error(
            f"年度「{text}」を読めません。R6、令和6年度、2024 のように書いてください", page, year
        ) from None


def _unplaced(book: Book) -> Iterator[Unplaced]:
    page = book.page(UNPLACED_MARK, UNPLACED_SHEET)
    if page is not None:
        for row in book.plain_table(page, "unplaced", ("text", "where")).rows:
            if not row.blank:
                yield Unplaced(text=row.cells["text"].text, where=row.cells["where"].text)


@dataclass
class _Collector:
    """What is gathered from the pages of one workbook."""

    book: Book
    form: Form
    record: Record
    texts: dict[str, str] = field(default_factory=dict)
    """The text at each place, rows numbered as they are now."""
    numberings: dict[str, Numbering] = field(default_factory=dict)

    def section(self, section: Section) -> None:
        """Take the texts of a section's sheet."""
        title = sheet_names(self.form)[section.number]
        page = self.book.page(section_mark(section.number), title)
        if page is None:
            self._missing(f"シート「{title}」", (part.id for part in section.parts))
            return
        for part in section.parts:
            if isinstance(part, Table):
                self._table(part, page)
            elif part.id in page.fields:
                self.texts[part.id] = page.fields[part.id].text
            else:
                self._missing(f"「{part.title}」の欄", [part.id], page)
        own = {part.id for part in section.parts}
        self.book.stray(page, *(filled for at, filled in page.fields.items() if at not in own))
        self.book.stray(page, *_texts(table for at, table in page.tables.items() if at not in own))

    def gone(self) -> None:
        """Keep the texts of sections that the form no longer has."""
        marks = {section_mark(section.number) for section in self.form.sections}
        for sheet in self.book.sheets:
            if sheet.mark.startswith(section_mark("")) and sheet.mark not in marks:
                page = self.book.needed(sheet.mark, sheet.name)
                self.book.stray(page, *page.fields.values(), *_texts(page.tables.values()))

    def _missing(self, what: str, at: Iterable[str], page: Page | None = None) -> None:
        """ReadError if the workbook was written with something that it lacks now; else the form got it later."""
        if any(each in self.record.asked for each in at):
            raise self.book.error(f"{what}がありません。{REMEDY}", page)

    def _table(self, table: Table, page: Page) -> None:
        found = page.tables.get(table.id)
        if found is None:
            self._missing(f"「{table.title}」の表", [table.id], page)
            return
        columns = list(found.columns.values())
        for column in table.columns:
            if columns.count(column.id) > 1:
                raise self.book.error(f"「{table.title}」の表に「{column.title}」の列が二つあります。{REMEDY}", page)
            if column.id not in columns:
                self._missing(f"「{table.title}」の表に「{column.title}」の列", [f"{table.id}.{column.id}"], page)
        rows = self._fixed(table, found, page) if table.rows else self._free(table, found)
        for row, at in rows:
            known = {column.id for column in table.columns_of(at)}
            self.texts |= {f"{at}.{column}": filled.text for column, filled in row.cells.items() if column in known}
            self.book.stray(page, *(filled for column, filled in row.cells.items() if column not in known))

    def _fixed(self, table: Table, found: FilledTable, page: Page) -> Iterator[tuple[FilledRow, str]]:
        rows = {row.key: row for row in found.rows if row.key}
        if len(rows) < sum(1 for row in found.rows if row.key):
            raise self.book.error(f"「{table.title}」の表に同じ行が二つあります。写した行を消してください", page)
        for row in table.rows:
            at = f"{table.id}[{row.id}]"
            if at in rows:
                yield rows.pop(at), at
            else:
                self._missing(f"「{places.title_of(self.form, at)}」の行", [at], page)
        strangers = (*rows.values(), *(row for row in found.rows if not row.key))
        self.book.stray(page, *(filled for row in strangers for filled in row.cells.values()))

    def _free(self, table: Table, found: FilledTable) -> Iterator[tuple[FilledRow, str]]:
        numbering = self._numbered(table.id, [column.id for column in table.columns], found)
        return ((row, f"{table.id}[{index}]") for index, row in enumerate(numbering.rows, 1))

    def _numbered(self, table: str, columns: list[str], found: FilledTable) -> Numbering:
        written = self.record.rows.get(table, ())
        self.numberings[table] = number(table, columns, found.rows, written, self.record.blank)
        return self.numberings[table]

    def notes(self, page: Page) -> Iterator[Note]:
        """Yield the raw notes."""
        found = self.book.plain_table(page, NOTES, ("about", "text"))
        reader = abouts.Reader(self.form)
        found.rows = [row for row in found.rows if row.cells["text"].text.strip() or row.key in self.record.blank]
        for index, row in enumerate(self._numbered(NOTES, ["about", "text"], found).rows, 1):
            yield Note(about=self._about(reader, page, index, row.cells["about"]), text=row.cells["text"].text)

    def _about(self, reader: abouts.Reader, page: Page, index: int, words: Filled) -> str:
        before = self.numberings[NOTES].before.get(index, 0)
        recorded = self.record.about[before - 1] if 0 < before <= len(self.record.about) else None
        if recorded is not None and words.text == abouts.title(self.form, recorded):
            now = moved(recorded, self.numberings)
            return places.parse(recorded).part if now is None else now
        try:
            return as_numbered(reader.place(words.text), self.numberings)
        except ValueError as error:
            raise self.book.error(str(error), page, words) from None

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Yield each place with its cell; a text that is as it was written keeps its origin and sources."""
        by_content = {
            (_column(at), entry.of): entry
            for at, entry in self.record.cells.items()
            if places.parse(at).part in self.numberings
        }
        for at, text in self.texts.items():
            of = digest(text)
            entry = self._entry(at)
            if entry is None or entry.of != of:
                entry = by_content.get((_column(at), of)) if text.strip() else None
            if entry is None:
                yield at, Cell(text=text)
            else:
                sources = tuple(self._sources(entry, text))
                yield at, Cell(text=text, origin=entry.origin, sources=sources, ignore=entry.ignore)

    def _entry(self, at: str) -> Entry | None:
        """Return what the record says of the text that stood at this place when the workbook was written."""
        place = places.parse(at)
        numbering = self.numberings.get(place.part)
        if numbering is not None:
            before = numbering.before.get(int(place.row))
            at = str(place._replace(row=str(before))) if before else ""
        return self.record.cells.get(at)

    def _sources(self, entry: Entry, text: str) -> Iterator[Source]:
        for source in records_of_pages.sources(entry, text):
            now = [moved(at, self.numberings) for at in source.at]
            yield Source(sentence=source.sentence, at=tuple(at for at in now if at))


def _column(at: str) -> tuple[str, str]:
    """Return the table and column of a place, whatever its row."""
    place = places.parse(at)
    return place.part, place.column


def _texts(tables: Iterable[FilledTable]) -> Iterator[Filled]:
    return (filled for table in tables for row in table.rows for filled in row.cells.values())
