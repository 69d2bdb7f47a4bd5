"""The compressed streams of a PDF: how large they become, told before anything else unpacks them."""

from __future__ import annotations

import re
import zlib

from ckwriter import files
from ckwriter.errors import ReadError

MOST_STREAMS = 100_000
"""How many streams a file may have; one of 300 pages has a few thousand."""
_STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_PACKED = (b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_SMALL, _LARGE = 4096, 1024 * 1024
_DEEPEST = 4
"""How often a stream may be packed within itself to be looked at."""


def refuse_bombs(data: bytes, name: str) -> None:
    """ReadError if the streams of a PDF would take more memory than a file may; nothing is kept of them."""
    if b"%PDF-" not in data[:1024]:
        raise ReadError(f"{name}: PDF ではありません。ファイルが壊れているおそれがあります")
    total = 0
    view = memoryview(data)
    for count, start in enumerate(_STREAM.finditer(data)):
        total += _unpacked(view[start.end() :], files.LARGEST_UNZIPPED - total)
        if total > files.LARGEST_UNZIPPED or count > MOST_STREAMS:
            raise ReadError(f"{name}: 展開すると大きすぎるため開きません（不正なファイルのおそれがあります）")


def _unpacked(packed: memoryview, limit: int) -> int:
    """Return how many bytes a stream becomes that begins here and ends where it says, or a little more than `limit`."""
    layer = _Layer(_DEEPEST)
    at, step = 0, _SMALL
    while at < len(packed) and not layer.done and layer.total <= limit:
        layer.feed(packed[at : at + step], limit)
        at, step = at + step, min(2 * step, _LARGE)
    return layer.total


class _Layer:
    """Unpacks a stream piece by piece, and what is packed within it, keeping only the size."""

    def __init__(self, depth: int) -> None:
        self.total = 0
        """Bytes unpacked so far, those of the layers inside counted too."""
        self.done = False
        self._unpacker = zlib.decompressobj()
        self._depth = depth
        self._inner: _Layer | None = None

    def feed(self, packed: bytes | memoryview, limit: int) -> None:
        """Unpack one more piece, but not far beyond the limit."""
        try:
            while packed and not self._unpacker.eof and self.total <= limit:
                piece = self._unpacker.decompress(packed, _LARGE)
                packed = self._unpacker.unconsumed_tail
                if not self.total and self._depth and piece[:2] in _PACKED:
                    self._inner = _Layer(self._depth - 1)
                self.total += len(piece)
                if self._inner is not None and not self._inner.done:
                    before = self._inner.total
                    self._inner.feed(piece, limit)
                    self.total += self._inner.total - before
            self.done = self._unpacker.eof
        except zlib.error:
            self.done = True
