"""PDF as blocks: ruled tables as grids, the text between them as headings and paragraphs, page by page."""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any, NamedTuple

from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.boxes import Box, around, in_reading_order
from ckwriter.errors import CkwriterError, MissingExtra, ReadError
from ckwriter.text import aligned, glyphs, pages
from ckwriter.text.bounded import Budget
from ckwriter.text.glyphs import Glyph, Line
from ckwriter.text.headings import bracketed
from ckwriter.text.ruled import Ruled, ruled, stitched
from ckwriter.text.shades import Shaded, drafted, shaded
from ckwriter.text.streams import refuse_bombs

MOST_PAGES = 300

_COLUMN_GAP = 1.8
"""The gap, in ems, that parts what stands side by side outside of tables."""
_LARGE = 1.15
"""How much larger than most of the text a heading is."""
_LONGEST_HEADING = 80
_LONG_LINE = 12
"""How many characters a line must have to show, by where it ends, how wide its room is."""
_FEWEST = 3
"""On how many pages a line must stand at the same height to be a running head."""
_OUTERMOST = 3
"""Blocks at each end of a page among which its number may stand, beside the running feet."""
_SAME_HEIGHT = 4.0
"""Running heads may be about this far from each other, in points."""


class _Stands(NamedTuple):
    """Blocks that are read one after the other, and where they stand on their page."""

    box: Box
    blocks: tuple[Block | Ruled, ...]


class _Placed(NamedTuple):
    """A block and the height at which it stands on its page."""

    top: float
    block: Block | Ruled


def read(data: bytes, name: str) -> Blocks:
    """Return the blocks of a PDF file; ReadError, in one line, if it is none, is protected, or has only pictures.

    Page numbers are left out, running heads kept aside. A table that goes on over a page is one grid on each page.
    """
    refuse_bombs(data, name)
    try:
        import pdfplumber
    except ModuleNotFoundError:
        raise MissingExtra("pdf", "PDF の読み込み") from None
    try:
        with _quietly(), pdfplumber.open(BytesIO(data)) as document:
            if len(document.pages) > MOST_PAGES:
                raise ReadError(
                    f"{name}: ページが多すぎます（{len(document.pages)}ページ）。{MOST_PAGES}ページまで読めます"
                )
            budget = Budget(name)
            marked: list[Shaded] = []
            found = [_page(page, budget, marked) for page in document.pages]
    except CkwriterError:
        raise
    except Exception as error:  # pdfminer raises whatever a wrong object makes it stumble over
        raise ReadError(f"{name}: {_reason(error)}") from None
    if not any(found):
        raise ReadError(
            f"{name}: 文字の入っていない PDF です（紙を読み取った画像など）。"
            "元のファイルか、文字認識（OCR）をした PDF を使ってください"
        )
    return Blocks(tuple(stitched(_without_running_heads(found))), drafted=drafted(marked))


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep pdfminer's remarks on slips of a file, one for each character at times, off the user's screen."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _reason(error: BaseException) -> str:
    names: set[str] = set()
    cause: BaseException | None = error
    while cause is not None and len(names) < 10:
        names |= {type(cause).__name__, *(type(arg).__name__ for arg in cause.args)}
        cause = cause.__cause__ or cause.__context__
    if names & {"PDFPasswordIncorrect", "PDFEncryptionError", "PDFTextExtractionNotAllowed"}:
        return "パスワードで保護されています。保護を外してください"
    return f"PDF として読めません。ファイルが壊れているおそれがあります（{type(error).__name__}）"


def _page(page: Any, budget: Budget, marked: list[Shaded]) -> list[_Placed]:  # noqa: ANN401  # pdfplumber's page
    """Return the blocks of one page in reading order, and add what is shaded on it."""
    try:
        budget.lay_out(page)
        marked += shaded(page)
        return _blocks(page, budget)
    finally:
        page.close()


def _blocks(page: Any, budget: Budget) -> list[_Placed]:  # noqa: ANN401
    chars = [glyphs.glyph(char) for char in page.dedupe_chars().chars]
    tables, frames = budget.cells(page)
    stands: list[_Stands] = []
    for table in sorted(tables, key=lambda table: around(table).area):
        found, rest = ruled(table, chars, page.page_number)
        if any(piece.lines for piece in found.pieces):
            chars = rest
            stands.append(_Stands(around(table), (found,)))
    sizes = Counter(round(item.size) for item in chars if item.text.strip())
    usual = sizes.most_common(1)[0][0] if sizes else 0
    edge = max([item.box.right for item in chars if item.text.strip()] + [item.box.right for item in stands], default=0)
    for frame in sorted(frames, key=lambda frame: frame.area):
        inside, chars = glyphs.split(chars, frame)
        framed = list(_free(inside, frame, usual, page.page_number))
        if any(frame.holds(other.box) for other in stands):
            stands += framed
        elif framed:
            blocks = (item.blocks for item in in_reading_order((item.box, item) for item in framed))
            stands.append(_Stands(frame, tuple(block for group in blocks for block in group)))
    stands += _free(chars, edge, usual, page.page_number)
    order = in_reading_order((item.box, item) for item in stands)
    return [_Placed(item.box.top, block) for item in order for block in item.blocks]


# ------------------------------------------------------------------------------------------------ text between tables


def _free(chars: Sequence[Glyph], room: Box | float, usual: float, number: int) -> Iterator[_Stands]:
    """Yield the headings and paragraphs in a frame, or on a page outside of tables and frames, group by group.

    Args:
        chars: the characters.
        room: the frame, or how far to the right anything stands on the page.
        usual: the size of most of the page's characters.
        number: the number of the page.

    """
    edge = room.right if isinstance(room, Box) else room
    grids, groups = aligned.pairs(_groups(glyphs.lines(chars, _COLUMN_GAP)), edge, number)
    yield from (_Stands(box, (grid,)) for box, grid in grids)
    for group in groups:
        right = _right(group, room)
        found: list[Block | Ruled] = []
        start = 0
        for end in range(1, len(group) + 1):
            if end == len(group) or not glyphs.wraps(group[end - 1], group[end], right):
                text = glyphs.joined(group[start:end], right)
                heading = _is_heading(text, group[start], usual)
                found.append(Heading(text, 1, number) if heading else Paragraph(text, number))
                start = end
        yield _Stands(around(line.page_box for line in group), tuple(found))


def _groups(found: Iterable[Line]) -> list[list[Line]]:
    """Put lines that follow each other in the same column and the same size together."""
    groups: list[list[Line]] = []
    for line in found:
        for group in reversed(groups[-40:]):
            last = group[-1]
            if (
                last.turn == line.turn
                and abs(last.size - line.size) < 0.2 * line.size
                and last.bold == line.bold
                and -0.5 * line.size < line.box.top - last.box.bottom < 0.9 * line.size
                and min(last.box.right, line.box.right) - max(last.box.left, line.box.left) > 0
                and abs(last.box.left - line.box.left) < 4 * line.size
            ):
                group.append(line)
                break
        else:
            groups.append([line])
    return groups


def _right(group: Sequence[Line], room: Box | float) -> float:
    """Return the right edge of the room of a group: its own if several lines end there, else that of frame or page.

    Outside of frames, short lines are never taken for full: too little shows where their room would end.
    """
    right = max(line.box.right for line in group)
    long = [line for line in group[:-1] if len(line.text) >= _LONG_LINE]
    if sum(right - line.box.right < line.size for line in long) >= 2:
        return right
    if isinstance(room, Box):
        edge = glyphs.turned(room, group[0].turn)
        padding = min(line.box.left for line in group) - edge.left
        return max(right, edge.right - (padding if 0 < padding < 2 * group[0].size else 0))
    return max(right, room) if long and not group[0].turn else math.inf


def _is_heading(text: str, line: Line, usual: float) -> bool:
    if len(text) > _LONGEST_HEADING or "。" in text or line.turn:
        return False
    return bracketed(text) or line.size > _LARGE * usual or line.bold


# ------------------------------------------------------------------------------------------------ running heads


def _without_running_heads(found: Sequence[Sequence[_Placed]]) -> Iterator[list[Block | Ruled]]:
    """Yield the blocks of each page without page numbers and running heads, and these, kept aside, at the end."""
    keys = [[_key(item, count) for item in page] for count, page in enumerate(found)]
    counts = Counter(key for page in keys for key in set(page) if key is not None)
    most = max(_FEWEST, (len(found) + 1) // 2)
    numbers = pages.fractions([_edges(page) for page in found])
    aside: list[Block | Ruled] = []
    for page, own in zip(found, keys, strict=True):
        kept: list[Block | Ruled] = []
        for item, key in zip(page, own, strict=True):
            if isinstance(item.block, Paragraph | Heading):
                if item in (page[0], page[-1]) and pages.is_page_number(item.block.text):
                    continue
                if item.block.text in numbers and item.block.text in _edges(page):
                    continue
                if key is not None and counts[key] >= most:
                    if key[0]:  # otherwise it is the number of the page and nothing else
                        aside.append(Paragraph(item.block.text, item.block.ref, aside=True))
                    continue
            kept.append(item.block)
        yield kept
    yield aside


def _edges(page: Sequence[_Placed]) -> list[str]:
    """Return the lines at the upper and lower end of a page, where its number may stand."""
    ends = (*page[:_OUTERMOST], *page[-_OUTERMOST:])
    return [item.block.text for item in ends if isinstance(item.block, Paragraph | Heading)]


def _key(item: _Placed, page: int) -> tuple[object, ...] | None:
    """Return what makes a line the same on two pages, but for a number that counts them; None for tables."""
    if not isinstance(item.block, Paragraph | Heading):
        return None
    return (*pages.without_count(item.block.text, page), round(item.top / _SAME_HEIGHT))
