"""Figures of a fixed table in small tables that stand on their sides: what is counted above, the figures below."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import Rows, grid, read, texts

_PEOPLE = [
    ["", "障害保健福祉圏域", "市町村", "人口", "保健所"],
    ["数　値", "１か所", "１市町村", "５１，２００人", "１か所"],
    ["時　点", "Ｒ６年10月", "Ｒ６年10月", "Ｒ６年10月", "Ｒ６年4月"],
]
_HOSPITALS = [["項目", "精神科病院", "精神病床"], ["値", "2", "310"], ["備考", "うち1か所は休止中", ""]]
_RATES = [["区分", "3か月", "6か月", "1年"], ["数値", "61.0%", "80.2%", "88.9%"], ["時点", "R3年度", "", ""]]
_OFFICES = [["", "基幹相談支援センター", "一般相談支援事業所", "特定相談支援事業所"], ["数", "1", "7", "15"]]


@pytest.mark.parametrize("caption", ["表１　圏域と人口", "図表1-1：地域のすがた", ""])
def test_figures_below_what_they_count(form: Form, caption: str) -> None:
    """The titles of the columns stand at the left, and say what each row holds."""
    blocks: list[Block] = [Heading("1 基礎情報", 1), Paragraph(caption), grid(_PEOPLE), grid(_HOSPITALS)]
    told = texts(read(form, *blocks))
    assert told["profile[welfare_areas].value"] == told["profile[municipalities].value"] == "１"
    assert told["profile[population].value"] == "５１，２００"
    assert told["profile[public_health_centres].as_of"] == "Ｒ６年4月"
    assert told["profile[psychiatric_beds].value"] == "310"
    assert told["profile[psychiatric_hospitals].note"] == "うち1か所は休止中"


@pytest.mark.parametrize("caption", ["表４　退院率（入院後の時点別）", "【表2】退院率", "退院率"])
def test_the_caption_tells_the_group(form: Form, caption: str) -> None:
    """What the labels lack stands in the line above the table; a bracket without a date in it is none."""
    told = texts(read(form, Heading("1 基礎情報", 1), Paragraph(caption), grid(_RATES), grid(_OFFICES)))
    assert told["profile[discharge_rate_3_months].value"] == "61.0"
    assert told["profile[discharge_rate_1_year].value"] == "88.9"
    assert told["profile[discharge_rate_3_months].as_of"] == "R3年度"
    assert told["profile[specified_consultation_offices].value"] == "15"


@pytest.mark.parametrize(
    "rows",
    [
        [["時期", "令和6年5月", "令和6年9月"], ["内容", "語る会", "港の窓口の見学"]],
        [["名称", "語る会", "港の会"], ["開催頻度", "年2回", "年4回"]],
    ],
)
def test_tables_of_other_things_are_not_turned(form: Form, rows: Rows) -> None:
    """Only labels of the figures themselves tell that a table holds them."""
    told = texts(read(form, Heading("1 基礎情報", 1), grid(_PEOPLE), grid(rows)))
    assert sum(at.startswith("profile[") for at in told) == 8


@pytest.mark.parametrize("joint", ["　", "："])
@pytest.mark.parametrize("label", ["精神の分野を扱う部会の有無", "・精神領域を話し合う部会", "精神関係の部会"])
def test_a_label_in_other_words_on_a_line(form: Form, label: str, joint: str) -> None:
    """All telling words of one row stand in it."""
    lines = [Paragraph("人口：51,200人"), Paragraph("保健所数：1か所"), Paragraph(f"{label}{joint}有")]
    assert texts(read(form, Heading("1 基礎情報", 1), *lines))["profile[council_mental_health_group].choice"] == "有"
