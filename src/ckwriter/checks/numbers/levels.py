"""C1: whether areas have their meetings, as figures of the profile, names of meetings and running text say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.indicators.told import indicators
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.naming import MAY_MEET, may_meet
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import BRACKETS, filled, fixed_rows, number_of, sentences_of
from ckwriter.form import Constraint
from ckwriter.model import Finding, Submission
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex


def own_meetings(submission: Submission, rule: Constraint) -> Iterator[tuple[str, str]]:
    """Yield (place, name) of the meetings of a table whose names begin as those of a rule's level do."""
    body = submission.municipality.name
    begins = [begin.replace("{body}", body) for begin in rule.begins if body or "{body}" not in begin]
    for meeting in meetings(submission).every:
        for at, name in meeting.named_in(rule.table)[:1]:
            if name.startswith(tuple(begins)) and not any(word in name for word in rule.without):
                yield at, name


class _Level(NamedTuple):
    """A row that counts in how many areas of a kind there are meetings, of how many."""

    at: str
    words: str
    having: int
    all: int
    told: tuple[int, ...]
    """Other numbers of all, from rows that the form says are equal: where one is wrong, that is asked about."""
    names: str
    """What areas of the kind are called, as alternatives of a pattern."""


def _levels(submission: Submission) -> Iterator[_Level]:
    for table, row in fixed_rows(submission):
        at, of = f"{table.id}[{row.id}].value", f"{table.id}[{row.id}].denominator"
        having, every = number_of(submission.text(at) or ""), number_of(submission.text(of) or "")
        if having is None or every is None or "denominator" not in row.columns:
            continue
        if isinstance(having.value, int) and isinstance(every.value, int) and 0 <= having.value <= every.value:
            names = sorted((row.title, *row.also), key=len)
            told = tuple(_equal_to(submission, of))
            yield _Level(at, having.text, having.value, every.value, told, "|".join(map(re.escape, names)))


def _equal_to(submission: Submission, at: str) -> Iterator[int]:
    for rule in submission.form.constraints:
        if rule.type == "equal" and at in rule.places and rule.binds(submission.municipality.kind):
            for figure in (number_of(submission.text(place) or "") for place in rule.places if place != at):
                if figure is not None and isinstance(figure.value, int):
                    yield figure.value


_NONE_YET = regex(
    "(?:が|は|も|を)?[^。、]{0,10}?(?:(?:置かれ|設置され|設けられ|設置し|設けて?|整っ|開かれ|持っ)て?"
    "(?:いない|いません|おらず|おりません)|がない|がなく|がありません|(?:が|は)未設置)(?!わけ|よう)"
)
_MAY_LACK = regex("ない|なく|ません|おらず|未設置")
_NOT_SET_UP = (
    "未設置(?:の|である|となっている)?(?:残る|残り)?(?P<number>[0-9０-９]{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:つの)?"
    "(?:{names})"
)


def told_otherwise(submission: Submission) -> Iterator[Finding]:
    """Ask where running text says that areas have no meeting, and the figures that all have it, or another number."""
    levels = list(_levels(submission))
    for at, field, text in filled(submission) if levels else ():
        if field.type not in PROSE or field.role == "event":
            continue
        for sentence in sentences_of(text) if _MAY_LACK.search(text) or _MAY_HAVE.search(text) else ():
            for level in levels:
                if _MAY_LACK.search(sentence.text):
                    yield from _contradicts(submission, at, sentence.text, level)
                if not field.year and _MAY_HAVE.search(sentence.text):
                    yield from _counts_otherwise(submission, at, sentence.text, level)
    yield from _counted_otherwise(submission, levels)


_MAY_HAVE = regex("(?:うち|中)、?(?:[0-9０-９]|[一二三四五六七八九十])")
_SO_MANY = (
    "(?P<all>{number})(?:の)?(?:{names})(?:の?うち|中)、?(?P<having>{number})(?:の)?(?:{names})"
    "(?:で|に|が)[^、。]{{0,14}}?(?:設け|設置|置[かい]|整|開[かい])"
)
_NUMBER = "[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}"
_NOT_NOW = regex("目標|目指|予定|見込|前の?年|昨年|当時|まで|ない|未設置")


def _counts_otherwise(submission: Submission, at: str, words: str, level: _Level) -> Iterator[Finding]:
    """Ask where running text gives another number of areas that have a meeting: 27市町村のうち22市町村で設けている."""
    if not (may_meet(words) or "協議の場" in words) or _NOT_NOW.search(words):
        return
    for found in re.finditer(_SO_MANY.format(names=level.names, number=_NUMBER), words):
        every, having = read_number(found["all"]), read_number(found["having"])
        if every == level.all and isinstance(having, int) and having != level.having:
            yield finding(
                submission,
                at,
                f"「{found[0]}」とありますが、{places.title_of(submission.form, level.at)}は"
                f"「{level.having}／{level.all}」です",
                hint="時点が違うときは、いつの数かを書き添えてください。同じ時点であれば、どちらかを直します。",
                quotes=[(at, found[0]), (level.at, level.words)],
                level="warning",
            )


def _contradicts(submission: Submission, at: str, words: str, level: _Level) -> Iterator[Finding]:
    title = places.title_of(submission.form, level.at)
    shown = f"{level.having}／{level.all}"
    for found in re.finditer(_NOT_SET_UP.format(names=level.names), words):
        number = read_number(found["number"])
        if isinstance(number, int) and all(number != every - level.having for every in (level.all, *level.told)):
            yield finding(
                submission,
                at,
                f"「{found[0]}」とありますが、{title}は「{shown}」で、設置していないのは{level.all - level.having}です",
                hint="設置した数と、していない数のどちらが正しいか確かめてください。",
                quotes=[(at, found[0]), (level.at, level.words)],
                level="warning",
            )
    if level.having != level.all:
        return
    for area in re.finditer(rf"(?:[一-龥]{{1,6}}?の?)?(?:{level.names})(?:では|には|は|に|で|、)", words):
        meeting = MAY_MEET.search(words, area.end())
        if meeting and meeting.start() - area.end() <= 20 and (none := _NONE_YET.match(words, meeting.end())):
            quote = words[area.start() : none.end()]
            yield finding(
                submission,
                at,
                f"「{quote}」とありますが、{title}は「{shown}」で、全てに設置したことになっています",
                hint="設置の有無を確かめて、数か文章を直してください。",
                quotes=[(at, quote), (level.at, level.words)],
                level="warning",
            )
            return


_AREAS_WITH = "(?:協議の場|会議体?)[^、。]{{0,8}}(?:設置|設け|開催|置い|有し|持つ)[^、。]{{0,4}}(?:{names})の?数$"


def _counted_otherwise(submission: Submission, levels: list[_Level]) -> Iterator[Finding]:
    """Note where an indicator counts the areas that have a meeting, and stands at another number than the figures."""
    for one in (one for rows in indicators(submission).values() for one in rows):
        now = one.value("baseline")
        for level in levels if now is not None and now.figure is not None else ():
            counted = re.search(_AREAS_WITH.format(names=level.names), BRACKETS.sub("", one.label))
            if counted and now is not None and now.figure is not None and now.figure.value != level.having:
                yield finding(
                    submission,
                    now.at,
                    f"「{now.text}」ですが、{places.title_of(submission.form, level.at)}は"
                    f"「{level.having}／{level.all}」です。同じ数ではありませんか",
                    hint="時点が違うときは、そのままで構いません。同じ時点であれば、どちらかを直します。",
                    quotes=[(now.at, now.text), (level.at, level.words), one.quote],
                    level="note",
                )
