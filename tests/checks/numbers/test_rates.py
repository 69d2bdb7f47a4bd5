"""Rates of change and comparisons against numbers (Q211)."""

from ckwriter.checks.numbers.rates import rate_against_numbers
from ckwriter.testing import assert_findings, example, findings


def test_rates_follow_from_the_numbers() -> None:
    """A rate of change, 倍増 and 上回る agree with the amounts beside them; 約, 割 and rounding leave room."""
    assert_findings(
        rate_against_numbers,
        base="nimo-r6",
        clean=[
            {"strengths": "登録者は40人から50人へ25％増加した。"},
            {"strengths": "登録者は、前年度の90人から119人へと約3割増えた。"},
            {"strengths": "相談は96件（前年度80件、20％増）となった。"},
            {"strengths": "訪問は12件から30件へと2.5倍になった。"},
            {"strengths": "待機者は20人から9人へ半減した。"},
            {"strengths": "令和5年度は72件で、前年度の60件を上回る72件を確保した。"},
            {"strengths": "利用は8件から15件へと倍増した。"},
            {"strengths": "参加者90人のうち80％が、理解が深まったと答えた。"},
            {"strengths": "10人から12人へ増え、満足度も20％向上した。"},
        ],
        dirty=[
            ({"strengths": "登録者は40人から50人へ20％増加した。"}, "登録者は40人から50人へ20％増加した。"),
            {"strengths": "相談は96件（前年度80件、30％増）となった。"},
            {"history[1].text": "長期入院者は令和2年度の500人から令和5年度の400人へと2割5分、25％減少した。"},
            {"strengths": "訪問は12件から30件へと3.5倍に増加した。"},
            {"strengths": "利用は10件から12件へと倍増した。"},
            {"strengths": "待機者は20人から16人へ半減した。"},
            {"results[1].effect": "前年度の52回を上回る47回の派遣を行った。"},
            {"strengths": "相談は前年度比130％の66件（前年度60件）であった。"},
        ],
    )


def test_points_are_differences_of_shares() -> None:
    """ポイント compares two percentages; of two counts it is asked about, and % between shares is told as points."""
    assert_findings(
        rate_against_numbers,
        base="nimo-r6",
        clean=[
            {"results[1].effect": "割合は45%から52%へ7ポイント上昇した。"},
            {"results[1].effect": "訪問は240件から276件へ15%増加した。"},
            {"results[1].effect": "満足度は前年度より15ポイント上昇した。"},
        ],
        dirty=[
            {"results[1].effect": "訪問は240件から276件へ15ポイント増加した。"},
            {"results[1].effect": "利用者が40人から50人へと25ポイント増えた。"},
            {"strengths": "相談は100件から80件に20ポイント減少した。"},
        ],
    )
    shares = example({"results[1].effect": "退院率は45%から52%へ7%上昇した。"}, "nimo-r6")
    (found,) = findings(rate_against_numbers, shares)
    assert "7ポイント" in found.hint
