"""What is said of an indicator against its figures (Q207, Q210)."""

from ckwriter.checks.indicators.explanations import outcome_against_target, value_told_otherwise
from ckwriter.testing import assert_findings, example, findings
from tests.checks.indicators.test_measures import goal, result


def test_explanations_agree_with_their_row() -> None:
    """目標を達成した and 増加が見込まれる agree with target, result and baseline of the row."""
    assert_findings(
        outcome_against_target,
        base="nimo-r6",
        clean=[
            result("利用者数", "10人", "12人", "目標を上回った。"),
            result("利用者数", "10人", "8人", "目標を達成できなかった。"),
            result("利用者数", "10人", "8人", "目標の達成に向けて取り組んだ。"),
            result("長期入院者数", "300人以下", "280人", "目標を達成した。"),
            result("長期入院者数", "300人", "280人", "目標を達成した。"),
            result("研修会", "開催", "開催", "目標を達成した。"),
            result("利用者数", "10人", "8人", "目標を達成した圏域もあるが、全体では目標に届かなかった。"),
            result("養成者数", "80人", "86人", "目標を6人上回った。"),
            result("養成者数", "80人", "77人", "病院の改修により、目標に3人届かなかった。"),
            goal("利用者数", "8人", "10人", expected="利用者数の増加が見込まれる。"),
            goal("長期入院者数", "300人", "280人以下", expected="長期入院者数の減少が見込まれる。"),
        ],
        dirty=[
            (result("利用者数", "10人", "8人", "目標を上回った。"), "8人"),
            result("利用者数", "10人", "8人", "目標件数を達成し、理解も広がった。"),
            result("利用者数", "10人", "12人", "転院が重なり、目標に届かなかった。"),
            result("開催回数", "4回", "4回", "目標を下回ったが、次につながった。"),
            goal("利用者数", "10人", "8人", expected="利用者数の増加が見込まれる。"),
            result("養成者数", "80人", "86人", "目標を16人上回った。"),
            result("養成者数", "80人", "83人", "目標には3人足りなかったが、関心は広がった。"),
            goal("長期入院者数", "280人", "250人以下", expected="長期入院者数の増加を見込む。"),
        ],
    )


def test_results_told_in_words_are_those_of_the_table() -> None:
    """An explanation, or a text that names the year, tells the result that the table has."""
    trained = ("ピアサポーター養成研修の修了者数", "30人", "24人")
    used = ("地域移行支援の利用者数", "11人", "8人")
    assert_findings(
        value_told_otherwise,
        base="nimo-r6",
        clean=[
            result(*trained, "修了者は24人で、前年度の28人を下回った。"),
            result(*trained, "修了者は前年度から4人減った。"),
            result(*trained, "修了者24人のうち6人が活動を始めた。"),
            result(*trained, "目標の30人に対し、修了者は24人であった。"),
            result(*trained, "講師として医師3人を招いた。"),
            {**result(*used), "strengths": "令和4年度の地域移行支援の利用者は9人であった。"},
            {**result(*used), "strengths": "昨年度の地域移行支援の利用者は8人であった。"},
            {**result(*used), "strengths": "地域移行支援の利用者は延べ30人を超える。"},
            result(*used, "病院の改修で、３人の利用開始を見送った。"),
            result(*used, "２人の利用の申込みは断念された。"),
            result("相談件数", "延120件", "延131件", "相談は延131件（実48人）で、うち電話が80件であった。"),
        ],
        dirty=[
            (result(*trained, "修了者は26人であった。"), "24人"),
            result("利用件数", "11件", "5件", "利用は6件にとどまった。"),
            result("退院支援部会の開催", "4回", "4回", "予定どおり5回開催した。"),
            {**result(*used), "strengths": "令和5年度の地域移行支援の利用者は9人であった。"},
            {**result(*used), "sectors[welfare].status": "昨年度は地域移行支援の利用者が18人となった。"},
        ],
    )


def test_a_rate_of_achievement_follows_from_the_figures() -> None:
    """達成率 is the result by the target, rounded."""
    row = {"results[1].indicator": "①見学会の参加者数", "results[1].target": "80人", "results[1].result": "68人"}
    why = "大雨の影響による。"
    assert_findings(
        outcome_against_target,
        base="nimo-r6",
        clean=[
            {**row, "results[1].effect": f"達成率は85％であった。{why}"},
            {**row, "results[1].effect": f"達成率は約9割であった。{why}"},
            {**row, "results[1].effect": "目標には届きませんでした。" + why},
        ],
        dirty=[
            ({**row, "results[1].effect": f"達成率は95％であった。{why}"}, "達成率は95％"),
            {**row, "results[1].effect": "目標どおりの参加があった。"},
            {**row, "results[1].result": "88人", "results[1].effect": "目標には届きませんでした。"},
            {**row, "results[1].result": "88人", "results[1].effect": "目標を達成できませんでした。"},
        ],
    )


def test_a_multiple_of_the_target_follows_from_the_figures() -> None:
    """目標の2倍 is the result over its target; with 約 it may be rounded."""
    row = {"results[1].indicator": "①派遣の回数", "results[1].target": "50回", "results[1].result": "63回"}
    assert_findings(
        outcome_against_target,
        base="nimo-r6",
        clean=[
            {**row, "results[1].effect": "目標の約1.3倍となった。"},
            {**row, "results[1].effect": "目標の1.3倍となった。"},
            {**row, "results[1].result": "98回", "results[1].effect": "目標の約2倍となった。"},
            {**row, "results[1].effect": "前年度の約2倍となった。"},
            {**row, "results[1].result": "100回", "results[1].effect": "目標の2倍に達した。"},
        ],
        dirty=[
            ({**row, "results[1].effect": "目標の約2倍となり、依頼が目立った。"}, "目標の約2倍"),
            {**row, "results[1].effect": "目標の1.5倍の派遣を行った。"},
            {**row, "results[1].result": "100回", "results[1].effect": "目標の約3倍となった。"},
            {**row, "results[1].result": "140回", "results[1].effect": "目標の2倍近くに増えた。"},
            {**row, "results[1].effect": "目標回数の2倍となった。"},
        ],
    )


def test_a_target_with_its_figure_is_said_to_be_reached() -> None:
    """目標の8か所に達し is a claim; 目標の達成状況 and 目標に達しつつある are none."""
    row = {"results[1].indicator": "①雇用する事業所の数", "results[1].target": "8か所", "results[1].result": "6か所"}
    assert_findings(
        outcome_against_target,
        base="nimo-r6",
        clean=[
            {**row, "results[1].effect": "目標の達成状況を部会で確かめた。"},
            {**row, "results[1].effect": "目標に達しつつある。"},
            {**row, "results[1].effect": "目標に達したとはいえない。"},
            {**row, "results[1].effect": "目標の達成に向けて働きかける。"},
            {**row, "results[1].effect": "目標の8か所には達していない。"},
        ],
        dirty=[
            ({**row, "results[1].effect": "雇用する事業所が目標の8か所に達し、活動が広がった。"}, "目標の8か所に達し"),
            {**row, "results[1].effect": "目標に到達し、次の段階に入った。"},
            {**row, "results[1].effect": "目標の8か所を達成した。"},
            {**row, "results[1].effect": "目標に達しました。"},
            {**row, "results[1].effect": "目標を達成することができた。"},
        ],
    )


def test_another_figure_of_the_sentence_is_not_the_result() -> None:
    """What was lacking, or was called off, is a figure of its own."""
    row = {"results[1].indicator": "②住まいの相談件数", "results[1].target": "50件", "results[1].result": "47件"}
    for effect in (
        "台風で相談日が中止となり3件及ばなかったが、入居につながった相談が増えた。",
        "相談は目標に3件届かなかった。",
        "相談のうち2件は書面で答えた。",
        "相談は3件不足した。",
        "相談した47件のうち30件が入居につながり、17件は相談を続けている。",
        "相談に応じる不動産店の協力が2件加わった。",
    ):
        assert not findings(value_told_otherwise, example({**row, "results[1].effect": effect}, "nimo-r6")), effect
    told = {**row, "results[1].effect": "相談は43件で、入居につながった方がいた。"}
    assert findings(value_told_otherwise, example(told, "nimo-r6"))


def test_growth_since_the_year_before_is_borne_out_by_the_result() -> None:
    """前年度の…から増加 and a result that is lower: the earlier figure stands in the sentence alone."""
    calls = ("訪問相談の件数", "延220件", "延198件/年")
    users = ("地域移行支援の利用者数", "20人", "17人")
    assert_findings(
        outcome_against_target,
        base="nimo-r6",
        clean=[
            result(*calls, "件数は前年度の延210件から減少した。"),
            result(*calls, "実人数は前年度の210件から増えた。"),
            result(*users, "相談員は前年度の20人から増えた。"),
            result(*users, "うち新規の利用者は前年度の19人から増えた。"),
            result(*users, "前年度の19人からの増加を目指した。"),
            result(*users, "昨年度の17人から増加した。"),
            result(*users, "R6年度の20人から増加した。"),
        ],
        dirty=[
            (result(*calls, "件数は前年度の延210件から増加した。"), "延198件/年"),
            result(*users, "前年度の19人を上回った。"),
            result(*users, "R4年度の20人から増加した。"),
            result(*users, "利用者数は前年度（15人）から減少した。"),
            result(*users, "病院との連携により増加した（前年度19人）。"),
            result(*users, "前の年度の31人より多くなったのは、病院の協力による。"),
            result("サロンの利用者数（延べ）", "1,200人", "1,046人", "通える人が増え、前年度の延べ1,120人から伸びた。"),
        ],
    )
