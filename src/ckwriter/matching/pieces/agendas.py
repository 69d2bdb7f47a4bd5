"""Plans as lines: when, what and how, parted by spaces, brackets or colons. ・5月、8月　【連絡会】目標を確かめる。"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Section, Table
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import cells
from ckwriter.matching.words import titles
from ckwriter.matching.words.periods import PERIOD

Line = Paragraph | Heading
_MONTHS = (
    r"[0-9０-９]{1,2}\s*(?:月(?:\s*(?:上旬|中旬|下旬|末))?)?"
    r"(?:\s*(?:[～~〜\-－‐–―→]|から)\s*(?:翌年?)?[0-9０-９]{1,2}\s*月(?:まで)?(?:上旬|中旬|下旬|末)?)?"
)
_LOOSE = (
    r"通年|毎月|毎週|随時|年間|年度内|年度当初|年度末|[上下]半期|[前後]期|第[1-4１-４]四半期"
    rf"|翌?(?=[0-9０-９～~〜\-－‐–―→から]{{1,9}}月){_MONTHS}"
)
_ONE = rf"(?:{PERIOD.pattern}(?:上旬|中旬|下旬|末)?|{_LOOSE})"
_WHEN = rf"{_ONE}(?:\s*(?:[、，,・／/]|及び|と)\s*{_ONE})*(?:の予定|予定|頃|ごろ)?"
_OPEN, _CLOSE = r"[【〔［\[＜<〈《（(「]", r"[】〕］\]＞>〉》）)」]"
_DATED = re.compile(
    rf"\s*(?:{_OPEN}\s*(?P<framed>{_WHEN})\s*{_CLOSE}[\s　:：]*"
    rf"|(?P<plain>{_WHEN})(?:[\s　]*(?:[:：…→➡｜|│]+|[／/])[\s　]*|[\s　]+))"
    r"(?P<text>\S(?:.*\S)?)\s*",
    re.DOTALL,
)
_FRAMED = re.compile(
    r"[【〔［\[＜<〈《「『](?P<what>[^\n【】〔〕［］<>＜＞「」『』]{2,40})[】〕］\]＞>〉》」』][\s　:：]*(?P<how>.*)",
    re.DOTALL,
)
_PARTED = re.compile(
    r"(?P<what>[^\n、。:：｜|│　\t]{2,40}?)"
    r"(?:\s*[:：｜|│]\s*|　\s*|\t\s*| {2,}|\s+[－―–\-]\s+|\s*…+\s*|\s*[／/]\s*|\n)(?P<how>\S.*)",
    re.DOTALL,
)
_TURNED = re.compile(
    rf"\s*(?P<what>[^\n、。:：｜|│　\t]{{2,40}}?)(?:\s*[:：｜|│]\s*|[　\t]+| {{2,}})(?P<when>{_WHEN})"
    r"(?:\s*[（(](?P<how>[^\n]+)[)）])?\s*"
)
_ALONE = re.compile(rf"[\s・●○■□◆◇▼▶★【〔［\[＜<〈《]*(?P<when>{_WHEN})[】〕］\]＞>〉》:：\s]*")
_INDENTED = re.compile(r"[\s　]+\S|\s*[・‐\-→⇒]")
_LONGEST = 1000
"""Characters of a line beyond which it is no row of a plan."""
_FEWEST = 2
_FEWEST_COLUMNS = 3
_NEXT = 4


class Planned(NamedTuple):
    """A row of a plan that was read from lines."""

    lines: Sequence[int]
    slots: dict[str, Slot]


def plans(table: Table) -> bool:
    """Tell whether the rows of a table say when, what and how."""
    return len(table.columns) == _FEWEST_COLUMNS and table.columns[0].type == "period" and not table.rows


def tells_when(text: str) -> bool:
    """Tell whether a text says when something is done, and nothing else: 通年, R6年4月～9月."""
    return len(text) <= _LONGEST and _ALONE.fullmatch(text) is not None


def rows(lines: Sequence[Line], taken: Collection[int], table: Table) -> list[Planned]:
    """Return the rows of a plan that stand as lines among those that are not taken yet.

    Lines below a row, up to the next one, tell how it is done; below the last one, those that look like them.
    """
    dated = {n: match for n, line in enumerate(lines) if n not in taken and (match := _dated(line.text)) is not None}
    if len(dated) < _FEWEST and not any(_is_sure(lines[n].text) for n in dated):
        return _turned(lines, taken, table) or _below_periods(lines, taken, table)
    found: list[Planned] = []
    order = list(dated)
    indented = False
    for index, following in zip(order, [*order[1:], len(lines)], strict=True):
        behind = index + 1
        last = index == order[-1]
        while behind < following and behind not in taken and not isinstance(lines[behind], Heading):
            if last and not (indented and _INDENTED.match(lines[behind].text)):
                break
            indented = indented or bool(_INDENTED.match(lines[behind].text))
            behind += 1
        more = tuple(lines[index + 1 : behind])
        found.append(Planned(range(index, behind), _slots(lines[index], dated[index], table, more)))
    return found


def begun(line: Line, table: Table) -> dict[str, Slot]:
    """Return when and what of a row of a plan stand on the line that it begins with; nothing if that is another."""
    match = _dated(line.text) if plans(table) else None
    slots = _slots(line, match, table, ()) if match is not None else {}
    return slots if len(slots) < len(table.columns) else {}


def _turned(lines: Sequence[Line], taken: Collection[int], table: Table) -> list[Planned]:
    """Return rows that say first what is done, and then when: ・連絡会：8月、2月（目標の確認）."""
    when, what, how = (column.id for column in table.columns)
    found: list[Planned] = []
    for index, line in enumerate(lines):
        match = (
            _TURNED.fullmatch(line.text, titles.lead(line.text))
            if index not in taken and len(line.text) <= _LONGEST
            else None
        )
        if match is not None:
            slots = {when: cells.trimmed(line, *match.span("when")), what: cells.trimmed(line, *match.span("what"))}
            if match["how"]:
                slots[how] = cells.trimmed(line, *match.span("how"))
            found.append(Planned((index,), slots))
    return found if len(found) >= _FEWEST else []


def _below_periods(lines: Sequence[Line], taken: Collection[int], table: Table) -> list[Planned]:
    """Return rows of which the period stands on a line of its own, and all else below it."""
    when, what, _ = (column.id for column in table.columns)
    alone = [
        n
        for n, line in enumerate(lines)
        if n not in taken and len(line.text) <= _LONGEST and _ALONE.fullmatch(line.text)
    ]
    found: list[Planned] = []
    for index, following in zip(alone, [*alone[1:], len(lines)], strict=True) if len(alone) >= _FEWEST else ():
        ends = (n for n in range(index + 1, following) if n in taken or isinstance(lines[n], Heading))
        below = tuple(lines[index + 1 : next(ends, following)])
        if not below or (following == len(lines) and any(line.text.rstrip().endswith("。") for line in below[1:])):
            continue
        match = _ALONE.fullmatch(lines[index].text)
        slots = {when: cells.trimmed(lines[index], *match.span("when"))} if match is not None else {}
        slots |= _activity(below[0], 0, len(below[0].text), table) if len(below) == 1 else {what: _joined(below)}
        found.append(Planned(range(index, index + 1 + len(below)), slots))
    return found if len(found) >= _FEWEST else []


def first_row(lines: Sequence[Line], section: Section) -> int:
    """Return where among lines a plan of one of a section's tables begins; how many lines there are if none does."""
    table = next((part for part in section.parts if isinstance(part, Table) and plans(part)), None)
    if table is None:
        return len(lines)
    dated = [n for n, line in enumerate(lines) if _dated(line.text) is not None]
    begun = (n for n in dated if any(n < other <= n + _NEXT for other in dated) or _is_sure(lines[n].text))
    others = (row.lines[0] for row in (*_turned(lines, (), table), *_below_periods(lines, (), table)))
    return min((*begun, *others), default=len(lines))


def _is_sure(text: str) -> bool:
    match = _dated(text)
    return match is not None and _FRAMED.fullmatch(match["text"]) is not None


def _dated(text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST:
        return None
    return _DATED.fullmatch(text, titles.lead(text)) or _DATED.fullmatch(text)


def _slots(line: Line, match: re.Match[str], table: Table, more: tuple[Line, ...]) -> dict[str, Slot]:
    when, _, how = (column.id for column in table.columns)
    kind = "framed" if match["framed"] else "plain"
    slots = {when: Slot(line, *match.span(kind)), **_activity(line, *match.span("text"), table)}
    filled = tuple(one for one in more if one.text.strip())
    if filled and how in slots:
        slots[how] = slots[how]._replace(more=filled)
    elif filled:
        slots[how] = _joined(filled)
    return slots


def _activity(line: Line, start: int, end: int, table: Table) -> dict[str, Slot]:
    """Return what is done and how, where both stand in one text."""
    _, what, how = (column.id for column in table.columns)
    both = _FRAMED.fullmatch(line.text, start, end) or _PARTED.fullmatch(line.text, start, end)
    if both is None:
        return {what: cells.trimmed(line, start, end)}
    slots = {what: cells.trimmed(line, *both.span("what"))}
    if both["how"].strip():
        slots[how] = cells.trimmed(line, *both.span("how"))
    return slots


def _joined(lines: tuple[Line, ...]) -> Slot:
    return Slot(lines[0], 0, len(lines[0].text), more=lines[1:])
