"""What stands on a page and tells nothing: page heads, titles in an office's own words, the name of the body again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ckwriter.blocks import Block, Grid, Heading, Paragraph
from ckwriter.matching.cover import identity
from ckwriter.matching.layout import Layout, Left
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import Lexicon

ASIDE = "本文の外"
"""Where what does not stand on the page itself is said to stand."""
_LONGEST = 60
_ALIKE = 12
"""Characters that the title of a document has in common with the form's, from which it is the same."""
_PART = re.compile(r"[\s　・、,／/0-9０-９.．]+")
_PAGE = re.compile(
    r"[\s0-9０-９/／\-－―第]*(?:ページ|頁|[PpＰ][.．]?|枚)?[\s0-9０-９/／\-－―中全]*(?:ページ|頁|枚)?\s*"
)
"""What is left of the number of a page where a program counts them: / ページ, - 3 -."""
_SHEET = re.compile(
    r"\s*[（(【]?(?:別紙|様式|別添|別記|資料)\s*[（(]?第?\s*[0-9０-９]+(?:\s*[-－の～~]\s*[0-9０-９]+)?\s*号?[）)】]?\s*"
)
"""The number of a sheet: 様式1, （別紙２）."""
_COUNT = r"その\s*[0-9０-９一二三四五六七八九十]{1,2}"
_BARE = re.compile(rf"[（(【＜<〔［]\s*(?:以上|様式|別紙様式|別紙|別添|{_COUNT})\s*[）)】＞>〕］]|{_COUNT}|以\s*上|記")
"""What only ends a page, names its kind or counts what follows: （以上）, ＜その２＞."""
_END = re.compile(r"[（(【]?\s*以\s*上\s*[)）】]?")
_CONTINUED = re.compile(
    r"[\s（(【〔［＜<※→⇒]*(?:(?:前|次)の?)?(?:ページ|頁|スライド|シート|葉|面|表|紙)?(?:から|より|へ|に)?の?"
    r"(?:続き|つづき|続く|つづく|続きます)[\s）)】〕］＞>。→⇒]*"
)
"""What only says that a page goes on with the one before or is gone on with: （つづき）, 次ページへ続く."""
_NUMBERED = re.compile(r"[-－―–—]\s*[0-9０-９]{1,3}\s*[-－―–—]|[PpＰ]?[.．]?\s*[0-9０-９]{1,3}\s*(?:ページ|頁)")
"""The number of a page that can be nothing else: - 3 -, 3ページ."""
_DOCUMENT = re.compile(r"(?:報告書|調書|様式|調査票|記入票|回答票|回答書|記入シート|報告シート|個票)[）)】〕］]*$")
"""What the title of a document ends with that an office gives its own name."""
_PAGES = 3
"""Numbers of pages that must be there, each of fewer digits than this."""


def remove(layout: Layout, lexicon: Lexicon, blocks: Iterable[Block]) -> None:
    """Take what tells nothing from what is left of a file; the titles of its cover are kept as such."""
    names = (layout.slots[part.id].text for part in lexicon.bodies if part.id in layout.slots)
    body, first = next(names, "").strip(), lexicon.form.sections[0].heading
    outside = {block.text.strip() for block in blocks if isinstance(block, Paragraph) and block.aside}
    sheets = {block.text.strip() for block in blocks if isinstance(block, Heading) and not block.level}
    pages = _pages(layout.left, body)
    kept: list[Left] = []
    for one in layout.left:
        text, short = one.text.strip(), _is_short(one.text)
        title = is_title(text, lexicon)
        outer = short and ((one.where == ASIDE and text in outside) or text in sheets)
        if title and one.where.startswith(first):
            layout.cover.append(one.text)
        elif outer and (title or one in kept or _PAGE.fullmatch(text) or _is_page_head(text, lexicon, body)):
            continue
        elif any(map(str.isalnum, text)) and not (short and (text in pages or _tells_nothing(text, body))):
            kept.append(one)
    layout.left = kept


def _tells_nothing(text: str, body: str) -> bool:
    named = bool(body) and titles.key(body) in (titles.key(text), titles.stem(text))
    return named or bool(_SHEET.fullmatch(text) or _BARE.fullmatch(text))


def _pages(left: Iterable[Left], body: str) -> frozenset[str]:
    """Return the numbers of pages among what is left: bare, or behind the body's name, each larger than before."""
    bare = ((one.text.strip(), one.text.strip().removeprefix(body).strip()) for one in left)
    numbers = [(text, number) for text, number in bare if number.isdecimal() and len(number) < _PAGES]
    values = [int(number) for _, number in numbers]
    rising = len(values) >= _PAGES and all(first < second for first, second in pairwise(values))
    return frozenset(text for text, _ in numbers) if rising else frozenset()


def _is_short(text: str) -> bool:
    return len(text.strip()) <= _LONGEST and "。" not in text


def _is_page_head(text: str, lexicon: Lexicon, body: str) -> bool:
    """Tell whether a text outside of the page names the body or nothing but the form's sections."""
    words = titles.key(text)
    sections = lexicon.form.sections
    telling = {titles.key(word) for one in sections for word in (one.short, *one.also, *one.telling)}
    parts = [titles.key(part) for part in _PART.split(text) if part.strip()]
    named = bool(_SHEET.match(text)) or (bool(body) and titles.key(body) in words)
    return named or all(any(word in part or part in word for word in telling) for part in parts)


def parts_pages(block: Block) -> bool:
    """Tell whether a line is of the page and not of its text (（つづき）, - 3 -, 様式２): what it tears is one."""
    if isinstance(block, Grid) or len(block.text) > _LONGEST:
        return False
    return any(kind.fullmatch(block.text.strip()) for kind in (_CONTINUED, _NUMBERED, _SHEET))


def is_end(text: str) -> bool:
    """Tell whether a line only says that a document ends: 以　上."""
    return _END.fullmatch(text.strip()) is not None


def is_title(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a line is the title of the document: it tells of which year it is, or begins like the form's."""
    begun = titles.key(text).startswith(titles.key(lexicon.form.title)[:_ALIKE])
    ends = _DOCUMENT.search("".join(text.split())) is not None
    return _is_short(text) and "、" not in text and (begun or ends or identity.YEAR.search(text) is not None)
