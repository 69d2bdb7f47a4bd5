"""Where somebody with a post is placed, as sentences tell it: 保健予防課に置くコーディネーター."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ckwriter.checks.texts.first_told import unlike_the_first
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import filled, folded, sentences_of
from ckwriter.model import Submission
from ckwriter.patterns import regex

_POST = "[一-龥ァ-ヶー]{0,12}(?:コーディネーター|コーディネータ|推進員|支援員|連携員|調整員|アドバイザー)"
_WHERE = "(?P<where{}>[一-龥ァ-ヶー]{{2,14}})"
_PUT = "(?:置[くい]|配置[さし]|所属し|所属する|常駐し|常駐する|在籍し|在籍する)"
_PLACED = regex(
    f"{_WHERE.format(1)}に{_PUT}(?:れ)?(?:た|て(?:い|き)?た|ている|ています)?(?:専任の|専従の)?(?P<who1>{_POST})"
    f"|(?P<who2>{_POST})(?:を|は)、?{_WHERE.format(2)}に(?:置|配置|所属|常駐|在籍)"
)
_NO_PLACE = regex(
    "(?:年度?|月|日|中|内|間|別途|新た|圏域|地区|区域|全域|地域|[都道府県市区町村]|ごと|都度|専任|複数|若干名)$|^(?:各[区市町]|全)"
)
_OTHER = regex("昨年|前の?年|以前|当時|これまで|移|異動|予定|検討|来年|次年|新たに|増員|もう|ほか|一部")


class Placed(NamedTuple):
    """That somebody is placed somewhere, as one sentence says it."""

    at: str
    words: str
    name: str
    where: str


def placed_otherwise(submission: Submission) -> Iterator[tuple[Placed, Placed]]:
    """Yield how a post was first told to be placed, and another place that says it is placed elsewhere."""
    yield from unlike_the_first(_every(submission), _elsewhere)


def _every(submission: Submission) -> Iterator[Placed]:
    for at, field, text in filled(submission):
        if field.type in PROSE and "に" in text:
            for sentence in sentences_of(text):
                yield from (Placed(at, *told) for told in _placed_in(sentence.text))


_POST_ENDS = regex("コーディネータ|推進員|支援員|連携員|調整員|アドバイザー")


@lru_cache(8192)
def _placed_in(words: str) -> tuple[tuple[str, str, str], ...]:
    """Return (words, key of the post, where) of all that a sentence says to be placed somewhere."""
    if not _POST_ENDS.search(words) or _OTHER.search(words):
        return ()
    told = ((one[0], one["who1"] or one["who2"], one["where1"] or one["where2"]) for one in _PLACED.finditer(words))
    return tuple((quote, folded(who), where) for quote, who, where in told if not _NO_PLACE.search(where))


def _elsewhere(one: Placed, other: Placed) -> bool:
    a, b = folded(one.where), folded(other.where)
    return a not in b and b not in a
