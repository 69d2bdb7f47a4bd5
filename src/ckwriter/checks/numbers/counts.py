"""Q1: how many there are of a thing, told in two places: 区内5か所の… and 4か所の…, 3つの部会 and four names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.meetings.known import Meeting
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.checks.names.naming import bare_name, stem
from ckwriter.checks.numbers.dated_counts import dated_counts_differ
from ckwriter.checks.numbers.lacking_told import lacking_told_otherwise
from ckwriter.checks.numbers.thing_counts import ThingCount, thing_counts
from ckwriter.checks.texts.area_counts import areas_told_otherwise
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import dates_of, filled, folded, quantities_of, row_of, sentences_of
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@check(level="warning", rules=("R33", "R13", "R08"))
def number_told_otherwise(submission: Submission) -> Iterator[Finding]:
    """同じものの数（区内5か所のセンターなど）が、どの節でも同じである

    How many there are of a thing, by running text in two places. Two numbers of which each is said to be of all
    (市内3か所の…, 4つある…, 4か所に構え) are asked about, and so is one that is more than all. A lesser one may be that
    of some of them, and two of which neither is said to be of all are a note. What is told of other years, of changes
    and of plans is left alone.
    """
    yield from areas_told_otherwise(submission)
    yield from dated_counts_differ(submission)
    yield from lacking_told_otherwise(submission)
    told: dict[str, list[ThingCount]] = {}
    listed = {folded(name) for name in _counted_names(submission)}
    for one in thing_counts(submission):
        if one.key not in listed:
            told.setdefault(one.key, []).append(one)
    for found in told.values():
        pair = _apart(found)
        if pair is not None:
            first, other = pair
            sure = first.whole and (other.whole or other.number > first.number)
            yield finding(
                submission,
                other.at,
                f"「{other.words}」とありますが、{places.title_of(submission.form, first.at)}では「{first.words}」です"
                "。同じものの数ではありませんか",
                hint="数を確かめてそろえてください。一部のことや、数えるものが違うときは、違いが分かるように書きます。",
                quotes=[(first.at, first.words), (other.at, other.words)],
                level=None if sure else "note",
            )


def _apart(found: Sequence[ThingCount]) -> tuple[ThingCount, ThingCount] | None:
    """Return two counts of a thing that cannot both be right, or of which one may be wrong; the surer pair first."""
    usual = max(found, key=lambda one: (one.whole, sum(other.number == one.number for other in found)))
    others = [one for one in found if one.number != usual.number and one.at != usual.at]
    if not others:
        return None
    most = [one for one in others if one.whole or one.number > usual.number]
    if most or usual.whole:
        return (usual, most[0]) if most else None
    return usual, others[0]


def _counted_names(submission: Submission) -> Iterator[str]:
    """Yield the names of what the form's own rows count, which figure_in_text compares."""
    for part in submission.form.parts():
        if isinstance(part, Table):
            for row in part.rows:
                yield from (*row.counts, *row.counts_all)


def _is_of_this_year(submission: Submission, words: str) -> bool:
    year = submission.fiscal_year
    return all(date.year in (None, year, year + 1) for date in dates_of(words, year))


_HEADS = "専門部会|作業部会|部会|分科会|ワーキング(?:グループ|チーム)?|委員会|連絡会議?|検討会議?|会議体|協議の場"
_SO_MANY = regex(rf"(?:の|つの)?(?:[一-龥]{{0,6}}?)(?P<head>{_HEADS})(?![一-龥])")
_OTHER = regex("予定|目指|増や|計画|前の?年|昨年|当時|旧|年度まで|新たに|うち|(?<=[0-9０-９所関体院])中")


@check(level="warning", rules=("R07", "R33"))
def number_of_meetings(submission: Submission) -> Iterator[Finding]:
    """「3つの部会」のような会議の数が、名前の挙がった会議の数と合っている

    A number of meetings of one kind in running text (3つの部会, 4部会) against those of that kind that the tables of
    meetings name. Fewer than are named is a question; more are a note, since not every one need be named.
    """
    found = meetings(submission)
    tables = [table.id for table, _ in submission.form.with_role("meeting") if table is not None]
    asked: set[str] = set()
    for at, field, text in filled(submission):
        if field.type not in PROSE or field.year or field.role == "meeting":
            continue
        if not _MAY_NUMBER.search(text):
            continue
        if field.role == "event" and not _is_told_this_year(submission, at):
            continue
        for sentence in sentences_of(text):
            numbered = list(_numbered(sentence.text))
            if not numbered or _OTHER.search(sentence.text) or not _is_of_this_year(submission, sentence.text):
                continue
            for words, number, head in numbered:
                named = {table: _of_kind(found.every, table, head) for table in tables}
                counts = [len(one) for one in named.values() if one]
                every = {id(one) for some in named.values() for one, _, _ in some}
                if head in asked or not counts or number in (*counts, len(every)):
                    continue
                asked.add(head)
                most = max(named.values(), key=len)
                shown = "、".join(f"「{name}」" for _, _, name in most)
                yield finding(
                    submission,
                    at,
                    f"「{words}」とありますが、{shown}の{len(most)}つが挙げられています。"
                    "数が合わないのではありませんか",
                    hint="数を確かめるか、挙げていない会議を書き加えてください。",
                    quotes=[(at, words), *((place, name) for _, place, name in most)],
                    level="note" if number > max(counts) else None,
                )


def _is_told_this_year(submission: Submission, at: str) -> bool:
    """Tell whether a row of a chronicle tells of the document's own year."""
    table = submission.form.part(places.parse(at).part)
    columns = [column for column in table.columns if column.type == "period"] if isinstance(table, Table) else []
    years = {one.fiscal_year for c in columns for one in dates_of(submission.text(f"{row_of(at)}.{c.id}"))}
    return years == {submission.fiscal_year}


_MAY_NUMBER = regex(r"[0-9０-９〇一二三四五六七八九十百千万億兆]\s{0,2}(?:つ|部会)")


def _numbered(words: str) -> Iterator[tuple[str, int, str]]:
    """Yield (words, number, kind) of each number of meetings: 3つの部会, 4部会."""
    if not _MAY_NUMBER.search(words):
        return
    for one in quantities_of(words):
        if not isinstance(one.value, int) or not 2 <= one.value <= 20 or one.hedges or one.each:
            continue
        if one.unit in ("部会", "委員会", "会議"):
            if one.unit == "部会":
                yield one.text, one.value, "部会"
        elif one.unit == "つ" and (found := _SO_MANY.match(words, one.end)):
            yield words[one.start : found.end()], one.value, found["head"]


def _of_kind(every: list[Meeting], table: str, head: str) -> list[tuple[Meeting, str, str]]:
    """Return (meeting, place, name) of the meetings of a kind that a table names."""
    found = []
    for meeting in every:
        for at, name in meeting.named_in(table)[:1]:
            if head in ("協議の場", "会議体") or any(one.endswith(head) for one in (bare_name(name), stem(name))):
                found.append((meeting, at, name))
    return found
