"""One written number: Arabic, kanji and both mixed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation.numerals import read_number

_DIGITS = "〇一二三四五六七八九"


def in_kanji(number: int) -> str:
    """Return a number below 10**16 in kanji, as 二十五万三千."""
    text = ""
    for mark, scale in (("兆", 10**12), ("億", 10**8), ("万", 10**4), ("", 1)):
        part, number = divmod(number, scale)
        if not part:
            continue
        for place, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
            digit, part = divmod(part, size)
            if digit:
                text += ("" if digit == 1 and place else _DIGITS[digit]) + place
        text += mark
    return text


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("473,886", 473886),
        ("１，２３４", 1234),
        ("34.8", Decimal("34.8")),
        ("12.50", Decimal("12.50")),
        ("二十五", 25),
        ("十", 10),
        ("百二十", 120),
        ("一〇五", 105),
        ("二〇二四", 2024),
        ("12万", 120000),
        ("2.5万", 25000),
        ("1億2,000万", 120_000_000),
        ("3万5千", 35000),
        ("12百万", 12_000_000),
        ("3千", 3000),
        ("1兆", 10**12),
        ("007", 7),
    ],
)
def test_read_number_reads_what_officials_write(written: str, value: int | Decimal) -> None:
    """The value is exact, and an int unless decimal places were written."""
    number = read_number(written)
    assert number == value
    assert type(number) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "人",
        "1,23",
        "12,3456",
        "1.2.3",
        "十百",
        "二十三十",
        "万",
        "1万億",
        "-3",
        "9" * 5000,
        "〇" * 5000,
        "①",
        "½",
    ],
)
def test_read_number_leaves_what_is_no_number(written: str) -> None:
    """Half a number is none."""
    assert read_number(written) is None


@given(st.integers(min_value=1, max_value=10**16 - 1))
def test_kanji_come_back(number: int) -> None:
    """Every number in kanji is read as itself."""
    assert read_number(in_kanji(number)) == number


@given(st.integers(min_value=0, max_value=10**18))
def test_thousands_come_back_in_both_widths(number: int) -> None:
    """Commas and width change nothing."""
    written = f"{number:,}"
    assert read_number(written) == number
    assert read_number(written.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))) == number


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_decimal_places_stay_as_written(number: Decimal) -> None:
    """12.50 is not 12.5: how exact a number was written is kept."""
    assert str(read_number(str(number))) == str(number)
