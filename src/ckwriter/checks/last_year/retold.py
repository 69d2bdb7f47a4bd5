"""C4: the past as this year's submission tells it, against what last year's told of the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ckwriter.checks import check, finding
from ckwriter.checks.texts.readings import dates_of, filled, folded, last_year, periods_of, sentences_of
from ckwriter.checks.years.chronicle import chronicles, row_begins
from ckwriter.checks.years.event_things import LASTING
from ckwriter.checks.years.event_times import Time
from ckwriter.checks.years.events import Event, events_by_place, same_thing
from ckwriter.findings import LAST_YEAR
from ckwriter.form import Column
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_HINT = "過ぎた年のことは変わらないはずです。元の資料で確かめてください。前の誤りを直したのなら、そのままで構いません。"


@check(level="warning", rules=("R21", "R43"), previous=True)
def past_changed(submission: Submission) -> Iterator[Finding]:
    """過ぎた年の出来事の年月と数字が、昨年度の提出と同じである

    Rows of the chronicle that say the same as one of last year's in another year, or with other numbers; and what was
    set up, begun or ended at another time than last year's submission said, wherever it is told. Years that were not
    over when that was written, plans, rows that go on, and sentences that say that they put something right are left
    alone.
    """
    previous = last_year(submission)
    if previous is None:
        return
    rows = list(_rows(submission, previous))
    yield from rows
    seen = {one.at for found in rows for one in found.evidence}
    for found in (*_sentences(submission, previous), *_events(submission, previous)):
        if not any(one.at in seen for one in found.evidence if one.at == found.at or one.previous):
            seen.add(found.at)
            yield found


# ----------------------------------------------------------------------------- rows of the chronicle


def _rows(submission: Submission, previous: Submission) -> Iterator[Finding]:
    for table, period, event in chronicles(submission):
        if previous.form.part(table.id) is None:
            continue
        for row, old in paired(submission, previous, table.id, period, event):
            at, then = f"{row}.{event.id}", f"{old}.{event.id}"
            text, before = submission.text(at), previous.text(then)
            when, last = row_begins(submission, row, period), row_begins(previous, old, period)
            if when is None or last is None or _CORRECTED.search(text):
                continue
            if when.apart(last) == "sure":
                if not _is_new(when, previous) and _say_the_same(text, before):
                    yield _another_year(submission, previous, (row, old), period, event)
            elif not _goes_on(submission.text(f"{row}.{period.id}"), last, previous) or LASTING.search(text):
                yield from _numbers(submission, (at, text), (then, before))


def _say_the_same(one: str, other: str) -> bool:
    """Tell whether two rows are one in nearly the same words, whatever the numbers in them."""
    return fuzz.ratio(*(_DID.sub("", _BEGAN.sub("開始", _masked(text))) for text in (one, other))) >= 90


_BEGAN = regex("始め|始ま[っり]|スタート|開始し")
_DID = regex("(?:し|され)?(?:ました|まし|ている|た)[。、]?|[。、「」]")


def _another_year(
    submission: Submission, previous: Submission, rows: tuple[str, str], period: Column, event: Column
) -> Finding:
    (at, told), (old_at, old_told) = (
        (f"{row}.{period.id}", _first_line(one.text(f"{row}.{event.id}")))
        for row, one in zip(rows, (submission, previous), strict=True)
    )
    now, then = submission.text(at), previous.text(old_at)
    return finding(
        submission,
        at,
        f"「{told}」の時期が「{now}」ですが、{LAST_YEAR}では「{then}」でした",
        hint=_HINT,
        quotes=[(at, now), (f"{rows[0]}.{event.id}", told)],
        before=[(old_at, then), (f"{rows[1]}.{event.id}", old_told)],
    )


def paired(
    submission: Submission, previous: Submission, table: str, period: Column, event: Column
) -> list[tuple[str, str]]:
    """Return the rows of this year's chronicle with last year's that tell the same: those of one time first."""
    now, then = (
        [
            (row, _masked(text), row_begins(one, row, period))
            for row in one.rows(one.form.table(table))
            if (text := one.text(f"{row}.{event.id}"))
        ]
        for one in (submission, previous)
    )
    ranked = []
    for at, (_, words, when) in enumerate(now):
        for to, (_, old_words, last) in enumerate(then):
            like = fuzz.ratio(words, old_words, score_cutoff=60)
            together = when is not None and last is not None and when.apart(last) != "sure"
            if like:
                ranked.append((not (together and like > 80), -like, not together, at, to))
    left, right, pairs = set(range(len(now))), set(range(len(then))), []
    for _, _, _, at, to in sorted(ranked):
        if at in left and to in right:
            left.remove(at)
            right.remove(to)
            pairs.append((now[at][0], then[to][0]))
    return sorted(pairs)


def _is_new(when: Time, previous: Submission) -> bool:
    """Tell whether a time lies in the year of last year's submission or later: it could not tell of it as done."""
    return when.last >= previous.fiscal_year * 12 + 3


def _goes_on(text: str, when: Time, previous: Submission) -> bool:
    return _is_new(when, previous) or any(one.is_open for one in periods_of(text))


# ----------------------------------------------------------------------------- numbers within words

_NUMBER = regex(r"\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十]+(?=つ|名|回|件|か所|機関|病院|市町|町村|区|圏域)")
_GROWS = regex("累計|累積|現在|これまで|時点|予定|見込|目標|計画で|延べ")
_CORRECTED = regex("訂正|修正し|誤り|正しくは|改称|延期|変更")


def _masked(text: str) -> str:
    return _NUMBER.sub("#", folded(text))


def _numbers(submission: Submission, now: tuple[str, str], then: tuple[str, str]) -> Iterator[Finding]:
    """Yield the first line or sentence of a cell that has other numbers than the one like it in last year's."""
    before = [one.text for one in sentences_of(then[1])]
    for sentence in sentences_of(now[1]):
        numbers, words = _numbers_of(sentence.text), _masked(sentence.text)
        if not numbers or _GROWS.search(sentence.text) or sentence.text in before:
            continue
        like = [
            one for one in before if fuzz.ratio(words, _masked(one)) >= 85 and len(_numbers_of(one)) == len(numbers)
        ]
        if like and all(_numbers_of(one) != numbers for one in like):
            changed = [(a, b) for a, b in zip(numbers, _numbers_of(like[0]), strict=True) if a != b]
            yield finding(
                submission,
                now[0],
                f"「{sentence.text[:40]}」の「{changed[0][0]}」は、{LAST_YEAR}では「{changed[0][1]}」でした",
                hint=_HINT,
                quotes=[(now[0], sentence.text)],
                before=[(then[0], like[0])],
            )
            return


def _numbers_of(text: str) -> list[str]:
    return _NUMBER.findall(unicodedata.normalize("NFKC", text))


# -------------------------------------------------------------------------------- sentences of prose

_PAST = regex("(?:た|ました|でした)(?:。|$|が、)")
_SINCE = regex("から|より|以降|以来|まで|～|~")
_FISCAL = regex("(?:令和|平成|[RHＲＨ])[ 　]?(?:元|[0-9０-９]+)(?:年度?|(?=[.．]))")


def _sentences(submission: Submission, previous: Submission) -> Iterator[Finding]:
    """Yield sentences about a year that was over by then, word for word last year's but for a year or an amount."""
    old: dict[str, list[tuple[str, str]]] = {}
    for at, field, text in filled(previous):
        if field.type in ("paragraph", "bullets") and field.role != "event" and _FISCAL.search(text):
            for one in sentences_of(text):
                if _PAST.search(one.text) and _FISCAL.search(one.text):
                    old.setdefault(_masked(one.text), []).append((at, one.text))
    for at, field, text in filled(submission) if old else ():
        if field.type not in ("paragraph", "bullets") or field.role == "event" or not _FISCAL.search(text):
            continue
        for one in sentences_of(text):
            then = old.get(_masked(one.text), [])
            if not then or any(told == one.text for _, told in then) or _SINCE.search(one.text):
                continue
            years, old_years = _years(one.text, submission), _years(then[0][1], previous)
            if len(years) != len(old_years) or not all(year < previous.fiscal_year for year in old_years):
                continue
            if years == old_years:
                yield from _numbers(submission, (at, one.text), then[0])
            elif not _moved_on(years, old_years, previous):
                yield from _other_year(submission, (at, one.text), then[0])


def _years(text: str, submission: Submission) -> list[int]:
    """Return the years that a text names, those of 年 as if they were fiscal ones."""
    dates = dates_of(text, submission.fiscal_year)
    return [year for date in dates if (year := date.fiscal_year or date.year) is not None and date.offset is None]


def _moved_on(years: Sequence[int], old_years: Sequence[int], previous: Submission) -> bool:
    """Tell whether years may have moved on with the submission: those of a survey that is made every year."""
    steps = {year - old for year, old in zip(years, old_years, strict=True)}
    return steps <= {0, 1} and min(old_years) >= previous.fiscal_year - 4


def _other_year(submission: Submission, now: tuple[str, str], then: tuple[str, str]) -> Iterator[Finding]:
    if not _CORRECTED.search(now[1]) and not _GROWS.search(now[1]):
        yield finding(
            submission,
            now[0],
            f"「{now[1][:60]}」は、{LAST_YEAR}では「{then[1][:60]}」でした。年が違います",
            hint=_HINT,
            quotes=[now],
            before=[then],
        )


# ------------------------------------------------------------------------------------------ events


def _events(submission: Submission, previous: Submission) -> Iterator[Finding]:
    """Yield what was set up, begun or ended at another time than all that last year's submission said."""
    now = [one for told in events_by_place(submission).values() for one in told if one.sure]
    then = [one for told in events_by_place(previous).values() for one in told if one.sure]
    for one in now:
        same = [old for old in then if old.act == one.act and old.thing == one.thing and not _PLAN.search(old.quote)]
        if not same or any(old.when.apart(one.when) != "sure" for old in same) or _CORRECTED.search(one.quote):
            continue
        if any(_still(now, old) for old in same) or _is_new(one.when, previous) or _is_new(same[0].when, previous):
            continue
        old = same[0]
        yield finding(
            submission,
            one.at,
            f"「{one.name}」の{one.act}が「{one.when.words}」とありますが、{LAST_YEAR}では「{old.when.words}」でした",
            hint=_HINT,
            quotes=[(one.at, one.quote)],
            before=[(old.at, old.quote)],
        )


_PLAN = regex("予定|見込|目指|めざ|検討|計画|たい。|ていく")


def _still(told: Sequence[Event], old: Event) -> bool:
    """Tell whether this year's submission tells of an event of last year's at its time as well."""
    return any(one.act == old.act and same_thing(one, old) and one.when.apart(old.when) != "sure" for one in told)


def _first_line(text: str) -> str:
    return re.split("[\n。]", text, maxsplit=1)[0][:60]
