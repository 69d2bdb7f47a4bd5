"""Boxes on a page, and the order in which a person reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.boxes import Box, around, in_reading_order


@pytest.mark.parametrize(
    ("boxes", "order"),
    [
        ({"b": (0, 20, 10, 30), "a": (0, 0, 10, 10)}, "ab"),
        ({"b": (20, 0, 30, 10), "a": (0, 1, 10, 11)}, "ab"),
        ({"c": (0, 8, 10, 18), "b": (20, 0, 30, 10), "a": (0, 0, 10, 10)}, "abc"),
        ({"d": (20, 12, 30, 20), "b": (20, 0, 30, 10), "c": (0, 12, 10, 20), "a": (0, 0, 10, 10)}, "abcd"),
        ({"c": (20, 9, 30, 30), "b": (0, 16, 10, 30), "a": (0, 0, 10, 15), "d": (20, 31, 30, 40)}, "abcd"),
        ({"d": (0, 50, 90, 60), "a": (0, 0, 90, 10), "c": (50, 15, 90, 45), "b": (0, 15, 40, 45)}, "abcd"),
        ({"b": (5, 12, 20, 40), "a": (0, 0, 50, 50), "c": (25, 10, 45, 20)}, "abc"),
        ({"b": (12, 0, 30, 3), "c": (12, 4, 30, 10), "a": (0, 0, 10, 10)}, "abc"),
    ],
    ids=["down", "across", "overlap", "rows", "columns", "columns between", "frame", "tall label"],
)
def test_reading_order(boxes: dict[str, tuple[float, float, float, float]], order: str) -> None:
    """Boxes are read from top to bottom and from left to right, whatever their order in the file."""
    assert "".join(in_reading_order((Box(*box), name) for name, box in boxes.items())) == order


@given(st.lists(st.tuples(*[st.integers(0, 40)] * 4), max_size=25))
def test_every_box_is_read_once(corners: list[tuple[int, int, int, int]]) -> None:
    """However boxes overlap, each is read exactly once."""
    boxes = [Box(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in corners]
    assert sorted(in_reading_order((box, number) for number, box in enumerate(boxes))) == list(range(len(boxes)))


def test_around() -> None:
    """The box around boxes just holds them all."""
    assert around([Box(0, 5, 10, 10), Box(3, 0, 4, 20)]) == Box(0, 0, 10, 20)


def test_cards_side_by_side_are_read_one_by_one() -> None:
    """A low box right above a higher one of the same width is the head of its text, where such cards stand in a row."""
    heads = [(Box(x, 0, x + 9, 2), f"head {x}") for x in (0, 10, 20)]
    found = [(Box(x, 2.5, x + 9, 9), f"text {x}") for x in (0, 10, 20)]
    order = in_reading_order([*heads, *found])
    assert order == ["head 0", "text 0", "head 10", "text 10", "head 20", "text 20"]


def test_rows_of_cards_below_each_other() -> None:
    """A card's text may be low enough to be the head of the text in the row below: the nearest box is its head."""
    low = [(Box(x, 0, x + 9, 2), Box(x, 2.5, x + 9, 9)) for x in (0, 10)]
    high = [(Box(x, 11, x + 9, 13), Box(x, 13.5, x + 9, 24)) for x in (0, 10)]
    boxes = [box for card in (*low, *high) for box in card]
    assert in_reading_order((box, number) for number, box in enumerate(boxes)) == list(range(len(boxes)))


@pytest.mark.parametrize("inset", [0, 1])
def test_cards_with_two_texts_below_their_heads(inset: int) -> None:
    """Each card is read to its end before the one at its right, and the row of cards below comes behind."""
    cards = [(0, 0, "a"), (50, 0, "b"), (0, 40, "c"), (50, 40, "d")]
    items = [
        item
        for left, top, name in cards
        for item in (
            (Box(left, top, left + 45, top + 4), f"{name}0"),
            (Box(left + inset, top + 5, left + 45 - inset, top + 19), f"{name}1"),
            (Box(left + inset, top + 20, left + 45 - inset, top + 34), f"{name}2"),
        )
    ]
    told = ["a0", "a1", "a2", "b0", "b1", "b2", "c0", "c1", "c2", "d0", "d1", "d2"]
    assert in_reading_order(items) == told
    assert in_reading_order(sorted(items)) == told


def test_a_wide_text_below_cards_is_no_part_of_the_last_one() -> None:
    """A head with the points of an arrow is wider than its text; what is as wide as all of them stands below them."""
    items = [
        item
        for n in range(4)
        for item in ((Box(20 * n, 0, 20 * n + 20, 7), f"head{n}"), (Box(20 * n + 1, 9, 20 * n + 19, 27), f"text{n}"))
    ]
    order = in_reading_order([*items, (Box(0, 30, 80, 40), "below")])
    assert order == [*(f"{kind}{n}" for n in range(4) for kind in ("head", "text")), "below"]
