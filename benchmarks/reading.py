"""Read a filled form, beside unzipping it and parsing its document part, and beside what others take."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import cycle

import docx
from lxml import etree

from benchmarks.example import example, foreign, many, merged
from benchmarks.filling import SIZES
from benchmarks.timing import Measured, in_turn
from ckwriter import matching
from ckwriter.model import Cell, Submission
from ckwriter.word import reader, writer

PARSING = "unzip + lxml parse"
_FILES = 24
"""Files that are read one after the other, so that no run meets a text that an earlier one has met."""
_MERGED_ROWS = 1_200
_UNKNOWN_ROWS = (400, 4_000)
_STRANGE = ("甲の欄", "乙の欄", "丙の欄", "丁の欄", "戊の欄")
FEW_KNOWN = f"titles of the form, {_UNKNOWN_ROWS[0]:,} rows"
_NAME = "example.docx"
DOCUMENT = "word/document.xml"
"""The document part of a file of ckwriter."""


def beside_peers() -> tuple[dict[str, Measured], list[str]]:
    """Return what reading the example takes, by ckwriter and by others, and which of the others are not installed."""
    submissions = list(_variants(example()))
    files = [writer.write(one).data for one in submissions]
    changed = [edited(one, "forums[2].name") for one in submissions]
    foreign = [writer.write(one, final=True).data for one in submissions]
    for one, data, other in zip(submissions, files, changed, strict=True):
        cell = one["forums[2].name"]
        assert read(data) == one
        assert read(other) == one.with_cells({"forums[2].name": Cell(text=f"{cell.text}改訂")})
    peers, missing = _peers()
    found = in_turn(
        {
            PARSING: _each(parse, files),
            "ckwriter, as it was written": _each(read, files),
            "ckwriter, edited: into blocks": _each(into_blocks, changed),
            "ckwriter, edited": _each(read, changed),
            "ckwriter, without its record": _each(read, foreign),
            "python-docx row.cells": _each(row_cells, changed),
            **{name: _each(peer, changed) for name, peer in peers.items()},
        }
    )
    return found, missing


def many_rows() -> dict[str, Measured]:
    """Return what reading tables of growing length takes, as they were written and edited."""
    found: dict[str, Measured] = {}
    for rows in SIZES:
        data, changed = writer.write(many(rows)).data, edited(many(rows), f"forums[{rows // 2}].name")
        actions = {PARSING: partial(parse, data), "as written": partial(read, data), "edited": partial(read, changed)}
        times = in_turn(actions, budget=6.0, rows=rows)
        found |= {f"{name}, {rows:,} rows": one for name, one in times.items()}
    return found


def merged_rows() -> dict[str, Measured]:
    """Return what reading cells takes that are merged down over many rows; python-docx's `row.cells` cannot."""
    data = edited(merged(_MERGED_ROWS), "offices[2].partner")
    found = in_turn({PARSING: partial(parse, data), "ckwriter, edited": partial(read, data)}, budget=6.0)
    try:
        row_cells(data)
    except RecursionError:
        print("\npython-docx row.cells ends in a RecursionError on the next table.")
    return found


def unknown_titles() -> dict[str, Measured]:
    """Return what searching a file takes that no form made, for a table under its titles and under strange ones.

    What a table is whose titles nobody knows can be asked of all its rows: that must not be done once for each of them.
    """
    actions: dict[str, Callable[[], object]] = {}
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = (("titles of the form", ()), ("strange titles", _STRANGE))
    for name, titles in kinds:
        known = {at for at in read(foreign(10, titles)).cells if at.startswith("forums[")}
        assert len(known) == (0 if titles else 10 * len(_STRANGE))
        for rows in _UNKNOWN_ROWS:
            data = foreign(rows, titles)
            actions[f"{name}, {rows:,} rows"] = partial(read, data)
    return in_turn(actions, budget=6.0)


def parse(data: bytes) -> etree._Element:
    """Unzip a Word file and parse its document part."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return etree.fromstring(container.read(DOCUMENT))


def read(data: bytes) -> Submission:
    """Read a Word file."""
    return matching.submission(reader.read(data, _NAME), None, _NAME)


def into_blocks(data: bytes) -> object:
    """Read a Word file into blocks."""
    return reader.read(data, _NAME).blocks


def edited(submission: Submission, at: str) -> bytes:
    """Return a filled form in which a person has typed two characters more into one cell and saved it."""
    text = submission[at].text.encode()
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(writer.write(submission).data)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(text, text + "改訂".encode(), 1) if name == DOCUMENT else content)
    return stream.getvalue()


def row_cells(data: bytes) -> list[list[list[str]]]:
    """Return the texts of all tables by python-docx."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(io.BytesIO(data)).tables
    ]


def _variants(submission: Submission) -> Iterator[Submission]:
    """Yield submissions of the same length, all texts of which differ."""
    for number in range(10, 10 + _FILES):
        cells = {
            at: cell.model_copy(update={"text": f"{cell.text}{number}{index}"})
            for index, (at, cell) in enumerate(submission.cells.items(), 100)
            if len(cell.text) > 4
        }
        yield submission.with_cells(cells)


def _each(action: Callable[[bytes], object], files: list[bytes]) -> Callable[[], object]:
    """Return an action on one file after the other."""
    turn = cycle(files)
    return lambda: action(next(turn))


def _peers() -> tuple[dict[str, Callable[[bytes], object]], list[str]]:
    """Return the other readers that are installed, and the names of those that are not."""
    found: dict[str, Callable[[bytes], object]] = {}
    missing: list[str] = []
    for name, make in {"docx2python": _docx2python, "mammoth": _mammoth, "markitdown[docx]": _markitdown}.items():
        try:
            found[name] = make(import_module(name.partition("[")[0]))
        except ImportError:
            missing.append(name)
    return found, missing


def _docx2python(module: object) -> Callable[[bytes], object]:
    def read(data: bytes) -> object:
        with module.docx2python(io.BytesIO(data)) as found:  # type: ignore[attr-defined]
            return found.body

    return read


def _mammoth(module: object) -> Callable[[bytes], object]:
    return lambda data: module.convert_to_html(io.BytesIO(data)).value  # type: ignore[attr-defined]


def _markitdown(module: object) -> Callable[[bytes], object]:
    converter = module.MarkItDown()  # type: ignore[attr-defined]
    return lambda data: converter.convert_stream(io.BytesIO(data), file_extension=".docx").text_content
