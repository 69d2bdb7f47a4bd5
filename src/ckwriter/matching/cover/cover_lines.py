"""The lines of a cover: the body's name, a line or two above the text, and the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Field
from ckwriter.matching.cover import furniture, naming
from ckwriter.matching.layout import Layout
from ckwriter.matching.pieces import headed
from ckwriter.matching.words.lexicon import Lexicon

Line = Paragraph | Heading
_TITLE_LINES = 6
"""Lines of a cover that may be titles."""
_GOES_ON = re.compile(r"(?:における|おける|の|に関する|に係る|にかかる|に向けた|及び|と|・)\s*$")
"""What a line of a title ends with that goes on in the next one: 見本市における, below it 取組について."""
_HERE = "記"
"""What stands between a covering letter and what it hands in."""
_OF_AUTHOR = re.compile(
    r"\s*[（(]?(?:作成|担当|提出|問い?合わ?せ|所管|連絡先|令和|[RＲ])[^。:：]{0,12}(?:[:：]|現在|日)[^。]*$"
)
"""Who made a submission, and when, below the text of the cover."""
_DATED = re.compile(
    r"\s*[（(]?\s*(?:令和|平成|[RＲHＨ]|西暦)?\s*[0-9０-９元]{1,4}\s*(?:年度?|[.．/／])[^、。]{0,8}?"
    r"(?:提出|作成|現在|時点|発行|[0-9０-９]\s*[月日])?\s*[)）]?\s*"
)
_OWN_WORDS = re.compile(r"[ぁ-ん]")
_LETTER = re.compile(r"[0-9０-９]月|[:：]|[様殿]$|御中$|第\s*[0-9０-９]+\s*号")
"""What lines of a covering letter tell: when, whose, to whom."""
_OF_LETTER = re.compile(
    r"\s*(?:(?:件名|標題|送信日時|送信者|日時|差出人|宛先|添付(?:ファイル)?|From|To|Subject|Date|Cc)\s*[:：]"
    r"|[^\n]{0,60}(?:お世話になって|(?:下記|次|別[添紙])のとおり(?:提出|回答|報告|送付)"
    r"|[御ご](?:容赦|了承|査収|高配)|(?:よろしく|宜しく)お(?:願い|取り計らい)))"
)
"""What belongs to the letter that a submission was sent with, and to no submission."""
_LONGEST = 80
"""Characters of a headline."""


def place(
    lines: Sequence[Line],
    waiting: Callable[[str], Iterable[Field]],
    names: Lexicon,
    layout: Layout,
    placed: set[int],
) -> None:
    """Place the lines of a cover.

    Args:
        lines: the lines.
        waiting: returns the cover's fields of a type that were not found yet.
        names: the form's titles.
        layout: what was found so far; what is found here is put into it.
        placed: the lines that found a place, by their index; those that find one here are added.

    """
    indexes = [n for n, line in enumerate(lines) if any(map(str.isalnum, line.text)) and not _is_foreign(line)]
    entitled = False
    over: list[int] = []
    for field in waiting("municipality"):
        named = [(i, slot) for i in indexes if (slot := naming.on_line(lines[i], names.form)) is not None]
        entitling = [lines[i] for i in indexes[:_TITLE_LINES] if not headed.is_prose(lines[i].text)]
        if named:
            name, layout.slots[field.id] = next((one for one in named if one[1].whole), named[0])
            at = indexes.index(name)
            over, indexes = indexes[:at], indexes[at + 1 :]
            placed.add(name)
            layout.cover.append(lines[name].text)
        elif (said := naming.in_titles(entitling, names.form)) is not None:
            layout.slots[field.id] = said
            at = next((n for n, index in enumerate(indexes) if lines[index] is said.spot), 0)
            further = indexes[at + 1 : at + 2] if _GOES_ON.search(said.spot.text) else []
            if further and not headed.is_prose(lines[further[0]].text):
                placed.add(further[0])
                layout.cover.append(lines[indexes.pop(at + 1)].text)
            indexes = [index for index in indexes if lines[index] is not said.spot]
            entitled = True
    if not placed and not any(field.id in layout.slots for field in names.bodies):
        return
    below = next((n for n, i in enumerate(indexes, 1) if lines[i].text.strip() == _HERE), 0)
    above, text = _parts(lines, indexes[below:] or indexes[: below - 1], names)
    if not above and len(headline := [i for i in over if _may_be_headline(lines[i], names)]) == 1:
        above = headline
    alone = not entitled or len(above) == 1  # several lines are the title's
    for kind, part in (("text", above if alone else []), ("paragraph", text)):
        found = next(iter(waiting(kind)), None)
        if found is not None and part and (text or (alone and next(iter(waiting("paragraph")), None) is None)):
            own = [lines[i] for i in part]
            layout.slots[found.id] = headed.unframed(own[0]) if len(own) == 1 else headed.joined(own)
            placed.update(part)


def _is_foreign(line: Line) -> bool:
    """Tell whether a line is the name of a sheet, or belongs to the letter that the submission was sent with."""
    return (isinstance(line, Heading) and not line.level) or _OF_LETTER.match(line.text) is not None


def _parts(lines: Sequence[Line], indexes: Sequence[int], names: Lexicon) -> tuple[list[int], list[int]]:
    """Return the lines above the text, and those of the text; the title of the document is none of them."""
    ends = [n for n, i in enumerate(indexes) if lines[i].text.rstrip().endswith(("。", "、", "…", "・・・"))]
    prose = [n for n, i in enumerate(indexes) if headed.is_prose(lines[i].text) and not _is_title(lines[i], names)]
    whole = (n for n in prose if n in ends or len(lines[indexes[n]].text) >= _LONGEST or n + 1 not in ends)
    split = next(whole, len(indexes))  # a long line without an end, right above a sentence, is a headline
    rest = indexes[split:]
    end = next((n for n, i in enumerate(rest) if n and isinstance(lines[i], Heading)), len(rest))
    while end > 1 and (_is_title(lines[rest[end - 1]], names) or _OF_AUTHOR.match(lines[rest[end - 1]].text)):
        end -= 1
    above = [i for i in indexes[:split] if not _is_title(lines[i], names)]
    return above, list(rest[:end])


def _may_be_headline(line: Line, names: Lexicon) -> bool:
    """Tell whether a line above the body's name is one of its own making: no title, date, number or address."""
    text = line.text.strip()
    own = not _is_title(line, names) and not furniture.parts_pages(line) and not _OF_AUTHOR.match(text)
    return own and _OWN_WORDS.search(text) is not None and len(text) <= _LONGEST and not _LETTER.search(text)


def _is_title(line: Line, names: Lexicon) -> bool:
    return furniture.is_title(line.text.strip(), names) or _DATED.fullmatch(line.text) is not None
