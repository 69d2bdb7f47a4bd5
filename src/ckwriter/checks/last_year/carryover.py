"""C2: indicators from one table to the other: their numbers, and last year's result against where this year starts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ckwriter.checks import check, finding
from ckwriter.checks.indicators.told import Indicator, Value, indicators, matched
from ckwriter.checks.last_year.previous import is_of_dropped
from ckwriter.checks.texts.readings import filled
from ckwriter.model import Finding, Submission
from ckwriter.notation import Agreement, Quantity, agree, comparable
from ckwriter.patterns import regex


@check(level="warning", rules=("R25",))
def numbers_not_continuous(submission: Submission) -> Iterator[Finding]:
    """指標の番号が①から順に続き、節が変わっても同じ指標は同じ番号である

    Numbers in front of indicators: a gap, a repetition, an order that falls, a row without one among rows that have
    one. Where both tables count without a gap and one indicator changed its number, it is a note: another may have
    gone.
    """
    tables = indicators(submission)
    broken: set[str] = set()
    for table, rows in tables.items():
        if (wrong := _break(rows)) is not None:
            broken.add(table)
            if is_of_dropped(submission, rows) or _is_told_missing(submission, rows, wrong):
                continue  # indicator_dropped's, or no fault
            yield _not_continuous(submission, tables, table, rows, wrong)
    numbered = [(table, rows) for table, rows in tables.items() if table not in broken]
    for (_, rows), (_, later) in pairwise(numbered):
        moved = [
            (one, other)
            for one, other in matched(rows, later)
            if one.number is not None and other.number is not None and one.number != other.number
        ]
        if moved:
            one, other = moved[0]
            yield finding(
                submission,
                other.at,
                f"「{other.label}」の番号が「{one.marker.strip()}」から「{other.marker.strip()}」に変わっています",
                hint="同じ指標には同じ番号を付けると、前の年度からの続きが分かります。",
                quotes=[i.quote for pair in moved for i in pair],
                level="note",
            )


def _is_told_missing(submission: Submission, rows: Sequence[Indicator], wrong: Indicator) -> bool:
    """Tell whether a remark says that the number before one that does not follow is left out: ③は欠番とする."""
    before = [one.number for one in rows if one.number and wrong.number and one.number < wrong.number]
    missing = wrong.number - 1 if wrong.number and wrong.number - 1 not in before else None
    if missing is None or not 1 <= missing <= len(_CIRCLED):
        return False
    said = re.compile(
        f"(?:{_CIRCLED[missing - 1]}|指標\\s?{missing})[^。\n]{{0,40}}欠番|欠番[^。\n]{{0,12}}{_CIRCLED[missing - 1]}"
    )
    return any("欠番" in text and said.search(text) for _, _, text in filled(submission))


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


def _break(rows: Sequence[Indicator]) -> Indicator | None:
    """Return the first indicator whose number does not follow; None where they follow, or none is numbered."""
    named = [one for one in rows if one.label]
    if not any(one.number for one in named) or len(named) == 1:
        return None
    expected = next(one.number for one in named if one.number) or 1
    if named[0].number is None or expected != 1:
        return named[0]
    for one in named:
        if one.name.startswith("【") and one.number == 1:
            expected = 1  # a heading begins to count anew
        if one.number != expected:
            return one
        expected += 1
    return None


def _not_continuous(
    submission: Submission,
    tables: dict[str, tuple[Indicator, ...]],
    table: str,
    rows: Sequence[Indicator],
    wrong: Indicator,
) -> Finding:
    shown = "".join(one.marker.strip() or "（番号なし）" for one in rows if one.label)
    others = [
        (one, other)
        for name, other_rows in tables.items()
        if name != table
        for one, other in matched(rows, other_rows)
        if one.number and other.number and one.number != other.number
    ]
    named = [one for one in rows if one.name]
    at = named.index(wrong) if wrong in named else 0
    beside = [*named[max(0, at - 1) : at + 1], *(one for one, _ in others)]
    moved = "".join(f"「{one.label}」はもう一方の表では「{other.marker.strip()}」です。" for one, other in others[:2])
    return finding(
        submission,
        wrong.at,
        f"指標の番号が{shown}となっています。続き番号ではないのではありませんか",
        hint=f"{moved}抜けた指標がないか確かめ、番号をそろえてください。",
        quotes=[
            *dict.fromkeys(one.quote for one in beside),
            *(other.quote for _, other in others),
        ],
    )


@check(level="warning", rules=("R24",))
def result_is_not_baseline(submission: Submission) -> Iterator[Finding]:
    """昨年度末の実績値が、今年度当初の現状値に引き継がれている

    The result of an indicator at the end of last year and its baseline at the start of this one. Another day or way
    of counting may be the reason, so that it asks; 延 beside 実, or a month beside a year that come to the same, are
    quiet.
    """
    tables = indicators(submission)
    for rows in tables.values():
        for later_rows in tables.values():
            if rows is later_rows:
                continue
            for one, other in matched(rows, later_rows):
                result, baseline = one.value("result"), other.value("baseline")
                told = any(_explains(value, beside) for value, beside in ((result, baseline), (baseline, result)))
                if result and baseline and result.year == baseline.year and not told and _unlike(result, baseline):
                    yield finding(
                        submission,
                        baseline.at,
                        f"「{other.label}」の{result.title}は「{result.text}」ですが、{baseline.title}は「{baseline.text}」です。同じ値になるはずではありませんか",
                        hint="数え方や時点が違うときは、その理由を書き添えてください。同じなら、どちらかを直します。",
                        quotes=[
                            (result.at, result.text),
                            (baseline.at, baseline.text),
                            one.quote,
                            other.quote,
                        ],
                    )


REMARK = regex(
    r"[（(※][^（）()]*(?:除|含|異な|変更|時点|基準|実績|ため|うち|見直|統合|廃止|転出|転居|死亡|訂正|再集計|数え方|集計方法|[0-9０-９][人名件回][をが](?:加え|足し|差し引|引い))"
)
"""Words in a cell that say why its value is another: （※19人のうち、市外へ転出した1人を除く）."""
_PART = "うち"


def _explains(value: Value | None, beside: Value | None) -> bool:
    """Tell whether a cell says why its value is another than that beside it; a part that both give says nothing."""
    if value is None:
        return False
    both = beside is not None and _PART in beside.text
    return bool(REMARK.search(value.text.replace(_PART, "") if both else value.text))


_MONTHS = {"年": 12, "月": 1}


def _unlike(result: Value, baseline: Value) -> bool:
    one, other = result.figure, baseline.figure
    if one is None or other is None:
        return not one and not other and _contradicts(result.text, baseline.text)
    if one.counting and other.counting and one.counting != other.counting:
        return False
    if not comparable(one.unit, other.unit):
        return False
    if {one.per, other.per} == set(_MONTHS):
        return not _same_over_a_year(one, other)
    if one.per != other.per or one.each != other.each:
        return one.value is not None and other.value is not None and one.value != other.value and one.each == other.each
    how = agree(one, other)
    if how is Agreement.UNKNOWN and one.counting != other.counting:
        return one.value != other.value
    return how is Agreement.DIFFERENT


def _same_over_a_year(one: Quantity, other: Quantity) -> bool:
    if one.value is None or other.value is None:
        return True
    return one.value * 12 / _MONTHS[one.per or "年"] == other.value * 12 / _MONTHS[other.per or "年"]


_DONE = regex("実施|開催|設置|作成|策定|整備|済|完了|有|あり")
_NOT_DONE = regex(
    "未(?:実施|開催|設置|作成|策定|整備|着手|定)|(?:実施|開催|設置|作成|策定|整備)(?:なし|無し|せず|できず|していない|に至らず)|検討中|準備中|中止|無|なし"
)


def _contradicts(one: str, other: str) -> bool:
    """Tell whether of two cells in words one says that a thing was done and the other that it was not."""
    undone = [bool(_NOT_DONE.search(text)) for text in (one, other)]
    return undone[0] != undone[1] and bool(_DONE.search((other, one)[undone[1]]))
