"""Placeholders: what a form or a draft holds for something still to be written."""

import pytest

from ckwriter.checks.texts.placeholders import placeholders

_LEFT_OVER = {
    "R●年●月時点": ["R●年●月"],
    "令和○年度から実施": ["令和○年度"],
    "令和6年●月に開催": ["令和6年●月"],
    "○月○日（○）開催": ["○月○日"],
    "R○.○～": ["R○.○"],
    "H○～R○": ["H○", "R○"],
    "令和　年　月　日現在": ["令和　年　月"],
    "年　月　日": ["年　月　日"],
    "年●回、計●機関": ["●回", "●機関"],
    "約●人が参加": ["●人"],
    "○件": ["○件"],
    "○○課と〇〇病院": ["○○", "〇〇"],
    "●●市": ["●●"],
    "■■■事業": ["■■■"],
    "＊＊＊病院": ["＊＊＊"],
    "（事業名を記載）": ["（事業名を記載）"],
    "【要確認】": ["【要確認】"],
    "年　回": ["年　回"],
    "△△事業所、□□センター": ["△△", "□□"],
    "XX年XX月": ["XX"],
    "××回": ["××"],
    "（ここに記入）": ["（ここに記入）"],
    "【要記入】": ["【要記入】"],
    "[後日記載]": ["[後日記載]"],
    "ここに事業の内容を記入": ["ここに事業の内容を記入"],
    "クリックまたはタップしてテキストを入力してください。": ["テキストを入力"],
    "〓〓地区": ["〓〓"],
    "＿＿＿人": ["＿＿＿"],
    "TBD": ["TBD"],
    "??人": ["??"],
    "●": ["●"],
    "ダミーデータ": ["ダミーデータ"],
}


@pytest.mark.parametrize("text", _LEFT_OVER)
def test_placeholder_is_found_as_it_stands(text: str) -> None:
    """Each placeholder is quoted exactly, a date as a whole."""
    assert list(placeholders(text)) == _LEFT_OVER[text]


@pytest.mark.parametrize(
    "text",
    [
        "●相談支援の充実",
        "■相談支援 ■居住支援",
        "＊印は新規の取組",
        "利用者数（作成中の計画による）",
        "●相談支援 ●居住支援",
        "○普及啓発\n○人材育成",
        "〇事業名：家族教室",
        "○年間計画の作成",
        "●日中活動の場の確保",
        "●人に優しいまちづくり",
        "○市町村との連携",
        "取組：●訪問 ●電話",
        "（○は実施、●は中止）",
        "二〇二四年度",
        "一〇〇人",
        "評価 ◎○△×",
        "○×△",
        "△3.5ポイント",
        "▲2件",
        "有○・無",
        "令和 6 年 4 月",
        "R6.10",
        "20床×3病棟",
        "未定",
        "日程は調整中",
        "窓口で申請書に必要事項を記入する",
        "記載例を配布",
        "□相談 ■訪問",
        "http://example.jp/a__b",
        "支援とは？",
        "★重点事業",
    ],
)
def test_bullets_zeros_and_ratings_are_no_placeholders(text: str) -> None:
    """Marks that belong to the text are left alone."""
    assert list(placeholders(text)) == []


def test_each_spelling_is_named_once() -> None:
    """A placeholder that stands twice is one."""
    assert list(placeholders("○○課、○○係、●回")) == ["○○", "●回"]


def test_long_text_of_marks() -> None:
    """Ten thousand marks are read in no time that anybody would notice, and are one placeholder."""
    assert len(list(placeholders("○" * 10_000))) == 1
    assert list(placeholders("● 項目\n" * 3_000)) == []


@pytest.mark.parametrize("text", ["？回", "後日記入", "追って記載します。", "・・・・・・", "R6年X月", "…………"])
def test_what_is_still_to_come_is_a_placeholder(text: str) -> None:
    """A mark for a number, dots alone and the promise to write later hold a place."""
    assert list(placeholders(text))


@pytest.mark.parametrize(
    "text", ["どうすればよいか？", "後日記入した人が3人いた。", "病院・事業所…", "X線検査", "3・4月", "Y病院"]
)
def test_what_only_looks_like_something_to_come(text: str) -> None:
    """A question, dots behind words and letters that name something hold none."""
    assert not list(placeholders(text))
