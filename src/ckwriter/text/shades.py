"""The shade behind marked text (蛍光ペン, 網かけ) on a page of a PDF: areas that are no cells of a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

_LEFT = 0.8
"""How far from the left edge of its shade text may begin, in points; in a cell it stands further inside."""
_RIGHT = 0.6
"""How far from the right edge it may end, in ems: characters at the end of a full line are set closer."""
_HIGHEST = 1.8
"""How high a shade is at the most, in ems of its text: it is behind one line."""
_SAME = 0.6
"""Shades of one line have the same upper and lower edges, but for this much, in points."""
_MOST = 20_000

_Area = Mapping[str, Any]
_Key = tuple[float, float, float, float]


def without_shades(page: Any) -> Any:  # noqa: ANN401  # pdfplumber's page
    """Return a page without the areas that only shade a line of its text."""
    areas = [area for area in page.rects if area.get("fill") and not area.get("stroke")]
    if not areas or len(areas) > _MOST:
        return page
    found = set(_shades(areas, page.chars))
    if not found:
        return page
    return page.filter(lambda item: item["object_type"] != "rect" or _key(item) not in found)


def _key(area: _Area) -> _Key:
    return area["x0"], area["top"], area["x1"], area["bottom"]


def _shades(areas: list[_Area], chars: list[_Area]) -> Iterator[_Key]:
    ordered = sorted(chars, key=_middle)
    heights = [_middle(char) for char in ordered]
    lines: set[tuple[int, int]] = set()
    for area in areas:
        line = ordered[bisect_left(heights, area["top"]) : bisect_right(heights, area["bottom"])]
        inside = [char for char in line if area["x0"] <= (char["x0"] + char["x1"]) / 2 <= area["x1"]]
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
