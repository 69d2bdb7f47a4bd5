"""Q1: a figure whose remark names two ways of counting that cannot both be its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.texts.fulltext import PROSE
from ckwriter.checks.texts.readings import dates_of, filled, fixed_rows, number_of, quantities_of, sentences_of
from ckwriter.form import Row, Table
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@check(level="warning", rules=("R37",))
def two_bases_in_one(submission: Submission) -> Iterator[Finding]:
    """一つの数字の時点・備考に、両立しない数え方が並んでいない

    The cells beside a figure that name a single day and an average (令和6年6月30日（NDB・1日平均）), or two of the
    ways of counting that its row knows (`bases`: 住所地・所在地). A cell that compares them is left alone. So do the
    figure's own way and that of a sentence that gives the same figure (所在地で数えた入院者746人).
    """
    yield from _told_otherwise(submission)
    for table, row in fixed_rows(submission):
        for column in table.columns_of(f"{table.id}[{row.id}]"):
            at = f"{table.id}[{row.id}].{column.id}"
            text = submission.text(at)
            if len(text) < _SHORTEST or _BOTH.search(text):
                continue
            average = _AVERAGE.search(text)
            dates = dates_of(text, submission.fiscal_year) if average else ()
            day = next((one for one in dates if one.day), None)
            named = [basis for basis in row.bases if basis in text and not _AVERAGE.search(basis)]
            if day is not None and average:
                what = f"「{text[day.start : day.end]}」という一日の値と「{average[0]}」"
            elif len(named) > 1:
                what = f"「{'」と「'.join(named)}」"
            else:
                continue
            yield finding(
                submission,
                at,
                f"{what}が並んでいます。どちらの数え方による数字ですか",
                hint="数字の出典を確かめ、数え方（基準）を一つにしてください。",
                quotes=[(at, text)],
            )


def _told_otherwise(submission: Submission) -> Iterator[Finding]:
    """Ask about sentences that give a figure as counted in another way than the cells beside it say."""
    for table, row in fixed_rows(submission):
        ways = [basis for basis in row.bases if not _AVERAGE.search(basis)]
        value = number_of(submission.text(f"{table.id}[{row.id}].value")) if len(ways) > 1 else None
        if value is None or not isinstance(value.value, int) or value.value < _TELLING:
            continue
        beside = {
            f"{table.id}[{row.id}].{c.id}": submission.text(f"{table.id}[{row.id}].{c.id}") for c in table.columns
        }
        own = {basis: at for at, text in beside.items() for basis in ways if basis in text}
        if len(own) != 1:
            continue
        ((basis, at),) = own.items()
        others = [way for way in ways if way != basis]
        for other_at, field, text in filled(submission):
            if field.type not in PROSE or not any(way in text for way in others):
                continue
            for sentence in sentences_of(text):
                words = _same_figure(sentence.text, value.value, others)
                if words and basis not in sentence.text and not _COMPARED.search(sentence.text):
                    yield finding(
                        submission,
                        other_at,
                        f"「{words}」とありますが、{places.title_of(submission.form, at)}では同じ数が「{basis}」の"
                        "数字です。どちらの数え方ですか",
                        hint="数字の出典を確かめ、数え方（基準）を一つにしてください。",
                        quotes=[(other_at, words), (at, beside[at])],
                    )


def _same_figure(words: str, value: int, ways: Sequence[str]) -> str:
    """Return the words from a way of counting to a figure near it, or the other way round."""
    for one in quantities_of(words):
        for way in ways if one.value == value and one.unit in ("人", "名") else ():
            at = words.find(way)
            first, last = min(at, one.start), max(at + len(way), one.end)
            if at >= 0 and last - first - len(way) - (one.end - one.start) <= _NEAR:
                return words[first:last]
    return ""


_TELLING = 50
"""From here on two equal figures are hardly so by chance."""
_COMPARED = regex("とも|いずれも|どちらも|両方|それぞれ|ではなく|のほか")
_NEAR = 16
"""Characters between a way of counting and its figure."""
_SHORTEST = 5
_AVERAGE = regex("(?:1|１|一)日(?:当たり|あたり)?(?:の)?平均|年間?の?平均|日平均")
_BOTH = regex("とも|いずれも|両方|及び|参考|[はが]、?(?:[0-9０-９]|別)|ではなく|なお|場合|による値")


def says_basis(submission: Submission, table: Table, row: Row) -> bool:
    """Tell whether a row, its group or what stands below its section says how its figures were counted."""
    group = [one for one in table.rows if one is row or (row.group and one.group == row.group)]
    heading = submission.form.section_of(table.id).heading
    words = " ".join(submission.text(f"{table.id}[{one.id}].{column.id}") for one in group for column in table.columns)
    beside = [one.text for one in submission.unplaced if one.where.startswith(heading)]
    return any(basis in text for basis in row.bases for text in (words, *beside))
