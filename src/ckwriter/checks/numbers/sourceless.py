"""Q1: shares and rates in running text that say neither of when they are nor where they come from."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import PROSE, narrow_digits
from ckwriter.checks.texts.readings import filled, once, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_SHARE = regex(r"(?<![0-9.])(?P<number>[0-9]{1,3}\.[0-9]{1,2})\s?(?:%|％|パーセント)")
_SENTENCE = 15
"""Characters from which something is told of a figure; less is a remark beside it."""
_MAYBE = regex("[%％]|パーセント")
_TELLS = regex(
    "調査|統計|資料|時点|[0-9元]年(?!以上|未満|以内|以下|間|目|を超)|年度|月末|現在|NDB|データ|アンケート|集計|報告|公表|調べ|白書|推計|計画|目標"
    "|[0-9](?:人|件|名|床|か所|病院|世帯)|四捨五入|端数|合計"
)
"""What says where a figure comes from, of when it is, or what it was worked out from."""


@check(level="warning", rules=("R37",))
def share_without_source(submission: Submission) -> Iterator[Finding]:
    """本文の割合に、いつの何による数字かが書かれている

    A percentage with decimals in running text of the present: its sentence names neither a time nor a source nor the
    numbers that it was worked out from, and no figure of the form is the same.
    """
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or field.role == "event" or not _MAYBE.search(text):
            continue
        for sentence in sentences_of(text):
            words = narrow_digits(sentence.text).replace("．", ".")
            for found in _SHARE.finditer(words) if len(words) >= _SENTENCE else ():
                if not _TELLS.search(words) and found["number"] not in _figures(submission):
                    quote = sentence.text[found.start() : found.end()]
                    yield finding(
                        submission,
                        at,
                        f"「{quote}」が、いつの、何による数字か書かれていません",
                        hint="時点と出典（調査や資料の名前）を書き添えてください。",
                        quotes=[(at, sentence.text)],
                    )


@once
def _figures(submission: Submission) -> str:
    """Return what stands in cells that hold no running text, where figures have their time and source."""
    return "\n".join(narrow_digits(text) for _, field, text in filled(submission) if field.type not in PROSE)
