"""C1: how often a meeting meets, wherever it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ckwriter.checks import check, finding
from ckwriter.checks.meetings.known import Meeting, Statement, is_of_own_row, where_said
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.meetings.months_named import held_in_another_month
from ckwriter.checks.texts.area_counts import area_counts, area_of, number_of_areas
from ckwriter.checks.texts.readings import filled, folded, times_in
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, Frequency, agree
from ckwriter.patterns import regex


@check(level="warning", rules=("R29",))
def frequency_differs(submission: Submission) -> Iterator[Finding]:
    """同じ会議の開催頻度が、どの節でも同じである

    Compares all that tables and running text say of how often one meeting meets in the year of the document: 毎月 is
    12回/年, (6、9、12、2月開催) is 年4回, and a calendar with a row a month is counted. What is said of other years,
    随時, and figures for each area beside figures for all are left alone. One finding a meeting.
    """
    for meeting in meetings(submission).every:
        said = [one for one in meeting.statements_about(submission.fiscal_year) if _is_figure(one.frequency)]
        apart = _apart(submission, said) or _apart_in_an_area(submission, said)
        if apart:
            yield _differs(submission, meeting, said, apart)
    yield from held_in_another_month(submission)


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


@check(level="note", rules=("R08",))
def times_changed(submission: Submission) -> Iterator[Finding]:
    """会議の開催回数が前年度から変わったときは、理由が書かれている

    Last year's result of a meeting's times against this year's own row. A change is no fault: a note asks for the
    reason.
    """
    year = submission.fiscal_year
    for meeting in meetings(submission).every:
        before = [one for one in meeting.statements_about(year - 1) if one.role in ("result", "baseline")]
        now = [one for one in meeting.statements_about(year) if is_of_own_row(submission, one)]
        if before and now and _compare(before[0].frequency, now[0].frequency) is Agreement.DIFFERENT:
            yield finding(
                submission,
                now[0].at,
                f"「{meeting.name}」の回数が、前年度の「{before[0].quote}」から「{now[0].quote}」に変わっています",
                hint="回数を変えた理由を備考や特記事項へ書くと、読み手に伝わります。変えていないときは、どちらかを直してください。",
                quotes=[(before[0].at, before[0].quote), (now[0].at, now[0].quote)],
            )


_OF_EACH = regex("各|それぞれ")


def _of_each_and_of_all(submission: Submission, said: Sequence[Statement], apart: tuple[Statement, Statement]) -> bool:
    """Tell whether one of two figures is the other times the number of areas, where one is said to be of each."""
    few, many = sorted(one.frequency.value or 0 for one in apart)
    each = [one.frequency for one in said if one.frequency.each or _OF_EACH.match(one.quote)]
    units = {unit for one in each if (unit := area_of(one))}
    total = any(one.frequency.count and one.frequency.count.total for one in apart)
    if total and any(one.value == few for one in each):
        return True  # 年2回, 各圏域年2回 and 計14回: whether they add up, areas_do_not_fit asks
    if total and few > 1 and any(few * areas.number == many for areas in area_counts(submission)):
        return True
    counts = (number_of_areas(submission, unit) for unit in units)
    return few > 0 and any(count is not None and few * count.number == many for count in counts)


def _apart_in_an_area(submission: Submission, said: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return a figure for each area and a plain one that is neither that nor the sum of all: 各圏域年3回, 年4回."""
    for one in said:
        for other in said:
            each, plain = one.frequency.value, other.frequency.value
            if not one.frequency.each or other.frequency.each or not each or not plain or other.frequency.hedges:
                continue
            areas = number_of_areas(submission, area_of(one.frequency))
            if areas is not None and each != plain < each * areas.number and not other.more:
                known = [own.frequency.value for own in said if own is not other and not own.frequency.each]
                if plain not in known:
                    return one, other
    return None


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
        f"「{meeting.name}」の開催頻度が、{where_said(submission, first)}では{_said(first)}、"
        f"{where_said(submission, other)}では{_said(other)}です。同じ会議であれば、どちらかの誤りではありませんか",
        hint="実際の回数を確かめてそろえてください。数え方が違うときは、その旨を書き添えます。",
        quotes=quotes,
    )


def _said(one: Statement) -> str:
    return f"「{one.quote}」など{_times(one.frequency)}分" if one.more else f"「{one.quote}」"


def _times(one: Frequency) -> str:
    if one.low == one.high or one.high is None:
        return f"{one.low}回"
    return f"{one.low}～{one.high}回"


def _apart(submission: Submission, said: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return the first two statements that cannot both be right."""
    for index, other in enumerate(said):
        for one in said[:index]:
            if _compare(one.frequency, other.frequency) is not Agreement.DIFFERENT:
                continue
            if not _of_each_and_of_all(submission, said, (one, other)):
                return one, other
    return None


def _compare(one: Frequency, other: Frequency) -> Agreement:
    """Return how two frequencies agree; two ranges of one thing that are not equal are taken to differ."""
    if one.each and other.each and (folded(area_of(one)) or one.each) == (folded(area_of(other)) or other.each):
        one, other = replace(one, each=None), replace(other, each=None)
    how = agree(one, other)
    if how is Agreement.DIFFERENT and (_leaves_one_out(one, other) or _leaves_one_out(other, one)):
        return Agreement.COMPATIBLE
    if how is Agreement.COMPATIBLE and not one.hedges and not other.hedges:
        both = all(bound is not None for bound in (one.low, one.high, other.low, other.high))
        if both and one.low != one.high and other.low != other.high:
            return Agreement.DIFFERENT
    return how


def _leaves_one_out(rhythm: Frequency, other: Frequency) -> bool:
    """Tell whether a rhythm over a part of the year may come to one time less: 隔月, from May to January, is five."""
    worded = rhythm.count is None and not rhythm.months and rhythm.low == rhythm.high == 6
    return worded and not rhythm.each and not other.each and other.low == other.high == 5
