"""The few HTML and Markdown marks that text taken from slides or PDF carries, turned into plain lines.

A list item is one line that begins with ・, a paragraph or `<br>` ends a line; anything that is not one of the known
tags (`<5人`, `＜昨年度まで＞`) is text and stays.
"""

from __future__ import annotations

import html
import re

ITEM = "・"
"""What an item of a list begins with on a page, unless it has a mark of its own."""

_TAG = re.compile(
    r"<(?P<close>/)?(?P<name>ul|ol|li|p|div|br|b|i|u|s|em|strong|span|font|sup|sub|small|mark|del|ins|a|hr)"
    r"(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_LINES = frozenset(("ul", "ol", "p", "div", "br", "hr"))
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![*\\\w])\*(?![\s*])([^*\n]{1,100}?)(?<!\s)\*(?![*0-9A-Za-z])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])")
_OWN_MARK = re.compile(
    r"[・•‣▪●○◎◯■□◆◇▲△▼▽▶►→⇒★☆※✓➢①-⑳㈠-㈩㋐-㋾]|[0-9０-９]{1,2}[\s　.．、)）]|[(（][0-9０-９ア-ンa-z]{1,2}[)）]"
)
_BEGINNING = re.compile(
    r"\s*(?:[【『〔＜《〈■□◆◇●○※#|<]|第?[0-9０-９]{1,2}[\s　.．、)）]|[（(][0-9０-９]{1,2}[)）]|[①-⑳]|[Ⅰ-Ⅻ])"
)
_BULLET = re.compile(r"[ \t]*[-*+•◦‣▪∙][ \t　]+(?=\S)")


def item(text: str) -> str:
    """Return the text as an item of a list: with ・ before it, unless it begins with a mark of its own."""
    text = text.strip()
    return text if not text or _OWN_MARK.match(text) else ITEM + text


def without_bullet(line: str) -> str | None:
    """Return what stands behind the bullet that begins a line (`- `, `* `), or None if none does."""
    match = _BULLET.match(line)
    return line[match.end() :] if match else None


def is_item(line: str) -> bool:
    """Tell whether a line begins with a bullet or another mark of a list."""
    return without_bullet(line) is not None or bool(_OWN_MARK.match(line.lstrip()))


def is_beginning(line: str) -> bool:
    """Tell whether a line begins something new by its looks: a heading, an item."""
    return bool(_BEGINNING.match(line)) or is_item(line)


def plain(text: str, *, escapes: bool = False) -> str:
    """Return text without its marks: lists, paragraphs and `<br>` as lines, entities and bold type resolved.

    Args:
        text: a line or the text of a cell.
        escapes: True where a backslash before a sign is Markdown's.

    """
    if "<" in text:
        text = _untagged(text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if "**" in text or "__" in text:
        text = _BOLD.sub(r"\2", text)
    if escapes and "*" in text:
        text = _ITALIC.sub(r"\1", text)
    if escapes and "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return text.strip()


def _untagged(text: str) -> str:
    lines: list[str] = [""]
    kinds: list[str] = [""]
    at = 0
    depth = 0
    for tag in _TAG.finditer(text):
        lines[-1] += text[at : tag.start()]
        at = tag.end()
        name = tag["name"].lower()
        opens = not tag["close"]
        if name in ("ul", "ol"):
            depth = depth + 1 if opens else max(0, depth - 1)
        if name == "li" or name in _LINES:
            lines.append("")
            kinds.append("item" if name == "li" and opens else "list" if depth else "")
    lines[-1] += text[at:]
    return "\n".join(_told(lines, kinds))


def _told(lines: list[str], kinds: list[str]) -> list[str]:
    told: list[str] = []
    for line, kind in zip(lines, kinds, strict=True):
        if not line.strip():
            continue
        if kind == "item":
            told.append(item(line))
        elif kind == "list":  # a list whose items were lost: each one still begins with its ・
            told += (piece.strip() for piece in re.split(rf"\s+(?={ITEM})", line.strip()))
        else:
            told.append(line.strip())
    return told
