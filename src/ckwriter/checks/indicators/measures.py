"""Q2: the figures of one indicator: one value a cell, with its unit, counted alike, fitting what is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ckwriter.checks import check, finding
from ckwriter.checks.indicators.lowered import targets_below
from ckwriter.checks.indicators.told import Indicator, Value, indicators
from ckwriter.checks.texts.readings import BRACKETS
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity, comparable
from ckwriter.patterns import regex

_PLACES = frozenset(
    "か所 施設 事業所 機関 医療機関 関係機関 病院 精神科病院 団体 法人 センター 診療所 クリニック 拠点".split()  # noqa: SIM905
)
_ACTS = frozenset(
    {"件", "回", "度", "例", "事例", "ケース", "講座", "コース", "コマ", "本", "事業", "個", "項目", "種類", "つ"}
)
_PEOPLE = frozenset({"人", "名", "世帯", "家族", "組"})


@check(level="error", rules=("R09",))
def values_not_comparable(submission: Submission) -> Iterator[Finding]:
    """現状値・目標値・実績値の単位、期間、数え方（延・実）がそろっている

    Two values of one indicator that cannot be compared: 件 against 人, a year against a month, 延 against 実. Where
    only one of the two says 延, 実 or 月, or the units may be one (件 and 回), it is a question.
    """
    for one in _every(submission):
        for left, right in _pairs(one):
            problem = _problem(*(_counted_as_named(one, value.figure) for value in (left, right)))
            if problem is not None and not problem[1] and any(_ALL_TOGETHER.search(one.text) for one in (left, right)):
                continue  # 各区2回（計14回）
            if problem is not None and not problem[1] and (_lacks_unit(one, left) or _lacks_unit(one, right)):
                continue  # figure_without_unit's
            if problem is not None and left.figure and right.figure:
                what, sure = problem
                yield finding(
                    submission,
                    right.at,
                    f"{left.title}「{left.figure.text}」と{right.title}「{right.figure.text}」は{what}"
                    + ("ため、比べられません" if sure else "のではありませんか"),
                    hint="単位、期間（年・月）、数え方（延・実）をそろえて書き直してください。",
                    quotes=[(left.at, left.figure.text), (right.at, right.figure.text), one.quote],
                    level=None if sure else "warning",
                )
                break


@check(level="warning", rules=("R45",))
def several_values(submission: Submission) -> Iterator[Finding]:
    """指標の欄に、値が一つずつ書かれている

    A cell with several amounts: figures of several meetings, or of two things. A total with its parts, a range, the
    part of a whole (20人中12人), 延 beside 実, and what stands in brackets are one value. One finding a row.
    """
    for one in _every(submission):
        crowded = [value for value in one.values if _is_crowded(value)]
        if crowded:
            shown = "」「".join(dict.fromkeys(" ".join(value.text.split()) for value in crowded))
            yield finding(
                submission,
                crowded[0].at,
                f"一つの欄に値が{len(crowded[0].figures)}つあります（「{shown}」）。行を分けるか、合計で示せませんか",
                hint="何の値か分かるように、指標ごとに行を分けて1欄に1つの値を書いてください。",
                quotes=[*((value.at, value.text) for value in crowded), one.quote],
            )


@check(level="warning", rules=("R32",))
def figure_without_unit(submission: Submission) -> Iterator[Finding]:
    """指標の数字に単位が付いている

    Bare numbers in the cells of indicators, one finding a table. A unit in brackets behind the indicator's name counts,
    unless the row's other figures have theirs.
    """
    for rows in indicators(submission).values():
        most = _has_units(rows)
        bare = [(one, value) for one in rows for value in one.values if _lacks_unit(one, value, most=most)]
        if bare:
            shown = "、".join(f"{value.title}「{value.text}」" for _, value in bare[:4])
            more = f"など{len(bare)}か所" if len(bare) > 4 else ""
            yield finding(
                submission,
                bare[0][1].at,
                f"{shown}{more}に単位がありません",
                hint="単位と期間を付けて書いてください（例: 11件/年、延べ30人）。",
                quotes=[*((value.at, value.text) for _, value in bare), *dict.fromkeys(one.quote for one, _ in bare)],
            )


def _lacks_unit(one: Indicator, value: Value, *, most: bool = False) -> bool:
    bare = any(figure.unit is None for figure in value.figures) and not _other_unit(value)
    beside = any(figure.unit is not None for other in one.values if other is not value for figure in other.figures)
    named = _UNIT_IN_NAME.search(one.name)
    return bare and (beside or not named or (most and bool(_NO_UNIT.search(named[0]))))


def _has_units(rows: Sequence[Indicator]) -> bool:
    """Tell whether all rows of a table but one have their units beside the figures, and there are several."""
    bare = [any(figure.unit is None for value in one.values for figure in value.figures) for one in rows if one.values]
    return len(bare) - sum(bare) > 1 and sum(bare) == 1


@check(level="warning", rules=("R15",))
def values_do_not_fit_indicator(submission: Submission) -> Iterator[Finding]:
    """指標が測るものと、値の単位が合っている

    回数 in 人, 人数 in 回, 率 in 件 …; and something to be set up (…を設置する) that is measured in 回. Units that may
    stand for each other are left alone, and so are values whose own units differ (values_not_comparable). Targets below
    where an indicator of what is to grow stands are asked about as well.
    """
    yield from targets_below(submission)
    for one in _every(submission):
        figures = [(value, figure) for value in one.values if (figure := value.figure) and figure.unit]
        if not figures or any(not comparable(figures[0][1].unit, figure.unit) for _, figure in figures):
            continue
        kind = _kind(one.label)
        yield from _only_done(submission, one)
        odd = [(value, figure) for value, figure in figures if kind and not _fits(kind, figure, one.label)]
        if odd and kind:
            shown = "」「".join(dict.fromkeys(figure.text for _, figure in odd))
            yield finding(
                submission,
                odd[0][0].at,
                f"指標は{kind[0]}ですが、値は「{shown}」です。測るものと値が合わないのではありませんか",
                hint="指標の名前を値に合わせるか、値の書き方を指標に合わせてください。",
                quotes=[*((value.at, figure.text) for value, figure in odd), one.quote],
            )


_DONE = regex("(?:全て|すべて)?(?:実施|開催|設置|作成|配布)(?:済み?|した|しました)?。?")


def _only_done(submission: Submission, one: Indicator) -> Iterator[Finding]:
    """Ask about a result that just says that it was done, where the target is a number: 目標 5回, 実績 実施."""
    target, result = one.value("target"), one.value("result")
    if target is None or result is None or target.figure is None or not _DONE.fullmatch(result.text.strip()):
        return
    yield finding(
        submission,
        result.at,
        f"{target.title}は「{target.text}」ですが、{result.title}は「{result.text}」で、どこまで届いたか分かりません",
        hint="目標値と同じ単位で実績値を書いてください。",
        quotes=[(target.at, target.text), (result.at, result.text), one.quote],
    )


def _every(submission: Submission) -> Iterator[Indicator]:
    for rows in indicators(submission).values():
        yield from rows


_ALL_TOGETHER = regex("各[^（(]{1,12}[（(](?:年間?|計|合計|延べ?)+[0-9０-９]")


def _pairs(one: Indicator) -> Iterator[tuple[Value, Value]]:
    for index, right in enumerate(one.values):
        yield from ((left, right) for left in one.values[:index])


_SAYS_GROSS, _SAYS_NET = regex("延べ|延(?:人|件|回)?数|[（(]延[)）]"), regex("実(?:人|件)?数|実人員")


def _counted_as_named(one: Indicator, figure: Quantity | None) -> Quantity | None:
    """Return a figure that does not say how it counts with what the name of its indicator says: 利用者数（延べ）."""
    gross, net = _SAYS_GROSS.search(one.name), _SAYS_NET.search(one.name)
    if figure is None or figure.counting or bool(gross) == bool(net):
        return figure
    return replace(figure, counting="延" if gross else "実")


def _problem(left: Quantity | None, right: Quantity | None) -> tuple[str, bool] | None:
    """Return what keeps two figures from being compared, and whether that is certain."""
    if left is None or right is None:
        return None
    certain: list[str] = []
    doubtful: list[str] = []
    if left.unit and right.unit and not comparable(left.unit, right.unit):
        one_family = any(left.unit in family and right.unit in family for family in (_PLACES, _ACTS))
        (doubtful if one_family else certain).append(f"単位（{left.unit}と{right.unit}）")
    if left.per and right.per and left.per != right.per:
        certain.append(f"期間（{left.per}と{right.per}）")
    elif {left.per, right.per} & {"月", "週", "日"} and None in (left.per, right.per):
        doubtful.append(f"期間（{left.per or 'なし'}と{right.per or 'なし'}）")
    if left.counting != right.counting and left.value != 0 != right.value:
        both = left.counting and right.counting
        words = f"数え方（{left.counting or '記載なし'}と{right.counting or '記載なし'}）"
        (certain if both else doubtful).append(words)
    if left.each != right.each and (left.each is None) != (right.each is None) and not certain:
        doubtful.append(f"数える範囲（{left.each or '全体'}と{right.each or '全体'}）")
    if certain:
        return f"{'、'.join([*certain, *doubtful])}が違う", True
    return (f"{'、'.join(doubtful)}が違う", False) if doubtful else None


def _is_crowded(value: Value) -> bool:
    figures = value.figures
    if len(figures) < 2 or any(one.total for one in figures) or _SEVERAL_COLUMNS.search(value.text):
        return False
    if len({one.counting for one in figures}) == len(figures) and len({one.unit for one in figures}) == 1:
        return False
    if {one.each is None for one in figures} == {True, False}:
        return False
    numbers = [one.value for one in figures]
    if None not in numbers and len(figures) > 2 and _SUMMED.search(value.text):
        total = sum(number for number in numbers if number is not None)
        if any(one.value is not None and one.value * 2 == total and not _is_of_one(value, one) for one in figures):
            return False
    units = [one.unit for one in figures]
    of_its_own = _RATED.search(value.text, figures[0].end, figures[1].start)
    return not ("%" in units and len(figures) == 2 and units[0] != units[1] and not of_its_own)


def _is_of_one(value: Value, figure: Quantity) -> bool:
    """Tell whether each amount of a cell, also that which the others add up to, has a name of its own before it."""
    named = all(_NAMED.search(value.text, 0, one.start) for one in value.figures)
    return named and not _SUM.search(value.text, 0, figure.start)


_NAMED = regex(r"(?:\A|[、，・/／\s])[一-龥ァ-ヶー]{2,8}\s*\Z")
_SUM = regex(r"(?:計|全体|総数|全部|延べ)\s*\Z")
_RATED = regex("[満理認到達]?[足解知達成]度")
"""What a percentage is of, where it is not that of the amount beside it: 年3回、満足度80%."""
_SEVERAL_COLUMNS = regex(
    r"(?s)(?:目標|現状|基準)(?:値)?[^0-9０-９。]{0,12}[0-9０-９].*?(?:実績|結果|目標|達成)(?:値)?[^0-9０-９。]{0,12}[0-9０-９]"
)
"""What two columns of the form hold, in one cell of another layout: 目標 45人 実績 41人."""
_SUMMED = regex(r"計|うち|内訳|全体|総|[一-龥ァ-ヶー]{2}\s*[0-9０-９]")
"""Words by which one of several amounts may be the sum of the others."""
_UNIT_IN_NAME = regex(
    r"[（(【\[〔]\s*(?:単位[:：]?\s*)?(?:延べ?|実)?[^（）()\s]{0,2}?(?:人|名|件|回|%|％|か所|箇所|カ所|ヶ所|事業所|機関|団体|世帯|割合|人数|件数|回数)(?:[/／][^（）()]{1,3})?\s*[)）】\]〕]"
)


_NO_UNIT = regex("(?:人数|件数|回数|割合)\\s*[)）】\\]〕]\\Z")
"""What is counted, in brackets behind a name, as a word and not as its unit: （実人数）."""
_COUNTER = regex(r"[0-9０-９]\s*(?!以上|以下|未満|程度|前後|超|から|まで|の)[一-龥ァ-ヶ%％]")


def _other_unit(value: Value) -> bool:
    """Tell whether a cell says the unit that a bare amount lacks: 10→12件, 8／10病院, or one that is not known."""
    return (
        any(figure.unit for figure in value.figures)
        or bool(re.search(r"[0-9０-９]\s*[/／]\s*[0-9０-９]", value.text))
        or bool(_COUNTER.search(value.text))
    )


_KINDS: tuple[tuple[re.Pattern[str], tuple[str, frozenset[str]]], ...] = (
    (regex("(?:回数|開催頻度|実施頻度)$"), ("回数", frozenset({"回", "度", "コマ", "日", "時間"}))),
    (regex("(?:人数|者数|員数|人員|患者数)$"), ("人数", _PEOPLE)),
    (regex("(?:件数|ケース数|事例数)$"), ("件数", frozenset({"件", "例", "事例", "ケース"}))),
    (
        regex("(?:部数|枚数|冊数|配布数)$"),
        ("部数", frozenset({"部", "枚", "冊", "個", "か所", "世帯", "件", "セット"})),
    ),
    (regex("(?:満足|理解|認知|達成|到達)度$"), ("度合い", frozenset({"%", "割", "点", "ポイント", "倍", "段階"}))),
    (regex("(?:率|割合)$"), ("割合", frozenset({"%", "割", "ポイント", "倍"}))),
    (
        regex("(?:[か箇カヶ]所数|事業所数|施設数|機関数|病院数|診療所数|団体数)$"),
        ("箇所の数", _PLACES | {"社", "校", "園", "館", "店", "薬局", "圏域", "市町村", "区"}),
    ),
)
_ACHIEVED = ("設置・作成などができたかをみるもの", frozenset[str]())
_SET_UP = regex(
    "(?:設置|作成|策定|構築|整備|立ち?上げ|導入|設立|創設|開設|改訂|改定|完成|制定|締結)(?:する(?:こと)?|すること|を行う)?$"
)
_ENDS = regex(r"(?:の|を|に)?(?:増加|減少|向上|拡大|確保|維持|増|減|把握|達成|目標|推移|実績)(?:させる|する|を図る)?$")


def _kind(label: str) -> tuple[str, frozenset[str]] | None:
    """Return what an indicator measures, in words, and the units that fit; none fit in particular what is set up."""
    name = _ENDS.sub("", BRACKETS.sub("", label).strip())
    for pattern, kind in _KINDS:
        if pattern.search(name):
            return kind
    return _ACHIEVED if _SET_UP.search(name) else None


def _fits(kind: tuple[str, frozenset[str]], figure: Quantity, label: str) -> bool:
    if kind is _ACHIEVED:
        return figure.unit not in ("回", "度") and not (figure.unit in _PEOPLE and _WORK.search(label))
    return figure.unit in kind[1]


_WORK = regex(
    "(?:資料|冊子|手引き?|マニュアル|様式|パンフレット|リーフレット|チラシ|動画|要綱|要領|ガイド(?:ブック|ライン)?|マップ|一覧表?"
    "|仕組み|部会|会議|窓口|システム|体制|協定|規程|ホームページ|カード|プログラム|教材)(?:の|を)?(?:"
    "設置|作成|策定|構築|整備|立ち?上げ|導入|設立|創設|開設|改訂|改定|完成|制定|締結)"
)
"""What is made once, and of which persons are no measure; plans (支援計画の作成) may be counted by their persons."""
