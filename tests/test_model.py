"""Values: cells, submissions, findings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ckwriter.beside import Note, Unplaced
from ckwriter.model import Absent, Cell, Evidence, Finding, Submission
from ckwriter.values import page_text
from tests.conftest import Make


def test_line_ends_become_newlines() -> None:
    """Text from Windows, old Macs and Word's vertical tab reads as the same lines."""
    assert page_text("a\r\nb\rc\vd\u2028e") == "a\nb\nc\nd\ne"


@given(st.text(alphabet=st.characters()))
def test_page_text_is_stable_and_fits_xml(text: str) -> None:
    """What page_text gives can be encoded, is kept as it is by a second pass, and loses no printable character."""
    once = page_text(text)
    once.encode("utf-8")
    assert page_text(once) == once
    assert not any(ord(c) < 32 and c not in "\t\n" for c in once)
    assert len(once) <= len(text)


def test_control_characters_stay_visible() -> None:
    """A character that no page can hold is shown as U+FFFD instead of vanishing."""
    assert Cell(text="年4\x00回\ud800").text == "年4\ufffd回\ufffd"


def test_official_word_for_empty_is_absent() -> None:
    """A cell that holds just 未公表 is an absent cell, whichever file it came from."""
    assert Cell(text=" 未公表 ") == Cell(absent=Absent.NOT_PUBLISHED)
    assert Cell(text="未公表のため空欄").absent is None


def test_absent_cell_cannot_hold_text() -> None:
    """A reason for being empty and a text exclude each other."""
    with pytest.raises(ValidationError):
        Cell(text="12", absent=Absent.UNKNOWN)


def test_absent_is_not_empty_and_zero_is_not_empty() -> None:
    """Empty is not zero, and neither is a cell that says why it is empty."""
    assert Cell().empty
    assert Cell(text=" \n").empty
    assert not Cell(text="0").empty
    assert not Cell(absent=Absent.SUPPRESSED).empty


def test_values_are_closed_and_frozen(make: Make) -> None:
    """Nobody can slip an unknown key into a value, change it, or change its cells."""
    submission = make({"strengths": "a"})
    with pytest.raises(ValidationError):
        Cell.model_validate({"text": "a", "colour": "red"})
    with pytest.raises(ValidationError):
        submission.fiscal_year = 2025  # type: ignore[misc]
    with pytest.raises(TypeError):
        submission.cells["strengths"] = Cell()  # type: ignore[index]


def test_empty_cells_have_no_entry(make: Make) -> None:
    """Two submissions that differ only in cells that hold nothing are equal."""
    assert make({"strengths": "a", "structure": ""}) == make({"strengths": "a"})


def test_what_stands_beside_the_form_has_an_address(make: Make) -> None:
    """Raw notes and texts without a place are looked up by their number, from 1; a number too high gives nothing."""
    beside = {
        "notes": (Note(text="素材一"), Note(text="素材二")),
        "unplaced": (Unplaced(text="図の一", where="2"), Unplaced(text="図の二", where="2")),
    }
    submission = make({"strengths": "a"}).model_copy(update=beside)
    assert [submission[f"notes[{n}]"].text for n in (1, 2, 3)] == ["素材一", "素材二", ""]
    assert [submission.text(f"unplaced[{n}]") for n in (0, 1, 2, 3)] == ["", "図の一", "図の二", ""]


def test_rows_are_numbered_from_one_without_gaps(make: Make) -> None:
    """A free table has as many rows as its last filled one; a fixed table always has all."""
    submission = make({"forums[3].name": "部会"})
    assert submission.rows(submission.form.table("forums")) == ("forums[1]", "forums[2]", "forums[3]")
    assert submission.rows(submission.form.table("goals")) == ()
    assert submission.rows(submission.form.table("sectors"))[0] == "sectors[health]"


def test_fingerprint_stays_when_rows_move() -> None:
    """A finding keeps its fingerprint in another row, and gets another for other words."""

    def finding(at: str, quote: str) -> Finding:
        return Finding(
            code="T1", at=at, section="7", message="m", evidence=(Evidence(at=at, section="7", quote=quote),)
        )

    assert finding("forums[1].name", "部会").fingerprint == finding("forums[4].name", "部会").fingerprint
    assert finding("forums[1].name", "部会").fingerprint != finding("forums[1].name", "会議").fingerprint


def test_places_follow_the_form(make: Make) -> None:
    """Every filled cell is found by walking the places of the form."""
    submission = make({"goals[2].target": "3回", "intro": "x", "profile[population].value": "1"})
    places = [at for at, _ in submission.places()]
    assert set(submission.cells) <= set(places)
    assert places.index("intro") < places.index("profile[population].value") < places.index("goals[2].target")


def test_submission_is_not_changed_by_with_cells(make: Make) -> None:
    """A stage works on a copy."""
    before: Submission = make({"intro": "x"})
    after = before.with_cells({"intro": Cell(text="y")})
    assert (before.text("intro"), after.text("intro")) == ("x", "y")
