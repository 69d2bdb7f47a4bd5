"""Lists of members."""

import pytest

from ckwriter.beside import Unplaced
from ckwriter.checks.meetings.rosters import loose_rosters, pieces, rosters
from ckwriter.testing import example


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("病院、診療所、相談支援・地域活動支援センター", ("病院", "診療所", "相談支援・地域活動支援センター")),
        ("病院・診療所・家族会", ("病院", "診療所", "家族会")),
        ("【医療】A病院、B病院【福祉】C事業所", ("A病院", "B病院", "C事業所")),
        ("構成員：病院（医師、看護師）、家族会", ("病院（医師、看護師）", "家族会")),
        ("・病院\n・診療所", ("病院", "診療所")),
    ],
)
def test_items_of_a_list(text: str, items: tuple[str, ...]) -> None:
    """、 and line ends part members; ・ does only where nothing else does, and nothing does in brackets."""
    assert pieces(text) == items


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("病院、診療所、家族会", 3),
        ("病院（6）、診療所2か所、家族会", 4),
        ("病院6病院、医師2名、家族会", 8),
        ("病院、診療所 計12機関", 2),
        ("病院・診療所・家族会", 3),
    ],
)
def test_how_many_take_part_at_the_least(text: str, least: int) -> None:
    """Each member is one, or as many bodies as are written beside it; persons are of one body."""
    cells = {"forums[1].name": "住まい部会", "forums[1].members": text}
    ((_, roster),) = rosters(example(cells, "nimo-r6"))
    assert roster.least == least


def test_lists_of_a_diagram_are_read() -> None:
    """A list and its number that stand in no place of the form are read together."""
    drawn = example({}, "nimo-r6").model_copy(
        update={
            "unplaced": (
                Unplaced(text="構成員：病院、診療所、家族会", where="2 取組概要"),
                Unplaced(text="計2機関", where="2 取組概要"),
            )
        }
    )
    ((listed, counted, least, total),) = loose_rosters(drawn)
    assert (listed.at, counted.at, least, total.text) == ("unplaced[1]", "unplaced[2]", 3, "計2機関")


@pytest.mark.parametrize("text", ["各区10～14機関", "1圏域15機関程度", "各圏域8機関", "（各地区５～８団体）"])
def test_a_count_beside_a_list_is_no_member(text: str) -> None:
    """How many take part in each area is told beside the members, not as one of them."""
    cells = {"forums[1].name": "圏域会議", "forums[1].members": f"病院、診療所、保健所\n{text}"}
    ((_, roster),) = rosters(example(cells, "nimo-r6"))
    assert roster.members == ("病院", "診療所", "保健所")
