"""The characters of a page, each at its place, as lines: lying, standing (縦書き) or turned on their side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from ckwriter.boxes import Box

_SPACE = 0.3
"""The gap between two characters, in ems, from which there is a space between them."""
_RADICALS = dict(zip("⺠⻑⻘⻄⻆⻝⻤⻩⻲⻨⻭⻯⻫⻣⺟⻁", "民長青西角食鬼黄亀麦歯竜斉骨母虎", strict=True))
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0FE: "☑", 0xF0A8: "□", 0xF06E: "■", 0xF06C: "●"}
"""Signs of the fonts Symbol and Wingdings that word processors put before the items of lists."""
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile("bold|black|heavy|demi|-[BEHU]$|-W[6-9]", re.IGNORECASE)
_NOT_AT_START = "、。，．,.・：；:;？！?!）)」』】〕］]〉》”’ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々～%％"
_COLONS = "：:"
"""What stands behind a label, however far: 短期目標　　　：相談を増やす."""
_MARKS = "・•●○◎■□◆◇▲△▼▽▶※★☆【『①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ENDS = f"[{re.escape(_NOT_AT_START)}]*"
_TOGETHER = re.compile(f"[（「『【〔《〈“(]*(?:[!-~]+|.){_ENDS}(?:[!-~]+{_ENDS})*", re.DOTALL)
"""What programs do not part at the end of a line: brackets, commas, and Latin words or numbers behind commas."""


class Glyph(NamedTuple):
    """One character and where it stands on the page, in points from the upper left corner."""

    text: str
    box: Box
    size: float
    bold: bool = False
    turn: int = 0
    """The direction of its writing: 0 lying, 90 turned clockwise, 180 upside down, 270 turned counter-clockwise."""


class Line(NamedTuple):
    """One line of text in its own direction of writing."""

    text: str
    box: Box
    """Where it stands, turned so that it is read from left to right and lines follow each other downwards."""
    size: float
    bold: bool
    first: float
    """The width of what stands at its beginning and cannot be parted: a character, or a Latin word."""
    turn: int = 0
    """How far the page was turned clockwise for that."""

    @property
    def page_box(self) -> Box:
        """Where it stands on the page."""
        return turned(self.box, -self.turn % 360)


def glyph(char: Mapping[str, Any]) -> Glyph:
    """Return a character as pdfplumber found it; radicals that stand for characters (⼈, ⻑) become these."""
    text = _UNKNOWN.sub("\ufffd", char["text"]).translate(_SYMBOLS)
    if any("\u2e80" <= c <= "\u2fdf" for c in text):
        text = "".join(_RADICALS.get(c) or (unicodedata.normalize("NFKC", c) if c >= "\u2e80" else c) for c in text)
    across, up = char["matrix"][0], char["matrix"][1]
    turn = (0 if across >= 0 else 180) if abs(across) >= abs(up) else (270 if up > 0 else 90)
    box = Box(char["x0"], char["top"], char["x1"], char["bottom"])
    return Glyph(text, box, float(char["size"]) or box.height, bool(_BOLD.search(str(char["fontname"]))), turn)


def lines(glyphs: Iterable[Glyph], gap: float | None = None) -> list[Line]:
    """Return characters that belong together as lines in reading order.

    Characters that follow each other downwards are read in columns from right to left.

    Args:
        glyphs: the characters of a cell, or of a page without its tables, in the order of the file.
        gap: how many ems of nothing part what stands side by side into lines of their own; None: no gap does.

    """
    by_turn: dict[int, list[Glyph]] = {}
    for item in glyphs:
        if item.text:
            by_turn.setdefault(item.turn, []).append(item)
    found: list[Line] = []
    for turn in sorted(by_turn):
        group = by_turn[turn]
        angle = 90 if not turn and _stands(group) else turn
        lying = [item._replace(box=turned(item.box, angle)) for item in group]
        found += _lines(lying, gap, angle)
    return found


def _stands(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether text is written downwards: most characters stand right below the one before."""
    below = beside = 0
    for one, other in pairwise(glyphs):
        if not one.text.strip() or not other.text.strip():
            continue
        down, right = other.box.top - one.box.top, other.box.left - one.box.left
        if abs(right) < 0.3 * one.size and 0.6 * one.size < down < 2 * one.size:
            below += 1
        elif abs(down) < 0.5 * one.size:
            beside += 1
    return below > beside


def turned(box: Box, turn: int) -> Box:
    """Return a box as it stands when the page is turned so that its writing lies."""
    left, top, right, bottom = box
    if turn == 90:
        return Box(top, -right, bottom, -left)
    if turn == 180:
        return Box(-right, -bottom, -left, -top)
    return Box(-bottom, left, -top, right) if turn == 270 else box


def _lines(glyphs: Sequence[Glyph], gap: float | None, turn: int) -> list[Line]:
    rows: list[list[Glyph]] = []
    middle = 0.0
    for item in sorted(glyphs, key=lambda item: (item.box.top + item.box.bottom) / 2):
        own = (item.box.top + item.box.bottom) / 2
        if rows and own - middle <= 0.5 * max(item.size, rows[-1][0].size):
            rows[-1].append(item)
        else:
            rows.append([item])
            middle = own
    pieces = (piece for row in rows for piece in _parted(sorted(row, key=lambda item: item.box.left), gap))
    found = (_line(piece, turn) for piece in pieces)
    return [line for line in found if line is not None]


def _parted(row: Sequence[Glyph], gap: float | None) -> Iterator[list[Glyph]]:
    piece: list[Glyph] = []
    end = 0.0
    for item in row:
        told = bool(item.text.strip()) and item.text not in _COLONS
        if piece and gap is not None and told and item.box.left - end > gap * item.size:
            yield piece
            piece = []
        piece.append(item)
        if item.text.strip() or len(piece) == 1:
            end = item.box.right
    if piece:
        yield piece


def _line(row: Sequence[Glyph], turn: int) -> Line | None:
    visible = [item for item in row if item.text.strip()]
    if not visible:
        return None
    text = ""
    end: float | None = None
    for item in row:
        apart = end is not None and item.box.left - end > _SPACE * item.size and item.text not in _COLONS
        if apart and text[-1:].strip() and item.text.strip():
            text += " "
        text += item.text
        end = max(item.box.right, end or item.box.right)
    box = Box(
        visible[0].box.left,
        min(item.box.top for item in visible),
        max(item.box.right for item in visible),
        max(item.box.bottom for item in visible),
    )
    size = median(item.size for item in visible)
    bold = sum(item.bold for item in visible) * 2 > len(visible)
    return Line(text.strip(), box, size, bold, _first(visible), turn)


def _first(row: Sequence[Glyph]) -> float:
    """Return the width of what stays together at the beginning of a line: brackets, a word or character, commas."""
    text = "".join(item.text[:1] for item in row)
    match = _TOGETHER.match(text)
    end = max(match.end() if match else 1, 1)
    return row[min(end, len(row)) - 1].box.right - row[0].box.left


def split(chars: Iterable[Glyph], box: Box) -> tuple[list[Glyph], list[Glyph]]:
    """Part characters into those whose middle is inside a box and the others."""
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    for item in chars:
        across, down = (item.box.left + item.box.right) / 2, (item.box.top + item.box.bottom) / 2
        held = box.left <= across <= box.right and box.top <= down <= box.bottom
        (inside if held else outside).append(item)
    return inside, outside


def joined(found: Sequence[Line], right: float) -> str:
    """Return lines as text: a line end that only comes from the width of the box is taken out, the others stay.

    Args:
        found: lines of one box, in reading order.
        right: the right edge of the room that the lines have, in their own direction.

    """
    text = ""
    before: Line | None = None
    for line in found:
        if before is not None:
            text += between(text, line.text) if wraps(before, line, right) else "\n"
        text += line.text
        before = line
    return text


def between(one: str, other: str) -> str:
    """Return what stands between two pieces of text that were parted: a space between Latin words, else nothing."""
    return " " if _is_latin(one[-1:]) and _is_latin(other[:1]) else ""


_BETWEEN_SCRIPTS = 0.25
"""The space, in parts of a letter's size, that programs leave between Japanese and Latin letters or figures."""


def wraps(line: Line, following: Line, right: float) -> bool:
    """Tell whether a line ended because what begins the next one had no room on it."""
    if following.text[0] in _MARKS:
        return False
    mixed = _is_latin(line.text[-1]) != _is_latin(following.text[0])
    space = _BETWEEN_SCRIPTS * line.size if mixed else 0.0
    return line.box.right + space + following.first > right + 0.02 * line.size


def _is_latin(char: str) -> bool:
    return bool(char) and char.isascii() and char.isalnum()
