"""The values that say which meetings there are, under which names, and how often each is said to meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ckwriter import places
from ckwriter.checks.names.mentions import NO_NAMES, KnownNames, Mention
from ckwriter.checks.names.naming import GENERIC, HEAD, MEETS, OWN_MEETING, Sameness, keys_of, sameness
from ckwriter.checks.texts.readings import folded, row_of
from ckwriter.findings import section_at
from ckwriter.model import Submission
from ckwriter.notation import Frequency
from ckwriter.patterns import regex


@dataclass(frozen=True, slots=True)
class Statement:
    """That a meeting meets so often, as one place says it."""

    at: str
    quote: str
    """The words that say how often, exactly as they stand there."""
    frequency: Frequency
    year: int | None
    """The fiscal year it is about; None where that cannot be told."""
    role: str | None = None
    """The role of the field that says so."""
    more: tuple[tuple[str, str], ...] = ()
    """(place, words) of further cells that it was counted from."""

    @property
    def evidence(self) -> tuple[tuple[str, str], ...]:
        """Return (place, words) of all that it rests on."""
        return ((self.at, self.quote), *self.more)


@dataclass(slots=True)
class Meeting:
    """One meeting, with all that is said of it. Built once, and only read afterwards."""

    name: str
    number: int
    """Its place among all meetings."""
    names: list[tuple[str, str]] = field(default_factory=list)
    """(place, name as written there) for each cell of a column of names."""
    short: list[str] = field(default_factory=list)
    """Short names that running text defines for it."""
    statements: list[Statement] = field(default_factory=list)

    @property
    def spelled(self) -> list[str]:
        """Return the name in each spelling."""
        return [*([name for _, name in self.names] or [self.name]), *self.short]

    def named_in(self, table: str) -> list[tuple[str, str]]:
        """Return the cells of a table's column of names in which it stands."""
        return [(at, name) for at, name in self.names if at.startswith(f"{table}[")]

    def statements_about(self, year: int) -> list[Statement]:
        """Return what is said of a fiscal year, in the order of the form."""
        return [statement for statement in self.statements if statement.year == year]


Index = dict[str, dict[int, Meeting]]
"""Meetings by a key, each once, with their numbers."""


@dataclass(slots=True)
class Meetings:
    """All meetings of a submission, found by their names without comparing each with each."""

    every: list[Meeting] = field(default_factory=list)
    known: KnownNames = NO_NAMES
    under: dict[str, Meeting] = field(default_factory=dict)
    """By its place, the meeting under whose name a text without a place in the form stands."""
    _by_key: Index = field(default_factory=dict)
    _by_end: Index = field(default_factory=dict)
    _by_edges: Index = field(default_factory=dict)
    _by_row: Index = field(default_factory=dict)
    _candidates: dict[str, tuple[Meeting, ...]] = field(default_factory=dict)
    """What was answered since a name was last entered."""

    def add(self, name: str, at: str = "") -> Meeting:
        """Enter a meeting that is not known yet, at the cell that names it if there is one."""
        meeting = Meeting(name, len(self.every))
        self.every.append(meeting)
        self._index(meeting, name)
        if at:
            self.add_name(meeting, at, name)
        return meeting

    def add_name(self, meeting: Meeting, at: str, name: str) -> None:
        """Enter a cell that names a known meeting."""
        meeting.names.append((at, name))
        _append(self._by_row, row_of(at), meeting)
        self._index(meeting, name)

    def add_short_name(self, meeting: Meeting, name: str) -> None:
        """Enter a short name that is defined for a known meeting."""
        meeting.short.append(name)
        self._index(meeting, name)

    def in_row(self, row: str) -> list[Meeting]:
        """Return the meetings that a row names."""
        return list(self._by_row.get(row, {}).values())

    def _index(self, meeting: Meeting, name: str) -> None:
        self._candidates.clear()
        for key in {*keys_of(name), folded(name)}:
            _append(self._by_key, key, meeting)
            if edges := _edges(key):
                _append(self._by_edges, edges, meeting)
            for at in range(max(0, len(key) - 1)):
                _append(self._by_end, key[at:], meeting)

    def resolve(self, name: str, near: Sequence[Meeting] = ()) -> Meeting | None:
        """Return the one meeting that a name means, or None if none or several may be meant.

        Of several, one is taken that stands `near` or shares the beginning of its name with one that does.
        """
        found: Sequence[Meeting] = self.candidates(name)
        if len(found) > 1 and near:
            found = [one for one in found if any(one is other for other in near)] or [
                one for one in found if any(_common_start(one.name, other.name) >= 4 for other in near)
            ]
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str) -> tuple[Meeting, ...]:
        """Return the meetings that a name may mean: those that match it best."""
        if name not in self._candidates:
            self._candidates[name] = tuple(self._matching_best(name))
        return self._candidates[name]

    def _matching_best(self, name: str) -> Iterable[Meeting]:
        if GENERIC.match(name):
            return self._by_end.get(folded(name), {}).values()
        best, found = Sameness.NEAR, []
        for meeting in self._perhaps(name):
            how = max(sameness(name, other) for other in meeting.spelled)
            if how > best:
                best, found = how, [meeting]
            elif how == best and how > Sameness.NEAR:
                found.append(meeting)
        return found

    def _perhaps(self, name: str) -> list[Meeting]:
        """Return the meetings that share a key, the end of one, or both its edges with a name, in their order."""
        found: dict[int, Meeting] = {}
        for key in keys_of(name):
            for at in range(len(key) - 2):
                if meetings := self._by_key.get(key[at:]):
                    found.update(meetings)
            for meetings in (self._by_end.get(key), self._by_edges.get(_edges(key))):
                if meetings:
                    found.update(meetings)
        return [found[number] for number in sorted(found)]


def _append(index: Index, key: str, meeting: Meeting) -> None:
    index.setdefault(key, {})[meeting.number] = meeting


def _edges(key: str) -> str:
    """Return what two names share of which one is the other without words in its middle; nothing for no such name."""
    return f"{key[:3]}{key[-2:]}" if HEAD.search(key) else ""


def _common_start(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_of_own_row(submission: Submission, one: Statement) -> bool:
    """Tell whether a statement stands in the column of a list of meetings that says how often they meet."""
    field = places.field_at(submission.form, one.at)
    return field is not None and field.type == "frequency"


def where_said(submission: Submission, one: Statement) -> str:
    """Return the section of a statement in words: 7節."""
    section = section_at(submission, one.at)
    drawn = "（図など）" if one.at.startswith(places.UNPLACED) else ""
    return f"{section.number if section else ''}節{drawn}"


_MODIFIER = regex(
    "(?:(?:[一-龥々ァ-ヶー]{2,}|[一-龥][ぁ-ん]{1,2}[一-龥]|[0-9０-９]{1,3}[一-龥]{1,4})(?:への|による|との|での|からの|を|の)?){1,3}\\Z"
)
_OF_TIME = regex("毎[年月週]度?|隔[月週]|[今昨前]年度|定期|継続|個別|各|[0-9０-９]")


def is_told_of_another(text: str, mention: Mention, meeting: Meeting) -> bool:
    """Tell whether words before a bare 訪問 or 研修 make it another one than a known: 病院への定期訪問.

    They do where they share no two characters with any name of the known one.
    """
    if not GENERIC.match(mention.name) or MEETS.search(mention.name):
        return False
    before = _MODIFIER.search(text, max(0, mention.start - 16), mention.start)
    words = _OF_TIME.sub("\0", before[0]) if before else ""
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    pairs = {pair for pair in pairs if _TWO.fullmatch(pair)}
    return bool(pairs) and not any(pair in name for pair in pairs for name in meeting.spelled)


_TWO = regex("[一-龥々ァ-ヶー]{2}|[一-龥々][ぁ-とな-ねは-ん]|[ぁ-とな-ねは-ん][一-龥々]")
"""Two characters of a word, which may have kana in it (受け手), but no の."""


def meeting_meant(found: Meetings, mention: Mention, near: Sequence[Meeting], words: str) -> Meeting | None:
    """Return the meeting that a mention in these words means, entered now if its name is a whole one; else None."""
    meeting = found.resolve(mention.name, near)
    if meeting is not None and is_told_of_another(words, mention, meeting):
        return None
    if meeting is None and not found.candidates(mention.name) and is_whole(mention.name):
        meeting = found.add(mention.name)
    return meeting


def is_whole(name: str) -> bool:
    """Tell whether a name says enough to be known by it elsewhere: 家族教室, but not 研修会."""
    head = HEAD.search(name)
    return head is not None and head.start() >= 2 and not GENERIC.match(name)


def is_more_than_all(own: Meeting | None, mention: Mention | None, times: Frequency) -> bool:
    """Tell whether a body's own meeting (全体会) is said to meet more often than the body."""
    if own is None or mention is None or times.each or times.low is None or not OWN_MEETING.fullmatch(mention.name):
        return False
    said = [one.frequency for one in own.statements if one.role is None and not one.frequency.each]
    return bool(said) and all(one.high is not None and times.low > one.high for one in said)
