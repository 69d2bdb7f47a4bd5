"""Which places a form asks a body to fill, and which of them are blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ckwriter import places
from ckwriter.checks.completeness.choices import chosen
from ckwriter.checks.texts.readings import once
from ckwriter.form import Column, Field, Form, Required, Row, Section, Table
from ckwriter.model import Absent, Submission
from ckwriter.patterns import regex

REASONS = "".join(f"「{reason.title}」" for reason in Absent)
"""The official words for an empty cell, as a hint quotes them."""
GIVE_A_REASON = f"数字や内容がないときは、空欄のままにせず、{REASONS}のどれかを記入してください。"

_NOBODY_FILLS = ("fixed", "municipality", "fiscal_year")
"""Types that a form prints or takes from elsewhere."""
_DASH = regex(r"[\s　]*[-－‐―—–ーｰ−─~～]+[\s　]*")
_PUT_OFF = regex(
    r"[・（(\s]*(?:未定|未入力|未記入|(?:記入|記載)なし|空欄|(?:要|今後|現在|引き?続き)?検討(?:中|予定)?|(?:現在)?調整中|後日(?:決定|設定|記入)?)[）)\s。]*"
)
"""What stands for words or an amount that are still to come."""
_WRITTEN = ("text", "paragraph", "bullets", "list", "quantity")
_REASON = regex(
    "ため(?!の|に)|理由(?![がを](?:分か|わか|把握|知|聞|確))|未実施|未集計|未公表|非公表|集計中|初年度|新規|年度から(?:実施|開始|始)|(?:設定|把握|算出|集計)(?:が|は)?(?:困難|して|でき|しな|なし)"
)
"""Words by which a row says why another of its cells holds just a dash."""


def asked(field: Field, kind: str) -> Required:
    """Return how far a body of this kind must fill a field; `auto` for one that nobody fills."""
    return "auto" if field.type in _NOBODY_FILLS else field.required_of(kind)


def asked_columns(submission: Submission, table: Table, row: str, need: Required) -> list[Column]:
    """Return the columns of a row that are asked so far."""
    kind = submission.municipality.kind
    return [column for column in table.columns_of(row) if asked(column, kind) == need]


def blank(submission: Submission, at: str) -> bool:
    """Tell whether a place holds neither words nor a reason for having none."""
    cell = submission.cells.get(at)
    return cell is None or cell.empty


def blank_row(submission: Submission, table: Table, row: str) -> bool:
    """Tell whether nothing stands in a row."""
    return all(blank(submission, f"{row}.{column.id}") for column in table.columns_of(row))


def dash(text: str) -> bool:
    """Tell whether a text is nothing but a dash."""
    return bool(_DASH.fullmatch(text))


def lacks(submission: Submission, table: Table, row: str, column: Column) -> bool:
    """Tell whether a row lacks a cell: it is blank, or holds a dash or 未定, and no cell says why.

    A blank cell that goes on from the row above (merged downwards) lacks nothing.
    """
    at = f"{row}.{column.id}"
    text = submission.text(at)
    if dash(text) or (column.type in _WRITTEN and _PUT_OFF.fullmatch(text)):
        return not any(_REASON.search(submission[f"{row}.{other.id}"].text) for other in table.columns_of(row))
    if column.role == "duties" and _told_beside(submission, table, row, column):
        return False
    return blank(submission, at) and not (column.continues and row != f"{table.id}[1]")


def _told_beside(submission: Submission, table: Table, row: str, column: Column) -> bool:
    """Tell whether the cell of an office says in brackets what it does: 住宅課（住み替えの相談、居住支援協議会）."""
    before = next((a for a, b in pairwise(table.columns) if b.id == column.id), None)
    return (
        before is not None
        and before.role == "lead"
        and "、" in submission.text(f"{row}.{before.id}").partition("（")[2]
    )


_SHOWN = 100
"""Characters of the words beside a blank cell that are quoted: enough to know the row by."""
_MOST_ROWS = 6


def labels_of(submission: Submission, blanks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what tells a reader which fixed rows blank cells stand in: the words beside them, or else the label."""
    labels = submission.form.row_labels
    for row in list(dict.fromkeys(at.rpartition(".")[0] for at in blanks))[:_MOST_ROWS]:
        if row not in labels:
            continue
        table = submission.form.table(places.parse(row).part)
        beside = [f"{row}.{column.id}" for column in table.columns_of(row) if column.type in _WRITTEN]
        told = [
            (at, text.split("\n")[0][:_SHOWN]) for at in beside if (text := submission.text(at)) and at not in blanks
        ]
        yield from told or [(row, labels[row])]


def stands(submission: Submission, part: Field | Table) -> bool:
    """Tell whether anything stands in a field or table, beside the dates that a form may print in advance."""
    return part.id in _standing(submission)


@once
def _standing(submission: Submission) -> frozenset[str]:
    """Return the ids of the fields and tables in which anything stands."""
    return frozenset(part.id for part in submission.form.parts() if _holds(submission, part))


def _holds(submission: Submission, part: Field | Table) -> bool:
    if not isinstance(part, Table):
        return not blank(submission, part.id) or (part.type == "municipality" and bool(submission.municipality.name))
    return any(
        column.type != "as_of" and _says(submission, f"{row}.{column.id}", column, fixed=bool(part.rows))
        for row in submission.rows(part)
        for column in part.columns_of(row)
    )


def _says(submission: Submission, at: str, column: Column, *, fixed: bool) -> bool:
    """Tell whether more stands in a cell than a form prints in advance: marks to be overwritten, 有・無 unmarked."""
    if blank(submission, at):
        return False
    text = submission.text(at)
    if not fixed or not text:
        return True
    if column.type == "choice":
        return chosen(text, column.choices) != ()
    return not dash(text) and not re.fullmatch(r"[\s●○◯〇]+", text)


def must_stand(part: Field | Table, kind: str) -> bool:
    """Tell whether a body of this kind must fill a field, or at least some cell of a table."""
    if not isinstance(part, Table):
        return asked(part, kind) == "yes"
    if not part.rows:
        return part.min_rows > 0 and any(asked(column, kind) == "yes" for column in part.columns)
    return any(asked(c, kind) == "yes" for row in part.rows for c in part.columns_of(f"{part.id}[{row.id}]"))


def missing_sections(submission: Submission) -> Iterator[Section]:
    """Yield the sections that must be filled and in which nothing stands."""
    kind = submission.municipality.kind
    for section in submission.form.sections:
        required = section.required or any(must_stand(part, kind) for part in section.parts)
        if required and not any(stands(submission, part) for part in section.parts):
            yield section


def missing_parts(submission: Submission) -> Iterator[Field | Table]:
    """Yield the fields and tables that must be filled and in which nothing stands, but not of missing sections."""
    missing = [section.id for section in missing_sections(submission)]
    for section in submission.form.sections:
        if section.id not in missing:
            for part in section.parts:
                if must_stand(part, submission.municipality.kind) and not stands(submission, part):
                    yield part


def filled_tables(submission: Submission, *, fixed: bool) -> Iterator[Table]:
    """Yield the tables, of fixed or of free rows, in which something stands."""
    for part in submission.form.parts():
        if isinstance(part, Table) and bool(part.rows) == fixed and stands(submission, part):
            yield part


@dataclass(frozen=True, slots=True)
class FixedCell:
    """A cell that the form prints and asks for."""

    row: Row
    at: str
    """The place."""
    column: Column
    need: Required


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Fixed rows under one heading; a row that stands alone is a group of one."""

    table: Table
    rows: tuple[Row, ...]

    def address(self, row: Row) -> str:
        """Return the address of a row."""
        return f"{self.table.id}[{row.id}]"

    def cells(self, kind: str) -> Iterator[FixedCell]:
        """Yield the cells that a body of this kind is asked for, but for the dates of figures."""
        for row in self.rows:
            for column in self.table.columns_of(self.address(row)):
                need = asked(column, kind)
                if need in ("yes", "if_applicable") and column.type != "as_of":
                    yield FixedCell(row, f"{self.address(row)}.{column.id}", column, need)

    def has_choice(self, row: Row) -> bool:
        """Tell whether a row holds a choice, upon which its other cells depend."""
        return any(column.type == "choice" for column in self.table.columns_of(self.address(row)))

    def title(self, form: Form) -> str:
        """Return how messages call the group."""
        if not self.rows[0].group:
            return places.title_of(form, self.address(self.rows[0]))
        return f"{places.title_of(form, self.table.id)}「{self.rows[0].group}」"


def row_groups(table: Table) -> Iterator[RowGroup]:
    """Yield the rows of a fixed table, those that follow each other under one heading together."""
    for _, rows in groupby(table.rows, key=lambda row: row.group or row.id):
        yield RowGroup(table, tuple(rows))


_FIGURE = regex("[0-9０-９]")
_NO_FIGURES = regex(
    "ため|公表|公開|把握(?:して|でき)|集計(?:して|でき|中)|未把握|[都道府県市区町村](?:別)?の値|[都道府県]単位|同上|該当"
)


def reason_told(submission: Submission, group: RowGroup) -> bool:
    """Tell whether words beside a blank or a dash say why the rows under one heading have no figures: 公表なし."""
    for row in group.rows:
        at = group.address(row)
        columns = [column for column in group.table.columns_of(at) if column.type != "as_of"]
        words = [submission.text(f"{at}.{column.id}") for column in columns if column.type == "text"]
        figures = [submission.text(f"{at}.{column.id}") for column in columns if column.type != "text"]
        if not any(map(_FIGURE.search, figures)) and any(map(_NO_FIGURES.search, (*words, *figures))):
            return True
    return False
