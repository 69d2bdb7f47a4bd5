"""Fixtures for the workbook: editing as a person would in Excel, and opening and saving with LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ckwriter.beside import Note, Unplaced
from ckwriter.form import Form, Table
from ckwriter.model import Absent, Cell, Municipality, Source, Submission


@dataclass
class Edited:
    """A workbook that is being edited; `data` holds it once it is saved."""

    book: Any
    data: bytes = b""

    def cell(self, place: str) -> Any:
        """Return the input cell of a place such as `strengths` or `forums[2].name`, by its mark."""
        for sheet in self.book.worksheets:
            found = _cell(sheet, place)
            if found is not None:
                return found
        raise KeyError(place)


def _cell(sheet: Any, place: str) -> Any:
    part, _, rest = place.partition("[")
    row, _, column = rest.partition("].")
    columns: dict[str, int] = {}
    position = 0
    for cells in sheet.iter_rows():
        mark = str(cells[0].value or "")
        if mark == f"field:{place}":
            return next(sheet.cell(cells[0].row, at.column) for at in sheet[1] if at.value == "input")
        if mark.startswith(("columns:", "end:", "field:")) or mark == "#":
            columns = {str(at.value): at.column for at in cells[1:]} if mark == f"columns:{part}" else {}
            position = 0
        elif columns and mark != "#head":
            position += 1
            if mark == f"row:{part}[{row}]" or (not mark and row == str(position)):
                return sheet.cell(cells[0].row, columns[column])
    return None


@pytest.fixture(scope="session")
def edit() -> Callable[[bytes], AbstractContextManager[Edited]]:
    """A context manager that opens a workbook for editing and saves it at the end."""

    @contextmanager
    def edit(data: bytes) -> Iterator[Edited]:
        edited = Edited(openpyxl.load_workbook(io.BytesIO(data)))
        yield edited
        buffer = io.BytesIO()
        edited.book.save(buffer)
        edited.data = buffer.getvalue()

    return edit


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """A function that opens a workbook with LibreOffice and saves it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("libreoffice")

    def resaved(data: bytes) -> bytes:
        source = folder / "book.xlsx"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        target = folder / "saved"
        command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return Path(target / "book.xlsx").read_bytes()

    return resaved


@pytest.fixture(scope="session")
def full(form: Form) -> Submission:
    """A submission in which every place of the form is filled, with all that a cell can carry."""
    cells: dict[str, Cell] = {}
    for part in form.parts():
        if not isinstance(part, Table):
            cells[part.id] = Cell(text=f"{part.title}の文。\n二行目。")
            continue
        rows = [row.id for row in part.rows] or ["1", "2", "3"]
        for row in rows:
            for column in part.columns_of(f"{part.id}[{row}]"):
                cells[f"{part.id}[{row}].{column.id}"] = Cell(text=f"{column.title}{row}")
    cells |= {
        "strengths": Cell(
            text="会議は年4回。顔が分かる。",
            origin="offline",
            sources=(
                Source(sentence="会議は年4回。", at=("forums[1].frequency", "notes[2]")),
                Source(sentence="顔が分かる。", at=("forums[2].name",)),
            ),
        ),
        "issues[2].policy": Cell(text="方針の下書き", origin="some-model", sources=(Source(sentence="別の文", at=()),)),
        "goals[1].target": Cell(text="年4回", origin="previous"),
        "profile[inpatients].value": Cell(absent=Absent.NOT_PUBLISHED),
        "structure": Cell(absent=Absent.UNKNOWN, origin="previous"),
    }
    return Submission(
        form=form,
        fiscal_year=2024,
        municipality=Municipality(name="見本市", kind="core_city", code="011002"),
        cells=cells,
        notes=(
            Note(text="どの欄でもない話"),
            Note(about="strengths", text="強みの話\n二行"),
            Note(about="issues[2]", text="課題の話"),
            Note(about="profile[population].value", text="人口の話"),
            Note(about="forums[9].frequency", text="まだ無い行の話"),
        ),
        previous=Submission(
            form=form,
            fiscal_year=2023,
            municipality=Municipality(name="見本市", kind="core_city"),
            cells={"strengths": Cell(text="去年の強み")},
        ),
        unplaced=(Unplaced(text="行き先のない文", where="3ページ"),),
    )
