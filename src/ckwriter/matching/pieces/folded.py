"""Cells that hold what several columns ask, below a title that names them all: 名称・開催頻度, 目標→実績."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ckwriter.blocks import GridCell
from ckwriter.form import Column
from ckwriter.matching.layout import Slot, Spot, whole
from ckwriter.matching.pieces import parting
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import periods, titles
from ckwriter.matching.words.titles import Thing, Titles

_LONGEST = 40
_LONGEST_NAME = 30
_JOINT = re.compile(r"\s*[・･／/、,，&＆+＋→⇒➡\n]\s*|\s*(?:及び|および|並びに|と)\s*|[ 　]+")
_WIDE_JOINT = re.compile(r"\s*[／/→⇒➡\n]\s*")
_TWO_AMOUNTS = re.compile(r"\s*(?P<first>[^→⇒➡／/\n]*?)\s*(?:[→⇒➡／/]|\n)\s*(?P<second>[^→⇒➡／/\n]*?)\s*")
_FROM_TO = re.compile(r"\s*(?P<first>[^→⇒➡。]{0,60}?)\s*[→⇒➡]\s*(?P<second>[^→⇒➡。]{0,60}?)\s*", re.DOTALL)
"""Two amounts with one arrow between them, whatever is said of them: 6回 → 4回（他に2回を動画で）."""
_AMOUNT = re.compile(r"[^0-9０-９]{0,8}[0-9０-９][^。]{0,20}|[\s\-－―‐–—ー]+|該当なし|なし|未定")
_MARKS = re.compile(r"\s*([◇◆※→⇒➡★☆▲△▼▽□■●○◎➢▶])")
_BEFORE = r"(?:^|(?<=[\s　、,，。／/→⇒➡・■□◆◇●○◎▼▽▲△※【〔［\[（(<＜〈《]))"
_BEHIND = r"(?:\s*[】〕］\]）)>＞〉》]\s*[:：]?|\s*[:：]|(?=[\s　])|(?=[0-9０-９]))\s*"
_OPENING, _SEPARATORS = "【〔［[（(<＜〈《■□◆◇●○◎▼▽▲△・※ 　\n\t", " 　\n\t、,，／/→⇒➡・;；"


def columns(text: str, names: Titles[Column]) -> Sequence[Column]:
    """Return the columns that a title names together, in its order; none if it does not name several."""
    if len(text) > _LONGEST or not _JOINT.search(text.strip()) or names.of(text):
        return ()
    for joint in (_WIDE_JOINT, _JOINT):
        found: list[Column] = []
        for word in _longest(text, joint, names):
            column = _next(word, found, names)
            if column is None:
                found = []
                break
            found += [column] if column not in found else []
        if len(found) > 1:
            return found
    return ()


def _longest(text: str, joint: re.Pattern[str], names: Titles[Thing]) -> Iterator[str]:
    """Yield the words that a title joins, several as one where they are a title together: 状況、強み・課題."""
    text = text.strip()
    gaps = [match.span() for match in joint.finditer(text)] if words(text, joint) else []
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    at = 0
    while gaps and at < len(starts):
        last = next((n for n in range(len(ends) - 1, at, -1) if names.of(text[starts[at] : ends[n]])), at)
        if text[starts[at] : ends[last]]:
            yield text[starts[at] : ends[last]]
        at = last + 1


def _next(word: str, before: Sequence[Column], names: Titles[Column]) -> Column | None:
    """Return the column that a word names; of several with that title the one that follows in the form."""
    meant = [column for column, _ in names.of(word)]
    behind = names.things.index(before[-1]) + 1 if before else 0
    following = [column for column in names.things[behind : behind + 1] if before and column in meant]
    return next(iter(following or meant), None)


def tables(text: str, heads: Titles[str]) -> frozenset[str]:
    """Return the tables, by id, of which each of the words that a title joins names a column."""
    for joint in (_WIDE_JOINT, _JOINT):
        named = [frozenset(table for table, _ in heads.of(word)) for word in _longest(text, joint, heads)]
        if named and (common := frozenset.intersection(*named)):
            return common
    return frozenset()


def words(text: str, joint: re.Pattern[str]) -> Sequence[str]:
    """Return the words that a title may join; none if it cannot be one that joins any."""
    found = [piece for piece in joint.split(text.strip()) if piece] if len(text) <= _LONGEST else []
    return found if len(found) > 1 else ()


def parts(cell: GridCell, held: Sequence[Column]) -> Mapping[str, Slot]:
    """Return where the columns stand that a cell holds, by id; none if nobody can tell which is which.

    Args:
        cell: the cell.
        held: the columns, in the order of their title.

    """
    if not cell.text.strip():
        return {held[0].id: whole(cell)}
    if found := labelled(cell, held, leading=held[0].type == "text"):
        return found
    if len(held) != 2:
        return {}
    told = labelled(cell, held, leading=True)
    if told.keys() == {column.id for column in held} and _is_below(told, held):
        return told
    kinds = {column.type: column for column in held}
    if {column.type for column in held} == {"quantity"}:
        return _amounts(cell, held)
    if "frequency" in kinds and (found := _with_frequency(cell, held)):
        return found
    if {"quantity", "list"} == kinds.keys() and (both := parting.with_count(whole(cell))):
        return {kinds["list"].id: both[0], kinds["quantity"].id: both[1]}
    if found := parting.name_and_text(whole(cell), held) or _marked(cell, held) or _below_its_name(cell, held):
        return found
    return {held[0].id: whole(cell)} if "\n" not in cell.text.strip() and held[0].type != "quantity" else {}


def _is_below(found: Mapping[str, Slot], held: Sequence[Column]) -> bool:
    """Tell whether the second text begins, behind its title, on a line below the first: …。 over 【課題】…"""
    first, second = (found[column.id] for column in held)
    return "\n" in first.spot.text[first.end : second.start].rstrip("\n")


def labelled(spot: Spot, held: Sequence[Column], start: int = 0, *, leading: bool) -> Mapping[str, Slot]:
    """Return what stands behind titles of columns in a text: 【目的】…【構成員】…, 目標 45人 実績 41人.

    Args:
        spot: where the text stands.
        held: the columns.
        start: where the text begins.
        leading: True if the first column may stand before the titles of the others, without its own.

    """
    text = spot.text
    by_title = {title: column for column in held for title in column.titles}
    found: list[tuple[Column, int, int]] = []
    for match in _titles(tuple(sorted(by_title, key=len, reverse=True))).finditer(text, start):
        column = by_title[match["title"]]
        if all(column is not other for other, _, _ in found):
            found.append((column, match.start(), match.end()))
    before = text[start : found[0][1]].rstrip(_OPENING).rstrip(_SEPARATORS) if found else ""
    untitled = bool(before.strip(_OPENING))
    if not found or (untitled and (not leading or any(column is held[0] for column, _, _ in found))):
        return {}
    if len(found) == 1 and text[found[0][2] - 1] not in ":：】〕］])）>＞〉》":
        return {}
    ends = [*(first for _, first, _ in found[1:]), len(text)]
    slots: dict[str, Slot] = {held[0].id: trimmed(spot, start, start + len(before))} if untitled else {}
    for (column, _, first), end in zip(found, ends, strict=True):
        said = text[first:end] if end == len(text) else text[first:end].rstrip(_OPENING).rstrip(_SEPARATORS)
        slots[column.id] = trimmed(spot, first, first + len(_balanced(said)))
    return slots


def _balanced(said: str) -> str:
    """Return a text without the bracket at its end that closes the one before its title: （課題：人手が足りない。）."""
    bare = said.rstrip()
    closes = bare[-1:] in ("）", ")") and sum(map(bare.count, "）)")) > sum(map(bare.count, "（("))
    return bare[:-1] if closes else said


@lru_cache(maxsize=256)
def _titles(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}(?P<title>{'|'.join(map(re.escape, names))}){_BEHIND}")


def _amounts(cell: GridCell, held: Sequence[Column]) -> Mapping[str, Slot]:
    """Return two amounts, one behind or below the other: 45人→41人."""
    if match := _FROM_TO.fullmatch(cell.text):
        return {held[0].id: trimmed(cell, *match.span("first")), held[1].id: trimmed(cell, *match.span("second"))}
    match = _TWO_AMOUNTS.fullmatch(cell.text)
    if match is None or not all(_AMOUNT.fullmatch(match[name]) for name in ("first", "second")):
        return {}
    return {held[0].id: trimmed(cell, *match.span("first")), held[1].id: trimmed(cell, *match.span("second"))}


def _with_frequency(cell: GridCell, held: Sequence[Column]) -> Mapping[str, Slot]:
    """Return a text, and how often: in the bracket that ends it, or on a line of its own."""
    often, other = sorted(held, key=lambda column: column.type != "frequency")
    if both := parting.with_frequency(whole(cell)):
        return {other.id: both[0], often.id: both[1]}
    start = 0
    for line in cell.text.split("\n"):
        if periods.is_frequency(line.strip()) and "\n" in cell.text.strip():
            end = start + len(line)
            if not cell.text[:start].strip() or not cell.text[end:].strip():
                rest = (end, len(cell.text)) if not cell.text[:start].strip() else (0, start)
                return {often.id: trimmed(cell, start, end), other.id: trimmed(cell, *rest)}
        start += len(line) + 1
    return {}


def _marked(cell: GridCell, held: Sequence[Column]) -> Mapping[str, Slot]:
    """Return two texts of which the second begins on a line with a mark that the first does not have."""
    lines = cell.text.split("\n")
    marks = [match[1] if (match := _MARKS.match(line)) else "" for line in lines]
    new = next((n for n, mark in enumerate(marks) if n and mark and mark not in marks[:n]), 0)
    if not new or len({mark for mark in marks[new:] if mark}) > 1 or not lines[0].strip():
        return {}
    at = sum(len(line) + 1 for line in lines[:new])
    behind = _MARKS.match(lines[new])
    first = at + (behind.end() if behind and sum(map(bool, marks[new:])) == 1 else 0)
    return {held[0].id: trimmed(cell, 0, at), held[1].id: trimmed(cell, first, len(cell.text))}


def _below_its_name(cell: GridCell, held: Sequence[Column]) -> Mapping[str, Slot]:
    """Return a name, and the text on the lines below it."""
    head, newline, rest = cell.text.partition("\n")
    named = held[0].type == "text" or (len(head) <= _LONGEST_NAME and "。" not in head and rest.rstrip().endswith("。"))
    if not newline or not named or _MARKS.match(head) or not held[1].of_several_lines:
        return {}
    first, end = titles.framed(rest)  # 福祉課, below it （手当、相談）
    text = trimmed(cell, len(head) + 1 + first, len(head) + 1 + end)
    return {held[0].id: trimmed(cell, 0, len(head)), held[1].id: text}
