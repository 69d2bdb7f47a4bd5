"""Labels of fixed rows in words that say the same as a title of the form: 市町村の数, 市の人口, 会議を開く回数."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ckwriter.form import Row
from ckwriter.matching.words import titles

LONGEST = 40
"""Characters of a label in other words."""
_OF_THE_BODY = re.compile(
    r"(?:[本当]?(?:都道府県|市区町村|[都道府県市区町村])の|(?:[都道府県市区町村]|管)(?:内|内全体|全体|全域)の?|管轄の)(?=..)"
)
"""Words that only say of which body's area a figure is."""
_BODY = re.compile(r"[^\W\d_]{0,5}?[都道府県市区町村](?=(?:地域)?障[が害い碍]+者|(?:地域)?自立|こころ|精神)")
"""The name of a body before that of one of its meetings: 見本市自立支援協議会."""
_KIND = re.compile(r"(?<=町村)[（(](?:特別)?区[)）](?=の?数)")
_OFTEN = re.compile(r"(?:を|の)?(?:開く|開いた|開催する|開催した|年間開催|開催|年間)?の?(?:回数|頻度)$")
_COUNT = re.compile(r"(?<=..)(?:の|総|設置|箇所|か所|施設)*数$")
_WHETHER = re.compile(r"(?<=..)(?:が|の|を)?(?:設置の|ある|有る|設けている|設置している)?(?:有無|か否か|かどうか|か)$")


def may_start(text: str) -> bool:
    """Tell whether a text begins with words that say of which body's area a figure is."""
    return _OF_THE_BODY.match(text) is not None


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return what labels of one meaning have in common: no word on whose figure it is, no の, no 数 at the end."""
    words = titles.stem(_KIND.sub("", text)).replace("障がい", "障害").replace("障碍", "障害")
    words = _BODY.sub("", _OF_THE_BODY.sub("", words, count=1) if _OF_THE_BODY.match(words) else words, count=1)
    words = _OFTEN.sub("開催頻度", words) if _OFTEN.search(words) else _WHETHER.sub("", _COUNT.sub("", words))
    return words.replace("の", "")


def rows(named: Iterable[tuple[Row, Iterable[str]]]) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows by what their titles have in common with labels in other words."""
    found: dict[str, list[Row]] = {}
    for row, names in named:
        for words in {plain(name) for name in (*names, *row.counts)} - {""}:
            found.setdefault(words, []).append(row)
    return {words: tuple(those) for words, those in found.items()}


def told(row: Row, text: str) -> bool:
    """Tell whether a short label holds all the words that tell a row: 精神の分野を話し合う部会."""
    return bool(row.telling) and len(text) <= LONGEST and all(word in text for word in row.telling)
