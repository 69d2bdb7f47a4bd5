"""Read a filled form, beside unzipping it and parsing its document part."""

from __future__ import annotations

import io
import zipfile
from functools import partial

import docx
from lxml import etree

from benchmarks.example import example, many
from benchmarks.filling import SIZES
from benchmarks.timing import Measured, median
from ckwriter import matching
from ckwriter.word import reader, writer


def beside_parsing() -> dict[str, Measured]:
    """Return what reading the example takes, step by step, and with python-docx."""
    submission = example()
    data = writer.write(submission).data
    blocks = reader.read(data, "example.docx")
    assert matching.submission(blocks, None, "example.docx") == submission
    return {
        "unzip + lxml parse": median(lambda: parse(data)),
        "ckwriter: into blocks": median(lambda: reader.read(data, "example.docx")),
        "ckwriter: blocks into places": median(lambda: matching.submission(blocks, None, "example.docx")),
        "python-docx row.cells": median(lambda: row_cells(data)),
    }


def many_rows() -> dict[str, Measured]:
    """Return what reading tables of growing length takes."""
    found: dict[str, Measured] = {}
    for rows in SIZES:
        data = writer.write(many(rows)).data
        blocks = reader.read(data, "x.docx")
        into_places = partial(matching.submission, blocks, None, "x.docx")
        found[f"unzip + lxml parse, {rows:,} rows"] = median(partial(parse, data), most=20, rows=rows)
        found[f"into blocks, {rows:,} rows"] = median(partial(reader.read, data, "x.docx"), most=20, rows=rows)
        found[f"into places, {rows:,} rows"] = median(into_places, most=20, rows=rows)
    return found


def parse(data: bytes) -> etree._Element:
    """Unzip a Word file and parse its document part."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return etree.fromstring(container.read("word/document.xml"))


def row_cells(data: bytes) -> list[list[list[str]]]:
    """Return the texts of all tables by python-docx."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(io.BytesIO(data)).tables
    ]
