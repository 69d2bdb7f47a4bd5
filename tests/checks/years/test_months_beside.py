"""A month right beside the name of a meeting or an occasion, against when that is held (C306)."""

from ckwriter import checking
from ckwriter.checks.years.occasion_months import month_of_occasion_differs
from ckwriter.testing import assert_findings, example, findings

HELD = {
    "forums[1].name": "県協議会",
    "forums[1].frequency": "年2回（7月、3月）",
    "forums[2].name": "住まい部会",
    "forums[2].frequency": "年3回（6、9、2月）",
    "forums[3].name": "連絡会議",
    "forums[3].frequency": "年12回（毎月）",
    "schedule[1].period": "R6年7月～9月",
    "schedule[1].activity": "ピアサポーター養成研修",
    "schedule[2].period": "R6年11月",
    "schedule[2].activity": "こころの市民フォーラム",
}


def test_a_month_beside_a_name() -> None:
    """Months that none of the lists of meetings and no row of the calendar has; other years and preparations are none."""
    assert_findings(
        month_of_occasion_differs,
        base="nimo-r6",
        clean=[
            {**HELD, "strengths": text}
            for text in (
                "7月の県協議会で取り上げる。",
                "8月の養成研修の最終日に面談を担う。",
                "12月の連絡会議で取り上げる。",
                "昨年12月の県協議会で取り上げた。",
                "令和5年10月の県協議会で承認された。",
                "10月の県協議会の準備会で話し合う。",
                "12月の医師会の会議で話す。",
                "12月に県協議会の委員を改選する。",
                "5月の養成研修の募集を始める。",
                "住まい部会（3回）で協議する。",
                "11月の住まい部会は中止した。",
                "10月の臨時の県協議会で話し合う。",
                "10月の研修の内容を県協議会で話し合う。",
            )
        ],
        dirty=[
            ({**HELD, "strengths": "受入れ先が足りない。12月の県協議会で取り上げる。"}, "年2回（7月、3月）"),
            ({**HELD, "strengths": "10月の養成研修の最終日には面談も担う。"}, "R6年7月～9月"),
            {**HELD, "strengths": "令和6年10月の県協議会において協議する。"},
            {**HELD, "strengths": "12月のこころの市民フォーラムで作品を並べる。"},
            {**HELD, "strengths": "今年度は、4月の住まい部会で論点を整理した。"},
            {**HELD, "strengths": "住まい部会（12月）で協議する。"},
            {**HELD, "strengths": "11月に開く住まい部会で協議する。"},
            {**HELD, "sectors[welfare].remarks": "12月の「住まい部会」に議題として出す。"},
        ],
    )


def test_a_sentence_is_asked_about_once() -> None:
    """A month beside a name that the sentence also says to be held is one finding."""
    cells = {**HELD, "schedule[3].period": "R6年7月、R7年3月", "schedule[3].activity": "県協議会"}
    cells["strengths"] = "11月開催の県協議会で承認を得る。"
    assert len(findings(month_of_occasion_differs, example(cells, "nimo-r6"))) == 1
    told = example({**HELD, "strengths": "12月の県協議会で取り上げる。"}, "nimo-r6")
    assert [one.code for one in checking.check(told, select="C") if "12月" in one.message] == ["C306"]
