"""The outline of a file: the sections that its headings lead to by their order, where their words do not tell.

An office calls its sections as it likes (Ⅵ 庁内外のつながり), but it keeps their order. Headings of one style, some of
them known by their words, tell what those between them are: as many unknown headings as there are sections between two
known ones are these sections, and where the known ones have the form's own numbers, so have the others.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ckwriter.blocks import Block, Grid, GridCell, Heading, Paragraph
from ckwriter.form import Section
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.searching import told_below
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.ordering import between, rising

_LONGEST = 45
_LEAST = 4
"""Headings that make an outline."""
_KNOWN = 3
"""Headings that must be known by their words, where not all of the form's numbers are there."""
_MOST = 60
"""Headings of one style from which they are none of sections."""
_IN_GRID = -1
_BAND = -2
_LETTER = re.compile(r"\s*(?P<letter>[A-LＡ-Ｌ])\s*[.．、:：)）　 ]\s*(?=\S)")
_LETTERS = "ABCDEFGHIJKL"
_SHEET = re.compile(
    r"\s*[（(【\[［]?(?:シート|様式|別紙|別添|別表|資料|調書|個票|カード|パート|ページ|頁|表|その|[Pp][Aa][Rr][Tt]|[Nn][Oo]\.?|№)\s*第?\s*"
    r"(?P<sheet>[0-9０-９]{1,2})\s*号?(?:\s*[)）】\]］.．、:：]|\s)\s*(?=\S)"
)
"""The number of a sheet before its title: シート２　取組の全体像, （別紙3）経緯."""
_MARK = re.compile(r"\s*(?P<mark>[■□◆◇●○◎★☆▼▲#＃*＊【〔［<＜〈《]+)")
_ORDINAL = re.compile(r"\s*第\s*\S+")
_SAME = {"latin": "roman"}
"""Numerals of one kind: Ⅰ, I."""


class Style(NamedTuple):
    """What the headings of one level have in common."""

    level: int
    """0 for lines that are no headings by their looks, `_IN_GRID` for rows of a grid with one cell.

    `_BAND` for a grid that is nothing but one cell, without a number or a mark.
    """
    mark: str
    numeral: str
    """What counts them: "" for headings without a number."""


class _Place(NamedTuple):
    """Where a heading stands."""

    block: int
    row: int = 0
    """Its row, if the block is a grid."""


class _Line(NamedTuple):
    at: _Place
    number: int
    """Its number in its own way of counting; 0 if it has none."""
    told: int | None
    """Which of the form's sections its words tell; None if they tell none."""
    own: int | None
    """The same, if they are the form's own words."""
    title: str


def outline(blocks: Sequence[Block], names: Lexicon) -> Mapping[int, Mapping[int, Section]]:
    """Return the sections that headings lead to, by block and by row of it (0 for a line).

    It is empty if the file shows no outline.
    """
    styles: dict[Style, list[_Line]] = defaultdict(list)
    for place, text, level in _texts(blocks):
        if (read := _read(place, text, level, names)) is not None:
            style, line = read
            if not line.number or not styles[style] or styles[style][-1].number != line.number:  # not its second page
                styles[style].append(line)
    sections = names.form.sections
    found = [(bool(style.numeral), dict(_places(style, lines, len(sections)))) for style, lines in styles.items()]
    _, best = max(found, key=lambda one: (bool(one[1]) and one[0], len(one[1])), default=(False, {}))
    best |= _by_what_is_below(blocks, styles, best, names)
    leading: dict[int, dict[int, Section]] = defaultdict(dict)
    for place, number in best.items():
        leading[place.block][place.row] = sections[number]
    return leading


def _by_what_is_below(
    blocks: Sequence[Block], styles: Mapping[Style, Sequence[_Line]], best: Mapping[_Place, int], names: Lexicon
) -> dict[_Place, int]:
    """Return the sections of headings that nothing else tells, by what stands below them; see `told_below`."""
    count = len(names.form.sections)
    known = {line.own for lines in styles.values() for line in lines if line.own}
    if len(known.union(best.values())) >= count - 1:
        return {}
    texts = told_below.Texts(blocks)
    found: dict[_Place, int] = {}
    for lines in styles.values():
        if not _LEAST <= len(lines) <= _MOST or (best and not any(line.at in best for line in lines)):
            continue
        ends = [*(line.at for line in lines[1:]), _Place(len(blocks))]
        told = [
            told_below.told(line.title, best.get(line.at, line.own), texts.between(line.at, end), names)
            for line, end in zip(lines, ends, strict=True)
        ]
        sections = {lines[at].at: section for at, section in told_below.sections(told, count).items()}
        distinct = set(sections.values())
        if len(distinct) >= _LEAST and len(sections) > len(lines) / 2 and len(distinct) > len(set(found.values())):
            found = sections
    headings = {line.at: (style, line) for style, lines in styles.items() for line in lines}
    untold = {at: section for at, section in found.items() if at not in best}
    inner = sorted(at for at, section in untold.items() if _is_of_part(*headings[at], section, names))
    led = {at: section for at, section in untold.items() if at not in inner and not headings[at][1].own}
    for at in inner:  # the first part of a section that has no heading of its own begins it
        own = names.parts[names.form.sections[untold[at]].number].of(headings[at][1].title)
        if own and untold[at] not in (*led.values(), *best.values()):
            led[at] = untold[at]
    return led


def _is_of_part(style: Style, line: _Line, section: int, names: Lexicon) -> bool:
    """Tell whether a heading is the title of a part of a section, and no bar nor a word of the section's title."""
    if style.level == _BAND or not any(parts.of(line.title) for parts in names.parts.values()):
        return False
    return titles.stem(line.title) not in titles.key(names.form.sections[section].short)


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[_Place, str, int]]:
    """Yield what may be a heading: where it stands, its text, and its level."""
    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            alone = len(block.cells) == 1
            for row, cell in bands(Rows(block)):
                yield _Place(index, row), cell.text, _BAND if alone else 0 if block.height == 1 else _IN_GRID
        elif isinstance(block, Heading):
            yield _Place(index), block.text, block.level
        elif not block.aside:
            yield _Place(index), block.text, 0


def bands(rows: Rows) -> Iterator[tuple[int, GridCell]]:
    """Yield the rows of a grid in which nothing stands but one cell at the left, and that cell."""
    for row in range(rows.top, rows.height):
        filled = [cell for cell in rows.covering[row] if cell.text.strip()]
        if len(filled) == 1 and filled[0].row == row and filled[0].column == rows.left:
            yield row, filled[0]


def styled(line: Paragraph | Heading) -> Style | None:
    """Return how a line looks that may be a heading, or None if it does not look like one."""
    looks = _looks(line.text.strip(), line.level if isinstance(line, Heading) else 0)
    return looks[0] if looks is not None else None


def _looks(text: str, level: int) -> tuple[Style, int, str] | None:
    """Return how a heading looks, its number and its title; None for what is no heading."""
    if not text or len(text) > _LONGEST or "\n" in text or text.endswith(("。", "、")):
        return None
    marked = _MARK.match(text)
    mark = marked["mark"] if marked else ""
    counted = text[marked.end() :] if marked else text
    number, numeral, title = _counted(counted)
    mark += "第" if number and _ORDINAL.match(counted) else ""
    level = 0 if level == _BAND and (number or mark) else level
    return (Style(level, mark, numeral), number, title) if level > 0 or number or mark or level == _BAND else None


def _read(at: _Place, text: str, level: int, names: Lexicon) -> tuple[Style, _Line] | None:
    looks = _looks(text.strip(), level)
    if looks is None:
        return None
    style, number, title = looks
    section = names.section(text, heading=True) or names.section(title, heading=True) or names.told_first(title)
    told = names.order[section.number] if section is not None else None
    own = names.section(text, heading=level > 0)
    return style, _Line(at, number, told or None, names.order[own.number] if own else None, title)


def _counted(text: str) -> tuple[int, str, str]:
    """Return the number of a heading, the kind of numeral, and its title."""
    if letter := _LETTER.match(text):
        return _LETTERS.index(unicodedata.normalize("NFKC", letter["letter"])) + 1, "letter", text[letter.end() :]
    if sheet := _SHEET.match(text):
        return int(sheet["sheet"]), "sheet", text[sheet.end() :]
    number, title, _, numeral = titles.numbered(text)
    return int(number or 0), _SAME.get(numeral, numeral), title


def _places(style: Style, lines: Sequence[_Line], count: int) -> Iterator[tuple[_Place, int]]:
    """Yield the headings of a style that are sections: where they stand, and which; `count` is that with the cover.

    Headings without numbers must be known on both sides, and those that are known are left to their words.
    """
    known = rising([(at, line.told) for at, line in enumerate(lines) if line.told is not None])
    in_step = [(at, told) for at, told in known if lines[at].number == told]
    running = [line.number for line in lines] == list(range(1, len(lines) + 1))
    if len(lines) < _LEAST or not known:
        sections = {}
    elif not style.numeral:
        sections = between(known) if len(known) >= _KNOWN else {}
    elif len(in_step) >= max(_KNOWN, len(known) - 1):
        open_ended = len(in_step) > _KNOWN or (running and len(lines) == count - 1)
        sections = _counted_on(lines, [(-1, 0), *in_step, (len(lines), count)] if open_ended else in_step)
    elif running and len(known) >= (_KNOWN if in_step != known else 1 if len(lines) == count - 1 else 2):
        sections = {**dict(known), **between([(-1, 0), *known, (len(lines), count)])}
    else:
        sections = {}
    yield from ((lines[at].at, section) for at, section in sorted(sections.items()))


def _counted_on(lines: Sequence[_Line], known: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return the sections of headings by their numbers, where one alone has the number of a missing section."""
    sections = {at: section for at, section in known if 0 <= at < len(lines)}
    for (at, section), (further, beyond) in pairwise(known):
        for number in range(section + 1, beyond):
            having = [one for one in range(at + 1, further) if lines[one].number == number and _may(lines[one], number)]
            if len(having) == 1:
                sections[having[0]] = number
    return sections


def _may(line: _Line, section: int) -> bool:
    return line.told is None or line.told == section
