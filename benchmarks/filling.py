"""Fill the same blank form with ckwriter, docxtpl and python-docx."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from functools import partial

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docxtpl import DocxTemplate

from benchmarks.example import example, many, template
from benchmarks.timing import Measured, median
from ckwriter import matching
from ckwriter.blocks import Block, Grid, GridCell
from ckwriter.form import Form, Table
from ckwriter.model import Cell, Submission
from ckwriter.word import writer
from ckwriter.word.document import blocks, styles
from ckwriter.word.parts import Package

SIZES = (100, 1_000, 10_000)


def beside_peers() -> dict[str, Measured]:
    """Return what filling the example takes: with ckwriter, with docxtpl, by python-docx's `table.cell`."""
    submission, blank = example(), template()
    with_docxtpl, with_cells = docxtpl(submission, blank), table_cells(submission, blank)
    for fill in (with_docxtpl, with_cells):
        missing = [cell.text for cell in submission.cells.values() if cell.text.split("\n")[0] not in words(fill())]
        assert not missing, missing[:3]
    return {
        "ckwriter": median(lambda: writer.write(submission, template=blank)),
        "docxtpl (tagged copy)": median(with_docxtpl),
        "python-docx table.cell": median(with_cells),
    }


def many_rows() -> dict[str, Measured]:
    """Return what filling tables of growing length takes."""
    found: dict[str, Measured] = {}
    for rows in SIZES:
        submission = many(rows)
        found[f"ckwriter, {rows:,} rows"] = median(partial(writer.write, submission), most=20, rows=rows)
    return found


def words(data: bytes) -> str:
    """Return the text of a Word file."""
    return "".join(text.text or "" for text in docx.Document(io.BytesIO(data)).element.iter(qn("w:t")))


def docxtpl(submission: Submission, blank: bytes) -> Callable[[], bytes]:
    """Return a function that fills a tagged copy of the blank form with docxtpl."""
    tagged = _tagged(submission.form, blank)
    singles = {at: cell.shown for at, cell in submission.cells.items() if not _is_free(submission.form, at)}
    singles["municipality"] = submission.municipality.name
    tables = {
        part.id: [{c.id: submission[f"{row}.{c.id}"].shown for c in part.columns} for row in submission.rows(part)]
        for part in submission.form.parts()
        if isinstance(part, Table) and not part.rows
    }

    def fill() -> bytes:
        document = DocxTemplate(io.BytesIO(tagged))
        document.render({"cells": singles, **tables}, autoescape=True)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return fill


def blocks_of(data: bytes) -> tuple[Block, ...]:
    """Return the blocks of a Word file, with their elements."""
    package = Package(data, "form.docx")
    return tuple(blocks(package, package.parse(package.document), styles(package)))


def _is_free(form: Form, at: str) -> bool:
    part = form.part(at.partition("[")[0])
    return isinstance(part, Table) and not part.rows


def _tagged(form: Form, blank: bytes) -> bytes:
    """Return the blank form with docxtpl's tags in its cells and loops round the rows that repeat."""
    layout = matching.search(form, blocks_of(blank))
    tags = {at: Cell(text=f"{{{{ cells['{at}'] }}}}") for at in layout.slots}
    for table, records in layout.records.items():
        tags |= {f"{table}[1].{column}": Cell(text=f"{{{{ row.{column} }}}}") for column in records[0].slots}
    filled = writer.write(Submission(form=form, fiscal_year=2024, municipality=example().municipality, cells=tags)).data
    document = docx.Document(io.BytesIO(filled))
    found = matching.search(form, (_grid_of(document, block) for block in blocks_of(filled)))
    for table, records in found.records.items():
        rows = records[0].grid.ref.findall(qn("w:tr")) if records[0].grid else []
        inside = rows[records[0].first : records[0].first + records[0].height]
        inside[0].addprevious(_loop(f"{{%tr for row in {table} %}}"))
        inside[-1].addnext(_loop("{%tr endfor %}"))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _grid_of(document: docx.document.Document, block: object) -> object:
    """Return a block whose grid, if it is one, refers to python-docx's own element of it."""
    if not isinstance(block, Grid):
        return block
    theirs = list(document.element.body.iter(qn("w:tbl")))
    ours = list(block.ref.getroottree().getroot().iter(qn("w:tbl")))
    return Grid(block.cells, block.height, block.width, theirs[ours.index(block.ref)])


def _loop(tag: str) -> object:
    return parse_xml(f"<w:tr {nsdecls('w')}><w:tc><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:tc></w:tr>")


def table_cells(submission: Submission, blank: bytes) -> Callable[[], bytes]:
    """Return a function that fills the blank form with python-docx, cell by cell."""
    blocks = blocks_of(blank)
    layout = matching.search(submission.form, blocks)
    grids = [block for block in blocks if isinstance(block, Grid)]
    spots = {id(cell): (number, cell) for number, grid in enumerate(grids) for cell in grid.cells}
    texts = {at: cell.shown for at, cell in submission.cells.items()}

    def fill() -> bytes:
        document = docx.Document(io.BytesIO(blank))
        for at, slot in layout.slots.items():
            number, cell = spots[id(slot.spot)]
            text = texts.get(at, "")
            _put(
                document,
                number,
                cell,
                0,
                slot.spot.text[: slot.start] + text + slot.spot.text[slot.end :] if text else "",
            )
        for table, (record, *_) in layout.records.items():
            rows = submission.rows(submission.form.table(table))
            number = grids.index(record.grid)  # type: ignore[arg-type]
            element = document.tables[number]._tbl
            last = element.findall(qn("w:tr"))[record.first : record.first + record.height]
            for _ in rows[1:]:
                for row in last:
                    element.append(deepcopy(row))
            for index, row in enumerate(rows):
                for column, slot in record.slots.items():
                    _put(
                        document,
                        number,
                        spots[id(slot.spot)][1],
                        index * record.height,
                        texts.get(f"{row}.{column}", ""),
                    )
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return fill


def _put(document: docx.document.Document, table: int, cell: GridCell, below: int, text: str) -> None:
    if text:
        document.tables[table].cell(cell.row + below, cell.column).text = text
