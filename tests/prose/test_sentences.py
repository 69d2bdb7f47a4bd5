"""Tests of raw text made into clean sentences."""

from __future__ import annotations

import pytest

from ckwriter.prose import clean, finish, split


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("関係ができた。定例会（課題。例）との連動", ("関係ができた", "定例会（課題。例）との連動")),
        ("・訪問している。　・関係は良好です。", ("訪問している", "関係は良好です")),
        ("1) 会議を開く\n2) 研修を行う", ("会議を開く", "研修を行う")),
        ("①会議\n②研修", ("会議", "研修")),
        ("10回開催", ("10回開催",)),
        ("１．会議", ("会議",)),
        ("\n 。\n", ()),
        ("", ()),
    ],
)
def test_text_is_parted_into_sentences(raw: str, expected: tuple[str, ...]) -> None:
    """Lines and full stops part sentences; list marks go, numbers that count stay."""
    assert split(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("１０ヶ所、３ヵ月", "10か所、3か月"),
        ("病院,事業所", "病院、事業所"),
        ("人口473,886人", "人口473,886人"),
        ("家族会等などの参加", "家族会などの参加"),
        ("部会(全体会)を開催", "部会（全体会）を開催"),
        ("全区開催 (延べ19回)", "全区開催（延べ19回）"),
        ("COVID-19 (WHO)", "COVID-19 (WHO)"),
        ("精神障がい 者家族会", "精神障がい者家族会"),
        ("研修を実施を行う", "研修を行う"),
        ("終わり。。", "終わり。"),
        ("自由が丘", "自由が丘"),
        ("市ヶ谷", "市ヶ谷"),
    ],
)
def test_running_text_is_cleaned(raw: str, expected: str) -> None:
    """Punctuation, digits and doubled words follow official writing; names with ヶ stay."""
    assert clean(raw) == expected


def test_a_sentence_has_one_full_stop() -> None:
    """However many it had."""
    assert finish("開催した") == finish("開催した。。") == "開催した。"
