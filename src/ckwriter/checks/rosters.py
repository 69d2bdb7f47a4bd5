"""Who takes part in a meeting and who runs it, as tables and running text say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from ckwriter.checks.loose import Loose, loose_texts
from ckwriter.checks.meeting_times import meetings
from ckwriter.checks.meetings import Meeting, Meetings
from ckwriter.checks.naming import mentions_in
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
    for piece in pieces(text):
        amounts = [one for one in quantities_of(piece) if one.value is not None and one.unit in _COUNTED]
        whole = [one for one in amounts if one.total or one.text == piece.strip("（）() ")]
        totals += [(at, one) for one in whole if one.text in text]
        name = piece
        for one in whole:
            name = name.replace(one.text, "")
        if not (name := _OPEN.sub("", _COUNT.sub("", name.strip("（）()。 　")).strip()).strip()):
            continue
        members.append(name)
        least += _least(piece, amounts, whole)
    for place in counts:
        totals += [(place, one) for one in quantities_of(submission.text(place)) if one.value is not None][:1]
    return Roster(at, tuple(members), least, tuple(totals), any(_OPEN.search(piece) for piece in pieces(text)))


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
_MAY_LEAD = re.compile("事務局|中心|主体|主管|幹事|主催|運営|主宰|所管")
_LEADS = re.compile(
    _WHO
    + r"(?:が|を)、?(?:中心|主体|事務局|主管|幹事)(?:と(?:なり|なって|して|し)|に(?:なり|なって))|"
    + _WHO
    + r"が、?[^。、がは]{0,25}?(?:を(?:主催|運営|主宰|所管)|の?事務局を(?:担|務|置))|"
    + r"事務局(?:は|を|[:：])\s*"
    + _WHO
    + r"(?=が|に|で|。|\s|$|）|\))"
)


def _leads_in_text(submission: Submission, found: Meetings, at: str, text: str) -> Iterator[tuple[Meeting, Lead]]:
    own = _own(submission, found, at)
    for sentence in sentences_of(text):
        said = list(_LEADS.finditer(sentence.text)) if _MAY_LEAD.search(sentence.text) else []
        for lead, following in zip_longest(said, said[1:]):
            name = re.split("[はでに]", next(filter(None, lead.groups())))[-1]
            until = following.start() if following else len(sentence.text)
            named = [
                one
                for mention in mentions_in(sentence.text, found.known)
                if (mention.start < until and (mention.start >= lead.start() or lead is said[0]))
                and (one := found.resolve(mention.name)) is not None
            ]
            for one in {id(one): one for one in named or own}.values():
                if len(folded(name)) >= 3:
                    yield one, Lead(at, name, sentence.text)


def _own(submission: Submission, found: Meetings, at: str) -> list[Meeting]:
    """Return the meeting that a row of meetings is about."""
    own = found.in_row(row_of(at))
    return own if len(own) == 1 else []
