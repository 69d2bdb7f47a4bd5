"""Words with more than one spelling, in running text."""

import pytest

from ckwriter.notation import SPELLINGS, spellings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("精神障がいと障害福祉", [("障がい", "障害"), ("障害", "障害")]),
        ("取り組みの継続と取組の検討", [("取り組み", "取組"), ("取組", "取組")]),
        ("支援受け入れ、精神障害者受入れ", [("受け入れ", "受入れ"), ("障害", "障害"), ("受入れ", "受入れ")]),
        ("３ヶ所と3か所", [("ヶ所", "か所"), ("か所", "か所")]),
        ("子どもたち", [("子ども", "子ども")]),
        ("対象患者の洗出し", [("洗出し", "洗い出し")]),
        ("引継が必要", [("引継", "引継ぎ")]),
        ("協議に取り組みます", []),
        ("地域移行に取り組む事業所", []),
        ("意見を受け入れる", []),
        ("会議を立ち上げ、協議した", [("立ち上げ", "立上げ")]),
        ("会議を立ち上げる", []),
        ("体制を見直した", []),
        ("", []),
    ],
)
def test_spellings_finds_nouns_in_each_spelling(text: str, expected: list[tuple[str, str]]) -> None:
    """A verb such as 取り組む has one good spelling and is not asked about."""
    assert [(one.text, one.word) for one in spellings(text)] == expected


def test_no_spelling_belongs_to_two_words() -> None:
    """The table is a function: each spelling leads to one word, and no word is its own variant."""
    variants = [variant for others in SPELLINGS.values() for variant in others]
    assert len(set(variants)) == len(variants)
    assert not set(variants) & set(SPELLINGS)


@pytest.mark.parametrize("word", sorted(SPELLINGS))
def test_every_spelling_of_the_table_is_found_whole(word: str) -> None:
    """Each spelling is read as its word, not as a shorter one inside it."""
    for spelling in (word, *SPELLINGS[word]):
        (found,) = spellings(f"「{spelling}」")
        assert (found.text, found.word) == (spelling, word)
