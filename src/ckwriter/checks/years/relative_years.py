"""J5: the years and dates that stand beside 今年度, 昨年度 and the like."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import FullText, full_text
from ckwriter.checks.texts.readings import dates_of
from ckwriter.form import FieldType, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title, parse_fiscal_year
from ckwriter.patterns import regex

_PROSE: frozenset[FieldType] = frozenset(("text", "paragraph", "bullets", "quantity", "period"))

_OFFSETS = {"今年度": 0, "本年度": 0, "昨年度": -1, "前年度": -1, "来年度": 1, "次年度": 1, "翌年度": 1, "一昨年度": -2}
_RELATIVE = "一昨年度|昨年度|前年度|今年度|本年度|来年度|次年度|翌年度"
_FROM_ANOTHER = ("前年度", "翌年度", "次年度")
"""Words that may count from a year told before, and not from that of the document."""
_NUMBER = "(?:元|[0-9０-９]{1,2})"
_WRITTEN = f"(?:(?:令和|平成|[RHＲＨ])[ 　]?{_NUMBER}|(?:20|２０)[0-9０-９]{{2}})"
_YEAR = f"{_WRITTEN}年?度?"
_MONTH = rf"{_WRITTEN}[年.．/][ 　]?[0-9０-９]{{1,2}}(?:月(?!間)|(?=[.．/末頃)）]))(?:[.．/]?[0-9０-９]{{1,2}}日?)?"
_EDGE = "(?:当初|初め|始め|末|中)"
_BOTH = regex(
    rf"(?=[一昨前今本来次翌令平RHＲＨ2２])(?:"
    rf"(?P<word>{_RELATIVE})(?:当初|末|中)?[ 　]?[(（:：＝=・][ 　]?(?P<year>{_YEAR})"
    r"(?:[)）]|(?=[当末中はにもの、 　]|$))"
    rf"|(?P<year2>{_YEAR})(?:当初|末|中)?[ 　]?[(（][ 　]?(?P<word2>{_RELATIVE})(?:当初|末|中)?[ 　]?[)）]"
    rf"|(?P<word3>{_RELATIVE})の(?P<year3>(?:令和|平成)[ 　]?(?:元|[0-9０-９]{{1,2}})年度)"
    rf"|(?P<word4>{_RELATIVE})(?P<edge>{_EDGE})?(?:[ 　]?[(（][ 　]?|(?<=[末初め中])(?:の|である|に当たる))"
    rf"(?P<date>{_MONTH})"
    rf"|(?P<date2>{_MONTH})(?:末|時点|現在)?[ 　]?[(（][ 　]?(?P<word5>{_RELATIVE})(?P<edge2>{_EDGE})?[ 　]?[)）])"
)
_IS_FISCAL = regex("度$|^[RHＲＨ][ 　]?[0-9０-９元]+$")
"""令和6年度, R6, 2024年度; 令和6年 may be a calendar year."""


@check(level="warning", rules=("R28",))
def year_beside_word(submission: Submission) -> Iterator[Finding]:
    """「今年度」「昨年度」などと並ぶ年度や年月日が、提出年度から見て合っている

    A fiscal year or a date in figures beside 今年度, 昨年度 and the like: 今年度（令和5年度） and 昨年度末
    （令和5年3月31日） in a submission of 令和6年度. Years alone are not judged, nor 前年度 and 翌年度 that count from
    another year: one told before them, that of their row, that of a field about last year.
    """
    whole = full_text(submission, _PROSE)
    for found in _BOTH.finditer(whole.text):
        groups = found.groupdict()
        word = next(groups[name] for name in ("word", "word2", "word3", "word4", "word5") if groups[name])
        year = found["year"] or found["year2"] or found["year3"]
        date = found["date"] or found["date2"]
        edge = found["edge"] or found["edge2"] or ""
        meant = submission.fiscal_year + _OFFSETS[word]
        fiscal = parse_fiscal_year(year) if year and _IS_FISCAL.search(year) else None
        said = _fiscal_year(date, meant, edge) if date else fiscal
        if said is None or said == meant or _counts_from_another(submission, whole, found.start(), word, said):
            continue
        quote = found[0].strip() + ("）" if "（" in found[0] and "）" not in found[0] else "")
        quote = quote if quote in whole.text else found[0].strip()
        yield finding(
            submission,
            whole.at(found.start()),
            f"「{quote}」とありますが、{fiscal_year_title(submission.fiscal_year)}の提出では「{word}」は{fiscal_year_title(meant)}です",
            hint="どちらの年度が正しいか確かめ、年度を直すか、言い方を改めてください。",
            quotes=[(whole.at(found.start()), quote)],
        )


def _fiscal_year(date: str, meant: int, edge: str) -> int | None:
    """Return the fiscal year in which a month lies; that meant, where the day is the one before or behind its edge."""
    read = dates_of(date)
    if not read or read[0].year is None or read[0].month is None:
        return None
    index = read[0].year * 12 + read[0].month - 1
    start = meant * 12 + 3
    if (edge == "末" and index == start + 12) or (edge and edge != "末" and index == start - 1):
        return meant  # 昨年度末（令和6年4月1日現在）
    return (index - 3) // 12


def _counts_from_another(submission: Submission, whole: FullText, start: int, word: str, said: int) -> bool:
    """Tell whether 前年度 or 翌年度 counts from a year told before it, that of its row, or that of its field."""
    if word not in _FROM_ANOTHER:
        return False
    at = whole.at(start)
    field = places.field_at(submission.form, at)
    if field is not None and field.year and said == submission.fiscal_year + _OFFSETS[word] + field.year:
        return True
    table = submission.form.part(places.parse(at).part)
    if isinstance(table, Table) and any(one.type == "period" and not one.months for one in table.columns):
        return True
    first = max(whole.text.rfind(mark, 0, start) for mark in "。\n")
    before = whole.text[first + 1 : start]
    return any(one.year is not None and one.offset is None for one in dates_of(before))
