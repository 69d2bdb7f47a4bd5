"""J6: text carried over from last year's submission."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.fulltext import words
from ckwriter.checks.readings import last_year, sentences_of
from ckwriter.form import FieldType
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title

_PROSE: frozenset[FieldType] = frozenset(("paragraph", "bullets"))
_SHORTEST = 12
"""Characters of a sentence from which it is not the same as one of last year's by chance; with a year in it, fewer."""
_SHORT = 8
_SPACES = re.compile(r"\s+")
_THIS_YEAR = re.compile("今年度|本年度|今年|本年|来年度|次年度")
_PLANNED = re.compile(
    "予定|見込|目指|めざ|開始する|実施する|開催する|行う|進める|図る|取り組む|していく|したい|検討する|当初|から新たに|に向け|の(?:開始|実施|開催|作成|策定|検討)(?:。|$)"
)


@check(level="warning", rules=("R28", "R43"), previous=True)
def unchanged_year(submission: Submission) -> Iterator[Finding]:
    """昨年度から引き継いだ文の年度が直されている

    A sentence that stood in last year's submission word for word and says 今年度, or plans for last year by its number
    (令和5年度は…する予定): it meant last year then. Sentences in which last year's number tells what happened are
    left alone, and a cell that names that year and is the same as a whole is text_unchanged's.
    """
    previous = last_year(submission)
    if previous is None:
        return
    cells = {_plain(text) for _, _, text in words(previous, _PROSE)}
    before = {_plain(one.text) for _, _, text in words(previous, _PROSE) for one in sentences_of(text)}
    last = _spellings(previous.fiscal_year)
    for at, _, text in words(submission, _PROSE):
        for one in sentences_of(text):
            year = _THIS_YEAR.search(one.text) or (_PLANNED.search(one.text) and last.search(one.text))
            shortest = _SHORT if year else _SHORTEST
            if len(one.text) < shortest or _plain(one.text) not in before:
                continue
            if year and (_THIS_YEAR.search(year[0]) or _plain(text) not in cells):
                yield finding(
                    submission,
                    at,
                    f"昨年度の提出と同じ文に「{year[0]}」とあります。年度を直し忘れていませんか",
                    hint=f"この提出の今年度は{fiscal_year_title(submission.fiscal_year)}です。年度と内容を確かめてください。",
                    quotes=[(at, one.text)],
                )


def _spellings(year: int) -> re.Pattern[str]:
    """Return a pattern for a fiscal year as people write it: 令和5年度, R5年度, R5, 2023年度."""
    era = fiscal_year_title(year)
    number = re.sub("[^0-9元]", "", era)
    wide = number.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    return re.compile(
        f"(?:{era[:2]}[ 　]?(?:{number}|{wide})年度|[RＲ](?:{number}|{wide})(?:年度)?(?![0-9０-９])|{year}年度)"
    )


def _plain(text: str) -> str:
    return _SPACES.sub("", text)
