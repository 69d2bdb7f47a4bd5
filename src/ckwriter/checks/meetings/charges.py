"""C1: which office has charge of something, a meeting or not, as lists of duties and running text say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ckwriter import places
from ckwriter.checks import finding
from ckwriter.checks.meetings.calling import calls
from ckwriter.checks.meetings.offices import is_one_office
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import columns_by_role, filled, folded, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex

_GROUPS = {
    "事務局": "secretariat",
    "庶務": "secretariat",
    "招集": "secretariat",
    "主管": "charge",
    "所管": "charge",
    "主担当": "charge",
    "主催": "host",
    "主宰": "host",
    "運営": "run",
    "進行": "chair",
}
"""Which words say the same of an office."""
_SURE = ("secretariat", "charge")
"""What only one office has; two may run something together."""
_ROLE = f"(?P<role>{'|'.join(_GROUPS)})"
_OFFICE = (
    "(?P<office>(?:障がい|こころの|[一-龥々ァ-ヶーA-Za-z]){1,14}"
    "(?:[課室係局]|センター|保健所|支所|社会福祉協議会|法人|協会|事業所))"
)
_THING = "(?P<thing>[一-龥々ァ-ヶーA-Za-z「『][一-龥々ァ-ヶーA-Za-zぁ-ん「」『』・]{2,24}?)"
_DUTY = regex(f"(?P<thing>[^（(]{{2,30}}?)(?:の(?:[一-龥]{{2}}と)?|[（(]){_ROLE}課?(?:と[一-龥]{{2,4}})?[)）]?\\Z")
_PARTED = regex("[、，\n／/。]|及び|並びに")
_HELD_BY = (
    regex(f"{_THING}の{_ROLE}役?(?:である|の|を(?:担[うっ]|務め|置)[いるくてた]*){_OFFICE}"),
    regex(f"{_OFFICE}[がは]、?(?P<thing>[^、。がは]{{3,24}}?)の{_ROLE}"),
)
_WHOLE = regex(
    f"{_OFFICE}(?:[（(][^（）()]{{1,16}}[)）])?が、?(?:中心(?:と|に)な(?:って|り)、?)?(?:[^、。がはを]{{0,14}}の)?全体を?の?"
    "(?:取りまとめ|とりまとめ|統括|総括|総合調整|進行管理)"
)
"""Who keeps the whole together, of which there is one."""
_FORMER = regex("当時|以前|かつて|従来|まで(?:は|、)|だった|でした|移管|引き継")
_MAY = regex(f"{'|'.join(_GROUPS)}|全体")
_FRAMED = regex("[「『]([^「」『』]+)[」』]")
_ANY = regex("^(?:各|両|同)*(?:会議|部会|協議会|連絡会|研修会?|講座|事業|訪問|相談|窓口)$")
_SHORTEST = 4


class Charge(NamedTuple):
    """That an office has charge of something, as one place says it."""

    at: str
    quote: str
    office: str
    thing: str
    role: str
    """secretariat, charge, host, run or chair."""


def charges_differ(submission: Submission, asked: frozenset[str]) -> Iterator[Finding]:
    """Ask about things of which two offices are each said to have the same charge, but not at places asked about."""
    told, shared = set(asked), _shared(submission)
    known: defaultdict[tuple[str, str], list[Charge]] = defaultdict(list)
    """By the role and the end of the thing's name, the first charge of each office."""
    for other in _charges(submission):
        if any(_key(other.thing)[-_ENOUGH:] in words for words in shared):
            continue
        alike = known[other.role, _key(other.thing)[-_SHORTEST:]]
        same = [one for one in alike if one.at != other.at and _is_one(one, other)]
        if all(one.office != other.office for one in same) or not same:
            alike.append(other)
        one = next((one for one in same if not is_one_office(submission, one.office, other.office)), None)
        if one is not None and other.at not in told:
            told.add(other.at)
            yield finding(
                submission,
                other.at,
                f"「{other.quote}」は「{other.office}」とありますが、{places.title_of(submission.form, one.at)}では"
                f"「{one.quote}」が「{one.office}」です。受け持つ部署の食い違いではありませんか",
                hint="受け持つ部署を確かめてそろえてください。分担しているときは、分担が分かるように書きます。",
                quotes=[(one.at, one.quote), (other.at, other.quote)],
                level=None if one.role in _SURE else "note",
            )


def _charges(submission: Submission) -> Iterator[Charge]:
    yield from _duties(submission)
    yield from (Charge(one.at, one.words, one.office, one.meeting, one.role) for one in calls(submission))
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.role in ("duties", "event") or not _MAY.search(text):
            continue
        for sentence in sentences_of(text):
            yield from (Charge(at, *told) for told in _charges_in(sentence.text))


@lru_cache(8192)
def _charges_in(words: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return (words, office, thing, role) of all that a sentence says an office to have charge of."""
    if not _MAY.search(words) or _FORMER.search(words):
        return ()
    whole = ((one[0], one["office"], "全体の取りまとめ", "charge") for one in _WHOLE.finditer(words))
    found = (one for pattern in _HELD_BY for one in pattern.finditer(words))
    return (*whole, *((one[0], one["office"], one["thing"], _GROUPS[one["role"]]) for one in found))


_TOGETHER = regex("共同|合同|協働|連名|両[課者部]|ともに|共に|双方|一緒に|分担|分け合|持ち?回り|輪番|交[代替]")
_ENDS = "(?:[課室係局所]|センター|協議会|法人|協会)(?:[（(][^（）()]{1,16}[)）])?"
_TWO = regex(f"{_ENDS}(?:と|及び|並びに|・|、|，|／|/)(?:障がい|こころの|[一-龥々ァ-ヶー]){{1,14}}{_ENDS}[がはで]")
_ENOUGH = 6
"""Characters at the end of a name by which a sentence that tells of it is known."""


def _shared(submission: Submission) -> list[str]:
    """Return the sentences that tell of a charge that several offices have: 保健所と福祉課が部会の事務局を務める."""
    return [
        folded(sentence.text)
        for _, field, text in filled(submission)
        if field.type in PROSE and _MAY.search(text)
        for sentence in sentences_of(text)
        if _MAY.search(sentence.text) and (_TOGETHER.search(sentence.text) or _TWO.search(sentence.text))
    ]


def _duties(submission: Submission) -> Iterator[Charge]:
    for table, column in submission.form.with_role("lead"):
        roles = columns_by_role(table) if table is not None else {}
        duties = dict(zip(roles.get("lead", ()), roles.get("duties", ()), strict=False)).get(column.id)
        for row in submission.rows(table) if table is not None and duties else ():
            office, at = submission.text(f"{row}.{column.id}"), f"{row}.{duties}"
            for item in _PARTED.split(submission.text(at)) if office else ():
                if found := _DUTY.search(item.strip(" 　・")):
                    yield Charge(at, found[0], office, found["thing"], _GROUPS[found["role"]])


def _is_one(one: Charge, other: Charge) -> bool:
    """Tell whether two names are of one thing: the lesser is the end of the other."""
    shorter, longer = sorted((_key(one.thing), _key(other.thing)), key=len)
    return len(shorter) >= _SHORTEST and longer.endswith(shorter) and not _ANY.match(shorter)


def _key(name: str) -> str:
    framed = _FRAMED.search(name)
    return folded(framed[1] if framed else name)
