"""Names that stand once, a slip for a listed one (J202)."""

import pytest

from ckwriter.checks.names.stray_names import places_of, stray_names


@pytest.mark.parametrize(
    ("text", "listed", "stray"),
    [
        ("感想を全市会議で報告する。市全体会議を年3回開く。", ["市全体会議"], "全市会議"),
        ("心の地域ケア連絡協議会の運営", ["こころの地域ケア連絡協議会"], "心の地域ケア連絡協議会"),
        ("障がい者自立支援協議会の運営", ["障がい者総合支援協議会"], "障がい者自立支援協議会"),
        ("「すみだ縁側ネット」（以下「縁側ネット」という。）を置く。軒先ネットの事務局", [], "軒先ネット"),
        ("ピアサポーターの会と家族会。ピアサポーターの会が話す。ピアサポートの会は", [], "ピアサポートの会"),
        ("えんがわサロンを支える。縁側サロン", ["縁側サロン"], "えんがわサロン"),
    ],
)
def test_a_name_that_is_a_slip(text: str, listed: list[str], stray: str) -> None:
    """Characters moved, a word in the other script, another word for one."""
    (found,) = stray_names(text, listed)
    assert stray in found


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("全体会議を開く。市全体会議", ["市全体会議"]),
        ("北部圏域連絡会議を開く", ["南部圏域連絡会議"]),
        ("精神障害者地域北部連絡会議を開く", ["精神障害者地域南部連絡会議"]),
        ("退院支援部会を開く", ["居住支援部会"]),
        ("地域サロンを支える", ["縁側サロン"]),
        ("全市会議、全市会議", ["市全体会議"]),
        ("家族の会、家族の会、患者の会", []),
        ("市内のあるサロンを支える", ["縁側サロン"]),
        ("ひまわりサロンを支える", ["縁側サロン"]),
    ],
)
def test_names_of_other_things(text: str, listed: list[str]) -> None:
    """Shortened names, other areas' and other kinds of meetings, and what stands twice."""
    assert list(stray_names(text, listed)) == []


def test_names_are_told_in_one_order() -> None:
    """The order of a set of words is another in each process; that of findings, and so their fingerprints, is not."""
    names = {f"こころの相談窓口{kind}" for kind in "一二三四五六七八"}
    assert list(places_of(names, "")) == sorted(names)


def test_where_names_stand_that_begin_alike() -> None:
    """Each of many names with one beginning is found wherever it stands, also within a longer one."""
    text = "こころの相談窓口一覧、こころの相談窓口一覧表、こころの相談窓口"
    names = {"こころの相談窓口一覧", "こころの相談窓口一覧表", "こころの相談窓口便り"}
    assert places_of(names, text) == {
        "こころの相談窓口一覧": [0, 11],
        "こころの相談窓口一覧表": [11],
        "こころの相談窓口便り": [],
    }
