"""Which subject a text is about, and what could be measured for it."""

from __future__ import annotations

from collections.abc import Iterable

from ckwriter.advising.guide import Guide
from ckwriter.backends.offline.context import Cited
from ckwriter.backends.offline.themes import subjects
from ckwriter.notation import fold


def theme_of(guide: Guide, texts: Iterable[str]) -> str:
    """Return the id of the subject that texts are most about, or ""."""
    found = subjects(guide.lexicon.themes, [Cited(text) for text in texts], 1)
    return found[0].id if found else ""


def examples(guide: Guide, theme: str) -> str:
    """Return indicators that could be proposed for a subject, as 「…」や「…」; "" where there is none."""
    return "や".join(f"「{name}」" for name in guide.candidates.get(theme, ()))


def stages(guide: Guide, label: str) -> str:
    """Return where work that an indicator measures may come to a halt."""
    plain = fold(label)
    found = (one.stages for one in guide.stages if any(fold(word) in plain for word in one.keywords))
    return next(found, "")


def candidates(guide: Guide, texts: Iterable[str]) -> str:
    """Return indicators that could be proposed for what texts are about."""
    return examples(guide, theme_of(guide, texts))
