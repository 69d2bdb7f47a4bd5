"""Words that say that there is no figure."""

import pytest

from ckwriter.notation import says_none


@pytest.mark.parametrize(
    "text",
    [
        "市別の数が公表されていないため記載なし（3か月未満、1年以上とも同じ）",
        "県単位のみの公表のため記載なし",
        "市町村別の集計がないため、不明",
        "個人が特定されるおそれがあるため非公表",
        "対象が5人未満のため非公表",
        "圏域ごとの値しか示されていないので記載せず",
    ],
)
def test_a_reason_and_words_for_none(text: str) -> None:
    """A clause that tells why may stand before the words that there is no figure."""
    assert says_none(text)


@pytest.mark.parametrize("text", ["120人のため記載", "県の公表による1,230", "なし", "―", "8か所（市別の公表なし）"])
def test_a_figure_or_a_bare_dash_says_no_such_thing(text: str) -> None:
    """Figures with words beside them, なし, which may be zero, and dashes."""
    assert not says_none(text)
