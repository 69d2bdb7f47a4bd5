"""Tables copied from a PDF, whose labels only a space parts from their texts."""

from __future__ import annotations

import pytest

from ckwriter.text import reader
from ckwriter.text.spaced import labelled

WAYS = [
    ("目的", "構成員", "開催頻度"),
    ("ねらい", "出席者", "回数"),
    ("議題（主なもの）", "（参考）委員", "実績値（令和5年度）"),
]


def lines(text: str) -> list[str]:
    return [getattr(block, "text", "") for block in reader.read(text.encode(), "a.txt").blocks]


@pytest.mark.parametrize("labels", WAYS)
def test_labels_that_follow_each_other_again_are_labels(labels: tuple[str, str, str]) -> None:
    """The text of a label goes on below it to the next one, over the number of a page too."""
    first, second, third = labels
    text = f"""●岬の会
{first} 灯台の守り方の共有
{second} 岬の診療所、浜の診療所、丘の相談室、灯台守の会、番屋の会、
1 / 2
漁協、家族の会
{third} 年2回
●浜の会
{first} 番屋の使い方の相談
{second} 浜の診療所、漁協
2 / 2
{third} 年3回
"""
    assert lines(text) == [
        "●岬の会",
        f"{first}：灯台の守り方の共有",
        f"{second}：岬の診療所、浜の診療所、丘の相談室、灯台守の会、番屋の会、漁協、家族の会",
        f"{third}：年2回",
        "●浜の会",
        f"{first}：番屋の使い方の相談",
        f"{second}：浜の診療所、漁協",
        f"{third}：年3回",
    ]


def test_a_label_that_stands_once_beside_known_ones_is_one() -> None:
    """So is one without a text, and one that counts the records; what follows the last is no text of it."""
    text = [
        "課題１ 坂が多い。",
        "方針 車を出す。",
        "担い手 漁協",
        "課題２ 冬の外出が減る。",
        "方針",
        "その他",
        "坂の上の家を先に回る。",
    ]
    assert labelled(text, (), ()) == {
        0: "課題１：坂が多い。",
        1: "方針：車を出す。",
        2: "担い手：漁協",
        3: "課題２：冬の外出が減る。",
        4: "方針：",
    }


@pytest.mark.parametrize(
    "text",
    [
        "平成28年度 岬の会を設置。\n令和元年度 浜の会を設置。\nR5 岬の会を再開。\n平成28年度 浜の会を設置。\n令和元年度 岬の会。",
        "岬の会 年2回\n浜の会 年3回\n丘の会 年1回",
        "岬町 一つ目の文。\n浜町 二つ目の文。\n\n岬町 三つ目の文。\n\n浜町 四つ目の文。",
    ],
)
def test_other_words_before_a_space_stay(text: str) -> None:
    """Dates, rows of a list and names that do not stand below each other again are no labels."""
    assert labelled(text.split("\n"), (), ()) == {}
