"""Building a blank form from what a form asks."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml.ns import qn

from ckwriter import forms, matching
from ckwriter.form import Column, Field, Form, Kind, Row, Section, Table
from ckwriter.matching.words.wording import single_places
from ckwriter.word import reader, template


def layout(data: bytes, form: Form) -> matching.Layout:
    return matching.search(form, reader.read(data, "form.docx").blocks)


def test_every_place_is_found_in_the_blank_form(form: Form, blank: bytes) -> None:
    """The matcher finds room for each field, each fixed cell and each column, and nothing that it cannot explain."""
    found = layout(blank, form)
    assert set(found.slots) == set(single_places(form))
    tables = {
        part.id: {c.id for c in part.columns} for part in form.parts() if isinstance(part, Table) and not part.rows
    }
    assert {table: set(records[0].slots) for table, records in found.records.items()} == tables
    assert found.left == []


def test_the_committed_form_is_what_is_built(form: Form, blank: bytes) -> None:
    """templates/nimo-r6/form.docx is the output of `ckwriter template nimo-r6`."""
    committed = (forms.files(form.id).template / "form.docx").read_bytes()
    one, two = (docx.Document(io.BytesIO(data)) for data in (committed, blank))
    assert one.element.xml == two.element.xml
    assert one.styles.element.xml == two.styles.element.xml


def test_the_form_made_by_hand_has_every_place_too(form: Form, portrait: bytes) -> None:
    """The same places are found in a layout that has nothing in common with ours."""
    found = layout(portrait, form)
    assert set(found.slots) == set(single_places(form))
    assert all(
        set(records[-1].slots) == {column.id for column in form.table(table).columns}
        for table, records in found.records.items()
    )


def test_the_script_makes_the_committed_form_by_hand(portrait: bytes) -> None:
    """tests/forms_by_hand/portrait.docx is the output of the script beside it."""
    from tests.forms_by_hand import make

    one, two = (docx.Document(io.BytesIO(data)) for data in (portrait, make.portrait()))
    assert one.element.xml == two.element.xml


def test_printed_words_are_left_round_the_slots(form: Form, blank: bytes, portrait: bytes) -> None:
    """A slot never takes in a unit, a label or the words round it."""
    for data in (blank, portrait):
        found = layout(data, form)
        for at, slot in found.slots.items():
            text = slot.text.strip("　 \n")
            assert text in ("", "R●年●月", "有・無", "□有　□無"), at


def test_header_rows_are_repeated_and_rows_kept_whole(blank: bytes) -> None:
    """On each page the headings of a table stand again; short rows are not split; text has Japanese fonts."""
    page = docx.Document(io.BytesIO(blank))
    for table in page.tables:
        rows = table._tbl.findall(qn("w:tr"))
        properties = rows[0].find(qn("w:trPr"))
        styles = {style.get(qn("w:val")) for style in rows[0].iter(qn("w:pStyle"))}
        assert (properties.find(qn("w:tblHeader")) is not None) == (styles == {"CellHead"})
        assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows if len(row) > 3)
    defaults = page.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert defaults.get(qn("w:eastAsia")) == "BIZ UDゴシック"
    assert page.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}").get(qn("w:eastAsia")) == "ja-JP"
    assert page.sections[0].page_width > page.sections[0].page_height


def test_any_other_form_is_built_and_filled() -> None:
    """The builder knows no programme: a form of another kind gets a blank form in which all its places are found."""
    form = Form(
        id="park",
        title="公園の点検",
        fiscal_year=2025,
        kinds=(Kind(id="city", title="市"),),
        sections=(
            Section(
                number="0",
                id="cover",
                title="表紙",
                short="表紙",
                parts=(Field(id="park", title="公園名", type="text"),),
            ),
            Section(
                number="1",
                id="tools",
                title="遊具の点検の結果",
                short="遊具",
                parts=(
                    Field(id="summary", title="総評", type="paragraph"),
                    Table(
                        id="items",
                        title="遊具の一覧",
                        type="table",
                        columns=(
                            Column(id="name", title="遊具", type="text"),
                            Column(id="state", title="状態", type="text"),
                        ),
                    ),
                    Table(
                        id="areas",
                        title="面積",
                        type="table",
                        columns=(
                            Column(id="value", title="広さ", type="decimal"),
                            Column(id="note", title="備考", type="text"),
                        ),
                        rows=(Row(id="lawn", title="芝生", unit="㎡"), Row(id="sand", title="砂場", unit="㎡")),
                    ),
                ),
            ),
        ),
    )
    found = layout(template.build(form), form)
    assert set(found.slots) == set(single_places(form))
    assert {table: set(records[0].slots) for table, records in found.records.items()} == {"items": {"name", "state"}}


def test_no_page_overflows(blank: bytes, tmp_path: Path, convert: Callable[[Path, str], Path]) -> None:
    """LibreOffice opens the blank form; its tables are as wide as the page between the margins."""
    path = tmp_path / "form.docx"
    path.write_bytes(blank)
    assert convert(path, "pdf").read_bytes().startswith(b"%PDF")
    page = docx.Document(io.BytesIO(blank))
    section = page.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in page.tables:
        width = sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))) * 635
        assert abs(width - room) < 20 * 635
    assert page.element.body[-2].tag == qn("w:p"), "Word wants a paragraph behind the last table"
