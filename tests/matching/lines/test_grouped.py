"""The rows of a group of figures on one line."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid, texts

KNOWN = ["人口：52,310人（R7年4月1日時点）", "保健所数：1か所"]
RATES = [
    "profile[discharge_rate_3_months].value",
    "profile[discharge_rate_6_months].value",
    "profile[discharge_rate_1_year].value",
]
STAYS = ["inpatients", "inpatients_under_3_months", "inpatients_3_months_to_1_year", "inpatients_1_year_or_more"]
OFFICES = ["core_consultation_centres", "general_consultation_offices", "specified_consultation_offices"]


def read(form: Form, line: str) -> Submission:
    lines = (Paragraph(text) for text in (*KNOWN, line))
    return matching.submission(Blocks((Heading("1 基礎情報"), *lines)), form, "test.txt")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("退院率（R4年度）：3か月 64.2％、6か月 80.1％、1年 88.0％", ["64.2", "80.1", "88.0"]),
        ("・退院率（3か月・6か月・1年）：64.2％／80.1％／88.0％", ["64.2", "80.1", "88.0"]),
        ("退院率：入院後3か月時点：64.2％　入院後6か月時点：80.1％　入院後1年時点：88.0％", ["64.2", "80.1", "88.0"]),
        ("（７）退院率（3か月、6か月、1年）：公表なし（県の値だけのため）", ["公表なし（県の値だけのため）"] * 3),
    ],
)  # fmt: skip
def test_rates(form: Form, line: str, said: list[str]) -> None:
    found = read(form, line)
    assert [found.text(at) for at in RATES] == said
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "line",
    [
        "入院精神障害者数（R6年6月30日時点）：402人（3か月未満98人、3か月以上1年未満79人、1年以上225人）",
        "入院精神障害者数：合計 402人、3か月未満：98人、3か月以上1年未満：79人、1年以上：225人",
        "入院患者数（R6年6月30日時点）　合計402人　3か月未満98人　3か月以上1年未満79人　1年以上225人",
        "■入院精神障害者数：合計402人（うち3か月未満：98人、3か月以上1年未満：79人、1年以上：225人）",
    ],
)
def test_lengths_of_stay(form: Form, line: str) -> None:
    """The whole may stand before its parts in a bracket."""
    found = read(form, line)
    assert [found.text(f"profile[{row}].value") for row in STAYS] == ["402", "98", "79", "225"]
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "line",
    [
        "相談支援事業所数（R6年11月時点）：基幹1か所、一般9か所、特定33か所",
        "相談支援事業所数：基幹相談支援センター　1か所；一般相談支援事業所　9か所；特定相談支援事業所　33か所",
    ],
)
def test_offices(form: Form, line: str) -> None:
    found = read(form, line)
    assert [found.text(f"profile[{row}].value") for row in OFFICES] == ["1", "9", "33"]
    assert found.unplaced == ()


def test_where_meetings_are(form: Form) -> None:
    """An answer with its reason in a bracket, and one of two figures parted by a slash."""
    found = read(
        form, "・協議の場の設置状況（R7年4月時点）　都道府県：該当なし　圏域：該当なし（県が設置）　市町村：有 1/1"
    )
    assert {at: text for at, text in texts(found).items() if "forums" in at} == {
        "profile[forums_prefecture].as_of": "R7年4月", "profile[forums_prefecture].choice": "該当なし",
        "profile[forums_welfare_area].choice": "該当なし（県が設置）", "profile[forums_municipality].choice": "有",
        "profile[forums_municipality].value": "1", "profile[forums_municipality].denominator": "1",
    }  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "退院率：3か月で64.2％となり、前の年度より上がった。", "協議の場：設けている会議は2つで、県と市町村が加わる。",
        "退院率（3か月・6か月・1年）：64.2％", "入院精神障害者数：402人（前年度420人、前々年度455人）",
        "相談支援事業所数：東部5か所、西部4か所",
    ],
)  # fmt: skip
def test_lines_that_say_something_else(form: Form, line: str) -> None:
    """A sentence, one figure for several rows, and parts that are no rows of the form are nobody's."""
    found = read(form, line)
    assert not any(found.text(at) for at in RATES[1:])
    assert not any(found.text(f"profile[{row}].value") for row in (*STAYS[1:], *OFFICES))


@pytest.mark.parametrize(
    "heading",
    ["・入院精神障害者数（R6年6月30日時点）", "入院している人の数（R6年6月30日現在）", "【入院患者数】", None],
)
def test_a_grid_of_one_group(form: Form, heading: str | None) -> None:
    """Its heading stands in the line above, with its date, or nowhere: the rows tell their group."""
    rows = [["区分", "人数", "構成割合"], ["合計", "402人", ""], ["3か月未満", "98人", "24.4%"], ["3か月以上1年未満", "79人", "19.7%"],
            ["1年以上", "225人", "56.0%"], ["　うち65歳未満", "71人", "―"], ["　うち65歳以上", "154人", "―"]]  # fmt: skip
    above = [Paragraph(heading)] if heading else []
    blocks = (Heading("1 基礎情報"), *map(Paragraph, KNOWN), *above, grid(rows))
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert [found.text(f"profile[{row}].value") for row in STAYS] == ["402", "98", "79", "225"]
    assert found.text("profile[inpatients_1_year_or_more].share") == "56.0"
    assert found.text("profile[inpatients].as_of") == ("R6年6月30日" if heading and "R6" in heading else "")
    assert found.unplaced == ()


def test_groups_whose_rows_follow_on_lines_of_their_own(form: Form) -> None:
    """A heading with its date, and below it lines of a label, a wide space and a figure: they are no cells."""
    lines = [
        "・入院精神障害者数（R5年6月30日時点、630調査）", "　　合計　1,640人", "　　3か月未満　361人（22.0％）", "　　1年以上　1,003人（61.2％）",
        "・退院率（R3年度入院）", "　　入院後3か月時点　64.1％", "　　入院後1年時点　88.3％",
        "・相談支援事業所数（R6年11月時点）", "　　基幹相談支援センター　1か所", "　　一般相談支援事業所　28か所",
    ]  # fmt: skip
    blocks = (Heading("1 基礎情報"), *map(Paragraph, lines))
    found = matching.submission(Blocks(blocks), form, "test.txt")
    values = {
        at.removeprefix("profile"): text for at, text in texts(found).items() if at.endswith((".value", ".share"))
    }
    assert values == {
        "[inpatients].value": "1,640",
        "[inpatients_under_3_months].value": "361", "[inpatients_under_3_months].share": "22.0",
        "[inpatients_1_year_or_more].value": "1,003", "[inpatients_1_year_or_more].share": "61.2",
        "[discharge_rate_3_months].value": "64.1", "[discharge_rate_1_year].value": "88.3",
        "[core_consultation_centres].value": "1", "[general_consultation_offices].value": "28",
    }  # fmt: skip
    assert found.unplaced == ()
