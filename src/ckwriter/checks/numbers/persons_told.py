"""Q1: how many persons there are of a kind that a fixed row counts, as running text tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.texts.fulltext import PROSE, narrow_digits
from ckwriter.checks.texts.readings import dates_of, filled, fixed_rows, number_of, quantities_of, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_PASSING = regex("うち|新た|退院|減|増|から|目標|前の?年|昨年|以前|当時|[都道府県]全体|全国|聞き取り|調査した|希望|割")


@lru_cache(64)
def _told(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of persons of a kind and how many they are: 1年以上入院している市民が718人に上り."""
    names = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?:{names})[^、。0-9]{{0,12}}?(?:者|患者|方|人|[市区県町住]民)(?:の?数)?(?:[はがも]、?|、)[^、。0-9]{{0,8}}?"
        r"(?P<number>[0-9][0-9,，]*)\s?人(?=に(?:上|のぼ)|い[るま]|お[りら]|であ|です|となっ|を占め|と[、な多]|。|、|$)"
    )


def persons_told_otherwise(submission: Submission) -> Iterator[Finding]:
    """Ask about the number of persons of a kind that running text tells otherwise than the row that counts them."""
    rows = [(table, row) for table, row in fixed_rows(submission) if row.told]
    for table, row in rows:
        value_at = f"{table.id}[{row.id}].value"
        figure = number_of(submission.text(value_at))
        if figure is None or not figure.value or figure.hedges:
            continue
        for at, field, text in filled(submission):
            if field.type not in PROSE or field.year or field.role == "event":
                continue
            if not any(word in narrow_digits(text) for word in row.told):
                continue
            for sentence in sentences_of(text):
                words = narrow_digits(sentence.text)
                found = _told(row.told).search(words)
                if found is None or _PASSING.search(words, 0, found.end()) or not _is_of_now(submission, sentence.text):
                    continue
                one = next(
                    (one for one in quantities_of(sentence.text) if one.start <= found.start("number") < one.end), None
                )
                if one is None or one.value is None or one.value == figure.value:
                    continue
                gap = abs(Decimal(one.value) - Decimal(figure.value)) / Decimal(figure.value)
                if gap <= (Decimal("0.05") if one.hedges else 0):
                    continue
                quote = sentence.text[found.start() : found.end()]
                yield finding(
                    submission,
                    at,
                    f"「{quote}」とありますが、{places.title_of(submission.form, value_at)}は「{figure.text}」です。"
                    "同じものの数ではありませんか",
                    hint="出典、時点、数え方（住所地・所在地など）が違うときは書き添え、同じであれば、どちらかを直してください。",
                    quotes=[(at, quote), (value_at, figure.text)],
                )
                return


def _is_of_now(submission: Submission, words: str) -> bool:
    year = submission.fiscal_year
    return all(date.year in (None, year - 1, year, year + 1) for date in dates_of(words, year))
