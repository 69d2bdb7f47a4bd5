"""C1: what one section names, the section that lists such things names as well."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.meetings.known import Meeting, Meetings
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.meetings.regular_meetings import TOLD, regular_meetings, was_once
from ckwriter.checks.names.loose import loose_names
from ckwriter.checks.names.mentions import Mention, mentions_in
from ckwriter.checks.names.naming import Sameness, is_near_miss, may_meet, names_in, sameness
from ckwriter.checks.names.near_words import near_words
from ckwriter.checks.names.other_meetings import is_forum, is_meeting
from ckwriter.checks.texts.readings import filled, folded, frequencies_of, sentences_of
from ckwriter.checks.texts.vocabulary import RUN
from ckwriter.form import Constraint, Table
from ckwriter.model import Finding, FindingLevel, Submission
from ckwriter.patterns import regex


@check(level="warning", rules=("R07", "R13"))
def meeting_not_listed(submission: Submission) -> Iterator[Finding]:
    """ほかの節に出る会議が、会議を一覧にする節に書かれている

    Meetings that the columns of a `listed` constraint name and the column that lists them does not, under whatever
    name: with or without its owner, in brackets, or shortened. Courses and other occasions are no meetings; what a
    calendar has on the cases of persons (事例検討会), for one event or held by others is a note. A body that gives a
    listed one its name (…協議会 of …協議会精神部会) need not be listed. A near miss is asked about, also in running
    text; there, other meetings may be named, but for those said to be held so often (多機関検討会を年6回開いている).
    """
    for rule in submission.form.constraints:
        if rule.type == "listed" and rule.binds(submission.municipality.kind):
            yield from _not_listed(submission, rule)


def _not_listed(submission: Submission, rule: Constraint) -> Iterator[Finding]:
    table = rule.table.partition(".")[0]
    found = meetings(submission)
    listed = [one for one in found.every if one.named_in(table)]
    if not listed:
        return
    missing: dict[str, list[tuple[str, str]]] = {}
    is_listed = _Listed(found, listed)
    for at, name in _named(submission, found, rule):
        if any(folded(name).endswith(folded(end)) for end in rule.leave) or is_listed(name):
            continue
        key = next((one for one in missing if sameness(one, name) > Sameness.NEAR), name)
        missing.setdefault(key, []).append((at, name))
    for name, quotes in missing.items():
        yield _missing(submission, rule, table, name, quotes, listed)
    yield from regular_meetings(submission, rule, found, listed, missing, is_listed)
    yield from _loose(submission, rule, is_listed, listed, missing)
    yield from _misnamed(submission, rule, found, listed, missing, is_listed)


def _named(submission: Submission, found: Meetings, rule: Constraint) -> Iterator[tuple[str, str]]:
    """Yield (place, name as it stands there) of each meeting that the columns name."""
    for address in rule.places:
        part, _, column = address.partition(".")
        table = submission.form.part(part)
        if not isinstance(table, Table):
            continue
        for at, cell in submission.column(table, column):
            if table.column(column).role == "meeting":
                yield from ((at, name) for name in names_in(cell.text) if name in cell.text and is_meeting(name))
                continue
            hidden = [(one.start, one.end) for one in frequencies_of(cell.text)]
            for mention in mentions_in(cell.text, found.known, hidden):
                if is_meeting(mention.name):
                    yield at, _from_start(cell.text, mention)


_ITS = regex("[一-龥ァ-ヶーぁ-ん]{1,8}の")


def _from_start(text: str, mention: Mention) -> str:
    """Return a name with the words before it on its line, if they are a part of it: 住まいの支援検討会."""
    start = text.rfind("\n", 0, mention.start) + 1
    return text[start : mention.end] if _ITS.fullmatch(text, start, mention.start) else mention.name


def _loose(
    submission: Submission,
    rule: Constraint,
    is_listed: _Listed,
    listed: list[Meeting],
    told: Container[str],
) -> Iterator[Finding]:
    """Ask once about the names that stand in no place of the form, such as those of a diagram."""
    table = rule.table.partition(".")[0]
    names = [
        one
        for one in loose_names(submission)
        if one.text not in told
        and not any(folded(one.text).endswith(folded(end)) for end in rule.leave)
        and not is_listed(one.text)
    ]
    if names:
        shown = "」「".join(dict.fromkeys(one.text for one in names))
        heading = f"「{submission.form.section_of(table).heading}」"
        at, first = listed[0].named_in(table)[0]
        yield finding(
            submission,
            names[0].at,
            f"「{shown}」が{heading}に書かれていないのではありませんか",
            hint=f"{rule.why}。{heading}に加えるか、加えない理由（別の協議の場であるなど）を書いてください。",
            quotes=[*(one.quote(one.text) for one in names), (at, first)],
        )


_OF_OTHERS = regex(
    "(?:国|県|都|府|道|他の?(?:市|区|自治体)|近隣[^、。]{0,6}|圏域|団体|病院|診療所|事業所|施設|法人|医療機関)(?:の|が(?:主催|開催|運営)する)\\Z"
)


def _misnamed(
    submission: Submission,
    rule: Constraint,
    found: Meetings,
    listed: list[Meeting],
    told: Container[str],
    is_listed: _Listed,
) -> Iterator[Finding]:
    """Ask about names in running text that are near misses of a listed one: …推進協議会 for …推進会議."""
    table = rule.table.partition(".")[0]
    names = [(at, other) for one in listed for at, other in one.named_in(table)]
    asked: dict[str, list[tuple[str, str]]] = {}
    for at, field, text in filled(submission):
        if field.type not in TOLD or field.role in ("event", "meeting", "programme") or not may_meet(text):
            continue
        for sentence in sentences_of(text):
            if not may_meet(sentence.text) or was_once(sentence.text):
                continue
            for mention in mentions_in(sentence.text, found.known):
                name = _whole_name(submission, sentence.text, mention)
                if (
                    name not in told
                    and not is_listed(name)
                    and is_meeting(name)
                    and not _OF_OTHERS.search(sentence.text, 0, mention.start)
                    and not any(folded(name).endswith(folded(end)) for end in rule.leave)
                ):
                    asked.setdefault(name, []).append((at, name))
    typos = near_words(submission.form.words.official, submission.form.words.accepted).typos
    for name, quotes in asked.items():
        if any(typos(run) for run in RUN.findall(name)):
            continue  # a word in it is misspelled, which typo asks about
        near = [
            (at, other)
            for at, other in names
            if any(map(is_near_miss, _bare(name), _bare(other))) or is_near_miss(name, other.rpartition("の")[2])
        ]
        if len(near) == 1:
            heading = f"「{submission.form.section_of(table).heading}」"
            yield finding(
                submission,
                quotes[0][0],
                f"「{name}」は{heading}にありません。{heading}の「{near[0][1]}」と同じ会議ではありませんか",
                hint="同じ会議であれば、名称をそろえてください。別の会議であれば、そのままで構いません。",
                quotes=[*quotes, *near],
            )


def _whole_name(submission: Submission, words: str, mention: Mention) -> str:
    """Return a name with that of the body in front of it, whose kana a search for names may leave out."""
    own = submission.municipality.name
    start = mention.start - len(own) + 1
    return words[start : mention.end] if own and start >= 0 and words.startswith(own, start) else mention.name


_OWNER = regex("^[ぁ-んァ-ヶー一-龥]{0,6}?[都道府県市区町村](?=[一-龥ァ-ヶー]{4})")


def _bare(name: str) -> tuple[str, str]:
    """Return a name as it stands, and without the body whose it is; kana of a body's name may not be told from text."""
    return name, _OWNER.sub("", name)


class _Listed:
    """Tells whether a name is that of a listed meeting, or the beginning of one."""

    def __init__(self, found: Meetings, listed: list[Meeting]) -> None:
        self._found = found
        self._numbers = {one.number for one in listed}
        names = {folded(name) for one in listed for name in one.spelled}
        self._begun = {name[:end] for name in names for end in range(len(name) - 2)}

    def __call__(self, name: str) -> bool:
        named = any(one.number in self._numbers for one in self._found.candidates(name))
        return named or folded(name) in self._begun


def _missing(
    submission: Submission,
    rule: Constraint,
    table: str,
    name: str,
    quotes: list[tuple[str, str]],
    listed: list[Meeting],
) -> Finding:
    heading = f"「{submission.form.section_of(table).heading}」"
    near = [
        (at, other)
        for one in listed
        for at, other in one.named_in(table)
        if sameness(name, other) is Sameness.NEAR or is_near_miss(name, other)
    ]
    if near:
        message = f"「{name}」は{heading}にありません。{heading}の「{near[0][1]}」と同じ会議ではありませんか"
        hint = "同じ会議であれば、名称をそろえてください。別の会議であれば、一覧に加えてください。"
    else:
        message = f"「{name}」が{heading}に書かれていないのではありませんか"
        hint = f"{rule.why}。{heading}に加えるか、加えない理由（別の協議の場であるなど）を備考へ書いてください。"
    level: FindingLevel | None = None if near or any(is_forum(submission, *one) for one in quotes) else "note"
    return finding(submission, quotes[0][0], message, hint=hint, quotes=[*quotes, *near[:1]], level=level)
