"""Folding of width: what is folded, and that every place is mapped back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation.text import Span, enclosed, fold_width, hide, placed


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ｒ６年１０月", "R6年10月"),
        ("１，２３４人／年", "1,234人/年"),
        ("㍻27年度", "平成27年度"),
        ("ｻﾎﾟｰﾀｰ", "サポーター"),
        ("か\u3099ん", "がん"),
        ("㋉", "10月"),
        ("10\u200b回\ufeff", "10回"),
        ("㈱　％", "(株) %"),
        ("葛\U000e0100飾", "葛飾"),
    ],
)
def test_fold_width_folds_letters_digits_kana_and_ligatures(written: str, folded: str) -> None:
    """What differs only in width, or cannot be seen, is folded."""
    assert fold_width(written).text == folded


@pytest.mark.parametrize("mark", ["①", "⑳", "½", "²", "㈠", "㊀", "⒈"])
def test_fold_width_leaves_marks_that_hold_numerals(mark: str) -> None:
    """A list marker must not become a number."""
    assert fold_width(mark).text == mark


@pytest.mark.parametrize(
    ("written", "part", "original"),
    [
        ("㍻27年度", "平成27", "㍻27"),
        ("㍻27年度", "成27年", "㍻27年"),
        ("ﾋﾟｱｻﾎﾟｰﾄ10回", "10回", "10回"),
        ("ﾋﾟｱ", "ピ", "ﾋﾟ"),
        ("1\u200b0回", "10回", "1\u200b0回"),
    ],
)
def test_place_finds_what_was_written(written: str, part: str, original: str) -> None:
    """A match in the folded text has its exact words in the original, whole characters only."""
    folded = fold_width(written)
    at = folded.text.index(part)
    text, start, end = folded.place(at, at + len(part))
    assert text == original == written[start:end]


@given(st.text())
def test_every_folded_character_has_a_place(text: str) -> None:
    """Places go up and never leave the text, whatever the text."""
    folded = fold_width(text)
    ends = [folded.place(at, at + 1)[1:] for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert ends == sorted(ends)


def test_placed_leaves_out_what_shares_a_character() -> None:
    """Two values folded out of one character cannot both have it: the first stays."""
    folded = fold_width("㍻")
    assert [one.text for one in placed(folded, [Span("", 1, 2), Span("", 0, 1)])] == ["㍻"]


def test_hide_keeps_the_length_and_takes_overlaps() -> None:
    """What is hidden can no longer be found, and all else stays where it was."""
    assert hide("0123456789", [(6, 8), (2, 4), (3, 5)]) == "01\0\0\x005\0\x0089"
    assert hide("0123", []) == "0123"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("甲（乙）丙", "（乙）"),
        ("甲「乙（丙）」丁", "「乙（丙）」"),
        ("甲（乙、丙", ""),
        ("甲）乙（丙", ""),
        ("甲（乙\n丙）丁", ""),
        ("「甲（乙」丙", "「甲（乙」"),
        ("（甲）と（乙）", "（甲）（乙）"),
    ],
)
def test_enclosed_marks_what_is_between_brackets(text: str, inside: str) -> None:
    """Only brackets that are closed on their line enclose; one that is not closed swallows nothing."""
    assert "".join(char for char, flag in zip(text, enclosed(text), strict=True) if flag) == inside
