"""Q1: a figure whose remark names two ways of counting that cannot both be its own."""

from __future__ import annotations

from collections.abc import Iterator

from ckwriter.checks import check, finding
from ckwriter.checks.texts.readings import dates_of, fixed_rows
from ckwriter.form import Row, Table
from ckwriter.model import Finding, Submission
from ckwriter.patterns import regex


@check(level="warning", rules=("R37",))
def two_bases_in_one(submission: Submission) -> Iterator[Finding]:
    """一つの数字の時点・備考に、両立しない数え方が並んでいない

    The cells beside a figure that name a single day and an average (令和6年6月30日（NDB・1日平均）), or two of the
    ways of counting that its row knows (`bases`: 住所地・所在地). A cell that compares them is left alone.
    """
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
