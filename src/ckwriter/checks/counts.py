"""Q1: how many there are of a thing, told in two places: 区内5か所の… and 4か所の…, 3つの部会 and four names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.area_counts import areas_told_otherwise
from ckwriter.checks.meeting_times import meetings
from ckwriter.checks.meetings import Meeting
from ckwriter.checks.naming import bare_name, stem
from ckwriter.checks.readings import dates_of, filled, folded, quantities_of, row_of, sentences_of
from ckwriter.form import Table
from ckwriter.model import Finding, Submission
from ckwriter.notation import Quantity
from ckwriter.patterns import regex

_ALL_OF = "(?:[市区県府都道町村管郡]内|圏域内|全(?:市|区|県))"
_THING = r"(?:の|に|にある|に設置した|にわたる)?(?P<thing>[一-龥ァ-ヶー]{3,16})"
_TOLD = regex(rf"(?P<of>{_ALL_OF})(?:の|に|には|で|では)?(?:全|計)?\Z")
_PLACES = frozenset({"か所", "施設", "箇所", "つ", "機関", "拠点", "センター", None})
_PASSING = regex("うち|(?<=[0-9０-９所関体院])中|予定|増設|新た|目標|目指|以前|当時|前年|昨年|一部|開設し|追加")


@check(level="warning", rules=("R33", "R13"))
def number_told_otherwise(submission: Submission) -> Iterator[Finding]:
    """同じものの数（区内5か所のセンターなど）が、どの節でも同じである

    How many there are of a thing in the whole area (市内3か所の…, 県内5つの…), by running text in two places. A number
    without such a word may be a part of them, and is left alone, as is what is told of other years.
    """
    yield from areas_told_otherwise(submission)
    told: dict[str, list[tuple[str, str, Quantity]]] = {}
    listed = {folded(name) for name in _counted_names(submission)}
    for at, words, amount, thing in _told(submission):
        if folded(thing) not in listed:
            told.setdefault(folded(thing), []).append((at, words, amount))
    for found in told.values():
        first, *others = found
        other = next((one for one in others if one[2].value != first[2].value), None)
        if other is not None:
            yield finding(
                submission,
                other[0],
                f"「{other[1]}」とありますが、{places.title_of(submission.form, first[0])}では「{first[1]}」です。"
                "同じものの数ではありませんか",
                hint="数を確かめてそろえてください。数えるものが違うときは、違いが分かるように書きます。",
                quotes=[first[:2], other[:2]],
            )


def _told(submission: Submission) -> Iterator[tuple[str, str, Quantity, str]]:
    """Yield (place, words, amount, thing) of each count that is said to be of all in the area."""
    for at, field, text in filled(submission):
        if (
            field.type not in ("text", "paragraph", "bullets")
            or field.year
            or field.role == "event"
            or "内" not in text
        ):
            continue
        for sentence in sentences_of(text):
            words = sentence.text
            if _PASSING.search(words) or not _is_of_this_year(submission, words):
                continue
            for one in quantities_of(words):
                of = _TOLD.search(words, 0, one.start)
                thing = re.compile(_THING).match(words, one.end)
                if of and thing and isinstance(one.value, int) and one.unit in _PLACES and not one.hedges:
                    yield at, words[of.start() : thing.end()], one, thing["thing"]


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
_OTHER = regex("予定|目指|増や|計画|前年|昨年|当時|旧|年度まで|新たに|うち|(?<=[0-9０-９所関体院])中")


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
        if field.type not in ("text", "paragraph", "bullets") or field.year or field.role == "meeting":
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
