"""C1: figures that count several meetings together against what the meetings' own rows say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ckwriter.checks import check, finding
from ckwriter.checks.meetings.known import Meeting, Meetings, Statement, is_of_own_row, where_said
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.names.naming import GENERIC, stem
from ckwriter.checks.numbers.told_totals import told_totals
from ckwriter.checks.texts.area_counts import Sure, area_counts
from ckwriter.checks.texts.readings import folded, frequencies_of, number_of, row_of
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity
from ckwriter.patterns import regex


@check(level="warning", rules=("R08",))
def times_do_not_add_up(submission: Submission) -> Iterator[Finding]:
    """会議の開催回数の合計が、会議ごとの回数の和と合っている

    An indicator, a figure of the profile or a sentence that counts several meetings together, or one in all areas,
    against the sum of what their own rows say. It asks, because not every meeting may be counted.
    """
    found = meetings(submission)
    own = _own_times(submission, found)
    yield from _profile_totals(submission, found, own)
    yield from told_totals(submission, found, own)
    for table, column in submission.form.with_role("indicator"):
        if table is None or column.year:
            continue
        for target in (c for c in table.columns if c.role == "target"):
            for row in submission.rows(table):
                yield from _total(submission, found, own, f"{row}.{column.id}", f"{row}.{target.id}")


Own = dict[int, Statement]
"""By the identity of a meeting, what its own row says of how often it meets."""


def _own_times(submission: Submission, found: Meetings) -> Own:
    own: Own = {}
    for meeting in found.every:
        for one in meeting.statements_about(submission.fiscal_year):
            if is_of_own_row(submission, one):
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


_APART = regex("別に|別途|除く|除き|含まな|含めな")


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
            f"「{submission.text(at)}」とありますが、{where_said(submission, other)}の「{named[0].name}」は"
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


def _total(submission: Submission, found: Meetings, own: Own, name_at: str, at: str) -> Iterator[Finding]:
    figures = frequencies_of(submission.text(at), "年")
    if len(figures) != 1 or figures[0].value is None or figures[0].each or figures[0].note:
        return
    count = figures[0].count
    if count is None or count.counting or count.hedges:
        return
    indicator = submission.text(name_at)
    words_at, counted = name_at, _named(found, indicator)
    if told := _told_beside(submission, name_at):
        others = _named(found, submission.text(told))
        if len(others) > len(counted):  # 会議の開催回数 alone may be of any
            words_at, counted = told, others
    counted = [one for one in counted if not any(one is other for other in _left_out(found, indicator))]
    if not counted and _ALL_MEETINGS.search(indicator):
        counted = [one for one in found.every if id(one) in own and _in_last_list(submission, one)]
    several = len(counted) > 1 or (counted and "等" in indicator)
    if not several:
        return
    counted += [one for one in found.every if _is_listed(one, indicator) and not any(one is other for other in counted)]
    figure = replace(count, text=figures[0].text)
    also = [(place, submission.text(place).split("\n")[0]) for place in dict.fromkeys((name_at, words_at))]
    yield from _sum_differs(submission, found, own, at, figure, counted, also)


def _left_out(found: Meetings, indicator: str) -> list[Meeting]:
    """Return the meetings that an indicator says not to count: （ピア活動連絡会は含まない。）."""
    return [one for said in _NOT_COUNTED.finditer(indicator) for one in _named(found, said["names"])]


_NOT_COUNTED = regex(
    "[（(、。](?P<names>[^（）()。]{2,60}?)(?:は|を)?(?:含まない|含めない|含みません|除[くきい]|別に数え)"
)


def _told_beside(submission: Submission, name_at: str) -> str | None:
    """Return the place beside an indicator that tells which meetings it counts: 全体会と二つの部会を合わせた回数."""
    row = row_of(name_at)
    table = submission.form.table(row.partition("[")[0])
    places = (f"{row}.{column.id}" for column in table.columns if column.role == "explanation")
    return next((at for at in places if _TOGETHER.search(submission.text(at))), None)


_TOGETHER = regex("(?:合わせた|あわせた|合計した|合計の|足した|通算の)(?:開催)?回数")
_ALL_MEETINGS = regex("^[^ぁ-ん]{0,8}(?:協議の場|会議体?)の?(?:開催|実施)?(?:回数|頻度)")


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


def _areas_of(submission: Submission, one: Statement) -> int | None:
    """Return in how many areas a meeting is held as often as it is said: 1, or the number that its cell gives."""
    if not one.frequency.each:
        return 1
    told = {area.number for area in area_counts(submission) if area.at == one.at and area.sure is Sure.COUNTED}
    return told.pop() if len(told) == 1 else None


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
    factors = [_areas_of(submission, one) for one in said]
    values = [
        None if value is None or factor is None else Fraction(value) * factor
        for value, factor in zip((one.frequency.value for one in said), factors, strict=True)
    ]
    everything = [own[id(one)].frequency.value for one in found.every if id(one) in own]
    if len(said) < 2 or None in values or any(one.frequency.hedges for one in said):
        return
    total = sum((value for value in values if value is not None), Fraction(0))
    if figure.value is None or Fraction(figure.value) == total or figure.value in values:
        return
    if None not in everything and Fraction(figure.value) == sum(Fraction(v) for v in everything if v is not None):
        return
    unsaid = "".join(f"「{one.name}」" for one in counted if id(one) not in own)
    terms = "＋".join(
        f"{one.frequency.value}×{factor}" if factor != 1 else str(one.frequency.value)
        for one, factor in zip(said, factors, strict=True)
    )
    sections = "・".join(dict.fromkeys(where_said(submission, one) for one in said))
    yield finding(
        submission,
        at,
        f"「{figure.text}」とありますが、{sections}に書かれた回数の和は{terms}＝{total}回です。数える会議が違うのではありませんか",
        hint="どの会議を数えた回数か確かめ、合わないときは内訳を書き添えてください。"
        + (f"{unsaid}の回数は書かれていません。" if unsaid else ""),
        quotes=[(at, figure.text), *((one.at, one.quote) for one in said), *also],
    )
