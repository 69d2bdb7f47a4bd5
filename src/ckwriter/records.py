"""A `Submission` as plain data, and back: the shape of its JSON, of its YAML, and of the record in a Word file.

    form: nimo-r6
    fiscal_year: R6                  # or 2024
    municipality: {name: 倉敷市, kind: 中核市, code: "332020"}
    sections:
      - number: "7"
        forums:                      # nested, as people write it: a free table is a list of rows,
          - name: 精神部会           # a fixed one a mapping by row id; a cell is its text
            frequency: 年4回         # or {text, origin, sources, absent, ignore: {C101: reason}}
      - number: "5"
        cells:                       # or flat, as programs write it: one key a place
          strengths: {text: …, origin: offline, sources: [{sentence: …, at: [forums[1].name]}]}

Notes:
      - {about: strengths, text: …}

Both ways of writing a section may be read from any file; `to_record` writes either. Whatever does not fit the form is
refused with one line that names the place by its official title.

"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from rapidfuzz import process

from ckwriter import places
from ckwriter.errors import ReadError
from ckwriter.form import Form, Section, Table
from ckwriter.model import Absent, Cell, Ignored, Municipality, Note, Source, Submission, Unplaced
from ckwriter.notation import parse_fiscal_year

Record = dict[str, Any]

MOST_ROWS = 100_000
"""The highest number of a row: a slip in an address must not fill the memory with empty rows."""

_TOP = ("form", "fiscal_year", "municipality", "sections", "notes", "previous", "unplaced")


def to_record(submission: Submission, *, nested: bool = False) -> Record:
    """Return a submission as plain data: flat with one key a place, or nested as people write it."""
    sections = []
    for section in submission.form.sections:
        cells = {
            at: submission[at]
            for part in section.parts
            for at in _places_of(submission, part.id)
            if at in submission.cells
        }
        body = _nested(submission.form, cells) if nested else {"cells": {at: _full(c) for at, c in cells.items()}}
        sections.append({"number": section.number, "title": section.title} | body)
    record: Record = {
        "form": submission.form.id,
        "fiscal_year": submission.fiscal_year,
        "municipality": {
            "name": submission.municipality.name,
            "kind": _kind_title(submission),
            "code": submission.municipality.code,
        },
        "sections": sections,
    }
    if submission.notes:
        record["notes"] = [{"about": note.about, "text": note.text} for note in submission.notes]
    if submission.previous:
        record["previous"] = to_record(submission.previous, nested=nested)
    if submission.unplaced:
        record["unplaced"] = [{"text": lost.text, "where": lost.where} for lost in submission.unplaced]
    return record


def _kind_title(submission: Submission) -> str:
    kind = submission.form.kind(submission.municipality.kind)
    return kind.title if kind else submission.municipality.kind


def _places_of(submission: Submission, part_id: str) -> Iterator[str]:
    part = submission.form.part(part_id)
    if not isinstance(part, Table):
        yield part_id
        return
    for row in submission.rows(part):
        yield from (f"{row}.{column.id}" for column in part.columns_of(row))


def _full(cell: Cell) -> Record:
    full: Record = {"text": cell.text, "origin": cell.origin}
    if cell.sources:
        full["sources"] = [{"sentence": s.sentence, "at": list(s.at)} for s in cell.sources]
    if cell.absent:
        full["absent"] = cell.absent.value
    if cell.ignore:
        full["ignore"] = {ignored.code: ignored.reason for ignored in cell.ignore}
    return full


def _short(cell: Cell) -> Record | str:
    return cell.shown if cell == Cell(text=cell.text, absent=cell.absent) else _full(cell)


def _nested(form: Form, cells: Mapping[str, Cell]) -> Record:
    body: Record = {}
    for at, cell in cells.items():
        place = places.parse(at)
        part = form.part(place.part)
        if not isinstance(part, Table):
            body[place.part] = _short(cell)
        elif part.rows:
            body.setdefault(place.part, {}).setdefault(place.row, {})[place.column] = _short(cell)
        else:
            rows = body.setdefault(place.part, [])
            rows.extend({} for _ in range(int(place.row) - len(rows)))
            rows[int(place.row) - 1][place.column] = _short(cell)
    return body


def from_record(data: object, load_form: Callable[[str], Form]) -> Submission:
    """Return the submission that plain data describe.

    Args:
        data: what a YAML or JSON reader gave; numbers are taken as their text.
        load_form: returns a form by its id.

    Raises:
        ReadError: anything is missing, unknown, or of the wrong kind; one line that names the place.

    """
    top = _mapping(data, "ファイルの一番外側")
    _known(top, _TOP, "ファイルの一番外側")
    for key in ("form", "fiscal_year", "municipality"):
        if not top.get(key):
            raise ReadError(f"「{key}」がありません（{_WANTED[key]}）")
    form = load_form(_text(top["form"], "form"))
    return Submission(
        form=form,
        fiscal_year=fiscal_year(top["fiscal_year"]),
        municipality=municipality(form, _mapping(top["municipality"], "municipality")),
        cells=dict(_sections(form, top.get("sections") or [])),
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
    _known(given, ("name", "kind", "code"), "municipality")
    name = _text(given.get("name", ""), "municipality の name").strip()
    if not name:
        raise ReadError("municipality に自治体名（name）がありません")
    word = _text(given.get("kind", ""), "municipality の kind").strip()
    kind = form.kind(word)
    if kind is None:
        kinds = "、".join(k.title for k in form.kinds)
        raise ReadError(f"自治体の区分（kind）「{word}」は使えません。{kinds} のどれかを書いてください")
    return Municipality(name=name, kind=kind.id, code=_text(given.get("code", ""), "municipality の code").strip())


def fiscal_year(value: object) -> int:
    """Return the fiscal year that a number or text names; ReadError if it names none."""
    try:
        return parse_fiscal_year(value if isinstance(value, int) else str(value))
    except ValueError:
        raise ReadError(f"年度「{value}」を読めません。R6、令和6年度、2024 のように書いてください") from None


def _sections(form: Form, given: object) -> Iterator[tuple[str, Cell]]:
    by_number = {section.number: section for section in form.sections}
    seen: set[str] = set()
    for index, item in enumerate(_list(given, "sections"), 1):
        body = _mapping(item, f"sections の{index}番目")
        number = _text(body.get("number", ""), f"sections の{index}番目の number")
        if number not in by_number:
            raise ReadError(f"sections の{index}番目: 番号（number）「{number}」の節はこの様式にありません")
        section = by_number[number]
        _known(body, ("number", "title", "cells", *(part.id for part in section.parts)), f"{section.heading}")
        for at, cell in _section(form, section, body):
            if at in seen:
                raise ReadError(f"{places.title_of(form, at)}: 二か所に書かれています（{at}）")
            seen.add(at)
            yield at, cell


def _section(form: Form, section: Section, body: Mapping[str, Any]) -> Iterator[tuple[str, Cell]]:
    for at, value in _mapping(body.get("cells") or {}, f"{section.heading} の cells").items():
        if places.field_at(form, at) is None or places.section_of(form, at) != section.number:
            raise ReadError(f"{section.heading}: 「{at}」という欄はこの節にありません")
        if (row := places.parse(at).row).isdigit() and int(row) > MOST_ROWS:
            raise ReadError(f"{section.heading}: 「{at}」は行の番号が大きすぎます（{MOST_ROWS:,}行まで）")
        yield at, cell(form, at, value)
    for part in section.parts:
        value = body.get(part.id)
        if value is None:
            continue
        if not isinstance(part, Table):
            yield part.id, cell(form, part.id, value)
        elif part.rows:
            title = places.title_of(form, part.id)
            rows = _mapping(value, title)
            _known(rows, tuple(row.id for row in part.rows), title)
            for row_id, columns in rows.items():
                yield from _row(form, part, f"{part.id}[{row_id}]", columns)
        else:
            for number, columns in enumerate(_list(value, places.title_of(form, part.id)), 1):
                yield from _row(form, part, f"{part.id}[{number}]", columns)


def _row(form: Form, table: Table, row: str, given: object) -> Iterator[tuple[str, Cell]]:
    title = places.title_of(form, row)
    columns = _mapping(given, title)
    _known(columns, tuple(column.id for column in table.columns_of(row)), title)
    for column, value in columns.items():
        yield f"{row}.{column}", cell(form, f"{row}.{column}", value)


def cell(form: Form, at: str, value: object) -> Cell:
    """Return the cell that a text, a number or a mapping describes; ReadError names the place."""
    if value is None:
        return Cell()
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return Cell(text=str(value))
    try:
        return _cell(value)
    except ReadError as error:
        raise ReadError(f"{places.title_of(form, at)}{error}") from None


def _cell(value: object) -> Cell:
    """Return the cell that a mapping describes; the caller puts the title of its place before an error."""
    given = _mapping(value, "")
    _known(given, ("text", "origin", "sources", "absent", "ignore"), "")
    try:
        return Cell(
            text=_text(given.get("text", ""), ""),
            origin=_text(given.get("origin", "person"), ""),
            sources=tuple(_source(source) for source in _list(given.get("sources") or [], "")),
            absent=Absent(given["absent"]) if given.get("absent") else None,
            ignore=tuple(_ignored(given.get("ignore") or {})),
        )
    except ValidationError as error:
        raise ReadError(f": {error.errors()[0]['msg'].removeprefix('Value error, ')}") from None
    except ValueError:
        words = "、".join(f"{reason.value}（{reason.title}）" for reason in Absent)
        raise ReadError(f": absent「{given['absent']}」は使えません。{words} から選んでください") from None


def _ignored(given: object) -> Iterator[Ignored]:
    for code, reason in _mapping(given, " の ignore").items():
        yield Ignored(code=_text(code, " の ignore"), reason=_text(reason or "", " の ignore"))


def _source(given: object) -> Source:
    source = _mapping(given, " の sources")
    _known(source, ("sentence", "at"), " の sources")
    rests_on = _list(source.get("at") or [], " の sources の at")
    return Source(sentence=_text(source.get("sentence", ""), ""), at=tuple(_text(at, "") for at in rests_on))


def _notes(form: Form, given: object) -> Iterator[Note]:
    for index, item in enumerate(_list(given, "notes（素材）"), 1):
        if isinstance(item, str):
            yield Note(text=item)
            continue
        title = f"素材 {index}件目"
        note = _mapping(item, title)
        _known(note, ("about", "text"), title)
        yield note_about(form, _text(note.get("about") or "", title), _text(note.get("text") or "", title), title)


def note_about(form: Form, about: str, text: str, title: str) -> Note:
    """Return a note; ReadError if what it is about is no place of the form."""
    try:
        known = not about or form.part(places.parse(about).part) is not None
    except ValueError:
        known = False
    if not known:
        raise ReadError(f"{title}: about「{about}」はこの様式の欄ではありません{_meant(about, _part_ids(form))}")
    return Note(about=about, text=text)


def _part_ids(form: Form) -> tuple[str, ...]:
    return tuple(part.id for part in form.parts())


def _unplaced(given: object) -> Iterator[Unplaced]:
    for item in _list(given, "unplaced"):
        lost = _mapping(item, "unplaced")
        _known(lost, ("text", "where"), "unplaced")
        yield Unplaced(text=_text(lost.get("text", ""), "unplaced"), where=_text(lost.get("where", ""), "unplaced"))


def _mapping(value: object, title: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise ReadError(f"{title}: 「項目名: 値」の組で書いてください（いまは {_shown(value)}）")
    return value


def _list(value: object, title: str) -> list[Any]:
    if not isinstance(value, list):
        raise ReadError(f"{title}: 「- 」で始まる一覧で書いてください（いまは {_shown(value)}）")
    return value


def _text(value: object, title: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ReadError(f"{title}: 文字で書いてください（いまは {_shown(value)}）")
    return str(value)


def _shown(value: object) -> str:
    words = (
        "空"
        if value in (None, "")
        else "一覧"
        if isinstance(value, list)
        else "組"
        if isinstance(value, Mapping)
        else ""
    )
    return words or f"「{str(value)[:20]}」"


def _known(given: Mapping[str, Any], known: tuple[str, ...], title: str) -> None:
    for key in given:
        if key not in known:
            raise ReadError(f"{title}: 「{key[:40]}」という項目はありません{_meant(key, known)}")


def _meant(word: str, known: tuple[str, ...]) -> str:
    best = process.extractOne(word, known, score_cutoff=70)
    return f"（「{best[0]}」ではありませんか）" if best else f"（使えるもの: {'、'.join(known)}）"
