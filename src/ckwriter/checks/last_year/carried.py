"""J6: text carried over from last year's submission."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import words
from ckwriter.checks.texts.readings import last_year, sentences_of
from ckwriter.form import FieldType
from ckwriter.model import Finding, Submission
from ckwriter.notation import fiscal_year_title
from ckwriter.patterns import regex

_PROSE: frozenset[FieldType] = frozenset(("paragraph", "bullets"))
_SHORTEST = 12
"""Characters of a sentence from which it is not the same as one of last year's by chance; with a year in it, fewer."""
_SHORT = 8
_SPACES = regex(r"\s+")
_THIS_YEAR = regex("今年度|本年度|今年|本年|来年度|次年度")
_EVERY_YEAR = regex(
    "(?:今年度|本年度|来年度|次年度|昨年度|前年度)(?:の|に向けた|へ向けた)(?:年間|重点)?(?:目標|計画|取組|取り組み|事業|評価|方針|活動|課題|テーマ"
    "|振り?返り|まとめ|総括|成果|実績|開催|予定|日程|実施|スケジュール)(?!は|と(?:して|する)|を[0-9０-９])"
)
"""What is done every year, so that its sentence may stay: 7月に今年度の目標の確認."""
_COUNTED = regex("(?<![0-9０-９])(?:[0-9０-９]{1,2}|[二三四五六七八九十]+)(?:年目|年度目|周年)|初年度")
_HAPPENED = regex(
    "(?:昨年度?|前年度)(?:、?(?:末|から|より|に|[0-9０-９]{1,2}月)|、)(?=[^。]{0,40}(?:新た|初めて|開始|始め|始ま|設置|設け|加わ|加え|立ち上げ|開設|発足|改め|再開|増員|増設|終了|開所|策定|改訂|作成し))"
)
PLANNED = regex(
    "(?:集計|調査|調整|準備|検討|作成|策定|協議|募集|実施|整備|分析|改訂|選定|建設|工事|試行)中|予定|見込|目指|めざ|開始する|実施する|開催する|行う|進める|図る|取り組む|していく|したい|検討する|当初|から新たに|に向け|の(?:開始|実施|開催|作成|策定|検討)(?:。|$)"
)


@check(level="warning", rules=("R28", "R43"), previous=True)
def unchanged_year(submission: Submission) -> Iterator[Finding]:
    """昨年度から引き継いだ文の年度が直されている

    A sentence that stood in last year's submission word for word and says 今年度, or plans for last year by its number
    (令和5年度は…する予定): it meant last year then. So did 昨年度 in one that tells of something new
    (昨年度から始めた), and years were counted on (3年目). Sentences in which last year's number tells what happened and
    what is done every year (次年度の計画の検討) are left alone; a cell that names that year and is wholly the same is
    text_unchanged's.
    """
    previous = last_year(submission)
    if previous is None:
        return
    cells = {_plain(text) for _, _, text in words(previous, _PROSE)}
    before = {_plain(one.text): (at, one.text) for at, _, text in words(previous, _PROSE) for one in sentences_of(text)}
    last = _spellings(previous.fiscal_year)
    for at, _, text in words(submission, _PROSE):
        for one in sentences_of(text):
            year = (
                _THIS_YEAR.search(one.text)
                or _COUNTED.search(one.text)
                or _HAPPENED.search(one.text)
                or (PLANNED.search(one.text) and last.search(one.text))
            )
            shortest = _SHORT if year else _SHORTEST
            if len(one.text) < shortest or _plain(one.text) not in before or _EVERY_YEAR.search(one.text):
                continue
            if year and (not last.search(year[0]) or _plain(text) not in cells):
                yield finding(
                    submission,
                    at,
                    f"昨年度の提出と同じ文に「{year[0]}」とあります。年度を直し忘れていませんか",
                    hint=f"この提出の今年度は{fiscal_year_title(submission.fiscal_year)}です。年度と内容を確かめてください。",
                    quotes=[(at, one.text)],
                    before=[before[_plain(one.text)]],
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
