"""Q1: how often something is held in each of so many places, against how often it is held in all, told elsewhere.

5病院で各5回 beside 病院訪問（30回） in one row; 3区でそれぞれ年3回ずつ of a course that is held 年6回.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.indicators.told import Indicator, indicators
from ckwriter.checks.meetings.known import Meetings
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import columns_by_role, dates_of, filled, folded, row_of, sentences_of
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.notation.numerals import read_number
from ckwriter.patterns import regex

_NUMBER = "[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}"
_EXACT = "(?!程度|以上|以内|以下|前後|ほど|目|分|余)"
_ROUNDS = regex(
    rf"(?<![0-9０-９一二三四五六七八九十第～~・.．])(?P<areas>{_NUMBER})(?:つの?|か所の?|カ所の?|箇所の?|の)?"
    r"(?P<unit>(?![回年月日人名件時割%％歳床])[一-龥ァ-ヶー]{1,12}?)(?:全て|すべて)?(?:で|を|に|へ|が|の|において)?、?"
    rf"(?:(?:各々?|それぞれ)(?:年間?に?)?(?P<each>{_NUMBER})回(?:ずつ)?|(?:年間?に?)?(?P<by>{_NUMBER})回ずつ){_EXACT}"
)
_TIMES = regex(rf"(?:{_NUMBER})回(?!目)")
_TOTAL = regex(rf"[（(](?:年間?|計|合計|延べ|のべ|全)*(?P<total>{_NUMBER})回(?:の?(?:開催|実施|予定))?[)）]\s*\Z")
_NOT_YET = regex(
    "前の?年|昨年|目標|目指|来年|次年度|今後|将来|から[0-9０-９]|増や|減ら|見直|うち|ほか|加え|別に|臨時|追加"
)


class Rounds(NamedTuple):
    """That something is held so often in each of so many places."""

    at: str
    words: str
    areas: int
    each: int

    @property
    def total(self) -> int:
        """How often it is held in all of them."""
        return self.areas * self.each

    @property
    def terms(self) -> str:
        """The product in words."""
        return f"{self.areas}×{self.each}＝{self.total}回"


def rounds_do_not_fit(submission: Submission) -> Iterator[Finding]:
    """Ask about rounds that fit no total of their row, of an indicator of the same name, or of their meeting."""
    found = meetings(submission)
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or field.role == "event" or "回" not in text:
            continue
        one = _rounds_in(submission, at, text)
        if one is None:
            continue
        told = _beside(submission, one)
        if told is not None:
            yield _differs(submission, one, *told, level="warning")
            continue
        told = _of_indicator(submission, one) or _of_meeting(submission, found, one, text)
        if told is not None:
            yield _differs(submission, one, *told, level="note")


def _rounds_in(submission: Submission, at: str, text: str) -> Rounds | None:
    """Return the rounds of a text that tells of no other number of times."""
    found = list(_ROUNDS.finditer(text))
    if len(found) != 1 or len(_TIMES.findall(text)) != 1 or _NOT_YET.search(text):
        return None
    year = submission.fiscal_year
    if any(date.year not in (None, year, year + 1) for date in dates_of(text, year)):
        return None
    areas, each = read_number(found[0]["areas"]), read_number(found[0]["each"] or found[0]["by"])
    if not isinstance(areas, int) or not isinstance(each, int) or areas < 2 or each < 1:
        return None
    return Rounds(at, found[0][0], areas, each)


def _beside(submission: Submission, one: Rounds) -> tuple[str, str] | None:
    """Return the number of times, in brackets behind a name of the same row, that the rounds are not."""
    row = row_of(one.at)
    part = submission.form.part(row.partition("[")[0])
    for column in part.columns if isinstance(part, Table) else ():
        at = f"{row}.{column.id}"
        if at == one.at or column.role not in ("activity", "programme", "meeting"):
            continue
        told = _TOTAL.search(submission.text(at))
        total = read_number(told["total"]) if told else None
        if told and isinstance(total, int) and total not in (one.total, one.each):
            return at, told[0].strip()
    return None


_COUNTS = regex("(?:の|を)?(?:年間)?(?:実施|開催)?(?:の)?(?:延べ)?回数$")


def _of_indicator(submission: Submission, rounds: Rounds) -> tuple[str, str] | None:
    """Return this year's target of the one indicator that counts what the row names, if the rounds are not it."""
    name = _name_of_row(submission, rounds.at)
    for one in _this_year(submission) if len(name) >= _SHORTEST else ():
        target, label = one.value("target"), folded(one.label)
        counted, figure = _COUNTS.sub("", label), target.figure if target else None
        if target is None or figure is None or counted == label or len(counted) < _SHORTEST:
            continue
        if not (name.endswith(counted) or counted.endswith(name)) or figure.unit != "回" or figure.each:
            continue
        exact = isinstance(figure.value, int) and not figure.hedges and figure.per in (None, "年")
        if exact and figure.value not in (rounds.total, rounds.each):
            return target.at, figure.text
    return None


def _this_year(submission: Submission) -> Iterator[Indicator]:
    for table, rows in indicators(submission).items():
        if any(one.role == "target" and not one.year for one in submission.form.table(table).columns):
            yield from rows


_SHORTEST = 4
_TAIL = regex(r"[（(][^（）()]*[)）]$|(?:の?(?:実施|開催|推進))$")


def _name_of_row(submission: Submission, at: str) -> str:
    """Return the name of what a row is about."""
    row = row_of(at)
    part = submission.form.part(row.partition("[")[0])
    if not isinstance(part, Table):
        return ""
    roles = columns_by_role(part)
    for role in ("programme", "activity"):
        for column in roles.get(role, ()):
            if f"{row}.{column}" != at:
                return folded(_TAIL.sub("", submission.text(f"{row}.{column}").split("\n")[0].strip()))
    return ""


def _of_meeting(submission: Submission, found: Meetings, one: Rounds, text: str) -> tuple[str, str] | None:
    """Return how often the one meeting that a sentence names is held, if neither the rounds nor each are that."""
    words = next((each.text for each in sentences_of(text) if one.words in each.text), text)
    named = {id(meant): meant for mention in mentions_in(words, found.known) if (meant := found.resolve(mention.name))}
    if len(named) != 1:
        return None
    (meeting,) = named.values()
    said = [each for each in meeting.statements_about(submission.fiscal_year) if each.at != one.at]
    plain = [each for each in said if not each.frequency.each and not each.frequency.hedges]
    if len(plain) != len(said) or not plain or any(each.frequency.value is None for each in plain):
        return None
    if any(each.frequency.value in (one.total, one.each) or each.role == "target" for each in plain):
        return None
    return plain[0].at, plain[0].quote


def _differs(submission: Submission, one: Rounds, at: str, quote: str, *, level: str) -> Finding:
    return finding(
        submission,
        one.at,
        f"「{one.words}」は{one.terms}ですが、{places.title_of(submission.form, at)}には「{quote}」とあります。"
        "合わないのではありませんか",
        hint="か所の数、1か所の回数、合計のどれが正しいか確かめてください。数える範囲が違うときは、書き添えます。",
        quotes=[(one.at, one.words), (at, quote)],
        level="warning" if level == "warning" else "note",
    )
