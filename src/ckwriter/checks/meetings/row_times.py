"""Whether what stands in a row of a meeting says how often the meeting itself is held."""

from __future__ import annotations

from ckwriter.checks.meetings.times_beside import EACH_AREA
from ckwriter.notation import Frequency
from ckwriter.patterns import regex

_GATHERING = "(?:会合|会議|協議|話し?合い|集まり|開催|部会|協議会|連絡会|検討会|会)"
_GATHERS = regex(
    "(?:程度|ほど)?(?:"
    f"の{_GATHERING}(?!の?(?:資料|記録|案内|報告|結果))"
    "|(?:の[^、。をはがで]{1,8})?(?:に|で)?、?(?:定期的に)?"
    "(?:開[いき](?!始)|開く(?![一-龥「])|開催|ひら[いき]|集ま|会合を|会議を|顔を(?:合わせ|そろえ|揃え))"
    "|、[^、。はが]{2,12}(?:で|に)開[いき]"
    "|、?[^、。をはにで]{2,14}が、?(?:顔を(?:合わせ|そろえ|揃え)|集ま|一堂に会)"
    "|(?:と(?:し|する)|です|である|を予定|の予定|行[いう]|実施|。|\\Z))"
)
"""Behind a frequency, words for a meeting that comes together: 毎月|開いており, 月に1度|顔を合わせ, 年3回|の会合."""
_OF_ANOTHER = regex("[^。]{0,16}?(?:かれる|される|ている|いた|した)[一-龥「]")
"""Behind a frequency, what makes of it that of a thing named further on: 年3回|開かれる県の会議."""
_ITSELF = regex(
    "[・\\s　]*(?:強み|課題|特徴|成果)?[:：]?(?:この|本|同)?(?:会議?|部会|協議会|連絡会|全体会|会合)?[はを]?、?"
    "(?:例年|原則(?:として)?|おおむね|概ね|基本的に|毎年度?|(?:今|本)年度[はも]?|年度内に)?、?"
)
_SAID_AS = regex("(?:開催|開催頻度|開催回数|頻度|回数)(?:は|[:：])[ 　]*\\Z")
"""What says in a list of members how often their meeting is held: 事務局は市保健所、開催は年２回とする."""


def is_of_meeting_beside(words: str, frequency: Frequency) -> bool:
    """Tell whether a cell beside a meeting says of the meeting itself that it is held so often."""
    if _SAID_AS.search(words, 0, frequency.start):
        return True
    if _OF_ANOTHER.match(words, frequency.end) or not _GATHERS.match(words, frequency.end):
        return False
    clause = words.rfind("、", 0, frequency.start) + 1
    if clause and _ITSELF.fullmatch(words, 0, frequency.start):
        return True  # 今年度は、毎月開いている
    if clause and words[clause - 2] in "はがをもで":
        return False  # 事例検討は、毎月開いている
    return bool(_ITSELF.fullmatch(words, clause, frequency.start))


_HELD = regex(r"[)）]?(?:に|で|の)?(?:開催|実施|開[きく]|[、。]|\Z)")


def is_of_row(words: str, one: Frequency) -> bool:
    """Tell whether a sentence beside a calendar's meeting begins with how often it meets: 9月、12月、2月に開催し、…."""
    before = EACH_AREA.sub("", words[: one.start]) if one.months else words[: one.start]
    begins = not before.strip("（( 　・")
    return begins and bool(_HELD.match(words, one.end) or _MEETS.match(words, one.end))


_MEETS = regex(
    f"の{_GATHERING}(?!の?(?:資料|記録|案内|報告|結果))|で、?(?=[^。]*(?:見直|検討|協議|話し|決め|共有|評価))|に?集ま"
)
_PLANNED = regex("(?:今|本)年度[はもに]?、?(?:全部で|合計で?|計|全)?、?\\Z")
_TO_BE_HELD = regex(
    f"(?:程度)?(?:の{_GATHERING}|を(?:予定|計画|開催)|開[いきくか]|(?:に|の)?(?:開催|実施|予定)|[。)）]|\\Z)"
)
_ALL_IN_BRACKET = regex("[（(](?:全|計|合計|全部で)[0-9０-９]{1,2}回[)）]。?\\Z")


def is_planned(words: str, one: Frequency) -> bool:
    """Tell whether a bare number of times is that of a year's meetings: 今年度は計4回|を予定, …（全6回）."""
    if _ALL_IN_BRACKET.search(words, max(0, one.start - 4)):
        return True
    return bool(_PLANNED.search(words, max(0, one.start - 12), one.start) and _TO_BE_HELD.match(words, one.end))
