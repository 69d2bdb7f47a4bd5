"""J5: the fiscal year that stands in a cell for a value against the year that its column is about."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.texts.readings import cells_with_role, dates_of
from ckwriter.form import Field
from ckwriter.model import Finding, Submission
from ckwriter.notation import Date, fiscal_year_title
from ckwriter.patterns import regex

_COMPARED = regex(r"\s*(?:の?(?:実績|現状|数値|値)|比|対比|から|より|以来|に比べ|を基準|時点の|[～~〜]|→|⇒)")


@check(level="warning", rules=("R28", "R43"))
def year_outside_column(submission: Submission) -> Iterator[Finding]:
    """目標値・実績値の欄に書かれた年度が、その欄の年度と合っている

    One fiscal year in a cell of targets that was over before the year of its column (R5年度末までに50件 among this
    year's targets), or one in a cell of results that had not begun. A year that a value is compared with, several
    years, and targets for later years are left alone.
    """
    for table, column in (pair for role in ("target", "result") for pair in submission.form.with_role(role)):
        if table is None:
            continue
        about = submission.fiscal_year + column.year
        for row in submission.rows(table):
            at = f"{row}.{column.id}"
            text = submission.text(at)
            said = _said(text, submission.fiscal_year) if text else None
            if said is None or said.fiscal_year is None or not _is_wrong(column, said.fiscal_year, about):
                continue
            yield finding(
                submission,
                at,
                f"「{said.text}」とありますが、この欄は{fiscal_year_title(about)}の値です。年度を直し忘れていませんか",
                hint=f"「{column.title}」の欄です。{fiscal_year_title(about)}の値か、年度を確かめてください。",
                quotes=[(at, text)],
            )
    yield from _aims(submission)


_BY_THEN = regex("中に|まで|末に|に(?=[^。]{0,20}(?:する|増や|減らす|伸ばす|目指す))")


def _aims(submission: Submission) -> Iterator[Finding]:
    """Ask about an aim of the year that is to be reached in a year that is over: 令和5年度中に…."""
    year = submission.fiscal_year
    for at, _, text in cells_with_role(submission, "aim"):
        for one in dates_of(text, year):
            over = one.fiscal and one.offset is None and one.year is not None and one.year < year
            if over and not one.placeholder and _BY_THEN.match(text, one.end):
                yield finding(
                    submission,
                    at,
                    f"「{one.text}」とありますが、この欄は{fiscal_year_title(year)}の目標です。年度を直し忘れていませんか",
                    hint="年度を確かめて直してください。",
                    quotes=[(at, one.text)],
                )


def _is_wrong(column: Field, said: int, about: int) -> bool:
    return said < about if column.role == "target" else said != about


def _said(text: str, anchor: int) -> Date | None:
    """Return the one fiscal year, or month, that a cell names, if nothing is compared with it."""
    found = [
        one for one in dates_of(text, anchor) if one.year is not None and one.offset is None and not one.placeholder
    ]
    if len(found) != 1 or not (found[0].fiscal or found[0].month) or _COMPARED.match(text, found[0].end):
        return None
    return found[0]
