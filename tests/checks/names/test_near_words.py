"""The search for near misses of official words, road by road."""

import pytest

from ckwriter.checks.names.near_names import katakana
from ckwriter.checks.names.near_words import Typo, near_words
from ckwriter.checks.names.unlike_others import unlike_others
from ckwriter.checks.texts.language import language

_OFFICIAL = ("自立支援協議会", "地域移行支援", "推進事業", "協議の場", "保健所", "精神保健福祉士")
_ACCEPTED = ("推進授業研究",)


@pytest.mark.parametrize(
    ("run", "typo"),
    [
        ("県推進授業", Typo("推進授業", "推進事業", 1)),
        ("治域移行支援", Typo("治域移行支援", "地域移行支援", 0)),
        ("協議の揚", Typo("協議の揚", "協議の場", 0)),
        ("地域以降支援者", Typo("地域以降支援", "地域移行支援", 0)),
        ("市自立支協議会", Typo("自立支協議会", "自立支援協議会", 1)),
        ("自立支援援協議会", Typo("自立支援援協議会", "自立支援協議会", 0)),
        ("専問職", Typo("専問", "専門", 0)),
    ],
)
def test_each_road_finds_its_typo(run: str, typo: Typo) -> None:
    """One character off, two off, one lacking, one twice, and no word at all."""
    assert near_words(_OFFICIAL, _ACCEPTED).typos(run) == (typo,)


@pytest.mark.parametrize(
    "run",
    ["推進授業研究会", "精神保健福祉資料", "保険所管課", "地域移行支援", "以降", "備中保健所", "会", "各区区部会"],
)
def test_right_runs_are_left_alone(run: str) -> None:
    """Accepted words, words that go over the edge of a near miss, official words themselves, single kanji."""
    assert near_words(_OFFICIAL, _ACCEPTED).typos(run) == ()


def test_a_run_unlike_the_others() -> None:
    """A run that stands once, one like character off one that stands often; another word in its place is no slip."""
    often = {"玉川相談連携室": 3}
    assert list(unlike_others({**often, "玉川相談連係室": 1}, language())) == [
        Typo("玉川相談連係室", "玉川相談連携室", 0)
    ]
    assert list(unlike_others({**often, "玉川相談連絡室": 1}, language())) == []
    assert list(unlike_others({**often, "玉川相談連係室": 2}, language())) == []


def test_katakana() -> None:
    """One slip off; a long vowel at the end is a manner of spelling."""
    assert katakana("コーディネーダー", ["コーディネーター", "サポーター"]) == "コーディネーター"
    assert katakana("コーディネータ", ["コーディネーター"]) == ""
    assert katakana("プロジェクト", ["プログラム"]) == ""


def test_kanji_that_sound_or_look_alike() -> None:
    """Like in sound: 義 and 議; in shape: 揚 and 場; nearly in sound: 授 and 事."""
    known = language()
    assert "議" in known.alike("義")
    assert "場" in known.alike("揚")
    assert "事" in known.nearly_alike("授") - known.alike("授")
    assert known.is_word("会議")
    assert not known.is_word("会義")
