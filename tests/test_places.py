"""Places: the address of a cell, for programs and for people."""

import pytest

from ckwriter import places
from ckwriter.form import Form


@pytest.mark.parametrize(
    ("at", "title"),
    [
        ("forums[2].frequency", "7 協議の場 2行目「開催頻度」"),
        ("forums[2]", "7 協議の場 2行目"),
        ("forums", "7 協議の場"),
        ("strengths", "5 強みと課題「特徴（強み）」"),
        ("profile[population].value", "1 基礎情報「人口」"),
        ("profile[inpatients_under_3_months].value", "1 基礎情報「入院精神障害者数 3か月未満」"),
        ("profile[population].as_of", "1 基礎情報「人口」「時点」"),
        ("goals[1].target", "5 強みと課題 指標と目標値の表 1行目「目標値（今年度末）」"),
        ("notes[3]", "素材 3件目"),
        ("no such place", "no such place"),
        ("unknown[1].x", "unknown[1].x"),
    ],
)
def test_title_is_what_an_official_calls_the_place(form: Form, at: str, title: str) -> None:
    """A place is shown by its official titles, never as an error."""
    assert places.title_of(form, at) == title


@pytest.mark.parametrize(
    "at", ["forums[0].name", "forums[01]", "Forums", "forums[1]name", "a.b", "", "forums[1].", "日本"]
)
def test_what_is_no_place_is_refused(at: str) -> None:
    """A typing slip in an address is told, not guessed at."""
    with pytest.raises(ValueError, match="番地"):
        places.parse(at)


@pytest.mark.parametrize("at", ["strengths", "forums[12].name", "profile[population].as_of"])
def test_parse_and_str_agree(at: str) -> None:
    """An address taken apart and put together is the same."""
    assert str(places.parse(at)) == at


@pytest.mark.parametrize(
    "at",
    ["forums", "forums[1]", "forums[health].name", "profile[1].value", "profile[population].share", "strengths[1]"],
)
def test_only_full_places_have_a_field(form: Form, at: str) -> None:
    """A row, a table, or a column that the row does not have is no cell."""
    assert places.field_at(form, at) is None


def test_fixed_rows_sharpen_their_columns(form: Form) -> None:
    """The unit and type of a fixed row's value are the row's own."""
    rate = places.field_at(form, "profile[discharge_rate_1_year].value")
    assert rate is not None
    assert (rate.type, rate.unit) == ("decimal", "%")
    assert rate.required_of("core_city") == "if_applicable"
    assert rate.required_of("prefecture") == "yes"


def test_every_place_of_the_form_has_its_section(form: Form) -> None:
    """Each field and table names the official number of its section."""
    assert [places.section_of(form, part.id) for part in form.parts()] == sorted(
        places.section_of(form, part.id) for part in form.parts()
    )
    assert places.section_of(form, "notes[1]") == ""
