"""C3: when a thing began, was set up or ended, wherever it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.mentions import defined_names
from ckwriter.checks.names.naming import GENERIC, MAY_MEET
from ckwriter.checks.texts.readings import dates_of, filled, folded, once, row_of, sentences_of
from ckwriter.checks.years.event_things import ACT, ACT_NAMES, DOCUMENT, Thing, thing_of
from ckwriter.checks.years.event_times import HELD, Time, in_row, time_of_row, when_of, years_on
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Date
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Event:
    """That something happened to a named thing at some time, as one place tells it."""

    at: str
    quote: str
    thing: str
    """The thing, by the key of its name."""
    name: str
    act: str
    when: Time
    words: str = ""
    """The part of the sentence that tells it: 令和3年度に始めたピアサポーター養成研修."""
    sure: bool = True
    """False where it is only said since when a thing is held, or for how many years, or the thing is not named."""
    where: str = ""
    """In how many places it was done, as far as that is told: 2地区, 全7地区."""


@check(level="error", rules=("R21",))
def date_of_event_differs(submission: Submission) -> Iterator[Finding]:
    """同じ出来事の年月が、どの節でも同じである

    When one thing was set up, begun, begun anew or ended, by all that tables and running text say. 年 and 年度 that may
    mean one time, and a month within a year, agree. Where one name only ends in the other, it is a question.
    """
    for one, other, sure in contradictions(submission):
        quotes = [
            (one.at, one.words or one.quote),
            *_when_cell(one, submission),
            (other.at, other.words or other.quote),
            *_when_cell(other, submission),
        ]
        yield finding(
            submission,
            other.at,
            f"{_framed(other.name)}の{other.act}が「{other.when.shown}」とありますが、"
            f"{places.title_of(submission.form, one.at)}では「{one.when.shown}」です"
            + ("" if sure else "。同じ事柄であれば、どちらかの誤りではありませんか"),
            hint="正しい年月を確かめて、そろえてください。",
            quotes=list(dict.fromkeys(quotes)),
            level=None if sure else "warning",
        )


def _framed(name: str) -> str:
    return name if name.startswith("「") else f"「{name}」"


@once
def events_by_place(submission: Submission) -> dict[str, tuple[Event, ...]]:
    """Return what each cell of prose tells of that was set up, begun or ended, in the order of the form."""
    return {
        at: tuple(_events_of(submission, at, text))
        for at, field, text in filled(submission)
        if field.type in ("paragraph", "bullets", "text") and _tells_of_acts(text)
    }


@lru_cache(8192)
def _tells_of_acts(text: str) -> bool:
    return bool(ACT.search(text))


@lru_cache(8192)
def _acts_in(sentence: str) -> tuple[re.Match[str], ...]:
    return tuple(ACT.finditer(sentence))


@once
def contradictions(submission: Submission) -> tuple[tuple[Event, Event, bool], ...]:
    """Return pairs of tellings that give one event two times, one a thing and act, and whether that is certain."""
    told = [event for events in events_by_place(submission).values() for event in events]
    found: dict[tuple[str, str], tuple[Event, Event, bool]] = {}
    for index, other in enumerate(told):
        for one in told[:index]:
            how = _apart(submission, told, one, other)
            if how and (one.thing, one.act) not in found and not _told_again(told, one, other):
                sure = one.thing == other.thing and how == "sure" and one.sure and other.sure and one.act == other.act
                found[one.thing, one.act] = one, other, sure
    return tuple(found.values())


def _when_cell(event: Event, submission: Submission) -> list[tuple[str, str]]:
    """Return the cell of the row's own period, where the time does not stand in the sentence itself."""
    if event.when.words in event.quote:
        return []
    place = places.parse(event.at)
    table = submission.form.part(place.part)
    columns = [c for c in table.columns if c.type == "period"] if isinstance(table, Table) else []
    return [(f"{row_of(event.at)}.{c.id}", event.when.words) for c in columns]


def _told_again(told: list[Event], one: Event, other: Event) -> bool:
    """Tell whether one of two events is told by the other's part as well, which then tells of two."""
    for first, second in ((one, other), (other, one)):
        part = places.parse(second.at).part
        same = [event for event in told if event is not second and places.parse(event.at).part == part]
        if any(
            event.act == first.act and same_thing(event, first) and not event.when.apart(first.when) for event in same
        ):
            return True
    return False


def _apart(submission: Submission, told: list[Event], one: Event, other: Event) -> str | None:
    """Return how surely two events are one with two dates; events of one part are taken to be several."""
    if not _is_one_act(one, other) or places.parse(one.at).part == places.parse(other.at).part:
        return None
    if _in_other_places(one, other):
        return None
    how = one.when.apart(other.when)
    if how is None or same_thing(one, other) or _is_short_for(told, one, other):
        return how
    return how if _is_one_meeting(submission, one, other) else None


_BEGUN = frozenset({"設置", "開始"})


def _is_one_act(one: Event, other: Event) -> bool:
    """Tell whether two acts are one; a meeting that was begun in an earlier fiscal year than set up is asked about."""
    if one.act == other.act:
        return True
    early, late = sorted((one, other), key=lambda event: event.when.first)
    begun = {one.act, other.act} == _BEGUN and early.act == "開始" and early.when.last < late.when.first
    return begun and one.thing == other.thing and bool(_MAY_BEGIN.search(one.name)) and "試行" not in early.quote


_MAY_BEGIN = regex(f"{MAY_MEET.pattern}|チーム|班$")
"""What is set up before it begins."""


def _in_other_places(one: Event, other: Event) -> bool:
    """Tell whether of two starts each is of its own places, or the later one of all: 2地区で, then 全7地区で."""
    if one.where and other.where:
        return one.where != other.where
    early, late = sorted((one, other), key=lambda event: event.when.first)
    return "全" in late.where and not early.where


def _is_one_meeting(submission: Submission, one: Event, other: Event) -> bool:
    """Tell whether two names are those of one meeting, one of them short: 県協議会."""
    if not (MAY_MEET.search(one.name) and MAY_MEET.search(other.name)):
        return False
    if {one.thing, other.thing} in _defined(submission):
        return True
    found = meetings(submission)
    meeting = found.resolve(one.name)
    return meeting is not None and meeting is found.resolve(other.name)


@once
def _defined(submission: Submission) -> tuple[set[str], ...]:
    """Return the keys of each name and of the short one that running text defines for it."""
    return tuple({folded(name), folded(short)} for name, short in defined_names(submission))


def _is_short_for(told: list[Event], one: Event, other: Event) -> bool:
    """Tell whether a short name, 登録制度, can only be the end of one thing of which a like act is told."""
    short, long = sorted((one, other), key=lambda event: len(event.thing))
    if len(short.thing) < _SHORTEST or not long.thing.endswith(short.thing) or _is_kind_alone(short.thing):
        return False
    return len({event.thing for event in told if event.act == short.act and event.thing.endswith(short.thing)}) <= 2


_SHORTEST = 4


def _is_kind_alone(thing: str) -> bool:
    return bool(GENERIC.match(thing) or DOCUMENT.fullmatch(thing))


def same_thing(one: Event, other: Event) -> bool:
    """Tell whether two events are about one thing, by its name or by the end of it."""
    short, long = sorted((one.thing, other.thing), key=len)
    if short == long or (len(short) >= 6 and long.endswith(short)):
        return True
    if (frames := [_FRAMED.findall(event.name) for event in (one, other)]) and (frames[0] or frames[1]):
        return _is_one_frame(one, other, frames)
    plain, full = (_KIND.sub("", thing.replace("の", "")) for thing in (short, long))
    return len(plain) >= 6 and plain == full


def _is_one_frame(one: Event, other: Event, frames: list[list[str]]) -> bool:
    """Tell whether two names of which one frames a word are of one thing: 訪問支援チーム「かもめ」 and 「かもめ」."""
    if frames[0] and frames[1]:
        return frames[0] == frames[1] and one.name.endswith("」") and other.name.endswith("」")
    heads = [folded(_FRAME.sub("", event.name)) for event in (one, other)]
    return heads[0] == heads[1] and len(heads[0]) >= _LONGEST_KIND


_FRAMED = regex("「([^「」]{2,20})」")
_FRAME = regex("「[^「」]*」$")
_LONGEST_KIND = 6
_KIND = regex("(?:研修会?|講座|事業|取組|活動)$")
"""What the name of a course or programme may have or lack."""


def _events_of(submission: Submission, at: str, text: str) -> Iterator[Event]:
    """Yield what a cell tells of that was set up, begun or ended, and when."""
    place = places.parse(at)
    table = submission.form.part(place.part)
    plans = isinstance(table, Table) and any(c.type == "period" and c.months for c in table.columns)
    field = places.field_at(submission.form, at)
    about = field.year if field is not None else 0
    for sentence in sentences_of(text):
        acts = _acts_in(sentence.text)
        if not acts:
            continue
        dates = list(_dates(submission, sentence.text))
        row_time = time_of_row(submission, at, table) if not dates and isinstance(table, Table) else None
        times = [_time_of_act(submission, sentence.text, dates, row_time, found) for found in acts]
        if not any(when for when, _ in times):
            continue
        before = Thing()
        for found, (when, since) in zip(acts, times, strict=True):
            thing = before = thing_of(submission, at, table, sentence.text, found, before)
            if when is None or (plans and when.last >= submission.fiscal_year * 12 + 3):
                continue  # the times of plans are their own
            before_it = when.last < (submission.fiscal_year + about) * 12 + 3
            opened = found[f"a{ACT_NAMES.index('設置')}"] and when.exact == "month" and thing.of_row
            if about and (since or not (before_it or opened or _SINCE_THEN.match(sentence.text, found.end()))):
                continue  # what fields about a year tell of are its results
            if thing.key:
                act = ACT_NAMES[next(i for i in range(len(ACT_NAMES)) if found[f"a{i}"])]
                words = _words(sentence.text, when, found, thing.name)
                sure = found[0] not in HELD and not since and when.words not in _RELATIVE
                sure = sure and act not in ("参加", "組織改正", "試行", "定例化") and not thing.where
                yield Event(at, sentence.text, thing.key, thing.name, act, when, words, sure, thing.where)


def _time_of_act(
    submission: Submission, words: str, dates: list[Date], row_time: Time | None, act: re.Match[str]
) -> tuple[Time | None, bool]:
    """Return when an act was, and whether a sentence only tells how long ago."""
    since = years_on(words, act, submission.fiscal_year)
    if since and not any(words[date.end : act.start()] == "の" for date in dates):  # 令和4年度の開始から3年目
        return since, True
    return when_of(words, dates, act) or in_row(row_time, words, act), False


_RELATIVE = ("今年度", "本年度", "昨年度", "一昨年度")
_SINCE_THEN = regex("(?:し|め|っ|され)?(?:から|以来|より|て(?:から|以来)|た[^。]{0,8}(?:から|以来))")


def _dates(submission: Submission, words: str) -> Iterator[Date]:
    """Yield the dates of a sentence whose year is told in figures, or by 今年度 and the like."""
    yield from (date for date in dates_of(words) if date.year is not None and not date.placeholder)
    if "年度" in words:
        yield from (date for date in dates_of(words, submission.fiscal_year) if date.text in _RELATIVE)


def _words(sentence: str, when: Time, act: re.Match[str], name: str) -> str:
    """Return the stretch of a sentence from the time or the name to the act, whichever stand in it."""
    spans = [act.span()] + [(at, at + len(one)) for one in (when.words, name) if (at := sentence.find(one)) >= 0]
    return sentence[min(start for start, _ in spans) : max(end for _, end in spans)]
