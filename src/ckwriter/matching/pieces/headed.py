"""Names with running text below each, on lines: 【訪問】 and below it what it does.

A name is known by its brackets, its mark, its looks or its number; where it has none of these, by the short lines and
the running text that take turns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.matching.layout import Slot, Spot
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import titles
from ckwriter.matching.words.periods import PERIOD

Line = Paragraph | Heading
_DIGITS = "[0-9０-９]{1,2}"
_OPEN, _CLOSE = r"[（(［\[〔]", r"[)）］\]〕]"
_SIGN = r"[・•‣▪➢‐\-●○〇■□◆◇▶►▷▼▽▲△★☆◎]"
_LETTER = r"[ア-ン][\s　.．、]"
_NAME = r"\s*[^。\n]{2,40}"
_MARKED = re.compile(rf"\s*[■◆●▼★□◇]{_NAME}")
_LISTED = re.compile(rf"\s*(?:[○〇◎☆▶▲△▽]|[①-⑳]|{_OPEN}(?:{_DIGITS}|[ア-ン]){_CLOSE}|{_DIGITS}[.．]|{_LETTER}){_NAME}")
_BRACKETED = re.compile(r"\s*[【『「〈＜《〔［][^【】『』]+[】』」〉＞》〕］]\s*")
_ROUND = re.compile(r"\s*[（(][^（()）\n。]{2,40}[)）]\s*")
_PLAIN = re.compile(r"[^。、\n:：]{2,30}")
_COUNTED = re.compile(r"([0-9０-９]{1,2})[\s　]+(?=\S)")
_GLOSS = r"[（(][^（()）\n]{2,40}[)）]"
_WORDS = rf"[^。、\n:：　\t（(]{{2,30}}?(?:{_GLOSS})?"
"""A name, and what it is called for short: こころの会議（以下「会議」という。）."""
_ITEM = re.compile(
    rf"\s*(?:{_SIGN}|[①-⑳]|{_OPEN}(?:{_DIGITS}|[ア-ン]){_CLOSE}|{_DIGITS}[.．)）]|{_LETTER})\s*"
    rf"(?P<name>{_WORDS})(?:\s*[:：]\s*|[　\t]+| {{2,}})(?P<text>\S.*。)"
)
"""An item of a list that begins with its name: ・家族教室：年4回開く。"""
_NAMED_ITEM = re.compile(
    rf"\s*{_SIGN}\s*(?P<name>[^。、\n:：　\t]{{4,30}}?)\s*[:：]\s*(?P<text>[^\s:：][^\n:：]{{11,}})"
)
"""An item of a list that is a name and what it is: ・家族教室：家族を対象とする年4回の教室."""
_OF_LIST = re.compile(rf"\s*(?:{_SIGN}|[①-⑳]|{_OPEN}(?:{_DIGITS}|[ア-ン]){_CLOSE}|{_DIGITS}[.．)）])\s*\S")
_NOTE = re.compile(r"\s*(?:[※＊*]|[（(]?注[）)0-9０-９：:])")
_SHAPE = re.compile(rf"\s*({_SIGN}|[①-⑳]|{_OPEN}{_DIGITS}{_CLOSE}|{_DIGITS}[.．)）](?![0-9０-９]))")
_CIRCLED = {ord(sign): "①" for sign in "②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"}
_TITLED = re.compile(
    r"\s*(?:[【〔［〈＜《](?P<framed>[^【】〔〕［］〈〉＜＞《》\n]{2,30})[】〕］〉＞》]\s*[:：]?"
    rf"|(?P<name>{_WORDS})(?:\s*[:：]|[　\t]+))\s*(?P<text>[^\s:：].*。)"
)
"""A line that begins with its name in brackets or before a colon: 【家族教室】年4回開く。"""
_LONGEST = 1000
_FEWEST = 2
_PROSE = 40
"""Characters from which a line is running text although it does not end like a sentence."""


class Named(NamedTuple):
    """A name and the text below it."""

    lines: Collection[int]
    """The lines that both take up."""
    name: Slot
    text: Slot


def is_item(line: Line) -> bool:
    """Tell whether a line is an item of a list: it has a mark before it, and is no heading."""
    return isinstance(line, Paragraph) and _OF_LIST.match(line.text) is not None


def is_note(text: str) -> bool:
    """Tell whether a line is a sentence that is marked as a note: ※圏域は市が定めたもの。"""
    return _NOTE.match(text) is not None and text.rstrip().endswith("。")


def ends_list(text: str) -> bool:
    """Tell whether a line below a list is none of it: a note, a heading in brackets, or how often something is held."""
    return is_note(text) or _NO_ITEM.fullmatch(text) is not None


_NO_ITEM = re.compile(r"\s*(?:【[^】]{1,30}】|[^、。]{1,24}[0-9０-９]+回[^、。]{0,4})\s*")


def shape(text: str) -> str:
    """Return what a mark or number before a text looks like, alike for all items of a list; "" where there is none."""
    match = _SHAPE.match(text)
    return re.sub(_DIGITS, "1", match[1].translate(_CIRCLED)) if match is not None else ""


def is_prose(text: str) -> bool:
    """Tell whether a line is running text."""
    text = text.strip()
    return text.endswith(("。", "・・・", "…", "、")) or (len(text) >= _PROSE and "\n" not in text[:_PROSE])


def named(
    lines: Sequence[Line], taken: Collection[int], captions: Collection[int], labelled: Callable[[str], bool]
) -> Iterator[Named]:
    """Yield the names and texts among lines.

    Args:
        lines: the lines of one stretch of a section.
        taken: those that stand elsewhere.
        captions: those that are titles of tables.
        labelled: tells whether a line begins with the title of a column: below such a name stands another table.

    """
    found = list(_in_one(lines, taken, captions))
    if len(found) < _FEWEST:
        found = _below(lines, taken, captions, labelled)
    if not found:
        found = list(_beside(lines, {*taken, *captions}, labelled))
    yield from _unnumbered(found)


def _unnumbered(found: Sequence[Named]) -> Iterator[Named]:
    """Yield names without the numbers before them, if these count them: 1　病棟訪問, 2　家族教室."""
    counts = [_COUNTED.match(one.name.text) for one in found]
    counted = len(found) >= _FEWEST and [int(count[1]) if count else 0 for count in counts] == [
        *range(1, len(found) + 1)
    ]
    for one, count in zip(found, counts, strict=True):
        start = one.name.start + (count.end() if count is not None and counted else 0)
        yield one._replace(name=one.name._replace(start=start))


def _in_one(lines: Sequence[Line], taken: Collection[int], captions: Collection[int]) -> Iterator[Named]:
    """Yield what stands in one paragraph or cell: the name on its first line, the text on those below."""
    for index, line in enumerate(lines):
        if index not in taken and index not in captions and is_in_one(line.text):
            end = len(line.text.rstrip().partition("\n")[0])
            yield Named((index,), _name(line, end), trimmed(line, end + 1, len(line.text)))


def is_in_one(text: str) -> bool:
    """Tell whether a paragraph or cell holds a name on its first line, and running text below it."""
    head, _, body = text.rstrip().partition("\n")
    if is_prose(head) or not is_prose(body):
        return False
    return any(kind.fullmatch(head) for kind in (_BRACKETED, _MARKED, _LISTED, _ROUND, _PLAIN))


def _beside(lines: Sequence[Line], taken: Collection[int], labelled: Callable[[str], bool]) -> Iterator[Named]:
    """Yield the items of a list that are a name, a colon or a wide space, and running text; nothing if there is one."""
    found: list[Named] = []
    for index, line in enumerate(lines):
        if index in taken or len(line.text) > _LONGEST:
            continue
        match = (
            _ITEM.fullmatch(line.text.rstrip()) or _listed(lines, index, taken) or _TITLED.fullmatch(line.text.rstrip())
        )
        kind = "framed" if match is not None and match.groupdict().get("framed") else "name"
        if match is None or labelled(f"{match[kind]}：") or PERIOD.match(match[kind]):
            continue
        found.append(Named((index,), trimmed(line, *match.span(kind)), trimmed(line, *match.span("text"))))
    if len(found) >= _FEWEST or (found and _is_sibling(lines, found[0].lines, set(taken))):
        yield from found


def _is_sibling(lines: Sequence[Line], own: Collection[int], taken: Collection[int]) -> bool:
    """Tell whether the first of some lines is an item like others that were read: （4）, below （1） to （3）."""
    mark = shape(lines[min(own)].text)
    return bool(mark) and any(n not in own and shape(lines[n].text) == mark for n in taken)


def _listed(lines: Sequence[Line], index: int, taken: Collection[int]) -> re.Match[str] | None:
    """Match an item of a list that is a name and what it is, though no sentence, where all items are so.

    Below a line of words it may be anything: what is told of the place and the time of that.
    """
    runs = {index}
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and at not in taken and is_item(lines[at]):
            runs.add(at)
            at += step
        if step < 0 and at >= 0 and at not in taken and not is_prose(lines[at].text):
            return None
    every = [_NAMED_ITEM.fullmatch(lines[n].text.rstrip()) for n in sorted(runs)]
    return _NAMED_ITEM.fullmatch(lines[index].text.rstrip()) if len(every) >= _FEWEST and all(every) else None


def _below(
    lines: Sequence[Line], taken: Collection[int], captions: Collection[int], labelled: Callable[[str], bool]
) -> list[Named]:
    """Return the names that stand on lines of their own, each with the running text below it."""
    texts = {i: line.text for i, line in enumerate(lines) if i not in captions}
    free = {i: text for i, text in texts.items() if i not in taken}
    styled = [i for i in texts if isinstance(lines[i], Heading)]
    marked = [i for i, text in texts.items() if _BRACKETED.fullmatch(text) or _MARKED.fullmatch(text)]
    kinds = [marked, styled, *([i for i, t in free.items() if kind.fullmatch(t)] for kind in (_LISTED, _ROUND))]
    for heads in (*sorted(filter(None, kinds), key=lambda found: found[0]), _taking_turns(free)):
        ends = {*heads, *styled, *taken, *captions}
        bodies = {head: _body(lines, head, ends) for head in heads if head not in taken}
        bodies = {head: body for head, body in bodies.items() if body or head + 1 not in taken}  # a heading of rows
        told = [any(is_prose(lines[i].text) for i in body) for body in bodies.values()]
        below = any(labelled(lines[i].text) for body in bodies.values() for i in body)
        enough = len(told) >= _FEWEST or any(_is_sibling(lines, (head,), taken) for head in bodies)
        if heads is marked or (all(told) and enough and not below):
            return [
                Named((head, *body), _name(lines[head], len(lines[head].text)), joined([lines[i] for i in body]))
                for (head, body), prose in zip(bodies.items(), told, strict=True)
                if prose
            ]
    return []


def _body(lines: Sequence[Line], head: int, ends: Collection[int]) -> range:
    """Return the lines below a name; a short one at their end is the title of what follows, if that is elsewhere."""
    behind = next((n for n in range(head + 1, len(lines)) if n in ends), len(lines))
    last = behind - 1
    if (
        behind in ends
        and last > head + 1
        and _PLAIN.fullmatch(lines[last].text.strip())
        and is_prose(lines[last - 1].text)
    ):
        behind = last
    return range(head + 1, behind)


def _taking_turns(free: dict[int, str]) -> list[int]:
    """Return the short lines at the beginning, if they take turns with running text from the first line on."""
    heads: list[int] = []
    before = -1
    for index, text in free.items():
        if before >= 0 and index > before + 1:
            break  # what stands between is something else
        if is_prose(text):
            if not heads:
                return []
        elif heads and heads[-1] == before:
            return heads[:-1]
        elif not _PLAIN.fullmatch(text.strip()):
            break
        else:
            heads.append(index)
        before = index
    return heads[:-1] if heads and heads[-1] == before else heads


def _name(line: Line, end: int) -> Slot:
    """Return the name on the first line of a text, without its frame, mark or number; a circled number is kept."""
    text = line.text[:end].rstrip()
    start = len(text) - len(text.lstrip())
    behind = start + titles.name(text[start:])
    behind += kanji_number(text[behind:])
    return trimmed(line, *titles.framed(text)) if behind == start else trimmed(line, behind, len(text))


_IN_KANJI = re.compile(r"[一二三四五六七八九十]{1,2}(?:　[\s　]*|[、.．][\s　]*|[ ]+)(?=\S)")


def kanji_number(text: str) -> int:
    """Return how much of a name is the number in kanji before it: 一　懇話会."""
    match = _IN_KANJI.match(text)
    return match.end() if match is not None else 0


def unframed(line: Spot) -> Slot:
    """Return the slot of a line without the brackets that frame all of it: ＜5つの地域で育てる＞."""
    return trimmed(line, *titles.framed(line.text))


def marks(text: str) -> int:
    """Return how many marks and spaces stand before a text: ■, ・."""
    return len(text) - len(text.lstrip(" 　\t・●○〇■□◆◇▼▽▲△►▶★☆◎"))


def unmarked(line: Line) -> Slot:
    """Return the slot of a line without marks before it and brackets round it: ■【平成27年度】."""
    start = marks(line.text)
    first, behind = titles.framed(line.text[start:])
    return trimmed(line, start + first, start + behind)


def joined(lines: Sequence[Line]) -> Slot:
    """Return the slot of paragraphs that belong together, without blank ones round them."""
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    first, last = (filled[0], filled[-1]) if filled else (0, 0)
    return Slot(lines[first], 0, len(lines[first].text), more=tuple(lines[first + 1 : last + 1]))
