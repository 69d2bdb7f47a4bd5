"""A file that nobody touched is known by writing it again; whatever was changed in it is seen."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ckwriter
from ckwriter import matching
from ckwriter.blocks import Blocks
from ckwriter.errors import ReadError
from ckwriter.model import Cell, Submission
from ckwriter.word import archive, blank, reader, writer
from ckwriter.word.parts import Package
from ckwriter.word.record import record_part
from tests.conftest import Make

DOCUMENT, RECORD, STYLES, FOOTER = "word/document.xml", "customXml/item1.xml", "word/styles.xml", "word/footer1.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
BLANKS = ("R●年●月", "―", "有・無")
Edit = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def simple(make: Make) -> Submission:
    """A submission with a few cells of every kind."""
    return make(
        {
            "strengths": Cell(text="関係機関が年に四回集まる。", origin="offline"),
            "structure": "協議会が中心となる。",
            "profile[population].value": "473,886",
            "profile[forums_municipality].choice": "有",
            "forums[1].name": "精神部会",
            "forums[2].name": "家族会連絡会",
        }
    )


@pytest.fixture(scope="module")
def written(simple: Submission) -> bytes:
    """The Word file of it."""
    return writer.write(simple).data


def read(data: bytes) -> Submission:
    return matching.submission(reader.read(data, "test.docx"), None, "test.docx")


def texts(submission: Submission) -> dict[str, str]:
    """Return what stands at each place, but for what the blank form prints there."""
    return {at: cell.shown for at, cell in submission.cells.items() if cell.shown not in BLANKS}


def untouched(data: bytes) -> bool:
    return reader.read(data, "test.docx").written is not None


def edited(data: bytes, **edits: Edit) -> bytes:
    """Return a file with some members changed, packed just as ckwriter packs; a record is given as its JSON."""
    members = archive.members(Package(data, "test.docx"))
    for name, edit in edits.items():
        members[name] = archive.compressed(name, edit(content(data, name)), 4)
    return archive.pack(members)


def content(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return container.read(name)


def replaced(old: str, new: str) -> Edit:
    def edit(data: bytes) -> bytes:
        assert data.count(old.encode())
        return data.replace(old.encode(), new.encode(), 1)

    return edit


def forged(data: bytes, change: Callable[[Any], Any]) -> bytes:
    """Return a file whose record was changed, with the checksum that then fits."""
    record = reader.read(data, "test.docx").record
    assert record is not None
    body = json.dumps(change(json.loads(record)["page"]), ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    members = archive.members(Package(data, "test.docx"))
    members[RECORD] = record_part(RECORD, f'{{"sha256":"{digest}","page":{body}}}'.encode("utf-8", "surrogatepass"))
    return archive.pack(members)


# ------------------------------------------------------------------------------------------ nobody touched it


def test_what_was_written_is_known(simple: Submission, written: bytes) -> None:
    """A file as it was written gives just what was written, and so does its page."""
    found = reader.read(written, "test.docx")
    assert found.written == simple
    assert matching.submission(found, None, "test.docx") is found.written
    assert matching.submission(Blocks(found.blocks, found.record, printed=found.printed), None, "test.docx") == simple


def test_the_examples_as_drafted(example: Submission, tmp_path: Path) -> None:
    """A drafted example is known after it was written, and after a person accepted some or all of it."""
    drafted = ckwriter.draft(example).model_copy(update={"notes": (), "previous": None})
    path = tmp_path / "draft.docx"
    ckwriter.write(drafted, path)
    assert reader.read(path.read_bytes(), path.name).written == drafted
    for places in (["strengths"], []):
        ckwriter.accept(path, places)
        found = reader.read(path.read_bytes(), path.name)
        assert found.written is not None
        assert found.written == matching.submission(
            Blocks(found.blocks, found.record, printed=found.printed), None, path.name
        )


def test_another_form_is_looked_for_on_the_page(simple: Submission, written: bytes) -> None:
    """Who names a form that is not the record's has its places looked for, as in any other file."""
    other = simple.form.model_copy(update={"id": "another", "title": "別の様式"})
    assert matching.submission(reader.read(written, "test.docx"), other, "test.docx").form is other


def test_a_final_file_has_to_be_read(make: Make) -> None:
    """A file for handing in carries no record."""
    assert not untouched(writer.write(make({"strengths": "強み"}), final=True).data)


def test_a_blank_form_of_an_office_is_known_while_it_is_in_use(simple: Submission, portrait: bytes) -> None:
    """A file in another layout reads the same without it, but nobody knows then which words are the blank form's."""
    data = writer.write(simple, template=portrait).data
    assert untouched(data)
    blank._cache.clear()
    assert not untouched(data)
    found = read(data)
    assert found.model_copy(update={"unplaced": ()}) == simple
    assert "開催状況" in [left.text for left in found.unplaced]


def test_a_record_cannot_hide_text_of_the_page(written: bytes) -> None:
    """What the record calls words of the blank form is told all the same if the blank form does not print it."""
    line = "<w:p><w:r><w:t>書き足した一行</w:t></w:r></w:p>"
    added = edited(written, **{DOCUMENT: replaced("<w:body>", f"<w:body>{line}")})
    data = forged(added, lambda page: page | {"printed": ["書き足した一行"]})
    assert [left.text for left in read(data).unplaced] == ["書き足した一行"]


# ------------------------------------------------------------------------------------------ somebody did


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        (DOCUMENT, replaced("年に四回", "年に五回")),
        (DOCUMENT, replaced("473,886", "473,887")),
        (DOCUMENT, replaced("（有）・無", "有・（無）")),
        (DOCUMENT, replaced("</w:body>", "<w:p><w:r><w:t>書き足し</w:t></w:r></w:p></w:body>")),
        (DOCUMENT, replaced("</w:body>", " </w:body>")),
        (DOCUMENT, lambda data: data + b"\n"),
        (DOCUMENT, lambda data: data[:-1]),
        (FOOTER, replaced("</w:ftr>", "<w:p><w:r><w:t>取扱注意</w:t></w:r></w:p></w:ftr>")),
        (STYLES, replaced("<w:rPrDefault><w:rPr>", "<w:rPrDefault><w:rPr><w:vanish/>")),
        ("word/settings.xml", lambda data: data + b" "),
        (RELATIONSHIPS, replaced("styles.xml", "theme/theme1.xml")),
        ("docProps/core.xml", lambda data: data + b" "),
        ("word/footnotes.xml", lambda data: b"<x/>"),
        ("word/comments.xml", lambda data: b"<x/>"),
    ],
    ids=[
        "a character", "a digit", "a choice", "a paragraph", "a space", "behind the end", "before the end", "a footer",
        "a hidden style", "the settings", "a relationship", "the properties", "footnotes", "comments",
    ],
)  # fmt: skip
def test_any_change_is_seen(written: bytes, name: str, edit: Edit) -> None:
    """A change in any part, however small, and a new part mean that the page has to be read."""
    try:
        content(written, name)
    except KeyError:
        members = archive.members(Package(written, "test.docx"))
        data = archive.pack({**members, name: archive.compressed(name, edit(b""))})
    else:
        data = edited(written, **{name: edit})
    assert untouched(edited(written))
    try:
        assert not untouched(data)
    except ReadError:
        assert name == DOCUMENT  # the page is broken, and that is said


def test_texts_that_changed_their_places_are_seen(written: bytes) -> None:
    """Two cells that only swapped their texts are read as they stand now, and a person's."""
    one, other = "精神部会", "家族会連絡会"

    def swap(data: bytes) -> bytes:
        text = data.decode()
        return text.replace(one, "\0").replace(other, one).replace("\0", other).encode()

    found = read(edited(written, **{DOCUMENT: swap}))
    assert (found.text("forums[1].name"), found.text("forums[2].name")) == (other, one)


@pytest.mark.parametrize("where", ["in front", "behind", "twice"])
def test_a_container_that_is_not_ours_is_seen(written: bytes, where: str) -> None:
    """Bytes round the zip file, or a second document in it, mean that the page has to be read."""
    data = {"in front": b"PK" + written, "behind": written + b"PK"}.get(where)
    if data is None:
        stream = io.BytesIO(written)
        with zipfile.ZipFile(stream, "a") as container, pytest.warns(UserWarning, match="Duplicate"):
            container.writestr(DOCUMENT, content(written, DOCUMENT))
        data = stream.getvalue()
    try:
        assert not untouched(data)
    except ReadError as error:
        assert "\n" not in str(error)  # noqa: PT017  # to refuse it is right as well


# ------------------------------------------------------------------------------------------ a record that lies


def cells(page: Any) -> dict[str, Any]:
    """Return the cells that a record has in the section of strengths and structure."""
    found: dict[str, Any] = next(s["cells"] for s in page["sections"] if "strengths" in s["cells"])
    return found


def change_text(page: Any) -> Any:
    cells(page)["strengths"]["text"] = "別の文"
    return page


def add_row(page: Any) -> Any:
    next(s["cells"] for s in page["sections"] if "forums[1].name" in s["cells"])["forums[3].name"] = {
        "text": "幻の部会"
    }
    return page


def add_many_rows(page: Any) -> Any:
    rows = next(s["cells"] for s in page["sections"] if "forums[1].name" in s["cells"])
    rows["forums[100000].name"] = {"text": "幻の部会"}
    return page


def drop_cell(page: Any) -> Any:
    del cells(page)["strengths"]
    return page


@pytest.mark.parametrize("change", [change_text, add_row, add_many_rows, drop_cell])
def test_a_record_that_tells_something_else_than_the_page(written: bytes, change: Callable[[Any], Any]) -> None:
    """What stands on the page is what is read, although the record's checksum fits."""
    data = forged(written, change)
    assert not untouched(data)
    assert texts(read(data)) == texts(read(written))


@pytest.mark.parametrize("key", ["notes", "previous", "unplaced"])
def test_a_record_with_more_than_a_page_can_show(written: bytes, key: str) -> None:
    """Nothing that no page shows comes out of a record."""
    hidden = {"notes": [{"text": "隠した素材"}], "unplaced": [{"text": "隠した文", "where": ""}]}

    def hide(page: Any) -> Any:
        last = {name: value for name, value in page.items() if name not in ("printed", "blank")}
        return page | {key: hidden.get(key, last)}

    data = forged(written, hide)
    assert not untouched(data)
    found = read(data)
    assert (found.notes, found.previous, found.unplaced) == ((), None, ())


def test_a_text_without_room_on_the_page(simple: Submission) -> None:
    """A cell for which the blank form has no room is no part of the page, whatever the record says."""
    title = simple.form.part("structure").title  # type: ignore[union-attr]
    bare = edited(blank.own(simple.form), **{DOCUMENT: replaced(title, "空欄")})
    data = writer.write(simple, template=bare).data
    assert untouched(data)

    def add(page: Any) -> Any:
        cells(page)  # the section is there
        next(s["cells"] for s in page["sections"] if s["number"] == section)["structure"] = {"text": "幻の体制"}
        return page

    section = simple.form.section_of("structure").number
    assert "structure" not in read(data).cells
    assert "structure" not in read(forged(data, add)).cells


ODD: tuple[Any, ...] = (
    None, True, -1, 10**400, 0.5, "", "x", "\0\ud800\ufffe", "年" * 9, [], [None], [[]], ["x"], {}, {"": ""}, {"text": 1},
    {"text": "x", "absent": "unknown"}, {"forums[1].name": "x"}, json.loads("[" * 400 + "]" * 400),
)  # fmt: skip


def paths(value: object) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to everything that stands in plain data, as keys and indexes."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (key,)
        yield from ((key, *rest) for rest in paths(inner))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_forged_record_neither_crashes_nor_hides_a_text(data: st.DataObject, written: bytes) -> None:
    """Anything may stand anywhere in a record, with the checksum that fits: the page is read all the same."""
    record = reader.read(written, "test.docx").record
    assert record is not None
    every = list(paths(json.loads(record)["page"]))
    *above, last = data.draw(st.sampled_from([path for path in every if len(path) == 1]) | st.sampled_from(every))
    value = data.draw(st.sampled_from(ODD))

    def forge(page: Any) -> Any:
        holder = page
        for key in above:
            holder = holder[key]
        holder[last] = value
        return page

    assert texts(read(forged(written, forge))) == texts(read(written))


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_damaged_record_is_none(data: st.DataObject, written: bytes) -> None:
    """Bytes changed anywhere in the record's part, or any bytes in its place, leave the page to be read."""
    part = bytearray(content(written, RECORD))
    for _ in range(data.draw(st.integers(1, 4))):
        part[data.draw(st.integers(0, len(part) - 1))] = data.draw(st.integers(0, 255))
    assert texts(read(edited(written, **{RECORD: lambda _: bytes(part)}))) == texts(read(written))
