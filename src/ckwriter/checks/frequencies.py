"""C1: how often a meeting meets, wherever it is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.meeting_times import meetings
from ckwriter.checks.meetings import Meeting, Meetings, Statement
from ckwriter.checks.mentions import mentions_in
from ckwriter.checks.naming import GENERIC, stem
from ckwriter.checks.readings import filled, folded, frequencies_of, number_of, times_in
from ckwriter.findings import section_at
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, Frequency, Quantity, agree


@check(level="warning", rules=("R29",))
def frequency_differs(submission: Submission) -> Iterator[Finding]:
    """同じ会議の開催頻度が、どの節でも同じである

    Compares all that tables and running text say of how often one meeting meets in the year of the document: 毎月 is
    12回/年, (6、9、12、2月開催) is 年4回, and a calendar with a row a month is counted. What is said of other years,
    随時, and figures for each area beside figures for all are left alone. One finding a meeting.
    """
    for meeting in meetings(submission).every:
        said = [one for one in meeting.statements_about(submission.fiscal_year) if _is_figure(one.frequency)]
        apart = _apart(said)
        if apart:
            yield _differs(submission, meeting, said, apart)


@check(level="warning", rules=("R29",))
def months_differ_from_times(submission: Submission) -> Iterator[Finding]:
    """開催回数と、並べた開催月の数が合っている

    年4回（6、9、12月開催） names three months. A figure with 程度 or 以上, and a range that the number fits, are left
    alone.
    """
    for at, field, text in filled(submission):
        if "月" not in text:
            continue
        for one in times_in(text, "年" if field.type == "frequency" else None):
            if one.months_agree is False and not one.hedges and not one.each:
                yield finding(
                    submission,
                    at,
                    f"「{one.text}」は、回数（{_times(one)}）と並べた月の数（{len(one.months)}か月）が合わないのではありませんか",
                    hint="抜けている月、または回数を確かめてください。",
                    quotes=[(at, one.text)],
                )


@check(level="warning", rules=("R08",))
def times_do_not_add_up(submission: Submission) -> Iterator[Finding]:
    """会議の開催回数の合計が、会議ごとの回数の和と合っている

    An indicator, or a figure of the profile, that counts several meetings together against the sum of what their own
    rows say. It asks, because not every meeting may be counted.
    """
    found = meetings(submission)
    own = _own_times(submission, found)
    yield from _profile_totals(submission, found, own)
    for table, column in submission.form.with_role("indicator"):
        if table is None or column.year:
            continue
        for target in (c for c in table.columns if c.role == "target"):
            for row in submission.rows(table):
                indicator, at = submission.text(f"{row}.{column.id}"), f"{row}.{target.id}"
                yield from _total(submission, found, own, f"{row}.{column.id}", indicator, at)


@check(level="note", rules=("R08",))
def times_changed(submission: Submission) -> Iterator[Finding]:
    """会議の開催回数が前年度から変わったときは、理由が書かれている

    Last year's result of a meeting's times against this year's own row. A change is no fault: a note asks for the
    reason.
    """
    year = submission.fiscal_year
    for meeting in meetings(submission).every:
        before = [one for one in meeting.statements_about(year - 1) if one.role in ("result", "baseline")]
        now = [one for one in meeting.statements_about(year) if _is_of_own_row(submission, one)]
        if before and now and _compare(before[0].frequency, now[0].frequency) is Agreement.DIFFERENT:
            yield finding(
                submission,
                now[0].at,
                f"「{meeting.name}」の回数が、前年度の「{before[0].quote}」から「{now[0].quote}」に変わっています",
                hint="回数を変えた理由を備考や特記事項へ書くと、読み手に伝わります。変えていないときは、どちらかを直してください。",
                quotes=[(before[0].at, before[0].quote), (now[0].at, now[0].quote)],
            )


def _is_figure(one: Frequency) -> bool:
    return (one.low is not None or one.high is not None) and (one.count is None or one.count.counting is None)


def _differs(
    submission: Submission, meeting: Meeting, said: Sequence[Statement], apart: tuple[Statement, Statement]
) -> Finding:
    first, other = apart
    quotes = list(dict.fromkeys(quote for one in (first, other, *said) for quote in one.evidence))
    return finding(
        submission,
        other.at,
        f"「{meeting.name}」の開催頻度が、{_where(submission, first)}では{_said(first)}、"
        f"{_where(submission, other)}では{_said(other)}です。同じ会議であれば、どちらかの誤りではありませんか",
        hint="実際の回数を確かめてそろえてください。数え方が違うときは、その旨を書き添えます。",
        quotes=quotes,
    )


def _where(submission: Submission, one: Statement) -> str:
    section = section_at(submission, one.at)
    drawn = "（図など）" if one.at.startswith(places.UNPLACED) else ""
    return f"{section.number if section else ''}節{drawn}"


def _said(one: Statement) -> str:
    return f"「{one.quote}」など{_times(one.frequency)}分" if one.more else f"「{one.quote}」"


def _times(one: Frequency) -> str:
    if one.low == one.high or one.high is None:
        return f"{one.low}回"
    return f"{one.low}～{one.high}回"


def _apart(said: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return the first two statements that cannot both be right."""
    for index, other in enumerate(said):
        for one in said[:index]:
            if _compare(one.frequency, other.frequency) is Agreement.DIFFERENT:
                return one, other
    return None


def _compare(one: Frequency, other: Frequency) -> Agreement:
    """Return how two frequencies agree; two ranges of one thing that are not equal are taken to differ."""
    if one.each and other.each and _area(one.each) == _area(other.each):
        one, other = replace(one, each=None), replace(other, each=None)
    how = agree(one, other)
    if how is Agreement.COMPATIBLE and not one.hedges and not other.hedges:
        both = all(bound is not None for bound in (one.low, one.high, other.low, other.high))
        if both and one.low != one.high and other.low != other.high:
            return Agreement.DIFFERENT
    return how


def _area(each: str) -> str:
    return folded(each.removeprefix("各").removesuffix("ごと").removesuffix("毎")) or each


def _is_of_own_row(submission: Submission, one: Statement) -> bool:
    field = places.field_at(submission.form, one.at)
    return field is not None and field.type == "frequency"


Own = dict[int, Statement]
"""By the identity of a meeting, what its own row says of how often it meets."""


def _own_times(submission: Submission, found: Meetings) -> Own:
    own: Own = {}
    for meeting in found.every:
        for one in meeting.statements_about(submission.fiscal_year):
            if _is_of_own_row(submission, one):
                own[id(meeting)] = one  # the last list of meetings is the one that reports on them
    return own


def _profile_totals(submission: Submission, found: Meetings, own: Own) -> Iterator[Finding]:
    for table in submission.form.parts():
        if not isinstance(table, Table):
            continue
        for row in table.rows:
            at, note = f"{table.id}[{row.id}].value", f"{table.id}[{row.id}].note"
            figure = number_of(submission.text(at)) if row.meeting else None
            if figure is None or figure.value is None:
                continue
            words = "\n".join(
                text for place in (at, note) if (text := submission.text(place)) and not _APART.search(text)
            )
            counted = _named(found, words)
            if len(counted) > 1 and any(not GENERIC.match(one.name) for one in mentions_in(words, found.known)):
                yield from _sum_differs(submission, found, own, at, figure, counted, [])
                continue
            yield from _council(submission, found, own, at, figure, row.meeting)


_APART = re.compile("別に|別途|除く|除き|含まな|含めな")


def _council(
    submission: Submission, found: Meetings, own: Own, at: str, figure: Quantity, ends: Iterable[str]
) -> Iterator[Finding]:
    """Compare a figure of the profile with the row of the one meeting that it is about."""
    named = [one for one in found.every if any(folded(stem(n)).endswith(folded(e)) for n in one.spelled for e in ends)]
    if len(named) != 1:
        return
    said = [one for one in named[0].statements_about(submission.fiscal_year) if not one.frequency.each]
    other = own.get(id(named[0])) or (said[0] if said else None)
    if other is None:
        return
    value = other.frequency.value
    if value is not None and figure.value != value and not figure.hedges and not other.frequency.hedges:
        yield finding(
            submission,
            at,
            f"「{submission.text(at)}」とありますが、{_where(submission, other)}の「{named[0].name}」は"
            f"「{other.quote}」です。同じ会議ではありませんか",
            hint="実際の回数を確かめてそろえてください。部会などを含めた回数であれば、その内訳を備考へ書きます。",
            quotes=[(at, figure.text), (other.at, other.quote)],
        )


def _named(found: Meetings, text: str) -> list[Meeting]:
    """Return the meetings that a text names, all that a short name may mean."""
    named: list[Meeting] = []
    for mention in mentions_in(text, found.known):
        one = found.resolve(mention.name.removeprefix("同"), named)
        for meeting in [one] if one else found.candidates(mention.name):
            if not any(meeting is other for other in named):
                named.append(meeting)
    return named


def _total(
    submission: Submission, found: Meetings, own: Own, name_at: str, indicator: str, at: str
) -> Iterator[Finding]:
    figures = frequencies_of(submission.text(at), "年")
    if len(figures) != 1 or figures[0].value is None or figures[0].each or figures[0].note:
        return
    count = figures[0].count
    if count is None or count.counting or count.hedges:
        return
    counted = _named(found, indicator)
    if not counted and _ALL_MEETINGS.search(indicator):
        counted = [one for one in found.every if id(one) in own and _in_last_list(submission, one)]
    several = len(counted) > 1 or (counted and "等" in indicator)
    if not several:
        return
    counted += [one for one in found.every if _is_listed(one, indicator) and not any(one is other for other in counted)]
    figure = replace(count, text=figures[0].text)
    yield from _sum_differs(submission, found, own, at, figure, counted, [(name_at, indicator.split("\n")[0])])


_ALL_MEETINGS = re.compile("^[^ぁ-ん]{0,8}(?:協議の場|会議体?)の?(?:開催|実施)?(?:回数|頻度)")


def _in_last_list(submission: Submission, meeting: Meeting) -> bool:
    """Tell whether a meeting stands in the last list of meetings, which reports on them."""
    tables = [table for table, _ in submission.form.with_role("meeting") if table is not None]
    return bool(tables and meeting.named_in(tables[-1].id))


def _is_listed(meeting: Meeting, indicator: str) -> bool:
    """Tell whether brackets of an indicator list a meeting by the beginning of its name: （精神部会、ピアサポート）."""
    inside = [
        part
        for chunk in indicator.replace("（", "(").replace("）", ")").split("(")[1:]
        for part in chunk.split(")")[0].split("、")
    ]
    keys = [folded(part.strip()) for part in inside]
    return any(len(key) >= 4 and any(folded(name).startswith(key) for name in meeting.spelled) for key in keys)


def _sum_differs(
    submission: Submission,
    found: Meetings,
    own: Own,
    at: str,
    figure: Quantity,
    counted: Sequence[Meeting],
    also: Sequence[tuple[str, str]],
) -> Iterator[Finding]:
    said = [own[id(one)] for one in counted if id(one) in own]
    values = [one.frequency.value for one in said]
    everything = [own[id(one)].frequency.value for one in found.every if id(one) in own]
    if len(said) < 2 or None in values or any(one.frequency.each or one.frequency.hedges for one in said):
        return
    total = sum((Fraction(value) for value in values if value is not None), Fraction(0))
    if figure.value is None or Fraction(figure.value) == total or figure.value in values:
        return
    if None not in everything and Fraction(figure.value) == sum(Fraction(v) for v in everything if v is not None):
        return
    unsaid = "".join(f"「{one.name}」" for one in counted if id(one) not in own)
    terms = "＋".join(str(value) for value in values)
    sections = "・".join(dict.fromkeys(_where(submission, one) for one in said))
    yield finding(
        submission,
        at,
        f"「{figure.text}」とありますが、{sections}に書かれた回数の和は{terms}＝{total}回です。数える会議が違うのではありませんか",
        hint="どの会議を数えた回数か確かめ、合わないときは内訳を書き添えてください。"
        + (f"{unsaid}の回数は書かれていません。" if unsaid else ""),
        quotes=[(at, figure.text), *((one.at, one.quote) for one in said), *also],
    )
