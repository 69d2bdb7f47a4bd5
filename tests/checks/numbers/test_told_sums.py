"""Times of several meetings and their sum in one sentence (Q106)."""

from ckwriter.checks.numbers.breakdowns import parts_against_whole
from ckwriter.testing import assert_findings

GROUPS = {"forums[1].name": "医療作業班", "forums[2].name": "住まい作業班", "forums[3].name": "就労作業班"}


def test_times_told_together_add_up() -> None:
    """Times before a sum add up to it, each times as many as hold it; what cannot be told is left alone."""
    assert_findings(
        parts_against_whole,
        base="nimo-r6",
        clean=[
            {"strengths": "部会を5回、連絡会を6回、合わせて11回開く予定です。"},
            {"strengths": "部会を5回、3つの作業班を各4回、合わせて17回開く。"},
            {**GROUPS, "strengths": "部会を5回、作業班を各4回、合わせて17回開く。"},
            {"strengths": "部会を5回、作業班を各4回、合わせて25回開く。"},
            {"strengths": "2つの部会を年3回ずつ、計6回開く。"},
            {"strengths": "前年度の5回から1回増やし、合わせて6回とした。"},
            {"strengths": "推進会議は年2回、圏域会議は6圏域で各2回、合計12回開く。"},
            {"strengths": "推進会議は年2回、実務者会議は年6回程度、合わせて年9回開いている。"},
        ],
        dirty=[
            (
                {"strengths": "部会を5回、連絡会を6回、合わせて15回開く予定です。"},
                "5回、連絡会を6回、合わせて15回",
            ),
            {"strengths": "部会を5回、3つの作業班を各4回、合わせて15回開く。"},
            {**GROUPS, "strengths": "部会を5回、作業班を各4回、合わせて25回開く。"},
            {"strengths": "推進会議（年3回）と部会（年4回）の計8回を開催する。"},
            {"strengths": "部会を2回、3つの作業班を年4回ずつ、計10回開く。"},
            {"strengths": "推進会議は年2回、実務者会議は年6回、あわせて年9回開いている。"},
        ],
    )
