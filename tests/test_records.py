"""Plain data: what people and programs may write, and the one line that says what is wrong."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter import forms, records
from ckwriter.beside import Note
from ckwriter.errors import ReadError
from ckwriter.model import Absent, Cell, Source, Submission
from tests.conftest import Make

BARE: dict[str, Any] = {
    "form": "nimo-r6",
    "fiscal_year": "R6",
    "municipality": {"name": "倉敷市", "kind": "中核市"},
}


def read(**changes: Any) -> Submission:
    return records.from_record(copy.deepcopy(BARE) | changes, forms.load)


def section(number: str, **parts: Any) -> dict[str, Any]:
    return {"sections": [{"number": number, **parts}]}


def test_nested_and_flat_mean_the_same() -> None:
    """People write rows, programs write places; both give one submission."""
    nested = read(**section("7", forums=[{"name": "部会", "frequency": "年4回"}]))
    flat = read(**section("7", cells={"forums[1].name": "部会", "forums[1].frequency": {"text": "年4回"}}))
    assert nested == flat
    assert nested.text("forums[1].frequency") == "年4回"


def test_numbers_are_taken_as_their_text() -> None:
    """A JSON number is read, although a cell holds text."""
    assert read(**section("1", profile={"population": {"value": 473886}})).text("profile[population].value") == "473886"


def test_cells_as_programs_and_as_people_write_them_stand_side_by_side() -> None:
    """One cell that needs a second look changes nothing about the others."""
    drafted = {"text": "下書き", "origin": "offline", "sources": [{"sentence": "下書き", "at": ["forums[1].name"]}]}
    cells = {"forums[1].name": drafted, "forums[1].frequency": {"text": 4, "sources": None}, "forums[2].name": None}
    found = read(**section("7", cells=cells))
    assert found.cells == {
        "forums[1].name": Cell(
            text="下書き", origin="offline", sources=(Source(sentence="下書き", at=("forums[1].name",)),)
        ),
        "forums[1].frequency": Cell(text="4"),
    }
    assert read(**section("7", cells={"forums[1].name": drafted})).cells == {"forums[1].name": found["forums[1].name"]}


def test_kind_is_taken_by_any_of_its_titles() -> None:
    """都道府県 and 県 are one kind of body."""
    assert read(municipality={"name": "見本県", "kind": "都道府県"}).municipality.kind == "prefecture"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"form": ""}, "「form」がありません"),
        ({"form": "nimo-r7"}, "nimo-r6"),
        ({"fiscal_year": "来年あたり"}, "年度「来年あたり」"),
        ({"municipality": {"name": "倉敷市", "kind": "町"}}, "県、指定都市、中核市、特別区"),
        ({"municipality": {"kind": "中核市"}}, "自治体名"),
        ({"secsions": []}, "「sections」ではありませんか"),
        (section("9"), "番号（number）「9」"),
        (section("7", forums=[{"name": "部会"}, {"frequncy": "年4回"}]), "7 協議の場 2行目: 「frequncy」"),
        (section("7", forums={"name": "部会"}), "7 協議の場: 「- 」で始まる一覧"),
        (section("7", forums=[{"frequency": ["年4回"]}]), "7 協議の場 1行目「開催頻度」"),
        (section("7", forums=[{"frequency": True}]), "7 協議の場 1行目「開催頻度」"),
        (section("1", profile={"popuration": {"value": "1"}}), "「population」ではありませんか"),
        (section("1", profile={"population": {"choice": "有"}}), "1 基礎情報「人口」"),
        (section("5", strengths={"absent": "なんとなく"}), "該当なし"),
        (section("5", strengths={"text": "有る", "absent": "unknown"}), "5 強みと課題「特徴（強み）」"),
        (section("7", cells={"strengths": "別の節の欄"}), "「strengths」という欄はこの節にありません"),
        (section("7", cells={"forums[0].name": "x"}), "forums[0].name"),
        (section("7", cells={"forums[100000000].name": "x"}), "行の番号"),
        (section("7", cells={f"forums[{'9' * 5000}].name": "x"}), "行の番号"),
        (section("7", cells={"forums[１].name": "x"}), "この節にありません"),
        (section("7", cells={"forums[01].name": "x"}), "この節にありません"),
        ({"notes": [{"about": "strenghts", "text": "x"}]}, "「strengths」ではありませんか"),
        ({"notes": [{"abuot": "strengths", "text": "x"}]}, "素材 1件目"),
        ({"sections": "7"}, "一覧"),
    ],
)
def test_whatever_does_not_fit_is_one_line_with_its_place(changes: dict[str, Any], words: str) -> None:
    """A slip is told by the official title of its place, with what to write instead."""
    from ckwriter.errors import CkwriterError

    with pytest.raises(CkwriterError) as caught:
        read(**changes)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "pydantic" not in str(caught.value).lower()


def test_one_place_cannot_be_written_twice() -> None:
    """A place given both ways is refused rather than silently overwritten."""
    with pytest.raises(ReadError, match="二か所"):
        read(**section("5", strengths="a", cells={"strengths": "b"}))


def test_a_table_in_two_pieces_of_a_section_is_refused_when_rows_clash() -> None:
    """The same row in two entries of one section is told."""
    twice = {"number": "7", "forums": [{"name": "部会"}]}
    with pytest.raises(ReadError, match="7 協議の場 1行目「名称」"):
        read(sections=[twice, twice])


@pytest.mark.parametrize("nested", [True, False])
def test_a_submission_survives_its_record(make: Make, nested: bool) -> None:
    """Texts, origins, sources, reasons for empty cells, notes, last year and unplaced text all come back."""
    last = make({"strengths": "昨年"})
    full = make(
        {
            "strengths": Cell(text="a。", origin="offline", sources=(Source(sentence="a。", at=("forums[1].name",)),)),
            "forums[1].name": "部会",
            "forums[3].name": "会議",
            "profile[inpatients].value": Cell(absent=Absent.NOT_PUBLISHED),
            "profile[population].value": "１２万",
            "structure": Cell(text="前年", origin="previous"),
        },
        notes={"strengths": "素材", "": "どこにも属さない"},
    ).model_copy(update={"previous": last})
    assert records.from_record(records.to_record(full, nested=nested), forms.load) == full


@given(text=st.text())
def test_any_text_survives_its_record(text: str) -> None:
    """No text is special to the record."""
    filled = read(**section("5", strengths=text), notes=[{"about": "", "text": text}])
    assert records.from_record(records.to_record(filled, nested=True), forms.load) == filled
    assert filled["strengths"] == Cell(text=text)
    assert filled.notes == (Note(text=text),)


def test_sections_carry_their_official_numbers(example: Submission) -> None:
    """The JSON of a submission is a list of sections, each with its number."""
    assert [s["number"] for s in records.to_record(example)["sections"]] == [str(n) for n in range(9)]
