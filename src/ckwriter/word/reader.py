"""Read a Word file into blocks."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.blocks import Block, Blocks
from ckwriter.word.document import blocks, drafted, styles
from ckwriter.word.parts import Package
from ckwriter.word.record import record
from ckwriter.word.untouched import untouched


def read(data: bytes, name: str) -> Blocks:
    """Return the blocks of a Word file and the record that it carries; ReadError in one line if it is none.

    A file that is still as ckwriter wrote it gives what was written, and its blocks only when they are asked for.
    """
    package = Package(data, name)
    carried = record(package)
    written = untouched(package, carried)
    if written is not None:
        return Blocks(_blocks(package), carried, written)
    root, meaning = package.parse(package.document), styles(package)
    found = tuple(blocks(package, root, meaning, refs=False))
    return Blocks(found, carried, drafted=frozenset(drafted(root, meaning)))


def _blocks(package: Package) -> Iterator[Block]:
    yield from blocks(package, package.parse(package.document), styles(package), refs=False)
