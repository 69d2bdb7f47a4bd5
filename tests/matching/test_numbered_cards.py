"""Records in pairs whose names have no label of the form: numbered ones, and names beside a blank corner."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import grid, texts

FORUMS = Heading("７　協議の場の実施状況", 1)


@pytest.mark.parametrize(("first", "second"), [("協議の場 その１", "協議の場 その２"), ("協議の場①", "協議の場②")])
def test_the_table_s_own_title_with_a_number_labels_the_name(form: Form, first: str, second: str) -> None:
    """What stands beside it is the name of the record."""
    cards = (
        grid([[first, "みなと連絡会"], ["協議の場の構成員", "病院、家族会"], ["開催頻度", "年3回"]]),
        grid([[second, "港の部会"], ["協議の場の構成員", "診療所"], ["開催頻度", "毎月"]]),
    )
    found = read(form, FORUMS, *cards)
    assert texts(found) == {
        "forums[1].name": "みなと連絡会", "forums[1].members": "病院、家族会", "forums[1].frequency": "年3回",
        "forums[2].name": "港の部会", "forums[2].members": "診療所", "forums[2].frequency": "毎月",
    }  # fmt: skip
    assert found.unplaced == ()


def test_names_beside_a_blank_corner(form: Form) -> None:
    """The records stand side by side below their names, each row labelled at the left."""
    rows = [
        ["", "みなと連絡会", "港の部会"],
        ["目的", "共有", "評価"],
        ["構成員", "病院", "診療所"],
        ["回数", "年3回", "毎月"],
    ]
    found = read(form, Heading("２　取組概要（全体）", 1), grid(rows))
    assert texts(found) == {
        "bodies[1].name": "みなと連絡会", "bodies[1].purpose": "共有", "bodies[1].members": "病院",
        "bodies[1].frequency": "年3回", "bodies[2].name": "港の部会", "bodies[2].purpose": "評価",
        "bodies[2].members": "診療所", "bodies[2].frequency": "毎月",
    }  # fmt: skip
    assert found.unplaced == ()


def test_titles_beside_a_blank_corner_are_no_names(form: Form) -> None:
    """A row of what the cells below are (単位, 内容) names nothing."""
    rows = [["", "内容", "単位"], ["目的", "共有", ""], ["構成員", "病院", ""], ["回数", "年3回", "回"]]
    said = texts(read(form, Heading("２　取組概要（全体）", 1), grid(rows)))
    assert "bodies[1].name" not in said


MEMBERS = [["協議の場の構成員", "病院、家族会"], ["開催頻度", "年3回"]]
TWO = {
    "forums[1].name": "（1）みなと連絡会", "forums[1].members": "病院、家族会", "forums[1].frequency": "年3回",
    "forums[2].name": "（2）港の部会", "forums[2].members": "病院、家族会", "forums[2].frequency": "年3回",
}  # fmt: skip


@pytest.mark.parametrize("wide", ["", "<"])
def test_a_name_in_a_row_of_its_own_above_each_record(form: Form, wide: str) -> None:
    """One grid holds all records, each below its name."""
    found = read(form, FORUMS, grid([["（1）みなと連絡会", wide], *MEMBERS, ["（2）港の部会", wide], *MEMBERS]))
    assert texts(found) == TWO
    assert found.unplaced == ()


def test_the_first_name_in_a_line_and_the_others_in_rows(form: Form) -> None:
    """As a text whose lines have tabs is laid out."""
    found = read(form, FORUMS, Paragraph("（1）みなと連絡会"), grid([*MEMBERS, ["（2）港の部会", ""], *MEMBERS]))
    assert texts(found) == TWO
    assert found.unplaced == ()


def test_a_row_of_its_own_that_is_no_name(form: Form) -> None:
    """A sentence between two records belongs to neither."""
    found = read(form, FORUMS, grid([["名称", "みなと連絡会"], *MEMBERS, ["以下は部会である。", ""], *MEMBERS]))
    assert "以下は部会である。" not in texts(found).values()
    assert [one.text for one in found.unplaced] == ["以下は部会である。"]


@pytest.mark.parametrize("label", ["課題\n{}", "課題{}", "課題（{}）"])
def test_a_number_beside_the_labels_of_a_card(form: Form, label: str) -> None:
    """課題1 beside 課題の内容 is the heading of the card; the titles of roles stand above what each does."""
    rows = []
    for number in (1, 2):
        rows += [
            [label.format(number), "課題の内容", f"浜が遠い{number}", "<", "<", "<"],
            ["^", "取組方針", f"舟を出す{number}", "<", "<", "<"],
            ["^", "役割分担", "行政", "医療", "福祉", "その他・住民等"],
            ["^", "^", "舟の手配", "往診", "同行", "見守り"],
        ]
    found = read(form, Heading("5 強みと課題"), grid([["特徴（強み）", "<", "港が近い", "<", "<", "<"], *rows]))
    expected = {"strengths": "港が近い"}
    for number in (1, 2):
        at = f"issues[{number}]"
        expected |= {f"{at}.issue": f"浜が遠い{number}", f"{at}.policy": f"舟を出す{number}"}
        expected |= {f"{at}.role_government": "舟の手配", f"{at}.role_medical": "往診"}
        expected |= {f"{at}.role_welfare": "同行", f"{at}.role_others": "見守り"}
    assert texts(found) == expected
    assert found.unplaced == ()


def test_meetings_side_by_side_with_a_label_beside_blanks(form: Form) -> None:
    """A row of the office's own that nobody filled in does not part the meetings above it from those below."""
    rows = [
        ["会議名", "灯台連絡会", "浜の会"],
        ["構成員", "病院、保健所", "家族会、病院"],
        ["前年度からの変更", "", ""],
        ["開催頻度", "年2回", "年4回"],
    ]
    found = read(form, FORUMS, grid(rows))
    said = texts(found)
    assert [said[f"forums[{n}].{name}"] for n in (1, 2) for name in ("name", "frequency")] == [
        "灯台連絡会", "年2回", "浜の会", "年4回",
    ]  # fmt: skip
    assert "forums[3].frequency" not in said


@pytest.mark.parametrize("label", ["標語・見出し", "見出し／キャッチフレーズ", "スローガン、標語"])
def test_a_label_of_two_titles_of_one_field(form: Form, label: str) -> None:
    """Titles that name one field together are its label."""
    found = read(form, grid([["自治体名", "港市"], [label, "灯台のある暮らし"]]))
    assert texts(found)["headline"] == "灯台のある暮らし"
