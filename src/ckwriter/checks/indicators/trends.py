"""Which things grow, fall or stay as they are, as sentences tell it, and from which year to which.

By words (年々増えており, 前の年度を下回り, ほとんど変わっておらず) or by two amounts (38件から57件に達し).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from ckwriter.checks.indicators.series import FROM_TO, Direction, alike, amounts_in, is_no_claim
from ckwriter.checks.indicators.told import indicators
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import BRACKETS, dates_of, filled, folded, once, row_of, sentences_of
from ckwriter.form import Field
from ckwriter.model import Submission
from ckwriter.patterns import regex


class Trend(NamedTuple):
    """That a thing grows, falls or stays as it is, as one sentence says it."""

    at: str
    quote: str
    thing: str
    """What grows, by the key of its name."""
    head: str
    """The end of that key, which all names of one thing share."""
    way: Direction
    lasts: bool
    """Whether it is said of a time in which it went on so, and not of one step."""
    first: int | None
    """The fiscal year from which, and `last` that to which; None where a sentence names none."""
    last: int | None
    recent: bool
    """Whether it goes on to the latest full year, or may do so."""

    def covers(self, step: Trend) -> bool:
        """Tell whether a step lies in the years of this; a year that neither names is taken to be the latest."""
        begins = self.first is None or step.first is None or step.first >= self.first
        ends = self.recent if step.last is None else self.last is None or step.last <= self.last
        return begins and ends and step.recent


_MAY = regex(
    "増|減|伸び|右肩|上回|下回|変わ|横ばい|落ち込|膨ら|多くな|少なくな|頭打ち|から[^。]{1,30}(?:に|へ|まで|と)"
)
_ON = "(?:続|つづ)"
_LASTING = f"(?:り?{_ON}|て(?:い|お|き)|つつ|し{_ON}|して(?:い|お|き)|しつつ|傾向|の一途|が{_ON}|を{_ON})"
_PAST = regex(
    "(?:(?:前の?年|前々年|昨年|一昨年|前回)度?|(?:令和|平成|[RＲHＨ])[0-9０-９元]{1,2}年?度?|初年度|当初)(?:の?(?:実績|数|件数|人数|値))?(?:を|から|より|と?に?比べ(?:て|ると)?、?)[^、。はがも]{0,12}\\Z"
)
_STEADY = regex(
    "年々|毎年|年を追うごと|年ごとに|一貫して|着実に|このところ|ここ数年|近年|[0-9０-９]年(?:間|前から|続けて|連続)"
)
_WORD = regex(
    f"(?P<up>増え{_LASTING}?|増加(?:{_LASTING}|し)|増(?=[、。]|で、)|右肩上がり|伸び{_LASTING}?(?![悩なず])|上回[りっる]|膨らみ|膨らん|多くな[りっる])"
    f"|(?P<down>減[りっ]{_LASTING}?|減少(?:{_LASTING}|し)|減(?=[、。]|で、)|右肩下がり|下回[りっる]|落ち込[みん]|少なくな[りっる])"
    f"|(?P<level>横ばい|横這い|頭打ち|変わ(?:って|ら)(?:は|い)?(?:い?ない|おらず|おりません|いません|ず)|変化(?:が|は|も)(?:見られ)?(?:ない|なく|ありません)|動きが(?:ない|なく|見られ))"
)
_LASTS = regex(_LASTING)
_TO = regex("(?:と|に|へ|まで)?(?:増|減|伸|達|なり|なった|なって|上|下|至|広|膨)")
_YEAR_BETWEEN = regex(
    "から、?(?:(?:令和|平成|[RＲHＨ])?[0-9０-９元]{1,2}年度?(?:末|当初)?(?:の|は|には|に|、)?|翌年度?(?:の|は|には|、)?|昨年度?(?:の|は|には|、)?)?(?:延べ|実|計)?"
)
_GOAL = regex("(?:目標|定員|見込み?|計画|予定|基準|平均|想定|全国|県全体|予想|受入枠|供給|需要)[^、。はが]{0,10}を\\Z")
_NO_TREND = regex(
    "以前|当時|かつて|うち|もし|一部|を除"
    "|(?:区|地区|圏域|地域|支所|病院|部|島|町|村|世代|男性|女性|以上|未満|側|者)で(?:は|も)、?"
)
_NOT_SO = regex(
    "[ぁ-ん]{0,6}(?:る|た)(?!状況|現状|傾向|一方|中|背景|反面|半面|段階|要因|理由|時期|様子)[一-龥ァ-ヶ]|[^、。]{0,8}(?:とは(?:言|い)|わけで|かどうか|かを|必要|目標|目指|予定|見込|懸念|おそれ|恐れ|可能性|場合|たい(?:。|$)|期待|よう|ため、?に|ことを)"
)
"""What tells, behind a word of direction, that it is not so, or not yet."""
_NP = "[^、。はがも（）()\\s＿：:]"
_SUBJECT = regex(
    f"(?P<thing>(?:[ひ引]きこもり|[こ子]ども|はじめ|見守り|{_NP}){{2,40}}?)(?P<of>(?:の(?:登録|利用))?の?(?:総|延べ?|実)?(?:数|件数|人数|回数))?(?:が|は|も|について(?:は|も))、?"
)
_RUN = "[一-龥々ァ-ヶーA-Za-z0-9０-９]+"
_CORE = regex(f"(?:(?:障がい|こころの|心の|ひきこもり|{_RUN})(?:からの|への|での|による|に関する|の|・|と))*{_RUN}\\Z")
_WHOLE = regex("^(?:(?:本[市県区府道町]|[市県区府道都町]内|[市県区府道町]|管内|全体|県全体|市全体)の)+")
_COUNT = regex("の?(?:総|延べ?|実)?の?(?:数|件数|人数|回数|実人数|延べ人数|人員|実人員)$")
_BARE = regex(
    "^(?:利用|登録|参加|受講|修了|相談|申請|申込み?|訪問|退院|入院|対象|派遣|協力|来所|支給決定|通報)?(?:者|件|回|人|数|件数|人数|回数|登録|方|患者)?$"
)
_SOMEWHERE = regex(
    "(?:圏域|地区|[^市県区管地圏府]内|[一-龥]{2}[区市町村島部])の|^[^の]{1,4}[区市町村]の|うち|以外|新規|以下|一部|全国"
)
_NOTHING = regex("^(?:これ|それ|その|この|数|こと|もの|ところ|方|人|声|年|回|差|割合|比率|率|負担|機会|場面)")
_TOLD = (None, "", "issue", "explanation", "event")


@once
def trends(submission: Submission) -> tuple[Trend, ...]:
    """Return what running text tells of things that grow, fall or stay as they are, in the order of the form."""
    labels = {one.row: one.label for rows in indicators(submission).values() for one in rows}
    return tuple(
        one
        for at, field, text in filled(submission)
        if field.type in PROSE and field.role in _TOLD and _MAY.search(text)
        for sentence in sentences_of(text)
        for one in _in_sentence(submission, at, field, sentence.text, labels.get(row_of(at), ""))
    )


def _in_sentence(submission: Submission, at: str, field: Field, words: str, label: str) -> Iterator[Trend]:
    said = list(_by_words(words)) + list(_by_amounts(words))
    if len({way for _, _, way, _ in said}) != 1:
        return  # 相談は増え、訪問は減り: whose is which is not known
    start, end, way, _ = min(said, key=lambda one: one[0])
    if _NO_TREND.search(words, 0, end):
        return
    thing = _thing(words, start, label)
    if not thing:
        return
    name, at_start = thing
    latest = submission.fiscal_year + (field.year or 0)
    first, last = _years(words[at_start:end], submission.fiscal_year, latest)
    if field.role == "event" and (first is None or last is None or last < submission.fiscal_year - _RECENT):
        return
    step = way == "level" and None not in (first, last) and (last or 0) - (first or 0) <= 1
    lasts = any(one[3] for one in said) and not step
    steady = lasts or bool(_STEADY.search(words, at_start, end)) or (first is not None and last is None)
    if steady or first is not None:
        recent = last is None or last >= submission.fiscal_year - _RECENT
        yield Trend(at, words[at_start : _end(words, end)], name, name[-_HEAD:], way, steady, first, last, recent)


def _end(words: str, end: int) -> int:
    """Return where the clause ends that tells a trend."""
    return next((at for at in range(end, len(words)) if words[at] in "、。"), len(words))


_RECENT, _HEAD = 2, 3


def _by_words(words: str) -> Iterator[tuple[int, int, Direction, bool]]:
    for found in _WORD.finditer(words):
        way: Direction = "up" if found["up"] else "down" if found["down"] else "level"
        if (way != "level" and is_no_claim(words, found)) or _NOT_SO.match(words, found.end()):
            continue
        if "回" in found[0] and not _PAST.search(words, max(0, found.start() - 24), found.start()):
            continue
        if _GOAL.search(words, max(0, found.start() - 24), found.start()):
            continue
        lasts = bool(_LASTS.search(found[0])) or way == "level" or "右肩" in found[0]
        yield found.start(), found.end(), way, lasts


def _by_amounts(words: str) -> Iterator[tuple[int, int, Direction, bool]]:
    """Yield the way from one amount to the next, and no steadiness: 令和4年度の38件から令和6年度の57件に|達し."""
    amounts = amounts_in(words)
    for one, other in pairwise(amounts):
        between = words[one.end : other.start]
        behind = _TO.match(words, other.end)
        if not alike(one, other) or not behind or not (_YEAR_BETWEEN.fullmatch(between) or FROM_TO.fullmatch(between)):
            continue
        before, after = Decimal(one.value or 0), Decimal(other.value or 0)
        if before != after and one.unit not in ("年", "月", "日", "時", "歳", "か月"):
            yield one.start, behind.end(), "up" if after > before else "down", False


def _thing(words: str, start: int, label: str) -> tuple[str, int] | None:
    """Return the key of what a trend is told of, and where its name begins; a bare 利用者 is of its topic or row."""
    subjects = [one for one in _SUBJECT.finditer(words, 0, start) if not _YEAR_ALONE.search(one["thing"])]
    if not subjects or not _GAP.fullmatch(words, subjects[-1].end(), start):
        return None
    last = subjects[-1]
    name = _key(last["thing"])
    if _SOMEWHERE.search(words[: last.end()]) or _NOTHING.match(name):
        return None
    begins = last.start()
    if _BARE.match(name):
        of = _key(BRACKETS.sub("", label))
        topic = _topic(words, subjects[-2], name) if len(subjects) > 1 else ""
        if topic and not _BARE.match(topic):
            name, begins = f"{topic}{name.removesuffix('数')}", subjects[-2].start()
        elif of and _COUNT.sub("", name)[:2] in of:
            name = of
        else:
            return None
    return (name, begins) if len(name) >= _SHORTEST else None


def _topic(words: str, before: re.Match[str], bare: str) -> str:
    """Return what a bare 利用者 is of by the topic before it (…支援は、), or a bare 数 by any subject before it."""
    key = _key(before["thing"])
    if bare in ("", "数"):
        return _ENDED.sub("", key)
    return key if words[before.start() : before.end()].rstrip("、").endswith("は") else ""


_ENDED = regex("(?:廃止|休止|撤退|閉鎖|閉院|開設|新設|新規開設)$")
_SHORTEST = 4
_YEAR_ALONE = regex(
    "^(?:[、 　]*(?:令和|平成|[RＲHＨ])?[0-9０-９元]{1,4}年度?末?|[今本昨前]の?年度?|近年|ここ数年|現在)(?:に|で|の)?$"
)
_GAP = regex("[^。]{0,44}")


def _key(name: str) -> str:
    """Return what a noun phrase names, without where all of it is, how it is counted, and a clause before it."""
    found = _CORE.search(name)
    core = found[0] if found else ""
    if _ANYBODY.fullmatch(core):  # 1年以上入院している|方
        core = name
    core = _WHOLE.sub("", _YEAR_OF.sub("", core))
    return folded(_COUNT.sub("", core).replace("延べ", "")).replace("の", "") if core else ""


_ANYBODY = regex("(?:方|人|者|患者|世帯|件数|人数|ケース|事例)")
_YEAR_OF = regex("^(?:(?:令和|平成|[RＲHＨ])?[0-9０-９元]{1,4}年度?|[今本昨]年度?|前の?年度?)の")


def _years(words: str, year: int, latest: int) -> tuple[int | None, int | None]:
    """Return the fiscal years from which and to which a stretch of a sentence tells."""
    named = [
        (date, date.fiscal_year or date.year)
        for date in dates_of(words, year)
        if date.year is not None and date.text[0] != "前"
    ]
    found = [(date, number) for date, number in named if number is not None]
    if len(found) >= 2:  # 令和4年度の38件から令和6年度の57件に
        numbers = [number for _, number in found]
        return min(numbers), max(numbers)
    before = _STEP_BACK.search(words)
    if len(found) == 1:
        date, number = found[0]
        if (span := _SPAN.match(words, date.end)) is not None:
            return number, number + int(folded(span[1]))
        if before and before.start() >= date.end:
            return number - 1, number
        if date.text in ("昨年度", "前年度", "昨年") or not _SINCE.match(words, date.end):
            return (number, number + 1) if _SINCE.match(words, date.end) else (number - 1, number)
        return number, None
    if before:
        to = latest if latest != year else year - 1
        return to - 1, to
    return None, None


_STEP_BACK = regex("前の?年|前年度?|前回")
_SPAN = regex("からの?([0-9０-９]{1,2})年間?")
_SINCE = regex("(?:の[^、。からより]{1,12})?(?:から|より|以降|以来|と比べ|に比べ|を境に|をピークに)")
