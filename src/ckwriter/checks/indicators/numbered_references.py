"""C2: what running text calls an indicator by its number (指標③) is the one that has that number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.indicators.told import Indicator, indicators, numbering
from ckwriter.checks.texts.readings import columns_by_role, filled, folded, row_of
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@check(level="warning", rules=("R25",))
def indicator_called_by_another_number(submission: Submission) -> Iterator[Finding]:
    """本文で指標を番号で呼ぶとき、その番号が指標の表と合っている

    退院後支援計画（指標③）, 指標②の家族教室: the words beside the number against the names of the indicators. Asked
    where they have nothing of the indicator with that number and much of one with another. Of a calendar's row without
    such words, the name of its activity counts. A number that is right in one of the tables is right.
    """
    rows = [one for table in indicators(submission).values() for one in table if one.number and one.label]
    if not rows:
        return
    for at, field, text in filled(submission):
        if field.role == "indicator" or "指標" not in text:
            continue
        for called in _CALLED.finditer(text):
            number = _number(called["behind"] or called["first"])
            words = called["name"] or called["after"] or _activity(submission, at)
            said = [one for one in rows if one.number == number]
            if number is None or len(words) < _ENOUGH:
                continue
            if said and max(_shared(words, one.label) for one in said) > _ENOUGH - 2:
                continue
            meant = max(rows, key=lambda one: _shared(words, one.label))
            if _shared(words, meant.label) >= _ENOUGH:
                yield _asked(submission, at, called[0], said, meant)


def _asked(submission: Submission, at: str, called: str, said: list[Indicator], meant: Indicator) -> Finding:
    other = f"その番号の指標は「{said[-1].label}」です" if said else "その番号の指標はありません"
    return finding(
        submission,
        at,
        f"「{called.strip()}」とありますが、{other}。「{meant.name.splitlines()[0]}」のことではありませんか",
        hint="指標の表の番号を確かめ、本文の番号をそろえてください。",
        quotes=[(at, called.strip()), meant.quote, *(one.quote for one in said)],
    )


_NUMBER = "[①-⑳]|[0-9０-９]{1,2}(?![0-9０-９年月件人回])"
_CALLED = regex(
    rf"(?P<name>[^、。\n（）()「」・◆○]{{2,24}})[（(](?:上記の?)?指標の?(?P<behind>{_NUMBER})[^（）()]{{0,6}}[)）]"
    rf"|指標の?(?P<first>{_NUMBER})(?:(?:の|「|（|[:：])(?P<after>[^、。\n（）()「」]{{3,24}}))?"
)
_ENOUGH = 4
"""Characters that words and a name must share to be of one thing."""


def _number(written: str) -> int | None:
    return numbering(f"{written} ")[1]


def _activity(submission: Submission, at: str) -> str:
    """Return what the row of a calendar is about, or nothing."""
    table = submission.form.part(places.parse(at).part)
    if not isinstance(table, Table):
        return ""
    return " ".join(submission.text(f"{row_of(at)}.{name}") for name in columns_by_role(table).get("activity", ())[:1])


_COMMON = regex("支援|計画|人数|件数|回数|参加者?|実施|開催|作成|対象者?|数")


@lru_cache(2048)
def _shared(words: str, label: str) -> int:
    """Return the length of the longest run of characters that two texts share and that says more than common words."""
    one, other = folded(words), folded(label)
    runs = (
        one[start:end]
        for start in range(len(one))
        for end in range(start + 2, len(one) + 1)
        if one[start:end] in other and len(_COMMON.sub("", one[start:end])) >= 2
    )
    return max(map(len, runs), default=0)
