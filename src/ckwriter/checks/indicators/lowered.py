"""Targets below where an indicator stands, of what is to grow."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ckwriter.checks import finding
from ckwriter.checks.indicators.told import Indicator, indicators
from ckwriter.model import Finding, Submission
from ckwriter.notation import comparable
from ckwriter.patterns import regex

_TO_FALL = regex(
    "入院|在院|待機|待ち|自殺|自死|措置|救急|搬送|苦情|断ら|断り|中断"
    "|途切|脱落|退会|辞退|欠席|休止|再発|転倒|遅れ|遅延|未[受治利達]|離職|孤立|トラブル|困難|所要|日数|期間|不安|負担|残|滞|空床|減|虐待|事故|拘束|隔離"
)
"""What is to fall, or may."""
_GROWS = regex(
    "(?:者|人|員|生|サポーター|世帯|件|か所|箇所|店舗?|事業所|病院|法人|団体|率|割合)の?数?(?:[（(].*)?$|率|割合|利用|参加|登録|受講|修了"
)
_WHY = regex(
    "(?:定員|会場|回数|規模|対象|人数|登録|参加|利用|受講)[^。]{0,10}(?:減|縮|絞|抑|少な|下げ)"
    "|見直|統合|隔年|終了|廃止|縮小|重点化|絞り"
)
_FALLS = regex("以下|以内|未満|減|ゼロ|まで下")


def targets_below(submission: Submission) -> Iterator[Finding]:
    """Ask about targets of this year that lie below the baseline, where nothing says that this is meant.

    Counts of persons and of places, and rates; how often something is held may well become less.
    """
    for rows in indicators(submission).values():
        for one in rows:
            values = one.value("baseline"), one.value("target")
            now, aim = (value.figure if value else None for value in values)
            if values[1] and values[1].year:
                continue
            if now is None or aim is None or not comparable(now.unit, aim.unit) or now.counting != aim.counting:
                continue
            if now.per != aim.per or not _is_below(one, now.value, aim.value):
                continue
            texts = [text for value in values if value for text in (value.text,)]
            if any(_FALLS.search(text) for text in texts) or any(_WHY.search(text) for _, text in one.explanations):
                continue
            if not _GROWS.search(one.label) or aim.unit in ("回", "度", "日"):
                continue
            yield finding(
                submission,
                values[1].at if values[1] else one.at,
                f"目標値「{texts[1]}」が現状値「{texts[0]}」を下回っています。書き間違いではありませんか",
                hint="減らすことが目標であれば、そのことが分かるように書いてください。",
                quotes=[*((value.at, value.text) for value in values if value), one.quote],
            )


def _is_below(one: Indicator, now: object, aim: object) -> bool:
    if not isinstance(now, int | float | Decimal) or not isinstance(aim, int | float | Decimal):
        return False
    return Decimal(str(aim)) < Decimal(str(now)) and not _TO_FALL.search(one.label)
