"""J6: text carried over from last year's submission."""

import pytest

from ckwriter import forms
from ckwriter.checks.last_year.carried import unchanged_year
from ckwriter.model import Cell, Finding, Municipality, Submission
from ckwriter.testing import findings

_LONG = "相談支援事業所と病院が月に一度集まり、退院後の住まいと見守りについて話し合っている。"


def _pair(now: dict[str, str], before: dict[str, str]) -> Submission:
    def made(year: int, cells: dict[str, str], previous: Submission | None = None) -> Submission:
        return Submission(
            form=forms.load("nimo-r6"),
            fiscal_year=year,
            municipality=Municipality(name="見本市", kind="core_city"),
            cells={at: Cell(text=text) for at, text in cells.items()},
            previous=previous,
        )

    return made(2024, now, made(2023, before))


def _quotes(found: list[Finding]) -> list[str]:
    return [evidence.quote for one in found for evidence in one.here]


@pytest.mark.parametrize(
    "sentence",
    [
        "今年度は家主向けの研修を2回開いた。",
        "令和5年度は体験宿泊の事業を始める予定である。",
        "来年度に向けて部会の設置を検討する。",
        "R5年度から新たに居住支援の部会を設ける。",
        "本年度の重点は住まいの確保とする。",
        "令和5年度の診療所アンケートは現在集計中で、年度内にまとめる。",
        "昨年度から始めた体験宿泊が定着している。",
        "昨年からは警察署も構成員に加わった。",
        "事業開始から二年目となり、利用が増えた。",
    ],
)
def test_a_year_that_was_not_moved_on(sentence: str) -> None:
    """A sentence of last year's that says 今年度, or plans for last year by its number."""
    found = findings(unchanged_year, _pair({"strengths": f"初めの文。{sentence}"}, {"structure": sentence}))
    assert _quotes(found) == [sentence]
    assert found[0].level == "warning"


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("令和5年度に部会を設け、3回開いた。", "令和5年度に部会を設け、3回開いた。"),
        ("今年度は家主向けの研修を3回開いた。", "今年度は家主向けの研修を2回開いた。"),
        ("令和4年度に始める予定であった事業", "令和4年度に始める予定であった事業"),
        ("昨年度の評価を踏まえて続けている。", "一昨年度の評価を踏まえて続けている。"),
        ("昨年度の評価を踏まえて見直す。", "昨年度の評価を踏まえて見直す。"),
        ("2月に次年度の計画の検討を行う。", "2月に次年度の計画の検討を行う。"),
        ("毎年度、始めに目標を確かめる。", "毎年度、始めに目標を確かめる。"),
        ("病院との連携を進める。", "病院との連携を進める。"),
    ],
)
def test_years_that_tell_what_happened_are_left_alone(now: str, before: str) -> None:
    """A past year that tells what happened stays right, and a sentence that was rewritten was read."""
    last = {"strengths": f"{before}ほかの文。"}
    assert findings(unchanged_year, _pair({"strengths": f"{now}新しい文。"}, last)) == []


def test_without_last_year_nothing_is_said() -> None:
    """The check needs last year's submission."""
    now = _pair({"strengths": _LONG + "今年度は続ける。"}, {}).model_copy(update={"previous": None})
    assert findings(unchanged_year, now) == []
