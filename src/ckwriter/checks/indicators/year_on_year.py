"""Q2: what is said of a result against the year before it, whose figure stands in the text alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ckwriter.checks import finding
from ckwriter.checks.indicators.series import DOWN, UP, amounts_in, is_no_claim
from ckwriter.checks.indicators.told import Indicator, Value
from ckwriter.checks.texts.readings import dates_of, folded, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.notation import Date, Quantity
from ckwriter.patterns import regex

_TELLS = regex(f"(?P<up>{UP})|(?P<down>{DOWN})")
_BEFORE = regex("(?:前の?年度?|前回|前々年度?|一昨年度?)(?:の|は|が|には|では|実績の?|[：:（(])?(?:の|は|[：:])?\\Z")
_YEAR_BEFORE = regex("(?:の|は|が|には|では|[：:（(])?\\Z")
_FROM = regex(
    "[）)]?(?:から|より|と?に?比べ(?:て|ると|、)?|に対し(?:て)?|を)、?(?:[^、。はがも]{0,12}|[^、。]{1,4}(?:が|は|も)[^、。]{0,4})\\Z"
)
_SUBJECT = regex("(?:^|[、，])(?P<what>[^、，。]{1,14}?)(?:は|が|も)(?=[^はがも]*\\Z)")
_SAYS_LITTLE = regex("^(?:開催|実施|実績)?(?:件数|人数|回数|者数|数値?|実績値?|値|これ|件|人|延べ?|実)(?:数)?$")


def against_year_before(submission: Submission, one: Indicator, at: str, text: str) -> Iterator[Finding]:
    """Yield what an explanation says to have grown or fallen since an earlier year while its row's result did not.

    前年度の延210件から増加した beside a result of 延198件: the sentence gives the earlier figure alone, in the unit of
    the result, and says it of what the row counts. 昨年度 may be the year of the result itself and is left alone.
    """
    result = one.value("result")
    figure = result.figure if result is not None else None
    if result is None or figure is None or figure.value is None or figure.hedges or not _TELLS.search(text):
        return
    for sentence in sentences_of(text):
        earlier = _earlier(submission, one, result, figure, sentence.text)
        if earlier is None or earlier.value is None or not _is_of_row(one, sentence.text[: earlier.start]):
            continue
        found = _told(sentence.text, earlier)
        step = Decimal(figure.value) - Decimal(earlier.value)
        if found is None or (step > 0 if found[1] == "up" else step < 0):
            continue
        yield finding(
            submission,
            at,
            f"「{earlier.text}」から「{found[0]}」とありますが、{result.title}は「{result.text}」です。増減が逆ではありませんか",
            hint="前の年度の数字、実績値、増減の言葉を確かめ、合うように直してください。",
            quotes=[(at, sentence.text), (result.at, result.text), one.quote],
        )


def _earlier(submission: Submission, one: Indicator, result: Value, figure: Quantity, words: str) -> Quantity | None:
    """Return the one amount of a sentence, if it is that of an earlier year and can be compared with the result."""
    amounts = [amount for amount in amounts_in(words) if amount.unit == figure.unit]
    if len(amounts) != 1:
        return None
    (amount,) = amounts
    counting = figure.counting or _counting(one.label)
    if amount.counting and counting and amount.counting != counting:
        return None
    if amount.per and amount.per != figure.per:
        return None
    before = words[: amount.start]
    year = submission.fiscal_year + result.year
    named = bool(_BEFORE.search(before)) or _of_year_before(dates_of(words, submission.fiscal_year), before, year)
    return amount if named else None


def _counting(label: str) -> str | None:
    """Return how an indicator counts, as its name says: 延 of 利用者数（延べ）."""
    return next((way for way in ("延", "実") if f"（{way}" in label or f"({way}" in label), None)


def _of_year_before(dates: Sequence[Date], before: str, year: int) -> bool:
    """Tell whether the year that stands right before an amount is one before the year of the result."""
    for date in dates:
        if date.end <= len(before) and date.year is not None and _YEAR_BEFORE.fullmatch(before, date.end):
            return (date.fiscal_year or date.year) < year
    return False


def _told(words: str, earlier: Quantity) -> tuple[str, str] | None:
    """Return the word of direction that is said since an earlier amount, and which way it goes."""
    for found in _TELLS.finditer(words):
        behind = found.start() >= earlier.end
        link = words[earlier.end : found.start()] if behind else words[found.end() : earlier.start]
        if is_no_claim(words, found):
            continue
        if _FROM.fullmatch(link) if behind else _before_brackets(link):
            return found[0], "up" if found["up"] else "down"
    return None


def _before_brackets(link: str) -> bool:
    """Tell whether only the year stands in front of an amount in brackets: 増加した（前年度210件）."""
    head, bracket, inside = link.partition("（")
    return bool(bracket) and len(head) <= 6 and len(inside) <= 8 and not set("、。はがも") & set(head)


_CLAUSE = regex("(?<=[しりちきびみいえけせてねべめれた])、(?=(?:前の?年|昨年|前々|一昨|令和|平成|[RＲHＨ]))")
"""Where a clause ends behind which an earlier year is told of the row itself: 人が増え、前年度の1,112人を."""


def _is_of_row(one: Indicator, before: str) -> bool:
    """Tell whether a sentence speaks of what its row counts, by the subject that stands before the amount."""
    if "うち" in before:
        return False
    clause = _CLAUSE.split(before)[-1]
    found = _SUBJECT.search(clause)
    if found is None:
        return True
    what = folded(found["what"].rpartition("の")[2])
    return bool(_SAYS_LITTLE.match(what)) or what[:2] in folded(one.label)
