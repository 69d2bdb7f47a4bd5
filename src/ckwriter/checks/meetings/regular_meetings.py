"""C1: meetings that running text says are held, and that the section listing meetings does not have."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from ckwriter.checks import finding
from ckwriter.checks.meetings.known import Meeting, Meetings
from ckwriter.checks.names.mentions import Mention, mentions_in
from ckwriter.checks.names.naming import may_meet
from ckwriter.checks.names.other_meetings import is_meeting
from ckwriter.checks.texts.readings import filled, folded, frequencies_of, sentences_of
from ckwriter.findings import section_at
from ckwriter.form import Constraint
from ckwriter.model import Finding, Submission
from ckwriter.notation import Frequency
from ckwriter.patterns import regex, stands_in

TOLD = ("paragraph", "bullets", "text")
was_once = stands_in("旧|前身|改称|改組|改め|名称変更|再編|統合|廃止|当時")
_NAMES = ("event", "meeting", "programme", "activity")
_HELD_SO_OFTEN = regex(
    "(?:を|は)、?(?:[^。]{0,24}(?:設け|立ち?上げ|設置し|置き|置い|発足(?:させ|し)|始め|新設し|開設し|組織し)て?、)?(?:令和[0-9０-９元]+年度(?:から|は)?)?[^、。]{0,4}|[（(]"
)
_OPENED = regex(
    "(?:程度)?(?:、[^、。]{0,20})?(?:に|で)?(?:開[いきく]|開催|設け|実施|運営)|(?:程度)?、?[^、。]{2,40}(?:話し合|協議し|検討し|意見を交わ|意見交換|情報を交換)|(?:程度)?(?:開催|実施)?[）)](?:[をではに])"
)
_CONFER = "(?:話し合|話合|協議し|検討し|調整し|決め|意見を交わ|情報を交換|持ち寄|集ま|開[いかきく]|開催)"
_NAMED_FIRST = regex("[」』]?(?:(?:が|は|も|を)、?[^、。]{0,6}|[（(](?:概ね|おおむね|原則)?)")
"""What stands between a name and how often it meets: 世話人会議が|奇数月に集まって, 「…会議」（|年3回）で."""
_GATHERS = regex(f"(?:程度)?(?:に|、)?[^、。]{{0,8}}{_CONFER}|(?:程度)?(?:開催|実施)?[）)](?:[をではにが])")
_TIMES_FIRST = regex("(?:に1回)?(?:の|に?開[くい](?:て(?:いる|きた))?た?|(?:に?開催)(?:の|する|している))?、?「?")
_USED = regex(f"[」』]?(?:で|において|を通じて)、?[^。]{{0,40}}?{_CONFER}")
"""What tells that the body itself talks things over there."""
_HABIT = regex(f"[」』]?で、?[^、。がはも]{{0,16}}?{_CONFER}(?:(?:って|て|し合って)?(?:いる|います|おり)|い?、)")
_OF_STAFF = regex("チーム|ケース会議|支援会議|ミーティング|カンファ|定例会|職員|役員|理事|院内|病棟")
_OF_BODIES = regex("機関|関係者|連絡|協議|推進|ネットワーク|部会|委員会|連携|支援者|世話人|調整|企画|運営")
"""What the name of a meeting of staff on their cases holds, and that of one of several bodies."""
_WITH_BODIES = regex("[^。]{0,20}(?:法人|団体|機関|協会|業者|事業所)(?:など|等)?(?:と|を交え)")
_BY_OTHERS = regex(
    "(?:病院|診療所|事業所|家族会|当事者会|社会福祉協議会|社協|センター|法人|協会|団体|保護観察所|警察署?|学校|県|国|他市)"
    "(?:の|で|が|は|では|において|主催の)[^。]{0,30}\\Z"
)


def regular_meetings(
    submission: Submission,
    rule: Constraint,
    found: Meetings,
    listed: list[Meeting],
    told: Container[str],
    is_listed: Callable[[str], bool],
) -> Iterator[Finding]:
    """Ask about meetings that running text says are held so often, or where things are decided, and no list names.

    Beside the list it is asked; in other sections, and where nothing says how often, it is a note.
    """
    table = rule.table.partition(".")[0]
    beside = {submission.form.section_of(address.partition(".")[0]).id for address in rule.places}
    heading = f"「{submission.form.section_of(table).heading}」"
    asked: set[str] = set()
    for at, field, text in filled(submission):
        if field.type not in TOLD or field.role in _NAMES or not may_meet(text):
            continue
        section = section_at(submission, at)
        near = section is not None and section.id in beside
        for sentence in sentences_of(text):
            if not may_meet(sentence.text) or was_once(sentence.text):
                continue
            times = frequencies_of(sentence.text)
            for mention in mentions_in(sentence.text, found.known, [(one.start, one.end) for one in times]):
                name = mention.name
                if name in asked or name in told or not is_meeting(name) or is_listed(name):
                    continue
                quote, often = _held(sentence.text, mention, times, near=near)
                if not quote or any(folded(name).endswith(folded(end)) for end in rule.leave):
                    continue
                in_table = any(meeting.names for meeting in found.candidates(name)[:1])
                if in_table or _OF_STAFF.search(name) or _BY_OTHERS.search(sentence.text, 0, mention.start):
                    continue
                asked.add(name)
                sure = near and (_OF_BODIES.search(name) or (often and _WITH_BODIES.match(sentence.text, often.end)))
                yield finding(
                    submission,
                    at,
                    f"「{name}」を開いているとありますが、{heading}に書かれていないのではありませんか",
                    hint=f"{rule.why}。{heading}に加えるか、加えない理由（別の協議の場であるなど）を備考へ書いてください。",
                    quotes=[(at, quote), listed[0].named_in(table)[0]],
                    level=None if sure else "note",
                )


def _held(words: str, mention: Mention, times: Sequence[Frequency], *, near: bool) -> tuple[str, Frequency | None]:
    """Return the words that say that a meeting is held, and how often, if they do."""
    for one in times:
        if one.low is None:
            continue
        if one.start >= mention.end:
            opened = _HELD_SO_OFTEN.fullmatch(words, mention.end, one.start) and _OPENED.match(words, one.end)
            gathers = _NAMED_FIRST.fullmatch(words, mention.end, one.start) and _GATHERS.match(words, one.end)
            if (opened and near) or gathers:
                return words[mention.start : one.end], one
        elif _TIMES_FIRST.fullmatch(words, one.end, mention.start) and _USED.match(words, mention.end):
            return words[one.start : mention.end], one
    habit = _HABIT.match(words, mention.end) if near else None
    return (words[mention.start : habit.end()], None) if habit else ("", None)
