"""The pages of a text, and what stands on every one of them: page numbers and running heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

_NUMBER = re.compile(
    r"(?:[-－–—―‐ー~～]\s*(?P<dashed>\d{1,3})\s*[-－–—―‐ー~～]"
    r"|(?:p|page|slide|ページ|スライド)[\s.．]*(?P<named>\d{1,3})(?:\s*(?:/|／|of)\s*\d{1,3})?"
    r"|(?P<counted>\d{1,3})\s*(?:ページ|頁)"
    r"|(?P<part>\d{1,3})\s*[/／]\s*(?P<whole>\d{1,3})(?:\s*(?:ページ|頁))?)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,3}")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|<!--.*-->)")
_COUNT = re.compile(r"(?P<dash>[-－–—―‐]\s*)?(?P<count>\d{1,3})(?(dash)\s*[-－–—―‐])(?:\s*(?:ページ|頁))?$")
_DEEPEST = 2
"""How many lines at each end of a page a running head or foot may have."""
_FEWEST = 3
"""On how many pages the same line must stand to be a running head."""

Lines = Sequence[str]


def parted(lines: Lines) -> tuple[frozenset[int], frozenset[int]]:
    """Return the lines that only part pages (dropped), and those that are running heads (kept aside), by index.

    Pages are parted by form feeds, rules, comments and page numbers. A running head is a line that stands, but for a
    number that counts the pages, at the same end of most pages.
    """
    fractions = _page_fractions(lines)
    feeds = {number for number, line in enumerate(lines) if line == "\f"}
    counts = {number for number, line in enumerate(lines) if is_page_number(line.strip())} | fractions
    rules = {number for number, line in enumerate(lines) if _RULE.fullmatch(line.strip())}
    pages = list(_pages(lines, feeds or counts | rules))
    dropped = feeds | counts | rules
    if feeds:
        ends = {number for page in pages for number in (page[0], page[-1])}
        dropped |= {number for number in ends if _BARE.fullmatch(lines[number].strip())}
    kept = ([number for number in page if number not in dropped] for page in pages)
    return frozenset(dropped), frozenset(_running(lines, [page for page in kept if page]))


def is_page_number(line: str) -> bool:
    """Tell whether a line is the number of a page and cannot be anything else (- 3 -, p. 3, 3ページ)."""
    match = _NUMBER.fullmatch(line)
    return match is not None and not match["part"]


def _page_fractions(lines: Lines) -> frozenset[int]:
    """Return the lines such as 3/12 that count pages: two or more with one whole, ascending, alone on their lines."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        match = _NUMBER.fullmatch(line.strip())
        if match and match["part"]:
            found.setdefault(match["whole"], []).append((number, int(match["part"])))
    result: set[int] = set()
    for whole, parts in found.items():
        counts = [count for _, count in parts]
        if len(parts) > 1 and counts == sorted(set(counts)) and counts[-1] <= int(whole):
            result |= {number for number, _ in parts}
    return frozenset(result)


def fractions(ends: Sequence[Lines]) -> frozenset[str]:
    """Return the lines such as 3 / 12 that count pages: on two pages or more with one whole, and as far ahead of each.

    Args:
        ends: the lines at the upper and lower end of each page.

    """
    found: dict[tuple[str, int], dict[int, str]] = {}
    for page, lines in enumerate(ends):
        for line in lines:
            match = _NUMBER.fullmatch(line.strip())
            if match and match["part"] and int(match["part"]) <= int(match["whole"]):
                found.setdefault((match["whole"], int(match["part"]) - page), {})[page] = line
    return frozenset(line for lines in found.values() if len(lines) > 1 for line in lines.values())


def _pages(lines: Lines, breaks: Set[int]) -> Iterable[list[int]]:
    page: list[int] = []
    for number, line in enumerate(lines):
        if number in breaks:
            if page:
                yield page
            page = []
        elif line.strip():
            page.append(number)
    if page:
        yield page


def _running(lines: Lines, pages: Sequence[Sequence[int]]) -> Iterable[int]:
    if len(pages) < _FEWEST:
        return
    ends: dict[tuple[str, str, int], list[int]] = {}
    for count, page in enumerate(pages):
        for side, edge in (("head", page[:_DEEPEST]), ("foot", page[-_DEEPEST:])):
            for number in edge:
                if "\t" not in lines[number]:
                    ends.setdefault((side, *without_count(lines[number].strip(), count)), []).append(number)
    for numbers in ends.values():
        if len(numbers) >= max(_FEWEST, (len(pages) + 1) // 2):
            yield from numbers


def without_count(line: str, page: int) -> tuple[str, int]:
    """Take the number off the end of a line, and return how far it is ahead of the page's; a running head may count."""
    match = _COUNT.search(line)
    return (line[: match.start()], int(match["count"]) - page) if match else (line, 0)
