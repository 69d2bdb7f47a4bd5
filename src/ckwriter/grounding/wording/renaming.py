"""Whether what was renamed or changed is told the right way round: A was renamed B, and not B renamed A."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.readings import key_of
from ckwriter.patterns import regex

_ACT = (
    "(?:改称|名称変更|名を改め|名前を(?:変え|改め)|呼称を改め|名称を(?:変更|改め)|改組|改編|再編|改め|変更|移行|切り?替[えわ]"
    "|移管|転換|衣替え|移[しっる]|変え|変わ)"
)
_WORD = (
    "[「『]?(?P<{}>[^、。「」『』（）()をにへはがでからより]{{2,24}}"
    "(?:で?の[^、。「」『』（）()をにへはがでから]{{2,16}})?)[」』]?"
)
_TO = regex(f"{_WORD.format('name')}(?:に|へ|へと|と(?=名|改称|改め|呼称))(?:と)?{_ACT}")
_FROM = regex(
    f"(?:旧{_WORD.format('old')}|{_WORD.format('left')}(?:から|より)(?:[^、。（）()]{{0,24}}(?:に|へ))?{_ACT}"
    f"|{_WORD.format('object')}を[^、。を]{{2,24}}(?:に|へ){_ACT})"
)
_OWNER = regex(f"(?P<new>[^、。（）()\n]{{2,24}})[（(](?:旧|[^（）()\n]{{0,30}}(?:から|より){_ACT})")


_DATE = regex("[0-9元][年月日]|年度|頻度|毎[年月週日]")
"""What tells when: 7年4月に改組 changes nothing into a month."""


def renaming_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a sentence turns round a change that a fact tells of."""
    if not (known := _new(evidence.said)) and not _old(evidence.said):
        return
    old = _old(evidence.said) - known
    for found in _FROM.finditer(text):
        name = found.lastgroup or "old"
        said = _core(found[name])
        if said in known - old and name != "object":
            yield Doubt(*found.span(name), found[name], Reason.PAIRING, (), "事実では、これに変わった")
            return
    for found in _TO.finditer(text):
        said = _core(found["name"])
        if _DATE.search(found["name"]):
            continue
        left = _old(text[: found.end()])
        if said in known or any(said.endswith(one) for one in known):
            continue
        if said in old or _is_what_was(said, known, evidence) or (left & (known - old) and said in evidence.key):
            place = found.span("name")
            yield Doubt(*place, found["name"], Reason.PAIRING, (), f"事実では「{', '.join(sorted(known))}」に変わった")
            return


_AS = regex(
    "(?P<one>[一-龥々ァ-ヴー]{2,12})を(?P<other>[一-龥々ァ-ヴー]{2,12})(?:として|とし(?=[、た])|とする|に(?=充て|見立て|任命|位置))"
)


def taken_doubts(text: str, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where what is taken as what is turned round: 協力員を事業者として of 事業者を協力員として."""
    known = {(one["one"][-2:], one["other"][-2:]) for one in _AS.finditer(evidence.said)}
    for found in _AS.finditer(text):
        said = found["one"][-2:], found["other"][-2:]
        if said[::-1] in known and said not in known:
            yield Doubt(found.start(), found.end(), found[0], Reason.PAIRING, (), "事実とは逆です")


def _is_what_was(said: str, known: set[str], evidence: Evidence) -> bool:
    """Tell whether a fact that tells what something became names another thing beside it: オンライン（後に対面）."""
    if any(one in said or said in one for one in known):
        return False
    readings = [reading for _, reading in evidence.readings if _new(reading.text)]
    return any(said in reading.key for reading in readings)


def _new(text: str) -> set[str]:
    """Return what something became, folded."""
    named = (one["name"] for one in _TO.finditer(text) if not _DATE.search(one["name"]))
    return {_core(name) for name in named} | {_core(one["new"]) for one in _OWNER.finditer(text)}


def _old(text: str) -> set[str]:
    """Return what it was before."""
    return {_core(one[one.lastgroup or 0]) for one in _FROM.finditer(text)}


def _core(name: str) -> str:
    """Return a name, folded, without words that only say that it is a way of doing: 対面方式, 対面での実施."""
    return key_of(_WAY.sub("", name))


_WAY = regex("(?<=..)(?:での.*|による.*|方式|形式|開催|実施)$")
