"""C3: months and years of a calendar: within its rows, and within the document's year."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.texts.readings import months_of, periods_of, sentences_of
from ckwriter.form import Column, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Period, YearMonth, contains, fiscal_year_title
from ckwriter.patterns import regex


@check(level="warning", rules=("R30",))
def month_outside_period(submission: Submission) -> Iterator[Finding]:
    """日程の行に書かれた月が、その行の時期に入っている

    Months that an activity of a calendar names (3月開催, 6、9、12、2月) against the period of its own row. One
    finding a row.
    """
    for table, period, row in _calendar_rows(submission):
        at, text = f"{row}.{period.id}", submission.text(f"{row}.{period.id}")
        spans = [one for one in periods_of(text, submission.fiscal_year) if one.certain]
        if not spans:
            continue
        outside: list[tuple[str, str, int]] = []
        for column in table.columns:
            if column.role == "activity" and (words := submission.text(f"{row}.{column.id}")):
                outside += [(f"{row}.{column.id}", *found) for found in _outside(words, spans, submission.fiscal_year)]
        if outside:
            months = "、".join(f"{month}月" for month in dict.fromkeys(month for _, _, month in outside))
            yield finding(
                submission,
                at,
                f"時期は「{_line(text)}」ですが、実施内容に{months}の記載（「{outside[0][1]}」）があります。時期に入っていないのではありませんか",
                hint="時期の月か、実施する月のどちらかを直してください。",
                quotes=[(at, text), *dict.fromkeys((place, words) for place, words, _ in outside)],
            )


@check(level="warning", rules=("R30",))
def period_outside_year(submission: Submission) -> Iterator[Finding]:
    """日程の年が、提出年度の4月から翌年3月までに合っている

    Periods of a calendar in another fiscal year: January to March with the year of April (R6年2月 for R7年2月), or
    last year's dates left standing; an end before its start; and an end past December whose year is not written. The
    first months of the next year are left alone: a plan may go on. One finding a cause and table.
    """
    year = submission.fiscal_year
    silent: list[tuple[str, Period]] = []
    past: list[tuple[str, Period]] = []
    late: list[tuple[str, Period]] = []
    for _, column, row in _calendar_rows(submission):
        at, text = f"{row}.{column.id}", submission.text(f"{row}.{column.id}")
        for one in periods_of(text, year):
            if not one.certain or one.first is None or one.last is None or one.first.year is None:
                continue
            if _index(one.last) < _index(one.first):
                yield finding(
                    submission,
                    at,
                    f"「{one.text}」は、終わりが始まりより前です",
                    hint="年と月を確かめてください。",
                    quotes=[(at, one.text)],
                )
            elif _fiscal_year(one.last if _is_whole_year(one) else one.first) < year:
                past.append((at, one))
            elif _index(one.first) >= (year + 1) * 12 + _GOES_ON and not one.inferred:
                late.append((at, one))
            elif _lacks_year(one):
                silent.append((at, one))
    if past:
        yield _before(submission, past, year)
    if late:
        yield _after(submission, late, year)
    if silent:
        at, one = silent[0]
        assert one.last is not None
        shown = "」「".join(dict.fromkeys(other.text for _, other in silent))
        yield finding(
            submission,
            at,
            f"「{shown}」は年をまたぎますが、終わりの年が書かれていません",
            hint=f"終わりの年も書いてください（{_year_of(one.last)}{one.last.month}月）。",
            quotes=[(place, other.text) for place, other in silent],
        )


def _is_whole_year(one: Period) -> bool:
    """Tell whether a period is a calendar year, of which a season or months are told beside it: 令和7年|の秋（9月）."""
    return one.first is not None and one.last is not None and (one.first.month, one.last.month) == (1, 12)


def _lacks_year(one: Period) -> bool:
    """Tell whether a period goes on past December, and only its beginning has a year: R6年4月～2月, R6年9月、1月."""
    if one.first is None or one.last is None or one.first.year == one.last.year or "翌" in one.text:
        return False
    return one.inferred or (bool(_YEAR_AHEAD.match(one.text)) and len(_YEAR.findall(one.text)) == 1)


_YEAR = regex("[0-9０-９元一二三四五六七八九十][ 　]?年(?!度)")
_YEAR_AHEAD = regex("[^0-9０-９]{0,3}[0-9０-９元一二三四五六七八九十]{1,4}[ 　]?年(?!度)")
_GOES_ON = 7
"""The month of the next year from which a period is no longer taken for a plan that goes on."""


def _calendar_rows(submission: Submission) -> Iterator[tuple[Table, Column, str]]:
    """Yield (table, its column of periods, row) of each row of a table whose periods name months."""
    for table in submission.form.parts():
        if isinstance(table, Table):
            for column in table.columns:
                if column.type == "period" and column.months:
                    for row in submission.rows(table):
                        if submission.text(f"{row}.{column.id}"):
                            yield table, column, row


def _outside(words: str, spans: list[Period], anchor: int) -> Iterator[tuple[str, int]]:
    """Yield (words, month) of each month named in a text that no period holds."""
    for sentence in sentences_of(words):
        named = list(periods_of(sentence.text, anchor))
        for day in _DAY.finditer(sentence.text):
            if not any(contains(span, int(day["month"])) is not False for span in spans):
                yield day[0], int(day["month"])
        for one in months_of(sentence.text):
            holder = next((p for p in named if p.start <= one.start and one.end <= p.end), None)
            year_written = holder is not None and holder.start < one.start
            for month in one.months:
                year = _year_in(holder, month) if holder and year_written else None
                if _NEXT.search(sentence.text, max(0, one.start - 8), one.start):
                    continue  # told to be of the year behind the calendar's
                if _MOVED.search(sentence.text, one.end):
                    continue  # 当初は9月の予定、10月に変更
                if _is_past(sentence.text[one.end :], spans[0], year, month, anchor):
                    continue  # something of the past that the activity rests on
                asked = (year, month) if year is not None else month
                if not any(contains(span, asked) is not False for span in spans):
                    yield one.text, month


_DAY = regex(r"(?<=[（(])(?P<month>1[0-2]|[1-9])/(?:3[01]|[12][0-9]|[1-9])(?=[）)])")
"""A day in brackets: （8/20）."""
_NEXT = regex("(?:翌年度|来年度|次年度|次の年度|前月|翌月)(?:の|は|に入り|に|、|当初の?)?\\Z")
_MOVED = regex("(?:の|に|で)?予定(?:だった|であった|から|を|、)[^。]{0,24}(?:変更|延期|振替|振り替え|ずら)")
_RESTS_ON = regex("に(?:実施|開催|作成|策定|行)[っし]?た|の(?!開催|実施|予定)")

_PREPARES = regex(
    "(?:から|まで|に(?:は)?|中に|頃に|末に|以降)、?[^、。]{0,14}?"
    "(?:決め|定め|募[っりるり]|募集|選[びんぶ]|選定|依頼|調整|準備|打合せ|打ち合わせ|企画|周知|広報|案内|申込|申し込|受付|受け付け|予約|下見|事前|配布|配り)"
)
"""Behind a month before an occasion: 6月に講師を決め、7月から広報で募る."""


def _is_past(after: str, span: Period, year: int | None, month: int, anchor: int) -> bool:
    """Tell whether a month is told as past, or as one in which something is prepared.

    That is a month in an earlier year, or before its row and with の, …した or 講師を決め behind it.
    """
    if year is not None and _fiscal_year(YearMonth(year, month)) < anchor:
        return True
    before = span.first is not None and (month - 4) % 12 < (span.first.month - 4) % 12
    return before and bool(_RESTS_ON.match(after) or _PREPARES.match(after))


def _year_in(period: Period, month: int) -> int | None:
    """Return the year of a month within a period that is not longer than a year."""
    if period.first is None or period.first.year is None:
        return None
    return period.first.year + (month < period.first.month)


def _before(submission: Submission, past: list[tuple[str, Period]], year: int) -> Finding:
    """Return one finding about the periods before the year: slips of January to March, or last year's dates."""
    title = fiscal_year_title(year)
    slips = all(one.first and one.first.year == year and one.first.month <= 3 for _, one in past)
    shown = "」「".join(dict.fromkeys(one.text for _, one in past))
    first = past[0][1].first
    assert first is not None
    right = f"「{_year_of(YearMonth(year + 1, first.month))}{first.month}月」"
    return finding(
        submission,
        past[0][0],
        f"「{shown}」は{title}（4月から翌年3月まで）より前です。"
        + (f"{right}の書き間違いではありませんか" if slips else "前の年度の日程が残っていませんか"),
        hint=f"{title}の日程であれば、1月から3月は翌年です。年を確かめてください。",
        quotes=[(at, one.text) for at, one in past],
    )


def _after(submission: Submission, late: list[tuple[str, Period]], year: int) -> Finding:
    """Return one finding about the periods that begin after the year."""
    shown = "」「".join(dict.fromkeys(one.text for _, one in late))
    return finding(
        submission,
        late[0][0],
        f"「{shown}」は{fiscal_year_title(year)}（4月から翌年3月まで）より後です。年の書き間違いではありませんか",
        hint="次の年度の予定であれば、そのことが分かるように書いてください。",
        quotes=[(at, one.text) for at, one in late],
    )


def _index(month: YearMonth) -> int:
    return (month.year or 0) * 12 + month.month


def _fiscal_year(month: YearMonth) -> int:
    return (month.year or 0) - (month.month <= 3)


def _year_of(month: YearMonth) -> str:
    """Return a calendar year in the words of the era: 令和7年."""
    return fiscal_year_title(month.year or 0).removesuffix("度") if month.year else ""


def _line(text: str) -> str:
    return " ".join(text.split())
