"""Read a Word file into blocks."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.blocks import Blocks
from ckwriter.word import blank
from ckwriter.word.document import drafted, only_blocks, styles
from ckwriter.word.parts import Package
from ckwriter.word.record import record
from ckwriter.word.styles import Styles
from ckwriter.word.untouched import untouched


def read(data: bytes, name: str) -> Blocks:
    """Return the blocks of a Word file and the record that it carries; ReadError in one line if it is none.

    A file that is still as ckwriter wrote it gives what was written, and its blocks only when they are asked for.
    """
    package = Package(data, name)
    carried = record(package)
    written = untouched(package, carried)
    meaning = styles(package)
    if written is not None:
        return Blocks(only_blocks(package, meaning), carried, written, printed=blank.printed, blank=blank.page)
    found = tuple(only_blocks(package, meaning))
    return Blocks(found, carried, drafted=_Drafted(package, meaning), printed=blank.printed, blank=blank.page)


class _Drafted:
    """What stands in the style of drafted text; the document is parsed once more when it is asked for."""

    def __init__(self, package: Package, meaning: Styles) -> None:
        self._package = package
        self._meaning = meaning

    def __iter__(self) -> Iterator[str]:
        if self._meaning.drafts:
            yield from drafted(self._package.parse(self._package.document), self._meaning)
