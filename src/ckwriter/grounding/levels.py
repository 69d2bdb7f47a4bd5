"""The one target, result and present level of the cited facts, of whichever row tells them."""

from __future__ import annotations

from fractions import Fraction

from ckwriter.grounding.evidence import Evidence
from ckwriter.places import row_of

_ROLES = ("target", "result", "baseline")


def by_roles(evidence: Evidence, *, of: str) -> dict[str, Fraction]:
    """Return the one figure of each role among the cited facts; a role with several rows tells nothing.

    Where several rows have a target, only those are looked at that have a figure of the role `of` as well: the rows of
    results (`result`), or those of where things stand (`baseline`).
    """
    cited = [(fact, figure) for fact, figure in evidence.figures if fact.role in _ROLES]
    rows = {row_of(fact.at) for fact, _ in cited if fact.role == of}
    if len({row_of(fact.at) for fact, _ in cited if fact.role == "target"}) > 1 and rows:
        cited = [(fact, figure) for fact, figure in cited if row_of(fact.at) in rows]
    told = [(fact.role, figure) for fact, figure in cited]
    kinds = {role: {(one.plain, one.counting) for other, one in told if other == role} for role, _ in told}
    shared = set.intersection(*kinds.values()) if kinds else set()
    if len(shared) == 1:  # 実26人（延184回） of a target of 実30人
        told = [(role, one) for role, one in told if (one.plain, one.counting) in shared]
    found: dict[str, set[Fraction | None]] = {}
    for role, figure in told:
        found.setdefault(role, set()).add(figure.value)
    if len({figure.plain for _, figure in told} - {None}) > 1:
        return {}
    return {role: one for role, values in found.items() if len(values) == 1 for one in values if one is not None}
