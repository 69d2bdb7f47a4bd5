"""Who takes part in a meeting and who runs it, as tables and running text say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from ckwriter.checks.loose import Loose, loose_texts
from ckwriter.checks.meeting_times import meetings
from ckwriter.checks.meetings import Meeting, Meetings
from ckwriter.checks.mentions import Mention, mentions_in
from ckwriter.checks.readings import columns_by_role, filled, folded, once, quantities_of, row_of, sentences_of
from ckwriter.form import Table
from ckwriter.model import Submission
from ckwriter.notation import Quantity


@dataclass(frozen=True, slots=True)
class Roster:
    """The members that one cell lists for a meeting."""

    at: str
    members: tuple[str, ...]
    """As written, without counts and 等."""
    least: int
    """How many take part at the least: one for each member, or as many as are written beside it."""
    totals: tuple[tuple[str, Quantity], ...]
    """(place, amount) of what is said to be the number of all."""
    open_ended: bool
    """等 stands behind some member."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Who runs a meeting, as one place says it."""

    at: str
    name: str
    quote: str


_HEADINGS = re.compile(
    r"【[^】]*】|〈[^〉]*〉|＜[^＞]*＞|■[^\s、]*\s"
    r"|^[\s　]*(?:構成員|構成機関|参加者|参加機関|メンバー|委員|構成)\s*[:：]",
    re.MULTILINE,
)
_SPLIT = re.compile(r"[、，,\n／;；]")
_OPEN = re.compile(r"(?:等|など|ほか|その他)(?:の?関係(?:機関|者|団体))?[。）)\s]*$|^(?:その他|ほか)")
_COUNTED = frozenset(
    {"機関", "団体", "か所", "人", "名", "法人", "事業所", "施設", "病院", "課", "者", "組織", "医療機関", "関係機関"}
)
_PEOPLE = frozenset({"人", "名"})
_BODIES = frozenset({"機関", "団体", "組織", "関係機関"})
_COUNT = re.compile(
    r"[（(]?\s*(?:計|各|延べ?|約)?\s*[0-9０-９]{1,4}\s*(?:人|名|機関|団体|[か箇カヶ]所|事業所|病院|施設|課|法人)?\s*[)）]?$"
)


@lru_cache(4096)
def pieces(text: str) -> tuple[str, ...]:
    """Return the items of a list of members; ・ parts them only where nothing else does."""
    plain = _HEADINGS.sub("、", text)
    found = _outside_split(plain, _SPLIT)
    if len(found) == 1:
        found = _outside_split(plain, re.compile("[・･]"))
    return tuple(piece.strip(" 　・●○-") for piece in found if piece.strip(" 　・●○-。"))


def _outside_split(text: str, at: re.Pattern[str]) -> list[str]:
    depth, start, found = 0, 0, []
    for index, char in enumerate(text):
        depth += (char in "（(「") - (char in "）)」" and depth > 0)
        if not depth and at.match(char):
            found.append(text[start:index])
            start = index + 1
    return [*found, text[start:]]


@once
def rosters(submission: Submission) -> list[tuple[Meeting | None, Roster]]:
    """Return each list of members with its meeting, in the order of the form; None where its row names several."""
    found = meetings(submission)
    result: list[tuple[Meeting | None, Roster]] = []
    for table, column in submission.form.with_role("members"):
        if table is None:
            continue
        roles = columns_by_role(table)
        for row in submission.rows(table):
            at = f"{row}.{column.id}"
            if text := submission.text(at):
                named = found.in_row(row)
                counts = [f"{row}.{name}" for name in roles.get("member_count", ())]
                result.append((named[0] if len(named) == 1 else None, _roster(submission, at, text, counts)))
    return result


_LISTING = re.compile("^(?:構成員|構成機関|参加者|参加機関|メンバー|委員)[:：]")


def loose_rosters(submission: Submission) -> Iterator[tuple[Loose, Loose, int, Quantity]]:
    """Yield lists of members that stand in no place of the form.

    Each as (the list, the text with its total, how many members it has at the least, the total).
    """
    texts = loose_texts(submission)
    for one, following in zip_longest(texts, texts[1:]):
        if _LISTING.match(one.text):
            after = following if following and following.part == one.part and len(following.text) <= 12 else None
            roster = _roster(submission, one.at, f"{one.text}\n{after.text if after else ''}", [])
            for _, total in roster.totals[:1]:
                yield one, after if after and total.text in after.text else one, roster.least, total


def _roster(submission: Submission, at: str, text: str, counts: list[str]) -> Roster:
    members, least, totals = [], 0, []
    if listed := _LISTED_BEHIND.fullmatch(text.strip()):
        inside = [piece for piece in re.split("[、，,・]", listed["inside"]) if piece.strip()]
        amounts = [one for one in quantities_of(listed["head"]) if one.value is not None and one.unit in _COUNTED]
        if len(amounts) == 1 and len(inside) > 1:
            names = tuple(_OPEN.sub("", piece).strip() for piece in inside)
            open_ended = any(_OPEN.search(piece) for piece in inside)
            return Roster(at, names, len(inside), ((at, amounts[0]),), open_ended)
    for piece in pieces(text):
        amounts = [one for one in quantities_of(piece) if one.value is not None and one.unit in _COUNTED]
        last = piece == pieces(text)[-1]
        whole = [one for one in amounts if one.total or _is_all(piece, one, last=last)]
        totals += [(at, one) for one in whole if one.text in text]
        name = piece
        for one in whole:
            name = re.sub(rf"{_TOLD.pattern}{re.escape(one.text)}", "", name)
        if not (name := _OPEN.sub("", _COUNT.sub("", name.strip("（）()。 　")).strip()).strip()):
            continue
        members.append(name)
        least += _least(piece, amounts, whole)
    for place in counts:
        totals += [(place, one) for one in quantities_of(submission.text(place)) if one.value is not None][:1]
    return Roster(at, tuple(members), least, tuple(totals), any(_OPEN.search(piece) for piece in pieces(text)))


_TOLD = re.compile("(?:以上|合わせて|あわせて|総勢|全部で|構成機関数?|参加機関数?|機関数)?[:：]?[ 　]*")


def _is_all(piece: str, one: Quantity, *, last: bool) -> bool:
    """Tell whether a bare amount counts all members: alone, after 以上, or behind a space at the end of the list."""
    if one.text == piece.strip("（）() 　"):
        return True
    before = piece[: piece.rfind(one.text)]
    told = bool(re.search("(?:以上|合わせて|あわせて|総勢|全部で|構成機関数?|参加機関数?|機関数)[:：]?[ 　]*$", before))
    apart = last and before[-1:] in "（(　 の" and piece.rstrip("）) 　").endswith(one.text)
    return told or (apart and one.unit in _BODIES)


_LISTED_BEHIND = re.compile(r"(?P<head>[^（(、，\n]{0,20}[0-9０-９][^（(、，\n]{1,6})[（(](?P<inside>[^（）()]+)[)）]")
"""A number with the list of what it counts: 3団体（病院、診療所、家族会）."""


def _least(piece: str, amounts: list[Quantity], whole: list[Quantity]) -> int:
    """Return how many a member stands for at the least: the number beside it where that counts bodies, else one."""
    beside = [one for one in amounts if one not in whole and not one.hedges and one.unit not in _PEOPLE]
    if len(beside) == 1 and isinstance(beside[0].value, int) and piece.rstrip("）) ").endswith(beside[0].text):
        return max(1, beside[0].value)
    return 1


@once
def leads(submission: Submission) -> list[tuple[Meeting, list[Lead]]]:
    """Return who is said to run each meeting, for those of which it is said at all."""
    found = meetings(submission)
    said: dict[int, list[Lead]] = {}
    for table, column in submission.form.with_role("lead"):
        if table is not None:
            for row in submission.rows(table):
                for meeting, lead in _leads_of_row(submission, found, table, row, column.id):
                    said.setdefault(id(meeting), []).append(lead)
    for at, field, text in filled(submission):
        if field.type in ("paragraph", "bullets", "list") and _MAY_LEAD.search(text):
            for meeting, lead in _leads_in_text(submission, found, at, text):
                said.setdefault(id(meeting), []).append(lead)
    return [(meeting, said[id(meeting)]) for meeting in found.every if id(meeting) in said]


def _leads_of_row(
    submission: Submission, found: Meetings, table: Table, row: str, column: str
) -> Iterator[tuple[Meeting, Lead]]:
    at, roles = f"{row}.{column}", columns_by_role(table)
    name = submission.text(at)
    if not name:
        return
    if roles.get("meeting"):
        for meeting in found.in_row(row):
            yield meeting, Lead(at, name, name)
    duties = dict(zip(roles["lead"], roles.get("duties", ()), strict=False)).get(column)
    if duties:
        for sentence in sentences_of(submission.text(f"{row}.{duties}")):
            if re.search("運営|事務局|主催|開催|実施", sentence.text):
                for mention in mentions_in(sentence.text, found.known):
                    if (one := found.resolve(mention.name)) is not None:
                        yield one, Lead(at, name, name)


_NAME = r"[一-龥ァ-ヶーA-Za-z][一-龥ァ-ヶーぁ-んA-Za-z0-9０-９]{1,24}?(?:[（(][^（）()]{1,12}[)）])?"
_WHO = rf"((?:{_NAME}(?:、|，|・|と|及び)){{0,3}}{_NAME})"
_MAY_LEAD = re.compile("事務|庶務|中心|主体|主管|幹事|主催|運営|主宰|所管")
"""What a text without which does not say who runs a meeting."""
_LEADS = re.compile(
    rf"(?P<heads>{_WHO})(?:が|を)、?(?:中心|主体|事務局|主管|幹事)(?:と(?:なり|なって|して|し(?!た))|に(?:なり|なって|して|(?=、|[一-龥])))"
    rf"|(?P<of>{_WHO})(?:が|を)、?(?:中心|主体|事務局|主管|幹事)と(?:なる|なった|する|した)"
    rf"|(?P<does>{_WHO})が、?[^。、がは]{{0,25}}?(?:を(?:主催|運営|主宰|所管)|の?(?:事務局|庶務|事務|運営)を(?:担|務|置|受け持|行))"
    rf"|(?P<it>{_WHO})が(?:主催|運営|主宰|所管)(?:し|す|、|。|$)"
    rf"|事務局(?:である|の|を(?:担|務め|置)[いうくっ]?(?:て(?:いる|きた))?た?)(?=[一-龥])(?P<office>{_NAME})(?=が|に|で|と|を|は|も|。|\s|$)"
    rf"|(?:事務局|運営|庶務|主催)(?:は|を)、?(?P<runs>{_WHO})(?:が(?:担|務め|行[いうっ]|受け持)|に(?:委託|依頼))"
    rf"|(?:事務局|主催)(?:は|を|[:：（(])\s*(?P<named>{_WHO})(?=が|に|で|。|\s|$|）|\))"
)
"""Who runs a meeting. `of` stands before its name (…を事務局とする会議), `it` behind it (会議は…が運営し)."""


def _leads_in_text(submission: Submission, found: Meetings, at: str, text: str) -> Iterator[tuple[Meeting, Lead]]:
    own = _own(submission, found, at)
    for sentence in sentences_of(text):
        said = [_said(lead) for lead in _LEADS.finditer(sentence.text)] if _MAY_LEAD.search(sentence.text) else []
        mentions = list(mentions_in(sentence.text, found.known)) if said else []
        for one, following in zip_longest(said, said[1:]):
            pairs = [*_shared(sentence.text, mentions, one)]
            if _OFFICE.search(one.name) and len(folded(one.name)) >= 3:
                meant = _meant(sentence.text, mentions, one, following, first=one is said[0])
                pairs += [(one.name, mention) for mention in meant]
                if not any(found.resolve(mention.name) for mention in meant):
                    yield from ((meeting, Lead(at, one.name, sentence.text)) for meeting in own)
            led = [(name, meeting) for name, mention in pairs if (meeting := found.resolve(mention.name)) is not None]
            for name, meeting in {(name, id(meeting)): (name, meeting) for name, meeting in led}.values():
                yield meeting, Lead(at, name, sentence.text)


class _Said(NamedTuple):
    """Words that say who runs something."""

    words: re.Match[str]
    way: str
    """The way in which they say it: a group of `_LEADS`."""
    name: str
    start: int
    """Where the name begins."""


def _said(lead: re.Match[str]) -> _Said:
    way = next(group for group, words in lead.groupdict().items() if words)
    name = re.split("[はでにを]、?|(?<=[しりきえてれび下])、", lead[way])[-1]
    return _Said(lead, way, name, lead.end(way) - len(name))


def _shared(words: str, mentions: Sequence[Mention], said: _Said) -> Iterator[tuple[str, Mention]]:
    """Yield those that share a verb with the one at the end: A課が推進会議を、保健所が圏域会議を運営."""
    for shared in _SHARED.finditer(words, said.words.start(said.way), said.words.end(said.way)):
        if _OFFICE.search(shared["who"]):
            yield from ((shared["who"], mention) for mention in mentions if mention.start == shared.start("of"))


_SHARED = re.compile(rf"(?P<who>{_NAME})が(?P<of>[^、がを]{{2,40}}?)を、")
_OFFICE = re.compile(
    "(?:[課室係局部所署館園団会]|センター|法人|機関|病院|クリニック|事業者|拠点|大学|ステーション|[都道府県市区町村]"
    "|担当|チーム)(?:[（(][^（）()]*[)）])?$"
)
"""What the name of one that runs meetings ends in; 当事者, 家族 and the like tell of the manner, not of the office."""
_TURN = re.compile(r"(?:[しりきいれせびみ]|て)、(?=[^、。]{2,24}?(?:は|では|について)[、一-龥ァ-ヶ])")
"""Where a sentence goes on to another subject: …を開催し、連絡会は…."""


_ADNOMINAL = re.compile("[ぁ-ん]{0,5}[うくすむるた][一-龥ァ-ヶー]*")
"""What parts a verb from the name that it tells of: …課が事務局を務める|連絡会議."""


def _meant(
    words: str, mentions: Sequence[Mention], said: _Said, following: _Said | None, *, first: bool
) -> list[Mention]:
    """Return the meetings of which a sentence says who runs them, by the way in which it says so."""
    turns = [found.end() for found in _TURN.finditer(words)]
    start = max((turn for turn in turns if turn <= said.start), default=0)
    end = min((turn for turn in turns if turn > said.start), default=len(words))
    inside = [one for one in mentions if start <= one.start < end]
    before = [one for one in inside if one.end <= said.start]
    behind = [one for one in inside if one.start >= said.start]
    if said.way == "of":
        return behind[:1]
    if said.way in ("it", "runs"):
        return before[-1:] or behind[:1]
    if said.way == "does":
        if objects := [one for one in behind if one.end <= said.words.end()]:
            return objects
        if of := [one for one in behind if _ADNOMINAL.fullmatch(words, said.words.end(), one.start)]:
            return of[:1]
    until = following.start if following else end
    return [one for one in inside if one.start < until and (one.start >= said.words.start() or first)]


def _own(submission: Submission, found: Meetings, at: str) -> list[Meeting]:
    """Return the meeting that a row of meetings is about."""
    own = found.in_row(row_of(at))
    return own if len(own) == 1 else []
