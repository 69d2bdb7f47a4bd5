"""C1: what the history says to have begun, and sentences elsewhere that date the beginning otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ckwriter import places
from ckwriter.checks.texts.passages import Alignment, Passage
from ckwriter.checks.texts.readings import dates_of
from ckwriter.checks.years.event_times import in_row, time_of_row
from ckwriter.checks.years.stands import HEAVY, NEAR, Stand, alike, dates_in, other_time
from ckwriter.form import Table
from ckwriter.model import Submission
from ckwriter.patterns import regex

_BEGAN = regex("開始|始め|始ま|創設|設置|設け|開設|発足|立ち?上げ|締結|結[びんぶ]|試行|導入|スタート|新設|配置|策定")
_NOT_BEGUN = regex("まで|以降も|継続|予定|目標|見込|増や|拡|広げ|周年|年目|再開|当時|改正|見直")
_EXTENDED = regex("拡大|広げ|広が|拡充|全(?:市|県|区|域)に")
_NOT_EXTENDED = regex("まで|予定|目標|見込|今後|さらに|したい|目指|方針|必要|課題|年々|検討")
_FRAMED = regex("「([^「」]{2,20})」")


def begun_otherwise(submission: Submission, aligned: Alignment) -> Iterator[tuple[Stand, Stand]]:
    """Yield what a row of the history says to have begun or grown, and a sentence that dates it otherwise.

    Of several rows it is the one that is most like the sentence; one that lacks a name which it frames is of something
    else.
    """
    for act, other_acts in ((_BEGAN, _NOT_BEGUN), (_EXTENDED, _NOT_EXTENDED)):
        told = [one for one in aligned.passages if act.search(one.words) and not other_acts.search(one.words)]
        yield from _dated_otherwise(submission, aligned, told, act)


def _dated_otherwise(
    submission: Submission, aligned: Alignment, began: Sequence[Passage], act: re.Pattern[str]
) -> Iterator[tuple[Stand, Stand]]:
    rows = list(_in_rows(submission, began, act))
    sentences = [one for one in dates_in(submission, began) if one.passage.of.role != "event"]
    best: dict[int, tuple[float, Stand]] = {}
    for number, row in aligned.near([one.passage for one in sentences], [one.passage for one in rows]):
        one, other = sentences[number], rows[row]
        names = _FRAMED.findall(one.passage.words)
        if alike(aligned, one, other, NEAR, HEAVY) and (not names or any(name in other.shown for name in names)):
            weight, _ = aligned.shared(one.passage, other.passage)
            if weight > best.get(number, (0.0, other))[0]:
                best[number] = weight, other
    yield from ((row, sentences[number]) for number, (_, row) in best.items() if other_time(row, sentences[number]))


def _in_rows(submission: Submission, began: Iterable[Passage], acts: re.Pattern[str]) -> Iterator[Stand]:
    """Yield what the rows of the history say to have been done, at the time of each."""
    for one in began:
        table = submission.form.part(places.parse(one.at).part)
        act = acts.search(one.words)
        if one.of.role == "event" and isinstance(table, Table) and act and not _is_dated(one.words):
            time = in_row(time_of_row(submission, one.at, table), one.words, act)
            if time is not None:
                yield Stand(one, f"{time.words}　{one.words}", "", time)


def _is_dated(words: str) -> bool:
    return any(date.year is not None or date.era_year is not None for date in dates_of(words))
