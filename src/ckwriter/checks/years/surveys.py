"""The date of a survey that is taken in one month of the year, wherever it stands beside the survey's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.texts.readings import cells_filled, dates_of, fixed_rows, sentences_of
from ckwriter.form import Row
from ckwriter.model import Finding, Submission
from ckwriter.notation import Date
from ckwriter.patterns import regex

_DATE_FIRST = regex(
    "(?:末日?)?(?:(?:時点|現在)(?:の|における|による|で|に(?:実施|行)[^、。]{0,6})?[、，・\\s　（(「]*"
    "|の|に?実施(?:した|された|の)?[、\\s　]*|[\\s　]*[（(]|[、，\\s　]*)"
)
"""What may stand between a date and the survey that was taken then: 9月30日時点の|630調査."""
_NAME_FIRST = regex(
    "[」』）)]?(?:の?(?:数値|値|結果|集計|データ)?(?:では|は|によると、?|による|より)?)?[（(、，：:・／/\\s　]*"
    "(?:病院)?(?:住所地|所在地)?[、，・\\s　]*"
)
_THEN_DATE = regex("(?:末日?)?(?:時点|現在|実施|調査日?|[）)]|[、，][^、。]{0,4}(?:住所地|所在地)|[（(]|[\\s　]|$)")
"""What stands behind the date of a survey; none of 10月に公表, 10月の会議."""


def dates_of_surveys(submission: Submission) -> Iterator[Finding]:
    """Ask about a survey of one month with a date in another: 630調査（R5年9月30日現在）."""
    rows = {name: row for _, row in fixed_rows(submission) for name in row.survey}
    if not rows:
        return
    names = re.compile("|".join(map(re.escape, rows)))
    lost = ((f"{places.UNPLACED}[{number}]", one.text) for number, one in enumerate(submission.unplaced, 1))
    cells = [(at, text) for at, field, text in cells_filled(submission) if field.type != "as_of"]
    for at, text in (*cells, *lost):
        for sentence in sentences_of(text) if names.search(text) else ():
            dates = [date for date in dates_of(sentence.text, submission.fiscal_year) if date.month]
            for named in names.finditer(sentence.text) if dates else ():
                row = rows[named[0]]
                for date in dates:
                    if date.month != row.survey_month and _is_of(sentence.text, named, date):
                        yield _asked(submission, at, sentence.text, date, named[0], row)


def _is_of(words: str, named: re.Match[str], date: Date) -> bool:
    if date.end <= named.start():
        between = _DATE_FIRST.fullmatch(words, date.end, named.start())
        listed = between is not None and between[0].strip()[:1] in ("", "、", "，")
        return between is not None and not (listed and not (date.day or _BRACKET.search(words, 0, date.start)))
    return bool(_NAME_FIRST.fullmatch(words, named.end(), date.start) and _THEN_DATE.match(words, date.end))


_BRACKET = regex("[（(][^（）()]*\\Z")


def _asked(submission: Submission, at: str, words: str, date: Date, name: str, row: Row) -> Finding:
    return finding(
        submission,
        at,
        f"「{name}」の時点が「{date.text}」とありますが、この調査は毎年{row.survey_month}月です。別の資料の数字ではありませんか",
        hint=f"調査の時点（{row.survey_month}月）か、出典を確かめてください。" + row.hint,
        quotes=[(at, words)],
    )
