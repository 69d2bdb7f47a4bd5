"""A page of a known blank form is placed without a search, and as a search would place it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckwriter import forms
from ckwriter.blocks import Block, Grid, GridCell, Paragraph
from ckwriter.form import Form, Table
from ckwriter.matching.known import recorded
from ckwriter.matching.known.filled import located
from ckwriter.matching.known.pattern import Pattern, pattern
from ckwriter.matching.searching.search import search
from ckwriter.model import Cell, Municipality, Submission
from ckwriter.word import blank, reader, writer

Page = tuple[Block, ...]


@pytest.fixture(scope="module")
def submission(form: Form) -> Submission:
    """A submission with some rows in each free table, and every other place of the fixed ones filled."""
    cells: dict[str, Cell] = {}
    for part in form.parts():
        if not isinstance(part, Table):
            cells[part.id] = Cell(text=f"市の{part.title}\n続けて述べる。")
        for column in part.columns if isinstance(part, Table) and not part.rows else ():
            for row in (1, 2, 3):
                if not (column.continues and row == 2):
                    cells[f"{part.id}[{row}].{column.id}"] = Cell(text=f"市の{column.title}その{row}")
        for number, row in enumerate(part.rows if isinstance(part, Table) else ()):
            for column in part.columns_of(f"{part.id}[{row.id}]") if isinstance(part, Table) and number % 2 else ():
                text = {"choice": "有", "as_of": "R6年4月", "integer": "12", "decimal": "3.5"}.get(
                    column.type, "市の値"
                )
                cells[f"{part.id}[{row.id}].{column.id}"] = Cell(text=text)
    del cells["municipality"]
    body = Municipality(name="試験市", kind="core_city")
    return Submission(form=form, fiscal_year=2024, municipality=body, cells=cells)


@pytest.fixture(scope="module")
def known(form: Form) -> Pattern:
    """The form's own blank form."""
    package = writer.write(
        Submission(form=form, fiscal_year=2024, municipality=Municipality(name="市", kind="core_city"))
    )
    record = recorded.load(reader.read(package.data, "a.docx").record or b"")
    found = pattern(record.blank, form, blank.page) if record is not None else None
    assert found is not None
    return found


@pytest.fixture(scope="module")
def page(submission: Submission) -> Page:
    """What the submission looks like on the page."""
    return reader.read(writer.write(submission).data, "a.docx").blocks


def typed(page: Page, was: str, now: str) -> Page:
    """Return a page on which a person typed over a cell."""
    number, grid = next(
        (n, b) for n, b in enumerate(page) if isinstance(b, Grid) and any(c.text == was for c in b.cells)
    )
    cells = tuple(with_text(cell, now) if cell.text == was else cell for cell in grid.cells)
    return (*page[:number], Grid(cells, grid.height, grid.width), *page[number + 1 :])


def with_text(cell: GridCell, text: str) -> GridCell:
    inner = tuple(Paragraph(line) for line in text.split("\n")) if cell.blocks else ()
    return cell._replace(text=text, blocks=inner)


def with_rows(page: Page, text: str, change: Callable[[list[list[GridCell]]], list[list[GridCell]]]) -> Page:
    """Return a page on which the rows of a table were changed, that in which a text stands."""
    number, grid = next(
        (n, b) for n, b in enumerate(page) if isinstance(b, Grid) and any(c.text == text for c in b.cells)
    )
    rows = change([list(grid.row(row)) for row in range(grid.height)])
    cells = tuple(cell._replace(row=row) for row, line in enumerate(rows) for cell in line)
    return (*page[:number], Grid(cells, len(rows), grid.width), *page[number + 1 :])


# ------------------------------------------------------------------------------------------ what needs no search


def removed(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    return [*rows[:2], *rows[3:]]


def added(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    return [*rows, [cell._replace(text=f"初めての{cell.column}") for cell in rows[-1]]]


def moved(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    return [rows[0], *reversed(rows[1:])]


EDITS: dict[str, Callable[[Page], Page]] = {
    "nothing": lambda page: page,
    "a text in a free row": lambda page: typed(page, "市の開催頻度その2", "年4回と臨時"),
    "a cell emptied": lambda page: typed(page, "市の開催頻度その2", ""),
    "a paragraph split": lambda page: typed(page, "市の開催頻度その2", "年4回\n随時"),
    "running text": lambda page: typed(page, "市の特徴（強み）\n続けて述べる。", "住まいの支援に力を入れる。"),
    "a figure": lambda page: typed(page, "12", "1,234"),
    "a row removed": lambda page: with_rows(page, "市の開催頻度その2", removed),
    "a row added": lambda page: with_rows(page, "市の開催頻度その2", added),
    "rows moved": lambda page: with_rows(page, "市の開催頻度その2", moved),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_a_usual_edit_takes_no_search(
    edit: Callable[[Page], Page], known: Pattern, page: Page, submission: Submission
) -> None:
    """What people do to a filled form is placed by what is known of the blank one, as a search would place it."""
    changed = edit(page)
    assert (changed == page) == (edit is EDITS["nothing"])
    found = known.place(changed, submission)
    assert found is not None
    assert found == search(submission.form, changed)


def test_reading_goes_by_it(submission: Submission, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edited file of a known blank form is read so; a search would fail here."""
    blocks = reader.read(writer.write(submission).data, "a.docx")
    located(blocks, None, "a.docx")
    monkeypatch.setattr("ckwriter.matching.known.filled.search", None)
    assert located(blocks, None, "a.docx").submission == submission


# ------------------------------------------------------------------------------------------ what does


def beside(page: Page) -> Page:
    return (*page[:4], Paragraph("欄の外に書き足した文。"), *page[4:])


OTHERS: dict[str, Callable[[Page], Page]] = {
    "a title of a column": lambda page: typed(page, "市の開催頻度その2", "開催頻度"),
    "a title and its text": lambda page: typed(page, "市の特徴（強み）\n続けて述べる。", "特徴（強み）：住まい"),
    "a heading": lambda page: typed(page, "市の開催頻度その2", "7　協議の場"),
    "the beginning of a title": lambda page: typed(page, "市の開催頻度その2", "開催"),
    "a figure with its unit": lambda page: typed(page, "12", "12か所"),
    "a printed word": lambda page: typed(page, "名称", "会の名"),
    "a line beside the tables": beside,
}


@pytest.mark.parametrize("edit", OTHERS.values(), ids=OTHERS.keys())
def test_what_a_search_must_tell_is_not_guessed(
    edit: Callable[[Page], Page], known: Pattern, page: Page, submission: Submission
) -> None:
    """A text that might be a title or a value with more than itself, or another page than the blank form's."""
    assert edit(page) != page
    assert known.place(edit(page), submission) is None


TELLING = (
    "12",
    "１２",
    "1,234",
    "12人",
    "3か所",
    "R6年4月",
    "（R6年4月時点）",
    "平成27年度～",
    "有",
    "無",
    "（有）・無",
    "不明",
    "該当なし",
    "―",
    "-",
    "#DIV/0!",
    "1",
    "③",
    "10.5%",
    "3／5",
    "／",
    "回",
    "人",
    "注",
    "※",
    "項目",
    "（再掲）",
    "続き",
    "目的",
    "役割（行政）",
    "行政の役割",
    "精神障害にも",
    "倉敷市",
    "自治体名",
    "年4回",
    "住まいの支援を進める。",
    "・訪問する",
)
"""Words that mean something to the search of a row's values, or might."""
TYPED_OVER = {
    "the first cell of a row": "市の名称その2",
    "a cell of a row": "市の開催頻度その2",
    "a cell of several rows": "市の課題その1",
    "a frame": "市の特徴（強み）\n続けて述べる。",
    "a cell of a fixed row": "市の値",
    "a figure": "12",
}


@pytest.mark.parametrize("was", TYPED_OVER.values(), ids=TYPED_OVER.keys())
def test_telling_words_in_a_cell_are_placed_as_by_a_search(
    was: str, known: Pattern, page: Page, submission: Submission
) -> None:
    """Any title of the form, and other words that tell something: alone, with a text, or behind a bracket."""
    ways = ("{}", "{}\n続けて述べる。", "（再掲）{}")
    for text in (*TELLING, *(way.format(title) for title in titles() for way in ways)):
        changed = typed(page, was, text)
        found = known.place(changed, submission)
        assert found is None or found == search(submission.form, changed), text


# ------------------------------------------------------------------------------------------ any edit


def titles() -> list[str]:
    """Return what the form calls its sections, fields, tables, columns and rows."""
    form = forms.load("nimo-r6")
    found = {section.title for section in form.sections} | {title for part in form.parts() for title in part.titles}
    tables = [part for part in form.parts() if isinstance(part, Table)]
    return sorted(found | {thing.title for table in tables for thing in (*table.columns, *table.rows)})


def title() -> st.SearchStrategy[str]:
    return st.sampled_from(titles())


def joined(parts: tuple[str, str, str]) -> str:
    return "".join(parts)


WORD = st.sampled_from(TELLING) | st.sampled_from(["", "  "]) | st.deferred(title)
TEXT = WORD | st.tuples(WORD, st.sampled_from(["\n", "：", " ", "（", "の", ""]), WORD).map(joined)
NUMBER = st.integers(0, 2**16)
TYPED = st.tuples(st.just("typed"), NUMBER, TEXT)
"""A cell that is typed over."""
ROW = st.tuples(st.sampled_from(["removed", "doubled", "swapped"]), NUMBER, st.just(""))
"""A row of a free table that comes, goes or moves."""
Edit = tuple[str, int, str]


def edited(page: Page, edits: Sequence[Edit]) -> Page:
    """Return a page after some edits of a person, seldom in what the form prints."""
    blocks = list(page)
    for how, which, text in edits:
        free = [
            (number, cell)
            for number, block in enumerate(blocks)
            if isinstance(block, Grid)
            for cell in block.cells
            if cell.row and (not cell.text.strip() or cell.text.startswith("市の") or not which % 8)
        ]
        number, chosen = free[which % len(free)]
        grid = blocks[number]
        assert isinstance(grid, Grid)
        rows = [list(grid.row(row)) for row in range(grid.height)]
        row = chosen.row
        if how == "typed":
            rows[row] = [with_text(cell, text) if cell is chosen else cell for cell in rows[row]]
        elif not any(cell.rowspan > 1 for cells in rows for cell in cells):
            other = which % len(rows)
            if how == "swapped":
                rows[row], rows[other] = rows[other], rows[row]
            else:
                rows[row : row + 1] = [] if how == "removed" else [rows[row], rows[row]]
        cells = tuple(cell._replace(row=at) for at, found in enumerate(rows) for cell in found)
        blocks[number] = Grid(cells, len(rows), grid.width)
    return tuple(blocks)


class Filled:
    """A page, the blank form that it was filled to, and with what; it has no long name in what a test tells."""

    def __init__(self, known: Pattern, page: Page, submission: Submission) -> None:
        self.known = known
        self.page = page
        self.submission = submission


@pytest.fixture(scope="module")
def filled(known: Pattern, page: Page, submission: Submission) -> Filled:
    return Filled(known, page, submission)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(edits=st.lists(TYPED | TYPED | ROW, min_size=1, max_size=3))
def test_it_is_what_a_search_finds(edits: list[Edit], filled: Filled) -> None:
    """Whatever is typed, and whichever rows come and go: what is placed without a search is where one would place it."""
    changed = edited(filled.page, edits)
    found = filled.known.place(changed, filled.submission)
    assert found is None or found == search(filled.submission.form, changed)
