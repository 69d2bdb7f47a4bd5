"""S1: what concerns a section or the whole submission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.blanks import has_unplaced_text, missing_sections
from ckwriter.checks.readings import filled
from ckwriter.form import COVER, Form
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title


@check(level="error", rules=("R00",))
def missing_section(submission: Submission) -> Iterator[Finding]:
    """様式の節がすべて記入されている

    Raised once for a section that this kind of body must fill and in which nothing stands, whatever it is made of.
    Where text was read there that belongs to no place, such as a diagram, it is a note.
    """
    for section in missing_sections(submission):
        at = section.parts[0].id
        if has_unplaced_text(submission, section):
            message = "様式の欄に入る記載が見つかりません。図や別の形で書かれていませんか"
            hint = "図などに書いた内容は、様式の欄にも文字で記入してください。"
            yield finding(submission, at, message, hint=hint, level="note", subject=section.heading)
        else:
            hint = "節が抜けていないか確かめ、記入してください。"
            yield finding(submission, at, "この節には何も記入されていません", hint=hint, subject=section.heading)


@check(level="warning")
def form_of_another_year(submission: Submission) -> Iterator[Finding]:
    """提出年度が様式の年度と合っている

    The form is for one fiscal year; last year's form carried on is the usual slip. A later year may be one whose form
    is not known here, so that is a note.
    """
    if submission.fiscal_year != submission.form.fiscal_year:
        year, of_form = fiscal_year_title(submission.fiscal_year), fiscal_year_title(submission.form.fiscal_year)
        yield finding(
            submission,
            next(submission.form.parts()).id,
            f"提出年度は{year}ですが、様式は{of_form}のものです。別の年度の様式ではありませんか",
            hint=f"提出年度を確かめてください。{year}の提出であれば、様式が{of_form}から変わっていないかを確かめます。",
            level="note" if submission.fiscal_year > submission.form.fiscal_year else "warning",
            subject=submission.form.title,
        )


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

    Text of the file that belongs to no place of the form is kept, but is not on the form that is written.
    """
    items = [(f"unplaced[{n}]", item) for n, item in enumerate(submission.unplaced, 1) if item.text.strip()]
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


_NAMED = 3
"""How many texts without a place are quoted."""
