"""Text and Markdown as blocks: headings, paragraphs and tables as they come out of slides, PDF or a person's paste."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter.blocks import Block, Blocks, Grid, Heading, Paragraph
from ckwriter.text import barred, broken, headings, html_tables, markup, pages, spaced, stacked, tables, wrapped
from ckwriter.text.lines import Line, decode, lines_of

_MARKED_HEADING = re.compile(r"\s*(?P<marks>#{2,6}\s*|#\s+)(?P<text>[^\s#].*?)(?:\s+#+)?\s*")
_LONGEST_HEADING = 300
_NUMBERED_LEVEL, _LETTERED_LEVEL, _BRACKETED_LEVEL = 1, 2, 3
_LIST_MARK = re.compile(
    r"\s*(?P<mark>[・•‣▪●○■□◆◇※➢✓*–-]|[0-9０-９]{1,2}[.．)）]|[(（][0-9０-９]{1,2}[)）]|[①-⑳])\t+(?P<text>[^\t]+)\t*"
)
_BULLET = re.compile(r"\s*[・•‣▪●○■□◆◇➢✓*–-]?\s*")
_PAIR = 2
_LABELLED = re.compile(r"\s*(?P<label>[^:：。]{1,25})[:：]\s*(?P<text>.*)", re.DOTALL)
_FRAMED = re.compile(r"\s*[＜<〈《【〔［][^＜<〈《【〔［＞>〉》】〕］\t]+[＞>〉》】〕］]\t+[^\t]+")
_FENCE = re.compile(r"\s*(?:`{3}|~{3})\s*\w*\s*")
_IMAGE = re.compile(r"!\[([^\]]{0,300})\]\([^)]{0,300}\)")
_DELIMITERS = re.compile(r"(?=.*(?:--|:))\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_HARD_BREAK = "  "
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
"""The mark of a quotation in Markdown."""


def read(data: bytes, name: str) -> Blocks:
    """Return a file of text or Markdown as blocks; ReadError if it is not text.

    UTF-8, UTF-16 with a mark and Shift_JIS are read, with line ends of every kind. Page numbers and rules between pages
    are left out; running heads, and the titles of pictures, are kept aside.
    """
    text = decode(data, name)
    return Blocks(tuple(_Reader(lines_of(text), escapes=name.lower().endswith(".md")).blocks()))


class _Reader:
    """Walks once over the lines of a text; each method reads one block and moves on."""

    def __init__(self, lines: Sequence[Line], *, escapes: bool) -> None:
        self._dropped, self._aside = pages.parted([line.text for line in lines])
        self._labelled: frozenset[int] = frozenset()
        self._lines = lines if escapes else self._unwrapped(lines)
        self._escapes = escapes
        self._at = 0

    def _unwrapped(self, lines: Sequence[Line]) -> list[Line]:
        """Return the lines with wrapped paragraphs put together; the lines that were joined to one are dropped."""
        drawn = {number for number, line in enumerate(lines) if barred.is_part(line.text)}
        texts = [line.text for line in lines]
        labelled = spaced.labelled(texts, self._dropped | self._aside, drawn)
        self._labelled = frozenset(labelled)
        whole = labelled | wrapped.joined(texts, drawn | labelled.keys(), self._dropped | self._aside)
        self._dropped |= {number for number, text in whole.items() if not text}
        return [line._replace(text=whole.get(number, line.text)) for number, line in enumerate(lines)]

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the text in reading order."""
        while self._at < len(self._lines):
            if (drawn := self._barred()) is not None:
                yield drawn
            elif when := self._stacked():
                yield from when
            elif self._is_break(self._at):
                self._at += 1
            elif self._at in self._aside:
                yield Paragraph(self._plain(self._next().text), aside=True)
            elif self._text(self._at).lstrip()[:6].lower() == "<table":
                yield from self._html()
            elif self._begins_pipes():
                yield self._pipes()
            elif self._begins_rows():
                yield self._rows()
            elif (heading := self._heading(self._at)) is not None:
                self._at += 1
                yield heading
            else:
                yield from self._paragraph()

    def _next(self) -> Line:
        self._at += 1
        return self._lines[self._at - 1]

    def _text(self, at: int) -> str:
        """Return a line's text; nothing beyond the ends of the file."""
        return self._lines[at].text if 0 <= at < len(self._lines) else ""

    def _plain(self, text: str) -> str:
        return markup.plain(_QUOTED.sub("", text) if self._escapes else text, escapes=self._escapes)

    def _is_break(self, at: int) -> bool:
        """Tell whether nothing stands on a line that is part of the text."""
        text = self._text(at)
        return not text.strip() or at in self._dropped or bool(_FENCE.fullmatch(text))

    # -------------------------------------------------------------------------------------------- headings

    def _heading(self, at: int) -> Heading | None:
        text = self._text(at)
        if len(text) > _LONGEST_HEADING:
            return None
        if marked := _MARKED_HEADING.fullmatch(text):
            return Heading(self._plain(marked["text"]), len(marked["marks"].strip()), self._lines[at].number)
        if headings.bracketed(text) or headings.bold(text):
            return Heading(self._plain(text), _BRACKETED_LEVEL, self._lines[at].number)
        if headings.lettered(text) and self._parts_labels(at):
            return Heading(self._plain(text), _LETTERED_LEVEL, self._lines[at].number)
        alone = self._is_break(at - 1) and self._is_break(at + 1)
        if alone and "\t" not in text and headings.numbered(text):
            return Heading(self._plain(text), _NUMBERED_LEVEL, self._lines[at].number)
        return None

    def _parts_labels(self, at: int) -> bool:
        """Tell whether labels and their texts stand above a line, and below it others or a heading."""
        above = next((n for n in range(at - 1, -1, -1) if n in self._labelled or not self._is_passed(n)), at)
        below = next((n for n in range(at + 1, len(self._lines)) if not self._is_passed(n)), at)
        return above in self._labelled and (below in self._labelled or headings.bracketed(self._text(below)))

    def _is_passed(self, at: int) -> bool:
        return at in self._dropped or at in self._aside

    # -------------------------------------------------------------------------------------------- paragraphs

    def _paragraph(self) -> Iterator[Paragraph]:
        blanks = self._blanks_above()
        line = self._next()
        text = line.text
        if images := _IMAGE.findall(text):
            yield from (Paragraph(title, line.number, aside=True) for title in images if title.strip())
            text = _IMAGE.sub("", text)
        if listed := _LIST_MARK.fullmatch(text):
            mark = listed["mark"]
            text = markup.item(listed["text"]) if mark in "*•‣▪–-" else f"{mark}{listed['text']}"
        bare = markup.without_bullet(text)
        is_item = bare is not None or listed is not None
        pieces = [markup.item(self._plain(bare)) if bare is not None else self._plain(text)]
        while self._goes_on(text, is_item=is_item):
            text = self._next().text
            pieces.append(self._plain(text))
        whole = "\n".join(piece for piece in pieces if piece)
        if whole:
            yield Paragraph(whole, line.number, blanks=blanks)

    def _blanks_above(self) -> int:
        """Return how many blank lines stand above the line at hand."""
        above = range(self._at - 1, -1, -1)
        filled = (n for n in above if n in self._dropped or self._text(n).strip())
        return self._at - 1 - next(filled, -1)

    def _goes_on(self, text: str, *, is_item: bool) -> bool:
        """Tell whether the line at hand still belongs to the paragraph whose last line this is.

        After a bullet every line does that has no mark of its own; after another line only if Markdown's two spaces
        end it.
        """
        at = self._at
        if self._is_break(at) or at in self._aside or self._begins_rows() or self._begins_pipes():
            return False
        following = self._text(at)
        if self._heading(at) or markup.without_bullet(following) is not None:
            return False
        if text.endswith(_HARD_BREAK):
            return True
        return is_item and not markup.is_item(following) and not _LIST_MARK.fullmatch(following)

    # -------------------------------------------------------------------------------------------- tables

    def _html(self) -> Iterator[Block]:
        line = self._next()
        grid, outside = html_tables.read(line.text, line.number)
        yield from (Paragraph(text, line.number) for text in outside)
        if grid is not None:
            yield grid

    def _begins_rows(self) -> bool:
        """Tell whether a table begins: text on both sides of a tab, or before one if another row follows."""
        text = self._text(self._at)
        if _LIST_MARK.fullmatch(text) or _MARKED_HEADING.fullmatch(text):
            return False
        if _FRAMED.fullmatch(text) and "\t" not in self._text(self._at + 1):
            return False  # ＜連絡会＞ 年2回: a line of its own
        return "\t" in text.strip() or ("\t" in text.lstrip() and "\t" in self._text(self._at + 1))

    def _rows(self) -> Grid:
        first = self._lines[self._at].number
        lines: list[str] = []
        while self._is_row(self._at):
            lines.append(self._next().text)
        rows = [[self._plain(_unquoted(cell)) for cell in line.split("\t")] for line in broken.joined(lines)]
        if all(len(row) > _PAIR and _BULLET.fullmatch(row[0]) for row in rows):
            rows = [row[1:] for row in rows]
        if all(len(row) <= _PAIR for row in rows):
            rows = [_set_in(row) for row in rows]
        return tables.grid(rows, first)

    def _is_row(self, at: int) -> bool:
        """Tell whether a line belongs to the table above it: it has tabs, or the next line has (a short row)."""
        if "\t" in self._text(at):
            return True
        short = not self._is_break(at) and at not in self._aside and self._heading(at) is None
        return short and "\t" in self._text(at + 1)

    def _barred(self) -> Grid | None:
        """Return the table drawn with bars that begins at the line at hand, and pass over it; None if none does."""
        first = self._lines[self._at]
        below = (self._lines[number].text for number in range(self._at, len(self._lines)))
        found = barred.read(below) if barred.is_part(first.text) else None
        if found is None:
            return None
        self._at += found.height
        return tables.grid([[self._plain(cell) for cell in row] for row in found.rows], first.number)

    def _stacked(self) -> list[Block]:
        """Return the table, each of its cells on a line, that the line at hand begins, and pass over it; else none."""
        first = self._lines[self._at]
        if self._is_break(self._at) or not stacked.titles(first.text):
            return []
        end = self._at + 1
        last = min(len(self._lines), end + stacked.MOST_LINES)
        while end < last and (self._is_passed(end) or not stacked.ends(self._text(end))):
            end += 1
        inner = range(self._at + 1, end)
        rows = stacked.read(first.text, [self._text(number) for number in inner if not self._is_passed(number)])
        if not rows:
            return []
        self._at = end
        heads = [
            Paragraph(self._plain(self._text(n)), self._lines[n].number, aside=True) for n in inner if n in self._aside
        ]
        return [tables.grid([[self._plain(cell) for cell in row] for row in rows], first.number), *heads]

    def _begins_pipes(self) -> bool:
        """Tell whether a Markdown table begins: a line of dashes below its headings, or two lines between pipes."""
        text, below = self._text(self._at).strip(), self._text(self._at + 1).strip()
        if not _PIPE.search(text):
            return False
        return bool("|" in below and _DELIMITERS.fullmatch(below)) or all(
            len(line) > 1 and line.startswith("|") and line.endswith("|") for line in (text, below)
        )

    def _pipes(self) -> Grid:
        first = self._lines[self._at].number
        rows: list[list[str]] = []
        while _PIPE.search(self._text(self._at)):
            text = self._next().text.strip()
            if not _DELIMITERS.fullmatch(text):
                cells = _PIPE.split(text.removeprefix("|").removesuffix("|"))
                rows.append([self._plain(cell.replace("\\|", "|")) for cell in cells])
        return tables.grid(rows or [[""]], first)


def _unquoted(cell: str) -> str:
    """Return a cell without the quotation marks that a spreadsheet puts round one with line breaks."""
    if len(cell) > 1 and "\n" in cell and cell.startswith('"') and cell.endswith('"'):
        return cell[1:-1].replace('""', '"')
    return cell


def _set_in(row: list[str]) -> list[str]:
    """Return a label and its text that a tab only sets in as two cells; any other row as it is."""
    labelled = _LABELLED.fullmatch(row[1]) if len(row) == _PAIR and not row[0].strip() else None
    return [labelled["label"], labelled["text"]] if labelled else row
