"""C1: what meets and still is no forum of the body itself: sessions on cases, for one event, or of others."""

from __future__ import annotations

from ckwriter import places
from ckwriter.checks.names.naming import GENERIC, MEETS, bare_name
from ckwriter.model import Submission
from ckwriter.patterns import regex

_NO_FORUM = regex(
    "(?:事例|ケース|症例|個別)(?:検討|研究|支援|共有)?(?:会議?|ミーティング|ワーキング)$|ケア会議$|担当者会議$|個別会議$"
    "|(?:編集|選考|選定|審査|実行|準備)(?:委員会|会議)$|ミーティング$|(?:全国|ブロック|都道府県)[^、。]*会議$"
)
_HELD_BY_OTHERS = regex("(?<!当[区市県])主催(?:の|する)[^、。\\n]*\\Z")
_ATTENDED = regex("(?:[（(][^（）()\\n]{0,12}[)）])?(?:への|に|へ)(?:参加|出席|傍聴)")


def is_forum(submission: Submission, at: str, name: str) -> bool:
    """Tell whether a name stands among meetings, or as that of one which the body itself holds with others."""
    field = places.field_at(submission.form, at)
    if field is not None and field.role == "meeting":
        return True
    text = submission.text(at)
    start = text.find(name)
    if start >= 0 and (_HELD_BY_OTHERS.search(text, 0, start + len(name)) or _ATTENDED.match(text, start + len(name))):
        return False
    return not _NO_FORUM.search(bare_name(name))


_ASIDE = regex("打合せ|打ち合わせ|事前|準備会|反省会|庁内|課内|係内|所内")
"""What marks a meeting as one that prepares or follows another, or is the office's own."""
_ANY = regex("^(?:保健|医療|福祉|関係者|・|、|の|による|等)*協議の場$")


def is_meeting(name: str) -> bool:
    """Tell whether a name is that of one meeting: no occasion, and not just any meeting."""
    if GENERIC.match(name) or _ANY.match(name) or _ASIDE.search(name):
        return False
    return bool(MEETS.search(bare_name(name)))
