"""C3: when a thing began, was set up or ended, wherever it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.readings import dates_of, filled, folded, periods_of, row_of, sentences_of
from ckwriter.form import Field, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Date, YearMonth

Exactness = Literal["month", "year", "fiscal", "span"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time as written: a month, a year, a fiscal year, or a span of them."""

    words: str
    exact: Exactness
    first: int
    """Its first month, counted from year 0."""
    last: int

    def apart(self, other: Time) -> Literal["sure", "ask"] | None:
        """Tell whether two times cannot be one. A year written without 度 may mean the fiscal year: then it asks."""
        if self.last >= other.first and other.last >= self.first:
            both = {self.exact, other.exact}
            if len(both) == 1 or "month" in both or "span" in both or self.first // 12 == other.first // 12:
                return None
            return "ask"
        one, late = sorted((self, other), key=lambda time: time.first)
        if "year" in (one.exact, late.exact) and one.exact != late.exact:
            near = late.first - one.last <= 3 if one.exact == "year" else late.first - one.last <= 0
            return None if near and late.exact == "month" else "sure" if late.first - one.last > 3 else "ask"
        return "sure"


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


_ACTS = {
    "設置": "設置|設け(?=[るた、。]|$)|置(?:き|いた|く(?!換))|設立|発足|創設|開設|新設|開所|組織|結成"
    "|立ち上げ|立上げ|立ち上が",
    "開始": "開始|スタート|始動|始め(?=[るた、。]|$)",
    "再開": "再開",
    "終了": "終了|廃止|閉所|解散",
    "作成": "作成|策定|制定|発行",
    "位置付け": "位置付け|位置づけ",
    "改称": "改称|名称変更|改組",
}
_ACT = re.compile("|".join(f"(?P<a{at}>{words})" for at, words in enumerate(_ACTS.values())))
_NAMES = tuple(_ACTS)
_CHARS = r"[一-龥々ァ-ヺーA-Za-zＡ-Ｚａ-ｚ0-9０-９Ⅰ-Ⅻ・“”「」『』]"
_THING = re.compile(
    rf"(?P<thing>(?:{_CHARS}|にも包括|障がい|ひきこもり|こころ|くらし|ほっと|つながり)+)(?:[（(][^（）()]{{1,60}}[)）])?(?:の(?:活動|運営|運用|事業|取組|派遣|養成))?(?P<link>を|の|が|は)?(?:新たに|正式に|本格的に)?\Z"
)
_VAGUE = re.compile(
    "^(?:[同本当該]?(?:事業|取組|取り組み|活動|会議|部会|体制|支援|検討|協議|運営|運用|養成|派遣|実施|計画|制度|窓口|相談|委員会|協議会|連絡会|協議の場|研修|講座))$"
)


@check(level="error", rules=("R21",))
def date_of_event_differs(submission: Submission) -> Iterator[Finding]:
    """同じ出来事の年月が、どの節でも同じである

    When one thing was set up, begun, begun anew or ended, by all that tables and running text say. 年 and 年度 that may
    mean one time, and a month within a year, agree. Where one name only ends in the other, it is a question.
    """
    told: list[Event] = []
    for at, field, text in filled(submission):
        if field.type in ("paragraph", "bullets", "text") and text and _ACT.search(text):
            told += _events(submission, at, field, text)
    reported: set[tuple[str, str]] = set()
    for index, other in enumerate(told):
        for one in told[:index]:
            how = _apart(one, other)
            if how and (one.thing, one.act) not in reported and not _told_again(told, one, other):
                reported.add((one.thing, one.act))
                same = one.thing == other.thing and how == "sure"
                yield finding(
                    submission,
                    other.at,
                    f"「{other.name}」の{other.act}が「{other.when.words}」とありますが、"
                    f"{places.title_of(submission.form, one.at)}では「{one.when.words}」です"
                    + ("" if same else "。同じ事柄であれば、どちらかの誤りではありませんか"),
                    hint="正しい年月を確かめて、そろえてください。",
                    quotes=list(
                        dict.fromkeys(
                            [
                                (one.at, one.quote),
                                *_when_cell(one, submission),
                                (other.at, other.quote),
                                *_when_cell(other, submission),
                            ]
                        )
                    ),
                    level=None if same else "warning",
                )


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
        if any(event.act == first.act and _same(event, first) and not event.when.apart(first.when) for event in same):
            return True
    return False


def _apart(one: Event, other: Event) -> str | None:
    """Return how surely two events are one with two dates; events of one part are taken to be several."""
    if one.act != other.act or places.parse(one.at).part == places.parse(other.at).part or not _same(one, other):
        return None
    return one.when.apart(other.when)


def _same(one: Event, other: Event) -> bool:
    """Tell whether two events are about one thing, by its name or by the end of it."""
    short, long = sorted((one.thing, other.thing), key=len)
    return short == long or (len(short) >= 6 and long.endswith(short))


def _events(submission: Submission, at: str, field: Field, text: str) -> Iterator[Event]:
    place = places.parse(at)
    table = submission.form.part(place.part)
    row_time = _time_of_row(submission, at, table) if isinstance(table, Table) else None
    if field.year or (isinstance(table, Table) and any(c.type == "period" and c.months for c in table.columns)):
        return  # results of a year, and plans: their times are their own
    for sentence in sentences_of(text):
        dates = [date for date in dates_of(sentence.text) if date.year is not None and not date.placeholder]
        for found in _ACT.finditer(sentence.text):
            name, thing = _thing(submission, at, table, sentence.text, found.start())
            when = _when(sentence.text, dates, found) or (row_time if not dates else None)
            if thing and when:
                act = _NAMES[next(i for i in range(len(_NAMES)) if found[f"a{i}"])]
                yield Event(at, sentence.text, thing, name, act, when)


def _thing(submission: Submission, at: str, table: object, words: str, end: int) -> tuple[str, str]:
    """Return the name, and its key, of what an act is done to: the name before it, or that of its row."""
    found = _THING.search(words[max(0, end - 120) : end])
    name = found["thing"].strip("“”「」『』・") if found else ""
    name = re.sub(r"^(?:[0-9０-９]+(?:年度?|月|日)?)+", "", name)
    if (not name or _VAGUE.match(name)) and isinstance(table, Table):
        first = table.columns[0]
        name = (
            submission.text(f"{row_of(at)}.{first.id}")
            if first.type == "text" and first.id != places.parse(at).column
            else ""
        )
    key = folded(name.replace(submission.municipality.name, ""))
    return (name, key) if len(key) >= 4 and not _VAGUE.match(key) else ("", "")


def _when(words: str, dates: list[Date], act: re.Match[str]) -> Time | None:
    """Return the time that an act is told of: the last date before it within its clause."""
    before = [date for date in dates if date.end <= act.start()]
    if not before:
        return None
    date = before[-1]
    if re.search("[。]|まで|(?:し|り|て|ており|が)、", words[date.end : act.start()]):
        return None
    return _time(date.text, date.first, date.last, _exactness(date))


def _time_of_row(submission: Submission, at: str, table: Table) -> Time | None:
    for column in table.columns:
        if column.type == "period" and not column.months:
            text = submission.text(f"{row_of(at)}.{column.id}")
            found, named = (periods_of(text), dates_of(text)) if text else ((), ())
            if len(found) == 1 and len(named) == 1:
                return _time(text, named[0].first, named[0].last, _exactness(named[0]))
            if len(found) == 1 and found[0].last is not None:
                return _time(text, found[0].first, found[0].last, "span")
    return None


def _exactness(date: Date) -> Exactness:
    if date.month:
        return "month"
    return "fiscal" if date.fiscal else "year"


def _time(words: str, first: YearMonth | None, last: YearMonth | None, exact: Exactness) -> Time | None:
    if first is None or first.year is None or last is None or last.year is None:
        return None
    return Time(words, exact, first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
