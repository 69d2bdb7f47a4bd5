"""Units: their one spelling, and which can be compared."""

import pytest

from ckwriter.notation import comparable
from ckwriter.notation.units import canonical_unit


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        *((spelling, "か所") for spelling in ("か所", "ヶ所", "カ所", "ヵ所", "ケ所", "箇所", "個所")),
        *((spelling, "か月") for spelling in ("か月", "ヶ月", "カ月", "箇月", "か月間")),
        *((spelling, "年") for spelling in ("年", "年間", "か年", "ヶ年間")),
        ("週間", "週"),
        ("才", "歳"),
        ("頁", "ページ"),
        ("パーセント", "%"),
        ("PT", "ポイント"),
        ("人", "人"),
        ("名", "名"),
    ],
)
def test_canonical_unit_is_the_official_spelling(written: str, unit: str) -> None:
    """か所 is one unit, however it is spelled; 人 and 名 stay what was written."""
    assert canonical_unit(written) == unit


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("人", "名", True),
        ("割", "%", True),
        ("ヶ所", "か所", True),
        (None, "件", True),
        ("件", "人", False),
        ("件", "回", False),
        ("%", "ポイント", False),
        ("年", "か月", False),
    ],
)
def test_comparable_knows_one_measure(one: str | None, other: str | None, same: bool) -> None:
    """Persons are persons; acts are not persons, and points are no shares."""
    assert comparable(one, other) is same
    assert comparable(other, one) is same
