"""From facts to a drafted Word file, through a person's hands or another program, and back."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement

import ckwriter
from ckwriter.model import Cell, Source, Submission
from ckwriter.word import reader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLANKS = ("R●年●月", "―", "有・無")
"""What the form prints where nothing is filled in."""
Element = Any
Edit = Callable[[Element], None]
"""What a person does to the body of a document."""


@pytest.fixture(scope="module")
def drafted(example: Submission) -> Submission:
    """An example body, drafted, without what never leaves with the file."""
    return ckwriter.draft(example).model_copy(update={"notes": (), "previous": None})


@pytest.fixture(scope="module")
def written(drafted: Submission, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word file of that draft."""
    path = tmp_path_factory.mktemp("written") / "draft.docx"
    assert not ckwriter.write(drafted, path)
    return path


@pytest.fixture
def edited(written: Path, tmp_path: Path) -> Callable[[Edit], Submission]:
    """A function that reads the file again after an edit."""

    def edited(edit: Edit) -> Submission:
        page = docx.Document(str(written))
        edit(page.element.body)
        page.save(str(tmp_path / "edited.docx"))
        assert reader.read((tmp_path / "edited.docx").read_bytes(), "edited.docx").written is None
        return ckwriter.read(tmp_path / "edited.docx")

    return edited


def differences(found: Submission, expected: Submission) -> list[str]:
    """Return what differs between two submissions, one line for each cell."""
    pairs = {at: (found[at], expected[at]) for at in {**expected.cells, **found.cells}}
    lines = [f"{at}: {one!r} instead of {two!r}"[:300] for at, (one, two) in pairs.items() if one != two]
    lines += [f"left over: {left.text[:100]}" for left in found.unplaced]
    return lines or ([] if found == expected else ["something beside the cells"])


def document(path: Path) -> bytes:
    with zipfile.ZipFile(path) as container:
        return container.read("word/document.xml")


def words(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def paragraph(body: Element, text: str) -> Element:
    """Return the paragraph in which a text stands alone."""
    return next(p for p in body.iter(f"{W}p") if words(p) == text)


def rows(body: Element, submission: Submission) -> list[Element]:
    """Return the rows of the table of meetings, without its header."""
    name = submission.text("forums[1].name")
    first = next(row for row in body.iter(f"{W}tr") if words(next(row.iter(f"{W}tc"))) == name and len(row) > 3)
    return [row for row in first.getparent().iterchildren(f"{W}tr") if row is not first.getparent().find(f"{W}tr")]


def type_over(one: Element, text: str) -> None:
    """Type over all of a paragraph: the new text takes the look of the first run."""
    runs = one.findall(f"{W}r")
    for run in runs[1:]:
        one.remove(run)
    runs[0].find(f"{W}t").text = text


def track(kind: str, content: Element) -> Element:
    """Put a run into an insertion or a deletion of Track Changes, in its place."""
    change = OxmlElement(f"w:{kind}")
    for name, value in (("id", "900"), ("author", "担当者"), ("date", "2026-01-01T00:00:00Z")):
        change.set(f"{W}{name}", value)
    if content.getparent() is not None:
        content.addprevious(change)
    change.append(content)
    if kind == "del":
        for text in content.iter(f"{W}t"):
            text.tag = f"{W}delText"
    return change


def type_over_tracked(one: Element, text: str) -> None:
    """Type over all of a paragraph with Track Changes on."""
    runs = one.findall(f"{W}r")
    new = deepcopy(runs[0])
    new.find(f"{W}t").text = text
    for run in runs:
        last = track("del", run)
    last.addnext(track("ins", new))


def ordered(submission: Submission, numbers: Sequence[int]) -> Submission:
    """Return a submission whose meetings are these rows, in this order; sources follow, those of others are gone."""
    now = {before: after for after, before in enumerate(numbers, 1)}

    def moved(at: str) -> str:
        match = re.fullmatch(r"forums\[(\d+)\](.*)", at)
        if not match:
            return at
        return f"forums[{now[int(match[1])]}]{match[2]}" if int(match[1]) in now else ""

    def follow(cell: Cell) -> Cell:
        sources = (Source(sentence=s.sentence, at=tuple(filter(None, map(moved, s.at)))) for s in cell.sources)
        return cell.model_copy(update={"sources": tuple(sources)})

    cells = {moved(at): follow(cell) for at, cell in submission.cells.items()}
    return submission.model_copy(update={"cells": {at: cell for at, cell in cells.items() if at}})


def count(submission: Submission) -> int:
    return len(submission.rows(submission.form.table("forums")))


# ------------------------------------------------------------------------------------------ a person's edits


@pytest.mark.parametrize("type_it", [type_over, type_over_tracked], ids=["plainly", "tracked"])
@pytest.mark.parametrize("at", ["forums[2].remarks", "forums[1].name", "strengths", "results[1].effect"])
def test_a_text_typed_over(
    drafted: Submission, edited: Callable[[Edit], Submission], at: str, type_it: Callable[[Element, str], None]
) -> None:
    """A text typed over, also with Track Changes on, is a person's; nothing else changes."""
    text = "担当者が書き直した文章。"
    found = edited(lambda body: type_it(paragraph(body, drafted.text(at)), text))
    assert not differences(found, drafted.with_cells({at: Cell(text=text)}))


def test_a_statistic_filled_in(drafted: Submission, edited: Callable[[Edit], Submission]) -> None:
    """A figure that a person fills in or corrects is that person's; the date in its label is still the file's."""

    def fill(body: Element) -> None:
        row = next(row for row in body.iter(f"{W}tr") if words(row).startswith("人口") and words(row).endswith("人"))
        one = row.findall(f"{W}tc")[1].find(f"{W}p")
        if one.find(f"{W}r") is None:
            run = OxmlElement("w:r")
            run.append(OxmlElement("w:t"))
            one.append(run)
        type_over(one, "123,456")

    expected = drafted.with_cells({"profile[population].value": Cell(text="123,456")})
    assert not differences(edited(fill), expected)


def test_one_word_changed_with_track_changes(drafted: Submission, edited: Callable[[Edit], Submission]) -> None:
    """A word replaced in the middle of a drafted text makes that text a person's."""
    before = drafted.text("strengths")

    def change(body: Element) -> None:
        one = paragraph(body, before)
        run = next(run for run in one.findall(f"{W}r") if words(run) == before)
        tail, gone, new = deepcopy(run), deepcopy(run), deepcopy(run)
        for piece, text in ((run, before[:4]), (gone, before[4:6]), (new, "新語"), (tail, before[6:])):
            piece.find(f"{W}t").text = text
        run.addnext(tail)
        run.addnext(track("ins", new))
        run.addnext(track("del", gone))

    expected = f"{before[:4]}新語{before[6:]}"
    assert not differences(edited(change), drafted.with_cells({"strengths": Cell(text=expected)}))


@pytest.mark.parametrize("tracked", [False, True], ids=["plainly", "tracked"])
@pytest.mark.parametrize("at", ["forums[2].remarks", "strengths", "forums[1].frequency"])
def test_a_cell_emptied(drafted: Submission, edited: Callable[[Edit], Submission], at: str, tracked: bool) -> None:
    """A text that was deleted does not come back from the record."""

    def empty(body: Element) -> None:
        one = paragraph(body, drafted.text(at))
        if at.startswith("forums"):
            row = rows(body, drafted)[int(at[7]) - 1]
            one = next(p for p in row.iter(f"{W}p") if words(p) == drafted.text(at))
        for run in one.findall(f"{W}r"):
            if tracked:
                track("del", run)
            else:
                one.remove(run)

    assert not differences(edited(empty), drafted.with_cells({at: Cell()}))


@pytest.mark.parametrize("tracked", [False, True], ids=["plainly", "tracked"])
@pytest.mark.parametrize("at", ["strengths", "forums[2].remarks", "intro"])
def test_a_paragraph_split_in_two(
    drafted: Submission, edited: Callable[[Edit], Submission], at: str, tracked: bool
) -> None:
    """A new line is the only edit that it makes."""
    before = drafted.text(at)

    def split(body: Element) -> None:
        one = paragraph(body, before)
        second = deepcopy(one)
        one.addnext(second)
        for half, text in ((one, before[:6]), (second, before[6:])):
            type_over(half, text)
        if tracked:
            properties = one.find(f"{W}pPr")
            if properties is None:
                properties = OxmlElement("w:pPr")
                one.insert(0, properties)
            mark = properties.find(f"{W}rPr")
            if mark is None:
                mark = OxmlElement("w:rPr")
                properties.append(mark)
            mark.insert(0, OxmlElement("w:ins"))

    found = edited(split)
    assert not differences(found, drafted.with_cells({at: Cell(text=f"{before[:6]}\n{before[6:]}")}))


def test_a_paragraph_mark_deleted_with_track_changes(drafted: Submission, edited: Callable[[Edit], Submission]) -> None:
    """Two paragraphs of one text that are joined with Track Changes on are one."""
    before = drafted.text("issues[1].policy")
    first, second, *_ = before.split("\n")

    def join(body: Element) -> None:
        one = paragraph(body, first)
        properties = one.get_or_add_pPr()
        mark = properties.find(f"{W}rPr")
        if mark is None:
            mark = OxmlElement("w:rPr")
            properties.append(mark)
        mark.insert(0, OxmlElement("w:del"))

    text = before.replace("\n", "", 1)
    assert text.startswith(first + second)
    assert not differences(edited(join), drafted.with_cells({"issues[1].policy": Cell(text=text)}))


@pytest.mark.parametrize("tracked", [False, True], ids=["plainly", "tracked"])
def test_a_row_added(drafted: Submission, edited: Callable[[Edit], Submission], tracked: bool) -> None:
    """A copy of a row, typed over, is a person's row; the rows below it keep their origins and move down."""

    def add(body: Element) -> None:
        model = rows(body, drafted)[0]
        new = deepcopy(model)
        model.addnext(new)
        for number, cell in enumerate(new.iterchildren(f"{W}tc")):
            first, *others = cell.findall(f"{W}p")
            type_over(first, f"新しい会議{number}")
            for other in others:
                cell.remove(other)
        if tracked:
            properties = OxmlElement("w:trPr")
            properties.append(OxmlElement("w:ins"))
            new.insert(0, properties)
            for run in list(new.iter(f"{W}r")):
                track("ins", run)

    columns = [column.id for column in drafted.form.table("forums").columns]
    new = {f"forums[2].{column}": Cell(text=f"新しい会議{number}") for number, column in enumerate(columns)}
    total = count(drafted)
    expected = ordered(drafted, [1, total + 1, *range(2, total + 1)]).with_cells(new)
    assert not differences(edited(add), expected)


def test_a_row_copied(drafted: Submission, edited: Callable[[Edit], Submission]) -> None:
    """A copy of a row that nobody changed is a person's row too: only one of the two is what was drafted."""

    def copy(body: Element) -> None:
        row = rows(body, drafted)[-1]
        row.addnext(deepcopy(row))

    total = count(drafted)
    columns = [column.id for column in drafted.form.table("forums").columns]
    texts = {c: drafted.text(f"forums[{total}].{c}") for c in columns}
    new = {f"forums[{total + 1}].{c}": Cell(text=text) for c, text in texts.items() if text}
    assert not differences(edited(copy), drafted.with_cells(new))


def test_a_row_moved(drafted: Submission, edited: Callable[[Edit], Submission]) -> None:
    """A row that was moved keeps its origins, and what rests on it follows."""

    def move(body: Element) -> None:
        found = rows(body, drafted)
        found[0].addprevious(found[-1])

    total = count(drafted)
    assert not differences(edited(move), ordered(drafted, [total, *range(1, total)]))


@pytest.mark.parametrize("tracked", [False, True], ids=["plainly", "tracked"])
def test_a_row_deleted(drafted: Submission, edited: Callable[[Edit], Submission], tracked: bool) -> None:
    """A row that was deleted is gone, with the sources that named it."""

    def delete(body: Element) -> None:
        row = rows(body, drafted)[1]
        if not tracked:
            row.getparent().remove(row)
            return
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:del"))
        row.insert(0, properties)
        for run in list(row.iter(f"{W}r")):
            track("del", run)

    assert not differences(edited(delete), ordered(drafted, [1, *range(3, count(drafted) + 1)]))


def test_several_edits_at_once(drafted: Submission, edited: Callable[[Edit], Submission]) -> None:
    """A row deleted, the last one moved up and edited, a text typed over: just those edits come back."""

    def change(body: Element) -> None:
        found = rows(body, drafted)
        found[0].addprevious(found[-1])
        found[1].getparent().remove(found[1])
        type_over(paragraph(found[-1], drafted.text(f"forums[{total}].frequency")), "隔週")
        type_over(paragraph(body, drafted.text("structure")), "書き直した。")

    total = count(drafted)
    expected = ordered(drafted, [total, 1, *range(3, total)])
    new = {"forums[1].frequency": Cell(text="隔週"), "structure": Cell(text="書き直した。")}
    assert not differences(edited(change), expected.with_cells(new))


# ------------------------------------------------------------------------------------------ other programs, no record


def test_without_the_record_every_text_is_read(drafted: Submission, written: Path, tmp_path: Path) -> None:
    """A file that lost its custom XML part still holds every text at its place."""
    path = tmp_path / "bare.docx"
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            if not name.startswith("customXml/"):
                after.writestr(name, before.read(name))
    found = ckwriter.read(path)
    texts = {at: cell.shown for at, cell in found.cells.items() if at in drafted.cells or cell.shown not in BLANKS}
    assert texts == {at: cell.shown for at, cell in drafted.cells.items() if cell.shown}
    assert found.unplaced == ()
    assert found.municipality.name == drafted.municipality.name


@pytest.mark.parametrize("packed_by", ["ckwriter", "another program"])
def test_no_edit_changes_no_byte(drafted: Submission, written: Path, tmp_path: Path, packed_by: str) -> None:
    """A file that is read and written again has the same document part, whether its page must be read or not."""
    given, again = tmp_path / "given.docx", tmp_path / "again.docx"
    given.write_bytes(written.read_bytes())
    if packed_by != "ckwriter":
        with zipfile.ZipFile(written) as before, zipfile.ZipFile(given, "w") as after:
            for name in before.namelist():
                after.writestr(name, before.read(name))
    assert (reader.read(given.read_bytes(), given.name).written is not None) == (packed_by == "ckwriter")
    ckwriter.write(ckwriter.read(given), again)
    assert document(again) == document(written)
    assert not differences(ckwriter.read(given), drafted)


def test_no_edit_after_python_docx_saved_it(drafted: Submission, written: Path, tmp_path: Path) -> None:
    """python-docx may open and save the file: it reads equal, and fills the form to the same bytes."""
    saved, again = tmp_path / "saved.docx", tmp_path / "again.docx"
    docx.Document(str(written)).save(str(saved))
    found = ckwriter.read(saved)
    assert not differences(found, drafted)
    ckwriter.write(found, again)
    assert document(again) == document(written)


def test_no_edit_after_libreoffice_saved_it(drafted: Submission, written: Path, tmp_path: Path) -> None:
    """LibreOffice may open and save the file: it reads equal, and fills the form to the same bytes."""
    saved, again = save_by_libreoffice(written, tmp_path), tmp_path / "again.docx"
    found = ckwriter.read(saved)
    assert not differences(found, drafted)
    ckwriter.write(found, again)
    assert document(again) == document(written)


def test_an_edit_after_libreoffice_saved_it(drafted: Submission, written: Path, tmp_path: Path) -> None:
    """What a person types over in a file that LibreOffice saved is still the only edit."""
    page = docx.Document(str(save_by_libreoffice(written, tmp_path)))
    type_over(paragraph(page.element.body, drafted.text("strengths")), "書き直した。")
    stream = io.BytesIO()
    page.save(stream)
    path = tmp_path / "edited.docx"
    path.write_bytes(stream.getvalue())
    assert not differences(ckwriter.read(path), drafted.with_cells({"strengths": Cell(text="書き直した。")}))


def save_by_libreoffice(path: Path, folder: Path) -> Path:
    """Let LibreOffice open a file and save it as .docx; skip where it is missing."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    options = [f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", "docx"]
    saved = folder / "saved"
    subprocess.run([office, *options, "--outdir", str(saved), str(path)], check=True, capture_output=True, timeout=180)
    return saved / path.name
