"""Plans for a time that is past (J508), in a submission of 令和6年度."""

import pytest

from ckwriter.checks.years.past_plans import plan_of_a_past_year
from ckwriter.testing import assert_findings, example, findings


def test_a_plan_for_a_year_that_is_past() -> None:
    """予定, 見込み, 計画 and …していく for a month or a year before the document's own, in any section."""
    assert_findings(
        plan_of_a_past_year,
        base="nimo-r6",
        clean=[
            {"strengths": "令和6年度は、東部でも訪問を始める予定である。"},
            {"strengths": "令和5年度に予定していた研修は、全て実施した。"},
            {"strengths": "令和5年度は4回を予定していたが、3回となった。"},
            {"strengths": "令和5年度に作成した手引きを使い、研修を行う予定である。"},
            {"strengths": "令和5年度の調査の結果を踏まえ、要綱を改める予定である。"},
            {"strengths": "令和5年度から引き続き、圏域ごとに会議を開く予定である。"},
            {"strengths": "令和5年度から3年間で、全ての圏域に広げる予定である。"},
            {"strengths": "令和4年度から令和7年度までに、全ての区で行う予定である。"},
            {"strengths": "令和5年度の研修の修了者が、病院での活動を始める予定である。"},
            {"strengths": "令和5年10月に開設予定であったが、令和6年4月に延期した。"},
            {"strengths": "令和5年度から、会議を年4回開くこととしている。"},
            {"results[1].effect": "令和5年度に予定どおり4回開催した。"},
            {"strengths": "令和5年度は、新たに2病院が加わっている。"},
            {"strengths": "令和5年度は、参加する病院に偏りがある。"},
            {"history[1].period": "R5年10月", "history[1].text": "相談窓口を開設"},
        ],
        dirty=[
            (
                {"programmes[1].description": "相談窓口を令和5年10月に開設予定である。"},
                "相談窓口を令和5年10月に開設予定である。",
            ),
            {"intro": "令和5年度は、新たに東部圏域で連絡会議を始める予定です。"},
            {"history[1].period": "R5年10月", "history[1].text": "相談窓口を開設予定"},
            {"structure": "R5年度中に体制図を改めることとしている。"},
            {"forums[1].remarks": "令和５年１２月に、家族会も加わる見込みです。"},
            {"forums[1].content": "・令和5年度に事例集を作成する予定\n・事例の検討"},
            {"sectors[health].remarks": "2023年度から訪問の対象を広げる計画である。"},
            {"activities": "ピアサポーター養成研修（令和5年11月開講予定）"},
            {"offices[1].partner_duties": "居住支援協議会（令和6年3月設立予定）の事務"},
            {"strengths": "令和5年10月の開設に向け、準備を進めている。"},
            {"strengths": "令和5年度は、家主への働きかけを広げていく。"},
            {"strengths": "令和5年度は、受診が途切れがちな人への訪問と、若い世代への講座に力を入れる。"},
            {"intro": "令和5年度は、病院との話合いを毎月持ちます。"},
        ],
    )


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("令和5年度中に手引きを改める予定である。", "warning"),
        ("令和5年度に検討を行い、窓口を開く予定である。", "note"),
    ],
)
def test_a_clause_before_the_plan_makes_it_a_note(text: str, level: str) -> None:
    """What stands between the date and the plan may have been done then."""
    assert [one.level for one in findings(plan_of_a_past_year, example({"strengths": text}, "nimo-r6"))] == [level]


def test_a_past_time_in_the_calendar() -> None:
    """Rows of this year's plans do not do things in a year that is past; what was made then they may use."""

    def row(detail: str) -> dict[str, str]:
        return {"schedule[1].period": "R6年4月～R7年3月", "schedule[1].activity": "部会", "schedule[1].detail": detail}

    assert_findings(
        plan_of_a_past_year,
        base="nimo-r6",
        clean=[
            row(text)
            for text in (
                "令和5年度に作成した手引きを配る",
                "令和5年度の結果をもとに評価する",
                "令和5年12月に開設した窓口を周知する",
                "令和6年度末に評価する",
                "令和5年度に引き続き実施",
                "令和5年度から継続して開催",
            )
        ],
        dirty=[
            (row("令和5年度末に評価する"), "令和5年度末に評価する"),
            row("令和5年9月に講演会を開催"),
            row("令和5年12月までに意向調査を実施する。"),
            row("令和6年2月に次年度の方針を協議します。"),
            row("2023年11月に部会で検討"),
        ],
    )
