"""C5: figures of outside documents that a submission quotes.

This is where outside documents plug in: the form lists what they set as `[[references]]` rows, which an office fills
from its own plans and the state's. A form without such rows raises nothing.

    [[references]]
    title = "第7期障害福祉計画の目標"
    words = ["退院率", "3か月", "目標"]
    value = 68.9
    unit = "%"
    first_year = 2024
    last_year = 2026
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ckwriter.checks import check, finding
from ckwriter.checks.readings import filled, folded, quantities_of, sentences_of
from ckwriter.form import Reference
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title


@check(level="warning", rules=("R41", "R42"))
def outside_value_differs(submission: Submission) -> Iterator[Finding]:
    """引用した計画や国の目標の値が、元の文書と合い、いまの期間のものである

    Sentences that hold all the words of a reference: an amount in its unit that differs from it, and one that does not
    hold in the document's year.
    """
    for reference in submission.form.references:
        for at, field, text in filled(submission):
            if field.type in ("text", "paragraph", "bullets") and _quotes(text, reference):
                yield from _compare(submission, reference, at, text)


def _quotes(text: str, reference: Reference) -> bool:
    key = folded(text)
    return bool(text) and all(folded(word) in key for word in reference.words)


def _compare(submission: Submission, reference: Reference, at: str, text: str) -> Iterator[Finding]:
    year = submission.fiscal_year
    late = reference.last_year is not None and year > reference.last_year
    early = reference.first_year is not None and year < reference.first_year
    for sentence in sentences_of(text):
        if not _quotes(sentence.text, reference):
            continue
        if late or early:
            yield finding(
                submission,
                at,
                f"「{reference.title}」は{fiscal_year_title(year)}のものではありません",
                hint="いまの期間の目標や計画を引いているか確かめてください。",
                quotes=[(at, sentence.text)],
            )
            continue
        said = [one for one in quantities_of(sentence.text) if one.unit == reference.unit and one.value is not None]
        if reference.value is not None and said and all(Decimal(one.value or 0) != reference.value for one in said):
            yield finding(
                submission,
                at,
                f"「{said[0].text}」とありますが、{reference.title}は{reference.value}{reference.unit}です",
                hint="引用した値を元の文書で確かめてください。",
                quotes=[(at, sentence.text)],
            )
