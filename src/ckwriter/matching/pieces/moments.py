"""The moment that a figure is about, among what else a cell tells: R6年10月・住民基本台帳, 5（R6年10月時点、調べ）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ckwriter.form import Column, Table
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces.cells import bare_date, is_date, trimmed
from ckwriter.matching.words.periods import MOMENT

_OPEN, _CLOSE = r"[（(【〔［\[<＜]", r"[)）】〕］\]>＞]"
_AT = r"(?:\s*(?P<at>時点|現在))?"
_ALONE = re.compile(rf"\s*(?P<value>{MOMENT}){_AT}\s*")
_FRAMED = re.compile(rf"\s*{_OPEN}\s*(?P<value>{MOMENT}){_AT}\s*{_CLOSE}\s*")
_SOURCE = r"[一-龥ァ-ヶー]{0,8}(?:推計|調査|調べ|集計|統計|報告|台帳|公表|実績)(?:人口|値|数)?"
"""Where a figure is from, written right behind its moment: R6年10月推計, R6年10月1日住民基本台帳."""
_LEADING = re.compile(
    rf"\s*(?P<value>{MOMENT}){_AT}"
    rf"(?P<joint>\s*[・。、，,：:;；／/]\s*|\s+|(?={_OPEN})|(?={_SOURCE}\s*$))(?P<rest>\S.*)",
    re.DOTALL,
)
_TRAILING = re.compile(rf"(?P<rest>.*\S)(?:\s*[・。、，,：:;；／/]\s*|\s+)(?P<value>{MOMENT}){_AT}\s*", re.DOTALL)
_INSIDE = re.compile(rf"(?P<before>.*\S)?\s*{_OPEN}(?P<said>[^（()）\n]+){_CLOSE}\s*", re.DOTALL)
_BRACKET = re.compile(rf"{_OPEN}(?P<inside>[^（()）]+){_CLOSE}")
_ANOTHER = re.compile(r"[0-9０-９元]\s*[年月日]|(?<![A-Za-z])[MTSHRＭＴＳＨＲ]\s*[0-9０-９]")
"""What tells that a text speaks of a further moment."""
_GOES_ON = re.compile(r"[ぁ-ん～~〜\-－‐–―→]")
"""What follows a moment that is only the beginning of what is said: R6年度 から, R6年4月 ～ 9月."""
_EVENT = re.compile(r"[をはが].|した|する|され|して|。.")
"""What tells that something happened then: R6年4月　10床を減らした."""
_FIGURE = re.compile(r"\s*(?:約|延べ?)?\s*[0-9０-９][0-9０-９,，.．/／]*\s*[^\d\s]{0,6}\s*")
_NOTES = ("※", "＊", "*", "注", "（注", "(注")
_SHORT = 3
"""Characters of an answer before a moment: 有　R6年度."""


def date_in(piece: Slot, column: Column) -> tuple[Slot, Sequence[Slot]] | None:
    """Return the moment that a piece of text tells, and what it tells else, if the column is one of dates.

    It is the whole piece, stands in a bracket at its end or beginning, or before or behind words that are no event.
    """
    if column.type != "as_of":
        return None
    found = _alone(piece) or _inside(piece) or _beside(piece) or _on_first_line(piece)
    return (found[0], tuple(slot for slot in found[1] if slot.text.strip())) if found is not None else None


def is_moment(text: str) -> bool:
    """Tell whether a text is a moment and nothing else; a bare number is none."""
    return not text.strip().isdecimal() and any(map(str.isalnum, text)) and is_date(text)


def parted(pieces: Sequence[Slot], columns: Iterable[Column]) -> tuple[list[Slot], list[tuple[Column, Slot]]]:
    """Return pieces without the moments that are asked for, and these with their columns.

    A further piece that is a moment and nothing else comes last: it is no figure.
    """
    waiting, rest = list(columns), list[Slot]()
    found: list[tuple[Column, Slot]] = []
    for piece in pieces:
        told = next(((column, date) for column in waiting if (date := date_in(piece, column)) is not None), None)
        if told is None:
            rest.append(piece)
            continue
        column, (moment, others) = told
        waiting.remove(column)
        found.append((column, moment))
        rest += others
    return sorted(rest, key=lambda piece: is_moment(piece.text)), found


def of_groups(table: Table, told: Sequence[tuple[str, Slot]]) -> Iterator[tuple[str, Slot]]:
    """Yield what rows of a fixed table tell; the moment among the remarks of a row that asks for none is its group's.

    Args:
        table: the table.
        told: the places of its cells, and where what they hold stands.

    """
    dates = {at: bare_date(slot.text) for at, slot in told if any(map(str.isalnum, slot.text))}
    for at, slot in told:
        asked = _asked(table, at)
        place, column = asked if asked is not None else (at, None)
        date = date_in(slot, column) if column is not None else None
        if date is None or len(date[1]) > 1 or (place in dates and (date[1] or dates[place] != bare_date(slot.text))):
            yield at, slot
        elif place not in dates:
            dates[place] = bare_date(date[0].text)
            yield place, date[0]
            yield from ((at, rest) for rest in date[1])


def _asked(table: Table, at: str) -> tuple[str, Column] | None:
    """Return where a group's moment is asked for, if a place is that of remarks in another row of the group."""
    row_id, _, column = at.removeprefix(f"{table.id}[").partition("].")
    row = next((row for row in table.rows if row.id == row_id), None)
    first = next((other for other in table.rows if row is not None and other.group and other.group == row.group), row)
    if first is None or first is row or table.column(column).type != "text":
        return None
    place = f"{table.id}[{first.id}]"
    return next(((f"{place}.{c.id}", c) for c in table.columns_of(place) if c.type == "as_of"), None)


def _alone(piece: Slot) -> tuple[Slot, list[Slot]] | None:
    text = piece.text
    if text.strip().isdecimal():
        return None  # a figure, and no year
    alone = _ALONE.fullmatch(text)
    for match in (alone,) if alone else _FRAMED.finditer(text):
        first, last = match.span()
        if last == len(text) or not first:
            rest = (0, first) if first else (last, len(text))
            return _part(piece, *match.span("value")), [Slot(piece.spot, piece.start + rest[0], piece.start + rest[1])]
    return None


def _inside(piece: Slot) -> tuple[Slot, list[Slot]] | None:
    """Part a piece at whose end a bracket tells a moment and more: 5か所（R6年10月時点、県調べ）."""
    match = _INSIDE.fullmatch(piece.text)
    found = _beside(_part(piece, *match.span("said"))) if match is not None else None
    if match is None or found is None:
        return None
    before = [_part(piece, *match.span("before"))] if match["before"] else []
    return found[0], before + found[1]


def _beside(piece: Slot) -> tuple[Slot, list[Slot]] | None:
    """Part a piece of which a moment is the beginning or the end."""
    leading = _LEADING.fullmatch(piece.text)
    match = leading or _TRAILING.fullmatch(piece.text)
    if match is None or match["value"].isdecimal() or _ANOTHER.search(match["rest"]) or _GOES_ON.match(match["rest"]):
        return None
    if leading is not None:
        told = leading["at"] or "。" in leading["joint"] or not _EVENT.search(_words(leading["rest"]))
    else:
        told = match["at"] or _FIGURE.fullmatch(match["rest"]) or len(match["rest"]) <= _SHORT
    if not told:
        return None
    rest = _part(piece, *match.span("rest"))
    framed = _BRACKET.fullmatch(rest.text)
    return _part(piece, *match.span("value")), [_part(rest, *framed.span("inside")) if framed else rest]


def _words(text: str) -> str:
    """Return the first line of a text without its brackets: what they add of it is no event."""
    return _BRACKET.sub("", text.strip().split("\n", 1)[0])


def _on_first_line(piece: Slot) -> tuple[Slot, list[Slot]] | None:
    """Part a piece whose first line tells a moment in a bracket, and whose other lines are notes (※…)."""
    first, _, notes = piece.text.partition("\n")
    line = _part(piece, 0, len(first))
    found = _alone(line) or _inside(line) if notes.lstrip().startswith(_NOTES) else None
    if found is None:
        return None
    return found[0], [*found[1], _part(piece, len(first), len(piece.text))]


def _part(piece: Slot, start: int, end: int) -> Slot:
    return trimmed(piece.spot, piece.start + start, piece.start + end)
