"""Who calls a meeting and who leads through it, told in two places (C108)."""

from ckwriter.checks.meetings.leads import lead_differs
from ckwriter.testing import assert_findings


def told(one: str, other: str, name: str = "区連絡会") -> dict[str, str]:
    """Return a meeting in both lists, with who calls it."""
    return {
        "bodies[1].name": name,
        "bodies[1].secretariat": one,
        "forums[1].name": name,
        "forums[1].remarks": other,
    }


def test_who_calls_a_meeting() -> None:
    """Two offices that each call one meeting or lead through it; turns, former offices and other duties are none."""
    ward = "開催の呼びかけと進行は各区の健康福祉課が行う。"
    assert_findings(
        lead_differs,
        base="nimo-r6",
        clean=[
            told(ward, "健康福祉課が招集し、進行も務める。"),
            told(ward, "中央区健康福祉課が招集する。"),
            told(ward, "昨年度まではこころの健康センターが招集していた。"),
            told(ward, "こころの健康センターが助言者として加わる。"),
            told(ward, "保健所が病院へ参加を呼びかけている。"),
            told("招集は障害福祉課が行う。", "進行は保健所が務める。"),
            told("進行は障害福祉課と保健所が輪番で務める。", "保健所が進行を務める。"),
        ],
        dirty=[
            told(ward, "こころの健康センターが招集し、進行も務める。"),
            told("障害福祉課が招集する。", "日程の調整は保健所が行う。"),
            told("保健予防課が開催の案内を行う。", "招集と進行は、基幹相談支援センターが担う。"),
            told("招集は障害福祉課が行う。", "保健所が招集し、各病院が事例を持ち寄る。"),
        ],
    )
