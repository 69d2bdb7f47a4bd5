"""Names of persons, and the words of official texts that stand where names do."""

from __future__ import annotations

import importlib.util

import pytest

from ckwriter.guarding import screen_names

needs_dictionary = pytest.mark.skipif(
    importlib.util.find_spec("sudachipy") is None, reason="the extra ja (SudachiPy and its dictionary) is not installed"
)
DIRTY = [
    ("担当：山田太郎", "山田太郎"),
    ("担当 佐々木", "佐々木"),
    ("担当者は田中です", "田中"),
    ("（連絡先：鈴木）", "鈴木"),
    ("氏名=権田原", "権田原"),
    ("部会長　田中一郎が挨拶", "田中一郎"),
    ("山口委員長が説明した", "山口"),
    ("森所長に報告", "森"),
    ("小林保健師から聞いた", "小林"),
    ("渡辺医師に相談", "渡辺"),
    ("佐々木花子さんと話す", "佐々木花子"),
    ("金子さん、中村さん", "中村"),
    ("長谷部氏", "長谷部"),
    ("髙橋様", "髙橋"),
    ("権田原さん", "権田原"),
    ("山田　太郎", "山田　太郎"),
    ("保健師の小林が事務局を担う", "小林"),
    ("相談員の前田花子は", "前田花子"),
]
BY_DICTIONARY = [("山田太郎が参加した", "山田太郎"), ("スミスさん", "スミス"), ("たなかさん", "たなか")]
CLEAN = [
    "当事者さん、家族さん、患者さんの声",
    "利用者様、皆様、多様な、同様に、仕様、様々",
    "ピアサポーターさん、ボランティアさん、ヘルパーさん",
    "担当：保健課、担当者会議、担当課は障がい福祉課",
    "連絡先：保健所、代表：家族会、講師は医師",
    "会長、副会長、部会長・副部会長を選ぶ",
    "医師会、岡山県医師会、精神保健福祉士会",
    "福島県の担当者、山口県、石川県の病院",
    "高橋病院の院長、林業の担い手",
    "倉敷市保健所保健課精神保健係",
    "熊本市こころの健康センター",
    "くらしき心ほっとサポーター",
    "お母さん、お子さん、お医者さん、皆さん",
    "Aさん、B氏、氏名を伏せる",
    "代表者会議、千葉代表者会議、相談員研修",
    "中央区、東区、西区、南区、北区",
    "担当の看護師、担当は係長、所長は不在",
    "相談員の役割は、保健師の訪問が、医師の確保を、職員の研修に、支援員の増加が",
]


def names(text: str) -> list[str]:
    """Return what is taken for a name."""
    return [text[one.start : one.end] for one in screen_names.found(text)]


@pytest.mark.parametrize(("text", "name"), DIRTY, ids=[text for text, _ in DIRTY])
def test_a_name_is_known_by_what_stands_round_it(text: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the list of surnames alone."""
    monkeypatch.setattr(screen_names, "_tokens", lambda: None)
    assert name in names(text)


@needs_dictionary
@pytest.mark.parametrize(("text", "name"), [*BY_DICTIONARY, *DIRTY])
def test_a_dictionary_knows_more_names(text: str, name: str) -> None:
    """Full names by themselves, and in kana."""
    assert name in names(text)


@pytest.mark.parametrize("text", CLEAN)
def test_no_role_office_or_place_is_taken_for_a_name(text: str) -> None:
    """With the dictionary, where there is one."""
    assert names(text) == []


@pytest.mark.parametrize("text", CLEAN)
def test_nor_without_a_dictionary(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the list of surnames alone."""
    monkeypatch.setattr(screen_names, "_tokens", lambda: None)
    assert names(text) == []
