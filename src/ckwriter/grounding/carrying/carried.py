"""Whether the figures of a sentence are carried: equal to one of a fact, or recomputed from those of the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ckwriter.drafts import Fact
from ckwriter.grounding.carrying.computing import is_computed
from ckwriter.grounding.comparisons.outcomes import tally
from ckwriter.grounding.comparisons.shares import shares
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.comparing import compare, same_each, same_unit
from ckwriter.grounding.figures.derived import Group
from ckwriter.grounding.figures.differences import difference
from ckwriter.grounding.figures.figure import Carried, Figure
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import Reading
from ckwriter.grounding.rows.courses import compared_with, left_to_target
from ckwriter.grounding.rows.holdings import holdings
from ckwriter.patterns import regex

_ALL_SAID = "全|すべて|全て|各|ごと|毎|いずれ"
_EACH_OF = regex("各(?P<what>[一-龥々ァ-ヴー]{1,10})")
_ONE_EACH = regex("[1一](?P<what>[^0-9]+?)(?:につき|あたり|当たり)")
_RANK = {Reason.QUALIFIER: 0, Reason.UNIT: 1, Reason.FIGURE: 2}
_DETAILS = {Reason.UNIT: "単位・期間・数え方を事実のとおりに", Reason.QUALIFIER: "「約」「以上」などを事実のとおりに"}
_KANJI = regex("^[1-9](?![0-9,.])")
_DIGITS = "〇一二三四五六七八九"
_RHYTHM = regex("毎[年月週日](?:度)?")
_SO_MANY_IN = regex("(?P<of>[0-9]{1,3})(?P<unit>[人件社か所機関病院世帯]{1,2})に(?P<parts>[0-9]{1,2})(?P=unit)")
_ONCE_IN = regex("(?P<of>[一-龥]{1,3})に1[回度]")
"""学期に1回 of 学期ごと."""
_IN_ONE = regex("(?<![0-9])1か?(?P<of>[年月週日])間?(?=(?:に|で|の)(?:約|延べ?|計|平均)?[0-9])")
"""1年間に of 年間."""
_EACH_TIME = regex(
    "(?<![0-9年月週日])1回(?=(?:に|の|に?つき)?(?:約|平均)?[0-9]|(?:当たり|あたり)(?:で(?:みる|見る)と|に(?:する|換算する)と|では))"
)
_EACH_ONE = regex("(?<![0-9])1(?:か所|人|つ|校|病院|圏域|区)(?=の?[^、。0-9]{0,10}(?:につき|あたり|当たり))")
_NEGLIGIBLE = regex(
    "(?<![0-9])(?:一人(?:ひとり|一人)|1人(?:ひとり|1人)|1つの?[^、。]{0,4}(?:として|である|となる)|1日も早)"
)


def carried(sentence: Reading, evidence: Evidence) -> Iterator[Carried | Doubt]:
    """Yield for each figure of a sentence what carries it, or a doubt."""
    done: list[Figure] = []
    hidden = [found.span() for found in (*_NEGLIGIBLE.finditer(sentence.text), *_ones_in(sentence, evidence))]
    hidden += [
        found.span()
        for found in _ONCE_IN.finditer(sentence.text)
        if re.search(f"毎{found['of']}|{found['of']}(?:ごと|毎)", evidence.text)
    ]
    hidden += [
        found.span()
        for found in _IN_ONE.finditer(sentence.text)
        if re.search(f"(?<![0-9か]){found['of']}(?:間|額|に|[0-9])|/{found['of']}|毎{found['of']}", evidence.said)
    ]
    if re.search("毎[回月週]|各|ごと|講座|[0-9]回", evidence.text):
        hidden += [found.span() for found in (*_EACH_TIME.finditer(sentence.text), *_EACH_ONE.finditer(sentence.text))]
    verdicts = (*holdings(sentence, evidence), *tally(sentence, evidence).counts)
    rows = {one.start: one.right for one in verdicts}
    figures = {one.start for one in sentence.figures}
    for one in verdicts:
        if not one.right and one.start not in figures:  # 一つ is read as no figure
            yield Doubt(one.start, one.end, sentence.text[one.start : one.end], Reason.FIGURE, (), _MISCOUNTED)
    for figure in sentence.figures:
        if any(start <= figure.start and figure.end <= end for start, end in hidden):
            continue
        told = rows.get(figure.start)
        found = _counted(figure, evidence, told) if told is not None else _one(figure, sentence, evidence, done)
        if isinstance(found, Carried):
            done.append(figure)
        yield found


_MISCOUNTED = "行を数えた数と違います"


def _counted(figure: Figure, evidence: Evidence, right: bool) -> Carried | Doubt:
    """Return what is to be said of a number of rows, which were counted again."""
    return Carried(figure) if right else _doubt(figure, Reason.FIGURE, evidence, _MISCOUNTED)


def _ones_in(sentence: Reading, evidence: Evidence) -> Iterator[re.Match[str]]:
    """Yield each 4人に1人 that is a share which the facts tell."""
    for found in _SO_MANY_IN.finditer(sentence.text):
        share = Fraction(int(found["parts"]), int(found["of"]) or 1)
        if any(abs(share - one) <= Fraction(1, 40) for one in shares(evidence)):
            yield found


def _one(figure: Figure, sentence: Reading, evidence: Evidence, done: list[Figure]) -> Carried | Doubt:
    if (
        figure.unit
        and figure.text in evidence.labels
        and not re.search(f"[0-9]{re.escape(figure.text)}", evidence.labels)
    ):
        return Carried(figure)
    if _KANJI.sub(lambda found: _DIGITS[int(found[0])], figure.text) in evidence.said and _KANJI.match(figure.text):
        return Carried(figure)
    if figure.all:
        return Carried(figure) if _all_told(figure, evidence) else _doubt(figure, Reason.QUALIFIER, evidence)
    verdicts = [(compare(figure, known, evidence.units(fact)), fact, known) for fact, known in evidence.figures]
    equal = [(fact, known) for verdict, fact, known in verdicts if verdict is None]
    words = sentence.text[: figure.start]
    if (left := left_to_target(words, evidence)) is not None and figure.unit not in ("%", "倍"):
        return Carried(figure, directed=True) if figure.value in left else _doubt(figure, Reason.FIGURE, evidence)
    if _DELTA.match(sentence.text, figure.end) or _DELTA_BEFORE.search(words):
        equal = [(fact, known) for fact, known in equal if _is_delta(fact, known, evidence)]
    equal += [(fact, known) for _, fact, known in verdicts if _ends_range(figure, known, sentence.text)]
    if _REST.search(sentence.text, 0, figure.start):
        equal = _of_the_rest(equal, evidence)
    equal = [(fact, known) for fact, known in equal if _is_such(figure, known, evidence)]
    if figure.total or _TOGETHER.search(sentence.text, 0, figure.start):
        equal = [(fact, known) for fact, known in equal if known.total or known.each in (None, "各回")]
    if not equal and figure.times is None and _RHYTHM.fullmatch(figure.text):
        unit = re.escape(figure.text[1])
        if re.search(f"毎{unit}|(?<![0-9か]){unit}に|(?<![0-9か]){unit}(?:約|平均)?[0-9]|/{unit}", evidence.said):
            return Carried(figure)
    if equal:
        if lost := _lost_each(figure, equal, sentence.text, evidence):
            return lost
        return Carried(figure, tuple(equal))
    cited = [known for _, known in evidence.figures]
    later = [
        one
        for one in sentence.figures
        if one.start >= figure.end and any(compare(one, known) is None for known in cited)
    ]
    held = [one for one in done if any(compare(one, known) is None for known in cited)]
    compared = compared_with(sentence.text[: figure.start], evidence)
    groups: Sequence[Group] = compared or (*evidence.groups, tuple(done))
    sign = difference(figure, sentence.text, groups, held, later, () if compared else cited)
    if sign is not None:
        return Carried(figure, directed=bool(sign))
    if is_computed(figure, sentence, evidence, done):
        return Carried(figure)
    reasons = [verdict for verdict, _, _ in verdicts if verdict]
    return _doubt(figure, min(reasons, key=_RANK.__getitem__, default=Reason.FIGURE), evidence)


_DELTA = regex(
    "(?:の|ほど|程度|ずつ|以上)?(?:増(?!員|床|設)|減|上昇|低下|上回|下回|多(?!職)|少な|短縮|及ば|届か|足り"
    "|不足|超過|上が|下が|延び|伸び|伸ば|引き?[上下]げ|上積|積み増|上乗|押し上げ|減ら|抑え|絞|圧縮)"
)
_DELTA_BEFORE = regex("(?:差|開き|隔たり|(?:増加|減少)数|増減|増加分|上積み|伸び)は、?[^、。0-9]{0,4}$")


_REST = regex("(?:(?<!の)(?:ほか|他)の|その他の|残りの|残る|以外の)[^、。]{0,10}$")
"""Before a figure of those whom another figure leaves over: ほかの4区には3病院."""


_TOGETHER = regex("(?:合わせて|合計で?|全体で(?:は)?|通算(?:して|で)?|合算して|合計して)、?(?:年(?:間)?(?:に|で)?)?$")
"""Before a figure of all together, which is not what each of them has."""


def _of_the_rest(equal: list[tuple[Fact, Figure]], evidence: Evidence) -> list[tuple[Fact, Figure]]:
    """Return of equal figures those that a fact, too, tells of the rest; all where no fact tells of a rest."""
    texts = {fact.number: evidence.reading_of(fact).text for fact, _ in equal}
    if not any(re.search("(?:ほか|他|残り|以外)の|残る", text) for text in texts.values()):
        return equal
    return [(fact, known) for fact, known in equal if _REST.search(texts[fact.number], 0, known.start)]


def _is_such(figure: Figure, known: Figure, evidence: Evidence) -> bool:
    """Tell whether what a fact counts in か所 is what the sentence counts: 病院 only where the facts tell of those."""
    return known.plain != "か所" or figure.plain in (None, "か所", "つ") or str(figure.plain) in evidence.text


def _is_delta(fact: Fact, known: Figure, evidence: Evidence) -> bool:
    """Tell whether a fact's own figure is by how much something changed."""
    return bool(_DELTA.match(evidence.reading_of(fact).text, known.end))


def _ends_range(figure: Figure, known: Figure, text: str) -> bool:
    """Tell whether a figure is one end of a fact's range, with the other end beside it: 年3回から6回 of 3～6回/年."""
    if known.value is not None or None in (known.low, known.high) or figure.value not in (known.low, known.high):
        return False
    if not same_unit(figure.plain, known.plain):
        return False
    low, high = (f"{float(end or 0):g}" for end in (known.low, known.high))
    return bool(
        re.search(rf"(?<![0-9]){low}[^0-9、。]{{0,4}}(?:から|ないし|~|〜)[^0-9、。]{{0,3}}{high}(?![0-9])", text)
    )


def _all_told(figure: Figure, evidence: Evidence) -> bool:
    """Tell whether the facts say that all are meant: 全区 of 各区, 区ごと, すべての区, 5区."""
    if figure.unit == evidence.setting.body[-1:] and not any(known.each for _, known in evidence.figures):
        return True  # 全市 of a city is the city
    unit = re.escape(figure.unit or "")
    if re.search(
        f"(?:{_ALL_SAID})の?[0-9一-龥]{{0,8}}?{unit}|{unit}の?(?:ごと|毎|とも|全て|すべて|全部)", evidence.text
    ):
        return True
    whole = [known.value for _, known in evidence.figures if known.value and same_unit(figure.unit, known.plain)]
    return len(whole) > len(set(whole))


def _lost_each(figure: Figure, equal: list[tuple[Fact, Figure]], text: str, evidence: Evidence) -> Doubt | None:
    """Return a doubt where 各区 of 各区3回 was left out, or was added."""
    eaches = {known.each for _, known in equal}
    if (
        None not in eaches
        and eaches != {"各"}
        and not figure.each
        and not re.search("各|ごと|毎に|それぞれ|ずつ", text)
    ):
        told = next(iter(eaches)) or ""
        if (one := _ONE_EACH.match(told) or _EACH_OF.match(told)) and one["what"] in text:
            return None
        return _doubt(figure, Reason.QUALIFIER, evidence, f"事実では{told}の数字")
    if figure.each and None not in eaches and not any(same_each(figure.each, told or "") for told in eaches):
        return _doubt(figure, Reason.UNIT, evidence)
    each = figure.each and (_EACH_OF.match(figure.each) or _ONE_EACH.match(figure.each))
    if each:
        known_as = (
            re.escape(each["what"])
            if each.re.pattern == _ONE_EACH.pattern
            else f"各|ごと|毎|全|{re.escape(each['what'])}"
        )
        if not re.search(known_as, evidence.text):
            return _doubt(figure, Reason.QUALIFIER, evidence)
    return None


def _doubt(figure: Figure, reason: Reason, evidence: Evidence, detail: str = "") -> Doubt:
    values = allowed_figures(figure, evidence)
    told = detail or ("" if values else _DETAILS.get(reason, ""))
    return Doubt(figure.start, figure.end, figure.text, reason, values, told)


def allowed_figures(figure: Figure, evidence: Evidence) -> tuple[str, ...]:
    """Return the figures of the facts that measure the same, as written there; all of them if none does."""
    alike = [known.text for _, known in evidence.figures if same_unit(figure.plain, known.plain)]
    return tuple(dict.fromkeys(alike or [known.text for _, known in evidence.figures]))
