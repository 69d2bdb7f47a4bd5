"""Whether a sentence says so what its facts deny, or denies what they say.

A negation is turned round in many ways: 進んでいない becomes 進んでいる, 不十分 becomes 十分, 少ない becomes 多い.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ckwriter.grounding.comparisons.outcomes import tally
from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.figures.figure import Carried
from ckwriter.grounding.reading.clauses import CLAUSE, clause_at, statement_at
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.lacks import LACK, LACK_OR_TASK, is_lacking
from ckwriter.grounding.reading.mood import Mood
from ckwriter.grounding.reading.readings import Reading, pairs_of
from ckwriter.grounding.reading.setting import label_of
from ckwriter.grounding.reading.support import PLANS, share, weigh
from ckwriter.grounding.wording.contraries import contrary, contrary_of_same, other_bound, other_ease, other_edge
from ckwriter.grounding.wording.exclusions import not_to_be_doubts, set_aside_doubts, without_doubts
from ckwriter.patterns import regex


def _denied(negation: str) -> re.Pattern[str]:
    """Return a pattern for a word that is denied by such a negation."""
    return re.compile(
        f"(?P<stem>[一-龥々]{{1,6}}|[ァ-ヴー]{{3,}})(?P<tail>[ぁ-ん]{{0,4}}?)(?P<end>[てで](?:は|も)?(?:い|お"
        f"|き)?(?:{negation}|ら?ず)|で(?:は)?{negation}|(?:し|さ|せ|れ|ら|わ|か|き|け|ま|め|え|な|た|ば|げ|び|み|じ|べ|ね){negation}"
        f"|でき{negation}|せず|(?:し|さ|れ|ら|わ|か|き|け|ま|め|え|た|ば|げ|び|み|じ|べ|ね|でき)ず(?=、|に|。|$))"
        f"|(?:[とに]|よう[にと])(?:は)?なら?{negation}"
    )


_DENIED, _DENIED_OF_FACT = _denied("(?:ない|なかっ|ませ)"), _denied("(?:ない|なかっ|ませ|なく(?=、|て))")
"""A word denied; of a fact in the middle of a clause too (十分でなく、)."""
_MISSING = regex("(?P<noun>[一-龥ァ-ヴー]{1,8}[めりきい]?)(?:が|は|も)な(?:い|かった)(?=。|が、|$)")
_NONE = regex("ゼロ|皆無|0[人件回]|なし|無し")
_REFUSED = regex("断[らりるっわ]|拒|辞退|やめ|止[めま]|見合わせ")
"""What says of an act that it was not done."""
_OUTCOME = regex(
    "しか|[達至届及満伸]|クリア|果た|かな[わえ]|並|過不足|足り|上回|下回|超|少な|欠か|変わら|限ら|だけでな|問わ|とどまら|関わら|かかわら"
)
_LESS_THAN = regex("[一-龥ァ-ヴー)）](?:ほど|程)(?:に)?(?:は)?[^、。]{0,16}$")
"""Before what one is told not to be as much as another, which the figures tell: 協議会ほど頻繁には開いていない."""
_TIMES = ("年", "月", "日", "週", "時間")
_QUALIFIES = regex("[いた]?(?:の|もの|人|こと|者|場合|[一-龥])")
"""Behind a negation that only tells which ones are meant: 加わっていない病院."""
_PREFIXED = regex("(?P<prefix>[不未非無])(?P<stem>[一-龥]{2})(?<!不動産)(?<!未成年)(?<!無料)(?<!無償)")
_HELD = 0.6
"""The share of a clause's words that a statement must hold to be what it is about."""


def denial_doubts(sentence: Reading, figures: Sequence[Carried], evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt where a statement of a fact is told with its negation left out or added, or by its contrary."""
    if mood == "proposed":
        yield from islice(not_to_be_doubts(sentence.text, evidence), 1)
        yield from islice(_contrary(sentence, figures, evidence, mood), 1)
        return
    for doubts in (
        _added(sentence.text, figures, evidence),
        _missing(sentence, evidence),
        set_aside_doubts(sentence.text, evidence),
        _present(sentence.text, evidence),
        _left_out(sentence.text, figures, evidence, mood),
        _unprefixed(sentence.text, evidence),
        _turned(sentence, figures, evidence, mood),
        _of_figures(sentence.text, figures, evidence),
        without_doubts(sentence.text, evidence),
        _contrary(sentence, figures, evidence, mood),
    ):
        if found := next(doubts, None):
            yield found
            return


def _contrary(sentence: Reading, figures: Sequence[Carried], evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    yield from contrary(sentence.text, figures, evidence, mood)
    yield from contrary_of_same(sentence.text, figures, evidence, mood)
    yield from other_edge(sentence.text, evidence)
    yield from other_ease(sentence.text, evidence)
    yield from other_bound(sentence.text, evidence)


def _added(text: str, figures: Sequence[Carried], evidence: Evidence) -> Iterator[Doubt]:
    for found in _DENIED.finditer(text):
        stem = (found["stem"] or "")[-2:]
        if (
            _OUTCOME.search(found[0])
            or _LESS_THAN.search(text[: found.start()])
            or _held_denied(stem, evidence)
            or found[0] in evidence.setting.phrases
        ):
            continue
        if re.search("うち|中", text[: found.start()]) and _is_remainder(text, found.start(), figures):
            continue
        if found["stem"] in _TIMES and re.search("[0-9]か?$", text[: found.start()]):
            continue  # 3年たっていない bounds a figure
        lacking = is_lacking(clause_at(text, found.start()), evidence)
        if _QUALIFIES.match(text, found.end()) and (lacking or _computed(figures)):
            continue
        refused = lacking and _REFUSED.search(evidence.said)
        if not refused and (not stem or stem in evidence.said or not lacking):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)


def _computed(figures: Sequence[Carried]) -> bool:
    """Tell whether a figure was computed: those who are left over may be told by what they do not do."""
    return any(not one.by for one in figures)


def _missing(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    counted = tally(sentence, evidence).several
    for found in _MISSING.finditer(sentence.text):
        if any(one.lies_in(found.span()) for one in counted):
            continue  # 下回った指標はない, which was counted
        if any(figure.value == 0 for _, figure in evidence.figures):
            return
        if not LACK.search(evidence.said):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)
            return
        said = [one.end() for one in re.finditer(found["noun"][-2:], evidence.said)]
        if said and not any(LACK.search(evidence.said, at, at + 8) for at in said) and not _NONE.search(evidence.said):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)


_THERE = regex("(?P<noun>[一-龥ァ-ヴー]{2,8})(?:が|も|の)あ(?:る|り|っ)")


def _present(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where something is told to be there that the facts lack: 病院がある, of 病院がなく or of none."""
    none = [label_of(fact) for fact, figure in evidence.figures if figure.value == 0]
    for found in _THERE.finditer(text) if none else ():
        if any(found["noun"] in label for label in none):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)
    for found in _THERE.finditer(text):
        noun = found["noun"][-4:]
        lacked = re.search(f"{noun}(?:が|は|も|の)な(?:い|く|かっ)", evidence.said)
        if (
            lacked
            and not re.search(f"{noun}(?:が|は|も|の)あ[るりっ]", evidence.said)
            and not _DENIES.match(text, found.end())
        ):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION, (), f"事実では「{lacked[0]}」")


_DENIES = regex("[^、。]{0,4}(?:な[いくか]|ず|ませ|少な|限ら)")


def _left_out(text: str, figures: Sequence[Carried], evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    for found in _DENIED_OF_FACT.finditer(evidence.said):
        whole = statement_at(evidence.said, found.start())
        if not found["stem"] or mood != "told" or (_OUTCOME.search(found[0]) and _VALUE.search(whole)):
            continue
        stem = _stem(found)
        said = stem.search(text)
        if said is None or _also_told(stem, evidence):
            continue
        clause = clause_at(text, said.start())
        behind = re.split("[、。]", text[said.end() :])[0]
        lacking = LACK.search(behind) or _is_lacking_too(clause, whole.replace(found[0], ""))
        if lacking or _is_remainder(text, said.start(), figures):
            continue
        if share(pairs_of(clause), pairs_of(whole)) >= _HELD:
            yield Doubt(said.start(), said.end(), said[0], Reason.NEGATION, (), f"事実では「{found[0]}」")


def _is_lacking_too(clause: str, rest: str) -> bool:
    """Tell whether a clause tells of a lack or a task in words that the rest of the fact's statement does not have."""
    return any(found[0] not in rest for found in LACK_OR_TASK.finditer(clause))


_VALUE = regex("[0-9]|目標|計画")
"""What a word of outcome is held against elsewhere."""


def _stem(denied: re.Match[str]) -> re.Pattern[str]:
    """Return a pattern for a denied word where it is not: 進んでいない → 進む in any form, 見つからず → 見つ…."""
    if len(denied["stem"]) > 1:
        return re.compile(re.escape(denied["stem"][-2:]))
    tail = denied["tail"][:-1] or ("[ぁ-ん]" if re.fullmatch("[ァ-ヴー一-龥々]", denied["stem"]) else "")
    return re.compile(f"(?<![一-龥々]){denied['stem']}{tail}")


def _is_remainder(text: str, at: int, figures: Sequence[Carried]) -> bool:
    """Tell whether the clause tells a figure that was computed: the 7 of 9 that are not the 2 that stay away."""
    first = max(text.rfind(mark, 0, at) for mark in "、。") + 1
    return any(not one.by and first <= one.figure.start < at for one in figures)


def _held_denied(stem: str, evidence: Evidence) -> bool:
    """Tell whether the facts, too, deny what a stem says."""
    return bool(stem) and any(stem in found[0] for found in _DENIED_OF_FACT.finditer(evidence.said))


def _also_told(stem: re.Pattern[str], evidence: Evidence) -> bool:
    """Tell whether the facts say it elsewhere without denying it."""
    if _ATTENDS.fullmatch(stem.pattern):
        stem = _ATTENDS
    said = "\n".join(reading.text for fact, reading in evidence.readings if fact.role not in PLANS)
    denied = sum(len(stem.findall(found[0])) for found in _DENIED_OF_FACT.finditer(said))
    return len(stem.findall(said)) > denied


def _unprefixed(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where 十分 stands for 不十分, 整備 for 未整備, and the facts have it in no other way."""
    for found in _PREFIXED.finditer(evidence.said):
        bare = re.compile(f"(?<![不未非無]){found['stem']}")
        said = bare.search(text)
        if said and not bare.search(evidence.said) and not LACK_OR_TASK.search(clause_at(text, said.start())):
            yield Doubt(said.start(), said.end(), said[0], Reason.NEGATION, (), f"事実では「{found[0]}」")


_PREDICATE = regex("[^、。]*(?:た|る|い|だ|おり|り|て|で|し)(?=[、。]|$)")
_FEWEST = 2


def _turned(sentence: Reading, figures: Sequence[Carried], evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt for a clause where nothing is lacking, if all clauses of facts about it tell of a lack."""
    if mood != "told" or LACK_OR_TASK.search(sentence.text) or _computed(figures):
        return
    for found in _PREDICATE.finditer(sentence.text):
        pairs = weigh(pairs_of(sentence.bare[found.start() : found.end()]))
        if len(pairs) < _FEWEST or any(found.start() <= one.figure.start < found.end() for one in figures):
            continue
        about = [
            one[0]
            for _, reading in evidence.readings
            for one in CLAUSE.finditer(reading.text)
            if len(pairs & pairs_of(one[0])) >= _HELD * len(pairs)
        ]
        if about and all(LACK.search(one) for one in about) and not _is_said_so(found[0], evidence):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION, (), f"事実では「{about[0][:20]}」")


_ACT = regex("[一-龥]{2}(?=[しさすせで]|に(?:なっ|至))")


def _is_said_so(clause: str, evidence: Evidence) -> bool:
    """Tell whether the facts say the act of a clause in a clause of theirs that tells of no lack."""
    acts = _ACT.findall(clause)
    clauses = [one[0] for one in CLAUSE.finditer(evidence.said)]
    return bool(acts) and any(acts[-1] in one and not LACK.search(one) for one in clauses)


_NEGATIVE = regex("な(?:い|かっ|く)(?!い)|ず(?=[、に。]|$)|ませ")
_OVER_ONE = regex("[^、。\n0-9]*、[^、。\n0-9]*")
_TO_NEXT = regex("[^、。\n0-9]*")
_BEFORE = regex("[^、。\n0-9]*(?:[たるい]|のは|[たるい][一-龥]{1,6}は)$")
_ATTENDS = regex("参加|加わ|出席|参画|出て|出る")
_NOT_EVEN = regex("(?<![0-9])[1一][^、。0-9]{1,3}も(?=[^、。]*)")


def _of_figures(text: str, figures: Sequence[Carried], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where what is said of a figure is denied and the fact says it, or the other way round."""
    for found in _NOT_EVEN.finditer(text):
        clause = re.split("[。]", text[found.end() :])[0]
        if not _NEGATIVE.search(clause) and found[0] in evidence.said:
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)
    for one in figures:
        if len(one.by) != 1:
            continue
        fact, known = one.by[0]
        said = _round(text, one.figure.start, one.figure.end)
        told = _round(evidence.reading_of(fact).text, known.start, known.end)
        alike = [(s, t) for s in said for t in told if _is_alike(s, t)]
        if alike and not any(bool(_NEGATIVE.search(s)) == bool(_NEGATIVE.search(t)) for s, t in alike):
            words, fact_words = alike[0]
            at = text.index(words)
            yield Doubt(at, at + len(words), words, Reason.NEGATION, (), f"事実では「{fact_words[:20]}」")


def _round(text: str, start: int, end: int) -> list[str]:
    """Return what is said of a figure: behind it, and before it where that qualifies it (加わっていない3病院)."""
    after = _TO_NEXT.match(text, end)
    if after and after[0] in ("に", "には", "で", "では"):
        after = _OVER_ONE.match(text, end)  # 5病院に、専従職員がいる
    before = _BEFORE.search(text[:start])
    return [found[0] for found in (after, before) if found and pairs_of(found[0])]


def _is_alike(said: str, told: str) -> bool:
    """Tell whether two pieces speak of the same: of taking part, or in the same words."""
    if _OUTCOME.search(said) or _OUTCOME.search(told):
        return False
    if _ATTENDS.search(said) and _ATTENDS.search(told):
        return True
    pairs = weigh(pairs_of(said))
    return bool(pairs) and share(pairs, pairs_of(told)) >= _HELD
