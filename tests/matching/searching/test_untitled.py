"""Tables of meetings without titles: each row or column is told by what it holds."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid, texts

NAMES = ["本会議（みなと会議　本会議）", "地区の集まり", "仲間の打合せ"]
OFTEN = ["年3回", "3地区で各年2回（計6回）", "隔月"]
MEMBERS = ["診療所、家族会、家主の会", "保健師、相談支援事業所", "支え手、地域活動の場"]
OFFICES = ["くらし保健課", "各支所", "さんばし室"]


def read(form: Form, rows: list[list[str]]) -> Submission:
    return matching.submission(Blocks((Heading("2 取組概要"), grid(rows))), form, "test.docx")


def said(column: str, values: list[str]) -> dict[str, str]:
    return {f"bodies[{number}].{column}": text for number, text in enumerate(values, 1)}


@pytest.mark.parametrize("turned", [False, True])
def test_names_along_the_top_or_at_the_left(form: Form, *, turned: bool) -> None:
    """How often, who and the office with its title: nothing is lost."""
    rows = [NAMES, OFTEN, MEMBERS, [f"事務局：{name}" for name in OFFICES]]
    found = read(form, [list(line) for line in zip(*rows, strict=True)] if turned else rows)
    assert texts(found) == {
        **said("name", NAMES), **said("frequency", OFTEN), **said("members", MEMBERS), **said("secretariat", OFFICES),
    }  # fmt: skip
    assert found.unplaced == ()


def test_a_text_that_nothing_titles_is_what_they_are_for(form: Form) -> None:
    """It is the only column of texts."""
    found = read(form, [NAMES, ["方針を決める。", "事例を話す。", "仲間を増やす。"], OFTEN, MEMBERS])
    assert texts(found)["bodies[2].purpose"] == "事例を話す。"
    assert texts(found)["bodies[2].frequency"] == OFTEN[1]


def test_a_table_of_other_things_is_none_of_meetings(form: Form) -> None:
    """Nothing tells how often: the words are left over, at no place."""
    others = grid([["見守り隊", "配食の会"], ["商店街、郵便局", "生協、農協"]])
    history = Heading("3 取組の経緯"), grid([["年度", "内容"], ["R2", "設置"]])
    found = matching.submission(Blocks((Heading("2 取組概要"), others, *history)), form, "test.docx")
    assert texts(found) == {"history[1].period": "R2", "history[1].text": "設置"}
    assert [left.text for left in found.unplaced] == ["見守り隊", "配食の会", "商店街、郵便局", "生協、農協"]


def test_titles_in_an_office_s_own_words_above_what_tells_them(form: Form) -> None:
    """Two titles are known; the others are told by what stands below them."""
    rows = [
        ["話合いの場", "目的", "顔ぶれ", "一年に何回", "事務局"],
        *zip(NAMES, ["方針", "事例", "仲間"], MEMBERS, ["３回", "６回", "６回"], OFFICES, strict=True),
    ]
    found = read(form, [list(row) for row in rows])
    assert texts(found) == {
        **said("name", NAMES), **said("purpose", ["方針", "事例", "仲間"]), **said("members", MEMBERS),
        **said("frequency", ["３回", "６回", "６回"]), **said("secretariat", OFFICES),
    }  # fmt: skip
    assert found.unplaced == ()
