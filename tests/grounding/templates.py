"""True sentences made of templates: each row of a body's tables fills those that fit what stands in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise

from tests.grounding.facts import body
from tests.grounding.truths import CORPUS, Truth

BODIES = (
    "shiomi",
    "hokurei",
    "oohama",
    "kurashiki",
    "kumamoto",
    "prefecture",
    "tables_only",
    "ward",
    "shirasagi",
    "nagumo",
    "aobane",
    "tatehara",
)
_KANJI = "〇一二三四五六七八九十"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_RHYTHMS = {12: "毎月", 6: "隔月で", 4: "四半期に1回", 2: "半年に1回"}
_TIMES = {"毎月": 12, "月1回": 12, "隔月": 6, "四半期に1回": 4}
_AMOUNT = re.compile(r"(?P<gross>延べ?)?(?P<number>[0-9,]+)(?P<unit>[^0-9,/./%％]+)?(?P<per>/年)?")

Fields = dict[str, str]


def _times(text: str) -> int | None:
    found = re.fullmatch("年([0-9]+)回|([0-9]+)回/年", text)
    return _TIMES.get(text) or (int(found[1] or found[2]) if found else None)


def _kanji(number: int) -> str:
    return _KANJI[number] if number <= 10 else f"十{_KANJI[number - 10]}"


def forums(name: str) -> Iterator[tuple[str, Fields, tuple[str, ...]]]:
    """Yield (kind, fields, places) of the meetings of a body."""
    submission = body(name)
    rows = [f"forums[{row}]" for row in range(1, 9) if submission.text(f"forums[{row}].name")]
    told: list[tuple[str, int, str]] = []
    for row in rows:
        title, often = submission.text(f"{row}.name"), submission.text(f"{row}.frequency")
        if "\n" in title or "・" in title[4:]:
            continue
        times = _times(often)
        people = [one for one in submission.text(f"{row}.members").split("、") if not one.endswith(("等", "など"))]
        if len(people) > 1:
            fields = {"name": title, "member": people[0], "member2": people[-1]}
            yield "members", fields, (f"{row}.name", f"{row}.members")
        if times:
            told.append((title, times, row))
            at = (f"{row}.name", f"{row}.frequency")
            fields = {"name": title, "n": str(times), "kanji": _kanji(times), "wide": str(times).translate(_WIDE)}
            yield "forum", fields, at
            if times in _RHYTHMS:
                yield "forum_rhythm", {**fields, "rhythm": _RHYTHMS[times]}, at
    for (one, times, row), (other, times2, row2) in pairwise(told):
        fields = {"name": one, "n": str(times), "name2": other, "n2": str(times2), "sum": str(times + times2)}
        yield "forum_pair", fields, (f"{row}.name", f"{row}.frequency", f"{row2}.name", f"{row2}.frequency")


def indicators(name: str) -> Iterator[tuple[str, Fields, tuple[str, ...]]]:
    """Yield (kind, fields, places) of the results and goals of a body."""
    for table, first, last in (("results", "target", "result"), ("goals", "baseline", "target")):
        for number in range(1, 9):
            row = f"{table}[{number}]"
            texts = {column: body(name).text(f"{row}.{column}") for column in ("indicator", first, last)}
            before, after = (_AMOUNT.fullmatch(texts[column]) for column in (first, last))
            if not before or not after or before["unit"] != after["unit"] or not after["unit"]:
                continue
            one, other = (int(found["number"].replace(",", "")) for found in (before, after))
            by = f"{abs(other - one):,}{after['unit']}"
            grown = "above" if other > one else "below" if other < one else "met"
            kind = (
                f"result_{grown}" if table == "results" else {"above": "goal_up", "below": "goal_down"}.get(grown, "")
            )
            fields = {key: value.lstrip("①②③④⑤") for key, value in texts.items()} | {"by": by}
            yield kind, fields, tuple(f"{row}.{column}" for column in texts)


FRESH_BODIES = ("kumoi", "chidorihama", "yaehara", "suzumi", "hato", "kusumi")
"""Bodies of the set that was written last."""


def templated(name: str, bodies: tuple[str, ...] = BODIES) -> tuple[Truth, ...]:
    """Return the sentences that the templates of a file of the corpus give for some bodies."""
    templates = tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(
        Truth(body, template.format(**fields), at)
        for body in bodies
        for kind, fields, at in (*forums(body), *indicators(body))
        for template in templates.get(kind, ())
    )
