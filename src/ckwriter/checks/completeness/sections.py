"""S1: what concerns a section or the whole submission."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.completeness import neighbours
from ckwriter.checks.completeness.blanks import missing_sections
from ckwriter.checks.completeness.titles import titles_of_another_year
from ckwriter.checks.completeness.unread import certain
from ckwriter.checks.texts.readings import dates_of, filled
from ckwriter.form import COVER, Form, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title
from ckwriter.patterns import regex


@check(level="error", rules=("R00",))
def missing_section(submission: Submission) -> Iterator[Finding]:
    """様式の節がすべて記入されている

    Raised once for a section that this kind of body must fill and in which nothing stands, whatever it is made of.
    One of which text was read that belongs to no place, such as a diagram, is perhaps_not_read's.
    """
    yield from certain(submission, seeming_missing_sections(submission))


def seeming_missing_sections(submission: Submission) -> Iterator[Finding]:
    """Yield what is to be said of missing sections, were nothing left unread."""
    for section in missing_sections(submission):
        hint = "節が抜けていないか確かめ、記入してください。"
        at = section.parts[0].id
        quotes = neighbours.of_section(submission, section)
        yield finding(
            submission, at, "この節には何も記入されていません", hint=hint, quotes=quotes, subject=section.heading
        )


@check(level="warning", rules=("R43",))
def form_of_another_year(submission: Submission) -> Iterator[Finding]:
    """提出年度が様式や見出しの年度と合っている

    The form is for one fiscal year; last year's form carried on is the usual slip. A later year may be one whose form
    is not known here, so that is a note, and nothing where the submission's own dates are of that year. Headings of the
    file that name an earlier year than that of their section are last year's as well.
    """
    yield from titles_of_another_year(submission)
    later = submission.fiscal_year > submission.form.fiscal_year
    if submission.fiscal_year != submission.form.fiscal_year and not (later and _dated_so(submission)):
        year, of_form = fiscal_year_title(submission.fiscal_year), fiscal_year_title(submission.form.fiscal_year)
        yield finding(
            submission,
            next(submission.form.parts()).id,
            f"提出年度は{year}ですが、様式は{of_form}のものです。別の年度の様式ではありませんか",
            hint=f"提出年度を確かめてください。{year}の提出であれば、様式が{of_form}から変わっていないかを確かめます。",
            level="note" if later else "warning",
            subject=submission.form.title,
        )


def _dated_so(submission: Submission) -> bool:
    """Tell whether some period, or date of a figure, is of the fiscal year that the submission is about."""
    year = submission.fiscal_year
    dated = (text for _, field, text in filled(submission) if field.type in ("period", "as_of"))
    return any(one.fiscal_year == year for text in dated for one in dates_of(text, year) if one.offset is None)


@check(level="note")
def unaccepted_draft(submission: Submission) -> Iterator[Finding]:
    """AI下書きが残っていない

    One finding for all cells that a program drafted and no person has changed or accepted.
    """
    drafted = [(at, cell) for at, _, _ in filled(submission) if (cell := submission[at]).machine]
    if drafted:
        sections = dict.fromkeys(places.section_of(submission.form, at) for at, _ in drafted)
        yield finding(
            submission,
            drafted[0][0],
            f"AI下書きが{len(drafted)}か所に残っています（{_named(sections, submission.form)}）",
            hint="内容を確かめ、直すか、そのままでよければ ckwriter accept で確定してください。",
            quotes=[(at, cell.text.strip().split("\n")[0][:40]) for at, cell in drafted],
            subject="提出内容全体",
        )


def _named(sections: Iterable[str], form: Form) -> str:
    """Return sections as people call them: 表紙、3・4・5節."""
    numbers = [number for number in sections if number != COVER]
    cover = [section.short for section in form.sections if section.number == COVER and COVER in sections]
    return "、".join([*cover, *([f"{'・'.join(numbers)}節"] if numbers else [])])


@check(level="note")
def text_without_place(submission: Submission) -> Iterator[Finding]:
    """読み込んだ文章がすべて様式のどこかに入っている

    Text of the file that belongs to no place of the form is kept, but is not on the form that is written. Numbers of
    pages, arrows, a date or a figure alone and a footnote on rounding are nothing to move.
    """
    items = [
        (f"unplaced[{n}]", item)
        for n, item in enumerate(submission.unplaced, 1)
        if (text := item.text.strip()) and not _FURNITURE.fullmatch(text) and not _is_caption(submission.form, text)
    ]
    if items:
        lost = [" ".join(item.text.split()) for _, item in items]
        shown = "、".join(f"「{text[:20]}{'…' if len(text) > 20 else ''}」" for text in lost[:_NAMED])
        rest = f"など{len(lost)}か所" if len(lost) > _NAMED else ""
        yield finding(
            submission,
            items[0][0],
            f"様式のどの欄にも入らない文章があります（{shown}{rest}）",
            hint="必要な内容であれば、当てはまる欄へ移してください。",
            quotes=[(at, item.text.strip().split("\n")[0]) for at, item in items[:_NAMED]],
            subject="提出内容全体",
        )


def _is_caption(form: Form, text: str) -> bool:
    """Tell whether a text is a label of the form alone, or with a bracket behind it."""
    bare = "".join(text.split()).partition("（")[0]
    tables = (part for part in form.parts() if isinstance(part, Table))
    return bool(bare) and any(bare in (row.title, row.group, *row.group_also) for table in tables for row in table.rows)


_FURNITURE = regex(
    r"[0-9０-９/／\s]*(?:ページ|頁)|[\W_]*|年度?|[※＊*（(].{0,30}(?:四捨五入|端数).*|[↑↓→←⇒⇔].{0,20}|.{0,20}[↑↓→←⇒⇔]"
    r"|[（(\s]*(?:令和|[RＲ])?[0-9０-９元]{1,4}年度?(?:[0-9０-９]{1,2}月)?(?:[0-9０-９]{1,2}日)?(?:時点|現在)?[)）\s]*"
    r"|[0-9０-９.．,，]+[%％]?",
    re.DOTALL,
)
_NAMED = 3
"""How many texts without a place are quoted."""
