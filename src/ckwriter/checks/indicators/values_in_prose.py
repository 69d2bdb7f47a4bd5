"""Q2: results and targets of indicators as prose anywhere in the document tells them.

A sentence tells of an indicator where every noun of the indicator's name stands before an amount in its unit, with
nothing but a few words between: 昨年度のアウトリーチ支援の対象者24人 for アウトリーチ支援の対象者数（実人数）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ckwriter.checks import finding
from ckwriter.checks.indicators.told import Indicator, Value, indicators
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import BRACKETS, dates_of, filled, quantities_of, row_of, sentences_of
from ckwriter.form import Field, Role
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity, comparable
from ckwriter.patterns import regex

_ROLES = (None, "explanation", "issue", "policy", "aim", "activity")
_NOUN = regex("[一-龥々]{2,}|[ァ-ヶー]{2,}")
_COUNTS = regex(
    "(?:件|人|回|者|か所|箇所|病院|機関|団体|講座|延べ?人|実人)?数$|(?:回数|人数|件数|者数|割合|率)$|者$|人$|方$"
)
_EMPTY = regex("^(?:合計|回数|人数|件数|開催|実施|年間|延べ?|実|本人|状況|登録|対象|利用|参加|作成)$")
_BETWEEN = regex(
    "[）)]?(?:者|人|方|件)?(?:の?(?:数|人数|件数|回数|実績|総数))?(?:が|は|も|を|の|、|：|:|として)?(?:[^、。0-9０-９]{0,8})"
)
_NOT_BETWEEN = regex("目標|前の?年|昨年|うち|各|毎|月|平均|ほか|別|新|男|女|残|未|一部|から|希望|待|辞退|断|以外")
_BEHIND = regex(
    "\\s*(?:の?(?:増|減|うち|中(?![央核])|多|少な|上回|下回)|ずつ|ごと|以上|程度|余|に(?:1|１|一)人|から(?!なる)|[をはが]?(?:中止|延期|見送|辞退|欠席))"
)
_PART = regex(
    "うち|上半期|下半期|前半|後半|まで|時点|末現在|月末|[0-9０-９]月|圏域|区では|地区では|病院では|新規|初回|定員|見込|予定|初めて|新た|新しく|始め"
)
_RESULT_SAID = regex("(?:昨年度?|前の?年度?|令和|平成|[RＲHＨ])")
_TARGET_BEHIND = regex(
    "\\s*(?:まで|に|へ|を|と|が)?(?:増や|広げ|伸ば|引き上げ|目指|めざ|目標|する(?:こと|。|$)|とする|見込|なるよう|達成|養成する|超え)"
)


_NOW = regex("現在|現時点|年度当初")


class Told(NamedTuple):
    """That an indicator is told to be so much, as one sentence says it."""

    at: str
    words: str
    amount: Quantity


def values_in_prose(submission: Submission, said: set[tuple[str, str]]) -> Iterator[Finding]:
    """Ask about amounts in prose that are not the result, or the target, of the indicator that the sentence names.

    A result is told with its year (昨年度の…), a target with words of aim (…人を目指す). `said` are the pairs of places
    that are asked about already.
    """
    every = [one for rows in indicators(submission).values() for one in rows if one.label]
    keys = [(one, key) for one in every if (key := _key_of(one.label)) is not None]
    if not keys:
        return
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.role not in _ROLES:
            continue
        beside = f"{_row_name(submission, at, field)}\n{text}" if field.role == "activity" else text
        named = [(one, key) for one, key in keys if key.act in beside and all(noun in beside for noun in key.others)]
        for sentence in sentences_of(text) if named else ():
            pair = _in_sentence(submission, at, field, sentence.text, named)
            if pair is not None and (at, pair[1].at) not in said:
                said.add((at, pair[1].at))
                told, value, one = pair
                yield finding(
                    submission,
                    at,
                    f"「{told.words}」とありますが、「{one.label}」の{value.title}は「{value.text}」です。"
                    "同じ値のはずではありませんか",
                    hint="数字を確かめてそろえてください。数え方、対象、時点が違うときは、書き添えます。",
                    quotes=[(at, told.words), (value.at, value.text), one.quote],
                )


_HELD = regex("開催|実施|開設")


class _Key(NamedTuple):
    """The nouns by which a sentence names an indicator."""

    act: str
    """What is counted: the last noun of its name, 修了 of 心のサポーター養成研修の修了者数."""
    others: tuple[str, ...]


@lru_cache(1024)
def _key_of(label: str) -> _Key | None:
    """Return the nouns that a sentence about an indicator holds; None where its name says too little."""
    found = [_COUNTS.sub("", noun) for noun in _NOUN.findall(BRACKETS.sub("", label))]
    nouns = list(dict.fromkeys(noun for noun in found if len(noun) >= 2))
    while len(nouns) > 2 and _HELD.fullmatch(nouns[-1]):
        nouns.pop()  # 昨年度開いた研修は4回, of 研修の開催回数
    telling = [noun for noun in nouns[:-1] if not _EMPTY.match(noun)]
    if not telling:
        return None
    longest = max(telling, key=len)
    return _Key(nouns[-1], (longest,) if len(longest) >= 4 else tuple(nouns[:-1]))


Named = Sequence[tuple[Indicator, _Key]]


def _in_sentence(
    submission: Submission, at: str, field: Field, words: str, named: Named
) -> tuple[Told, Value, Indicator] | None:
    if _PART.search(words):
        return None
    years = {date.fiscal_year or date.year for date in dates_of(words, submission.fiscal_year)}
    row = _row_name(submission, at, field)
    told: list[tuple[Told, Indicator]] = []
    for one, key in named:
        found = _amount_of(words, key, one, row)
        if found is not None and not any(place == at for place, _ in one.explanations):
            start, amount = found
            told.append((Told(at, words[start : amount.end], amount), one))
    if len({_key_of(one.label) for _, one in told}) != 1:
        return None  # of which of several is it told?
    for one_told, one in told:
        value = _value_told(submission, field.role, words, one_told.amount, one, years)
        if value is None:
            continue
        others = [
            other for _, same in told for other in same.values if value.role == "target" or other.role != "target"
        ]
        if not any(_agrees(other, one_told.amount) for other in others):
            return one_told, value, one
    return None


def _row_name(submission: Submission, at: str, field: Field) -> str:
    """Return what names the row of a cell of activities; nothing for other cells."""
    if field.role != "activity":
        return ""
    row = row_of(at)
    part = submission.form.part(row.partition("[")[0])
    first = next((column.id for column in getattr(part, "columns", ()) if column.role == "activity"), None)
    return submission.text(f"{row}.{first}") if first is not None and first != field.id else ""


def _amount_of(words: str, key: _Key, one: Indicator, row: str) -> tuple[int, Quantity] | None:
    """Return the one amount that a sentence tells of an indicator, in its unit, and where the words about it begin."""
    units = {figure.unit for value in one.values if (figure := value.figure) and figure.unit}
    amounts = quantities_of(words)
    alike = [amount for amount in amounts if amount.unit and any(comparable(amount.unit, unit) for unit in units)]
    if len(alike) != 1:
        return None
    amount = alike[0]
    if not isinstance(amount.value, int) or amount.hedges or amount.each or _BEHIND.match(words, amount.end):
        return None
    nouns = (*key.others, key.act)
    if re.match(f"分?[をの]?{re.escape(key.act)}", words[amount.end :]) and all(
        noun in words[: amount.start] for noun in key.others
    ):
        nouns = key.others  # 計画を年40件作成する
    if all(noun in words for noun in nouns):
        first, after = min(map(words.find, nouns)), max(words.find(noun) + len(noun) for noun in nouns)
        between = _YEAR_ASIDE.sub("", words[after : amount.start])
        alone = not any(first < other.start < amount.start for other in amounts)
        close = amount.start >= after and _BETWEEN.fullmatch(between) and not _NOT_BETWEEN.search(between)
        whole = not _SOME_PLACE.search(words, 0, first) and _is_about(words[first : amount.start], one.label)
        return (first, amount) if close and alone and whole else None
    if all(noun in f"{row}\n{words}" for noun in nouns):
        behind = words[amount.end : amount.end + len(key.act) + 1]
        if _A_YEAR.search(words, 0, amount.start) or behind == f"の{key.act}":
            return amount.start, amount
    return None


_YEAR_ASIDE = regex("(?:(?<=[はもが])、|(?<=[はもが]))(?:昨年度|前年度)(?:は|に|の実績は?|実績は?)?\\Z")
"""The year right before its amount: 利用者は|昨年度|32人."""
_SOME_PLACE = regex("(?:[東西南北中央]{1,2}部|[一-龥]{1,4}(?:区|圏域|地区|支所|病院))の\\Z")
_PLAIN = regex(
    "昨年度?|前の?年度?|今年度?|年度?|年間|月間?|末|当初|現在|時点|計|合計|全体|延べ?|延|実|実人数|人数|件数|回数|者|数|人|方|実績|回|件|上|全部|本年度?|開|行"
)
_WORD = regex("[一-龥々]+|[ァ-ヶー]{2,}")


def _is_about(words: str, label: str) -> bool:
    """Tell whether words name nothing but what an indicator counts: not 多職種による訪問を緑区で."""
    return all(word in label or _PLAIN.fullmatch(word) for word in _WORD.findall(words))


_A_YEAR = regex("(?:年間で?|年に|全体で|合計で?)\\Z")


def _value_told(
    submission: Submission, role: Role | None, words: str, amount: Quantity, one: Indicator, years: set[int | None]
) -> Value | None:
    """Return the value of an indicator that a sentence tells, if it is another."""
    result, target, baseline = one.value("result"), one.value("target"), one.value("baseline")
    if result is not None:
        year = submission.fiscal_year + result.year
        aims = bool(_TARGET_BEHIND.match(words, amount.end)) or "目標" in words
        if years == {year} and _RESULT_SAID.search(words) and not aims:
            return result if _differs(result, amount) else None
        return None
    stands = baseline is not None and years == {submission.fiscal_year + baseline.year} and "年度末" in words
    if baseline is not None and (stands or _NOW.search(words)):
        return baseline if _differs(baseline, amount) and not _TARGET_BEHIND.match(words, amount.end) else None
    if target is None or years - {submission.fiscal_year}:
        return None
    planned = role in ("aim", "activity", "policy") and _PLANNED.match(words, amount.end)
    aims = bool(planned or _TARGET_BEHIND.match(words, amount.end))
    return target if aims and _differs(target, amount) else None


_PLANNED = regex(
    "分?(?:の?[一-龥]{0,6}(?:を|が))?(?:受け|行[うい]|支援|実施|開[くき]|作成|養成|派遣)|の(?:訪問|派遣|相談|支援)を"
)


def _differs(value: Value, amount: Quantity) -> bool:
    figure = value.figure
    if figure is None or figure.value is None or figure.hedges or figure.each or not amount.unit:
        return False
    if amount.counting and figure.counting and amount.counting != figure.counting:
        return False
    if (amount.per or "年") != (figure.per or "年"):
        return False
    return comparable(amount.unit, figure.unit) and amount.value != figure.value


def _agrees(value: Value, amount: Quantity) -> bool:
    """Tell whether a value of an indicator is what is told: that of another year or column may be meant."""
    return value.figure is not None and value.figure.value == amount.value
