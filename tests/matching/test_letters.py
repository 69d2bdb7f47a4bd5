"""Submissions in the style of an official letter: a text above 記, and items with labels below it."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import texts


@pytest.mark.parametrize("first", ["(1)　R6年6月、9月", "①　令和6年6月～9月", "R6年6月"])
def test_rows_begin_with_their_period(form: Form, first: str) -> None:
    """The text above ends where a period stands over the label of another column."""
    lines = [
        "短期目標",
        "仲間を増やす",
        "スモールステップ",
        "・声をかける",
        first,
        "ア　実施内容：茶話会",
        "イ　具体的な取組：寺で開く",
    ]
    blocks: list[Block] = [Heading("８　スケジュール", 1), *map(Paragraph, lines)]
    found = texts(read(form, *blocks))
    assert found["small_steps"] == "・声をかける"
    assert (found["schedule[1].activity"], found["schedule[1].detail"]) == ("茶話会", "寺で開く")
    assert found["schedule[1].period"] in first


def test_a_year_in_a_list_begins_no_row(form: Form) -> None:
    """A period without a label below it is a line of the text."""
    lines = ["スモールステップ", "令和6年6月", "声をかける", "令和6年9月", "名簿を作る"]
    found = texts(read(form, Heading("８　スケジュール", 1), *map(Paragraph, lines)))
    assert found["small_steps"] == "令和6年6月\n声をかける\n令和6年9月\n名簿を作る"


def test_a_text_above_the_word_that_ends_a_letter(form: Form) -> None:
    """The cover has its headline and its text above 記, where nothing else stands below it."""
    above = [
        "見本市における取組について（報告）",
        "～声の届くまちへ～",
        "見本市では、病院と保健所が力を合わせています。",
        "記",
    ]
    found = texts(
        read(form, *map(Paragraph, above), Heading("１　基礎情報", 1), Paragraph("取組内容"), Paragraph("茶話会"))
    )
    assert found["intro"] == "見本市では、病院と保健所が力を合わせています。"
    assert found["headline"] == "声の届くまちへ"
