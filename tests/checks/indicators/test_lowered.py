"""Targets below where an indicator stands (Q204)."""

from ckwriter.checks.indicators.measures import values_do_not_fit_indicator
from ckwriter.testing import assert_findings


def goal(name: str, baseline: str, target: str, expected: str = "") -> dict[str, str]:
    """Return one indicator of this year."""
    cells = {"indicator": name, "baseline": baseline, "target": target, "expected": expected}
    return {f"goals[1].{column}": text for column, text in cells.items() if text}


def test_a_target_below_the_baseline() -> None:
    """What is to grow does not have a lower target; what is to fall may, and what is held less often."""
    assert_findings(
        values_do_not_fit_indicator,
        base="nimo-r6",
        clean=[
            goal("長期入院者数", "846人", "800人"),
            goal("再入院率", "18%", "15%"),
            goal("支援が途切れた方の割合", "18%", "15%"),
            goal("入居を断られた件数", "30件", "10件"),
            goal("受講者数", "延べ120人", "実80人"),
            goal("講座の参加者数", "120人", "100人", "会場を絞り、質を高める。"),
            goal("部会の開催回数", "6回", "4回"),
            goal("地域移行支援の利用者数", "12人", "15人"),
        ],
        dirty=[
            (goal("地域移行支援の利用者数", "12人", "10人"), "10人"),
            goal("①ピアサポーターの登録者数", "延べ24人", "延べ21人"),
            goal("心のサポーター養成者数（累計）", "210人", "130人"),
            goal("受入れ病院数", "7病院", "4病院"),
            goal("研修修了者の割合", "82%", "28%"),
        ],
    )
