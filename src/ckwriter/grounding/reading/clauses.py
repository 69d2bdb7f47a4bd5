"""The clauses and statements of a text, and those in which a place stands."""

from __future__ import annotations

from ckwriter.patterns import regex

CLAUSE, STATEMENT = regex("[^、。\n]+"), regex("[^。\n]+")
_BOUND, _END = regex("[、。]"), regex("[。\n]")


def clause_at(text: str, at: int) -> str:
    """Return the clause: what stands between two of 、 and 。."""
    return _BOUND.split(text[:at])[-1] + _BOUND.split(text[at:])[0]


def statement_at(text: str, at: int) -> str:
    """Return the statement: what stands between two of 。 and ends of lines."""
    return _END.split(text[:at])[-1] + _END.split(text[at:])[0]
