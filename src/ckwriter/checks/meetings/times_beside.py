"""Which name in a sentence a frequency belongs to, and which year the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ckwriter import places
from ckwriter.checks.names.mentions import Mention
from ckwriter.checks.names.naming import OWN_MEETING
from ckwriter.checks.texts.readings import dates_of, periods_of, row_of
from ckwriter.form import Field, Table
from ckwriter.model import Submission
from ckwriter.notation import Frequency
from ckwriter.patterns import regex


def year_in(words: str, anchor: int, year: int | None) -> int | None:
    """Return the fiscal year that a sentence is about: the one that it names, None if it names several."""
    named = {date.fiscal_year or date.year for date in dates_of(words, anchor) if not date.placeholder}
    if not named:
        return year
    return named.pop() if len(named) == 1 else None


def hidden(text: str, said: Iterable[Frequency]) -> list[tuple[int, int]]:
    """Return where frequencies and dates stand, which are no part of a name."""
    return [*((one.start, one.end) for one in said), *((date.start, date.end) for date in dates_of(text))]


_FILLS = regex(
    r"(?:の?(?:会合|会議|集まり|話し?合い|開く回数)|[\s、，,:：「」()（）『』【】〈〉《》=＝…]|毎年度?|[0-9０-９]{1,2}月(?:から|より|～|〜|-|－|―)翌?年?[0-9０-９]{1,2}月(?:まで(?:の間)?)?|[はをがもので]|に(?!加)|と(?=し)|として|について|開催|実施|頻度|回数|定例的?に?|定期的に|原則|概ね|おおむね|およそ|約|年間"
    r"|と(?:いう|呼ぶ|する|略す|略する|略称する|表記する|記載する|記す)。?[)）]|[（(](?:以[下後降]|略称?|通称)[^（）()0-9０-９]{2,40}[)）]"
    r"|合計|計|全体で|それぞれ|とも(?:に)?|[今本当]年度|令和[0-9０-９元]+年度|[RＲ][0-9０-９]+年度|\0|各[一-龥ァ-ヶー]{1,8}で?|[一-龥ァ-ヶー]{1,6}ごとに?)*"
)
_LEADS = regex(
    r"(?:程度|以上)?(?:の|に?開催(?:する|している|される|の|した)?|に?実施(?:する|している|の|した)?|に?開(?:く|いている|いた|かれる|かれている)|に?行う|定例の)?[「『、\s]?"
)

_IN_THEM = regex("に(?:は)?[^、。をはが]{2,24}を(?:開催|開[きくい]|実施|行[いうっ]|催[しす]).*")
"""What stands behind a list of months in which something is held: 6月、10月に|全体会を開く."""


def attached(text: str, said: Sequence[Frequency], mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Return, by its start, the name that each frequency belongs to: the one right before it, or that it leads to."""
    found: dict[int, Mention] = {}
    for frequency in said:
        before = [one for one in mentions if one.end <= frequency.start]
        if (
            len(before) > 1
            and OWN_MEETING.fullmatch(before[-1].name)
            and text[before[-2].end : before[-1].start] in "（("
        ):
            before[-1] = Mention(before[-2].name, before[-2].start, before[-1].end)  # 協議会（全体会 年4回）
        if _is_sum_of_two(text, before, frequency):
            continue
        after = [one for one in mentions if one.start >= frequency.end]
        if (
            before
            and not _is_note_of_another(text, before[-1], frequency, said)
            and _FILLS.fullmatch(text, before[-1].end, frequency.start)
            and frequency.start - before[-1].end <= 36
            and not _is_of_what_it_does(text, before[-1], frequency)
        ):
            found[frequency.start] = before[-1]
        elif after and _leads_to(text, frequency, after[0], said):
            found[frequency.start] = after[0]
        elif outer := next((one for one in mentions if one.start < frequency.start and frequency.end <= one.end), None):
            found[frequency.start] = outer
    return found


_AT = regex("[」』）)]?(?:では|に)、?")
_DONE = regex(
    "(?!の(?:話|会|協議|集ま))(?:程度)?[、にの]?[^、。開集催]{0,14}[をが](?!開|ひら)[^、。催]*(?<!催)(?:\\Z|[、。])"
    "|(?:程度)?、?(?:出席|参加|参画|出向|報告)"
)


def _is_of_what_it_does(text: str, name: Mention, one: Frequency) -> bool:
    """Tell whether a frequency is of something done at or for a meeting: 部会では、|年1回、|家族の話を聞く."""
    return bool(_AT.fullmatch(text, name.end, one.start) and not one.months and _DONE.match(text, one.end))


_AND = regex("[」』）)]?(?:と|及び|や|、|・|並びに)[「『]?")
_IN_BOTH = regex("[」』）)]?(?:の?(?:[2２二]つ|両方|双方))?(?:で|で?合わせて|で?計|を足[しす][てと])、?(?:年間?)?")


def _is_sum_of_two(text: str, before: Sequence[Mention], one: Frequency) -> bool:
    """Tell whether a frequency is that of two meetings together: 推進会議と部会で|年6回."""
    if len(before) < 2 or one.each or not _AND.fullmatch(text, before[-2].end, before[-1].start):
        return False
    return bool(_IN_BOTH.fullmatch(text, before[-1].end, one.start))


_VISITED = regex("[」』）)]?(?:を(?:傍聴|見学|視察)|[にへ](?:も)?(?:出席|参加|出向|顔を出|招|呼ば))")
"""What stands behind a meeting that somebody goes to now and then: 年1回、全体会を|傍聴."""


def _leads_to(text: str, one: Frequency, name: Mention, said: Sequence[Frequency]) -> bool:
    """Tell whether a frequency is of the name behind it: 年4回の部会, 6月、10月に全体会を開く."""
    if _VISITED.match(text, name.end) and not text.startswith("の", one.end):
        return False
    lead = _LEADS.fullmatch(text, one.end, name.start)
    if lead and lead[0] and not (lead[0] == "、" and _has_own(text, name, said)):
        return True
    return bool(one.months and _IN_THEM.fullmatch(text, one.end, min(len(text), name.end + 8)))


def _has_own(text: str, name: Mention, said: Sequence[Frequency]) -> bool:
    """Tell whether a frequency stands right behind a name: …を年2回、|地域移行部会を年3回."""
    return any(one.start >= name.end and _FILLS.fullmatch(text, name.end, one.start) for one in said)


def _is_note_of_another(text: str, name: Mention, one: Frequency, said: Sequence[Frequency]) -> bool:
    """Tell whether a name stands in the brackets of the frequency before: 11回（連絡会議）4回（…）."""
    closed = text[name.end : one.start][:1] in ("）", ")")
    return closed and any(0 < name.start - other.end <= 1 and text[other.end] in "（(" for other in said)


_NEXT_YEAR = regex(
    r"(?:[、，・]|及び|\s)*(?:翌年?|(?:令和|[RＲr])\s?[0-9０-９]{1,2}[年.．])(?P<months>[0-9０-９]{1,2}月?(?:[、・][0-9０-９]{1,2}月?)*)(?<=月)"
)


def with_next_year(words: str, one: Frequency) -> Frequency:
    """Return a list of months with those of the next year behind it: 令和6年6月、9月|、令和7年2月."""
    behind = _NEXT_YEAR.match(words, one.end) if one.months and one.count is None else None
    if behind is None:
        return one
    months = (*one.months, *(int(month) for month in re.findall("[0-9０-９]+", behind["months"])))
    return replace(
        one, text=words[one.start : behind.end()], end=behind.end(), months=months, low=len(months), high=len(months)
    )


_RHYTHM = ("月", "週", "日", "隔月", "隔週")


def in_its_time(words: str, one: Frequency, anchor: int) -> Frequency:
    """Return a rhythm that a sentence gives for some months only as such: 9月から12月まで、月2回.

    It is no figure of the year, and is compared with another such rhythm alone.
    """
    worded = one.count is None and not one.months
    if one.each or not (worded or (one.count is not None and one.count.per in _RHYTHM)) or "月" not in words:
        return one
    for period in periods_of(words, anchor):
        if period.first is None or period.last is None or period.months or not period.certain:
            continue
        months = (period.last.month - period.first.month) % 12 + 1
        if period.first != period.last and months < _MONTHS and not (period.start <= one.start < period.end):
            return replace(one, each="期間")
    return one


_MONTHS = 12
_FROM = regex("から|より|だったが|であったが|→|⇒|従来|これまで")


def changed(words: str, frequency: Frequency, said: Sequence[Frequency]) -> bool:
    """Tell whether a frequency is the old one of two: 年3回から年4回に増やした."""
    later = [one for one in said if one.start >= frequency.end]
    return bool(later) and bool(_FROM.search(words[frequency.end : later[0].start]))


def of_each(words: str, one: Frequency) -> Frequency:
    """Return a frequency of each of several as such: 4つの島を年2回ずつ, 各圏域で6月、10月、2月に."""
    if one.each:
        return one
    if words.startswith("ずつ", one.end):
        return replace(one, each="ずつ")
    areas = EACH_AREA.search(words, 0, one.start) if one.months and one.count is None else None
    return replace(one, each=areas["each"]) if areas else one


EACH_AREA = regex(
    "(?P<each>各(?:障害保健福祉)?(?:[市町村区]+|圏域|地区|ブロック|地域|支所|保健所)|(?:[市町村区]+|圏域|地区|ブロック|支所|保健所)ごと)"
    "(?:では?|に|とも|において|が|の)?、?\\Z"
)
"""Areas in each of which something is held, right before its months: 各圏域で|6月、10月."""


def year_of(submission: Submission, at: str, field_: Field) -> int | None:
    """Return the fiscal year that a cell is about: that of its row's own period, or its column's."""
    place = places.parse(at)
    table = submission.form.part(place.part)
    if isinstance(table, Table):
        for column in table.columns:
            if column.type == "period" and not column.months and column.id != place.column:
                return _single_year(submission.text(f"{row_of(at)}.{column.id}"))
    return submission.fiscal_year + field_.year


def _single_year(text: str) -> int | None:
    found = dates_of(text)
    return found[0].fiscal_year or found[0].year if len(found) == 1 and not periods_of(text)[0].is_open else None


_SUMMED = regex("(?:合わせて|あわせて|合計で?|計|全部で)、?\\Z")


def without_parts(words: str, said: Sequence[Frequency]) -> Sequence[Frequency]:
    """Return the frequencies of a sentence, or their sum alone: 基礎を年1回、応用を年1回、合わせて年2回."""
    for whole in said:
        parts = [one.value or 0 for one in said if one is not whole]
        summed = len(parts) > 1 and sum(parts) == whole.value and _SUMMED.search(words, 0, whole.start)
        if summed and not any(one.each for one in said):
            return [whole]
    return said
