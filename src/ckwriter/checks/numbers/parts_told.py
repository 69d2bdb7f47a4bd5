"""Q1: the parts of a figure as running text tells them: 1年以上の入院者のうち298人は65歳以上 beside 308."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.texts.fulltext import PROSE, narrow_digits
from ckwriter.checks.texts.readings import dates_of, filled, number_of, sentences_of
from ckwriter.form import Row, Table
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_PART = "うち"
_COUNT = r"(?P<hedge>約|およそ|おおむね)?(?P<{}>[0-9][0-9,，]*)\s?(?:人|名)(?P<{}>余り?|弱|強|程度|ほど|以上|近く|台)?"
_PASSING = regex(
    "前の?年|昨年|前回|以前|当時|全国|国の|目標|見込|予定|新た|退院し|退院した|減|増|希望|聞き取|面接|調査に|訪問|対象と"
)


class _Part(NamedTuple):
    """A row that counts a part of what another row counts, and the words for both."""

    at: str
    value: Decimal
    name: str
    whole: tuple[str, ...]


def parts_told_otherwise(submission: Submission) -> Iterator[Finding]:
    """Ask about parts of a figure (うち65歳以上) that running text, which names both, counts otherwise."""
    parts = list(_parts(submission))
    for at, field, text in filled(submission) if parts else ():
        if field.type not in PROSE or field.year or field.role == "event":
            continue
        plain = narrow_digits(text)
        for part in parts:
            if part.name in plain and any(word in plain for word in part.whole):
                found = next(_told(submission, part, text), None)
                if found is not None:
                    title = places.title_of(submission.form, part.at)
                    yield finding(
                        submission,
                        at,
                        f"「{found}」とありますが、{title}は「{submission.text(part.at)}」です。"
                        "同じものの数ではありませんか",
                        hint="時点や数え方が違うときは書き添え、同じであれば、どちらかを直してください。",
                        quotes=[(at, found), (part.at, submission.text(part.at))],
                    )
                    return


def _parts(submission: Submission) -> Iterator[_Part]:
    for rule in submission.form.constraints:
        if rule.type != "sum":
            continue
        whole = _row(submission, rule.places[0])
        for at in rule.places[1:] if whole is not None and whole.told else ():
            row = _row(submission, at)
            figure = number_of(submission.text(at)) if row is not None and row.title.startswith(_PART) else None
            if whole and row and figure and figure.value and not figure.hedges:
                yield _Part(at, Decimal(figure.value), row.title.removeprefix(_PART), whole.told)


def _row(submission: Submission, at: str) -> Row | None:
    place = places.parse(at)
    table = submission.form.part(place.part)
    return table.row(place.row) if isinstance(table, Table) and table.rows else None


@lru_cache(64)
def _pattern(name: str, whole: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of persons of whom so many are of a kind: …のうち298人は65歳以上, …のうち65歳以上が298人."""
    names = "|".join(map(re.escape, whole))
    part = f"{re.escape(name)}(?:の(?:人|方|者|患者|高齢者))?"
    first = _COUNT.format("a", "about_a").replace("hedge", "hedge_a")
    last = _COUNT.format("b", "about_b").replace("hedge", "hedge_b")
    return re.compile(
        rf"(?:{names})[^。0-9]{{0,24}}?(?:[0-9][0-9,，]*人[^。0-9]{{0,8}}?)?(?:の?うち|中|では?)、?(?:{first}(?:が|は|の(?:人|方)が)、?{part}|{part}(?:が|は|も|、)?、?{last})"
    )


def _told(submission: Submission, part: _Part, text: str) -> Iterator[str]:
    year = submission.fiscal_year
    for sentence in sentences_of(text):
        words = narrow_digits(sentence.text)
        found = _pattern(part.name, part.whole).search(words)
        if found is None or _PASSING.search(words) or found["about_a"] or found["about_b"]:
            continue
        if any(date.year not in (None, year - 1, year, year + 1) for date in dates_of(sentence.text, year)):
            continue
        said = Decimal((found["a"] or found["b"]).replace(",", "").replace("，", ""))
        loose = found["hedge_a"] or found["hedge_b"]
        if abs(said - part.value) > (part.value / 20 if loose else 0):
            yield sentence.text[found.start() : found.end()]
