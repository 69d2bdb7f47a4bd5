"""What a guard has to tell the person: a finding about the cell that it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ckwriter.drafts import DraftRequest
from ckwriter.model import Evidence, Finding, FindingLevel

Report = Callable[[Finding], None]
"""Takes the findings of the guards as they come; calls come from several threads."""


def tell(
    request: DraftRequest,
    code: str,
    message: str,
    *,
    hint: str = "",
    level: FindingLevel = "warning",
    quotes: Iterable[tuple[str, str]] = (),
    at: str = "",
    title: str = "",
) -> Finding:
    """Return a finding about the cell of a request, or about a place that it names; drafting adds the sections."""
    at, title = at or request.at, title or request.title
    return Finding(
        code=code,
        level=level,
        at=at,
        section="",
        message=f"{title}: {message}",
        hint=hint,
        evidence=tuple(Evidence(at=place, section="", quote=quote) for place, quote in (tuple(quotes) or ((at, ""),))),
    )
