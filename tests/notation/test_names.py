"""Names: one key for one name, and how near two names are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation import NameMatch, fold, same_name, variants

SAME, CONTAINED, SIMILAR, DIFFERENT = NameMatch


@pytest.mark.parametrize(
    "spellings",
    [
        ("地域活動支援センターⅠ型", "地域活動支援センターI型", "地域活動支援センター1型", "地域活動支援センター１型"),
        ("取組", "取り組み", "取組み", "とりくみ"),
        ("障害福祉課", "障がい福祉課", "障碍福祉課"),
        ("3か所", "3ヶ所", "３カ所", "3箇所"),
        ("子ども家庭センター", "こども家庭センター", "子供家庭センター"),
        ("打合せ", "打ち合わせ", "打合わせ"),
        ("受入れ", "受け入れ", "受入"),
        ("サーバー", "サーバ", "ｻｰﾊﾞｰ"),
        ("（自立支援）協議会", "自立支援協議会", "自立支援 協議会"),
        (
            "地域移行・地域生活支援コアメンバー会議",
            "地域移行・地域生活支援コ アメンバー会議",
            "地域移行地域生活支援コアメンバー会議",
        ),
        ("“協議の場”", "「協議の場」", "協議の場"),
        ("第一回", "第1回"),
        ("①地域移行支援の件数", "地域移行支援の件数"),
        ("ACT", "ａｃｔ"),
        ("ひきこもり支援", "引きこもり支援"),
    ],
)
def test_fold_gives_one_key_to_spellings_of_one_name(spellings: tuple[str, ...]) -> None:
    """Width, type numbers, okurigana, brackets and spaces do not make another name."""
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("くらし", "暮らし"),
        ("一般相談支援事業所", "特定相談支援事業所"),
        ("地域移行支援", "地域移行"),
        ("Ⅰ型", "Ⅱ型"),
        ("第三者委員会", "第3者委員会"),
        ("3-6回", "36回"),
        ("1/1", "11"),
        ("コーヒー", "コピー"),
        ("国立", "國立"),
    ],
)
def test_fold_keeps_different_names_apart(one: str, other: str) -> None:
    """Words that only sound or look alike stay two."""
    assert fold(one) != fold(other)


def test_variants_groups_different_spellings_of_one_name() -> None:
    """Groups stand in order; a line break is no spelling, and a name that is always spelled alike no group."""
    names = ["Ⅰ型", "障がい福祉課", "1型", "保健所", "保健\n所", "Ⅰ 型", "障害福祉課", "", "Ⅰ型"]
    assert variants(names) == (("Ⅰ型", "1型"), ("障がい福祉課", "障害福祉課"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("地域活動支援センターⅠ型", "地域活動支援センター1型", SAME),
        ("地域移行・地域生活支援に関する専門分科会", "地域移行、地域生活支援に関する専門分科会", SAME),
        ("自立支援協議会精神部会", "精神部会", CONTAINED),
        ("全体部会", "地域移行支援部会 (全体部会)", CONTAINED),
        ("区部会", "各区地域移行支援連絡部会（区部会）", CONTAINED),
        ("01", "(00)", DIFFERENT),
        ("自立支援協議会精神部会定例会", "みなと地域自立支援協議会精神部会", SIMILAR),
        ("くらし心ほっとサポーター", "暮らし心ほっとサポーター", SIMILAR),
        ("地域移行と地域生活支援に関する専門分科会", "地域移行・地域生活支援に関する専門分科会", SIMILAR),
        ("コアメンバー会義", "コアメンバー会議", SIMILAR),
        ("ピアサポート支援授業", "ピアサポート支援事業", SIMILAR),
        ("一般相談支援事業所", "特定相談支援事業所", DIFFERENT),
        ("ピアサポートコアメンバー会議", "ひきこもり支援コアメンバー会議", DIFFERENT),
        ("第1回研修会", "第2回研修会", DIFFERENT),
        ("部会", "区部会", DIFFERENT),
        ("保健所", "警察", DIFFERENT),
        ("", "", DIFFERENT),
        ("保健所", "", DIFFERENT),
    ],
)
def test_same_name_is_graded(one: str, other: str, expected: NameMatch) -> None:
    """Same, within the other, a near miss, or another name."""
    assert same_name(one, other) is expected
    assert same_name(other, one) is expected


@given(st.text())
def test_fold_of_a_key_is_the_key_of_the_name(name: str) -> None:
    """A key compares like the name it came from, but for markers in front."""
    assert fold(f" {name}\n") == fold(name)
    assert same_name(name, name) is (SAME if fold(name) else DIFFERENT)
