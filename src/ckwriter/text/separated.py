"""Values parted by commas or tabs (.csv, .tsv), as a sheet is exported: rows of several cells are tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ckwriter.blocks import Block, Blocks, Paragraph
from ckwriter.errors import ReadError
from ckwriter.text import tables
from ckwriter.text.lines import decode

MOST_ROWS = 20_000
_LONGEST = 1_000_000
"""Characters of one cell."""


def read(data: bytes, name: str) -> Blocks:
    """Return a file of separated values as blocks; ReadError, in one line, if it is none or too long.

    A row with one cell is a paragraph, and so parts tables; so does a blank row.
    """
    text = decode(data, name)
    tabs = name.lower().endswith(".tsv") or ("," not in text.partition("\n")[0] and "\t" in text)
    lines = io.StringIO(text, newline="")
    csv.field_size_limit(_LONGEST)
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter="\t" if tabs else ",")]
    except csv.Error as error:
        raise ReadError(f"{name}: 区切りの文字（, やタブ）で分けられた表として読めません（{error}）") from None
    if len(rows) > MOST_ROWS:
        raise ReadError(f"{name}: 行が多すぎます（{MOST_ROWS:,} 行まで読めます）")
    return Blocks(tuple(_blocks(rows)))


def _blocks(rows: list[list[str]]) -> Iterator[Block]:
    run: list[list[str]] = []
    for number, row in enumerate([*rows, []], 1):
        filled = [cell for cell in row if cell]
        if len(filled) < 2 and (not run or not filled or row[0]):
            if run:
                yield tables.grid(run, number - len(run))
                run = []
            if filled:
                yield Paragraph(filled[0], number)
        else:
            run.append(row)
