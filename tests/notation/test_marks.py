"""Digits that neither count nor rank: they must not be seen by the readers."""

import pytest

from ckwriter.notation import quantities
from ckwriter.notation.marks import without_marks


@pytest.mark.parametrize(
    "text",
    [
        *(
            "①②③",
            "⑳",
            "1. 協議の場",
            "１．協議の場",
            "（１）目的",
            "(2) 内容",
            "1）対象",
            "2-1 概要",
            "3 協議の場の実施状況",
            "- 2 研修",
        ),
        *("2-①", "2.1.3", "K6", "COVID-19", "Ａ4判", "IPv6", "5W1H", "#DIV/0!", "#REF!", "#N/A"),
        *(
            "TEL 086-434-9823",
            "(086)434-9823",
            "０９６(362)8100",
            "内線1234",
            "〒710-0833",
            "1-2-3",
            "https://example.jp/2024/6",
        ),
        *(
            "10:00～12:00",
            "午前10時30分",
            "13時",
            "2時半",
            "3分の1",
            "2020年代",
            "5年度",
            "1,2345人",
            "12,34人の",
            "9" * 30,
        ),
        *("目的は次のとおり (1) 連携 (2) 啓発", "研修。2. 会議"),
    ],
)
def test_marks_and_codes_are_hidden(text: str) -> None:
    """Markers, section numbers, codes, telephone numbers, times and sheet errors hold no amount."""
    assert not quantities(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("10 回", "10"),
        ("1 か所", "1"),
        ("3人", "3"),
        ("2、3回", "2"),
        ("1.5倍", "1.5"),
        ("3 / 5 か所", "3"),
        ("(参加者12名)", "12"),
        ("1 市町村", "1"),
        ("6～9回", "6"),
        ("・3か所", "3"),
    ],
)
def test_amounts_at_the_start_of_a_line_stay(text: str, seen: str) -> None:
    """A cell may begin with its number."""
    assert seen in without_marks(text)
    assert quantities(text)


def test_the_length_stays() -> None:
    """Hidden text keeps its place, so that spans stay exact."""
    text = "1. 研修（TEL 086-434-9823）12名"
    assert len(without_marks(text)) == len(text)
    assert without_marks(text).endswith("12名")
