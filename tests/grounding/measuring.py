"""How many of the true sentences of the corpus pass, and how many of the lies made of them are caught."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ckwriter import drafting
from ckwriter.backends.offline import compose
from ckwriter.drafts import DraftReply, DraftRequest, Sentence, Style
from ckwriter.grounding import Doubt, doubts, judge, setting_of
from tests.grounding.facts import body, cited, setting
from tests.grounding.lies import Lie, by_hand, changed, digits, miscited, swapped, words_of
from tests.grounding.templates import BODIES, FRESH_BODIES, templated
from tests.grounding.truths import Truth, truths

TUNED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
"""Files of sentences that the package was made with; templates stand in `first_templates`."""
HELD_OUT = "held_out"
"""The file that was written after the code, and measured before anything was changed for it."""


FRESH = "fresh"
"""The file that was written next, over other bodies, and measured before anything was changed for it."""
LAST = "last"
"""The file that was written last, by hand alone, when the code had been put right after the one before."""
BLIND = "tenth"
"""The file of sentences and lies over four bodies that was written without sight of the code."""
LATEST = "eleventh"
"""The file that was written in six parts after that, over the same bodies and eleven others."""
LATEST_BLIND = "twelfth"
"""The file over four other bodies that was written without sight of the code, after all of these."""
OWN = "thirteenth"
"""The file in other words that the mends for that one were tried on."""
CONTRARY = "fourteenth"
"""The file of orders, contrasts, shares and places turned round, and of true sentences as near to them as could be."""
SEVERAL = "fifteenth"
"""The file of what follows from several rows: how many met their targets, by how much, who belongs to how many."""
LATER = (LAST, "ninth")
"""The files of true sentences that were written one after the other, each after the mends for the one before."""
_BODIES = {"first": BODIES, HELD_OUT: BODIES, FRESH: FRESH_BODIES}
"""The files with templates, and the bodies that fill them."""


class Share(NamedTuple):
    """How many of some sentences were judged as they ought to be, and those that were not."""

    of: int
    wrong: tuple[str, ...]

    @property
    def right(self) -> float:
        """The share, from 0 to 1."""
        return 1 - len(self.wrong) / self.of if self.of else 1.0


def corpus(*names: str) -> tuple[Truth, ...]:
    """Return the sentences of some files of the corpus with those of their templates."""
    found = [one for name in names for one in truths(name)]
    filled = (templated(f"{name}_templates", _BODIES[name]) for name in names if name in _BODIES)
    return (*found, *(one for made in filled for one in made))


def passing(given: Iterable[Truth]) -> Share:
    """Hold true sentences against the facts that they cite."""
    given = tuple(given)
    wrong = [
        f"{one.body}: {one.text} {_shown(found)}"
        for one in given
        if (found := doubts(one.text, cited(one.body, *one.at), setting(one.body)))
    ]
    return Share(len(given), tuple(wrong))


def lies_of(name: str, *, every: int = 1) -> tuple[Lie, ...]:
    """Return the lies made of a file's sentences and templates, or every so manieth of each kind."""
    given = corpus(name)
    swaps = swapped(words_of(f"{name}_lies")["swapped"], _BODIES[name])
    made = [*changed(given, f"{name}_lies"), *swaps, *miscited(given)]
    if name == FRESH:
        made += [Lie("digits", one.body, text, one.at) for one in given for text in digits(one)]
        made += by_hand(f"{name}_lies")
    seen: Counter[str] = Counter()
    kept = []
    for one in made:
        if seen[one.kind] % every == 0:
            kept.append(one)
        seen[one.kind] += 1
    return tuple(kept)


def is_caught(lie: Lie) -> bool:
    """Tell whether a lie is doubted after its citation was put right; of a wrong citation, whether it was put right."""
    facts = tuple(fact.number for fact in cited(lie.body, *lie.at))
    judged = judge(Sentence(text=lie.text, facts=facts), setting(lie.body))
    return bool(judged.doubts) or (lie.kind == "citation" and judged.cited is not None)


def caught(lies: Iterable[Lie]) -> dict[str, Share]:
    """Return for each kind of lie how many were caught."""
    total: Counter[str] = Counter()
    missed: dict[str, list[str]] = {}
    for lie in lies:
        total[lie.kind] += 1
        if not is_caught(lie):
            missed.setdefault(lie.kind, []).append(f"{lie.body}: {lie.text} {lie.at}")
    return {kind: Share(of, tuple(missed.get(kind, ()))) for kind, of in total.items()}


def together(shares: Iterable[Share]) -> Share:
    """Return several shares as one."""
    shares = tuple(shares)
    return Share(sum(one.of for one in shares), tuple(wrong for one in shares for wrong in one.wrong))


STYLES = (Style(), Style(ending="nominal", disability="障害"))


def drafted_offline(bodies: Iterable[str] = (*BODIES, "notes_only", "thin")) -> Share:
    """Hold every sentence that the offline backend writes for some bodies against the facts that it cites."""
    wrong: list[str] = []
    of: list[int] = []
    for name in bodies:
        for style in STYLES:
            drafting.draft(body(name), _watched(wrong, of), style=style)
    return Share(sum(of), tuple(wrong))


def _watched(wrong: list[str], of: list[int]) -> Callable[[DraftRequest], DraftReply]:
    def ask(request: DraftRequest) -> DraftReply:
        reply = compose(request)
        known = setting_of(request)
        for sentence in reply.sentences:
            facts = [known.by_number[number] for number in sentence.facts if number in request.allowed]
            found = doubts(sentence.text, facts, known)
            of.append(1)
            wrong.extend([f"{request.at}: {sentence.text} {_shown(found)}"] if found else [])
        return reply

    return ask


def _shown(found: Iterable[Doubt]) -> str:
    return "; ".join(f"{one.reason.name} {one.word}" for one in found)


def lies_by_hand(*names: str) -> tuple[Lie, ...]:
    """Return the lies of some files that were written by hand."""
    return tuple(one for name in names for one in by_hand(f"{name}_lies"))


def rows(name: str, *, every: int = 1) -> Iterator[tuple[str, Share]]:
    """Yield (kind, share) of the lies of a file, and of all of them."""
    by_kind = caught(lies_of(name, every=every))
    yield from by_kind.items()
    yield "all", together(by_kind.values())
