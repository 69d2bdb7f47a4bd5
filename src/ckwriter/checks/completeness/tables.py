"""T101 to T105: what a form asks and a submission leaves blank, one finding a cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckwriter import places
from ckwriter.checks import check, finding
from ckwriter.checks.completeness import neighbours
from ckwriter.checks.completeness.blanks import (
    GIVE_A_REASON,
    RowGroup,
    asked,
    asked_columns,
    blank,
    blank_row,
    dash,
    filled_tables,
    labels_of,
    lacks,
    missing_parts,
    reason_told,
    row_groups,
    stands,
)
from ckwriter.checks.completeness.unread import certain
from ckwriter.checks.names.mentions import mentions_in
from ckwriter.checks.names.naming import MEETS
from ckwriter.checks.texts.readings import filled, frequencies_of, may_recur, sentences_of
from ckwriter.form import Column, Field, Table
from ckwriter.model import Finding, FindingLevel, Submission


@check(level="error", rules=("R00",))
def missing_part(submission: Submission) -> Iterator[Finding]:
    """必ず記入する欄と表が記入されている

    A field, or a table as a whole, in which nothing stands, and a free table with fewer rows than the form wants.
    Sections that are missing altogether are S101's. Where the section holds text that belongs to no place, such as a
    diagram, what seems missing may be there: that is perhaps_not_read's.
    """
    yield from certain(submission, seeming_missing_parts(submission))


def seeming_missing_parts(submission: Submission) -> Iterator[Finding]:
    """Yield what is to be said of missing parts, were nothing left unread.

    An office's page that has not even the title of a field may have been agreed upon without it: a note.
    """
    for part in missing_parts(submission):
        section = submission.form.section_of(part.id)
        is_table = isinstance(part, Table)
        title = f"{section.heading} {part.title}の表" if is_table else f"{section.heading}「{part.title}」"
        message = "1行も記入されていません" if is_table else "空欄です"
        hint = part.hint or "記入してください。"
        level: FindingLevel | None = None
        if part.id in submission.untitled:
            message, level = "この欄が見当たりません", "note"
            hint = "欄を設けて記入してください。欄を置かないことにしているときは、そのままで構いません。"
        elif is_table and (told := _told_in_prose(submission, part)):
            message, level = (
                f"表は1行も記入されていませんが、本文に会議（「{'」「'.join(told)}」）が書かれています",
                "note",
            )
            hint = "本文で足りていれば、そのままで構いません。構成員や目的を書いていなければ、補ってください。"
        quotes = neighbours.of_part(submission, part)
        yield finding(submission, part.id, message, hint=hint, quotes=quotes, subject=title, level=level)
    for table in filled_tables(submission, fixed=False):
        rows = sum(not blank_row(submission, table, row) for row in submission.rows(table))
        if rows < table.min_rows:
            message = f"{rows}行しかありません。{table.min_rows}行以上の記入が必要です"
            yield finding(submission, table.id, message, hint=table.hint or "足りない行を記入してください。")


def _told_in_prose(submission: Submission, part: Table | Field) -> list[str]:
    """Return the meetings of which running text of a section says how often they meet, where their table is blank."""
    if not isinstance(part, Table) or part.columns[0].role != "meeting":
        return []
    within = {one.id for one in submission.form.section_of(part.id).parts}
    names: dict[str, None] = {}
    for at, field, text in filled(submission):
        if at.partition("[")[0] in within and field.type in ("paragraph", "bullets"):
            for sentence in sentences_of(text):
                if frequencies_of(sentence.text) or may_recur(sentence.text):
                    names |= {one.name: None for one in mentions_in(sentence.text) if MEETS.search(one.name)}
    return list(names)[:3]


@check(level="warning", rules=("R10",))
def incomplete_row(submission: Submission) -> Iterator[Finding]:
    """表の各行が最後まで記入されている

    A row of a free table that lacks required cells: one finding a row, which lists them. A dash counts as blank unless
    the row says why. Columns that may go on from the row above (merged cells) need to be filled once. A table that was
    plainly read in the wrong way is perhaps_not_read's.
    """
    yield from certain(submission, seeming_incomplete_rows(submission))


def seeming_incomplete_rows(submission: Submission) -> Iterator[Finding]:
    """Yield what is to be said of incomplete rows, were everything read."""
    for table in filled_tables(submission, fixed=False):
        for row in submission.rows(table):
            if blank_row(submission, table, row):
                hint = "不要な行であれば削除し、必要な行であれば記入してください。"
                yield finding(submission, row, "この行は空です", hint=hint)
            else:
                columns = [c for c in asked_columns(submission, table, row, "yes") if not c.under]
                yield from _lacking(submission, table, row, columns)


@check(level="warning", rules=("R27",))
def incomplete_heading(submission: Submission) -> Iterator[Finding]:
    """一つの見出しに並ぶ欄（役割など）がすべて記入されている

    Columns that stand under one heading of the form belong together; one finding a row and heading lists the blank
    ones. A table that was plainly read in the wrong way is perhaps_not_read's.
    """
    yield from certain(submission, seeming_incomplete_headings(submission))


def seeming_incomplete_headings(submission: Submission) -> Iterator[Finding]:
    """Yield what is to be said of the columns under one heading, were everything read."""
    for table in filled_tables(submission, fixed=False):
        headings = dict.fromkeys(column.under for column in table.columns if column.under)
        for row in submission.rows(table) if headings else ():
            if not blank_row(submission, table, row):
                required = asked_columns(submission, table, row, "yes")
                for heading in headings:
                    under = [column for column in required if column.under == heading]
                    yield from _lacking(submission, table, row, under, heading=heading)


def _lacking(
    submission: Submission, table: Table, row: str, columns: Sequence[Column], *, heading: str = ""
) -> Iterator[Finding]:
    """Yield one finding that lists which of these columns a row lacks, if it lacks any."""
    lacking = [column for column in columns if lacks(submission, table, row, column)]
    if not lacking or _goes_on_below(submission, table, row, lacking):
        return
    one = lacking[0] if len(lacking) == 1 else None
    names = "".join(f"「{column.title}」" for column in lacking)
    missing = [(f"{row}.{column.id}", submission.text(f"{row}.{column.id}")) for column in lacking]
    yield finding(
        submission,
        missing[0][0] if one else row,
        f"{f'「{heading}」のうち' if heading else ''}{names}が記入されていません",
        hint=(one.hint if one else "") or GIVE_A_REASON,
        quotes=list(
            dict.fromkeys([*missing, *_name_of(submission, table, row), *_beside(submission, table, row, lacking[0])])
        ),
        subject=places.title_of(submission.form, row),
    )


def _goes_on_below(submission: Submission, table: Table, row: str, lacking: Sequence[Column]) -> bool:
    """Tell whether the row below holds what a row lacks and leaves blank what goes on: an office, its partners."""
    goes_on = [column for column in table.columns if column.continues]
    if not goes_on or any(column.continues for column in lacking):
        return False
    rows = submission.rows(table)
    after = rows[rows.index(row) + 1] if row in rows[:-1] else ""
    return bool(
        after
        and all(blank(submission, f"{after}.{column.id}") for column in goes_on)
        and all(not blank(submission, f"{after}.{column.id}") for column in lacking)
        and not any(submission.text(f"{row}.{column.id}") for column in table.columns if not column.continues)
    )


def _name_of(submission: Submission, table: Table, row: str) -> Iterator[tuple[str, str]]:
    """Yield the first words that stand in a row: by them people know it, and fingerprints tell it from the others."""
    for column in table.columns_of(row):
        text = submission.text(f"{row}.{column.id}")
        if text and not dash(text):
            yield f"{row}.{column.id}", text.split("\n")[0][:40]
            return


def _beside(submission: Submission, table: Table, row: str, column: Column) -> Iterator[tuple[str, str]]:
    """Yield the words of the cell before a blank one, or else of the one behind it."""
    columns = table.columns_of(row)
    index = columns.index(column)
    for one in (*columns[index - 1 : index], *columns[index + 1 : index + 2]):
        text = submission.text(f"{row}.{one.id}")
        if text and not dash(text):
            yield f"{row}.{one.id}", text.split("\n")[0][:40]
            return


@check(level="note")
def blank_without_reason(submission: Submission) -> Iterator[Finding]:
    """当てはまらない欄・数字のない欄に理由が書かれている

    Cells that this kind of body need not fill but ought not to leave blank: empty is not zero. One note for the rows
    under one heading. In rows that people add themselves, a cell that need not be filled may be blank.
    """
    yield from certain(submission, seeming_without_reason(submission))


def seeming_without_reason(submission: Submission) -> Iterator[Finding]:
    """Yield what is to be said of cells that are blank without a reason, were everything read."""
    form, kind = submission.form, submission.municipality.kind
    for part in form.parts():
        if not isinstance(part, Table):
            if asked(part, kind) == "if_applicable" and blank(submission, part.id):
                yield _without_reason(submission, [part.id], places.title_of(form, part.id))
        else:
            for group in row_groups(part) if part.rows and stands(submission, part) else ():
                blanks = _blanks_of(submission, group)
                if blanks:
                    yield _without_reason(submission, blanks, group.title(form))


def _blanks_of(submission: Submission, group: RowGroup) -> list[str]:
    """Return the blank cells of rows without a choice; none if the group's total is 0, for then they are T203's."""
    totals = {f"{group.table.id}[{row.share_of}].value" for row in group.rows if row.share_of}
    if any(submission.text(total) in ("0", "０") for total in totals):
        return []
    if len(group.rows) > 1 and reason_told(submission, group):
        return []
    cells = group.cells(submission.municipality.kind)
    return [
        cell.at
        for cell in cells
        if cell.need == "if_applicable"
        and not group.has_choice(cell.row)
        and lacks(submission, group.table, group.address(cell.row), cell.column)
    ]


def _without_reason(submission: Submission, blanks: Sequence[str], title: str) -> Finding:
    one = len(blanks) == 1
    return finding(
        submission,
        blanks[0],
        f"{'空欄' if one else f'{len(blanks)}か所が空欄'}です。当てはまらない、または数字がないのではありませんか",
        hint=GIVE_A_REASON,
        quotes=[(at, submission.text(at)) for at in blanks] + list(labels_of(submission, blanks)),
        subject=places.title_of(submission.form, blanks[0]) if one else title,
    )
