"""Names of meetings: whether two are one, and how a cell lists them."""

import pytest

from ckwriter.checks.names.naming import Sameness, names_in, sameness


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("精神部会", "倉敷地域自立支援協議会精神部会", Sameness.END),
        ("精神部会定例会", "精神部会", Sameness.SAME),
        ("区部会", "地域移行支援部会（区部会）", Sameness.SAME),
        ("各区地域移行支援連絡部会（区部会）", "地域移行支援部会（区部会）", Sameness.SAME),
        ("地域移行専門分科会", "地域移行・地域生活支援に関する専門分科会", Sameness.SHORT),
        ("退院支援部会（年4回）", "退院支援部会", Sameness.SAME),
        ("退院支援部会（全体会）", "退院支援部会", Sameness.SAME),
        ("県部会", "県協議会地域移行部会（以下「県部会」という。）", Sameness.SAME),
        ("県協議会地域移行部会", "県協議会地域移行部会(以下、県部会という)", Sameness.SAME),
        ("コア会議", "地域移行連絡会（略称：コア会議）", Sameness.SAME),
        ("市部会", "県協議会地域移行部会（以下「県部会」という。）", Sameness.NO),
        ("精神保健福祉連絡会", "精神保健福祉連絡会議", Sameness.NEAR),
        ("ピアサポート連絡会", "ピアサポーター連絡会", Sameness.NEAR),
        ("地域移行支援部会", "地域移行支援部会（区部会）", Sameness.NO),
        ("地域移行支援部会（全体部会）", "地域移行支援部会（区部会）", Sameness.NO),
        ("圏域会議（東部）", "圏域会議（西部）", Sameness.NO),
        ("東部圏域会議", "西部圏域会議", Sameness.NO),
        ("圏域会議", "北部圏域会議", Sameness.NO),
        ("精神部会", "精神部会運営委員会", Sameness.NO),
        ("退院支援連絡会", "退院促進連絡会", Sameness.NO),
        ("部会", "住まい部会", Sameness.NO),
        ("市協議会（全体会）", "県連絡会（全体会）", Sameness.NO),
    ],
)
def test_how_surely_two_names_are_one(one: str, other: str, how: Sameness) -> None:
    """The head stands at the end; brackets and areas tell parts of one body apart; the order does not matter."""
    assert sameness(one, other) is how
    assert sameness(other, one) is how


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("企画会議・家族支援連絡会", ["企画会議", "家族支援連絡会"]),
        ("企画会議\n家族支援連絡会", ["企画会議", "家族支援連絡会"]),
        ("地域移行・地域生活支援 コアメンバー会議", ["地域移行・地域生活支援 コアメンバー会議"]),
        ("住まい部会、ピア部会及び医療連携部会", ["住まい部会", "ピア部会", "医療連携部会"]),
        ("圏域会議（東部・西部）", ["圏域会議（東部・西部）"]),
        ("① 退院支援部会", ["退院支援部会"]),
        ("", []),
    ],
)
def test_names_of_a_cell_are_parted_between_names_only(cell: str, names: list[str]) -> None:
    """A ・ within a name parts nothing; one between two names does."""
    assert names_in(cell) == names
