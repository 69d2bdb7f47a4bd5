"""A form on paper, laid out by hand with python-docx and printed to PDF by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ckwriter.form import Field, Table
from ckwriter.model import Submission
from tests.handmade import Merges, Rows, table_of

LIBREOFFICE = shutil.which("soffice")


def paper(submission: Submission) -> bytes:
    """Return a Word file: a cover, then the sections one after the other on landscape pages."""
    document = landscape()
    document.add_paragraph(submission.municipality.name)
    for part in submission.form.sections[0].parts:
        if part.type != "municipality":
            labelled(document, part, submission)
    for section in submission.form.sections[1:]:
        document.add_heading(f"{section.number}　{section.title}", 1)
        for part in section.parts:
            if isinstance(part, Table):
                add_table(document, *table_of(part, submission))
                document.add_paragraph()
            else:
                labelled(document, part, submission)
    return saved(document)


def landscape() -> Any:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Noto Sans CJK JP", Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Sans CJK JP")
    return document


def labelled(document: Any, part: Field, submission: Submission) -> None:
    document.add_paragraph(f"【{part.title}】")
    for line in submission[part.id].shown.split("\n"):
        document.add_paragraph(line)


def add_table(document: Any, rows: Rows, merges: Merges) -> Any:
    width = max(map(len, rows))
    table = document.add_table(len(rows), width)
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        for cell, text in zip(table.rows[number].cells, row, strict=False):
            cell.text = text
    for top, left, bottom, right in merges:
        text = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = text
    return table


def saved(document: Any) -> bytes:
    result = BytesIO()
    document.save(result)
    return result.getvalue()


def printed(word: bytes, folder: Path, how: str = "pdf") -> bytes:
    """Return a Word file as PDF, by LibreOffice with a profile of its own."""
    assert LIBREOFFICE
    source = folder / "paper.docx"
    source.write_bytes(word)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            LIBREOFFICE,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            how,
            "--outdir",
            folder,
            source,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return source.with_suffix(".pdf").read_bytes()
