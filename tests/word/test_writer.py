"""Filling a blank form."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from ckwriter import matching
from ckwriter.blocks import Blocks
from ckwriter.errors import FormError
from ckwriter.form import Form
from ckwriter.model import Absent, Cell, Submission
from ckwriter.word import reader, template, writer
from tests.conftest import Make

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
ODD_TEXTS = (
    "<b>&amp;</b>",
    "a\n\nb\n",
    "\n",
    "\t a\tb ",
    "  ",
    "]]>",
    "👨‍👩‍👧‍👦",
    "\x00\x0b\x1f",
    "\ud800",
    "１）（２",
    "x" * 10_000,
)
PLACES = (
    "strengths",
    "headline",
    "profile[population].as_of",
    "profile[population].value",
    "profile[inpatients].as_of",
    "profile[inpatients_under_3_months].share",
    "profile[forums_municipality].choice",
    "profile[forums_municipality].value",
    "profile[forums_municipality].denominator",
    "issues[2].role_welfare",
    "offices[2].owner",
    "forums[3].remarks",
)


def read(data: bytes, form: Form) -> Submission:
    """Read the page and compare it with the record; the short way for a file that nobody touched gives the same."""
    found = reader.read(data, "test.docx")
    submission = matching.submission(Blocks(found.blocks, found.record, printed=found.printed), form, "test.docx")
    if found.written is not None:
        assert not differences(found.written, submission)
    return submission


def read_page_alone(data: bytes, form: Form | None = None) -> Submission:
    return matching.submission(Blocks(reader.read(data, "test.docx").blocks), form, "test.docx")


def differences(found: Submission, expected: Submission) -> list[str]:
    """Return what differs between two submissions, one line a place."""
    pairs = {at: (found[at], expected[at]) for at in {**expected.cells, **found.cells}}
    lines = [f"{at}: {one!r} instead of {two!r}"[:300] for at, (one, two) in pairs.items() if one != two]
    lines += [f"{one!r} instead of {two!r}" for one, two in [(found.unplaced, expected.unplaced)] if one != two]
    return lines or ([] if found == expected else ["something else"])


def root(data: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def row_with(data: bytes, text: str) -> etree._Element:
    """Return the table row in which a text stands."""
    return next(row for row in root(data).iter(f"{W}tr") if text in words(row) and row.find(f".//{W}tbl") is None)


@pytest.mark.parametrize("layout", ["blank", "portrait"])
def test_what_is_written_reads_back_equal(full: Submission, layout: str, request: pytest.FixtureRequest) -> None:
    """A submission with something at every place comes back equal from either layout of the form."""
    written = writer.write(full, template=request.getfixturevalue(layout))
    assert written.unplaced == ()
    assert not differences(read(written.data, full.form), full)


@pytest.mark.parametrize("layout", ["blank", "portrait"])
def test_the_page_alone_holds_every_text(full: Submission, layout: str, request: pytest.FixtureRequest) -> None:
    """Without the record the texts are all read, each at its place."""
    data = writer.write(full, template=request.getfixturevalue(layout)).data
    found = read_page_alone(data)
    assert {at: cell.text for at, cell in found.cells.items()} == {at: cell.text for at, cell in full.cells.items()}
    assert found.municipality.name == "試験市"


def test_examples_read_back_equal(example: Submission) -> None:
    """The facts of a real body come back equal, but for the notes that never leave with the file."""
    data = writer.write(example).data
    assert read(data, example.form) == example.model_copy(update={"notes": (), "previous": None})


@pytest.mark.parametrize("at", PLACES)
@pytest.mark.parametrize("text", ODD_TEXTS, ids=ascii)
def test_odd_texts_come_back(full: Submission, blank: bytes, at: str, text: str) -> None:
    """Any text goes into any kind of cell and comes back."""
    changed = full.with_cells({at: Cell(text=text)})
    assert not differences(read(writer.write(changed, template=blank).data, full.form), changed)


@pytest.fixture(scope="session")
def round_trip(full: Submission, blank: bytes) -> Callable[[list[str]], list[str]]:
    """A function that puts texts into cells of every kind, writes, reads, and returns what differs."""

    def round_trip(texts: list[str]) -> list[str]:
        changed = full.with_cells({at: Cell(text=text) for at, text in zip(PLACES, texts, strict=True)})
        return differences(read(writer.write(changed, template=blank).data, full.form), changed)

    return round_trip


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(ANY_TEXT, min_size=len(PLACES), max_size=len(PLACES)))
@example(texts=[""] * len(PLACES))
def test_any_text_comes_back(round_trip: Callable[[list[str]], list[str]], texts: list[str]) -> None:
    """All kinds of cells at once, with any characters."""
    assert not round_trip(texts)


@pytest.mark.parametrize("layout", ["blank", "portrait"])
@pytest.mark.parametrize("reason", Absent)
def test_a_reason_for_an_empty_cell_stands_on_the_page(
    full: Submission, layout: str, reason: Absent, request: pytest.FixtureRequest
) -> None:
    """The official word stands where the value would, also in place of 有・無, and is read as the reason."""
    places = (
        "profile[forums_prefecture].choice",
        "profile[inpatients].value",
        "profile[inpatients].as_of",
        "goals[1].target",
    )
    changed = full.with_cells(dict.fromkeys(places, Cell(absent=reason)))
    data = writer.write(changed, template=request.getfixturevalue(layout)).data
    found = read_page_alone(data, full.form)
    assert {found[at].absent for at in places} == {reason}
    assert not differences(read(data, full.form), changed)


def test_a_choice_is_marked_among_its_printed_words(full: Submission, blank: bytes, portrait: bytes) -> None:
    """The chosen word is put in brackets, or its box is ticked, as the form prints it."""
    changed = full.with_cells({"profile[council_mental_health_group].choice": Cell(text="無")})
    assert "有・（無）" in words(row_with(writer.write(changed, template=blank).data, "精神領域"))
    assert "□有　■無" in words(row_with(writer.write(changed, template=portrait).data, "精神領域"))


def test_units_and_labels_stay(full: Submission, blank: bytes, portrait: bytes) -> None:
    """A value is put beside its unit, a date into the bracket of its label; neither takes their place."""
    changed = full.with_cells(
        {
            "profile[population].value": Cell(text="473,886"),
            "profile[population].as_of": Cell(text="R6年10月"),
            "profile[population].note": Cell(),
            "profile[forums_municipality].value": Cell(text="1"),
            "profile[forums_municipality].denominator": Cell(text="3"),
        }
    )
    assert words(row_with(writer.write(changed, template=blank).data, "人口")) == "人口（R6年10月時点）473,886人"
    by_hand = writer.write(changed, template=portrait).data
    assert words(row_with(by_hand, "人口")) == "人口（R6年10月時点）473,886人"
    assert "■有　□無　1／3か所/市町村数" in words(row_with(by_hand, "市区町村■"))


def test_rows_repeat_in_groups(full: Submission, blank: bytes) -> None:
    """An issue takes four rows, its own cells merged over them; a second issue has four rows of its own."""
    table = next(
        t for t in root(writer.write(full, template=blank).data).iter(f"{W}tbl") if "課題解決に向けた" in words(t)
    )
    merges = [
        [
            merge.get(f"{W}val", "continue") if (merge := cell.find(f"{W}tcPr/{W}vMerge")) is not None else ""
            for cell in row
        ]
        for row in (row.findall(f"{W}tc") for row in table.findall(f"{W}tr")[1:])
    ]
    first, *others = [["restart", "restart", "", ""], *[["continue", "continue", "", ""]] * 3]
    assert merges == [first, *others] * 3


def test_a_column_that_continues_is_merged_down(full: Submission, blank: bytes) -> None:
    """A department with several partners stands once, merged over their rows."""
    data = writer.write(full, template=blank).data
    table = next(t for t in root(data).iter(f"{W}tbl") if "所管部署名" in words(t) and "連携部署名" in words(t))
    states = [row.find(f"{W}tc/{W}tcPr/{W}vMerge") for row in table.findall(f"{W}tr")[1:]]
    assert [None if state is None else state.get(f"{W}val", "continue") for state in states] == [
        "restart",
        "continue",
        None,
    ]


def test_a_heading_down_the_side_is_merged_over_repeated_rows(full: Submission, portrait: bytes) -> None:
    """A heading left of a table's rows is neither lost nor repeated when rows are added."""
    table = next(
        t
        for t in root(writer.write(full, template=portrait).data).iter(f"{W}tbl")
        if words(t).startswith("協議の場会議名")
    )
    cells = [row.find(f"{W}tc") for row in table.findall(f"{W}tr")[1:]]
    assert [words(cell) for cell in cells] == ["開催状況", "", ""]
    assert [cell.find(f"{W}tcPr/{W}vMerge").get(f"{W}val", "continue") for cell in cells] == [
        "restart",
        "continue",
        "continue",
    ]


def test_numbers_of_rows_are_counted_on(full: Submission, portrait: bytes) -> None:
    """A column that numbers the printed rows goes on counting."""
    table = next(
        t for t in root(writer.write(full, template=portrait).data).iter(f"{W}tbl") if words(t).startswith("No.")
    )
    assert [words(row.find(f"{W}tc")) for row in table.findall(f"{W}tr")[1:]] == ["1", "2", "3"]


def test_fewer_rows_leave_the_printed_ones_blank(make: Callable[..., Submission], portrait: bytes) -> None:
    """Rows that the form prints in advance stay where there are fewer to write."""
    data = writer.write(make({"programmes[1].name": "一つだけ"}), template=portrait).data
    table = next(t for t in root(data).iter(f"{W}tbl") if words(t).startswith("取組名"))
    assert len(table.findall(f"{W}tr")) == 4


def test_an_empty_submission_leaves_the_form_blank(make: Callable[..., Submission], blank: bytes) -> None:
    """Where nothing is known the form stays as it is, with R●年●月 and 有・無."""
    page = root(writer.write(make(), template=blank).data)
    before = root(blank)
    name = next(p for p in page.iter(f"{W}p") if words(p))
    assert words(page).replace(make().municipality.name, "", 1) == words(before)
    assert name is not None


def test_drafted_text_is_marked_and_explained(full: Submission, form: Form, blank: bytes, portrait: bytes) -> None:
    """Drafted text stands in the style AI下書き, with a line on the first page; a person's text does not."""
    for layout in (blank, portrait):
        data = writer.write(full, template=layout).data
        page = docx.Document(io.BytesIO(data))
        style = next(style for style in page.styles if style.name == "AI下書き")
        shaded = {
            words(run)
            for run in root(data).iter(f"{W}r")
            if run.find(f"{W}rPr/{W}rStyle[@{W}val='{style.style_id}']") is not None
        }
        assert shaded == {"AI下書き"} | {line for c in full.cells.values() if c.machine for line in c.text.split("\n")}
        accepted = full.with_cells({at: c.model_copy(update={"origin": "person"}) for at, c in full.cells.items()})
        assert "網かけ" not in words(root(writer.write(accepted, template=layout).data))


def test_the_final_file_holds_nothing_of_the_program(full: Submission, blank: bytes) -> None:
    """A file for handing in has no record and no style of drafted text."""
    accepted = full.with_cells({at: c.model_copy(update={"origin": "person"}) for at, c in full.cells.items()})
    data = writer.write(accepted, template=blank, final=True).data
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        everything = b"".join(container.read(name) for name in container.namelist())
    assert reader.read(data, "x").record is None
    assert "AI下書き".encode() not in everything
    assert b"ckwriter" not in everything.lower()


def test_the_record_holds_only_what_the_page_shows(full: Submission, blank: bytes) -> None:
    """Raw notes, last year's submission and text without room on the page do not leave with the file."""
    from ckwriter.beside import Note, Unplaced

    secret = full.model_copy(
        update={
            "notes": (Note(text="内緒の素材"),),
            "previous": full,
            "unplaced": (Unplaced(text="内緒の残り", where="x"),),
        }
    )
    narrow = template.build(full.form.model_copy(update={"sections": full.form.sections[:5]}))
    written = writer.write(secret, template=narrow)
    with zipfile.ZipFile(io.BytesIO(written.data)) as container:
        everything = b"".join(container.read(name) for name in container.namelist()).decode("utf-8", "replace")
    assert "内緒" not in everything
    assert "《forums[1].name》" not in everything
    assert "forums[1].name" in written.unplaced
    assert set(written.unplaced) == {at for at in full.cells if at not in read(written.data, full.form).cells}


def test_other_members_are_copied_byte_for_byte(full: Submission, blank: bytes, portrait: bytes) -> None:
    """What filling does not change keeps its compressed bytes, and the file is a sound zip."""
    for layout in (blank, portrait):
        data = writer.write(full, template=layout).data
        before, after = zipfile.ZipFile(io.BytesIO(layout)), zipfile.ZipFile(io.BytesIO(data))
        assert after.testzip() is None
        changed = {"word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        for info in before.infolist():
            if info.filename not in changed:
                assert _raw(data, after.getinfo(info.filename)) == _raw(layout, info), info.filename


def _raw(data: bytes, info: zipfile.ZipInfo) -> bytes:
    start = info.header_offset + 30
    names = int.from_bytes(data[start - 4 : start - 2], "little") + int.from_bytes(data[start - 2 : start], "little")
    return data[start + names : start + names + info.compress_size]


def test_content_types_name_every_part(filled: bytes) -> None:
    """Every member of the file has a content type, the record's properties their own."""
    with zipfile.ZipFile(io.BytesIO(filled)) as container:
        types = etree.fromstring(container.read("[Content_Types].xml"))
        endings = {item.get("Extension") for item in types if item.get("Extension")}
        parts = {(item.get("PartName") or "").lstrip("/") for item in types if item.get("PartName")}
        names = [name for name in container.namelist() if name != "[Content_Types].xml"]
    assert all(name in parts or name.rpartition(".")[2] in endings for name in names)
    assert parts <= set(names)
    assert "customXml/itemProps1.xml" in parts


def test_equal_content_gives_equal_bytes(full: Submission, filled: bytes) -> None:
    """Writing has no clock in it, and reading and writing again changes no byte."""
    assert writer.write(full).data == filled
    assert writer.write(read(filled, full.form)).data == filled


def test_fonts_and_properties_of_the_cell_are_kept(full: Submission, portrait: bytes) -> None:
    """A run takes the properties of the blank cell, the fonts for Japanese among them."""
    page = docx.Document(io.BytesIO(portrait))
    cell = page.tables[1].cell(0, 0).tables[0].cell(1, 0)  # the first of 取組名
    run = cell.paragraphs[0].add_run("")
    run.font.name = "游明朝"
    run._r.rPr.rFonts.set(f"{W}eastAsia", "游明朝")
    stream = io.BytesIO()
    page.save(stream)
    data = writer.write(full, template=stream.getvalue()).data
    run = next(run for run in root(data).iter(f"{W}r") if words(run) == "《programmes[1].name》")
    assert run.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "游明朝"


def test_a_filled_file_serves_as_a_blank_one(full: Submission, make: Callable[..., Submission], filled: bytes) -> None:
    """Last year's file may be the form: its texts and its record are gone, nothing of it shines through."""
    other = make({"strengths": "新しい強み"})
    data = writer.write(other, template=filled).data
    assert not differences(read(data, other.form), other)
    assert "《" not in words(root(data))
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        assert sum(name.startswith("customXml/item") and "Props" not in name for name in container.namelist()) == 1


def test_a_form_without_this_forms_places_is_refused(full: Submission) -> None:
    """A Word file of something else, and a broken one, are one clear line."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    with pytest.raises(FormError, match="欄が見つかりません"):
        writer.write(full, template=stream.getvalue(), name="other.docx")
    with pytest.raises(FormError, match="壊れている"):
        writer.write(full, template=b"PK\x03\x04 broken", name="broken.docx")


def test_python_docx_opens_it(filled: bytes, full: Submission) -> None:
    """python-docx opens the file, finds every text of the facts, and keeps the record when it saves."""
    page = docx.Document(io.BytesIO(filled))
    found = words(page.element)
    assert all(line in found for cell in full.cells.values() for line in cell.text.split("\n"))
    stream = io.BytesIO()
    page.save(stream)
    assert not differences(read(stream.getvalue(), full.form), full)


def test_libreoffice_shows_every_text(
    filled: bytes, full: Submission, tmp_path: Path, convert: Callable[[Path, str], Path]
) -> None:
    """LibreOffice opens the file and shows every text."""
    path = tmp_path / "filled.docx"
    path.write_bytes(filled)
    text = convert(path, "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")
    assert all(line in text for cell in full.cells.values() for line in cell.text.split("\n") if cell.text != "有")


def test_a_save_by_libreoffice_keeps_the_record(
    filled: bytes, full: Submission, tmp_path: Path, convert: Callable[[Path, str], Path]
) -> None:
    """After LibreOffice opened and saved the file, origins and sources are still known."""
    path = tmp_path / "filled.docx"
    path.write_bytes(filled)
    saved = convert(path, "docx:MS Word 2007 XML").read_bytes()
    assert not differences(read(saved, full.form), full)


def test_edits_made_in_word_come_back_as_just_those(filled: bytes, full: Submission) -> None:
    """A row removed, a row added, a text typed over with Track Changes on: all else keeps its origin and sources."""
    page = docx.Document(io.BytesIO(filled))
    table = next(t for t in page.tables if "協議の場の構成員" in words(t.rows[0]._tr))
    added = deepcopy(table.rows[3]._tr)
    table._tbl.append(added)
    docx.table._Row(added, table).cells[0].text = "新しい会議"
    table._tbl.remove(table.rows[2]._tr)
    run = next(run for run in page.element.iter(f"{W}r") if words(run) == "《forums[1].name》")
    deleted, inserted = (run.makeelement(f"{W}{name}") for name in ("del", "ins"))
    run.addprevious(deleted)
    deleted.append(run)
    run.find(f"{W}t").tag = f"{W}delText"
    deleted.addnext(inserted)
    inserted.append(deepcopy(next(r for r in page.element.iter(f"{W}r") if words(r) == "《forums[1].frequency》")))
    stream = io.BytesIO()
    page.save(stream)
    found = read(stream.getvalue(), full.form)
    assert found["forums[1].name"] == Cell(text="《forums[1].frequency》")
    assert found["forums[2].remarks"].text == full["forums[3].remarks"].text
    assert found["forums[2].remarks"].machine
    assert found["forums[3].name"] == Cell(text="新しい会議")
    assert found["strengths"].origin == "offline"
    others = [at for at in full.cells if not at.startswith("forums")]
    assert all(found[at].text == full[at].text and found[at].origin == full[at].origin for at in others)


def test_no_date_is_left_blank_for_figures_that_are_all_absent(make: Make) -> None:
    """The blank form's R●年●月 goes where no figure is to come, and the file still reads back equal."""
    rates = {f"profile[discharge_rate_{when}].value": "未公表" for when in ("3_months", "6_months", "1_year")}
    submission = make({**rates, "profile[population].value": "1,234"})
    data = writer.write(submission).data
    text = "".join(
        re.findall(r"<w:t[^>]*>([^<]*)", zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode())
    )
    assert "退院率（―時点）" in text
    assert "人口（R●年●月時点）" in text
    assert not differences(read(data, submission.form), submission)
