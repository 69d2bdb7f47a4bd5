"""What the words of a label name: a row of a fixed table, the group of some rows, several rows of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ckwriter.form import Row
from ckwriter.matching.words import loose, titles
from ckwriter.matching.words.lexicon import TableTitles
from ckwriter.matching.words.periods import MOMENT, counted_months

STEM = 2
"""How well a title fits that has more behind it, in a bracket."""
LOOSE = 1
"""How well a title fits that says the same in other words."""
_SPACE = re.compile(r"\s")
_FEWEST_WORDS = 4
"""Characters of the words of a group's title that tell the group, with the title of one of its rows behind them."""
_GROUP_AND_ROW = re.compile(
    r"(?P<group>[^（(\n]{4,80})(?:[（(](?P<row>[^（()）\n]{2,30})[)）]|\s*[:：・／/－―\-]\s*(?P<behind>[^（()）\n]{2,30}))\s*"
)
_GROUP_DATE_ROW = re.compile(r"(?P<group>[^（(\n]{2,80})[（(][^（()）\n]{1,40}[)）]\s*(?P<row>[^（(\s][^\n]{0,40})")
"""A group, a bracket that tells of which date it is, and a row: 退院率（R4年度）入院後3か月時点."""
_GROUP_AND_ROWS = re.compile(r"[（(](?P<rows>[^（()）\n]+)[)）]\s*$|[\s:：](?P<behind>[^\s（()）][^（()）\n]*)$")
"""What follows a group where a label names several of its rows."""
_JOINTS = re.compile(r"[・／/、,，]|及び|と")
_BEFORE_LABEL = re.compile(
    r"\s*(?:[（(][^（()）]{1,6}[)）]|[【〔［\[<＜][^】〕］\]>＞]{1,6}[】〕］\]>＞]"
    r"|(?:再掲|内訳|内数|うち数?)[\s:：・]+)\s*(?=\S)"
)
"""What may stand in a bracket before a label: （再掲）."""
SAME = re.compile(r"\s*(?:同上?|〃|同(?:協議会|会議?|センター|調査|病院))[\s・:：の]+(?=\S)")
"""What stands for the words of the label above: 同　部会の有無."""
_CLOSING = tuple(")）】〕］]>＞")
_MOMENT = re.compile(rf"\s+{MOMENT}\s*(?:時点|現在)?\s*$")


@lru_cache(maxsize=512)
def rests(names: TableTitles, group: str) -> Mapping[str, tuple[tuple[Row, int, bool], ...]]:
    """Return the rows whose title is parted, by its end: its beginning is the heading of their group."""
    found: dict[str, tuple[tuple[Row, int, bool], ...]] = {}
    of_group = heading(names, group)
    known = {words for name, those in names.group_names if name == of_group for words in those}
    for head in ({titles.key(words) for words in heads(group)} | known) - {""}:
        for row in names.rows.things:
            words = titles.key(row.title)
            rest = words[len(head) :].removeprefix("の") if words.startswith(head) else ""
            if rest and not any(row is one for one, _, _ in found.get(rest, ())):
                found[rest] = (*found.get(rest, ()), (row, STEM, True))
    return found


@lru_cache(maxsize=4096)
def candidates(names: TableTitles, text: str) -> tuple[tuple[Row, int, bool], ...]:
    """Return the rows that a text may be the label of, how well it fits, and whether it names their group too."""
    text = counted_months(text)
    found = [(row, score, False) for words in heads(text) for row, score in names.rows.of(words)]
    if (match := _GROUP_AND_ROW.fullmatch(text)) and (group := group_of(names, match["group"])):
        said = match["row"] or match["behind"]
        found += ((row, score, True) for row, score in names.rows.of(said) if row.group == group)
    if (match := _GROUP_DATE_ROW.fullmatch(text)) and (group := group_of(names, match["group"])):
        rest = (one for words in heads(match["row"]) for one in names.rows.of(words))
        found += ((row, score, True) for row, score in rest if row.group == group)
    for space in _SPACE.finditer(text, 2, min(len(text), titles.LONGEST) - 1):  # 退院率 入院後3か月時点
        if group := group_of(names, text[: space.start()]):
            rest = (one for words in heads(text[space.start() :]) for one in names.rows.of(words))
            found += ((row, score, True) for row, score in rest if row.group == group)
    known = {row.id for row, _, _ in found}
    found += ((row, LOOSE, False) for row in loosely(names, text) if row.id not in known)
    return tuple(found)


@lru_cache(maxsize=4096)
def loosely(names: TableTitles, text: str) -> tuple[Row, ...]:
    """Return the rows that a short label names in other words, a bracket may stand behind it: 市町村の数（R7年）."""
    if len(text) > 2 * loose.LONGEST or text.rstrip().endswith("。"):
        return ()
    words = (loose.plain(words) for words in heads(text) if len(words.strip()) <= loose.LONGEST)
    return next((names.loose[one] for one in words if one in names.loose), ())


@lru_cache(maxsize=1024)
def several(names: TableTitles, text: str, heading: str | None = None) -> tuple[Row, ...]:
    """Return the rows of one group that a label names together: 退院率（3か月・6か月）, 設置状況　都道府県／市町村.

    `heading` is the group whose heading stands before the label.
    """
    if heading and (found := _together(names, heading, text)):
        return found
    for match in _GROUP_AND_ROWS.finditer(text[: titles.LONGEST]):
        group = group_of(names, text[: match.start()])
        if group and (found := _together(names, group, match["rows"] or match["behind"])):
            return found
    return ()


@lru_cache(maxsize=1024)
def stacked(names: TableTitles, text: str, height: int) -> tuple[Row, ...]:
    """Return the rows that the lines of a label name, which is merged over as many rows of a grid; else nothing."""
    lines = text.strip().split("\n")
    if height == 1:
        return ()
    found = [row for line in lines for row in names.rows.things if titles.same(line, row.titles)]
    return tuple(found) if len(found) == height and len({row.group for row in found}) == 1 else ()


def _together(names: TableTitles, group: str, text: str) -> tuple[Row, ...]:
    """Return the rows of a group whose titles a text joins; none if one of its words is no title of one row alone."""
    pieces = [titles.key(piece) for piece in _JOINTS.split(text)]
    rows = [row for row in names.rows.things if row.group == group] if len(pieces) > 1 and all(pieces) else []
    named = [[row for row in rows if any(piece in titles.key(t) for t in row.titles)] for piece in pieces]
    alone = [one[0] for one in named if len(one) == 1]
    return tuple(alone) if len({row.id for row in alone}) == len(pieces) else ()


@lru_cache(maxsize=1024)
def group_of(names: TableTitles, text: str) -> str | None:
    """Return the group that a text names, with all of its title or with words of it: 協議の場の設置."""
    if (known := names.groups.best(text)) is not None:
        return known
    words = titles.stem(text)
    if len(words) < _FEWEST_WORDS:
        return None
    found = [group for group, known in names.group_names if any(words in name for name in known)]
    return found[0] if len(found) == 1 else None


def heads(text: str) -> Iterator[str]:
    """Yield a label as it is, and without the bracket behind it or before it, whatever stands in the bracket."""
    yield text
    if before := _BEFORE_LABEL.match(text) or SAME.match(text):
        yield text[before.end() :]
    if text.rstrip().endswith(_CLOSING):
        ends = [found.start() for found in re.finditer(r"[（(【〔［\[<＜]", text[: titles.LONGEST])]
        yield from (text[:end] for end in ends[:4] if end)
    elif moment := _MOMENT.search(text[: titles.LONGEST]):
        yield text[: moment.start()]


@lru_cache(maxsize=4096)
def heading(names: TableTitles, text: str) -> str | None:
    """Return the group that a cell or a line is the heading of, or None."""
    if (found := next((group for words in heads(text) if (group := names.groups.best(words))), None)) is not None:
        return found
    loosely = {loose.plain(words) for words in heads(text) if len(words) <= loose.LONGEST}
    for group, known in names.group_names:
        if not loosely.isdisjoint(map(loose.plain, known)):
            return group
    begun = {g for words in heads(text) for g in names.begun(titles.key(words))}
    return begun.pop() if len(begun) == 1 else None
