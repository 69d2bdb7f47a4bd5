"""Lines that name what meets, and how often: ・連絡会議（年4回）, 連絡会議：年4回、事務局は保健所。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import topics
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import periods, titles
from ckwriter.matching.words.lexicon import Lexicon

Line = Paragraph | Heading
_ROLE = "meeting"
_LONGEST = 400
_SHORT = 30
"""Characters of a line that only says how often something is held."""
_NAME = (
    r"(?P<name>[^、。:：は（(\n]{0,40}(?:会議体?|協議会|協議体|協議の場|部会|分科会|連絡会|委員会|検討会|全体会|定例会|審議会|懇談会"
    r"|幹事会|ネットワーク|ワーキング(?:グループ|チーム)?|WG|ＷＧ|ミーティング|カンファレンス|[^\s、。]班|(?:作業|検討|推進|企画|プロジェクト)チーム))"
)
_ONLY_NAME = re.compile(_NAME + r"\s*(?:[（(][^（()）]*[)）])?")
_OFTEN = r"(?P<often>[^、。（()）\n]{2,20}?)"
_HELD = re.compile(
    rf"{_NAME}\s*(?:[（(]{_OFTEN}[)）]\s*(?:[:：]|は、?|(?=[※＊])|$|(?=[\s　]))"
    r"|(?:\s*[:：]\s*|　+|は、?)(?P<behind>[^、。（()）\n]{2,20}?)"
    r"(?:の?頻度で|に?開催[^、。]{0,5}|に?開[きく][^、。]{0,3})?(?=[、。（(]|[ 　]*[※＊]|$))\s*"
)


_BRACKETS = re.compile(r"[（(][^（()）\n]*[)）]")
_ACTION = re.compile(r"[をへの]")
_FRAMED = re.compile(
    r"\s*[【〔［\[<＜〈《「『](?P<name>[^\n【】〔〕［］\[\]<>＜＞〈〉《》「」『』]{2,40})[】〕］\]>＞〉》」』]"
    r"[\s　:：／/]*[（(]?(?P<often>[^、。（()）\n]{2,20})[)）]?\s*"
)
"""A name in brackets with nothing behind it but how often it is held: ＜連絡会＞　年2回."""


_OF_LEVEL = re.compile(r"[^\s:：、。（(）)]{1,8}\s*[:：][\s　]*(?=\S)")


def is_name(text: str) -> bool:
    """Tell whether a line is the name of something that meets."""
    return _ONLY_NAME.fullmatch(text.strip(), titles.lead(text.strip())) is not None


def behind_level(text: str) -> int:
    """Return where the name of what meets begins behind the level that it is of (市域：連絡会); 0 if it is none."""
    match = _OF_LEVEL.match(text, titles.lead(text))
    return match.end() if match is not None and is_name(text[match.end() :]) else 0


def is_list(text: str) -> bool:
    """Tell whether a line lists those who take part, and not what is done: most of its items are bare names."""
    items = [item for item in re.split("[、，]", _BRACKETS.sub("", text)) if item.strip()]
    acts = sum(_ACTION.search(item) is not None for item in items)
    return len(items) > 1 and "。" not in text and acts * 2 < len(items)


def below_each_other(lines: Sequence[Line], table: Table) -> dict[int, tuple[Column, Slot]]:
    """Return the names of what meets that have a line of their own, and how often it does on the next, by index."""
    often = next((column for column in table.columns if column.type == "frequency"), None)
    found: dict[int, tuple[Column, Slot]] = {}
    for index, (name, when) in enumerate(
        pairwise(lines) if often is not None and table.columns[0].role == _ROLE else ()
    ):
        text = when.text.strip()
        start, end = titles.framed(when.text)
        if index and is_name(lines[index - 1].text):
            continue  # names one after the other: nobody can tell whose it is
        if (
            often is not None
            and len(text) < _SHORT
            and is_name(name.text)
            and periods.is_frequency(when.text[start:end])
        ):
            begin = titles.name(name.text)
            found[index] = table.columns[0], trimmed(name, begin, len(name.text))
            found[index + 1] = often, trimmed(when, start, end)
    return found


class Told(NamedTuple):
    """What a line tells of something that meets."""

    slots: Sequence[tuple[Column, Slot]] = ()
    """The name and how often it is held, with what else the line tells; nothing if it is no such line."""
    entire: bool = False
    """True if the line is sentences, and tells nothing else."""


def told(line: Line, start: int, table: Table, lexicon: Lexicon) -> Told:
    """Return the name that a line begins with and how often it is held, with what else the line tells; or nothing."""
    often = next((column for column in table.columns if column.type == "frequency"), None)
    text = line.text
    if often is None or table.columns[0].role != _ROLE or len(text) > _LONGEST:
        return Told()
    if (framed := _FRAMED.fullmatch(text)) is not None and periods.is_frequency(framed["often"].strip()):
        spans = (framed.span("name"), framed.span("often"))
        return Told([(c, trimmed(line, *span)) for c, span in zip((table.columns[0], often), spans, strict=True)])
    match = _HELD.match(text, start)
    kind = "often" if match is not None and match["often"] else "behind"
    if match is None or not periods.is_frequency(match[kind].strip()):
        return Told()
    begin = titles.name(text) if titles.name(text) <= start else start
    found = [(table.columns[0], trimmed(line, begin, match.end("name"))), (often, trimmed(line, *match.span(kind)))]
    rest = next((n for n in range(match.end(), len(text)) if text[n] not in "、。 　"), len(text))
    names = {table.columns[0].id, often.id}
    further = topics.told(line, rest, table, lexicon) if rest < len(text) else ()
    several = next((column for column in table.columns if column.type == "list"), None)
    if not further and kind == "often" and several is not None and is_list(text[rest:]):
        return Told([*found, (several, trimmed(line, rest, len(text)))])
    if not further and kind == "often" and text[match.end() - 1 : match.end()].isspace() and rest < len(text):
        return Told()  # 連絡会（年4回）　続けて開く: it may be anything
    new = [(column, slot) for column, slot in further if column.id not in names]
    if further and len(new) == len(further):
        return Told([*found, *new], entire=True)
    if not further and (stop := text.find("。", rest) + 1):
        further = topics.told(line, rest, table, lexicon, stop)
    return Told([*found, *((column, slot) for column, slot in further if column.id not in names)])
