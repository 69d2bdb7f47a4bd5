"""Sentences in which a model gives back what it was told to do, instead of what the facts say.

Small models do so: they write the title of the cell with について, or a line of the instruction. Such a sentence holds
no figure and no name that is wrong, so that nothing else would notice it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ckwriter.drafts import Backend, DraftReply, DraftRequest
from ckwriter.guarding.telling import Report, tell
from ckwriter.notation import fold
from ckwriter.prompting.rendering import rules

_SHORTEST = 8
"""Folded characters from which a line of the instruction is known again."""
_SHARED = 13
"""Folded characters that a sentence shares with a line of the instruction, and with no fact, by which it is an echo."""
_SHARED_BY_AN_ORDER = 6
"""The same for a sentence that ends as an instruction does."""
_TELLS = re.compile("(?:を|と)(?:書く|述べる|挙げる|示す|添える|提案する)。?$")
_LINES = re.compile(r"[。\n]")
_ABOUT = re.compile("(?:について|に関すること)$")


def guard(backend: Backend, report: Report) -> Backend:
    """Return the backend without sentences that repeat the title of the cell or its instruction."""

    def asked(request: DraftRequest) -> DraftReply:
        reply = backend(request)
        said = [(one, is_echo(one.text, request)) for one in reply.sentences]
        if not any(echo for _, echo in said):
            return reply
        if request.corrections:  # one for each that failed, in order: what is no answer stays as an empty one
            kept = tuple(one.model_copy(update={"text": ""}) if echo else one for one, echo in said)
            return reply.model_copy(update={"sentences": kept})
        for one, echo in said:
            if echo:
                report(tell(request, "G305", f"指示を写した文「{one.text[:40]}」を使いませんでした", level="note"))
        return reply.model_copy(update={"sentences": tuple(one for one, echo in said if not echo)})

    return asked


def is_echo(text: str, request: DraftRequest) -> bool:
    """Tell whether a sentence says what the request says, and no fact does."""
    key = fold(_ABOUT.sub("", text.strip().rstrip("。")))
    known = [fold(fact.text) for fact in request.usable]
    if not key or any(key in text for text in known):
        return False
    titles = {fold(title) for title in (request.title, *(fact.group for fact in request.facts)) if title}
    if any(key in title for title in titles):
        return True
    lines = [line for line in _instructed(request) if len(line) >= _SHORTEST]
    if any(line in key or key in line for line in lines):
        return True
    told = _TELLS.search(text) is not None and not any(_TELLS.search(fact.text) for fact in request.usable)
    least = _SHARED_BY_AN_ORDER if told else _SHARED
    stretches = {_shared(key, line) for line in lines}
    return any(len(one) >= least and not any(one in text for text in known) for one in stretches)


def _shared(one: str, other: str) -> str:
    """Return the longest stretch that two texts share."""
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[found.a : found.a + found.size]


def _instructed(request: DraftRequest) -> Iterator[str]:
    whole = f"{request.instructions}\n{rules(request)}"
    yield from (fold(line) for line in _LINES.split(whole))
