"""The part of a text in which a place stands."""

from __future__ import annotations

import re


def clause_at(text: str, at: int) -> str:
    """Return the clause: what stands between two of 、 and 。."""
    return re.split("[、。]", text[:at])[-1] + re.split("[、。]", text[at:])[0]


def statement_at(text: str, at: int) -> str:
    """Return the statement: what stands between two of 。 and ends of lines."""
    return re.split("[。\n]", text[:at])[-1] + re.split("[。\n]", text[at:])[0]
