"""Accepting drafted text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from ckwriter import accepting, reading, writing
from ckwriter.errors import SettingsError
from ckwriter.model import Cell, Source, Submission
from tests.word.office import with_members

PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Make = Callable[..., Submission]


@pytest.fixture
def drafted(make: Make) -> Submission:
    """Drafted text in a field, in two rows and in a fixed row."""
    places = (
        "strengths",
        "forums[1].remarks",
        "forums[2].remarks",
        "sectors[health].status",
        "sectors[health].remarks",
    )
    cells = {
        at: Cell(text=f"・{at}\n案", origin="offline", sources=(Source(sentence="案", at=("forums[1].name",)),))
        for at in places
    }
    return make({"forums[1].name": "部会", "forums[2].name": "分科会"} | cells)


def machine(submission: Submission) -> set[str]:
    return {at for at, cell in submission.cells.items() if cell.machine}


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ((), set()),
        (
            ("strengths",),
            {"forums[1].remarks", "forums[2].remarks", "sectors[health].status", "sectors[health].remarks"},
        ),
        (("forums",), {"strengths", "sectors[health].status", "sectors[health].remarks"}),
        (("forums[1]", "6"), {"strengths", "forums[2].remarks"}),
        (("5", "sectors[health].status", "7"), {"sectors[health].remarks"}),
    ],
    ids=["all", "field", "table", "row and section", "several"],
)
@pytest.mark.parametrize("ending", ["docx", "yaml", "json", "xlsx"])
def test_text_is_accepted_by_place(
    drafted: Submission, tmp_path: Path, ending: str, wanted: tuple[str, ...], left: set[str]
) -> None:
    """All of it, or a field, a table, a row, a section; texts and sources stay, in every format."""
    path = tmp_path / f"draft.{ending}"
    writing.write(drafted, path)
    assert accepting.accept(path, wanted) == 5 - len(left)
    found = reading.read(path)
    assert machine(found) == left
    assert {at: (c.text, c.sources) for at, c in found.cells.items()} == {
        at: (c.text, c.sources) for at, c in drafted.cells.items()
    }


def test_a_word_file_changes_only_in_its_marks(drafted: Submission, tmp_path: Path) -> None:
    """Nothing but the style of the accepted runs and the record changes; an edit made meanwhile stays."""
    path = tmp_path / "draft.docx"
    writing.write(drafted, path)
    edited = _document(path.read_bytes())
    next(t for t in edited.iter(f"{W}t") if t.text == "部会").text = "直した部会"
    _replace(path, edited)
    accepting.accept(path, ["forums[1]"])
    after = _document(path.read_bytes())
    for run in edited.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if (
            style is not None
            and "".join(run.itertext()) in ("・forums[1].remarks", "案")
            and _in_row(run, "直した部会")
        ):
            style.getparent().remove(style)
            run.remove(run.find(f"{W}rPr"))
    assert etree.tostring(after) == etree.tostring(edited)
    assert reading.read(path)["forums[1].name"] == Cell(text="直した部会")


def test_the_explanation_goes_with_the_last_draft(drafted: Submission, tmp_path: Path) -> None:
    """When nothing drafted is left, neither the style nor the line that explains it is."""
    path = tmp_path / "draft.docx"
    writing.write(drafted, path)
    assert "網かけ" in "".join(_document(path.read_bytes()).itertext())
    accepting.accept(path)
    page = _document(path.read_bytes())
    assert "網かけ" not in "".join(page.itertext())
    assert not list(page.iter(f"{W}rStyle"))


def test_the_result_may_go_elsewhere(drafted: Submission, tmp_path: Path) -> None:
    """With `out` the file itself stays as it is, and the format may change."""
    path = tmp_path / "draft.docx"
    writing.write(drafted, path)
    before = path.read_bytes()
    assert accepting.accept(path, out=tmp_path / "done.yaml") == 5
    assert path.read_bytes() == before
    assert not machine(reading.read(tmp_path / "done.yaml"))


def test_nothing_to_accept_changes_nothing(make: Make, tmp_path: Path) -> None:
    """A file without drafted text is left alone."""
    path = tmp_path / "done.docx"
    writing.write(make({"strengths": "人の文"}), path)
    before = path.read_bytes()
    assert accepting.accept(path) == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "wanted", ["nothing", "forums[9]", "forums[1].nothing", "9", "profile[1]", "強み", "strengths[1]"]
)
def test_an_unknown_place_is_one_clear_line(drafted: Submission, tmp_path: Path, wanted: str) -> None:
    """A place that the form does not have, or a row that is not there, is named, and nothing is changed."""
    path = tmp_path / "draft.docx"
    writing.write(drafted, path)
    before = path.read_bytes()
    with pytest.raises(SettingsError) as caught:
        accepting.accept(path, ["strengths", wanted])
    assert wanted in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def _document(data: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def _in_row(run: etree._Element, text: str) -> bool:
    row = next(run.iterancestors(f"{W}tr"), None)
    return row is not None and text in "".join(row.itertext())


def _replace(path: Path, page: etree._Element) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(page) if name == "word/document.xml" else old.read(name))
    path.write_bytes(stream.getvalue())


def test_a_file_with_macros_keeps_them(drafted: Submission, tmp_path: Path) -> None:
    """Drafts are accepted in the file itself; its macros, its kind and every other member stay as they are."""
    made = tmp_path / "draft.docx"
    writing.write(drafted, made)
    path = tmp_path / "draft.docm"
    types = members(made.read_bytes())["[Content_Types].xml"].replace(PLAIN, MACROS)
    assert MACROS in types
    macros = {"[Content_Types].xml": types, "word/vbaProject.bin": b"\x00macro\xff"}
    path.write_bytes(with_members(made.read_bytes(), macros))
    before = members(path.read_bytes())
    assert accepting.accept(path, ["strengths"]) == 1
    found = reading.read(path)
    assert machine(found) == machine(drafted) - {"strengths"}
    assert found["strengths"].text == drafted["strengths"].text
    after = members(path.read_bytes())
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name] and not name.startswith("customXml/")}
    assert changed == {"word/document.xml"}


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}
