"""Plain data that may be of any kind: taken as the kind that is wanted, or refused in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapidfuzz import process

from ckwriter.errors import ReadError


def mapping(value: object, title: str) -> Mapping[str, Any]:
    """Return a mapping whose keys are texts; ReadError, with the title before it, if it is none."""
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise ReadError(f"{title}: 「項目名: 値」の組で書いてください（いまは {_shown(value)}）")
    return value


def listed(value: object, title: str) -> list[Any]:
    """Return a list; ReadError if it is none."""
    if not isinstance(value, list):
        raise ReadError(f"{title}: 「- 」で始まる一覧で書いてください（いまは {_shown(value)}）")
    return value


def text(value: object, title: str) -> str:
    """Return a text, a number as its text; ReadError if it is neither."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ReadError(f"{title}: 文字で書いてください（いまは {_shown(value)}）")
    return str(value)


def _shown(value: object) -> str:
    if value in (None, ""):
        return "空"
    if isinstance(value, list):
        return "一覧"
    return "組" if isinstance(value, Mapping) else f"「{str(value)[:20]}」"


def refuse_unknown(given: Mapping[str, Any], known: tuple[str, ...], title: str) -> None:
    """ReadError if a mapping has another key than these; it says which one was probably meant."""
    for key in given:
        if key not in known:
            raise ReadError(f"{title}: 「{key[:40]}」という項目はありません{meant(key, known)}")


def meant(word: str, known: tuple[str, ...]) -> str:
    """Return, in brackets, the known word that was probably meant, or all of them."""
    best = process.extractOne(word, known, score_cutoff=70)
    return f"（「{best[0]}」ではありませんか）" if best else f"（使えるもの: {'、'.join(known)}）"
