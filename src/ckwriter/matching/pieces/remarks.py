"""The remark of a fixed row that stands neither in a column of its own nor beside the figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ckwriter.blocks import GridCell
from ckwriter.form import Column
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.pieces import cells as stands
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import TableTitles

Spots = Sequence[tuple[GridCell, Sequence[str]]]
"""Labels, each with the titles that it may begin with."""


_TWO = re.compile(
    r"\s*(?P<first>[0-9０-９,，]+)\s*[か箇カヶ]?[^\d\s／/、。]{0,4}\s*[／/]\s*(?P<second>[0-9０-９,，]+)(?P<unit>[^\d\s／/、。（(]{0,4})"
    r"(?:[\s、。，]+(?=\S)|(?=[（(])|\s*$)(?P<rest>.*)",
    re.DOTALL,
)
_WORD = 2
"""Characters up to which a text is no remark."""
_WHEN = re.compile("時点|現在|[年月日]")


def two_figures(
    cell: GridCell, column: Column, waiting: Sequence[Column], cells: Sequence[GridCell]
) -> list[tuple[Column, Slot]]:
    """Return the two figures that a row asks for, if they stand first among the remarks, and what these say else.

    They count only where no other cell of the row holds a figure: （有）・無 | か所／圏域数 | 1／1　同じ区域.
    """
    second = next((other for other in waiting if stands.joined(other)), None)
    first = next((other for other in waiting if other.id == "value"), None)
    match = _TWO.fullmatch(cell.text) if column.type == "text" and second is not None else None
    others = any(map(str.isdecimal, "".join(other.text for other in cells if other is not cell)))
    if match is None or first is None or second is None or others or _WHEN.search(match["unit"] + match["rest"][:4]):
        return []
    rest = [(column, stands.trimmed(cell, *match.span("rest")))] if match["rest"].strip() else []
    figures = [(first, "first"), (second, "second")]
    return [*((one, stands.trimmed(cell, *match.span(name))) for one, name in figures), *rest]


def elsewhere(cells: Sequence[GridCell], waiting: Sequence[Column]) -> list[tuple[Column, Slot]]:
    """Return the remark of a row that stands under the title of dates, where the row asks for none: 区ごとに実施."""
    words = [cell for cell in cells if len(cell.text.strip()) > _WORD and not stands.tells_date(cell.text)]
    column = next((column for column in waiting if column.type == "text"), None)
    return [(column, whole(words[0]))] if column is not None and len(words) == 1 else []


def of_label(spots: Spots, column: Column, unprinted: Callable[[str], Sequence[str]]) -> Slot | None:
    """Return what a bracket behind the title of a row says, unless the form prints it: 人口（推計人口）."""
    for spot, names in spots:
        end = titles.after(spot.text, names)
        remark = stands.remark_behind(spot, end, column) if end is not None else None
        if remark is not None and unprinted(remark.text):
            return remark
    return None


def between(
    cells: Sequence[GridCell], told: Sequence[tuple[Column, Slot]], column: Column, names: TableTitles
) -> Slot | None:
    """Return what stands between a label and its figure, where other rows have details: 市 | 本庁のみ | 1."""
    used = {id(slot.spot) for _, slot in told}
    answers = [slot.spot for other, slot in told if slot.text.strip() and not stands.in_label(other)]
    left = min((spot.column for spot in answers if isinstance(spot, GridCell)), default=0)
    words = [c for c in cells if c.column < left and id(c) not in used and any(map(str.isalpha, c.text))]
    if column.type != "text" or len(words) != 1 or stands.tells_date(words[0].text):
        return None
    known = names.rows.of(words[0].text) or names.groups.of(words[0].text) or names.columns.of(words[0].text)
    return None if known else whole(words[0])
