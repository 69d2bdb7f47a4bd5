"""Lines of what meets and, behind wide spaces or slashes, what columns ask: ○連絡会　年2回　事務局：保健所　計5機関."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import held
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import periods, titles
from ckwriter.matching.words.lexicon import Lexicon

Line = Paragraph | Heading
_ROLE = "meeting"
_LONGEST = 200
_LONGEST_NAME = 60
_LONGEST_OFTEN = 40
_REMARKS = "※＊*"
_FEWEST = 2
"""What must be told behind a name that does not sound like that of something that meets."""
_PIECE = re.compile(r"[^\s　/／](?:[^\n\t　/／]*?[^\s　/／])?(?=\s*\t|　| {2,}|\s*[/／]|\s*$)")
_FRAMED = re.compile(
    r"\s*(?:[【〔［〈＜《](?P<name>[^【】〔〕［］〈〉＜＞《》\n]{2,60})[】〕］〉＞》]"
    r"|[「『](?P<quoted>[^「」『』\n]{2,40})[」』])[\s　/／:：]*(?=\S)"
)
"""A name in brackets, with something behind it."""
_LABELLED = re.compile(r"(?P<words>[^\s:：、。（(]{2,12})\s*[:：]\s*(?P<said>\S.*)")
_BRACKET = re.compile(r"[（(](?P<said>(?:[^（()）\n]|[（(][^（()）\n]*[)）]){2,40})[)）]$")
_OFTEN_BEHIND = re.compile(r"(?<=[^\s　])(?:[　\t]| {2,})[　\s]*(?P<often>[^\s　:：。、]{2,24})\s*$")
_COUNT = re.compile(r"[（(]?(?:計|全|合計)?\s*[0-9０-９]{1,3}\s*(?:[一-龥]{0,2}機関|団体|名|人)[)）]?")


def told(line: Line, start: int, table: Table, lexicon: Lexicon) -> Sequence[tuple[Column, Slot]]:
    """Return the name that a line begins with and what stands behind it, piece by piece; nothing if one is unknown.

    A piece is a title with a colon, how often something is held, or how many take part. What stands before all of them
    is the name, be it in two words (連絡会　全体会) or in brackets; a line without one may stand below its name. A
    remark behind all of them (※前年度に改称) is no piece.
    """
    text = line.text.rstrip()
    if table.columns[0].role != _ROLE or len(text) > _LONGEST or "\n" in text:
        return ()
    framed = _FRAMED.match(text)
    spans = [match.span() for match in _PIECE.finditer(text, framed.end() if framed is not None else start)]
    spans = list(takewhile(lambda span: text[span[0]] not in _REMARKS, spans))
    spans = list(takewhile(lambda span: text[span[0]] not in _REMARKS, spans))
    spans = [framed.span(framed.lastgroup or 0), *spans] if framed is not None else spans
    known = [None if framed is not None and not n else _piece(text, at, table, lexicon) for n, at in enumerate(spans)]
    first = next((n for n, found in enumerate(known) if found is not None), len(known))
    pieces = [found for found in known[first:] if found is not None]
    columns = {column.id for column, _ in pieces}
    if not pieces or len(columns) < len(known) - first:
        return ()
    answers = [(column, trimmed(line, *span)) for column, span in pieces]
    if not first:
        return answers if len(columns) >= _FEWEST else ()
    begin, end = spans[0][0], spans[first - 1][1]
    name = text[begin:end]
    bracket = _BRACKET.search(name)
    often = bracket is not None and _is_frequency(bracket["said"])
    bare = name[: bracket.start()] if bracket is not None and often else name
    if not (len(columns) + often >= _FEWEST or held.is_name(_BRACKET.sub("", bare))) or not _may_name(bare):
        return ()
    if framed is None and titles.name(text) <= start:
        begin = titles.name(text)
    return [(table.columns[0], trimmed(line, begin, end)), *answers]


def with_frequency(said: Slot) -> tuple[Slot, Slot] | None:
    """Return where an answer and, behind a wide space, how often something is held stand: 保健課　年2回."""
    match = _OFTEN_BEHIND.search(said.text)
    if match is None or said.more or said.below or not _is_frequency(match["often"].strip()):
        return None
    at = said.start
    return trimmed(said.spot, at, at + match.start()), trimmed(said.spot, at + match.start("often"), said.end)


def _piece(text: str, span: tuple[int, int], table: Table, lexicon: Lexicon) -> tuple[Column, tuple[int, int]] | None:
    """Return the column that asks for a piece of a line, and where its answer stands."""
    said = text[slice(*span)]
    match = _LABELLED.fullmatch(said)
    column = lexicon.column(table, match["words"]) if match is not None else None
    if match is not None:
        start, end = match.span("said")
        known = column is not None and column is not table.columns[0]
        return (column, (span[0] + start, span[0] + end)) if column is not None and known else None
    if (bracket := _BRACKET.fullmatch(said)) is not None and _is_frequency(bracket["said"]):
        span = span[0] + bracket.start("said"), span[0] + bracket.end("said")
        said = bracket["said"]
    if _is_frequency(said):
        return next(((column, span) for column in _of_type(table, "frequency")), None)
    if _COUNT.fullmatch(said):
        return next(((column, span) for column in _of_type(table, "quantity") if column.unit), None)
    return None


def _is_frequency(said: str) -> bool:
    plain = len(said) <= _LONGEST_OFTEN and not set(said) & set("【】「」")
    return plain and (periods.is_frequency(_BRACKET.sub("", said)) or periods.is_frequency(said))


def _of_type(table: Table, kind: str) -> Iterator[Column]:
    return (column for column in table.columns if column.type == kind)


def _may_name(words: str) -> bool:
    """Tell whether words are short enough for a name and hold no sentence, but for a gloss (以下「会議」という。)."""
    bare = re.sub(r"[（(][^（()）]*[)）]", "", words)
    return 0 < len(bare.strip()) <= _LONGEST_NAME and not any(sign in bare for sign in "。、:：")
