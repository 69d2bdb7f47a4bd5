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
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import filled, folded, quantities_of, sentences_of
from ckwriter.form import Reference
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title
from ckwriter.patterns import regex


@check(level="warning", rules=("R41", "R42"))
def outside_value_differs(submission: Submission) -> Iterator[Finding]:
    """引用した計画や国の目標の値が、元の文書と合い、いまの期間のものである

    Sentences that hold all the words of a reference: an amount in its unit that differs from it, and one that does not
    hold in the document's year.
    """
    if not submission.form.references:
        return
    running = [
        (at, text)
        for at, field, text in filled(submission)
        if field.type in PROSE and not field.year and field.role != "event"
    ]
    everything = "\n".join(folded(text) for _, text in running)
    told: set[object] = set()
    for reference in submission.form.references:
        if all(folded(word) in everything for word in reference.words):
            for at, text in running:
                if _quotes(text, reference):
                    for one in _compare(submission, reference, at, text):
                        if one.evidence not in told:  # several references may be in one sentence
                            told.add(one.evidence)
                            yield one


_AS_VALID = regex(
    "目標|目指|めざ|示す|示した|示され|達成(?!し)|満た|基づ|基準|沿っ|沿い|即し|踏まえ|掲げ|位置付け|位置づけ|従い|従って|よる|により|おける|定め"
)
_OF_THAT_TIME = regex(
    "策定時|策定した|評価|総括|振り返|検証|実績|期間中|当時|前期|前回|前の計画|終了|満了|計画では|期では|次期|今後|達成でき|達成し"
    "|見直し|改定|昨年度|前年度|令和[0-9０-９元]+年度(?:まで|に|から)"
)
"""Words by which a sentence tells of a document as one of another time."""


_OTHER_WORDS = regex("全国|国民|国立|国保|国勢")
"""Words in which one that a reference asks for (国) is another."""


def _quotes(text: str, reference: Reference) -> bool:
    key = _OTHER_WORDS.sub("", folded(text))
    return bool(text) and all(folded(word) in key for word in reference.words)


def _compare(submission: Submission, reference: Reference, at: str, text: str) -> Iterator[Finding]:
    year = submission.fiscal_year
    late = reference.last_year is not None and year > reference.last_year
    early = reference.first_year is not None and year < reference.first_year
    for sentence in sentences_of(text):
        if not _quotes(sentence.text, reference):
            continue
        of_then = _OF_THAT_TIME.search(sentence.text) and "現行" not in sentence.text
        if (late or early) and (of_then or not _AS_VALID.search(sentence.text)):
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
