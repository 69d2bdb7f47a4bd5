"""Q2: whether there are more or fewer of a thing from year to year, told in two places."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.indicators.trends import Trend, trends
from ckwriter.model import Finding, Submission


def trends_differ(submission: Submission) -> Iterator[Finding]:
    """Ask about a thing of which one place says that it grows, and another that it falls or stays as it is.

    One question a thing. A name that is only the end of the other, as a clause before it may make the one a part of
    the other, is a note.
    """
    told: dict[str, list[Trend]] = {}
    asked: set[str] = set()
    for other in trends(submission):
        before = told.setdefault(other.head, [])
        one = next((one for one in before if one.at != other.at and _apart(one, other)), None)
        before.append(other)
        if one is None or other.head in asked:
            continue
        asked.add(other.head)
        yield finding(
            submission,
            other.at,
            f"「{other.quote}」とありますが、{places.title_of(submission.form, one.at)}では「{one.quote}」です。"
            "増減が逆ではありませんか"
            if "level" not in (one.way, other.way)
            else f"「{other.quote}」とありますが、{places.title_of(submission.form, one.at)}では「{one.quote}」です。"
            "増減の言い方が食い違っていませんか",
            hint="どちらが正しいか確かめてください。時期や範囲が違うときは、違いが分かるように書きます。",
            quotes=[(one.at, one.quote), (other.at, other.quote)],
            level="warning" if one.thing == other.thing else "note",
        )


def _apart(one: Trend, other: Trend) -> bool:
    """Tell whether two trends of one thing cannot both be so: the way, and the years that they are of."""
    if one.way == other.way or not _is_one(one.thing, other.thing):
        return False
    if "level" in (one.way, other.way) and not (_is_long(one) and _is_long(other)):
        return False  # 前の年度と変わらず, and 年々増え
    if one.first == other.first and one.last == other.last:
        return one.first is not None or one.lasts or other.lasts
    steady, step = (one, other) if one.lasts else (other, one)
    return steady.lasts and steady.covers(step)


def _is_long(one: Trend) -> bool:
    """Tell whether a trend is of more than one step."""
    return one.lasts or (one.first is not None and one.last is not None and one.last - one.first > 1)


def _is_one(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _SHORTEST and long.endswith(short))


_SHORTEST = 6
