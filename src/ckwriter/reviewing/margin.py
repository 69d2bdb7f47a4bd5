"""What the comments of a finding say: one where the matter is, and a short one at each other place that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter import checking, findings, places
from ckwriter.form import Form, Table
from ckwriter.model import LEVEL_TITLES, Evidence, Finding, Submission
from ckwriter.word.commenting import Remark

MOST_BESIDE = 6
"""Places that a finding rests on, beside its own, beyond which only its own gets a comment, which names some."""
_NAMED = 3
"""How many other places, and how many words of one place, a comment names."""
_LONGEST = 30
"""Characters of a quote that are repeated in a comment on another place."""


def key(finding: Finding) -> str:
    """Return what the comments of a finding say they are about, by which a later review knows them."""
    return f"{finding.code} {finding.fingerprint}"


def remarks(finding: Finding, submission: Submission) -> Iterator[Remark]:
    """Yield the comments of a finding, the one that tells all first; none for a check that did not run."""
    if finding.code == checking.BROKEN or not finding.evidence:
        return
    form = submission.form
    about = next((e for e in finding.evidence if e.at == finding.at), finding.evidence[0])
    others = list(_by_place(one for one in finding.here if one is not about and not _tells_row(one, about, form)))
    before = [one for one in finding.evidence if one.previous]
    level = f"【{LEVEL_TITLES[finding.level]}】"
    subject = places.title_of(form, finding.at)
    message = finding.message.removeprefix(f"{subject}: ")
    hint = [f"→ {finding.hint}"] if finding.hint else []
    yield Remark(
        about.at,
        "\n".join([f"{level}{message}", *hint, *_elsewhere(others, form), *_before(before, submission)]),
        quote=about.quote,
        subject=subject if message != finding.message else "",
        section=about.section,
        key=key(finding),
    )
    if len(others) > MOST_BESIDE:
        return
    for other in others:
        rest = [about, *(one for held in others if held is not other for one in held)]
        if len(others) > 1 and _names_row(other, rest, submission):
            continue
        for nth, one in _commented(other, about):
            yield Remark(
                one.at,
                f"{level}{message}\n→ {_beside(other, about, len(others), form)}",
                quote=one.quote,
                nth=nth,
                section=one.section,
                key=key(finding),
                beside=True,
            )


def _tells_row(one: Evidence, about: Evidence, form: Form) -> bool:
    """Tell whether evidence only tells a reader in which row something is missing: its label, or words beside it."""
    beside = one.at.partition("].")[0] == about.at.partition("].")[0]
    return one.at in form.row_labels or bool(one.quote and not about.quote and beside)


def _by_place(others: Iterator[Evidence]) -> Iterator[list[Evidence]]:
    """Yield what is quoted, place by place; what is missing in one row stands together."""
    found: dict[tuple[str, bool], list[Evidence]] = {}
    for other in others:
        where = other.at if other.quote else other.at.partition("].")[0]
        found.setdefault((where, bool(other.quote)), []).append(other)
    yield from found.values()


def _names_row(other: Sequence[Evidence], rest: Sequence[Evidence], submission: Submission) -> bool:
    """Tell whether what is quoted is only the name of a row of which more is quoted: its first column, in full."""
    row, column, _ = other[0].at.partition("].")
    part = submission.form.part(row.partition("[")[0])
    first = f"{row}].{part.columns[0].id}" if column and isinstance(part, Table) else None
    named = other[0].at == first and other[0].quote == submission.text(first)
    return named and any(one.at.startswith(f"{row}].") for one in rest)


def _commented(other: Sequence[Evidence], about: Evidence) -> Iterator[tuple[int, Evidence]]:
    """Yield which of the words of a place get a comment, and which of their occurrences is meant.

    The first ones; in the place that the finding is about, all.
    """
    if other[0].at != about.at or not about.quote:
        yield 0, other[0]
        return
    before = [about]
    for one in other:
        yield sum(earlier.quote == one.quote for earlier in before), one
        before.append(one)


def _elsewhere(others: Sequence[Sequence[Evidence]], form: Form) -> Iterator[str]:
    """Yield the line that names the other places, if there are any."""
    if others:
        more = f" ほか{len(others) - _NAMED}か所" if len(others) > _NAMED else ""
        yield f"あわせて見る箇所: {'、'.join(_named(other, form) for other in others[:_NAMED])}{more}"


def _before(said: Sequence[Evidence], submission: Submission) -> Iterator[str]:
    """Yield the line that repeats what stands in last year's submission, if anything is quoted from it."""
    if said:
        more = f" ほか{len(said) - _NAMED}か所" if len(said) > _NAMED else ""
        form = (submission.previous or submission).form
        named = "、".join(f"{_short(one.quote)}（{places.title_of(form, one.at)}）" for one in said[:_NAMED])
        yield f"{findings.LAST_YEAR}: {named}{more}"


def _beside(here: Sequence[Evidence], about: Evidence, others: int, form: Form) -> str:
    """Return what the comment on another place of a finding says at its end: where the comment is that tells all."""
    if not here[0].quote and about.quote:
        titles = "、".join(places.title_of(form, one.at) for one in here)
        return f"{titles}が空欄です。{_named([about], form)}と比べてください。"
    if about.quote and here[0].at == about.at:
        return f"この欄の{_short(about.quote)}に付けたコメントと同じ指摘です。"
    if here[0].quote == about.quote:
        return f"ここも同じです（はじめの箇所は{places.title_of(form, about.at)}）。"
    if others == 1 and about.quote:
        return f"{_named([about], form)}と比べてください。"
    return f"{_named([about], form)}もあわせてご覧ください。"


def _named(there: Sequence[Evidence], form: Form) -> str:
    """Return a place with the words that are quoted from it."""
    if not there[0].quote:
        return f"{'、'.join(places.title_of(form, one.at) for one in there[:_NAMED])}（空欄）"
    more = f"など{len(there)}か所" if len(there) > _NAMED else ""
    return f"{places.title_of(form, there[0].at)}の{''.join(_short(one.quote) for one in there[:_NAMED])}{more}"


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return f"「{words if len(words) <= _LONGEST else f'{words[:_LONGEST]}…'}」"
