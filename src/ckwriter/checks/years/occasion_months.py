"""C3: the month in which an occasion is held, in running text and in the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.names.naming import GENERIC, HEAD
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import (
    cells_with_role,
    dates_of,
    filled,
    folded,
    months_of,
    periods_of,
    row_of,
    sentences_of,
)
from ckwriter.checks.years.months_beside import months_beside
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Period, contains
from ckwriter.patterns import regex

_HELD = regex(
    "(?:[（(][日月火水木金土祝・]{1,3}[)）])?(?:の(?:午前|午後|夜間?|夕方|昼)(?:に)?)?(?:に(?:は|も)?|、)?、?"
    "(?:[0-9０-９一二三四五六]{1,2}(?:日間?|回|会場|か所)[^、。0-9０-９]{0,6}(?:で|にわたり|かけて|、))?"
    "(?:[^、。0-9０-９]{0,20}(?:で|において)、?)?(?:(?P<object>[^、。0-9０-９]{0,24})を)?"
    "(?:開催|開[いきくか]|ひら[いきくか]|実施|行[いうっわ]|催[しす])(?!始|催要)"
)
_WAS = regex("[^。]{0,6}?(?:[いしっ]た|れた|ました|でした)")
_THIS_YEAR = regex("今年度|本年度")
_HAS_YEAR = regex("年|[.．/][0-9０-９]{1,2}[.．/]|^[RＲ]")
_OTHER = regex("昨年|前の?年|来年|次年|毎年|例年|臨時|延期|中止|変更|予備日|当初")
_ITSELF = regex("(?:の?(?:開催|実施)|[①-⑳]|第?[0-9０-９]+回目?)*(?:[、，,。・／/\n　 ]|$|及び|と)")
"""What stands behind a name that is the occasion itself, and not what is done for it."""
_ITEMS = regex("[、，,／/\n　]")
_AROUND = regex("^[\\s・･●○①-⑳]+|(?:の?(?:開催|実施)|(?<=.)「[^「」]*」|[（(][^（）()]*[)）]|[①-⑳]|\\s)+$")
_SHORTEST = 4


class _Held(NamedTuple):
    """When something is held, as a sentence tells it."""

    at: str
    words: str
    month: tuple[int, int]
    day: int | None
    what: str = ""
    """What is held, as far as it stands between the month and the verb."""

    def apart(self, other: _Held) -> bool:
        days = self.day is not None and other.day is not None and self.day != other.day
        return self.month != other.month or days


class _Row(NamedTuple):
    at: str
    text: str
    period_at: str
    period: str
    spans: tuple[Period, ...]
    held: tuple[_Held, ...]
    """What the row's other cells tell of when it is held."""


@check(level="warning", rules=("R21",))
def month_of_occasion_differs(submission: Submission) -> Iterator[Finding]:
    """催しを開く月が、本文とスケジュールで同じである

    Running text that says in which month of the document's year an occasion was or will be held
    (今年度は9月に開催した), against the rows of the calendar that name it; and a month right beside the name of an
    occasion or a meeting (12月の協議会), against when that is held. Occasions that the calendar names without a
    month, or only in what is done for them (…の準備), are left alone.
    """
    rows = list(_calendar(submission))
    asked: set[str] = set()
    for one in _beside_names(submission, rows):
        asked.add(one.evidence[0].quote)
        yield one
    if not rows:
        return
    names = _names(submission)
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or "月" not in text or _is_planned(submission, at):
            continue
        for sentence in sentences_of(text):
            told = _held(submission, at, sentence.text)
            if told is None or sentence.text in asked:
                continue
            for name in _named(submission, told, sentence.text, names):
                named = [one for one in rows if name in folded(one.text)]
                if _is_elsewhere(named, name, told.month):
                    row = named[0]
                    yield _differs(
                        submission, told, sentence.text, "月", (row.period_at, row.period), (row.at, row.text)
                    )
                elif other := _told_otherwise(named, name, told):
                    yield _differs(submission, told, sentence.text, "日", (other.at, other.words))
                if named:
                    break


def _beside_names(submission: Submission, rows: list[_Row]) -> Iterator[Finding]:
    """Ask about months that stand right beside a name, each name and month once."""

    def of_occasion(name: str, month: tuple[int, int]) -> tuple[str, str] | None:
        named = [one for one in rows if name in folded(one.text)] if len(name) >= _SHORTEST else []
        return (named[0].period_at, named[0].period) if _is_elsewhere(named, name, month) else None

    told: set[str] = set()
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or "月" not in text or _is_planned(submission, at):
            continue
        for sentence in sentences_of(text):
            if "月" not in sentence.text or _OTHER.search(sentence.text):
                continue
            for one in months_beside(submission, sentence.text, of_occasion):
                if one.whole not in told and one.other[0] != at:
                    told.add(one.whole)
                    held = _Held(at, one.words, (0, 0), None)
                    yield _differs(submission, held, sentence.text, "月", one.other)


def _held(submission: Submission, at: str, words: str, *, planned: bool = False) -> _Held | None:
    """Return the one month of a sentence if something is held in it this year, which a plan need not say."""
    if "月" not in words or _OTHER.search(words):
        return None
    months = months_of(words)
    if len(months) != 1 or len(months[0].months) != 1:
        return None
    month = months[0].months[0]
    dates = [date for date in dates_of(words, submission.fiscal_year) if date.start <= months[0].start < date.end]
    start, end = (dates[0].start, dates[0].end) if dates else (months[0].start, months[0].end)
    held = _HELD.match(words, end)
    if held is None:
        return None
    written = dates[0].first if dates and dates[0].month and _HAS_YEAR.search(dates[0].text) else None
    if written is not None and written.year is not None:
        year = written.year
    elif planned or _THIS_YEAR.search(words[:start]) or not _WAS.match(words, held.end() - 1):
        year = submission.fiscal_year + (month < 4)
    else:
        return None
    if year - (month < 4) != submission.fiscal_year:
        return None
    return _Held(at, words[start:end], (year, month), dates[0].day if dates else None, held["object"] or "")


def _is_planned(submission: Submission, at: str) -> bool:
    """Tell whether a place is in a table of periods: the calendar itself, the chronicle."""
    table = submission.form.part(places.parse(at).part)
    return isinstance(table, Table) and any(column.type == "period" for column in table.columns)


def _calendar(submission: Submission) -> Iterator[_Row]:
    for table, column in submission.form.with_role("activity"):
        period = next((c for c in table.columns if c.type == "period" and c.months), None) if table else None
        if table is None or period is None:
            continue
        for row in submission.rows(table):
            at, when = f"{row}.{column.id}", f"{row}.{period.id}"
            if text := submission.text(at):
                spans = periods_of(submission.text(when), submission.fiscal_year)
                held = tuple(_held_in_row(submission, table, row))
                yield _Row(at, text, when, submission.text(when), tuple(spans), held)


def _held_in_row(submission: Submission, table: Table, row: str) -> Iterator[_Held]:
    for column in table.columns:
        if column.type in PROSE and "月" in (text := submission.text(at := f"{row}.{column.id}")):
            for sentence in sentences_of(text):
                if (held := _held(submission, at, sentence.text, planned=True)) is not None:
                    yield held


def _names(submission: Submission) -> tuple[str, ...]:
    """Return the keys of the names that a submission's tables list, the longest first."""
    found = set()
    for named in submission.form.words.names:
        part, _, column = named.partition(".")
        table = submission.form.part(part)
        if isinstance(table, Table):
            found |= {folded(cell.text) for _, cell in submission.column(table, column)}
    for _, _, text in cells_with_role(submission, "activity"):
        found |= {folded(_AROUND.sub("", item)) for item in _ITEMS.split(text) if HEAD.search(_AROUND.sub("", item))}
    return tuple(
        sorted(
            (name for name in found if len(name) >= _SHORTEST and not GENERIC.match(name)),
            key=lambda name: (-len(name), name),
        )
    )


def _named(submission: Submission, told: _Held, words: str, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys of what a sentence may say is held: what it names, else the first column of its row."""
    key = folded(words)
    inside = [name for name in names if name in key]
    if inside:
        yield inside[0]
        return
    at = told.at
    table = submission.form.part(places.parse(at).part)
    if isinstance(table, Table) and not table.rows and table.columns[0].type == "text":
        name = folded(submission.text(f"{row_of(at)}.{table.columns[0].id}"))
        if told.what and not any(pair in name for pair in _pairs(told.what)):
            return  # 講師との打合せを行った
        if len(name) >= _SHORTEST and not at.endswith(f".{table.columns[0].id}"):
            yield name


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _told_otherwise(named: list[_Row], name: str, told: _Held) -> _Held | None:
    """Return how the one row of an occasion tells of its one date, if that is another date."""
    held = [one for row in named for one in row.held if _is_itself(row.text, name)]
    return held[0] if len(named) == len(held) == 1 and held[0].apart(told) else None


def _is_elsewhere(named: list[_Row], name: str, month: tuple[int, int]) -> bool:
    """Tell whether all rows that name an occasion are surely of other months, and one is of the occasion itself."""
    if not named or not any(_is_itself(row.text, name) for row in named):
        return False
    for row in named:
        if not row.spans or any(not span.certain or contains(span, month) is not False for span in row.spans):
            return False
        if any(month[1] in one.months for one in months_of(row.text)):
            return False
    return True


def _is_itself(text: str, name: str) -> bool:
    for line in _COUNTED.sub("", text).split("\n"):
        for key in {folded(line), folded(_TITLE.sub("", line))}:
            if name in key and (key.endswith(name) or _ITSELF.match(key, key.find(name) + len(name))):
                return True
    return False


_COUNTED = regex("[（(][^（）()]{0,6}[0-9０-９]+(?:人|名|回|か所|会場|校|日間)[^（）()]{0,4}[)）]")
_TITLE = regex("(?<=[^「」、。\\s])「[^「」]*」")
"""The title of an occasion behind its kind: 市民フォーラム|「こころと暮らす」."""


def _differs(submission: Submission, told: _Held, words: str, what: str, *others: tuple[str, str]) -> Finding:
    """Ask about a month or day, of which the first of the other places and its words tell another."""
    at, said = others[0]
    return finding(
        submission,
        told.at,
        f"「{told.words}」とありますが、{places.title_of(submission.form, at)}では「{said}」です。"
        "同じ催しであれば、どちらかの誤りではありませんか",
        hint=f"開く{what}を確かめて、そろえてください。",
        quotes=[(told.at, words), *others],
    )
