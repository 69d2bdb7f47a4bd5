"""Q1: figures that must agree, as the form's constraints say."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.completeness.blanks import blank, labels_of
from ckwriter.checks.completeness.choices import chosen
from ckwriter.checks.completeness.unread import part_unread
from ckwriter.checks.numbers.levels import own_meetings, told_otherwise
from ckwriter.checks.texts.readings import number_of
from ckwriter.form import Constraint, Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity

Figure = tuple[str, Quantity, Decimal]
"""A place, its amount as written, and its number."""


@check(level="error", rules=("R35",))
def sum_of_parts(submission: Submission) -> Iterator[Finding]:
    """合計が内訳の和と合っている

    A whole and all of its parts, as the form's `sum` constraints name them. Where a part has no figure, the parts that
    are known must not be greater than the whole. Figures with 約 or 程度 are left alone.
    """
    for rule in _rules(submission, "sum"):
        whole, parts = figure_at(submission, rule.places[0]), _figures(submission, rule.places[1:])
        if whole is None or not parts:
            continue
        total = sum((value for _, _, value in parts), Decimal(0))
        complete = len(parts) == len(rule.places) - 1
        if (complete and total != whole[2]) or total > whole[2]:
            what = "内訳の和" if complete else "分かっている内訳だけの和"
            yield finding(
                submission,
                whole[0],
                f"「{whole[1].text}」ですが、{what}は{_sum(parts)}で、合いません",
                hint=f"{rule.why}。合計と内訳のどちらが正しいか、元の資料で確かめてください。",
                quotes=quotes_of([whole, *parts]),
            )


@check(level="error", rules=("R36", "R22"))
def ascending(submission: Submission) -> Iterator[Finding]:
    """後の数字が前の数字を下回っていない（3か月≦6か月≦1年、箇所数≦母数など）

    Figures that cannot fall, as the form's `ascending` constraints name them; a missing one is passed over.
    """
    for rule in _rules(submission, "ascending"):
        known = _figures(submission, rule.places)
        falls = [(one, other) for one, other in pairwise(known) if one[2] > other[2]]
        if falls:
            one, other = falls[0]
            field = places.field_at(submission.form, other[0])
            of_one_row = field is not None and one[0].partition(".")[0] == other[0].partition(".")[0]
            yield finding(
                submission,
                one[0] if of_one_row else other[0],
                f"「{one[1].text}」が、{field.title}の「{other[1].text}」を超えています"
                if field is not None and of_one_row
                else f"「{other[1].text}」が、{_title(submission, one[0])}の「{one[1].text}」を下回っています",
                hint=f"{rule.why}。どちらの数字が正しいか確かめてください。",
                quotes=quotes_of([one, other, *(figure for figure in known if figure not in (one, other))]),
            )


@check(level="error", rules=("R36", "R39"))
def out_of_range(submission: Submission) -> Iterator[Finding]:
    """数字がありうる範囲にある（割合は0～100など）

    Figures outside the bounds that the form's `range` constraints give for this kind of body. A bound that binds some
    kinds only is a question: the figure may have been taken for another area.
    """
    for rule in _rules(submission, "range"):
        outside = _outside(submission, rule)
        if outside:
            ask = bool(rule.kinds)
            yield finding(
                submission,
                outside[0][0],
                f"「{outside[0][1].text}」は{_bounds(rule)}{'のはずではありませんか' if ask else 'の範囲にありません'}",
                hint=f"{rule.why}。数字を確かめてください。",
                quotes=[*quotes_of(outside), *labels_of(submission, [at for at, *_ in outside])],
                level="warning" if ask else None,
            )


@check(level="warning", rules=("R22", "R39"))
def equal_figures(submission: Submission) -> Iterator[Finding]:
    """同じものを指す二つの数字が等しい（母数と市町村数など）

    Figures that are one figure written twice, as the form's `equal` constraints name them. It asks, since one of them
    may leave some out. A denominator that is less than its own figure is ascending's.
    """
    outside = {at for rule in _rules(submission, "range") for at, _, _ in _outside(submission, rule)}
    outside |= {
        other[0]
        for rule in _rules(submission, "ascending")
        for one, other in pairwise(_figures(submission, rule.places))
        if one[2] > other[2] and one[0].partition(".")[0] == other[0].partition(".")[0]
    }
    for rule in _rules(submission, "equal"):
        known = [figure for figure in _figures(submission, rule.places) if figure[0] not in outside]
        other = next((figure for figure in known if figure[2] != known[0][2]), None)
        if other is not None:
            yield finding(
                submission,
                known[0][0],
                f"「{known[0][1].text}」ですが、{_title(submission, other[0])}は「{other[1].text}」です。"
                "同じ数のはずではありませんか",
                hint=f"{rule.why}。どちらが正しいか確かめてそろえ、除いたものがあれば備考へ書いてください。",
                quotes=quotes_of([known[0], other]),
            )


@check(level="error", rules=("R22",))
def choice_against_rows(submission: Submission) -> Iterator[Finding]:
    """「有」と答えたものが表に書かれ、「無」と答えたものは書かれていない

    Choices that say whether the rows of a table exist (`rows` constraints), and a choice against the number beside it.
    A meeting that bears the name of a level that has none, and text that says that areas have none, or how many,
    against the figures, are asked about.
    """
    told: set[str] = set()
    for rule in _rules(submission, "rows"):
        table = submission.form.table(rule.table)
        rows = [
            row for row in submission.rows(table) if any(not blank(submission, f"{row}.{c.id}") for c in table.columns)
        ]
        answers = {at: _answer(submission, at) for at in rule.places}
        if rule.begins:
            yield from _against_names(submission, rule, answers, told)
            continue
        title = f"「{submission.form.section_of(table.id).heading}」"
        yes = [at for at, answer in answers.items() if answer is True]
        no = [at for at, answer in answers.items() if answer is False]
        if yes and not rows and not part_unread(submission, table):
            yield _unlike(
                submission,
                rule,
                yes,
                f"「{submission.text(yes[0])}」とありますが、{title}には1件も書かれていません",
                [],
            )
        if rows and no and len(no) == len(answers):
            first = next(f"{rows[0]}.{c.id}" for c in table.columns if submission.text(f"{rows[0]}.{c.id}"))
            message = f"「{submission.text(no[0])}」とありますが、{title}には{len(rows)}件書かれています"
            told.update(no)
            yield _unlike(submission, rule, no, message, [(first, submission.text(first).split("\n")[0])])
    yield from _choice_againstfigure_at(submission, told)
    yield from told_otherwise(submission)


def _against_names(
    submission: Submission, rule: Constraint, answers: Mapping[str, bool | None], told: set[str]
) -> Iterator[Finding]:
    """Ask about a choice that says no, where a meeting of just that level is listed."""
    for at, answer in answers.items():
        named = list(own_meetings(submission, rule)) if answer is False and at not in told else []
        if named:
            told.add(at)
            yield finding(
                submission,
                at,
                f"「{submission.text(at)}」とありますが、"
                f"「{submission.form.section_of(rule.table).heading}」に「{named[0][1]}」が書かれています",
                hint=f"{rule.why}。有・無の答えか、表の記載を直してください。",
                quotes=[(at, submission.text(at)), *named],
                level="warning",
            )


def _choice_againstfigure_at(submission: Submission, told: Container[str]) -> Iterator[Finding]:
    for table in fixed_tables(submission):
        for row in table.rows:
            at, value_at = f"{table.id}[{row.id}].choice", f"{table.id}[{row.id}].value"
            figure, answer = figure_at(submission, value_at), _answer(submission, at)
            if figure is None or answer is None or at in told or answer == (figure[2] > 0):
                continue
            yield finding(
                submission,
                at,
                f"「{submission.text(at)}」とありますが、数は「{figure[1].text}」です",
                hint="有・無と数のどちらが正しいか確かめてください。",
                quotes=[(at, submission.text(at)), (value_at, figure[1].text)],
            )


def _unlike(
    submission: Submission, rule: Constraint, answers: Sequence[str], message: str, also: Sequence[tuple[str, str]]
) -> Finding:
    quotes = [*((at, submission.text(at)) for at in answers), *also]
    hint = f"{rule.why}。有・無の答えか、表の記載を直してください。"
    return finding(submission, answers[0], message, hint=hint, quotes=quotes)


def _answer(submission: Submission, at: str) -> bool | None:
    """Return whether a choice says yes (the first of the choices) or no; None where it is not answered."""
    field = places.field_at(submission.form, at)
    answer = chosen(submission.text(at), field.choices) if field and field.choices and submission.text(at) else None
    if field is None or not answer or len(answer) != 1:
        return None
    return answer[0] == field.choices[0]


def _rules(submission: Submission, kind: str) -> Iterator[Constraint]:
    body = submission.municipality
    guessed = submission.searched and not body.name
    kinds = [one.id for one in submission.form.kinds] if guessed else [body.kind]
    for rule in submission.form.constraints:
        if rule.type == kind and all(rule.binds(one) for one in kinds):
            yield rule


def _outside(submission: Submission, rule: Constraint) -> list[Figure]:
    return [
        figure
        for figure in _figures(submission, rule.places)
        if (rule.low is not None and figure[2] < rule.low) or (rule.high is not None and figure[2] > rule.high)
    ]


def fixed_tables(submission: Submission) -> Iterator[Table]:
    """Yield the tables whose rows the form prints."""
    for part in submission.form.parts():
        if isinstance(part, Table) and part.rows:
            yield part


def figure_at(submission: Submission, at: str) -> Figure | None:
    """Return the exact number of a cell, or None if it holds none or only an approximate one."""
    text = submission.text(at)
    one = number_of(text) if text else None
    if one is None or one.value is None or one.hedges or one.each:
        return None
    return at, one, Decimal(one.value)


def _figures(submission: Submission, ats: Sequence[str]) -> list[Figure]:
    return [figure for at in ats if (figure := figure_at(submission, at)) is not None]


def quotes_of(figures: Sequence[Figure]) -> list[tuple[str, str]]:
    """Return figures as evidence: where each stands, and its exact characters."""
    return [(at, one.text) for at, one, _ in figures]


def _sum(parts: Sequence[Figure]) -> str:
    terms = "＋".join(one.text for _, one, _ in parts)
    total = sum((value for _, _, value in parts), Decimal(0))
    return f"{terms}＝{total:,}" if len(parts) > 1 else terms


def _bounds(rule: Constraint) -> str:
    if rule.low is not None and rule.low == rule.high:
        return f"{rule.low}"
    if rule.high is None:
        return f"{rule.low}以上"
    return f"{rule.high}以下" if rule.low is None else f"{rule.low}から{rule.high}まで"


def _title(submission: Submission, at: str) -> str:
    """Return a cell of the same section as people call it, without the section."""
    return (
        places.title_of(submission.form, at)
        .removeprefix(submission.form.section_of(places.parse(at).part).heading)
        .strip()
    )
