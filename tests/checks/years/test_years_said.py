"""J5: years as they are said."""

from ckwriter.checks.years.relative_years import year_beside_word
from ckwriter.checks.years.years_said import (
    ambiguous_date,
    calendar_year,
    impossible_date,
    this_year_in_last_years_results,
    years_of_table,
)
from ckwriter.model import Submission
from ckwriter.testing import assert_findings


def test_year_beside_word(complete: Submission) -> None:
    """今年度（令和5年度） in a submission of 令和6年度 cannot be; other years and years alone are not judged."""
    assert_findings(
        year_beside_word,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "今年度（令和6年度）は住まいに取り組み、来年度（R7年度）に評価する。"},
            {"strengths": "令和5年度（昨年度）の実績"},
            {"strengths": "昨年度は令和4年度と比べて増えた。"},
            {"goals[1].baseline": "昨年度末（R5）8件", "goals[1].target": "今年度末 12件"},
            {"strengths": "今年度（令和6年10月）に始めた。"},
            {"strengths": "昨年度末の令和6年3月に6人が異動した。"},
            {"strengths": "昨年度末（令和6年4月1日現在）の協力店は42店である。"},
            {"strengths": "令和3年度に試行し、翌年度（令和4年度）に定例化した。"},
            {"results[1].effect": "前年度（令和4年度）より増えた。"},
            {"history[1].period": "令和3年度", "history[1].text": "試行し、翌年度（令和4年度）から定例化"},
        ],
        dirty=[
            ({"strengths": "今年度（令和5年度）は住まいに取り組む。"}, "今年度（令和5年度）"),
            ({"strengths": "今年度（令和7年度）に始める。"}, "今年度（令和7年度）"),
            ({"strengths": "来年度（R6年度）に評価する。"}, "来年度（R6年度）"),
            ({"intro": "R4年度（昨年度）の実績を踏まえる。"}, "R4年度（昨年度）"),
            ({"goals[1].baseline": "昨年度（R4）8件"}, "昨年度（R4）"),
            ({"intro": "今年度、令和7年度の計画を作る。今年度の令和5年度予算"}, "今年度の令和5年度"),
            ({"intro": "2023年度（今年度）の目標"}, "2023年度（今年度）"),
            ({"strengths": "昨年度末（令和5年3月31日）の協力店は42店だった。"}, "昨年度末（令和5年3月31日）"),
            ({"strengths": "昨年度末の令和5年3月に数えた。"}, "昨年度末の令和5年3月"),
            ({"strengths": "今年度当初（Ｒ５.４）に集めた。"}, "今年度当初（Ｒ５.４）"),
            ({"strengths": "2023年5月（今年度）に始めた。"}, "2023年5月（今年度）"),
            ({"strengths": "来年度（令和6年7月）に開く。"}, "来年度（令和6年7月）"),
        ],
    )


def test_this_year_in_last_years_results(complete: Submission) -> None:
    """今年度 where last year's results are told; plans and comparisons are in place there."""
    assert_findings(
        this_year_in_last_years_results,
        base="nimo-r6",
        clean=[
            complete,
            {"results[1].effect": "昨年度は体験宿泊が12件に増えた。"},
            {"results[1].effect": "今年度は対象を広げて実施する。"},
            {"results[1].effect": "増えた相談に応じるため、今年度は窓口を広げる予定である。"},
            {"results[1].effect": "昨年度の12件に対し、今年度は既に8件の利用があった。"},
            {"strengths": "今年度の体験宿泊は15件であった。"},
            {"results[1].effect": "残る1町では、設置が今年度に持ち越された。"},
            {"results[1].effect": "目標に届かず、開設が令和6年度に先送りされた。"},
            {"goals[1].baseline": "今年度当初 8件"},
            {"results[1].effect": "家主の理解が進んだ。今年度も研修を続けていく。"},
        ],
        dirty=[
            ({"results[1].effect": "今年度の利用件数は目標に届かなかった。"}, "今年度の利用件数は目標に届かなかった。"),
            (
                {"results[1].effect": "本年度は研修を3回開き、延べ60人が参加した。"},
                "本年度は研修を3回開き、延べ60人が参加した。",
            ),
            (
                {"results[2].effect": "連携が深まった。今年度は5か所で見学会ができた。"},
                "今年度は5か所で見学会ができた。",
            ),
            ({"results[1].result": "今年度 5件"}, "今年度 5件"),
            (
                {"results[1].effect": "・今年度から家族会が参加し、意見が出るようになっている"},
                "今年度から家族会が参加し、意見が出るようになっている",
            ),
        ],
    )


def test_calendar_year(complete: Submission) -> None:
    """昨年 and 今年 without a month; with one they are exact."""
    assert_findings(
        calendar_year,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "昨年度の見学会、今年度の研修"},
            {"strengths": "昨年10月に開き、今年3月に終えた。昨年末から準備した。"},
            {"strengths": "一昨年度からの課題"},
            {"strengths": "本年度、来年度"},
        ],
        dirty=[
            ({"strengths": "昨年行った聞き取りの結果"}, "昨年行った聞き取りの結果"),
            ({"small_steps": "今年の見学会の振り返り"}, "今年の見学会の振り返り"),
            ({"intro": "来年には部会を設ける。"}, "来年には部会を設ける"),
            ({"results[1].effect": "去年より参加者が増えた。"}, "去年より参加者が増えた"),
            ({"strengths": "病院の数は昨年と同じ"}, "病院の数は昨年と同じ"),
        ],
    )


def test_years_of_table(complete: Submission) -> None:
    """年 and 年度 in one column of periods; a month makes a year exact, R6 is either."""

    def rows(*periods: str) -> dict[str, str]:
        return {f"history[{number}].period": period for number, period in enumerate(periods, 1)}

    assert_findings(
        years_of_table,
        base="nimo-r6",
        clean=[
            complete,
            rows("平成28年～", "令和2年～", "令和6年～"),
            rows("平成28年度～", "令和2年度", "令和6年10月～"),
            rows("H28", "R2-R4", "R6"),
            {"strengths": "平成28年に始め、令和6年度に広げた。"},
        ],
        dirty=[
            (rows("平成28年度～", "令和2年度", "令和6年～"), "令和6年"),
            (rows("平成28年～", "平成30年～", "令和元年度"), "令和元年度"),
            (rows("2016年", "2018年", "2020年度"), "2020年度"),
            (rows("平成30年度～令和元年度", "令和4年"), "令和4年"),
            (rows("昭和63年", "平成5年度", "平成7年"), "平成5年度"),
        ],
    )


def test_ambiguous_date(complete: Submission) -> None:
    """Years without an era, dates by a slash and open times; spans of years and parts of a whole are none."""
    assert_findings(
        ambiguous_date,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "令和6年度、平成30年度、R6年度、2024年度、元年度"},
            {"strengths": "過去5年度分、直近3年度の平均、3年度連続"},
            {"strengths": "対象の1/2、1/1か所、24/7の体制、件数は2/3に減った"},
            {"schedule[1].period": "R6年4月～R7年2月", "history[1].period": "H20-H23"},
            {"schedule[1].period": "日程未定"},
        ],
        dirty=[
            ({"strengths": "6年度から体験宿泊を始めた。"}, "6年度から体験宿泊"),
            ({"strengths": "研修を5/20に開催した。"}, "研修を5/20に開催した"),
            ({"strengths": "見学会を10/3（木）に開いた。"}, "見学会を10/3"),
            ({"strengths": "部会を近々立ち上げる。"}, "部会を近々立ち上げる"),
            ({"strengths": "次の見学会は日程未定である。"}, "次の見学会は日程未定である"),
        ],
    )


def test_impossible_date() -> None:
    """A year past its era's end and a day that no calendar has are asked about; 平成31年 was."""
    assert_findings(
        impossible_date,
        base="nimo-r6",
        clean=[
            {"history[1].period": "平成31年度", "history[2].period": "H31.4", "strengths": "昭和63年からの歩み"},
            {"strengths": "2月29日、4月30日、12月31日"},
            {"strengths": "第13号、10月号、20か月、R6.10"},
            {"profile[population].as_of": "R6.3.31"},
            {"strengths": "利用の延べ月数は38月であった。"},
            {"schedule[1].period": "令和6年10月～12月"},
        ],
        dirty=[
            ({"history[1].period": "平成32年度"}, "平成32年度"),
            ({"intro": "H34年4月に始めた。"}, "H34年"),
            ({"schedule[1].period": "令和6年13月"}, "13月"),
            ({"strengths": "11月31日に開いた。"}, "11月31日"),
            ({"profile[population].as_of": "R6.9.31"}, "9.31"),
        ],
    )


def test_this_year_by_its_number_in_last_years_results() -> None:
    """令和6年度 told as done, among the results of 令和5年度, is asked about; what is planned for it is not."""
    assert_findings(
        this_year_in_last_years_results,
        base="nimo-r6",
        clean=[
            {"results[1].effect": "令和6年度は対象を広げる予定である。"},
            {"results[1].effect": "令和5年度は4回開き、50人が参加した。"},
            {"results[1].effect": "この結果を令和6年度の計画に反映する。"},
            {"goals[1].expected": "令和6年度は4回開いた。"},
            {"results[1].effect": "令和6年度からの本格実施に向け、手順書を作成した。"},
        ],
        dirty=[
            ({"results[1].effect": "令和6年度は4回開き、50人が参加した。"}, "令和6年度は4回開き、50人が参加した。"),
            {"results[1].effect": "R6年度に2病院が新たに加わりました。"},
            {"results[1].effect": "2024年度の参加者は多かった。"},
            {"results[1].effect": "令和６年度も多くの参加があった。"},
            {"results[2].effect": "前年度から続き、本年度も多くの人が参加した。"},
        ],
    )


def test_months_after_an_era_had_ended() -> None:
    """平成31年 ended with April; 平成31年度 was in use."""
    assert_findings(
        impossible_date,
        base="nimo-r6",
        clean=[
            {"strengths": "平成31年4月に始めた。"},
            {"strengths": "平成31年度に始めた。"},
            {"strengths": "令和元年10月に始めた。"},
        ],
        dirty=[
            ({"strengths": "平成31年10月に始めた。"}, "平成31年10月"),
            {"history[1].text": "Ｈ３１年５月：開始"},
            {"strengths": "平成31年 12月から続けている。"},
        ],
    )


def test_years_of_running_text_and_of_short_eras() -> None:
    """年 and 年度 in the running text beside the chronicle, and R4年 beside R5年度."""
    told = "平成27年に会議を設け、平成29年度に研修を始めた。"
    assert_findings(
        years_of_table,
        base="nimo-r6",
        clean=[
            {"history_summary": told.replace("年度", "年")},
            {"history_summary": "平成27年4月に会議を設け、平成29年度に研修を始めた。"},
            {"intro": told},
            {"history[1].period": "R3", "history[2].period": "R5年度"},
        ],
        dirty=[
            {"history_summary": told},
            {"history[1].period": "R3年度", "history[2].period": "R4年", "history[3].period": "R5年度"},
        ],
    )


def test_a_list_of_years_in_running_text() -> None:
    """Lines that begin with years are a chronicle wherever they stand; a sentence that names a year is none."""
    assert_findings(
        years_of_table,
        base="nimo-r6",
        clean=[
            {"programmes[1].description": "・平成27年度～　開始\n・令和2年10月～　試行\n・令和4年度～　定着"},
            {"programmes[1].description": "・令和2年～　試行\n・令和3年～　拡大\n・令和4年～　定着"},
            {"programmes[1].description": "令和5年度は12回開いた。\n令和6年の元日に雪が降った。"},
            {"strengths": "令和6年度の計画\n人口は令和6年に減った\n病院は令和5年に開院した"},
        ],
        dirty=[
            ({"programmes[1].description": "・平成27年度～　開始\n・令和2年～　試行\n・令和4年度～　定着"}, "令和2年"),
            {"strengths": "2015年度：開始\n2018年：拡大\n2020年度：改称"},
            {"activities": "令和元年　発足\n令和2年度　拡充\n令和3年度　定着"},
        ],
    )


def test_this_year_beside_the_next_in_results() -> None:
    """What 今年度 brought for the year to come is last year's too; what is planned for both is not."""
    assert_findings(
        this_year_in_last_years_results,
        base="nimo-r6",
        clean=[
            {"results[1].effect": "今年度の予定を早め、次年度に広げる。"},
            {"results[1].effect": "昨年度の反省を今年度に生かし、次年度につなげた。"},
        ],
        dirty=[
            {"results[1].effect": "今年度の訪問は次年度につながるものとなった。"},
            {"results[1].effect": "今年度は来年度の開所に向けた準備も進めました。"},
        ],
    )


def test_what_this_year_will_bring_may_stand_among_results() -> None:
    """A sentence that ends in what will be done this year is no result; a span of years is no year without its era."""
    assert_findings(
        this_year_in_last_years_results,
        base="nimo-r6",
        clean=[
            {"results[1].effect": "今年度は、この12人の暮らしを支える。"},
            {"results[1].effect": "今年度も訪問を続けます。"},
        ],
        dirty=[{"results[1].effect": "今年度は12人が利用している。"}],
    )
    assert_findings(
        ambiguous_date,
        base="nimo-r6",
        clean=[{"strengths": "計画（令和6～8年度）に基づく。"}],
        dirty=[{"strengths": "8年度に改める。"}],
    )
