"""What is filled and read: the facts of the example body, with a text in each cell that is drafted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ckwriter import data, forms
from ckwriter.form import Form
from ckwriter.model import Cell, Municipality, Submission

_FACTS = Path(__file__).parents[1] / "examples" / "nimo-r6" / "kurashiki.yaml"
_TEXT = "関係機関が定期的に集まり、地域移行と住まいの確保について協議を重ねている。"


def example() -> Submission:
    """Return the example with every cell of running text filled."""
    facts = data.read_yaml(_FACTS.read_bytes(), _FACTS.name)
    blanks = {at for at, field in facts.places() if field.type in ("paragraph", "bullets") and at not in facts.cells}
    drafted = facts.with_cells({at: Cell(text=_TEXT, origin="offline") for at in blanks})
    return drafted.model_copy(update={"notes": (), "previous": None})


def many(rows: int) -> Submission:
    """Return a submission with this many meetings."""
    form: Form = forms.load("nimo-r6")
    columns = form.table("forums").columns
    cells = {f"forums[{n}].{c.id}": Cell(text=f"倉敷地域の{c.title}{n}") for n in range(1, rows + 1) for c in columns}
    return Submission(
        form=form, fiscal_year=2024, municipality=Municipality(name="試験市", kind="core_city"), cells=cells
    )


def merged(rows: int) -> Submission:
    """Return a submission with this many rows of one office, whose cells are merged down over all of them."""
    form: Form = forms.load("nimo-r6")
    columns = form.table("offices").columns
    further = [column for column in columns if not column.continues]
    cells = {f"offices[{n}].{c.id}": Cell(text=f"{c.title}{n}") for n in range(1, rows + 1) for c in further}
    cells |= {f"offices[1].{c.id}": Cell(text=c.title) for c in columns}
    return Submission(
        form=form, fiscal_year=2024, municipality=Municipality(name="試験市", kind="core_city"), cells=cells
    )


def foreign(rows: int, titles: Sequence[str] = ()) -> bytes:
    """Return a Word file of an office's own: a table of offices, and one of this many meetings under any titles.

    The values tell no column by themselves; without `titles` it has those of the form.
    """
    form: Form = forms.load("nimo-r6")
    document = docx.Document()
    for name in ("offices", "forums"):
        document.add_paragraph(form.section_of(name).heading)
        table = [[column.title for column in form.table(name).columns]]
        if name == "offices":
            table.append([f"{title}1" for title in table[0]])
        else:
            table = [list(titles) or table[0]]
            table += [[f"倉敷地域の{kana}{n}" for kana in "あいうえお"] for n in range(1, rows + 1)]
        cells = ("".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) for row in table)
        lines = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
        document.element.body.insert_element_before(parse_xml(f"<w:tbl {nsdecls('w')}>{lines}</w:tbl>"), "w:sectPr")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def template() -> bytes:
    """Return the blank form."""
    return (forms.files("nimo-r6").template / "form.docx").read_bytes()
