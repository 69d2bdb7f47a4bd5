"""Cards of one shape, a record each: what is the same in all of them are labels, whatever their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import Rows, grid, read, texts

MEETINGS = [
    ("見本連絡会", "年2回", "計画を決める", "病院、家族会", "話が弾む。"),
    ("住まいの会", "年4回", "物件を見る", "不動産店、相談支援事業所", "数が足りない。"),
]
OTHER_WORDS = [("頻度", "ここで決めること", "顔を出す人", "おもうこと"), ("開く回数", "もちよる話", "構成員", "気づき")]


def above(labels: tuple[str, ...], name: str, *values: str) -> Block:
    """Return a card with its name at the top, and each label above its value."""
    first, second, third, fourth = labels
    rows: Rows = [[name, "<"], [first, second], [*values[:2]], [third, fourth], [*values[2:]]]
    return grid(rows)


def beside(labels: tuple[str, ...], name: str, *values: str) -> Block:
    """Return a card with its name at the top, and each label at the left of its value."""
    return grid([[name, "<"], *([label, value] for label, value in zip(labels, values, strict=True))])


def in_pairs(labels: tuple[str, ...], name: str, *values: str) -> Block:
    """Return a card with two labels and values in a row."""
    first, second, third, fourth = labels
    rows: Rows = [[name, "<", "<", "<"], [first, values[0], second, values[1]], [third, values[2], fourth, values[3]]]
    return grid(rows)


@pytest.mark.parametrize("labels", OTHER_WORDS)
@pytest.mark.parametrize("card", [above, beside, in_pairs])
def test_cards_of_meetings_with_labels_in_other_words(
    form: Form, card: Callable[..., Block], labels: tuple[str, ...]
) -> None:
    """Above their values or at the left of them, one or two in a row."""
    found = read(form, Heading("7 協議の場の実施状況"), *(card(labels, *one) for one in MEETINGS))
    columns = ["name", "frequency", "content", "members", "remarks"]
    assert texts(found) == {
        f"forums[{number}].{column}": text
        for number, one in enumerate(MEETINGS, 1)
        for column, text in zip(columns, one, strict=True)
    }
    assert not found.unplaced


def test_how_often_stands_beside_the_name(form: Form) -> None:
    """The name of a body without a label, its frequency at the right of it."""
    cards = [
        grid([[name, "<", often], ["ねらい", goal, "<"], ["来る人", people, "<"], ["事務局", "保健課", "<"]])
        for name, often, goal, people, _ in MEETINGS
    ]
    found = texts(read(form, Heading("2 取組概要"), *cards))
    assert (found["bodies[2].name"], found["bodies[2].frequency"]) == ("住まいの会", "年4回")
    assert found["bodies[2].members"] == "不動産店、相談支援事業所"
    assert found["bodies[2].secretariat"] == "保健課"


def test_issues_counted_in_a_bar_with_a_heading_above_the_roles(form: Form) -> None:
    """課題カード 1 and だれが何をするか are headings in both cards."""
    cards = [
        grid(
            [
                [f"課題カード {number}", "<", "<", "<"], ["困っていること", issue, "<", "<"], ["手だて", policy, "<", "<"],
                ["だれが何をするか", "<", "<", "<"], ["行政は", f"調べる{number}", "医療は", f"診る{number}"],
                ["福祉は", f"支える{number}", "まちの人は", f"見守る{number}"],
            ]
        )
        for number, issue, policy in ((1, "家が足りない。", "探す。"), (2, "人が足りない。", "募る。"))
    ]  # fmt: skip
    found = texts(read(form, Heading("5 強みと課題"), *cards))
    assert (found["issues[2].issue"], found["issues[2].policy"]) == ("人が足りない。", "募る。")
    assert (found["issues[1].role_medical"], found["issues[1].role_others"]) == ("診る1", "見守る1")


def test_cards_of_something_else_are_left(form: Form) -> None:
    """Two tables of one shape whose labels lead to no column."""
    cards = [
        grid([[name, "<"], ["広さ", size], ["色", hue]]) for name, size, hue in (("間", "4", "青"), ("部屋", "5", "赤"))
    ]
    before = [Heading("3 取組の経緯"), Paragraph("協議会から始めた。")]
    assert texts(read(form, *before, Heading("7 協議の場の実施状況"), *cards)) == {
        "history_summary": "協議会から始めた。"
    }
