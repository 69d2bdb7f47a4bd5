"""Several figures one after the other, one for each of the rows that a label names: 64.8／81.3／88.9."""

from __future__ import annotations

import re

_EACH = re.compile(
    r"(?P<figure>[0-9０-９][0-9０-９,，.．]*|[-－―‐–—]+)\s*(?:[（(]?(?:[%％]|人|か所|回)[)）]?)?\s*(?:[・／/、]|$)"
)
"""One of several figures."""
_ALL = re.compile(rf"\s*(?:{_EACH.pattern.replace('?P<figure>', '?:')}\s*)+")


def spans(text: str, count: int) -> list[tuple[int, int]] | None:
    """Return where the figures stand if a text is as many figures as there are rows, and nothing else."""
    pieces = [match for match in _EACH.finditer(text) if match["figure"]] if count > 1 else []
    return [piece.span("figure") for piece in pieces] if len(pieces) == count and _ALL.fullmatch(text) else None
