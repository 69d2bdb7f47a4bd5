"""C1: what meets and still is no forum of the body itself: sessions on cases, for one event, or of others."""

from __future__ import annotations

from ckwriter import places
from ckwriter.checks.naming import bare_name
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
