"""A form in one table, its sections headed at the left by cells merged downwards."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.test_matching import grid, read, texts

FIGURES = [["まちの数字", "項目", "数", "単位"], ["^", "人口", "52,300", "人"], ["^", "保健所", "1", "か所"]]
STEPS = [["これまでの歩み", "年度", "できごと", "<"], ["^", "令和4年度", "港の連絡会を始めた", "<"]]
TALKS = [["話し合いの場", "名称", "構成員", "開催頻度"], ["^", "港の連絡会", "病院、市", "年2回"]]
PLANS = [["今年度の予定", "時期", "実施内容", "具体的な取組"], ["^", "6月", "港の連絡会", "事例を話し合う"]]


@pytest.mark.parametrize("titles", [("基礎情報", "取組の経緯", "協議の場", "スケジュール"), None])
def test_each_heading_begins_its_section(form: Form, titles: tuple[str, ...] | None) -> None:
    """The rows beside each are read as below a heading; words of its own are known by their order and what is beside."""
    parts = [[list(row) for row in part] for part in (FIGURES, STEPS, TALKS, PLANS)]
    for part, title in zip(parts, titles or (), strict=False):
        part[0][0] = title
    found = texts(read(form, grid([row for part in parts for row in part])))
    assert found["profile[population].value"] == "52,300"
    assert (found["history[1].period"], found["history[1].text"]) == ("令和4年度", "港の連絡会を始めた")
    assert (found["forums[1].name"], found["forums[1].frequency"]) == ("港の連絡会", "年2回")
    assert (found["schedule[1].period"], found["schedule[1].detail"]) == ("6月", "事例を話し合う")


def test_groups_of_one_section_are_none(form: Form) -> None:
    """Cells merged downwards that name no sections in their order leave the table as it is."""
    rows = [
        ["人口", "52,300", "人"], ["相談支援事業所数", "基幹相談支援センター数", "1"], ["^", "一般相談支援事業所数", "2"],
        ["退院率", "入院後3か月時点", "61.2"], ["^", "入院後6か月時点", "78.0"],
    ]  # fmt: skip
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found["profile[core_consultation_centres].value"] == "1"
    assert found["profile[discharge_rate_6_months].value"] == "78.0"
