"""C1: what one place says to be in all areas of a kind, and another to be lacking in one: 未設置の区."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.texts.area_counts import area_of
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import filled, folded, quantities_of, sentences_of
from ckwriter.model import Submission
from ckwriter.patterns import regex


class Had(NamedTuple):
    """That all areas of a kind have a body, or that one has none, as one place says it."""

    at: str
    words: str
    kind: str
    """The kind of area, by one word for towns of any size."""
    body: str
    """The key of what they have."""
    everywhere: bool
    shown: str = ""
    """What messages show of it, if not the words."""


_KIND = "(?:圏域|校区|地区|支所|ブロック|市区町村|市町村|市町|町村|区|市|町|村)"
_BODY = (
    "(?:[一-龥々ァ-ヶー]{1,10}の場|"
    "[一-龥々ァ-ヶー・]{0,12}(?:会|会議|部会|センター|窓口|拠点|居場所|チーム|事業所|診療所))"
)
_NOT = "(?:い?(?:ない|なく|なかった|ません|ず)|おら(?:ず|ない|れず)|おりません)"
_LACKS = (
    f"(?:未設置|未整備|未開催|(?:(?:置[かい]|設け|立ち?上が[っり]|立ち?上げ|設置[しでさ]|整備[しでさ]|整っ|開[かい]|でき|そろっ|揃っ|開催[しでさ])"
    f"(?:れ|られ|き)?て?(?:は|も)?{_NOT})|(?<!少)な[いくし](?![一-龥]*(?:よう|ため))|ありません|存在し(?:ない|ません))"
)
_STILL = "(?:[^、。はがを]{0,8}?)"
_IN_ONE = regex(
    f"(?P<area>[一-龥々ヶケァ-ヶー]{{1,8}}?)(?P<kind>{_KIND})(?:だけ|のみ)?(?:に|で)(?:は|も|だけ)?、?(?:[^。、はが]{{0,12}}の)?(?P<body>{_BODY})(?:が|は|を|も)、?{_STILL}{_LACKS}"
)
_LACKING = regex(
    f"(?P<body>{_BODY})(?:の|が|を|は|も)、?(?:まだ|いまだ|いまだに)?(?:ない|未設置の|未整備の|持たない|置いていない|設けていない|開いていない|置かれていない)(?P<kind>{_KIND})(?!内)"
)
_EVERYWHERE = regex(
    f"(?:全て|すべて|全|いずれ)の?(?:[0-9０-９一二三四五六七八九十]{{1,3}}つ?の?)?(?P<before>{_KIND})|(?P<behind>{_KIND})の?(?:全て|すべて|全部|いずれに|とも|残らず)"
)
_HAS = regex(
    f"(?P<body>{_BODY})(?:が|を|も|は)、?[^。、]{{0,14}}?(?:置[かきい]|設け|設置|立ち?上|そろ|揃|整|開[かきい]|開催|ある|あり|でき)"
)
_OTHERWISE = regex(
    "目指|目標|予定|したい|必要|検討|求め|かつて|当時|以前|これまで|なかった|だった|でした|今後|図る|ように|場合|のうち|除"
)
_ROLES = (None, "", "issue", "explanation")


def had_everywhere(submission: Submission) -> Iterator[tuple[Had, Had]]:
    """Yield what all areas of a kind are told to have, and a sentence that says that one of them lacks it."""
    lacking = list(_lacking(submission))
    every = list(_everywhere(submission)) if lacking else []
    for other in lacking:
        one = next(
            (one for one in every if one.at != other.at and one.kind == other.kind and _is_one(one, other)), None
        )
        if one is not None:
            yield one, other


def _is_one(one: Had, other: Had) -> bool:
    short, long = sorted((one.body, other.body), key=len)
    return len(short) >= 2 and long.endswith(short)


def _kind(word: str) -> str:
    return "市町村" if set(word) <= set("市区町村") and word != "区" else word


def _lacking(submission: Submission) -> Iterator[Had]:
    for at, field, text in filled(submission):
        if field.type in PROSE and field.role in _ROLES and not field.year:
            for sentence in sentences_of(text):
                if lacked := _lacked(sentence.text):
                    yield Had(at, sentence.text, *lacked, everywhere=False)


_MAY_LACK = regex("未設置|未整備|未開催|な[いくしか]|ません|ず")
"""What stands in every sentence that says so."""


@lru_cache(8192)
def _lacked(words: str) -> tuple[str, str] | None:
    """Return of what kind an area is that a sentence says to lack something, and the key of what it lacks."""
    for pattern in (_IN_ONE, _LACKING) if _MAY_LACK.search(words) else ():
        found = pattern.search(words)
        if found and not _OTHERWISE.search(words, 0, found.end()):
            return _kind(found["kind"]), folded(found["body"])
    return None


def _everywhere(submission: Submission) -> Iterator[Had]:
    for at, field, text in filled(submission):
        if field.type in PROSE and field.role in (*_ROLES, "event"):
            for sentence in sentences_of(text):
                every, has = _EVERYWHERE.search(sentence.text), _HAS.search(sentence.text)
                if every and has and not _OTHERWISE.search(sentence.text):
                    kind = every["before"] or every["behind"]
                    yield Had(at, sentence.text, _kind(kind), folded(has["body"]), everywhere=True)
    for meeting in meetings(submission).every:
        for said in meeting.statements_about(submission.fiscal_year):
            if said.frequency.each and area_of(said.frequency):
                kind = _kind(area_of(said.frequency))
                for name in meeting.spelled:
                    yield Had(said.at, said.quote, kind, folded(name), everywhere=True)
    yield from _counted(submission)


def _counted(submission: Submission) -> Iterator[Had]:
    """Yield the rows of which as many areas have something as there are: 協議の場 of 圏域 | 有 4／4."""
    for rule in submission.form.constraints:
        if rule.type != "ascending" or len(rule.places) != 2 or not rule.binds(submission.municipality.kind):
            continue
        row, _, _ = rule.places[0].rpartition(".")
        label = submission.form.row_labels.get(row, "")
        values = [_number(submission.text(at)) for at in rule.places]
        body, kind = _BODY_IN.search(label), _KIND_AT_END.search(label)
        if body and kind and values[0] is not None and values[0] == values[1] and values[0] > 1:
            first, second = (submission.text(at) for at in rule.places)
            key = folded(body["body"])
            yield Had(rule.places[0], first, _kind(kind[0]), key, everywhere=True, shown=f"{first}／{second}")


_BODY_IN = regex(f"(?P<body>{_BODY})")
_KIND_AT_END = regex(f"{_KIND}$")


def _number(text: str) -> Decimal | None:
    amounts = quantities_of(text)
    return Decimal(amounts[0].value) if len(amounts) == 1 and amounts[0].value is not None else None
