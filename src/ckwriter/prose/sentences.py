"""Raw text into clean sentences: parted, without list marks, with the punctuation of official writing.

Rules after 公用文作成の考え方 (文化審議会建議, 令和4年1月7日): 「、」 and 「。」, Arabic numerals, か所 and か月.
"""

from __future__ import annotations

import re

from ckwriter.patterns import regex

_MARKS = regex(r"^(?:[・･•‣◦●○◎■□◆◇▪▫＊*※–—‐-]+|[①-⑳]|[（(]?[0-9０-９]{1,2}[)）.．、](?![0-9０-９]))[ \t　]*")
_OPEN, _CLOSE = "「『（(【〔", "」』）)】〕"
_NARROW = {chr(0xFF10 + digit): str(digit) for digit in range(10)}
_WIDE = str.maketrans(_NARROW | {"％": "%", "，": "、", "､": "、", "｡": "。", "〜": "～"})
_COUNTERS = regex("(?<=[0-9数何幾一二三四五六七八九十])[ヶヵケカ箇个ケ](?=[所月国年])")
_BRACKETS = regex("(?<=[ぁ-んァ-ヶー一-龥々）」]) ?[(]([^()]*)[)]|[(]([^()]*[ぁ-んァ-ヶー一-龥][^()]*)[)]")
_REPEATS = (
    (regex("。{2,}"), "。"),
    (regex("、{2,}"), "、"),
    (regex("、。"), "。"),
    (regex("(?:等など|などなど|等々)"), "など"),
    (regex("などの?等"), "など"),
    (regex("(?<=[ぁ-んァ-ヶー一-龥、。])[ \t　]+(?=[ぁ-んァ-ヶー一-龥])"), ""),
    (regex("(?<=を)実施を(?=(?:行|実施|する))"), ""),
    (regex("(?P<twice>こと|もの|ため)(?P=twice)"), r"\g<twice>"),
    (regex("出来(?=[るたてなずまれそ])"), "でき"),
)


def clean(text: str) -> str:
    """Return running text with official punctuation, narrow digits and か所; a doubled word is taken once."""
    text = text.translate(_WIDE)
    text = re.sub("(?<=[ぁ-んァ-ヶー一-龥々）」])[．.](?=[^0-9A-Za-z]|$)", "。", text)
    text = re.sub("(?<=[ぁ-んァ-ヶー一-龥々）」]),[ ]?", "、", text)
    text = _COUNTERS.sub("か", text)
    text = _BRACKETS.sub(lambda found: f"（{found[1] or found[2] or ''}）", text)
    for pattern, word in _REPEATS:
        text = pattern.sub(word, text)
    return text.strip(" \t　、")


def split(text: str) -> tuple[str, ...]:
    """Return the sentences of a raw text, each clean, without its list mark and without its full stop.

    A line is at least one sentence; a full stop in brackets ends none.
    """
    found = []
    for line in text.splitlines():
        for sentence in _sentences(clean(_MARKS.sub("", line.strip(" \t　")))):
            found.append(_MARKS.sub("", sentence.strip(" \t　")).strip(" \t　、").removesuffix("。"))
    return tuple(filter(None, found))


def _sentences(line: str) -> list[str]:
    found, depth, begun = [], 0, 0
    for at, char in enumerate(line):
        depth += (char in _OPEN) - (char in _CLOSE and depth > 0)
        if char in "。！？" and depth == 0:
            found.append(line[begun : at + 1])
            begun = at + 1
    return [*found, line[begun:]]


def finish(sentence: str) -> str:
    """Return a sentence with exactly one full stop at its end."""
    return clean(sentence).rstrip("。") + "。"
