"""Names of meetings as officials write them: where they stand in a text, and whether two of them are one.

The head of a Japanese name stands at its end, so that 精神部会 is 倉敷地域自立支援協議会精神部会, but not
精神部会運営委員会.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from ckwriter.checks.texts.readings import folded
from ckwriter.notation import NameMatch, same_name
from ckwriter.patterns import regex, stands_in

_NO_COUNCIL = "(?!議(?![一-龥]))"
"""What tells 協議会議, most likely a slip, from 協議会 before 議事 or 議長."""
_MEETS = (
    f"会議体?(?!所)|部会|分科会|分会|協議会{_NO_COUNCIL}|協議体|協議の場|連絡会(?!議)|委員会{_NO_COUNCIL}|検討会(?!議)|懇談会|懇話会|情報交換会|審議会{_NO_COUNCIL}|幹事会(?!議)|定例会(?!議)|全体会(?!議)|世話人会(?!議)|班会(?!議)"
    "|運営会(?!議)|推進会(?!議)|合同会(?!議)|調整会(?!議)|作業会(?!議)|企画会(?!議)|実務者会(?!議)|担当者会(?!議)|代表者会(?!議)"
    "|ワーキンググループ|ワーキングチーム|ワーキング(?![グチ])|ＷＧ|WG|プロジェクトチーム|ミーティング|円卓会(?!議)|ラウンドテーブル"
)
_OCCURS = (
    "研修会|研修|講演会|講座|教室|交流会|説明会|勉強会|学習会|研究会|意見交換会|座談会|報告会|相談会"
    "|サロン|相談日|広場|ひろば|語り場|フォーラム|シンポジウム|セミナー|カンファレンス|カフェ|集い|つどい|巡回相談|訪問"
)
ANY_HEAD = regex(f"{_MEETS}|{_OCCURS}")
"""What a text that names a meeting or an occasion holds. Every alternative begins with a plain character, so that the
engine passes quickly over all others."""
HEAD = regex(f"(?:{_MEETS}|{_OCCURS})$")
MEETS = regex(f"(?:{_MEETS})$")
"""The ends of what meets regularly."""

MAY_MEET = regex(_MEETS)
"""What a text that names a meeting holds."""
may_meet = stands_in(_MEETS)
"""Tells whether it stands in a text, for whole texts and sentences that many checks ask about."""

GENERIC = regex(
    f"^(?:各|両|全|関係|関連|上位|下部|既存の?|庁内|庁外|合同|専門|定例|全体|連絡|打合せ|打ち合わせ|担当者|関係者|関係機関|ケース|事例検討|こうした|種々の?|各種)*(?:{_MEETS}|{_OCCURS})$"
)
_TAIL = regex("(?:定例会|本会議|本会|の開催|開催|の運営|の実施|実施)$")
_OPPOSITES = regex("[東西南北中央上下県市区町村国府都道前後新旧大小男女医看心身知内外第0-9a-z一二三四五]")
"""Characters that tell bodies apart: 東部圏域会議 is no slip for 西部圏域会議."""
_AREA = regex(
    "(?:[東西南北中央]{1,2}部?|[県市]?[東西南北中央]部?|第?[0-9一二三四五六]+|[a-z])(?:圏域|地区|地域|ブロック|支部)?"
)
"""What stands before a name to say which area's it is: 北部圏域会議 is one of several 圏域会議."""
OWN_MEETING = regex("(?:全体|本|親|定例)(?:会|部会|会議)")
"""Names of a body's own meeting, beside those of its parts: …部会（全体会）."""
_KANA = regex("[ぁ-ゖァ-ヺー]+")
_BRACKETS = regex(r"[（(]([^（）()]{1,40})[)）]")
_BETWEEN = regex(r"[、，,／/;；\n]|[・･]|\s+|及び|並びに|ならびに|および|と(?=[一-龥ァ-ヺ])")


_REMARK = regex("[0-9０-９]|仮称|予定|毎|随時|略称|通称|新規|旧|再掲|協議の場|[以と]下、?「")


_SHORT_NAME = regex(
    r"[（(](?:(?:以[下後降]|略称|通称)(?:[、，]?(?:略称|通称|単に))?(?:[、，:：]|は)?\s*)?"
    r"[「『](?P<quoted>[^「」『』（）()\n]{2,30})[」』](?:と(?:い(?:う|います)|呼(?:ぶ|びます)|(?:略称|表記|記載)?(?:する|します)|略(?:す|する|します)|表記|記載|記(?:す|します))?)?[。、]?\s*[)）]"
    r"|[（(](?:以[下後降]|略称|通称)[、，:：]?\s*(?P<bare>[^「」『』（）()、，\n]{2,30}?)(?:と(?:い(?:う|います)|呼(?:ぶ|びます)|する|します|略(?:す|する|します)))?。?\s*[)）]"
)
"""A short name that is defined behind a name: （以下「県部会」という。）."""


def short_name(text: str, start: int = 0) -> str:
    """Return the short name that a text defines in brackets, those at `start` if it is given; empty if it does not."""
    found = _SHORT_NAME.match(text, start) if start else _SHORT_NAME.search(text)
    return (found["quoted"] or found["bare"]).strip() if found else ""


class Sameness(IntEnum):
    """How surely two names are one meeting."""

    NO = 0
    NEAR = 1
    """A near miss: a slip of the pen, or another meeting."""
    SHORT = 2
    """One is the other without words in its middle: 地域移行専門分科会 of 地域移行・地域生活支援に関する専門分科会."""
    END = 3
    """One is the end of the other: 精神部会 of 自立支援協議会精神部会."""
    SAME = 4


@lru_cache(8192)
def _keys(name: str) -> tuple[frozenset[str], str]:
    """Return the keys that a name is known by alone, and the key of the name to which they belong, if in brackets."""
    base = _TAIL.sub("", _BRACKETS.sub("", name).strip()) or name
    if short := short_name(name):
        return frozenset({folded(short), folded(base)}), ""
    alias = next((found[1].strip() for found in _BRACKETS.finditer(name)), "")
    if alias and HEAD.search(alias):
        if OWN_MEETING.fullmatch(alias):
            return frozenset({folded(base), folded(base + alias)}), ""
        if HEAD.search(base) and not _is_short_for(folded(alias), folded(base)):
            return frozenset({folded(alias), folded(base + alias)}), folded(base)
        return frozenset({folded(alias), folded(base)}), ""
    return frozenset({folded(base)}), ""


def _is_short_for(alias: str, base: str) -> bool:
    """Tell whether a key in brackets is the other one shortened: 推進会議 of 精神保健福祉推進会議."""
    rest = iter(base)
    return len(alias) < len(base) and alias[-2:] == base[-2:] and all(char in rest for char in alias)


@lru_cache(16384)
def sameness(one: str, other: str) -> Sameness:
    """Return how surely two names are one meeting."""
    if _in_brackets(one) != _in_brackets(other) and _in_brackets(one) and _in_brackets(other):
        return Sameness.NO
    keys, parent = _keys(one)
    others, other_parent = _keys(other)
    if keys & others:
        apart = parent and other_parent and not _belong(parent, other_parent)
        return Sameness.NO if apart else Sameness.SAME
    if (parent and other_parent) or parent in others or other_parent in keys:
        return Sameness.NO
    best = max((_key_sameness(a, b) for a in keys for b in others), default=Sameness.NO)
    if best is Sameness.NO and not parent and not other_parent and _is_near(one, other):
        return Sameness.NEAR
    return best


def keys_of(name: str) -> frozenset[str]:
    """Return the keys that a name is known by."""
    return _keys(name)[0]


def _is_near(one: str, other: str) -> bool:
    short, long = sorted((folded(one), folded(other)), key=len)
    if not (HEAD.search(short) and HEAD.search(long)) or GENERIC.match(short):
        return False
    if long.startswith(short) and len(long) - len(short) <= 2:
        return True
    ratio = fuzz.ratio(short, long)
    if ratio < 70 or same_name(one, other) is NameMatch.CONTAINED:
        return False
    changed = "".join(
        piece
        for step in Levenshtein.opcodes(short, long)
        for piece in (short[step.src_start : step.src_end], long[step.dest_start : step.dest_end])
        if step.tag != "equal"
    )
    if _OPPOSITES.search(changed):
        return False
    return (ratio >= 80 and bool(_KANA.fullmatch(changed))) or same_name(one, other) is NameMatch.SIMILAR


_KIND_OF_MEETING = regex(
    f"(?:連絡|推進|運営|調整|検討|実務者|担当者|関係者|合同|定例|ネットワーク|連携|協議)*(?:{_MEETS}|会)"
)


@lru_cache(4096)
def is_near_miss(one: str, other: str) -> bool:
    """Tell whether a name that is no known meeting's may be meant for another: a character or two off, or by its end.

    地域移行推進協議会 for 地域移行推進会議, 住居支援部会 for 居住支援部会; not 退院部会 for 家族部会, nor 北部会議 for
    南部会議.
    """
    a, b = folded(one), folded(other)
    if min(len(a), len(b)) < 6 or GENERIC.match(a) or GENERIC.match(b):
        return False
    same = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if same >= 4 and all(_KIND_OF_MEETING.fullmatch(name, same) or name[same:] in ("", "会") for name in (a, b)):
        return True
    if same >= 5 and all(_KIND_OF_MEETING.fullmatch(name[same - 1 :]) for name in (a, b)):
        return True
    if abs(len(a) - len(b)) > 2 or Levenshtein.distance(a, b, score_cutoff=2) > 2:
        return False
    steps = [step for step in Levenshtein.opcodes(a, b) if step.tag != "equal"]
    changed = [(a[step.src_start : step.src_end], b[step.dest_start : step.dest_end]) for step in steps]
    words = "".join(left + right for left, right in changed)
    replaced = any(len(left) == len(right) == 2 and left != right[::-1] for left, right in changed) and len(a) < 12
    return not (replaced or _OPPOSITES.search(words) or set(words) == {"児", "者"})


def _in_brackets(name: str) -> str:
    """Return what tells a name from others like it, 東部 of 圏域連絡会議（東部）; not how often it meets, nor 仮称."""
    found = _BRACKETS.search(name)
    return "" if found is None or _REMARK.search(found[1]) or HEAD.search(found[1]) else folded(found[1])


def _belong(one: str, other: str) -> bool:
    """Tell whether two keys may be one body's: all characters of the shorter stand in the longer, in order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(char in rest for char in short) or same_name(one, other) is NameMatch.SIMILAR


def _key_sameness(one: str, other: str) -> Sameness:
    short, long = sorted((one, other), key=len)
    if len(short) < 3 or GENERIC.match(short):
        return Sameness.NO
    if long.endswith(short):
        return Sameness.NO if _AREA.fullmatch(long, 0, len(long) - len(short)) else Sameness.END
    head = HEAD.search(short)
    if head is None:
        return Sameness.NO
    for cut in range(len(short) - max(len(head[0]), 2), 2, -1):
        if long.startswith(short[:cut]) and long.endswith(short[cut:]):
            return Sameness.SHORT
    return Sameness.NO


def bare_name(name: str) -> str:
    """Return a name without brackets, but with those that hold its own head: 退院部会 of 協議会（退院部会）."""
    alias = next((found[1] for found in _BRACKETS.finditer(name) if HEAD.search(found[1])), "")
    return alias or _TAIL.sub("", _BRACKETS.sub("", name).strip()) or name


def stem(name: str) -> str:
    """Return a name without brackets and without the word for the body's own meeting: 協議会 of 協議会（全体会）."""
    return re.sub(f"{OWN_MEETING.pattern}$", "", _TAIL.sub("", _BRACKETS.sub("", name).strip()))


def names_in(cell: str) -> list[str]:
    """Return the names that a cell lists; 「地域移行・地域生活支援会議」 is one, 「企画会議・連絡会」 are two."""
    found: list[str] = []
    rest = cell.strip()
    start = 0
    outside = _outside(rest)
    for stop in _BETWEEN.finditer(rest):
        before, after = rest[start : stop.start()].strip(), rest[stop.end() :].strip()
        following = re.split(r"[、，,／/;；\n]", after)[0].strip()
        if stop[0].isspace() and OWN_MEETING.fullmatch(following):
            continue  # 連携推進会議 全体会
        if outside[stop.start()] and _is_name(before) and _is_name(following):
            found.append(before)
            start = stop.end()
    found.append(rest[start:].strip())
    return [_without_mark(name) for name in found if _without_mark(name)]


def _outside(text: str) -> list[bool]:
    if not _ANY_BRACKET.search(text):
        return [True] * len(text)
    depth, flags = 0, []
    for char in text:
        depth += (char in "（(「『") - (char in "）)」』" and depth > 0)
        flags.append(depth == 0)
    return flags


_ANY_BRACKET = regex("[（(「『）)」』]")


def _is_name(text: str) -> bool:
    return bool(HEAD.search(_BRACKETS.sub("", text).strip().removesuffix("等").removesuffix("など")))


_MARK = regex(
    r"^(?:[\s　・･•●○◯◎■□◆◇※\-－]|[①-⑳]|[（(]?[0-9０-９]{1,2}(?:[)）.．、](?![0-9０-９])|[\s　])"
    r"|[（(]?[ア-コａ-ｅa-eＡ-ＥA-E](?:[)）.．、]|[\s　]+))+"
)


def _without_mark(name: str) -> str:
    return _MARK.sub("", name).strip()
