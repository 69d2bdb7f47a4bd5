"""Q2: results that fall short of their targets, and whether the row says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ckwriter.checks import check, finding
from ckwriter.checks.indicators.told import REACHED, Indicator, Value, falls, indicators, matched
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, agree
from ckwriter.patterns import regex


@check(level="warning", rules=("R15", "R32"))
def missed_target(submission: Submission) -> Iterator[Finding]:
    """目標に届かなかった指標に、理由が書かれている

    A result that falls short of its target (of what ought to fall: exceeds it) while the row's own words give no
    reason; and one that was missed and is set again unchanged without a word why.
    """
    tables = indicators(submission)
    for rows in tables.values():
        for one in rows:
            target, result = one.value("target"), one.value("result")
            if target is None or result is None or not _is_missed(submission, one, target, result):
                continue
            again = _set_again(submission, tables.values(), one, target)
            words = [text for _, text in one.explanations]
            if any(REACHED.search(text) for text in words):
                continue  # what it says of its target is outcome_against_target's
            if any(_BEFORE_IT_FELL.search(text) for text in words):
                continue
            if any(_REASON.search(text) for text in words) and not (
                again
                and not any(_CAUSE.search(text) for text in [*words, *(text for _, text in again[0].explanations)])
            ):
                continue
            repeated = "。今年度も同じ目標値です" if again else ""
            yield finding(
                submission,
                result.at,
                f"{target.title}「{target.text}」に対して{result.title}は「{result.text}」で、届いていません{repeated}。理由を書けませんか",
                hint="届かなかった理由（わけ）と、今年度の見込みや見直しを成果・効果の欄へ書いてください。",
                quotes=[
                    (target.at, target.text),
                    (result.at, result.text),
                    one.quote,
                    *([(again[1].at, again[1].text)] if again else []),
                ],
            )


_FELL = (
    "(?:中止|延期|休止|見送|見合わせ|取りやめ|でき(?:な|ず|ませ)|実施せず|開催せず|未実施|減|下回"
    "|届か|届き|達し|達せ|伸び|遅れ|ずれ|少な|限られ|縮小|とどま|至ら)"
)
"""What a cause led to."""
_BECAUSE = (
    "(?<!の)ため(?!の|に実施|に開催)|のため(?!の)[^。]{0,20}?"
    + _FELL
    + "|影響|要因|原因|理由|コロナ|感染|災害|豪雨|台風|大雪|地震"
    "|に(?:より|よる|よって|伴い|伴う)[^。]{0,20}?"
    + _FELL
    + "|(?:こと|もの)(?:から|により|で)[^。]{0,20}?"
    + _FELL
    + "|(?:た|い|る)(?:ので|から)、"
)
_REASON = regex(
    _BECAUSE + "|取りやめ|取り止め|見合わせ|制限|ずれ込|持ち越|(?:翌|次|来)年度(?:に|へ|と)(?:延|繰|な[っり]|ずれ|持ち)"
    "|空きが(?:な|出)|満室|満床|欠員|退職|体調"
    "|中止|延期|できなかった|できず|できません|少な(?:かった|く)|遅れ|見送|辞退|休止|休職|異動|調整がつ[かき]"
    "|不足|困難|転院"
    "|かか(?:った|って|りました)"
)
_BEFORE_IT_FELL = regex(
    r"[^。]{6,}?(?:(?<!とな)(?<!であ)(?<!とどま)(?<!留ま)り|[いきけえせめれず]|(?:し|っ|ん|い)[てで]|(?<!して)おり)、[^。、]{0,15}?"
    "(?:目標|計画|見込み?)[^。、]{0,8}?(?:届か|届き|届い|下回|達し(?:な|ま)|達せ|至ら|及ば|及び)"
)
"""What was so when it fell short: 体調を崩した人がおり、目標には届かなかった; not 33人となり、目標に届かなかった."""
_CAUSE = regex(_BECAUSE + "|ことから|見直し|引き続き|継続して目指|再度")


def _is_missed(submission: Submission, one: Indicator, target: Value, result: Value) -> bool:
    goal, got = target.figure, result.figure
    if goal is None or got is None or agree(goal, got) is not Agreement.DIFFERENT:
        return False
    if "以下" in goal.hedges or "以内" in goal.hedges or "未満" in goal.hedges or falls(submission, one):
        return goal.high is not None and got.low is not None and got.low > goal.high
    return goal.low is not None and got.high is not None and got.high < goal.low


def _set_again(
    submission: Submission, tables: Iterable[Sequence[Indicator]], one: Indicator, target: Value
) -> tuple[Indicator, Value] | None:
    """Return the indicator of another table, about a later year, whose target is the one that was missed."""
    for rows in tables:
        for mine, other in matched([one], rows):
            later = other.value("target")
            if mine is not other and later is not None and later.year > target.year and later.figure and target.figure:
                bare = agree(target.figure, later.figure) is Agreement.EQUAL
                if bare:
                    return other, later
    return None
