"""What a line of a table that is written as lines says of itself: the title of a column, and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Column, Table
from ckwriter.matching.layout import Slot
from ckwriter.matching.pieces import amounts, cells, held, sentences, spaced, topics
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import Lexicon

Line = Paragraph | Heading
_LABEL = re.compile(
    r"\s*(?:[【〔［\[（(<＜〈《](?P<framed>[^\n【】〔〕［］\[\]<>＜＞〈〉《》]{1,40}?)[】〕］\]）)>＞〉》]\s*[:：＝=]?"
    r"|(?P<plain>[^\n:：＝=…]{1,40}?)\s*(?:[:：＝=]|…{1,3})|(?P<alone>[^\n:：]{1,40})$)\s*"
)
_APART = re.compile(r"\s*(?P<apart>[^\s:：、。]{2,20})(?:　|\t|[ 　]{2,})[\s　]*(?=\S)")
"""A title with nothing but a wide space behind it: 取組方針　住まいを確保する."""
_SPREAD = re.compile(r"\s*(?P<spread>[^\s:：、。\d](?:[ 　][^\s:：、。\d]){1,3})(?:　|\t|[ 　]{2,})[\s　]*(?=\S)")
"""A short title whose characters stand apart, with a wide space behind it: 目　的　支援を考える."""
_WIDE = r"(?:　|\t| {2,})"
_FURTHER = re.compile(
    rf"(?:{_WIDE}\s*|\n[\s・●○◆■]*|\s*[／/]\s*)(?P<words>[^\s:：＝=、。／/]{{2,12}})[:：＝=]\s*"
    rf"|{_WIDE}\s*[／/]\s*(?P<parted>[^\s:：、。]{{2,12}})(?:[:：]|{_WIDE})\s*"
    rf"|(?:{_WIDE}\s*|\n\s*|(?<=。))[（(<＜〈《](?P<round>[^\s（()）<>＜＞〈〉《》]{{2,16}})[)）>＞〉》]\s*[:：]?\s*"
    r"|\s*[【〔［](?P<square>[^\s【】〔〕［］]{2,16})[】〕］]\s*[:：]?\s*"
    rf"|(?:{_WIDE}\s*|(?<=。)\s*)(?P<spaced>[^\s:：＝=、。／/]{{2,12}})(?={_WIDE}\s*\S)"
)
"""A further title on the same line: behind a wide space or a slash, in brackets, between two, or on a line below."""
_COUNTER = r"(?:(?:[NnＮｎ][oｏ]\s*[.．]?\s*)?[0-9０-９]{1,2}|[①-⑳]|(?<=[一-龥])\s*[アイウエオカキクA-Ha-hＡ-Ｈａ-ｈ])"
_COUNTED = re.compile(rf"\s*(?:{_COUNTER}|その[0-9０-９一二三四五六七八九]|[一二三四五六七八九十])\s*$")
"""The number or letter behind a label that is repeated: 課題１, 課題その２, 課題三, 指標ア, 指標No.3."""
_MARK = re.compile(rf"(?:{_COUNTER}|[（(]\s*[0-9０-９]{{1,2}}\s*[)）])\s*$")
_OF_RECORD = re.compile(
    r"(?P<record>[^\s0-9０-９①-⑳]{1,8})\s*(?:[0-9０-９]{1,2}|[①-⑳])?\s*(?:への|に対する|に係る|についての)(?P<rest>.+)"
)
"""A label that says of which record it is: 課題１に対する取組方針."""
_COUNT = re.compile(
    r"[（(]?(?:約|計|全|合計|総数|以上|参加|構成|各[^\s、。0-9０-９]{1,6}|[0-9０-９]{0,2}(?:圏域|地区|校区|区|支所|ブロック)(?:で|の)?(?:計|合計)?)?\s*[0-9０-９,，]{1,5}\s*"
    r"(?:[～~〜\-－‐–]\s*[0-9０-９,，]{1,5}\s*)?"
    r"(?:[一-龥]{0,4}機関(?:[・、／/]団体)?|[一-龥]{0,4}団体|課|[か箇カヶ]所|人|名|施設|法人|事業所|病院|者)(?:程度|前後)?[)）]?"
)
"""A line that only says how many there are: 計37機関, 全5団体."""
_LABELLING = re.compile(r"(?:[^\s:：、。]{1,8}(?:　|\t| {2,})\s*\S|[^\s:：、。]{1,12}[:：])")
_LONGEST_HEADING = 20
_LONGEST_NAME = 60
_LONGEST = 1000
"""Characters of a line beyond which it is no row of its own."""
_FEWEST = 2
"""Titles on a line from which what stands before them is a name."""
_IDEOGRAPHS = re.compile("[一-龥々]+")


class Tag(NamedTuple):
    """The title of a column at the beginning of a line."""

    column: Column
    slot: Slot
    """What stands behind it."""
    words: str = ""
    """The title, if it is one."""
    further: Sequence[tuple[Column, Slot]] = ()
    """Other columns that the line tells of."""
    entire: bool = False
    """True if the line tells nothing else."""
    soft: str = ""
    """The one of them, by its id, that a line of its own may tell again."""


def counts(text: str) -> bool:
    """Tell whether a line only says how many members there are."""
    return _COUNT.fullmatch(text.strip()) is not None


def tag(line: Line, table: Table, lexicon: Lexicon) -> Tag | None:
    """Return what a line says of a column of a table, or None."""
    text = line.text
    start = titles.lead(text)
    shared = next((column for column in table.columns if column.under), None)
    for match in (_LABEL.match(text, start), _SPREAD.match(text, start), _APART.match(text, start)):
        words = next(filter(None, match.groups()), "") if match else ""
        column = _named(words, table, lexicon) if words else None
        if match is not None and column is not None:
            return Tag(column, cells.trimmed(line, _behind(match, words, column), len(text)), words)
        if match is not None and match.end() < len(text) and is_shared(words, shared, table, lexicon):
            return _below_heading(line, match.end(), table, lexicon)
    if (one := _with_labels(line, start, table, lexicon)) is not None:
        return one
    if parts := spaced.told(line, start, table, lexicon):
        named = parts[0][0] is table.columns[0]
        often = next((column.id for column, _ in parts if named and column.type == "frequency"), "")
        return Tag(*parts[0], further=parts[1:], soft=often)
    if (meets := held.told(line, start, table, lexicon)).slots:
        name, when, *others = meets.slots
        return Tag(*name, further=[when, *others], entire=meets.entire, soft=when[0].id)
    if said := amounts.told(line, start, table) or topics.told(line, start, table, lexicon):
        (column, slot), *further = said
        return Tag(column, slot, further=further, entire=True)
    if found := sentences.named(line, start, table, lambda words: lexicon.column(table, words)):
        return Tag(*found[0], further=found[1:], entire=True)
    numbers = (c for c in table.columns if c.type == "quantity" and c.unit)
    if counts(text[start:]) and (count := next(numbers, None)) is not None:
        return Tag(count, cells.trimmed(line, titles.mark(text), len(text)))
    return None


def _behind(label: re.Match[str], words: str, column: Column) -> int:
    """Return where the value behind a label begins: the number of an indicator is a part of its name (指標ア　件数)."""
    count = _MARK.search(words) if column.role == "indicator" and label.end() < len(label.string) else None
    if count is None:
        return label.end()
    if label.groupdict().get("framed"):
        return label.start() + len(label[0]) - len(label[0].lstrip())
    return label.string.index(words, label.start()) + count.start()


def _named(words: str, table: Table, lexicon: Lexicon) -> Column | None:
    """Return the column that a label names, whatever number it has, or of whichever record: 課題１への取組方針."""
    bare = _COUNTED.sub("", words)
    if (column := lexicon.column(table, words) or lexicon.column(table, bare)) is not None:
        return column
    match = _OF_RECORD.fullmatch(words)
    of_record = match is not None and lexicon.column(table, match["record"]) is table.columns[0]
    return lexicon.column(table, match["rest"]) if match is not None and of_record else None


def _below_heading(line: Line, start: int, table: Table, lexicon: Lexicon) -> Tag | None:
    """Return what a line tells behind the heading that several columns share: 役割：行政は…、医療は…."""
    match = _LABEL.match(line.text, start)
    words = next(filter(None, match.groups()), "") if match is not None else ""
    column = lexicon.column(table, words) if words else None
    if match is not None and column is not None and column.under:
        return Tag(column, cells.trimmed(line, match.end(), len(line.text)), words)
    if said := topics.told(line, start, table, lexicon):
        (column, slot), *further = said
        return Tag(column, slot, further=further, entire=True)
    return None


def _with_labels(line: Line, start: int, table: Table, lexicon: Lexicon) -> Tag | None:
    """Return the name that a line begins with, if titles with what they ask follow: 連絡会　目的：…　開催：年4回."""
    text = line.text
    labels = list(_FURTHER.finditer(text, start)) if len(text) <= _LONGEST else []
    columns = [lexicon.column(table, next(filter(None, label.groups()))) for label in labels]
    known = {column.id for column in columns if column is not None and column is not table.columns[0]}
    name = text[start : labels[0].start()].strip() if labels else ""
    first = table.columns[0]
    if len(known) < _FEWEST or columns[0] is None or first.type != "text" or not 0 < len(name) <= _LONGEST_NAME:
        return None
    if "。" in name or not first.id or any(sign in name for sign in ":：\n"):
        return None
    begin = titles.name(text) if titles.name(text) <= start else start
    return Tag(first, cells.trimmed(line, begin, len(text)))


def further(first: Tag, table: Table, lexicon: Lexicon) -> list[tuple[Column, Slot]]:
    """Return the columns that a line tells of, each with what stands behind its title: 事務局：保健所　開催：年2回."""
    found = [(first.column, first.slot), *first.further]
    for label in _FURTHER.finditer(first.slot.text):
        (last, had), names = found[-1], {column.id for column, _ in found}
        column = lexicon.column(table, next(filter(None, label.groups())), last.id)
        if column is not None and column.id not in names:
            spot, start = first.slot.spot, first.slot.start
            found[-1] = last, cells.trimmed(spot, had.start, start + label.start())
            found.append((column, cells.trimmed(spot, start + label.end(), first.slot.end)))
    often = next((column for column in table.columns if column.type == "frequency"), None)
    for index, (column, had) in enumerate(found):
        if often is None or any(other is often for other, _ in found):
            break
        if parts := spaced.with_frequency(had):
            found[index : index + 1] = [(column, parts[0]), (often, parts[1])]
    return found


def is_labelled(text: str, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether a line begins with the title of a column and a colon."""
    match = _LABEL.match(text, titles.lead(text))
    words = match["framed"] or match["plain"] if match else ""
    return bool(words) and lexicon.column(table, words) is not None


def is_labelling(text: str) -> bool:
    """Tell whether a text looks like a title of any kind with something behind it: 構成　病院, 備考：なし."""
    match = _LABELLING.match(text, titles.lead(text))
    return match is not None and not text[match.start()].isnumeric()


def is_shared(text: str, following: Column | None, table: Table, lexicon: Lexicon) -> bool:
    """Tell whether a text is the heading that some columns share, and one of them follows: 役割（取組）, 役割分担."""
    under = following.under if following is not None else ""
    words = titles.key(text) if under and len(text) <= _LONGEST_HEADING else ""
    if not words or text.rstrip().endswith("。"):
        return False
    telling = _IDEOGRAPHS.findall(titles.stem(under))[-1:]
    return lexicon.shared(table, text) or any(last in words for last in telling)
