"""Q2 and C1: who takes part in a meeting: how many, and the same in every section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.meetings.known import Meeting
from ckwriter.checks.meetings.lists_in_text import fewer_than_members, lists_too_long
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.meetings.participants import HOPED, is_named_body, participants
from ckwriter.checks.meetings.rosters import OWNER, Roster, loose_rosters, pieces, rosters
from ckwriter.checks.meetings.taking_part import OF_THEN, OFFICE, memberships
from ckwriter.checks.names.loose import loose_bodies
from ckwriter.checks.names.mentions import KnownNames, mentions_in
from ckwriter.checks.names.naming import GENERIC, MEETS
from ckwriter.checks.texts.readings import BRACKETS, filled, folded, sentences_of
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@check(level="warning", rules=("R06",))
def fewer_than_listed(submission: Submission) -> Iterator[Finding]:
    """構成員の数（計N機関など）が、挙げられた構成員の数を下回っていない

    N bodies cannot be fewer than the kinds of bodies that are listed; more are usual, since a kind may hold several.
    A list that ends in 等 excuses nothing, but several kinds may be one body: it asks. So it does about lists in
    running text (病院、診療所、家族会の計2機関).
    """
    for _, roster in rosters(submission):
        for at, total in roster.totals:
            if total.value is not None and not total.hedges and total.value < roster.least:
                yield finding(
                    submission,
                    at,
                    f"「{total.text}」とありますが、構成員には{roster.least}の機関・人が挙げられています。数が足りないのではありませんか",
                    hint="数を確かめてください。いくつかを一つと数えているときは、その旨を書き添えます。",
                    quotes=[(at, total.text), *((roster.at, name) for name in roster.members)],
                )
                break
    yield from lists_too_long(submission)
    yield from fewer_than_members(submission)
    yield from _loose(submission)


def _loose(submission: Submission) -> Iterator[Finding]:
    """Ask once about all lists that stand in no place of the form, such as those of a diagram."""
    few = [
        (listed, counted, total)
        for listed, counted, least, total in loose_rosters(submission)
        if total.value is not None and not total.hedges and total.value < least
    ]
    if few:
        shown = "、".join(f"「{total.text}」" for _, _, total in few)
        yield finding(
            submission,
            few[0][0].at,
            f"{shown}は、挙げられた構成員より少ないのではありませんか",
            hint="数を確かめてください。いくつかを一つと数えているときは、その旨を書き添えます。",
            quotes=[quote for listed, counted, total in few for quote in (listed.quote(), counted.quote(total.text))],
        )


@check(level="warning", rules=("R18",))
def members_differ(submission: Submission) -> Iterator[Finding]:
    """同じ会議の構成員が、どの節でも同じである

    Lists of members of one meeting in different tables. Where both lists name nearly the same members, one that stands
    in only one of them is asked about; where one list is in broader words, or ends in 等, it is a note.
    """
    by_meeting: dict[int, list[tuple[Meeting, Roster]]] = {}
    for meeting, roster in rosters(submission):
        if meeting is not None:
            by_meeting.setdefault(id(meeting), []).append((meeting, roster))
    for found in by_meeting.values():
        meeting, first = found[0]
        for _, other in found[1:]:
            if other.at.split("[")[0] != first.at.split("[")[0]:
                yield from _differ(submission, meeting, first, other)
    yield from _only_in_diagram(submission)


def _only_in_diagram(submission: Submission) -> Iterator[Finding]:
    """Note the bodies that stand in no place of the form, such as those of a diagram, and in no list of members."""
    lists = [roster for _, roster in rosters(submission)]
    bodies = [
        one
        for one in loose_bodies(submission)
        if not any(is_member(one.text, name) for roster in lists for name in _all_names(submission, roster))
    ]
    if lists and bodies:
        shown = "」「".join(dict.fromkeys(one.text for one in bodies))
        yield finding(
            submission,
            bodies[0].at,
            f"「{shown}」が、どの会議の構成員にも見当たりません",
            hint="会議に参加しているのであれば、構成員に加えてください。「等」に含めたのであれば、そのままで構いません。",
            quotes=[
                *(one.quote() for one in bodies),
                *((roster.at, roster.members[0]) for roster in lists if roster.members),
            ],
            level="note",
        )


@check(level="warning", rules=("R18",))
def participant_not_listed(submission: Submission) -> Iterator[Finding]:
    """本文で会議に参加しているとした機関が、構成員に書かれている

    Running text that says that a body takes part in a meeting (…が協議の場に参加), while no list of members names it.
    What is only hoped for or planned, and bodies named in general words (医療機関, 関係機関), are left alone.
    """
    lists = rosters(submission)
    if not lists:
        return
    listed = [name for _, roster in lists for name in _all_names(submission, roster)]
    of: defaultdict[int, list[tuple[int, Roster]]] = defaultdict(list)
    for number, (meeting, roster) in enumerate(lists):
        of[id(meeting)].append((number, roster))
    found = meetings(submission)
    asked: set[str] = set()
    plans = {table.id for table, _ in submission.form.with_role("policy") if table is not None}
    for at, field, text in filled(submission):
        told = field.type in ("paragraph", "bullets") and not field.role and places.parse(at).part not in plans
        if not told or not _TAKING_PART.search(text):
            continue
        for sentence in sentences_of(text):
            if not _meets(sentence.text, found.known) or HOPED.search(sentence.text) or OF_THEN.search(sentence.text):
                continue
            mentions = list(mentions_in(sentence.text, found.known))
            ours = any(not GENERIC.match(one.name) and found.resolve(one.name) for one in mentions)
            aside = bool(mentions) and all(_ITS_PART.match(sentence.text, one.end) for one in mentions)
            if aside or (not ours and not _meets(_OF_OTHERS.sub("", sentence.text), found.known)):
                continue
            named = {id(one): one for mention in mentions if (one := found.resolve(mention.name))}
            meant = [roster for _, roster in sorted((one for key in named for one in of.get(key, ())), key=_NUMBER)]
            closed = len(named) == 1 and meant and not any(roster.open_ended for roster in meant)
            of_meeting = [name for roster in meant for name in _all_names(submission, roster)] if closed else listed
            missing = [
                who
                for who in dict.fromkeys(participants(sentence.text, [m for m in mentions if found.resolve(m.name)]))
                if who not in asked and not any(is_member(who, name) for name in of_meeting)
            ]
            if missing:
                asked.update(missing)
                yield _not_listed(submission, at, sentence.text, missing, meant or [roster for _, roster in lists])
    for said in memberships(submission):
        meant = [roster for meeting in said.meetings for _, roster in of.get(id(meeting), ())]
        members = [name for roster in meant for name in _all_names(submission, roster)]
        asks = said.belongs and meant and said.who not in asked and is_named_body(said.who)
        if asks and not any(is_member(said.who, name) for name in members):
            asked.add(said.who)
            yield _not_listed(submission, said.at, said.words, [said.who], meant)


_NUMBER = itemgetter(0)
_ITS_PART = regex("の(?:作業班|作業部会|小委員会|分科会|班|下部組織|ワーキング|勉強会|事前|視察|見学)")
"""What has other members than the meeting itself: 部会の|作業班."""
_OF_OTHERS = regex(
    "(?:病院|医療機関|診療所|クリニック|病棟|事業所|事業者|施設|学校|職場|法人|団体|協会|医師会|社会福祉協議会|社協|大学|自治会|町内会|他機関|関係機関|支援機関"
    "|各機関|[^、。はがを]{0,8}会社|国|県外|他(?:市|区|県|自治体)|近隣市町村?|院内|所内|退院|入院|個別|本人|個々|日頃|日々)"
    "(?:の|が(?:開く|開催する|主催する|行う))?(?:[^、。はがをのに]{0,8}(?:の|ごとの|前の|時の|前|時))?(?:定例|支援|個別|調整|ケース|カンファレンス|地域|連携|運営|職員)*(?:会議|検討会|連絡会|カンファレンス|ミーティング|部会|委員会)(?![一-龥])"
    "|[一-龥ァ-ヶー]+(?:協議会|連絡会|委員会)(?=が|も)"
)
"""A meeting of another body, or about one person, of which no list of members is kept here: 病院の会議."""


def _not_listed(
    submission: Submission, at: str, words: str, missing: Sequence[str], lists: Sequence[Roster]
) -> Finding:
    return finding(
        submission,
        at,
        f"「{'」「'.join(missing)}」が会議に参加しているとありますが、構成員に挙げられていないのではありませんか",
        hint="参加しているのであれば、会議の構成員にも加えてください。",
        quotes=[(at, words), *((roster.at, roster.members[0]) for roster in lists if roster.members)],
        level="note" if all(roster.open_ended for roster in lists) or all(map(OFFICE.search, missing)) else None,
    )


def _differ(submission: Submission, meeting: Meeting, first: Roster, other: Roster) -> Iterator[Finding]:
    only_first = [one for one in first.members if not _is_among(one, other)]
    only_other = [one for one in other.members if not _is_among(one, first)]
    only_first, only_other = _not_reworded(only_first, only_other), _not_reworded(only_other, only_first)
    if not only_first and not only_other:
        return
    alike = min(1 - len(only_first) / max(1, len(first.members)), 1 - len(only_other) / max(1, len(other.members)))
    if alike == 0:
        return
    sure = alike >= 0.6 and len(only_first) + len(only_other) <= 3
    hidden = (only_first and other.open_ended) or (only_other and first.open_ended)
    sections = [places.section_of(submission.form, one.at) for one in (first, other)]
    parts = [
        f"{sections[side]}節にだけ「{'」「'.join(names[:6])}」{'など' if len(names) > 6 else ''}"
        for side, names in enumerate((only_first, only_other))
        if names
    ]
    yield finding(
        submission,
        other.at,
        f"「{meeting.name}」の構成員は、{'、'.join(parts)}があります。同じ会議であれば、そろえなくてよいですか",
        hint="構成員を確かめてそろえてください。言い方を変えた、または「等」に含めたのであれば、そのままで構いません。",
        quotes=[*((first.at, one) for one in only_first), *((other.at, one) for one in only_other)]
        + [(roster.at, roster.members[0]) for roster, names in ((first, only_first), (other, only_other)) if not names],
        level=None if sure and not hidden else "note",
    )


def _not_reworded(names: list[str], others: list[str]) -> list[str]:
    """Return the names that no other one begins like: 民生委員 may be 民生児童委員協議会, 精神科病院 精神科医療機関."""
    starts = {start for other in others for start in (part[:2] for part in _parts(other))}
    return [name for name in names if not any(part[:2] in starts for part in _parts(name))]


def _is_among(name: str, roster: Roster) -> bool:
    return any(is_member(name, other) for other in roster.members)


@lru_cache(8192)
def is_member(one: str, other: str) -> bool:
    """Tell whether two names of members may be one: equal, one within the other, or by a part joined with ・."""
    if ("歯科" in one) != ("歯科" in other):
        return False  # 歯科医師会 is no 医師会
    names, others = _parts(one), _parts(other)
    if folded(one) == folded(other) or any(
        a[:_SAME_START] == b[:_SAME_START] for a in names for b in others if len(a) >= _SAME_START
    ):
        return True
    if _EXPERIENCED.search(one) and _EXPERIENCED.search(other):
        return True
    return any(a in b or b in a for a in names for b in others)


_EXPERIENCED = regex(
    "^(?:精神障[がい害]*の?)?(?:ご本人|当事者)(?:の方|の代表者?|代表者?|委員|等)?$|ピア(?:サポーター|スタッフ)|当事者[会団]|^患者会"
)
"""Who speaks from an experience of their own: 当事者, ピアサポーター, 当事者会."""


def is_same_member(one: str, other: str) -> bool:
    """Tell whether two names of members are of one body, but for its owner, a bracket and 代表."""
    return not set(_parts(one)).isdisjoint(_parts(other))


@lru_cache(4096)
def _parts(name: str) -> tuple[str, ...]:
    bare = BRACKETS.sub("", name)
    bare = re.sub("(?<=[一-龥ァ-ヶー])等(?=[一-龥ァ-ヶー]{2})", "", bare)  # 障害福祉サービス等事業所
    found = {OWNER.sub("", part.strip()) for part in (bare, *re.split("[・･]|及び|や(?=[一-龥ァ-ヶ])", bare))}
    inside = re.findall(r"[（(]([^（）()]{2,})[)）]", name)
    keys = {
        re.sub("(?:の(?:代表者?|方々|支援者.*)|代表者?|職員|担当者?|等|さん)$", "", folded(part))
        for part in (*found, *inside)
    }
    return tuple(sorted(key for key in keys if len(key) >= 2))


def _all_names(submission: Submission, roster: Roster) -> list[str]:
    return [*roster.members, *pieces(submission.text(roster.at))]


_SAME_START = 8
"""Characters with which two names of one kind begin: 障害福祉サービス事業所, 障害福祉サービス等福祉関係機関."""
_TAKING_PART = regex("参加|参画|出席|加わ|構成|委員|メンバー|名を連ね|一員|から[成な]")


def _meets(words: str, known: KnownNames) -> bool:
    if re.search("協議の場|部会|協議会|会議(?!所)", words):
        return True
    return any(MEETS.search(one.name) for one in mentions_in(words, known))
