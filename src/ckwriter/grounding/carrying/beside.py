"""The words of a text that its figures and dates are said of."""

from __future__ import annotations

from collections.abc import Sequence

from ckwriter.grounding.reading.readings import pairs_of
from ckwriter.grounding.reading.support import weigh
from ckwriter.notation import dates
from ckwriter.patterns import regex

_WINDOW = 40
"""Characters round a date that it is said of."""
SPANS = regex(
    "[0-9]+(?:か月|年|歳|日|代)(?:以上|未満|以下|時点)?|最も[多少高低大小長短遠近]|最[多少高低大小](?![ぁ-ん])"
)
"""Spans of time, ages and extremes: they tell of what a figure is as words do."""

_LEADS = regex(
    "の(?!開催|実施|目標|実績|増|減|うち|計)|(?:に|を)?(?:開催|実施|開|行|設置)[^、。]{0,6}?(?:する|した"
    "|している|っている|く|う)(?=[一-龥ァ-ヴ「])"
)


_BRACKET = regex(r"\s?[（(](?P<words>[^（）()]{1,40})[)）]")
_WITHIN = regex(r"\s?[（(](?:計|合計|延べ|うち|年)?")
"""Between two figures of which the second tells the first otherwise: 年3回（計12回."""
_BEYOND = regex("を(?:[0-9]*[^、。0-9]{0,3})?(?:上回|下回|超え)[^、。0-9]{1,2}")
"""Between two figures of one thing, of which the first is its target: 25人を上回る27人."""
_OF_ONE_ROW = regex(
    "(?:(?:[とで]|であり|で?あ(?:った|る)が|だったが|とな(?:り|って|ったが)|を数え(?:て)?|を記録し(?:て)?"
    "|に(?:とどま|留ま|上|のぼ)(?:り|って)|に達し(?:て)?|に対し(?:て)?|に対する)?、?(?:[昨今]年度(?:当初)?の)?(?:目標|計画|実績)(?:値)?"
    "(?:とし(?:た|て(?:い)?た)|に掲げ(?:た|ていた)|であ(?:る|った))?[のはがを]?|に対し(?:て)?、?|から、?)"
)
"""Between a result and its target, or a target and its result: 34人と目標の30人, 目標30人、実績34人."""
_YEAR = regex("(?:[昨前今本]年度?|前回|現状|当初)(?:末|当初)?の?$")
_MANY_TIMES = regex(
    "(?<!目標)(?<!現状)(?<!実績)(?<!前年度)の(?:約|およそ)?(?:[0-9.]+倍|倍|半分|半数)(?:に当たる|に相当する)$"
)
_IS_SUBJECT = regex("[はがをも]、?$")
_PHRASE_ENDS = regex("(?<=.)[、。がはをにでも]")


def words_beside(text: str, spans: Sequence[tuple[int, int]], *, both: bool = False) -> dict[int, str]:
    """Return for each figure the words that it is said of, by its place.

    They stand before it, or behind it where it leads (年4回の部会) or nothing that tells stands before it; of a fact,
    `both` are taken where it leads.
    """
    found: dict[int, str] = {}
    for at, (start, end) in enumerate(spans):
        before = text[spans[at - 1][1] if at else 0 : start].rpartition("。")[2]
        after = text[end : spans[at + 1][0] if at + 1 < len(spans) else len(text)]
        if at and not both and after[:1] in ("は", "が"):
            before = before.rpartition("、")[2]  # what a subject is told of stands behind it
        if at and _WITHIN.fullmatch(text, spans[at - 1][1], start):
            found[start] = found[spans[at - 1][0]]
            continue
        if at and _BEYOND.fullmatch(text, spans[at - 1][1], start):
            found[start] = found[spans[at - 1][0]].replace("目標", "")
            continue
        if at and _OF_ONE_ROW.fullmatch(text, spans[at - 1][1], start):
            found[start] = _YEAR.sub("", found[spans[at - 1][0]])
            continue
        bracket = _BRACKET.match(after)
        if bracket and _tells(bracket["words"]):
            found[start] = bracket["words"]
            continue
        if not both and _MANY_TIMES.search(before):
            found[start] = after  # 協議会の3倍に当たる年6回 is of what stands behind
            continue
        leads = _LEADS.match(after)
        if leads and pairs_of(after) and (text[end - 1] == "つ" or not _IS_SUBJECT.search(before)):
            found[start] = (f"{before} " if both else "") + _PHRASE_ENDS.split(after, 1)[0]
        else:
            found[start] = before if _tells(before) else after
    return found


def _tells(words: str) -> bool:
    return bool(weigh(pairs_of(words))) or bool(dates(words)) or bool(SPANS.search(words))


_EDGE = regex("[、。]")
_CLOSES = regex("(?:現在|時点)?[)）]")
_LEADS_ON = regex("[はがもをの]$")
_CLAUSE_ENDS = regex("。|(?<=[しりてで])、")


_SINCE = regex(
    "^.*(?:から|以来)(?:約|およそ|ちょうど)?[0-9]+か?[年月](?:[0-9]+か月)?(?:間?を?経(?:た|て|過した)|後の?|が?(?:たった|経った|過ぎた|経過した)|余り(?:後の?)?)$"
)
"""Before a date: what a span is counted from, 設置から3年後の, is no word that the date is said of."""


def words_around(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, str]:
    """Return for each date the words that it is said of: all of them, or, of several dates, those of its own part."""
    found: dict[int, str] = {}
    for at, (start, end) in enumerate(spans):
        after = text[end : spans[at + 1][0] if at + 1 < len(spans) else len(text)]
        before = _SINCE.sub("", _EDGE.split(text[spans[at - 1][1] if at else 0 : start])[-1])
        if _CLOSES.match(after) or (len(spans) > 1 and _LEADS_ON.search(before)):
            found[start] = before.rpartition("(")[0] or before
        elif len(spans) == 1:
            found[start] = before[-_WINDOW:] + _CLAUSE_ENDS.split(after[:_WINDOW], 1)[0]
        else:
            found[start] = after if weigh(pairs_of(after)) else ""
    return found
