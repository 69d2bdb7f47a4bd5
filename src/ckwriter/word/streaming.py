"""A long document as blocks, in little more memory than they take: rows go as soon as they are read.

The tree of a document takes twelve times its bytes. Here it is built piece by piece, and the rows of the tables on the
page are read and taken out of it while it grows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from ckwriter.blocks import Block
from ckwriter.word.names import w
from ckwriter.word.page import Walk, is_plain
from ckwriter.word.parts import Parsing
from ckwriter.word.tables import TBL, TR, table_rows

_Element = Any
_BODY = w("body")
_PIECE = 1 << 18
LONG = 4 * _PIECE
"""Bytes of a document from which it is read in this way."""


def streamed(data: bytes, walk: Walk, piece: int = _PIECE) -> Iterator[Block]:
    """Yield the blocks of a document's pages; they do not know their elements. ReadError if it is broken.

    Args:
        data: the document part.
        walk: what turns its tree into blocks.
        piece: how many bytes are parsed before the rows in them are read.

    """
    parsing = Parsing(walk.name, TR)
    for start in range(0, len(data), piece):
        rows = parsing.feed(data[start : start + piece])
        for table, found in groupby(rows, key=lambda row: row.getparent()):
            if table.tag == TBL and table.getparent().tag == _BODY:
                _take(table, list(found)[-1], walk)
    yield from walk.body(parsing.close())


def _take(table: _Element, last: _Element, walk: Walk) -> None:
    """Read the rows of a table up to the last complete one, and take them out of the tree.

    They stay there as long as they hold a single cell: a frame, whose cell is read in another way.
    """
    growing = walk.started.get(table) or walk.growing()
    before = growing.height
    children = list(_up_to(last, table))
    if is_plain(table) and next(table.iterdescendants(TBL), None) is None:
        growing.take_plain(table, next(last.itersiblings(TR), None))
    else:
        growing.take(table_rows(children))
    if growing.single:
        walk.rows -= growing.height - before
        return
    walk.started[table] = growing
    for child in children:
        table.remove(child)


def _up_to(last: _Element, children: Iterable[_Element]) -> Iterator[_Element]:
    for child in children:
        yield child
        if child is last:
            return
