"""The meetings of a submission: under which names each stands where, and how often it is said to meet.

Which columns name meetings is the form's to say (`role = "meeting"`); what meets beside those is found in running text
by the end of its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter import places
from ckwriter.checks.meetings.calendars import join_rows, read_calendars
from ckwriter.checks.meetings.known import (
    Meeting,
    Meetings,
    Statement,
    is_more_than_all,
    is_whole,
    meeting_meant,
)
from ckwriter.checks.meetings.row_times import is_of_meeting_beside, is_of_row, is_planned
from ckwriter.checks.meetings.rows import meeting_beside, meeting_in_list, meetings_of_row, under_names
from ckwriter.checks.meetings.times_beside import (
    attached,
    changed,
    hidden,
    in_its_time,
    of_each,
    with_next_year,
    without_parts,
    year_in,
    year_of,
)
from ckwriter.checks.names.loose import loose_texts
from ckwriter.checks.names.mentions import Mention, defined_names, known_names, mentions_in
from ckwriter.checks.names.naming import GENERIC, HEAD, MEETS, Sameness, names_in, sameness, short_name
from ckwriter.checks.texts.readings import (
    BRACKETS,
    cells_with_role,
    filled,
    folded,
    frequencies_of,
    may_recur,
    once,
    sentences_of,
    times_in,
)
from ckwriter.form import Column, Field, Table
from ckwriter.model import Submission
from ckwriter.notation import Frequency
from ckwriter.patterns import regex


@once
def meetings(submission: Submission) -> Meetings:
    """Return the meetings of a submission, with how often each is said to meet."""
    found = Meetings()
    defined = list(defined_names(submission))
    for at, _, text in cells_with_role(submission, "meeting"):
        for name in names_in(_plain(text)):
            _enter(found, at, name, [b for one in defined for a, b in (one, one[::-1]) if folded(a) == folded(name)])
    for at, _, text in cells_with_role(submission, "programme"):
        same = found.candidates(text)
        if len(same) == 1 and any(sameness(text, name) is Sameness.SAME for name in same[0].spelled):
            found.add_name(same[0], at, text)
        elif is_whole(text) and not same:
            found.add(text, at)
    listed_any = bool(found.every)
    for _, _, text in cells_with_role(submission, "activity"):
        if _GATHERING.fullmatch(text) and not found.candidates(text):
            found.add(text)
    for name, short in defined:
        meeting = found.resolve(name)
        if meeting and not GENERIC.match(short) and (HEAD.search(short) is None or not found.candidates(short)):
            found.add_short_name(meeting, short)
        elif meeting is None and (listed := found.resolve(short)) is not None:
            found.add_short_name(listed, name)  # the lists have the short name alone
        elif meeting is None and not listed_any and MEETS.search(name) and is_whole(name):
            found.add_short_name(found.add(name), short)  # no list of meetings was read
    found.known = known_names(frozenset(_spellings(found)))
    for table, _ in submission.form.with_role("meeting"):
        if table is not None:
            _read_table(submission, found, table)
    found.under = under_names(submission, found)
    _read_text(submission, found)
    _read_loose(submission, found)
    join_rows(submission, found)
    read_calendars(submission, found)
    order = {at: index for index, (at, _) in enumerate(submission.places())}
    for meeting in found.every:
        meeting.statements.sort(key=lambda one: order.get(one.at, len(order)))
    return found


_GATHERING = regex(
    "[一-龥々ァ-ヶー]{1,8}(?:の|い)[一-龥ぁ-んァ-ヶー]{0,6}(?:会(?!議)|つどい|集い|サロン|カフェ|教室|広場|ひろば)"
)
"""The name of an occasion that a cell of a calendar gives and nothing else: 家族のつどい, 語り合いの会."""


def _plain(text: str) -> str:
    """Return a cell of names without how often they meet, in brackets behind them."""
    for found in reversed(frequencies_of(text)):
        text = text[: found.start] + text[found.end :]
    return re.sub(r"[（(【\[［〔]\s*(?:開催|実施|程度)?\s*[)）】\]］〕]", "", text)


def _enter(found: Meetings, at: str, name: str, also: Sequence[str]) -> None:
    """Enter a name: as that of the one meeting of another table that it, or what it is short for, means; or anew."""
    table = at.partition("[")[0]
    for known_as in (name, *also):
        same = [one for one in found.candidates(known_as) if not one.named_in(table)]
        exact = [one for one in same if any(sameness(known_as, other) is Sameness.SAME for other in one.spelled)]
        if len(exact or same) == 1:
            found.add_name((exact or same)[0], at, name)
            return
    found.add(name, at)


def _spellings(found: Meetings) -> Iterator[str]:
    for meeting in found.every:
        yield meeting.name
        yield from meeting.short
        for _, name in meeting.names:
            yield name
            yield BRACKETS.sub("", name)
            if short := short_name(name):
                yield short


def _read_table(submission: Submission, found: Meetings, table: Table) -> None:
    """Take the frequencies of a table's rows, each for the meeting that the row names."""
    columns = [column for column in table.columns if column.type == "frequency"]
    for row in submission.rows(table):
        named = found.in_row(row)
        for column in columns:
            at = f"{row}.{column.id}"
            if (text := submission.text(at)) and named:
                _read_cell(submission, found, at, column, text, named)


def _read_cell(
    submission: Submission, found: Meetings, at: str, column: Column, text: str, named: Sequence[Meeting]
) -> None:
    year = submission.fiscal_year + column.year
    said = times_in(text, "年")
    inside = attached(text, said, list(mentions_in(text, found.known, hidden(text, said))))
    rest = []
    for frequency in _main(text, said):
        mention = inside.get(frequency.start)
        meeting = found.resolve(mention.name, named) if mention else None
        if meeting is not None:
            meeting.statements.append(Statement(at, frequency.text, frequency, year))
        elif mention is None:
            rest.append(frequency)
    inside_brackets = [one for one in said if one not in rest and one.start not in inside]
    if (
        len(named) == 1
        and len(rest) == 1
        and rest[0].each
        and len(inside_brackets) == 1
        and not inside_brackets[0].each
    ):
        rest += inside_brackets  # 各区年3回（計21回）
    if len(named) == len(rest):
        for meeting, frequency in zip(named, rest, strict=True):
            meeting.statements.append(Statement(at, frequency.text, frequency, year))
    elif len(named) == 1 and len(rest) == 2 and bool(rest[0].each) != bool(rest[1].each):
        named[0].statements += [Statement(at, one.text, one, year) for one in rest]  # 各区年3回、計21回
    elif len(rest) == 1 and rest[0].each:
        for meeting in named:
            meeting.statements.append(Statement(at, rest[0].text, rest[0], year))


def _main(text: str, said: Sequence[Frequency]) -> list[Frequency]:
    """Return the frequencies outside brackets; those inside, if there are no others."""
    inside = [found.span() for found in BRACKETS.finditer(text)]
    outside = [one for one in said if not any(start < one.start and one.end < end for start, end in inside)]
    return outside or list(said)


_TEXTS = ("text", "paragraph", "bullets", "list", "quantity", "frequency", "integer")


def _read_text(submission: Submission, found: Meetings) -> None:
    """Take the frequencies that stand beside a name anywhere else."""
    done = {
        f"{table.id}.{column.id}"
        for table, _ in submission.form.with_role("meeting")
        if table is not None
        for column in table.columns
        if column.type == "frequency"
    }
    for at, field_, text in filled(submission):
        place = places.parse(at)
        if field_.type not in _TEXTS or f"{place.part}.{place.column}" in done or not may_recur(text):
            continue
        told = [(one.text, said) for one in sentences_of(text) if (said := times_in(one.text, _per(field_)))]
        if told:
            _read_prose(submission, found, at, field_, told)
        _read_planned(submission, found, at, field_, text)


def _per(field_: Field) -> str | None:
    """Return the period that a bare number of times is about: a year, where figures of a year are asked for."""
    figures = field_.role in ("target", "result", "baseline") or (field_.role == "explanation" and field_.year)
    return "年" if figures else None


def _read_prose(
    submission: Submission, found: Meetings, at: str, field_: Field, told: Sequence[tuple[str, tuple[Frequency, ...]]]
) -> None:
    """Take the frequencies of a cell's sentences."""
    near, own = meetings_of_row(submission, found, at)
    beside = meeting_in_list(submission, found, at) or found.under.get(at)
    year = year_of(submission, at, field_)
    for words, said in told:
        mentions = list(mentions_in(words, found.known, hidden(words, said)))
        owners = attached(words, said, mentions)
        meant = year_in(words, submission.fiscal_year, year)
        for frequency in (of_each(words, with_next_year(words, one)) for one in without_parts(words, said)):
            if not frequency.each and _TOGETHER.search(words, 0, frequency.start):
                continue  # 3つの会議で年間19回 is of none of them
            mention = _in_note(frequency, found) or owners.get(frequency.start)
            if beside is not None and field_.role != "activity" and is_of_meeting_beside(words, frequency):
                beside.statements.append(Statement(at, frequency.text, frequency, meant, field_.role))
                continue
            of_row = field_.role != "activity" or is_of_row(words, frequency)
            ends = not mentions and _ENDS.match(words, frequency.end) and not _AT_SEVERAL.search(words)
            of_row = of_row or bool(ends)
            whose = own if of_row else None
            meeting = meeting_meant(found, mention, near, words) if mention else whose
            meeting = own if meeting is None and is_more_than_all(own, mention, frequency) else meeting
            if meeting is not None and not changed(words, frequency, said):
                figure = in_its_time(words, frequency, submission.fiscal_year)
                meeting.statements.append(Statement(at, figure.text, figure, meant, field_.role))


_TOGETHER = regex(
    "(?:[2-9２-９二三四五六七八九]つの|両|三|四)(?:会議体?|部会|協議の場|会合|場)(?:で|の合計|を合わせ|全体で|合計で|あわせて)[^、。]{0,4}\\Z"
)
_AT_SEVERAL = regex(
    "各|[0-9０-９一二三四五六七八九十](?:つの)?(?:[かカ箇]所|会場|病院|圏域|地?区|校|支所|施設|事業所|市?町|島)で"
)
"""Words by which a rhythm is that of each of several places: 4か所で|毎月開催."""
_ENDS = regex("(?:に|の)?(?:開催|開[くい])[^、。]{0,3}。?\\Z")
"""Behind a frequency, what ends a sentence that names nothing else: 4病院を順に回り、月1回|開催."""


def _read_planned(submission: Submission, found: Meetings, at: str, field_: Field, text: str) -> None:
    """Take the number of times that is planned for the meeting of a row, without its year: 今年度は計4回を予定."""
    own = meeting_beside(submission, found, at)
    if own is None or field_.type == "frequency":
        return
    for sentence in sentences_of(text):
        for one in times_in(sentence.text, "年"):
            bare = one.count is not None and one.count.per is None and is_planned(sentence.text, one)
            if bare and not any(said.at == at and said.quote == one.text for said in own.statements):
                own.statements.append(Statement(at, one.text, one, submission.fiscal_year, field_.role))


def _read_loose(submission: Submission, found: Meetings) -> None:
    """Take the frequencies beside a name in text that has no place in the form."""
    for one in loose_texts(submission):
        said = times_in(one.text)
        mentions = list(mentions_in(one.text, found.known, hidden(one.text, said))) if said else []
        year = year_in(one.text, submission.fiscal_year, submission.fiscal_year)
        owners = attached(one.text, said, mentions)
        for frequency in (with_next_year(one.text, each) for each in said):
            mention = owners.get(frequency.start) if not _TOGETHER.search(one.text, 0, frequency.start) else None
            meeting = meeting_meant(found, mention, [], one.text) if mention else None
            if meeting is not None:
                figure = in_its_time(one.text, frequency, submission.fiscal_year)
                meeting.statements.append(Statement(*one.quote(figure.text), figure, year))


def _in_note(frequency: Frequency, found: Meetings) -> Mention | None:
    """Return the meeting that the brackets behind a number of times name: 4回(定例会)."""
    note = (frequency.note or "").strip("()（）")
    return Mention(note, 0, 0) if note and HEAD.search(note) and found.candidates(note) else None
