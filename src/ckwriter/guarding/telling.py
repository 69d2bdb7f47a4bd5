"""What a guard has to tell the person: a finding about the cell that it was asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files

from ckwriter.drafts import DraftRequest
from ckwriter.model import Evidence, Finding, FindingLevel
from ckwriter.values import Value

Report = Callable[[Finding], None]
"""Takes the findings of the guards as they come; calls come from several threads."""


class Told(Value):
    """What is told under one code."""

    title: str
    level: FindingLevel
    """The gravest that it comes with."""
    finds: str
    why: str


@cache
def codes() -> Mapping[str, Told]:
    """Return all that may be told where a model was asked, by code; what checks tell is with the checks."""
    data = tomllib.loads(files(__package__).joinpath("codes.toml").read_text(encoding="utf-8"))
    return {code: Told.model_validate(given) for code, given in data.items()}


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
