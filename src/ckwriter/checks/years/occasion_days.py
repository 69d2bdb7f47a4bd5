"""C3: the day of an occasion that is held once, wherever running text tells it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.texts.first_told import unlike_the_first
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import dates_of, filled, folded, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_ONCE = (
    "フォーラム|シンポジウム|講演会|大会|フェスタ|フェスティバル|まつり|祭り?|つどい|集い|イベント|セミナー|報告会"
    "|記念式典|発表会"
)
_MAY_TELL = regex("[0-9０-９]日")
_NAME = regex(
    f"(?P<name>(?:こころの|[一-龥々ァ-ヶーA-Za-z]){{0,16}}(?:{_ONCE}))(?!実行|委員|の(?:準備|企画|打合|反省|講師))"
)
_REACH = 28
_OTHER = regex(
    "昨年|前の?年|来年|次年|毎年|例年|延期|中止|変更|予備日|当初|第[0-9０-９一二三四]回|[0-9０-９一二三四]回目|会場"
)


class _Told(NamedTuple):
    at: str
    words: str
    date: str
    name: str
    when: tuple[int, int, int]


@check(level="warning", rules=("R21",))
def day_of_occasion_differs(submission: Submission) -> Iterator[Finding]:
    """一度きりの催しの日が、どの節でも同じである

    Days of this year beside the name of an occasion that is held once (フォーラム, 講演会, つどい), in running text and
    in the calendar: 12月7日（土）の市民フォーラム. Occasions with several turns or places, and days that were put off,
    are left alone.
    """
    for one, told in unlike_the_first(_every(submission), lambda one, told: one.when != told.when):
        yield finding(
            submission,
            told.at,
            f"「{told.date}」とありますが、{places.title_of(submission.form, one.at)}では「{one.date}」です。"
            "同じ催しであれば、どちらかの誤りではありませんか",
            hint="開く日を確かめて、そろえてください。",
            quotes=[(one.at, one.words), (told.at, told.words)],
        )


def _every(submission: Submission) -> Iterator[_Told]:
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or not _MAY_TELL.search(text):
            continue
        for sentence in sentences_of(text):
            if not _OTHER.search(sentence.text):
                yield from _in_sentence(submission, at, sentence.text)


def _in_sentence(submission: Submission, at: str, words: str) -> Iterator[_Told]:
    dates = [date for date in dates_of(words, submission.fiscal_year) if date.day and date.month and date.year]
    names = list(_NAME.finditer(words))
    if len(dates) != 1 or len(names) != 1:
        return  # which belongs to which cannot be told
    date, name = dates[0], names[0]
    if date.fiscal_year != submission.fiscal_year or date.year is None or date.month is None or date.day is None:
        return
    if 0 <= name.start() - date.end <= _REACH or 0 <= date.start - name.end() <= _REACH:
        first, last = min(date.start, name.start()), max(date.end, name.end())
        yield _Told(at, words[first:last], date.text, folded(name["name"]), (date.year, date.month, date.day))
