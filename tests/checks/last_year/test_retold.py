"""What this year's submission tells of the past, against last year's (C405)."""

import pytest

from ckwriter.checks.last_year.retold import past_changed
from ckwriter.testing import findings
from tests.checks.last_year.test_previous import pair


def history(*rows: tuple[str, str]) -> dict[str, str]:
    """Return rows of a chronicle."""
    cells: dict[str, str] = {}
    for number, (period, text) in enumerate(rows, 1):
        cells |= {f"history[{number}].period": period, f"history[{number}].text": text}
    return cells


FIRST = ("平成25年度", "精神科病院との連絡会を開始")
SECOND = ("平成30年10月", "退院支援部会を設置し、5病院が参加")
THIRD = ("令和2年度", "ピアサポーター養成研修を開始。12名が修了")
LAST = history(FIRST, SECOND, THIRD)
TOLD = "平成25年度に連絡会を始め、平成30年に退院支援部会を設置した。令和3年度には住まいの相談窓口を3か所に設けた。"


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (history(("平成26年度", FIRST[1]), SECOND, THIRD), LAST),
        (history(("平成２７年度", "精神科病院との連絡会を始めた"), SECOND, THIRD), LAST),
        (history(FIRST, ("平成30年4月", SECOND[1]), THIRD), LAST),
        (history(FIRST, ("H29", SECOND[1])), LAST),
        (history(FIRST, (SECOND[0], "退院支援部会を設置し、6病院が参加"), THIRD), LAST),
        (
            history(FIRST, (SECOND[0], "退院支援部会を設置した（六病院が参加）")),
            history(FIRST, (SECOND[0], "退院支援部会を設置した（五病院が参加）")),
        ),
        ({"intro": "退院支援部会は平成29年10月に設置した。"}, LAST),
        ({"intro": TOLD.replace("平成30年", "平成29年")}, {"intro": TOLD}),
        ({"intro": TOLD.replace("3か所", "5か所")}, {"history_summary": TOLD}),
        (
            {"history_summary": "平成26年度に2つの圏域で試した。"},
            {"history_summary": "平成28年度に2つの圏域で試した。"},
        ),
    ],
)
def test_a_past_that_changed_is_asked_about(now: dict[str, str], before: dict[str, str]) -> None:
    """A row in another year, with another number, a sentence that says otherwise; both sides are quoted."""
    found = findings(past_changed, pair(now, before))
    assert [one.level for one in found] == ["warning"]
    assert found[0].here
    assert any(one.previous and one.quote for one in found[0].evidence)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (history(FIRST, SECOND, THIRD, ("令和5年度", "居住支援部会を設置")), LAST),
        (history(("平成25年", FIRST[1]), SECOND, ("令和2年度～", THIRD[1])), LAST),
        (history(FIRST, (SECOND[0], "退院支援部会を立ち上げる")), LAST),
        (
            history(("令和4年度", "家族教室"), ("令和5年度", "家族教室")),
            history(("令和3年度", "家族教室"), ("令和4年度", "家族教室")),
        ),
        (history(("令和5年度", "手引きを4病院で試行")), history(("令和5年度", "手引きを2病院で試行"))),
        (history(("令和2年度～", "研修（累計45名が修了）")), history(("令和2年度～", "研修（累計33名が修了）"))),
        (history(("平成26年度", "連絡会を開始（前の提出の年度を訂正）")), history(("平成25年度", "連絡会を開始"))),
        (history(("令和6年度", "部会を設置予定")), history(("令和5年度", "部会を設置予定"))),
        ({"strengths": "令和4年度の調査では12人であった。"}, {"strengths": "令和3年度の調査では15人であった。"}),
        ({"strengths": "令和5年度は研修を4回開いた。"}, {"strengths": "令和5年度は研修を2回開いた。"}),
        ({"strengths": "平成30年度から毎年4回開いてきた。"}, {"strengths": "平成30年度から毎年3回開いてきた。"}),
    ],
)
def test_what_may_change_is_left_alone(now: dict[str, str], before: dict[str, str]) -> None:
    """New rows and words, rows that go on, the year that was not over, corrections, yearly surveys."""
    assert findings(past_changed, pair(now, before)) == []


def test_one_change_is_told_once() -> None:
    """A row that moved to another year is not told again as an event of another year."""
    now = {**history(("平成26年度", "退院支援連絡会を開始")), "intro": "退院支援連絡会は平成26年度に開始した。"}
    found = findings(past_changed, pair(now, history(("平成25年度", "退院支援連絡会を開始"))))
    assert [one.at for one in found] == ["history[1].period"]
