"""Q1: how many there were on one day, told in two places: 令和6年3月末の登録者は34人 and 3月末に実43人が登録."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import dates_of, filled, quantities_of, row_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Date, Quantity
from ckwriter.patterns import regex, stands_in


class _Count(NamedTuple):
    at: str
    words: str
    amount: Quantity
    nouns: frozenset[str]
    """The nouns of the sentence, its cell and its row, by which two counts may be of one thing."""


_may = stands_in("[0-9０-９一二三四五六七八九十](?:月|年度)末|月[0-9０-９]{1,2}日|現在|時点")
_ACT = regex("登録|所属|加入|在籍|加盟|入会|会員|待機|入居|委嘱|認定|協定|締結|配置")
_UNITS = frozenset({"人", "名", "件", "機関", "団体", "か所", "事業所", "施設", "世帯", "店", "店舗", "社", "病院"})
_ONE = {"名": "人", "店舗": "店"}
_NOUN = regex("[ァ-ヶー]{4,}|[一-龥々]{4,}")
_PART = regex("うち|新た|新規|内訳|男性|女性|[0-9０-９][人件]中|増|減|目標|予定|見込|ずつ|各|圏域で|区で|地区で")


def dated_counts_differ(submission: Submission) -> Iterator[Finding]:
    """Ask about two counts of what is registered, employed or the like on one day, which differ."""
    told: dict[tuple[str, tuple[int, int, int | None, str], str], list[_Count]] = {}
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.role == "event" or not (_may(text) and _ACT.search(text)):
            continue
        nouns = frozenset(_NOUN.findall(f"{text}\n{_name_of(submission, at)}"))
        for sentence in sentences_of(text):
            words = sentence.text
            act = _ACT.search(words)
            days = [day for date in dates_of(words, submission.fiscal_year) if (day := _day(date)) is not None]
            amounts = [one for one in quantities_of(words) if one.unit in _UNITS]
            if act is None or len(days) != 1 or len(amounts) != 1 or _PART.search(words):
                continue
            one = amounts[0]
            if isinstance(one.value, int) and not one.hedges and not one.each and one.counting != "延":
                start = min(days[0][1], one.start, act.start())
                quote = words[start : max(one.end, act.end())]
                told.setdefault((act[0], days[0][0], _ONE.get(one.unit or "", one.unit or "")), []).append(
                    _Count(at, quote, one, nouns)
                )
    for found in told.values():
        pair = _apart(found)
        if pair is not None:
            first, other = pair
            yield finding(
                submission,
                other.at,
                f"「{other.words}」とありますが、{places.title_of(submission.form, first.at)}では「{first.words}」です"
                "。同じ時点の数ではありませんか",
                hint="どちらが正しいか確かめてそろえてください。数えるものが違うときは、違いが分かるように書きます。",
                quotes=[(first.at, first.words), (other.at, other.words)],
            )


def _apart(found: list[_Count]) -> tuple[_Count, _Count] | None:
    first, *others = found
    for other in others:
        if other.amount.value != first.amount.value and other.at != first.at and first.nouns & other.nouns:
            return first, other
    return None


def _name_of(submission: Submission, at: str) -> str:
    """Return what the first column of a row says, which names what the row is about."""
    row = row_of(at)
    part = submission.form.part(row.partition("[")[0])
    columns = getattr(part, "columns", ())
    return submission.text(f"{row}.{columns[0].id}") if columns and row != at else ""


def _day(date: Date) -> tuple[tuple[int, int, int | None, str], int] | None:
    """Return a day or the end of a month or fiscal year as numbers, and where it stands; None for a longer time."""
    if date.year is None:
        return None
    if date.month is not None:
        edge = "末" if date.edge == "末" or (date.day or 0) >= 30 else ""
        return ((date.year, date.month, None if edge else date.day, edge), date.start) if edge or date.day else None
    if date.fiscal and date.edge == "末":
        return (date.year + 1, 3, None, "末"), date.start
    return None
