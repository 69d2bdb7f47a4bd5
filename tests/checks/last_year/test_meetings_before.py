"""The meetings of this year's submission against last year's (C410)."""

import pytest

from ckwriter.checks.last_year.meetings_before import meetings_changed
from ckwriter.testing import findings
from tests.checks.last_year.test_previous import pair


def forums(*rows: tuple[str, str, str]) -> dict[str, str]:
    """Return meetings with their members and how often they meet."""
    cells: dict[str, str] = {}
    for number, (name, members, frequency) in enumerate(rows, 1):
        at = f"forums[{number}]"
        cells |= {f"{at}.name": name, f"{at}.members": members, f"{at}.frequency": frequency}
    return cells


COUNCIL = ("精神保健福祉連絡会", "保健所、精神科病院、家族会、警察署", "年4回")
HOUSING = ("居住支援部会", "宅建協会、居住支援法人", "年2回")
PEERS = ("ピア会議", "ピアサポーター、地域活動支援センター", "毎月")
LAST = forums(COUNCIL, HOUSING, PEERS)
BODY = {"bodies[1].name": "連絡会議", "bodies[1].secretariat": "障害福祉課"}


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (forums(COUNCIL, HOUSING), LAST),
        (forums((*COUNCIL[:2], "年2回"), HOUSING, PEERS), LAST),
        (forums(COUNCIL, HOUSING, (*PEERS[:2], "隔月")), LAST),
        (forums((COUNCIL[0], "保健所、精神科病院、警察署", COUNCIL[2]), HOUSING, PEERS), LAST),
        ({**BODY, "bodies[1].secretariat": "保健予防課"}, BODY),
    ],
)
def test_what_changed_without_a_word_is_noted(now: dict[str, str], before: dict[str, str]) -> None:
    """A meeting that is gone, that meets less often, that lost a member, that another office runs."""
    assert [one.level for one in findings(meetings_changed, pair(now, before))] == ["note"]


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (LAST, LAST),
        (forums((*COUNCIL[:2], "年4回（6月、9月、12月、3月）"), HOUSING, (*PEERS[:2], "年12回")), LAST),
        (forums(COUNCIL, ("住まい部会（旧居住支援部会）", *HOUSING[1:]), PEERS), LAST),
        ({**forums(COUNCIL, PEERS), "history[1].text": "居住支援部会を居住支援協議会に統合"}, LAST),
        (forums((*COUNCIL[:2], "年2回（令和6年度から見直し）"), HOUSING, PEERS), LAST),
        (forums((COUNCIL[0], COUNCIL[1] + "、消防署", COUNCIL[2]), HOUSING, PEERS), LAST),
        ({**BODY, "bodies[1].secretariat": "障害支援課", "history[1].text": "障害福祉課を障害支援課に改称"}, BODY),
        ({}, LAST),
    ],
)
def test_what_stayed_or_was_explained_is_left_alone(now: dict[str, str], before: dict[str, str]) -> None:
    """Other words for the same, renamed or merged meetings and offices, new members."""
    assert findings(meetings_changed, pair(now, before)) == []
