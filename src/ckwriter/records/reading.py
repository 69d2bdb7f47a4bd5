"""A submission out of plain data; what does not fit is one line that names the place by its official title."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ckwriter import places
from ckwriter.beside import Note, Unplaced
from ckwriter.errors import ReadError
from ckwriter.form import Form, Section, Table
from ckwriter.model import Cell, Municipality, Submission
from ckwriter.notation import parse_fiscal_year
from ckwriter.records import plain
from ckwriter.records.cells import cell, cells_of

MOST_ROWS = 100_000
"""The highest number of a row: a slip in an address must not fill the memory with empty rows."""
_DIGITS = len(str(MOST_ROWS))

_TOP = ("form", "fiscal_year", "municipality", "sections", "notes", "previous", "unplaced")


def from_record(data: object, load_form: Callable[[str], Form]) -> Submission:
    """Return the submission that plain data describe.

    Args:
        data: what a YAML or JSON reader gave; numbers are taken as their text.
        load_form: returns a form by its id.

    Raises:
        ReadError: anything is missing, unknown, or of the wrong kind; one line that names the place.

    """
    top = plain.mapping(data, "ファイルの一番外側")
    plain.refuse_unknown(top, _TOP, "ファイルの一番外側")
    for key in ("form", "fiscal_year", "municipality"):
        if not top.get(key):
            raise ReadError(f"「{key}」がありません（{_WANTED[key]}）")
    form = load_form(plain.text(top["form"], "form"))
    return Submission(
        form=form,
        fiscal_year=fiscal_year(top["fiscal_year"]),
        municipality=municipality(form, plain.mapping(top["municipality"], "municipality")),
        cells=_sections(form, top.get("sections") or []),
        notes=tuple(_notes(form, top.get("notes") or [])),
        previous=from_record(top["previous"], load_form) if top.get("previous") else None,
        unplaced=tuple(_unplaced(top.get("unplaced") or [])),
    )


_WANTED = {
    "form": "様式の名前。例: form: nimo-r6",
    "fiscal_year": "年度。例: fiscal_year: R6",
    "municipality": "自治体の名称と区分。例: municipality: {name: 倉敷市, kind: 中核市}",
}


def municipality(form: Form, given: Mapping[str, Any]) -> Municipality:
    """Return the body that name, kind (by id or any title) and code describe; ReadError names what is wrong."""
    plain.refuse_unknown(given, ("name", "kind", "code"), "municipality")
    name = plain.text(given.get("name", ""), "municipality の name").strip()
    if not name:
        raise ReadError("municipality に自治体名（name）がありません")
    word = plain.text(given.get("kind", ""), "municipality の kind").strip()
    kind = form.kind(word)
    if kind is None:
        kinds = "、".join(k.title for k in form.kinds)
        raise ReadError(f"自治体の区分（kind）「{word}」は使えません。{kinds} のどれかを書いてください")
    return Municipality(name=name, kind=kind.id, code=plain.text(given.get("code", ""), "municipality の code").strip())


def fiscal_year(value: object) -> int:
    """Return the fiscal year that a number or text names; ReadError if it names none."""
    try:
        return parse_fiscal_year(value if isinstance(value, int) else str(value))
    except ValueError:
        raise ReadError(f"年度「{value}」を読めません。R6、令和6年度、2024 のように書いてください") from None


def _sections(form: Form, given: object) -> dict[str, Cell]:
    by_number = {section.number: section for section in form.sections}
    found: dict[str, Cell] = {}
    for index, item in enumerate(plain.listed(given, "sections"), 1):
        body = plain.mapping(item, f"sections の{index}番目")
        number = plain.text(body.get("number", ""), f"sections の{index}番目の number")
        if number not in by_number:
            raise ReadError(f"sections の{index}番目: 番号（number）「{number}」の節はこの様式にありません")
        section = by_number[number]
        plain.refuse_unknown(body, ("number", "title", "cells", *(part.id for part in section.parts)), section.heading)
        for cells in _section(form, section, body):
            if not found.keys().isdisjoint(cells):
                at = next(at for at in cells if at in found)
                raise ReadError(f"{places.title_of(form, at)}: 二か所に書かれています（{at}）")
            found |= cells
    return found


def _section(form: Form, section: Section, body: Mapping[str, Any]) -> Iterator[dict[str, Cell]]:
    """Yield the cells of a section: those that are given by their places, then the fields and rows one by one."""
    flat = plain.mapping(body.get("cells") or {}, f"{section.heading} の cells")
    own = {part.id for part in section.parts}
    for at in flat:
        name, _, rest = at.partition("[")
        if name not in own or places.field_at(form, at) is None:
            raise ReadError(f"{section.heading}: 「{at}」という欄はこの節にありません")
        row = rest.partition("]")[0]
        if row.isdecimal() and (len(row) > _DIGITS or int(row) > MOST_ROWS):
            raise ReadError(f"{section.heading}: 「{at[:40]}」は行の番号が大きすぎます（{MOST_ROWS:,}行まで）")
    yield cells_of(form, flat)
    for part in section.parts:
        value = body.get(part.id)
        if value is None:
            continue
        if not isinstance(part, Table):
            yield {part.id: cell(form, part.id, value)}
        elif part.rows:
            title = places.title_of(form, part.id)
            rows = plain.mapping(value, title)
            plain.refuse_unknown(rows, tuple(row.id for row in part.rows), title)
            for row_id, columns in rows.items():
                yield _row(form, part, f"{part.id}[{row_id}]", columns)
        else:
            for number, columns in enumerate(plain.listed(value, places.title_of(form, part.id)), 1):
                yield _row(form, part, f"{part.id}[{number}]", columns)


def _row(form: Form, table: Table, row: str, given: object) -> dict[str, Cell]:
    title = places.title_of(form, row)
    columns = plain.mapping(given, title)
    plain.refuse_unknown(columns, tuple(column.id for column in table.columns_of(row)), title)
    return cells_of(form, {f"{row}.{column}": value for column, value in columns.items()})


def _notes(form: Form, given: object) -> Iterator[Note]:
    for index, item in enumerate(plain.listed(given, "notes（素材）"), 1):
        if isinstance(item, str):
            yield Note(text=item)
            continue
        title = f"素材 {index}件目"
        note = plain.mapping(item, title)
        plain.refuse_unknown(note, ("about", "text"), title)
        yield note_about(
            form, plain.text(note.get("about") or "", title), plain.text(note.get("text") or "", title), title
        )


def note_about(form: Form, about: str, text: str, title: str) -> Note:
    """Return a note; ReadError if what it is about is no place of the form."""
    try:
        known = not about or form.part(places.parse(about).part) is not None
    except ValueError:
        known = False
    if not known:
        raise ReadError(f"{title}: about「{about}」はこの様式の欄ではありません{plain.meant(about, _part_ids(form))}")
    return Note(about=about, text=text)


def _part_ids(form: Form) -> tuple[str, ...]:
    return tuple(part.id for part in form.parts())


def _unplaced(given: object) -> Iterator[Unplaced]:
    for item in plain.listed(given, "unplaced"):
        lost = plain.mapping(item, "unplaced")
        plain.refuse_unknown(lost, ("text", "where"), "unplaced")
        yield Unplaced(
            text=plain.text(lost.get("text", ""), "unplaced"), where=plain.text(lost.get("where", ""), "unplaced")
        )
