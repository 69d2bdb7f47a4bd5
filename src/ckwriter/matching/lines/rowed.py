"""Rows of a fixed table of texts, written as lines: 保健：…【強み・課題】…, 保健部門の連携状況 and its text below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Column, Row, Table
from ckwriter.matching.layout import Slot
from ckwriter.matching.lines import listed
from ckwriter.matching.pieces import cells, folded, headed
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.titles import Titles

Line = Paragraph | Heading
_FRAME = "【】〔〕［］[]（）()<>＜＞:：■□◆◇●○・ 　\t\n"
_SEPARATORS = " 　\t:：】〕］])）>＞…"
_JOINTS = ("部門の", "分野の", "関係の", "部門", "分野", "の", "に関する")
_LONGEST_HEAD = 40
_FEWEST = 2
_NEXT = 8


class _Head(NamedTuple):
    """What a line is the head of."""

    row: Row
    column: Column | None
    start: int
    """Where what it says begins; the end of the line if it says nothing itself."""


def is_of_texts(table: Table) -> bool:
    """Tell whether a table has fixed rows, and only running text in them."""
    return bool(table.rows) and all(column.type == "paragraph" for column in table.columns)


def rows(
    lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon
) -> Iterator[tuple[Row, range, dict[str, Slot]]]:
    """Yield the rows of a fixed table of texts that stand on lines, with the lines that they take up."""
    skipped = frozenset(taken)
    heads = {n: head for n, line in enumerate(lines) if n not in skipped and (head := _head(line, table, lexicon))}
    if len({(head.row.id, head.column) for head in heads.values()}) < _FEWEST:
        return
    for index, head in heads.items():
        line = lines[index]
        behind = next((n for n in range(index + 1, len(lines)) if n in heads or n in skipped), len(lines))
        if head.start < len(line.text):
            end = index + 1
            slots = _said(line, head, table)
        else:
            end = behind
            below = headed.joined([lines[n] for n in range(index + 1, behind)]) if behind > index + 1 else None
            slots = {head.column.id: below} if head.column is not None and below is not None else {}
        if slots:
            yield head.row, range(index, end), slots


def labelled(
    lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon
) -> Iterator[tuple[Row, listed.Written]]:
    """Yield the rows of a fixed table of texts that stand as lines: the row's title, then its labelled columns."""
    names = lexicon.tables[table.id].rows
    skipped = frozenset(taken)
    heads = {
        number: row
        for number, line in enumerate(lines)
        if number not in skipped and (row := _row(line.text.strip(_FRAME), names)) is not None
    }
    for head, row in heads.items():
        behind = next((n for n in range(head + 1, len(lines)) if n in heads or n in skipped), len(lines))
        written = next(listed.Reading(lines[head + 1 : behind], (), table, lexicon, named=False).run(), None)
        first = table.columns[0]
        above = lines[head + 1 : head + 1 + written.lines[0]] if written is not None else []
        if written is not None and (not above or (first.id not in written.slots and headed.is_prose(above[-1].text))):
            slots = {first.id: headed.joined(above), **written.slots} if above else written.slots
            yield row, listed.Written([head, *(n + head + 1 for n in (*range(len(above)), *written.lines))], slots)


def in_order(
    lines: Sequence[Line], taken: Iterable[int], table: Table, lexicon: Lexicon
) -> Iterator[tuple[Row, range, dict[str, Slot]]]:
    """Yield the rows of which each title has a line of its own, and below it a paragraph for each column in turn.

    Most rows must have all of their paragraphs, and none more; the words of the columns' titles must not tell that they
    stand in another order.
    """
    skipped = frozenset(taken)
    heads = {n: row for n, line in enumerate(lines) if n not in skipped and (row := _alone(line, table, lexicon))}
    ends = {*heads, *skipped, *(n for n, line in enumerate(lines) if headed.is_note(line.text))}
    found: list[tuple[Row, range]] = []
    for head, row in heads.items():
        behind = next((n for n in range(head + 1, len(lines)) if n in ends), len(lines))
        found.append((row, range(head, behind)))
    width = len(table.columns)
    texts = [[lines[n].text for n in numbers[1:]] for _, numbers in found]
    whole = sum(len(said) == width for said in texts)
    prose = all(0 < len(said) <= width and all(map(headed.is_prose, said)) for said in texts)
    once = len({row.id for row, _ in found}) == len(found) >= _FEWEST
    if once and prose and whole * 2 > len(found) and not _is_turned(texts, table):
        for row, numbers in found:
            own = [headed.joined([lines[n]]) for n in numbers[1:]]
            yield row, numbers, {column.id: slot for column, slot in zip(table.columns, own, strict=False)}


def _alone(line: Line, table: Table, lexicon: Lexicon) -> Row | None:
    """Return the row whose title is all that a line says, whatever brackets and marks stand round it."""
    text = line.text.strip(_FRAME)
    return _row(text, lexicon.tables[table.id].rows) if 0 < len(text) <= _LONGEST_HEAD else None


def _is_turned(texts: Sequence[Sequence[str]], table: Table) -> bool:
    """Tell whether the words of the last column's title stand in the first paragraphs and not in the last ones."""
    words = [word for word in re.split("[・、と等]", table.columns[-1].title) if len(word) > 1]
    told = [[any(word in text for word in words) for text in (said[0], said[-1])] for said in texts if len(said) > 1]
    return sum(first > last for first, last in told) > sum(first < last for first, last in told)


def _row(text: str, names: Titles[Row]) -> Row | None:
    """Return the row that a title names, if need be as one of the parts of a whole: 福祉部門."""
    return names.best(text) or names.best(text.removesuffix("部門").removesuffix("分野"))


def begin(lines: Sequence[Line], index: int, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether such rows begin with a line: it is the head of one, and one of the next lines that of another."""
    if _alone(lines[index], table, lexicon) is not None:
        return next(in_order(lines[index:], (), table, lexicon), None) is not None
    first = _head(lines[index], table, lexicon)
    if first is None:
        return False
    following = [_head(line, table, lexicon) for line in lines[index + 1 : index + _NEXT]]
    return any((one.row, one.column) != (first.row, first.column) for one in following if one is not None)


def _said(line: Line, head: _Head, table: Table) -> dict[str, Slot]:
    if head.column is not None:
        return {head.column.id: cells.trimmed(line, head.start, len(line.text))}
    found = folded.labelled(line, table.columns, head.start, leading=True)
    return dict(found) or {table.columns[0].id: cells.trimmed(line, head.start, len(line.text))}


def _head(line: Line, table: Table, lexicon: Lexicon) -> _Head | None:
    text = line.text
    whole = text.strip(_FRAME)
    if len(whole) <= _LONGEST_HEAD and (both := row_and_column(whole, table, lexicon)) is not None:
        return _Head(*both, len(text))
    start = titles.lead(text)
    for end in titles.ends(text, start):
        if end >= len(text) or text[end] not in "：:】〕］］]　\t)）>＞" or end - start > _LONGEST_HEAD:
            continue
        words = text[start:end].strip(_FRAME)
        row, both = lexicon.tables[table.id].rows.best(words), row_and_column(words, table, lexicon)
        at = next((n for n in range(end, len(text)) if text[n] not in _SEPARATORS), len(text))
        if at < len(text) and (row is not None or both is not None):
            return _Head(*both, at) if both is not None else _Head(row, None, at) if row is not None else None
    return None


def row_and_column(words: str, table: Table, lexicon: Lexicon) -> tuple[Row, Column] | None:
    """Return the row and the column that a title names together: 保健部門の連携状況, 連携状況（保健）."""
    names = lexicon.tables[table.id]
    plain = titles.key(words)
    for row in table.rows:
        for title in sorted(map(titles.key, row.titles), key=len, reverse=True):
            if not title or title == plain:
                continue
            if plain.startswith(title):
                rest = plain[len(title) :]
                joint = next((joint for joint in _JOINTS if rest.startswith(joint)), "")
                column = names.columns.best(rest[len(joint) :]) or names.columns.best(rest)
            else:
                column = names.columns.best(plain[: -len(title)]) if plain.endswith(title) else None
            if column is not None:
                return row, column
    return None
