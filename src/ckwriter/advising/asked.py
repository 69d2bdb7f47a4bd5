"""What the office asked the adviser, and what the submission itself says to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.advising.guide import Guide, Topic
from ckwriter.advising.meetings import Member, members, table_of
from ckwriter.advising.quoting import Said, joined, lacking, listed, said
from ckwriter.advising.targets import called, goal_tables, this_year
from ckwriter.advising.wording import Seen
from ckwriter.checks.texts.readings import sentences_of
from ckwriter.model import Submission
from ckwriter.notation import fold

_FEWEST = 6
"""Characters of a sentence that asks something."""


def seen(submission: Submission, guide: Guide) -> Iterator[Seen]:
    """Yield what was asked, the sentences of one topic together; or that nothing was asked."""
    text = submission.text(guide.asked)
    sentences = [one.text for one in sentences_of(text) if len(one.text) >= _FEWEST]
    if not sentences:
        yield Seen("nothing_asked", {"asked": lacking(submission, guide.asked)})
        return
    known = _known(submission, guide)
    by_kind: dict[str, list[Said]] = {}
    for sentence in (part for whole in sentences for part in _parts(guide, whole)):
        question = said(submission, guide.asked, sentence)
        topic = _topic(guide, sentence)
        kind = f"asked_{topic.id}" if topic and guide.phrase(f"asked_{topic.id}") else "asked"
        by_kind.setdefault(kind, []).append(question.but(question.rstrip("。")))
    for kind, questions in by_kind.items():
        yield Seen(kind, {**known, "question": listed(questions)})


_JOINED = re.compile("(?:(?<=[^、])や|と|及び|並びに|または|又は|か)、")
"""Between two things that are asked in one sentence."""


def _parts(guide: Guide, sentence: str) -> list[str]:
    """Return the things that a sentence asks, one after the other, where each is of a topic of its own."""
    ends = [0, *(found.start() for found in _JOINED.finditer(sentence)), len(sentence)]
    starts = [0, *(found.end() for found in _JOINED.finditer(sentence))]
    parts = [sentence[start:end] for start, end in zip(starts, ends[1:], strict=True)]
    topics = [topic.id if (topic := _topic(guide, part)) else "" for part in parts]
    return parts if all(topics) and len(set(topics)) == len(topics) else [sentence]


def _topic(guide: Guide, sentence: str) -> Topic | None:
    """Return the topic of which most words stand in a sentence; of equals the first."""
    plain = fold(sentence)
    scored = [
        (sum(len(w) for w in topic.keywords if fold(w) in plain), topic)
        for topic in guide.topics
        if not any(fold(w) in plain for w in topic.unless)
    ]
    best = max(scored, key=lambda one: one[0], default=(0, None))
    return best[1] if best[0] else None


def _known(submission: Submission, guide: Guide) -> dict[str, object]:
    """Return what an answer may draw on: who takes part, who is not named, the meetings, the indicators."""
    found = members(submission, guide)
    groups = {group: _named(found, group) for group in guide.lexicon.groups}
    goals = this_year(submission)
    table, columns = table_of(submission, guide)
    listing = [at for row in submission.rows(table) if submission.text(at := f"{row}.{columns.members}")]
    return {
        "lists": joined(said(submission, at) for at in listing) if listing else lacking(submission, table.id),
        "members": groups,
        "there": [group for group in guide.lexicon.groups if groups[group]],
        "meetings": listed((one.meeting for one in found), most=3),
        "indicators": listed((called(submission, one) for one in goals), most=3),
        "no_indicators": joined(lacking(submission, name) for name in goal_tables(submission)),
        "targets": joined(said(submission, value.at) for one in goals if (value := one.value("target"))),
    }


def _named(found: list[Member], group: str) -> Said:
    return listed((one.name for one in found if one.group == group), most=2)
