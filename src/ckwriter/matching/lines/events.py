"""Lines that begin with a period: where it stands, and what happened."""

from __future__ import annotations

import re

from ckwriter.blocks import Heading, Paragraph
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import headed
from ckwriter.matching.words import titles
from ckwriter.matching.words.periods import PERIOD

Line = Paragraph | Heading
_NUMBER = r"(?:[・•‣▪➢‐\-●○■□◆◇▶▼▽①-⑳]|[（(]?[0-9０-９]{1,2}(?:[)）]|[.．](?![0-9０-９])))?"
_DATED = re.compile(rf"\s*{_NUMBER}\s*(?P<period>{PERIOD.pattern})(?:[\s　:：]+|、)(?P<text>.*\S)", re.DOTALL)


def is_period(text: str) -> bool:
    """Tell whether a line is a period and nothing else, but for marks before it and brackets round it."""
    return PERIOD.fullmatch(text[headed.marks(text) :].strip().strip("【】〔〕［］[]<>＜＞〈〉《》")) is not None


def match(text: str) -> re.Match[str] | None:
    """Match a line that begins with a period, whatever marks stand before it."""
    blank = len(text) - len(text.lstrip())
    return _DATED.fullmatch(text, titles.lead(text)) or _DATED.fullmatch(text, blank)


def all_dated(line: Line) -> list[tuple[Slot, Slot]]:
    """Return where period and text stand on each line of a paragraph of several, if all of them are dated."""
    found: list[tuple[Slot, Slot]] = []
    start = 0
    for text in line.text.split("\n"):
        one = match(text)
        if one is None:
            return []
        found.append((_moved(line, one.span("period"), start), _moved(line, one.span("text"), start)))
        start += len(text) + 1
    return found if len(found) > 1 else []


def _moved(line: Line, span: tuple[int, int], by: int) -> Slot:
    return Slot(line, span[0] + by, span[1] + by)
