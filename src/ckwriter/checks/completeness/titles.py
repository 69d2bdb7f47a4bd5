"""S102: the years that the headings of a file name: 8 スケジュール（令和6年度） in one of 令和7年度."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter.checks import finding
from ckwriter.checks.texts.readings import dates_of
from ckwriter.form import Field, Section, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title
from ckwriter.patterns import regex

_OF_LONG = regex("時点|現在|策定|計画期間|以降|から|～|〜|以来|経緯|沿革|あゆみ|歩み|参考|前回")
"""Words by which a year in a title is not that of what stands under it."""
_PLANS = ("period",)


def titles_of_another_year(submission: Submission) -> Iterator[Finding]:
    """Ask about headings and titles that name a year before that which their section is about.

    Sections that tell of many years, and those of figures that have their own dates, are left alone. It is a note where
    the section may as well tell of the year before.
    """
    for number, title in enumerate(submission.headings, 1):
        section = submission.form.section_of(title.part) if submission.form.part(title.part) else None
        dates = [one for one in dates_of(title.text) if one.year and not one.placeholder and one.month is None]
        if section is None or not dates or _OF_LONG.search(title.text) or not _of_one_year(section):
            continue
        due = submission.fiscal_year + _year(section)
        newest = max(one.fiscal_year or one.year or 0 for one in dates)
        if newest < due and newest >= due - 3:
            at = f"headings[{number}]"
            yield finding(
                submission,
                title.part,
                f"見出し「{' '.join(title.text.split())}」の年度は{fiscal_year_title(newest)}ですが、ここに書くのは"
                f"{fiscal_year_title(due)}のことです。前の年の様式のままになっていませんか",
                hint=f"{fiscal_year_title(due)}の内容であれば、見出しの年度を直してください。",
                quotes=[(at, title.text)],
                level=None if _is_sure(section) else "note",
                subject=section.heading,
            )


def _fields(section: Section) -> Iterator[Field]:
    for part in section.parts:
        fields: Sequence[Field] = part.columns if isinstance(part, Table) else (part,)
        yield from fields


def _of_one_year(section: Section) -> bool:
    """Tell whether what a section tells is of one year: it has neither a chronicle nor figures with their dates."""
    return not any(one.role == "event" or one.type == "as_of" for one in _fields(section))


def _year(section: Section) -> int:
    """Return the year of a section from the submission's own: that of all its running text."""
    years = {one.year for one in _fields(section) if one.type in ("paragraph", "bullets")}
    return years.pop() if len(years) == 1 else 0


def _is_sure(section: Section) -> bool:
    return _year(section) < 0 or any(one.type in _PLANS for one in _fields(section))
