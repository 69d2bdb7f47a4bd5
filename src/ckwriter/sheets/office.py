"""An office's own workbook as blocks: what stands on its sheets, in the order in which a person reads them."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.sheets.attached import attached
from ckwriter.sheets.page import Page, looks_of, read_page
from ckwriter.sheets.regions import Laid, laid_out
from ckwriter.sheets.ruled import seen

_UNNAMED = re.compile(r"(?:Sheet|シート|Worksheet)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
_SEVERAL = re.compile("(?:表紙|[0-9０-９]).*[・、,，／/～~〜＆&と] ?[0-9０-９]+(?![0-9０-９年月回件人])")
"""The name of a sheet that holds several sections, 表紙・1基礎情報 or 2概要・3経緯, and so is the heading of none."""
_MOST_FORMULAS = 20
"""Of how many formulas without a result a sheet is told."""
_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{6}|.)', re.DOTALL)


def blocks_of(book: Any, container: zipfile.ZipFile, name: str) -> Blocks:  # noqa: ANN401  # openpyxl's workbook
    """Return the blocks of a workbook that openpyxl has opened; ReadError if a sheet is larger than anybody fills.

    Hidden sheets, rows and columns, comments, heads and feet are kept aside. Macros are never run, formulas never
    calculated: they give their last result, and stand as they are written where there is none.
    """
    looks = looks_of(book)
    found: list[Block] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for sheet in book.worksheets:
            with sheet._get_source() as source:
                page = read_page(source, sheet, looks, name)
            found += _blocks(page, container, sheet._worksheet_path, name)
    return Blocks(tuple(found))


def _blocks(page: Page, container: zipfile.ZipFile, path: str, name: str) -> Iterator[Block]:
    texts = seen(page)
    hung = list(attached(container, path, name))
    laid = laid_out(texts.seen, page.where)
    for item in (item for item in hung if item.box):
        lines = (line for line in item.text.split("\n") if line.strip())
        ref = page.where(item.row, item.column)
        below = next((index for index, other in enumerate(laid) if other.row > item.row), len(laid))
        laid.insert(below, Laid(item.row, tuple(Paragraph(line, ref) for line in lines)))
    on_page: list[Block] = [block for item in laid for block in item.blocks]
    if on_page and not _UNNAMED.fullmatch(page.name.strip()):
        ref = page.where(0, 0)
        named = Paragraph(page.name, ref, aside=True) if _SEVERAL.search(page.name) else Heading(page.name, 0, ref)
        on_page.insert(0, named)
    yield from _aside(on_page) if page.hidden else on_page
    for row, column, text in sorted(texts.unseen):
        yield Paragraph(text, page.where(row, column), aside=True)
    for item in hung:
        if not item.box:
            yield Paragraph(item.text, page.where(item.row, item.column), aside=True)
    for row, column in page.uncalculated[:_MOST_FORMULAS]:
        told = f"{page.where(row, column)}は計算結果のない数式です。Excel で開いて保存し直すと、結果が読めます"
        yield Paragraph(f"{told}（{page.texts.get((row, column), '')}）", page.where(row, column), aside=True)
    for words in page.furniture:
        text = _CODE.sub(" ", words).strip()
        if re.search(r"[^\W\d_]{2}", text):
            yield Paragraph(text, page.name, aside=True)


def _aside(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Return blocks as paragraphs that stand aside; a row of a table is one, its cells parted by tabs."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield Paragraph(block.text, block.ref, aside=True)
            continue
        for row in range(block.height):
            text = "\t".join(cell.text for cell in block.row(row))
            if text.strip():
                yield Paragraph(text, block.ref, aside=True)
