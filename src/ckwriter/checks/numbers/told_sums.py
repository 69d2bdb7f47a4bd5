"""Q1: times of several meetings and their sum, told in one sentence: 部会を5回、3つの作業班を各4回、合わせて17回."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ckwriter.checks import finding
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.naming import bare_name
from ckwriter.checks.numbers.areas import TIMES_OF_AREAS, is_product
from ckwriter.checks.texts.readings import quantities_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity
from ckwriter.patterns import regex

_MAYBE = regex("合わせて|あわせて|全部で|合計|総計|計[0-9０-９]")
_TOGETHER = regex("(?:合わせて|あわせて|全部で|合計で?|総計|計)、?(?:年間?|延べ)?\\Z")
_GAP = regex(r"[）)]?(?:ずつ)?(?:[^。0-9０-９]|[0-9０-９]{1,2}(?=つ|か所|圏域|区|部会|班|チーム)){0,28}")
_NOT_ADDED = regex("うち|から|へ|→|前の?年|昨年|目標|比べ|予定の|第")
_SO_MANY = regex(
    r"(?P<number>[0-9０-９]{1,2})(?:つの|の)?(?P<thing>[一-龥ァ-ヶー]{0,10}?)(?:[をはがで、]|に(?:おいて)?)?(?:それぞれ|各)?\Z"
)
_HEAD = regex(r"(?P<head>[一-龥ァ-ヶー]{2,10})(?:[をはがで、]|に(?:おいて)?)?(?:それぞれ|各)?\Z")


def times_together(submission: Submission, at: str, words: str) -> Iterator[Finding]:
    """Ask about a sum of times that is not that of the times before it, each times as many as hold it."""
    if (
        "回" not in words
        or not _MAYBE.search(words)
        or any(is_product(words, one) for one in TIMES_OF_AREAS.finditer(words))
    ):
        return  # areas_do_not_fit's
    times = [one for one in quantities_of(words) if one.unit == "回"]
    for index, whole in enumerate(times):
        if index < 2 - ("ずつ" in words or "各" in words) or not _is_sum(words, whole):
            continue
        parts = _parts(submission, words, times[:index], whole)
        if parts is None or (len(parts) == 1 and parts[0][1] == 1):
            continue  # so much in each, and in all: areas_do_not_fit's
        total = sum((times_ * many for times_, many in parts), Decimal(0))
        if total != Decimal(whole.value or 0) and not _is_of_the_last(parts, whole):
            quote = words[times[0].start : whole.end]
            terms = "＋".join(f"{many}×{times_}" if many > 1 else f"{times_}" for times_, many in parts)
            yield finding(
                submission,
                at,
                f"「{quote}」は、{terms}＝{total}回で、合わないのではありませんか",
                hint="それぞれの回数と合計のどちらが正しいか確かめてください。",
                quotes=[(at, quote)],
            )
        return


def _is_sum(words: str, one: Quantity) -> bool:
    exact = one.value is not None and not one.hedges and not one.each
    return exact and (one.total or bool(_TOGETHER.search(words, 0, one.start)))


def _parts(
    submission: Submission, words: str, times: list[Quantity], whole: Quantity
) -> list[tuple[Decimal, int]] | None:
    """Return the times before a sum, and how many hold each; None where one cannot be told, or is no part."""
    parts: list[tuple[Decimal, int]] = []
    for one, after in zip(times, [*times[1:], whole], strict=True):
        if one.value is None or one.hedges or one.total or one.counting or one.per not in (None, "年"):
            return None
        if not _GAP.fullmatch(words, one.end, after.start) or _NOT_ADDED.search(words, one.end, after.start):
            return None
        many: int | None = 1
        if one.each or words.startswith("ずつ", one.end) or "それぞれ" in words[max(0, one.start - 6) : one.start]:
            many = _how_many(submission, words[: one.start])
        if many is None:
            return None
        parts.append((Decimal(one.value), many))
    return parts if parts and not _NOT_ADDED.search(words, 0, times[0].start) else None


def _is_of_the_last(parts: list[tuple[Decimal, int]], whole: Quantity) -> bool:
    """Tell whether a sum is of the last alone, held in so many places: 会議は年2回、地区会は6地区で各2回、計12回."""
    times, many = parts[-1]
    return many > 1 and times * many == Decimal(whole.value or 0)


def _how_many(submission: Submission, before: str) -> int | None:
    """Return how many hold so many times each: 3 of 3つの作業班を各, or as many as are named of the kind."""
    before = re.sub("(?:各[一-龥ァ-ヶー]{0,8}|それぞれ|年間?|毎年)\\Z", "", before)
    if found := _SO_MANY.search(before):
        return int(found["number"])
    head = _HEAD.search(before)
    named = [m for m in meetings(submission).every if head and bare_name(m.name).endswith(head["head"])]
    return len(named) if len(named) > 1 else None
