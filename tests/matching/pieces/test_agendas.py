"""Plans that stand as lines and not as a table."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import grid, texts

AGENDA = {
    "schedule[1].period": "R6年5月、8月", "schedule[1].activity": "連絡会", "schedule[1].detail": "目標を確かめる。",
    "schedule[2].period": "R6年6月から11月まで", "schedule[2].activity": "訪問", "schedule[2].detail": "病院を訪ねる。",
}  # fmt: skip


def read(form: Form, *lines: str, more: tuple[Block, ...] = ()) -> dict[str, str]:
    blocks = (Heading("8 スケジュール（今年度）"), *map(Paragraph, lines), *more)
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert found.unplaced == ()
    return texts(found)


@pytest.mark.parametrize(
    "lines",
    [
        ("・R6年5月、8月　【連絡会】目標を確かめる。", "・R6年6月から11月まで　【訪問】病院を訪ねる。"),
        ("R6年5月、8月：連絡会／目標を確かめる。", "R6年6月から11月まで：訪問／病院を訪ねる。"),
        ("【R6年5月、8月】連絡会：目標を確かめる。", "【R6年6月から11月まで】訪問：病院を訪ねる。"),
        ("R6年5月、8月　連絡会", "目標を確かめる。", "R6年6月から11月まで　訪問　病院を訪ねる。"),
        ("■R6年5月、8月｜連絡会｜目標を確かめる。", "■R6年6月から11月まで｜訪問｜病院を訪ねる。"),
        (
            "スモールステップ：",
            "R6年5月、8月 | 連絡会 | 目標を確かめる。",
            "R6年6月から11月まで | 訪問 | 病院を訪ねる。",
        ),
        ("R6年5月、8月 ／ 連絡会 ／ 目標を確かめる。", "R6年6月から11月まで ／ 訪問 ／ 病院を訪ねる。"),
        ("■R6年5月、8月", "連絡会　目標を確かめる。", "■R6年6月から11月まで", "訪問　病院を訪ねる。"),
        ("・連絡会：R6年5月、8月（目標を確かめる。）", "・訪問：R6年6月から11月まで（病院を訪ねる。）"),
        (
            "時期：R6年5月、8月／内容：連絡会／具体的な取組：目標を確かめる。",
            "時期：R6年6月から11月まで／内容：訪問／具体的な取組：病院を訪ねる。",
        ),
    ],
)
def test_when_what_and_how_on_lines(form: Form, lines: tuple[str, ...]) -> None:
    """However period, activity and detail are parted, each finds its column."""
    assert read(form, *lines) == AGENDA


@pytest.mark.parametrize("title", ["＜年間予定＞", ""])
def test_a_plan_ends_the_text_before_it(form: Form, title: str) -> None:
    """The lines of a plan below a small step are no part of it, with a title of their own or without."""
    lines = ("スモールステップ：様式を定める。", title, "・5月　連絡会", "・6月　訪問")
    assert read(form, *filter(None, lines)) == {
        "small_steps": "様式を定める。", "schedule[1].period": "5月", "schedule[1].activity": "連絡会",
        "schedule[2].period": "6月", "schedule[2].activity": "訪問",
    }  # fmt: skip


def test_dated_lines_below_a_label_are_its_text(form: Form) -> None:
    """Small steps that begin with months stay where their label says, above a table of the plan."""
    table = grid([["時期（月）", "実施内容", "具体的な取組"], ["5月", "連絡会", "目標"]])
    found = read(form, "スモールステップ", "・4～6月　手順の検討", "・7～9月　試行", more=(table,))
    assert found == {
        "small_steps": "・4～6月　手順の検討\n・7～9月　試行", "schedule[1].period": "5月",
        "schedule[1].activity": "連絡会", "schedule[1].detail": "目標",
    }  # fmt: skip


def test_dated_lines_below_a_label_are_its_text_without_a_table_too(form: Form) -> None:
    """Nothing but their label tells what such lines are."""
    assert read(form, "スモールステップ", "・4～6月　手順の検討", "・7～9月　試行") == {
        "small_steps": "・4～6月　手順の検討\n・7～9月　試行"
    }
