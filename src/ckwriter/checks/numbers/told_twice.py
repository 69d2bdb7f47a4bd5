"""Q1: how much came of one thing in one year, told in two places: R6年度は実64人、延べ283回 and 昨年度は延べ238回."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import BRACKETS, dates_of, filled, folded, quantities_of, row_of, sentences_of
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity
from ckwriter.patterns import regex

_MAY = regex("延|実[0-9０-９一二三四五六七八九十]|実(?:人|利用)")
_PARTS = regex(
    "うち|内訳|新規|新た|初めて|上半期|下半期|前半|後半|まで|時点|圏域[でのは]|[区地]区[でのは]|病院では|目標|予定|見込|各|平均|月[0-9０-９]|のほか|このほか|残"
)
_SHORTEST = 4


class _Told(NamedTuple):
    at: str
    words: str
    amount: Quantity


def told_twice(submission: Submission) -> Iterator[Finding]:
    """Ask about 延べ or 実 amounts of one named thing and one year that differ between two places."""
    names = _names(submission)
    first: dict[tuple[str, int, str, str], _Told] = {}
    for at, field, text in filled(submission) if names else ():
        if field.type not in PROSE or field.role in ("event", "indicator") or not _MAY.search(text):
            continue
        own = _name_of_row(submission, at)
        for sentence in sentences_of(text):
            if not _MAY.search(sentence.text) or _PARTS.search(sentence.text):
                continue
            here = [name for name in names if name in sentence.text]
            here = [name for name in here if not any(name != other and name in other for other in here)]
            name = here[0] if len(here) == 1 else own if not here else ""
            for one in _amounts(sentence.text) if name else ():
                year = _year(submission, sentence.text, one, field.year)
                if year is None:
                    continue
                key = (folded(name), year, str(_counting(sentence.text, one)), str(one.unit))
                told = _Told(at, sentence.text, one)
                known = first.setdefault(key, told)
                if known.at != at and known.amount.value != one.value:
                    yield _finding(submission, name, known, told)
                    return


def _names(submission: Submission) -> tuple[str, ...]:
    """Return the names of what is done, as rows of programmes and calendars give them."""
    found: dict[str, None] = {}
    for role in ("programme", "activity"):
        for table, column in submission.form.with_role(role):
            for row in submission.rows(table) if table is not None else ():
                name = _bare(submission.text(f"{row}.{column.id}"))
                if _SHORTEST <= len(name) <= 24 and not _SENTENCE.search(name):
                    found[name] = None
    return tuple(found)


_SENTENCE = regex("[、。，\n]|を|及び|(?<=[一-龥])・(?=[一-龥])")
_AROUND = regex("^[\\s・①-⑳0-9０-９.．]+|(?:の(?:実施|開催|運営))$")


def _bare(text: str) -> str:
    return _AROUND.sub("", BRACKETS.sub("", text).strip())


def _name_of_row(submission: Submission, at: str) -> str:
    table = submission.form.part(places.parse(at).part)
    for column in table.columns if isinstance(table, Table) else ():
        if column.role in ("programme", "activity"):
            name = _bare(submission.text(f"{row_of(at)}.{column.id}"))
            return name if len(name) >= _SHORTEST and not _SENTENCE.search(name) else ""
    return ""


_LAST = regex("昨年度|前年度")


def _year(submission: Submission, words: str, one: Quantity, offset: int) -> int | None:
    """Return the past fiscal year of an amount: the last one named before it, or that of its field's results."""
    dates = [(date.end, date.fiscal_year or date.year) for date in dates_of(words, submission.fiscal_year)]
    dates += [(found.end(), submission.fiscal_year - 1) for found in _LAST.finditer(words)]
    before = max((date for date in dates if date[0] <= one.start), default=None)
    year = before[1] if before else submission.fiscal_year + offset if offset and not dates else None
    return year if year is not None and year < submission.fiscal_year else None


def _amounts(words: str) -> list[Quantity]:
    """Return the exact amounts of a sentence that say how they were counted."""
    found = [one for one in quantities_of(words) if _counting(words, one) and one.unit and isinstance(one.value, int)]
    found = [one for one in found if not one.hedges and not one.each and one.per in (None, "年")]
    return [one for one in found if not _STEP.match(words, one.end)]


_STEP = regex("の?(?:増|減|多|少な)")


_WAY = regex("(?P<way>延|実)(?:べ|数)?(?:で|の?[一-龥]{1,8}(?:は|が|：|:)?)?、?\\Z")


def _counting(words: str, one: Quantity) -> str | None:
    """Return how an amount was counted, also where that stands before another word: 延べ支援回数|512回."""
    found = None if one.counting else _WAY.search(words, max(0, one.start - 12), one.start)
    return found["way"] if found else one.counting


def _finding(submission: Submission, name: str, one: _Told, other: _Told) -> Finding:
    return finding(
        submission,
        other.at,
        f"「{name}」の「{other.amount.text}」は、{places.title_of(submission.form, one.at)}では"
        f"「{one.amount.text}」です。同じ年度の同じ数ではありませんか",
        hint="どちらが正しいか確かめてください。数え方や範囲が違うときは、違いが分かるように書きます。",
        quotes=[(one.at, one.words), (other.at, other.words)],
    )
