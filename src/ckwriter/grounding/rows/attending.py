"""Whether those who are said to take part in a meeting are members of it, and not of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ckwriter.grounding.doubt import Doubt, Reason
from ckwriter.grounding.names.heads import anything
from ckwriter.grounding.names.said import names_said
from ckwriter.grounding.reading.evidence import Evidence
from ckwriter.grounding.reading.listed import listed
from ckwriter.grounding.reading.readings import Reading, key_of
from ckwriter.patterns import regex
from ckwriter.places import row_of

_ATTENDS = regex("参加|加わ|出席|参画|構成|メンバー|委員とな|入って|名を連ね|集ま|集い|一堂")
_JOINED = regex("(?:等|など|ら)?(?:が|は|も|、|及び|並びに|と|や|・|を(?:はじめ|含む|中心)|の(?:各|[0-9]|両)|から)")
_PART = regex("(?<=に)、|。|(?<=[しりてが])、")


def attending_doubts(sentence: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for each member that a sentence puts into a meeting whose row does not list it."""
    text = sentence.text
    if not _ATTENDS.search(text):
        return
    meetings, members = _rows(evidence)
    bounds = [0, *(found.end() for found in _PART.finditer(text)), len(text)]
    said = [(start, end, key_of(text[start:end])) for start, end in names_said(text, evidence.setting)]
    for first, last in pairwise(bounds):
        if not _ATTENDS.search(text, first, last) and not text[first:last].endswith("に、"):
            continue
        part = [one for one in said if first <= one[0] < last]
        named_here = [key for start, end, key in part if text[start:end] not in anything()]
        held = [rows for key in named_here if (rows := {row for row, name in meetings.items() if name.endswith(key)})]
        for start, end, key in part:
            own = {row for row, names in members.items() if any(name.endswith(key) for name in names)}
            named = any(name.endswith(key) for name in meetings.values())
            if _is_said(key, [one for _, _, one in part], evidence):
                continue
            if text[start:end] in anything():
                continue  # 9の機関や団体 names none
            if own and held and not named and _JOINED.match(text, end) and any(not own & rows for rows in held):
                where = "、".join(sorted({name for row in own if (name := _title(row, evidence))})[:2])
                detail = f"事実では{where}の構成員" if where else ""
                yield Doubt(start, end, text[start:end], Reason.PAIRING, (), detail)


def _is_said(member: str, names: Sequence[str], evidence: Evidence) -> bool:
    """Tell whether a cited fact of running text names the member together with another name of the sentence."""
    told = [(fact, reading) for fact, reading in evidence.readings if fact.type in ("note", "paragraph", "bullets")]
    rows = evidence.setting.rows
    texts = [
        "|".join([reading.key, *(key_of(one.text) for one in rows.get(row_of(fact.at), ()))]) for fact, reading in told
    ]
    return any(member in text and any(name != member and name in text for name in names) for text in texts)


def _rows(evidence: Evidence) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return, by row, the names of meetings and of their members, folded; those of rows that have both."""
    meetings: dict[str, str] = {}
    members: dict[str, tuple[str, ...]] = {}
    for row, facts in evidence.setting.rows.items():
        given = [fact for fact in facts if fact.role == "members"]
        if given and facts[0].role == "meeting":
            meetings[row] = key_of(facts[0].text)
            members[row] = tuple(key_of(name) for name in listed(given[0].text))
    return meetings, members


def _title(row: str, evidence: Evidence) -> str:
    return evidence.setting.rows[row][0].text.split("\n")[0]
