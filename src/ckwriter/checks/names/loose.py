"""Text that was read and has no place in the form, such as the words of a diagram: it may still say something.

Its address is that among the texts without a place (`unplaced[2]`), by which a finding quotes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ckwriter.checks.names.naming import GENERIC, MEETS
from ckwriter.checks.texts.readings import once
from ckwriter.form import Section, Table
from ckwriter.model import Submission
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Loose:
    """One such text, on one line, and the part of the form that it stood beside."""

    part: str
    text: str
    at: str
    shown: str
    """As it stands in the file."""

    def quote(self, words: str = "") -> tuple[str, str]:
        """Return where words of the text (all of it, if none are given) stand, and their exact characters there."""
        spaced = re.search(r"\s*".join(map(re.escape, words or self.text)), self.shown)
        return self.at, spaced[0] if spaced else self.shown.strip()


@once
def loose_texts(submission: Submission) -> tuple[Loose, ...]:
    """Return the texts that stood in a section with a table of meetings."""
    return tuple(
        Loose(part, "".join(lost.text.split()), f"unplaced[{number}]", lost.text)
        for number, lost in enumerate(submission.unplaced, 1)
        for section in submission.form.sections
        if section.heading in lost.where and (part := _part(section))
    )


def _part(section: Section) -> str:
    """Return the table of a section that names meetings, or nothing."""
    for part in section.parts:
        if isinstance(part, Table) and any(column.role == "meeting" for column in part.columns):
            return part.id
    return ""


_FREQUENCY = regex(r"[（(][^（）()]*[回毎月随][^（）()]*[）)]")
_SENTENCE = regex("。|：|:|ための|目的|構成員|次ページ|参照|等$|協議の場$")


def loose_names(submission: Submission) -> Iterator[Loose]:
    """Yield the texts that are the name of a meeting and nothing else."""
    for one in loose_texts(submission):
        name = _FREQUENCY.sub("", one.text)
        if 5 <= len(name) <= 40 and MEETS.search(name) and not (GENERIC.match(name) or _SENTENCE.search(name)):
            yield replace(one, text=name)


_BODY = regex(
    "(?:協会|連合会|医師会|看護協会|職能団体|団体|家族会|当事者会|患者会|断酒会|警察署?|消防署?|消防本部|センター|事業所|病院|診療所|部署|社協|組合|学校|大学"
    "|保護観察所|裁判所|公共職業安定所|ハローワーク|児童相談所|薬局|薬剤師会|委員児童委員協議会|社会福祉協議会|民児協)$"
)


def loose_bodies(submission: Submission) -> Iterator[Loose]:
    """Yield the texts that are the name of a body which may take part in meetings, and nothing else."""
    for one in loose_texts(submission):
        if 2 <= len(one.text) <= 16 and _BODY.search(one.text) and not _SENTENCE.search(one.text):
            yield one
