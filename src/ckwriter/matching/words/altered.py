"""The form's titles that a file spells in its own way (入院精神障がい者数 for 入院精神障害者数), or lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from ckwriter.beside import Label
from ckwriter.blocks import Block, Grid
from ckwriter.form import Form, Table
from ckwriter.matching.words import titles
from ckwriter.matching.words.titles import key
from ckwriter.notation import SPELLINGS
from ckwriter.patterns import regex

_WORD = "障害"
_VARIANTS = tuple(SPELLINGS[_WORD])
_VARIANT = regex("|".join(_VARIANTS))
_NUMBER = regex(r"[\s■□◆◇●○#＃【]*[0-9０-９]{1,2}[\s.．、:：｜|]+")


class _Title(NamedTuple):
    words: str
    part: str
    heading: bool


def altered(form: Form, blocks: Iterable[Block]) -> Iterator[Label]:
    """Yield the titles and labels among blocks that are the form's but for the spelling of 障害, each once.

    A label is all of a line or cell, or what stands in it before a bracket, colon or space.
    """
    lines = [line for line in _lines(blocks) if len(line) <= titles.LONGEST and _VARIANT.search(line)]
    known = dict(_named(form)) if lines else {}
    told: set[str] = set()
    for line in lines:
        found = _label(known, line)
        if found is not None and found.text not in told:
            told.add(found.text)
            yield found


def untitled(form: Form, blocks: Iterable[Block], filled: Collection[str]) -> tuple[str, ...]:
    """Return the fields that are not filled and whose title stands nowhere among blocks."""
    lacking = [
        field
        for section in form.sections
        for field in section.parts
        if not isinstance(field, Table) and field.id not in filled
    ]
    page = "\n".join(key(line) for line in _lines(blocks)) if lacking else ""
    return tuple(field.id for field in lacking if not any(key(title) in page for title in field.titles))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, Grid):
            yield from block.text.split("\n")
            continue
        for cell in block.cells:
            yield from (*_lines(cell.blocks), *cell.text.split("\n"), cell.text.replace("\n", ""))


def _label(known: Mapping[str, _Title], line: str) -> Label | None:
    """Return the title that a line is, or begins with."""
    start = _start(line)
    for end in reversed(titles.ends(line, start)):
        text = line[start:end].strip()
        title = known.get(key(_VARIANT.sub(_WORD, text))) if _VARIANT.search(text) else None
        if title is not None:
            return Label(text=text, official=title.words, part=title.part, heading=title.heading)
    return None


def _start(line: str) -> int:
    """Return where the words of a line begin, behind the number of a section and the marks of a list."""
    number = _NUMBER.match(line)
    return number.end() if number else titles.lead(line)


def _named(form: Form) -> Iterator[tuple[str, _Title]]:
    """Yield the titles that the form prints and that hold the word, by their folded words."""
    for section in form.sections:
        named = [(section.title, section.parts[0].id, True)] if section.parts else []
        for part in section.parts:
            named.append((part.title, part.id, False))
            if isinstance(part, Table):
                named += [(words, part.id, False) for row in part.rows for words in (row.group, row.title)]
                named += [(words, part.id, False) for column in part.columns for words in (column.under, column.title)]
        for words, part_id, heading in named:
            if _WORD in words:
                yield key(words), _Title(words, part_id, heading)
