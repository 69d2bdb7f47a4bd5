"""Fixtures of the Word tests: blank forms, and a submission with something at every place of the form."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ckwriter.form import Form, Table
from ckwriter.model import Cell, Municipality, Source, Submission
from ckwriter.word import template, writer

HERE = Path(__file__).parent
Convert = Callable[[Path, str], Path]


@pytest.fixture(scope="session")
def blank(form: Form) -> bytes:
    """The blank form as it is built from form.toml."""
    return template.build(form)


@pytest.fixture(scope="session")
def portrait() -> bytes:
    """A blank form of another layout, made by hand."""
    return (HERE.parent / "forms_by_hand" / "portrait.docx").read_bytes()


@pytest.fixture(scope="session")
def full(form: Form) -> Submission:
    """A submission with a text at each place: three rows in each free table, running text drafted."""
    cells: dict[str, Cell] = {}
    for part in form.parts():
        if not isinstance(part, Table):
            cells[part.id] = _cell(part.id, part.type)
            continue
        rows = [row.id for row in part.rows] or ["1", "2", "3"]
        for row in rows:
            address = f"{part.id}[{row}]"
            for column in part.columns_of(address):
                if not (column.continues and row == "2"):
                    cells[f"{address}.{column.id}"] = _cell(f"{address}.{column.id}", column.type)
    del cells["municipality"]
    return Submission(
        form=form,
        fiscal_year=2024,
        municipality=Municipality(name="試験市", kind="core_city", code="332020"),
        cells=cells,
    )


def _cell(at: str, kind: str) -> Cell:
    if kind in ("paragraph", "bullets"):
        text = f"・{at} の一つ目\n・{at} の二つ目"
        return Cell(text=text, origin="offline", sources=(Source(sentence=f"{at} の一つ目", at=("forums[2].name",)),))
    return Cell(text="有") if kind == "choice" else Cell(text=f"《{at}》")


@pytest.fixture(scope="session")
def filled(full: Submission) -> bytes:
    """The full submission in the form's own layout."""
    return writer.write(full).data


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """A function that saves a file in another format with LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = tmp_path_factory.mktemp("profile")

    def convert(path: Path, ending: str) -> Path:
        folder = tmp_path_factory.mktemp("converted")
        options = [
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(folder),
        ]
        subprocess.run([office, *options, str(path)], check=True, capture_output=True, timeout=180)
        return folder / f"{path.stem}.{ending.partition(':')[0]}"

    return convert
