"""The lines of a text: its encoding, its line ends, and cells that are broken over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ckwriter.errors import ReadError

_LINE_END = re.compile("\r\n|[\r\n\x0b\x1c-\x1e\x85\u2028\u2029]")
_OPEN_QUOTE = re.compile(r'(?:^|\t)"')
_CLOSED_QUOTE = re.compile(r'"(?:\t|$)')
_LIST = re.compile(r"<(/?)(?:ul|ol)(?=[\s>])", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)table(?=[\s>])", re.IGNORECASE)
_LONGEST = 200
"""How many lines one row of a table may take."""
_LONGEST_TABLE = 100_000
"""How many lines a table in HTML may take."""


class Line(NamedTuple):
    """One line, or one row of a table whose cells hold line breaks."""

    number: int
    """Its number in the file, from 1."""
    text: str


def decode(data: bytes, name: str) -> str:
    """Return the bytes as text: UTF-8, UTF-16 with a mark, or Shift_JIS; ReadError if in none of them."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp932"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ReadError(
        f"{name}: 文字のファイルとして読めません。メモ帳などで開けるか確かめ、「UTF-8」を選んで保存し直してください"
    )


def lines_of(text: str) -> list[Line]:
    """Part a text into lines; a form feed is a line of its own."""
    pieces = _LINE_END.split(text.replace("\f", "\n\f\n"))
    return list(_joined(pieces))


def _joined(pieces: Sequence[str]) -> Iterator[Line]:
    at = 0
    while at < len(pieces):
        end = _end_of_table(pieces, at) or _end_of_quotes(pieces, at) or _end_of_list(pieces, at) or at + 1
        yield Line(at + 1, "\n".join(pieces[at:end]))
        at = end


def _end_of_table(pieces: Sequence[str], at: int) -> int | None:
    """Return where the table in HTML ends that begins here, at a blank line if it is never closed."""
    if pieces[at].lstrip()[:6].lower() != "<table":
        return None
    depth = 0
    blank = None
    for end in range(at, min(at + _LONGEST_TABLE, len(pieces))):
        depth += sum(-1 if close else 1 for close in _TABLE.findall(pieces[end]))
        if depth <= 0:
            return end + 1
        blank = blank or (None if pieces[end].strip() else end)
    return blank or min(at + _LONGEST_TABLE, len(pieces))


def _end_of_quotes(pieces: Sequence[str], at: int) -> int | None:
    """Return where the row ends that begins here and has a cell in quotation marks over several lines.

    That is how a spreadsheet puts a cell with line breaks on the clipboard.
    """
    if "\t" not in pieces[at] and not _OPEN_QUOTE.match(pieces[at]):
        return None
    if not _OPEN_QUOTE.search(pieces[at]) or not pieces[at].count('"') % 2:
        return None
    marks = 0
    for end in range(at, min(at + _LONGEST, len(pieces))):
        marks += pieces[end].count('"')
        if end > at and not marks % 2:
            return end + 1 if _CLOSED_QUOTE.search(pieces[end]) else None
    return None


def _end_of_list(pieces: Sequence[str], at: int) -> int | None:
    """Return where the row ends that begins here and has a list over several lines; a blank line ends the search."""
    if "\t" not in pieces[at] and not pieces[at].lstrip().startswith("|"):
        return None
    depth = 0
    for end in range(at, min(at + _LONGEST, len(pieces))):
        if not pieces[end].strip():
            return None
        depth += sum(-1 if close else 1 for close in _LIST.findall(pieces[end]))
        if depth <= 0:
            return end + 1 if end > at else None
    return None
