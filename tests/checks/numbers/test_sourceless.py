"""Shares in running text that say neither of when they are nor where they come from (Q118)."""

from ckwriter.checks.numbers.sourceless import share_without_source
from ckwriter.testing import assert_findings


def test_a_share_tells_its_time_or_its_source() -> None:
    """A time, a source, the numbers that it was worked out from, or the same figure in the form will do."""
    assert_findings(
        share_without_source,
        base="nimo-r6",
        clean=[
            {"strengths": "住民への調査では、相談先を知る人が48.3％であった。"},
            {"strengths": "令和5年度に相談先を知る人は48.3%であった。"},
            {"strengths": "相談先を知る人は120人中58人（48.3％）であった。"},
            {"profile[discharge_rate_1_year].value": "88.2", "strengths": "1年以内に88.2％の人が退院している。"},
            {"strengths": "割合は小数点以下を四捨五入しており、合計が100.0％にならない。"},
            {"results[1].effect": "受講した人の92.5％が役に立ったと答えた。"},
            {"strengths": "相談先を知る人は約5割である。"},
        ],
        dirty=[
            ({"strengths": "相談先を知る人は４８．３％にとどまる。"}, "相談先を知る人は４８．３％にとどまる。"),
            {"issues[1].issue": "退院できる見込みの人が21.7パーセントいるが、住まいが足りない。"},
            {"sectors[welfare].remarks": "夜間に連絡が付く事業所は全体の33.3%である。"},
            {"intro": "高齢化率は31.5%で、一人で暮らす人が増えている。"},
            {"forums[1].remarks": "出席した機関の割合は72.4％である。"},
        ],
    )
