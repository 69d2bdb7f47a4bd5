"""Tables laid out by hand, in another way than any template of ours: what an office might make of the same form."""

from __future__ import annotations

from ckwriter.form import Table
from ckwriter.model import Cell, Submission

Rows = list[list[str]]
Merges = list[tuple[int, int, int, int]]
"""Merged cells as first row, first column, last row, last column."""


def filled(submission: Submission) -> Submission:
    """Return a submission with made-up text in every narrative cell that is empty, and without what no page shows."""
    empty = [
        (at, field)
        for at, field in submission.places()
        if submission[at].empty and field.type in ("paragraph", "bullets")
    ]
    texts = {
        at: Cell(text=f"{field.title}の{number}番目の文章。<二つ目>の文、Word 2019 の話。\n次の段落 & 終わり。")
        for number, (at, field) in enumerate(empty, 1)
    }
    kept = {at: cell for at, cell in submission.cells.items() if not at.endswith(".note")}
    return submission.model_copy(update={"cells": {}, "notes": ()}).with_cells({**kept, **texts})


def table_of(table: Table, submission: Submission) -> tuple[Rows, Merges]:
    if table.rows and len(table.columns) > 2:
        return labelled_rows(table, submission)
    if table.rows:
        return by_row_titles(table, submission)
    return free_rows(table, submission)


def by_row_titles(table: Table, submission: Submission) -> tuple[Rows, Merges]:
    """Lay out a fixed table with a column for each of its columns, the titles of its rows before them."""
    rows = [["", *(column.title for column in table.columns)]]
    for row in table.rows:
        rows.append([row.title, *(submission[f"{table.id}[{row.id}].{c.id}"].shown for c in table.columns)])
    return rows, []


def labelled_rows(table: Table, submission: Submission) -> tuple[Rows, Merges]:
    """Lay out a fixed table with group, label, value and unit side by side, without a row of headings."""
    rows: Rows = []
    merges: Merges = []
    group, first = "", 0
    for number, row in enumerate(table.rows):
        cells = {c.id: submission[f"{table.id}[{row.id}].{c.id}"].shown for c in table.columns}
        moment = f"（{cells['as_of']}時点）" if cells["as_of"] else ""
        value, unit = cells["value"], row.unit
        if cells["choice"] in ("有", "無"):
            value = "・".join(f"({word})" if word == cells["choice"] else word for word in ("有", "無"))
            unit = f"{cells['value']} / {cells['denominator']} {row.unit}" if cells["denominator"] else row.unit
        if row.group and row.group == group:
            merges = [merge for merge in merges if merge[:2] != (first, 0)]
            merges.append((first, 0, number, 0))
            rows.append(["", row.title, value, unit])
        elif row.group:
            group, first = row.group, number
            rows.append([row.group + moment, row.title, value, unit])
        else:
            group = ""
            merges.append((number, 0, number, 1))
            rows.append([row.title + moment, "", value, unit])
    return rows, merges


def free_rows(table: Table, submission: Submission) -> tuple[Rows, Merges]:
    """Lay out a free table; columns that share a heading stand below each other, the others are merged over them."""
    plain = [column for column in table.columns if not column.under]
    stacked = [column for column in table.columns if column.under]
    rows: Rows = [[column.title for column in plain] + ([stacked[0].under, ""] if stacked else [])]
    merges: Merges = [(0, len(plain), 0, len(plain) + 1)] if stacked else []
    for row in submission.rows(table):
        first = len(rows)
        texts = [submission[f"{row}.{column.id}"].shown for column in plain]
        if not stacked:
            rows.append(texts)
        for number, column in enumerate(stacked):
            rows.append(
                [*(texts if not number else [""] * len(plain)), column.title, submission[f"{row}.{column.id}"].shown]
            )
        if stacked:
            merges += [(first, at, len(rows) - 1, at) for at in range(len(plain))]
    return rows, merges
