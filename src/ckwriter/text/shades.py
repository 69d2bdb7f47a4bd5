"""The shade behind marked text (蛍光ペン, 網かけ) on a page of a PDF: no cells of tables, but it may tell who wrote."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from ckwriter.blocks import DRAFT_MARK

_LEFT = 0.8
"""How far from the left edge of its shade text may begin, in points; in a cell it stands further inside."""
_RIGHT = 0.6
"""How far from the right edge it may end, in ems: characters at the end of a full line are set closer."""
_HIGHEST = 1.8
"""How high a shade is at the most, in ems of its text: it is behind one line."""
_SAME = 0.6
"""Shades of one line have the same upper and lower edges, but for this much, in points."""
_BESIDE = 3.0
"""How far the shades of one line are from each other at the most, in points."""
_MOST = 20_000

_Area = Mapping[str, Any]
_Key = tuple[float, float, float, float]


class Shaded(NamedTuple):
    """What stands on a shade."""

    text: str
    colour: object


def shaded(page: Any) -> Iterator[Shaded]:  # noqa: ANN401  # pdfplumber's page
    """Yield what stands on the shades of a page: at the most one line each, in one colour."""
    areas = _areas(page)
    found = set(_shades(areas, page.chars)) if areas else ()
    ordered = sorted(page.chars, key=_middle) if found else []
    heights = [_middle(char) for char in ordered]
    shades = sorted((a for a in areas if _key(a) in found), key=lambda a: (_line(a), repr(_colour(a)), a["x0"]))
    line: dict[int, _Area] = {}
    for index, area in enumerate(shades):
        line |= {id(char): char for char in _inside(area, ordered, heights)}
        if index + 1 == len(shades) or not _goes_on(area, shades[index + 1]):
            chars = sorted(line.values(), key=lambda char: float(char["x0"]))
            yield Shaded("".join(char["text"] for char in chars), _colour(area))
            line = {}


def _goes_on(area: _Area, behind: _Area) -> bool:
    """Tell whether the next shade is of the same line of text: each run of letters in one font has a shade."""
    same = _line(area) == _line(behind) and _colour(area) == _colour(behind)
    return same and bool(behind["x0"] - area["x1"] < _BESIDE)


def _colour(area: _Area) -> object:
    return area.get("non_stroking_color")


def drafted(found: Collection[Shaded]) -> frozenset[str]:
    """Return what a document marks as drafted: what is shaded like the sample in the line that explains it."""
    texts = [("".join(one.text.split()), repr(one.colour)) for one in found]
    colours = {colour for text, colour in texts if text == DRAFT_MARK}
    return frozenset(text for text, colour in texts if text and colour in colours and text != DRAFT_MARK)


def without_shades(page: Any) -> Any:  # noqa: ANN401  # pdfplumber's page
    """Return a page without the areas that only shade a line of its text."""
    areas = _areas(page)
    found = set(_shades(areas, page.chars)) if areas else ()
    if not found:
        return page
    return page.filter(lambda item: item["object_type"] != "rect" or _key(item) not in found)


def _areas(page: Any) -> list[_Area]:  # noqa: ANN401
    """Return the areas of a page that may be shades; none if there are too many to look at."""
    areas = [area for area in page.rects if area.get("fill") and not area.get("stroke")]
    return areas if len(areas) <= _MOST else []


def _inside(area: _Area, ordered: list[_Area], heights: list[float]) -> list[_Area]:
    """Return the characters whose middle is in an area, from those of the page in the order of their heights."""
    line = ordered[bisect_left(heights, area["top"]) : bisect_right(heights, area["bottom"])]
    return [char for char in line if area["x0"] <= (char["x0"] + char["x1"]) / 2 <= area["x1"]]


def _key(area: _Area) -> _Key:
    return area["x0"], area["top"], area["x1"], area["bottom"]


def _shades(areas: list[_Area], chars: list[_Area]) -> Iterator[_Key]:
    ordered = sorted(chars, key=_middle)
    heights = [_middle(char) for char in ordered]
    lines: set[tuple[int, int]] = set()
    for area in areas:
        inside = _inside(area, ordered, heights)
        if inside and _is_tight(area, inside):
            lines.add(_line(area))
    for area in areas:
        top, bottom = _line(area)
        if any((top + up, bottom + down) in lines for up in (-1, 0, 1) for down in (-1, 0, 1)):
            yield _key(area)


def _middle(char: _Area) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _line(area: _Area) -> tuple[int, int]:
    return round(area["top"] / _SAME), round(area["bottom"] / _SAME)


def _is_tight(area: _Area, inside: list[_Area]) -> bool:
    left, right = min(char["x0"] for char in inside), max(char["x1"] for char in inside)
    size = max(char["size"] for char in inside)
    high = area["bottom"] - area["top"] > _HIGHEST * size
    return not high and abs(left - area["x0"]) < _LEFT and abs(right - area["x1"]) < _RIGHT * size
