"""Whether the words of a sentence are those of its facts at all: what it says beside figures and names.

Pairs of neighbouring characters are counted, without those that any official sentence has. A statement that shares
nothing with its facts, that turns a negation round, or that tells a plan as done is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.evidence import Evidence
from ckwriter.grounding.mood import Mood, mood_of
from ckwriter.grounding.reading import Reading, pairs_of
from ckwriter.grounding.words import words

_CLAUSE = re.compile("(?<=[てでしりみきえけめ])、|(?<=[がは])、|。|(?<=ため)、|(?<=おり)、|(?<=とともに)、?")
_BARE = 6
"""Pairs that a clause must have before it is held against the facts by itself."""


@cache
def _official() -> frozenset[str]:
    """Return the pairs that any official sentence has: they tell nothing of what it is about."""
    return frozenset("".join(pair) for word in words().general.official for pair in pairwise(word))


def weigh(pairs: frozenset[str]) -> frozenset[str]:
    """Return the pairs that tell something."""
    return pairs - _official()


def share(pairs: frozenset[str], held: frozenset[str]) -> float:
    """Return the share (0 to 1) of a sentence's telling pairs that stand in a text; 1 where it has none."""
    telling = weigh(pairs)
    return len(telling & held) / len(telling) if telling else 1.0


def support_doubts(sentence: Reading, evidence: Evidence, mood: Mood, *, told: bool) -> Iterator[Doubt]:
    """Yield a doubt where a sentence, or a whole clause of it, has nothing to do with the facts that it cites.

    `told` says that it tells a figure of the facts: then it has to do with them, whatever its words.
    """
    held = evidence.pairs | pairs_of(evidence.setting.body) | pairs_of(evidence.setting.phrases)
    telling = weigh(sentence.pairs)
    if len(telling) > 1 and not told and not telling & held:
        yield Doubt(0, len(sentence.text), sentence.text, Reason.SUPPORT)
        return
    if mood == "proposed":
        return
    at = 0
    for end in [*(found.end() for found in _CLAUSE.finditer(sentence.text)), len(sentence.text)]:
        clause = sentence.text[at:end]
        own = weigh(pairs_of(sentence.bare[at:end]))
        if len(own) >= _BARE and not own & held:
            yield Doubt(at, end, clause, Reason.SUPPORT)
        at = end


_LACKS = (
    "ない|なかっ|なく(?=[、てな。]|$)|ません|ず(?=、|に|。|$)|不(?!動産)|未|無(?!料|償)|欠|なし|ゼロ|困難"
    "|難し|限ら|少な|不足|遅れ|減|中止|休止|見送|とどま|しか|下回|届か|及ば"
    "|ばらつき|偏|途上|これから"
)
_LACK, _LACK_OR_TASK = re.compile(_LACKS), re.compile(f"{_LACKS}|課題")
"""What tells that something is lacking, or not so."""
_NOT = "(?:ない|なかっ|ませ)"
_DENIED = re.compile(
    f"(?P<stem>[一-龥々]{{1,6}}|[ァ-ヴー]{{3,}})(?P<tail>[ぁ-ん]{{0,4}}?)(?P<end>て(?:は)?(?:い|お"
    f"|き)?(?:{_NOT}|ら?ず)|で(?:は)?{_NOT}|(?:し|さ|せ|れ|ら|わ|か|き|け|ま|め|え|な){_NOT}|でき{_NOT}|せず"
    f"|ておらず)"
    f"|(?:[とに]|よう[にと])(?:は)?なら?{_NOT}"
)
_MISSING = re.compile("(?P<noun>[一-龥ァ-ヴー]{1,8}[めりき]?)(?:が|は|も)な(?:い|かった)(?=。|が、|$)")
_NONE = re.compile("ゼロ|皆無|0[人件回]|なし|無し")
_OUTCOME = re.compile("達|至|届|及|満|伸|上回|下回|超|少な|欠か|変わら|限ら|だけでな|問わ|とどまら")


_QUALIFIES = re.compile("い?(?:の|もの|人|こと|者|場合|[一-龥])")
"""Behind a negation that only tells which ones are meant: 加わっていない病院."""


def polarity_doubts(sentence: Reading, evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt where a statement of a fact is told with its negation left out or added."""
    if mood == "proposed":
        return
    text = sentence.text
    for found in _DENIED.finditer(text):
        stem = (found["stem"] or "")[-2:]
        if _OUTCOME.search(found[0]) or _held_denied(stem, evidence) or _QUALIFIES.match(text, found.end()):
            continue
        if not stem or stem in evidence.said or not _LACK.search(evidence.said):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)
            return
    for found in _MISSING.finditer(text):
        if not _LACK.search(evidence.said):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)
            return
        said = [one.end() for one in re.finditer(found["noun"][-2:], evidence.said)]
        if said and not any(_LACK.search(evidence.said, at, at + 8) for at in said) and not _NONE.search(evidence.said):
            yield Doubt(found.start(), found.end(), found[0], Reason.NEGATION)
            return
    for found in _DENIED.finditer(evidence.said):
        if not found["stem"]:
            continue
        stem = found["stem"][-2:] if len(found["stem"]) > 1 else found[0][:2]
        at = text.find(stem)
        if mood != "told" or at < 0 or len(stem) < 2 or _OUTCOME.search(found[0]) or _also_told(stem, evidence):
            continue
        clause = re.split("[、。]", text[:at])[-1] + re.split("[、。]", text[at:])[0]
        whole = _clause_round(evidence.said, found.start())
        if not _LACK_OR_TASK.search(clause) and share(pairs_of(clause), pairs_of(whole)) >= _HELD:
            yield Doubt(at, at + len(stem), stem, Reason.NEGATION, (), f"事実では「{found[0]}」")
            return


def _clause_round(text: str, at: int) -> str:
    """Return the statement in which a place stands."""
    return re.split("[。\n]", text[:at])[-1] + re.split("[。\n]", text[at:])[0]


def _held_denied(stem: str, evidence: Evidence) -> bool:
    """Tell whether the facts, too, deny what a stem says."""
    return bool(stem) and any(stem in found[0] for found in _DENIED.finditer(evidence.said))


def _also_told(stem: str, evidence: Evidence) -> bool:
    """Tell whether the facts say it elsewhere without denying it."""
    return evidence.said.count(stem) > sum(found[0].count(stem) for found in _DENIED.finditer(evidence.said))


_PLANNED = re.compile(
    "予定|方針|計画(?:して|中)|検討(?:中|して)|したい|たい(?:と|。|$)|見込|こと(?:と|に)(?:している|する)"
    "|目指|めざ|今後|これから|準備中|調整中"
)
_DONE = re.compile("(?:た|ている|ており)(?=[。、]|$)")
_WILLED = re.compile("を[^、。をにがは]{0,10}[うくぐすつぬぶむる]$")
"""The end of a note that says what somebody is to do: マニュアルを作る; not 時間がかかる."""
_HELD = 0.6


def plan_doubts(sentence: Reading, evidence: Evidence, mood: Mood) -> Iterator[Doubt]:
    """Yield a doubt where a statement tells as done what the only fact that holds it tells as planned."""
    if mood != "told" or _PLANNED.search(sentence.text) or not _DONE.search(sentence.text.rstrip("。")[-4:] + "。"):
        return
    telling = weigh(sentence.pairs)
    if len(telling) < 3:
        return
    past = bool(re.search("た。?$", sentence.text))
    planned, done = 0.0, 0.0
    for fact, reading in evidence.readings:
        for statement in re.findall("[^。\n]+", reading.text):
            held = len(telling & pairs_of(statement)) / len(telling)
            willed = (
                past and fact.type == "note" and bool(_WILLED.search(statement)) and mood_of(statement) == "proposed"
            )
            if willed or _PLANNED.search(statement):
                planned = max(planned, held)
            else:
                done = max(done, held)
    if planned >= _HELD and done < planned / 2:
        end = len(sentence.text.rstrip("。"))
        yield Doubt(max(0, end - 6), end, sentence.text[max(0, end - 6) : end], Reason.PLAN)
