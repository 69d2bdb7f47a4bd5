"""Advice on paper: a form like any other, written, read back, accepted, and restyled."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from ckwriter import accepting, advising, forms, matching, reading, writing
from ckwriter.advising import Advice
from ckwriter.advising.page import lines
from ckwriter.errors import WriteError
from ckwriter.form import Table
from ckwriter.matching.words.wording import single_places
from ckwriter.model import PERSON
from ckwriter.word import reader, template
from tests.advising.conftest import submission
from tests.conftest import EXAMPLES, Make

CELLS = {
    "results[1].indicator": "①地域移行支援の利用件数",
    "results[1].target": "11件",
    "results[1].result": "11件",
    "forums[1].name": "精神部会",
    "forums[1].members": "精神科病院、当事者会、家族会、居住支援法人",
}


@pytest.fixture(scope="module")
def advice() -> Advice:
    """Advice on an example."""
    return advising.advise(reading.read(EXAMPLES / "kurashiki.yaml"))


def test_an_item_is_a_drafted_row_with_its_sources(advice: Advice) -> None:
    """The text is marked as drafted and knows its places; the quotes beside it are the office's own words."""
    page = advising.page(advice)
    item = next(advice.under("merits"))
    assert page[item.at].machine
    assert page[item.at].sources[0].at == tuple(dict.fromkeys(basis.at for basis in item.basis))
    assert page["merits[1].basis"].origin == PERSON


def test_advice_goes_through_word_and_back(advice: Advice, tmp_path: Path) -> None:
    """What is written is read back as it was, with its origins; all of it has room on the page."""
    page = advising.page(advice)
    assert writing.write(page, tmp_path / "advice.docx") == ()
    assert reading.read(tmp_path / "advice.docx").cells == page.cells


def test_advice_is_accepted_before_it_is_handed_over(advice: Advice, tmp_path: Path) -> None:
    """What no adviser has read is not written for handing in."""
    path = tmp_path / "advice.docx"
    writing.write(advising.page(advice), path)
    with pytest.raises(WriteError, match="確認していない下書き"):
        writing.write(reading.read(path), tmp_path / "final.docx", final=True)
    accepting.accept(path)
    writing.write(reading.read(path), tmp_path / "final.docx", final=True)


def test_the_blank_form_is_what_is_built(advice: Advice) -> None:
    """templates/nimo-r6-advice/form.docx is the output of `ckwriter template nimo-r6-advice`, with room for all."""
    built = template.build(advice.form)
    found = matching.search(advice.form, reader.read(built, "form.docx").blocks)
    assert set(found.slots) == set(single_places(advice.form))
    free = {part.id for part in advice.form.parts() if isinstance(part, Table) and not part.rows}
    assert set(found.records) == free
    assert found.left == []
    committed = (forms.files(advice.form.id).template / "form.docx").read_bytes()
    one, two = (docx.Document(io.BytesIO(data)) for data in (committed, built))
    assert one.element.xml == two.element.xml
    assert one.styles.element.xml == two.styles.element.xml
    assert one.sections[0].header._element.xml == two.sections[0].header._element.xml


def test_each_page_is_headed_with_the_body(advice: Advice, tmp_path: Path) -> None:
    """The name stands in the header, also where it holds signs that XML has a use for, and is not read as a stray."""
    named = advice.municipality.model_copy(update={"name": "A&B<市>"})
    writing.write(advising.page(advice.model_copy(update={"municipality": named})), tmp_path / "advice.docx")
    header = docx.Document(str(tmp_path / "advice.docx")).sections[0].header
    assert header.paragraphs[0].text == f"{advice.form.title}（A&B<市>　令和6年度）"
    accepting.accept(tmp_path / "advice.docx", ["merits[1].text"])
    assert reading.read(tmp_path / "advice.docx").unplaced == ()


def test_a_submission_is_not_taken_for_advice(tmp_path: Path) -> None:
    """A Word file without a record is known by its form, now that there are two."""
    facts = reading.read(EXAMPLES / "kumamoto.yaml")
    writing.write(facts, tmp_path / "form.docx", final=True)
    assert reading.read(tmp_path / "form.docx").form.id == "nimo-r6"
    writing.write(advising.page(advising.advise(facts)), tmp_path / "advice.docx")
    accepting.accept(tmp_path / "advice.docx")
    writing.write(reading.read(tmp_path / "advice.docx"), tmp_path / "final.docx", final=True)
    assert reading.read(tmp_path / "final.docx").form.id == "nimo-r6-advice"


def test_evidence_is_shown_by_rows(make: Make) -> None:
    """Cells of one row stand together; what the text quotes is not repeated, and a gap says so."""
    last = CELLS | {"results[1].result": "7件"}
    advice = advising.advise(submission(make, CELLS, last), ())
    reached, better, taking_part = (
        next(item for item in advice.items if item.kind == kind) for kind in ("reached", "better", "taking_part")
    )
    assert lines(advice, reached.basis, reached.text) == ["・4節 1行目 指標、目標値、実績値"]
    assert lines(advice, reached.basis) == [
        "・4節 1行目 指標「①地域移行支援の利用件数」、目標値「11件」、実績値「11件」"
    ]
    assert lines(advice, better.basis, better.text)[1] == "・令和5年度の提出分 4節 1行目 実績値"
    assert lines(advice, taking_part.basis, taking_part.text) == ["・7節 1行目 構成員、名称"]
    nothing = next(advice.under("answers"))
    assert lines(advice, nothing.basis, nothing.text) == ["・7節「その他事項」（記載なし）"]
