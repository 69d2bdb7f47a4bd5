"""Lists of members, and who runs a meeting."""

import pytest

from ckwriter.checks.rosters import leads, loose_rosters, pieces, rosters
from ckwriter.model import Unplaced
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("保健予防課が中心となって住まい部会を開く。", ["保健予防課"]),
        ("保健予防課と障害福祉課が事務局となり、住まい部会を動かす。", ["保健予防課と障害福祉課"]),
        ("住まい部会の事務局は住宅課が担う。", ["住宅課"]),
        ("住宅課が住まい部会を運営している。", ["住宅課"]),
        ("社会福祉協議会が住まい部会の運営会議に参加する。", []),
        ("住宅課が住まい部会に出席する。", []),
        ("福祉総務課が事務局を務める家主連絡会議の下に、住まい部会を置いている。", []),
        ("福祉総務課が事務局を務める住まい部会で、事例を検討する。", ["福祉総務課"]),
    ],
)
def test_who_is_said_to_run_a_meeting(text: str, names: list[str]) -> None:
    """中心となって, 事務局は, 運営している name the lead; taking part does not."""
    found = leads(example({"forums[1].name": "住まい部会", "strengths": text}, "nimo-r6"))
    assert [lead.name for _, said in found for lead in said] == names


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
