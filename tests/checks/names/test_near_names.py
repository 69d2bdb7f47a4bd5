"""Which of two names may be one thing's."""

import pytest

from ckwriter.checks.names.near_names import (
    in_kana_and_kanji,
    in_other_kana,
    is_one_group,
    is_one_kind,
    katakana,
    lacks_a_word,
)
from ckwriter.checks.words.names import name_spelling, near_names
from ckwriter.testing import assert_findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("すまいるサロンを開く。スマイルサロンの参加者", {"スマイルサロン", "すまいるサロン"}),
        ("ハートフル相談室、はーとふる相談室", {"ハートフル", "はーとふる"}),
        ("家族会ひまわり会とヒマワリ会", {"ヒマワリ", "ひまわり"}),
        ("つながりカフェはツナガリカフェともいう", {"ツナガリカフェ", "つながりカフェ"}),
        ("スマイ相談とすまい相談", {"スマイ", "すまい"}),
        ("ホットラインとほっとする場", set()),
        ("ピアの集い、はぴあという店", set()),
        ("カフェとサロン", set()),
        ("モノづくりとものづくりを", set()),
        ("「ここから相談室」を開く。ココから相談室の運営", {"ここから相談室", "ココから相談室"}),
        ("ココから駅まで歩く。ここから始める", set()),
    ],
)
def test_words_in_the_other_kana(text: str, found: set[str]) -> None:
    """A word of four characters or more in both kana, and a shorter one before the same kanji."""
    assert {spelled for group in in_other_kana(text) for spelled in group} == found


def test_one_group() -> None:
    """の and the word for a group may differ; what meets has kinds of its own."""
    assert is_one_group("高知家のこころ応援団", "高知家こころの応援隊")
    assert is_one_group("みなと語りの会ひだまり会", "みなと語りの会ひだまり隊")
    assert not is_one_group("退院支援部会", "退院支援委員会")
    assert not is_one_group("ピア応援団", "ピア応援隊")
    assert not is_one_group("みなと見守り応援団", "みなと暮らし応援隊")


def test_one_kind() -> None:
    """Other words before a long kind of meeting; areas and slips of the pen are not asked about."""
    assert is_one_kind("退院支援ネットワーク会議", "地域移行ネットワーク会議")
    assert not is_one_kind("東部圏域ネットワーク会議", "西部圏域ネットワーク会議")
    assert not is_one_kind("居住支援ワーキンググループ", "住居支援ワーキンググループ")
    assert not is_one_kind("東区家族ネットワーク会議", "県央就労ネットワーク会議")
    assert not is_one_kind("退院支援部会", "家族支援部会")


def test_a_word_left_out() -> None:
    """A word of two kanji in the middle of a long name."""
    assert lacks_a_word("地域移行実務者ワーキング", "地域移行実務担当者ワーキング")
    assert lacks_a_word("みなと生活支援センター", "みなと地域生活支援センター")
    assert not lacks_a_word("家族支援部会", "高齢家族支援部会")
    assert not lacks_a_word("退院支援部会", "退院支援実務部会")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ピアサポタ", "ピアサポーター"),
        ("コーディネタ", "コーディネーター"),
        ("コーディネータ", ""),
        ("ピアスタッフ", ""),
    ],
)
def test_long_vowels_that_are_lost(word: str, meant: str) -> None:
    """Several of them are a slip, one at the end is a manner of spelling."""
    assert katakana(word, ["ピアサポーター", "コーディネーター"]) == meant


def test_names_told_otherwise_in_one_place() -> None:
    """A meeting and a group that a table names, told otherwise once."""
    forum = {"forums[1].name": "退院支援ネットワーク会議", "bodies[1].name": "退院支援ネットワーク会議"}
    team = {"programmes[1].name": "高知家のこころ応援団", "intro": "高知家のこころ応援団は30人になった。"}
    assert_findings(
        near_names,
        base="nimo-r6",
        clean=[
            forum,
            {**forum, "forums[2].name": "就労支援ネットワーク会議", "intro": "就労支援ネットワーク会議に出た。"},
            team,
            {**team, "structure": "高知家のこころ応援団と連携する"},
        ],
        dirty=[
            ({**forum, "intro": "病院が地域移行ネットワーク会議に職員を出した。"}, "地域移行ネットワーク会議"),
            ({**team, "structure": "高知家こころの応援隊と連携する"}, "高知家こころの応援隊"),
        ],
    )
    assert_findings(
        name_spelling,
        base="nimo-r6",
        clean=[{"intro": "すまいるサロンを開く。", "strengths": "すまいるサロンは月2回"}],
        dirty=[({"intro": "すまいるサロンを開く。", "strengths": "スマイルサロンは月2回"}, "スマイルサロン")],
    )


@pytest.mark.parametrize(
    ("text", "owner", "found"),
    [
        ("としまこころネットと豊島こころネット", "豊島区", {"豊島こころネット", "としまこころネット"}),
        ("くらしき住まいネット\n倉敷住まいネット", "倉敷市", {"倉敷住まいネット", "くらしき住まいネット"}),
        ("なかのこころ広場を開く。\n中野こころ広場", "中野区", {"中野こころ広場", "なかのこころ広場"}),
        ("「とよたピアの会」\n豊田ピアの会", "豊田市", {"豊田ピアの会", "とよたピアの会"}),
        ("・ピアサポートくらしきを開く\n・ピアサポート倉敷", "倉敷市", {"ピアサポートくらしき", "ピアサポート倉敷"}),
        ("このためこころネットを\n倉敷こころネットを", "倉敷市", set()),
        ("まちなか相談室\n豊田相談室", "豊田市", set()),
        ("ひまわり支援センター\n岩手支援センター", "岩手県", set()),
        ("これからの支援体制\n倉敷の支援体制", "倉敷市", set()),
        ("さいたま市のさいたまこころネット", "さいたま市", set()),
        ("「よりそい訪問」を行う。\n寄り添い訪問の対象を広げる。", "秋田市", {"よりそい訪問", "寄り添い訪問"}),
        ("ささえあいサロン、支え合いサロン", "秋田市", {"ささえあいサロン", "支え合いサロン"}),
        ("かたりあう広場\n話し合い広場", "秋田市", set()),
        ("つながり訪問、見守り訪問、寄り添い訪問", "秋田市", set()),
    ],
)
def test_the_own_name_in_kana_and_in_kanji(text: str, owner: str, found: set[str]) -> None:
    """A name that holds the body's own, once in kanji and once in kana; a word of its own in kana is another name."""
    assert {spelled for group in in_kana_and_kanji(text, owner) for spelled in group} == found
