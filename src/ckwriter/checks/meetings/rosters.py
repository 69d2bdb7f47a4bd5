"""Who takes part in a meeting, as tables and running text say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from ckwriter.checks.meetings.known import Meeting
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.loose import Loose, loose_texts
from ckwriter.checks.texts.readings import columns_by_role, once, quantities_of
from ckwriter.model import Submission
from ckwriter.notation import Quantity
from ckwriter.patterns import regex


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


_HEADINGS = regex(
    r"【[^】]*】|〈[^〉]*〉|＜[^＞]*＞|■[^\s、]*\s"
    r"|^[\s　・○●◇◆◎-]*(?:構成員|構成機関|参加者|参加機関|メンバー|委員|構成)\s*[:：]",
    re.MULTILINE,
)
_NO_MEMBER = regex(
    r"^(?:[（(]?(?:事務局|庶務|開催|会長|座長|設置|主催|目的|議題|頻度|回数)(?:頻度|回数|月|時期)?(?:は|が|[:：]))"
    r"|(?:とする|としている|しています|である|です|ます|務める|行う|開く|開催)[。）)]?$|[年月週]に?[0-9０-９一二三四五六]+回(?:程度|以上)?[。）)]?$|^(?:毎月|隔月|随時)"
)
"""What else stands in a list of members: 事務局は市保健所、開催は年２回とする."""
_SPLIT = regex(r"[、，,\n／;；]")
_OPEN = regex(r"(?:等|など|ほか|その他)(?:の?関係(?:機関|者|団体))?[。）)\s]*$|^(?:その他|ほか)")
_COUNTED = frozenset(
    {"機関", "団体", "か所", "人", "名", "法人", "事業所", "施設", "病院", "課", "者", "組織", "医療機関", "関係機関"}
)
_PEOPLE = frozenset({"人", "名"})
_BODIES = frozenset({"機関", "団体", "組織", "関係機関"})
_COUNT = regex(
    r"[（(]?\s*(?:計|各[一-龥]{0,4}|延べ?|約)?\s*[0-9０-９]{1,4}(?:\s*[～~〜－-]\s*[0-9０-９]{1,4})?\s*(?:人|名|機関|団体|[か箇カヶ]所|事業所|病院|施設|課|法人)?\s*[)）]?$"
)


@lru_cache(4096)
def pieces(text: str) -> tuple[str, ...]:
    """Return the items of a list of members; ・ parts them only where nothing else does."""
    plain = _HEADINGS.sub("、", text)
    found = _outside_split(plain, _SPLIT)
    if len(found) == 1:
        found = _outside_split(plain, re.compile("[・･]"))
    named = (piece.strip(" 　・●○-") for piece in found if piece.strip(" 　・●○-。"))
    return tuple(piece for piece in named if not _NO_MEMBER.search(piece))


def _outside_split(text: str, at: re.Pattern[str]) -> list[str]:
    if not _ANY_BRACKET.search(text):
        return at.split(text)
    depth, start, found = 0, 0, []
    for index, char in enumerate(text):
        depth += (char in "（(「") - (char in "）)」" and depth > 0)
        if not depth and at.match(char):
            found.append(text[start:index])
            start = index + 1
    return [*found, text[start:]]


_ANY_BRACKET = regex("[（(「）)」]")


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


_LISTING = regex("^[・○●◇◆◎-]*(?:構成員|構成機関|参加者|参加機関|メンバー|委員)[:：]")


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
    items = pieces(text)
    for piece in items:
        if _JUST_A_COUNT.fullmatch(piece):
            continue
        amounts = [one for one in quantities_of(piece) if one.value is not None and one.unit in _COUNTED]
        last = piece == items[-1]
        amounts += [one for one in quantities_of(piece) if one.unit is None and _NUMBER_OF.search(piece, 0, one.start)]
        whole = [one for one in amounts if (one.total and not one.each) or _is_all(piece, one, last=last)]
        totals += [(at, one) for one in whole if one.text in text]
        name = piece
        for one in whole:
            name = re.sub(rf"{_TOLD.pattern}{re.escape(one.text)}", "", name)
        if not (name := _OPEN.sub("", _COUNT.sub("", name.strip("（）()。 　")).strip()).strip()):
            continue
        members.append(name)
        least += _least(piece, amounts, whole)
    for place in counts:
        beside = submission.text(place)
        if not _JUST_A_COUNT.fullmatch(beside):
            told = [one for one in quantities_of(beside) if one.value is not None]
            totals += [(place, one) for one in ([one for one in told if one.total] or told)[:1]]
    return Roster(at, tuple(members), least, tuple(totals), any(_OPEN.search(piece) for piece in items))


_JUST_A_COUNT = regex(
    r"[（(]?(?:各|[0-9０-９]{1,2}|一|1)(?:圏域|区|地区|地域|ブロック|回|部会|か所)(?:当たり|あたり|につき|ごとに)?"
    r"[0-9０-９]{1,3}(?:\s*[～~〜－-]\s*[0-9０-９]{1,3})?(?:機関|団体|人|名|か所)?(?:程度|前後|以上|ほど)?[)）]?"
)
"""How many take part in each area, beside the list: 1圏域15機関程度."""
_TOLD = regex("(?:以上|合わせて|あわせて|総勢|全部で|構成機関数?|参加機関数?|機関数)?[:：]?[ 　]*")


def _is_all(piece: str, one: Quantity, *, last: bool) -> bool:
    """Tell whether a bare amount counts all members: alone, after 以上, or behind a space at the end of the list."""
    if one.each or _OF_EACH.search(one.text):
        return False
    if one.text == piece.strip("（）() 　"):
        return True
    before = piece[: piece.rfind(one.text)]
    told = bool(re.search("(?:以上|合わせて|あわせて|総勢|全部で|構成機関数?|参加機関数?|機関数)[:：]?[ 　]*$", before))
    apart = last and before[-1:] in "（(　 の" and piece.rstrip("）) 　").endswith(one.text)
    return told or (apart and one.unit in _BODIES)


_NUMBER_OF = regex("機関数[:：]?[ 　]*\\Z")
_OF_EACH = regex("当たり|あたり|につき|ごと")
_LISTED_BEHIND = regex(r"(?P<head>[^（(、，\n]{0,20}[0-9０-９][^（(、，\n]{1,6})[（(](?P<inside>[^（）()]+)[)）]")
"""A number with the list of what it counts: 3団体（病院、診療所、家族会）."""


def _least(piece: str, amounts: list[Quantity], whole: list[Quantity]) -> int:
    """Return how many a member stands for at the least: the number beside it where that counts bodies, else one."""
    beside = [one for one in amounts if one not in whole and not one.hedges and one.unit not in _PEOPLE]
    if len(beside) == 1 and isinstance(beside[0].value, int) and piece.rstrip("）) ").endswith(beside[0].text):
        return max(1, beside[0].value)
    return 1


OWNER = regex(
    "^(?:県|市|区|町|村|都|道|府|当|本|各|管内|市内|県内|区内|地域の?)+(?=[一-龥ァ-ヶ]{2}|障がい|こころ|くらし|子ども|こども|いきいき)"
)
"""Whose a body is, or where it stands, before its name."""
