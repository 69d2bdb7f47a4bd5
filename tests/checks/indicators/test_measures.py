"""The figures of one indicator (Q201 to Q204)."""

from ckwriter.checks.indicators.measures import (
    figure_without_unit,
    several_values,
    values_do_not_fit_indicator,
    values_not_comparable,
)
from ckwriter.testing import assert_findings, example, findings


def goal(name: str, baseline: str = "", target: str = "", row: int = 1, expected: str = "") -> dict[str, str]:
    """Return a row of this year's goals."""
    cells = {"indicator": name, "baseline": baseline, "target": target, "expected": expected}
    return {f"goals[{row}].{column}": text for column, text in cells.items()}


def result(name: str, target: str = "", result: str = "", effect: str = "", row: int = 1) -> dict[str, str]:
    """Return a row of last year's results."""
    cells = {"indicator": name, "target": target, "result": result, "effect": effect}
    return {f"results[{row}].{column}": text for column, text in cells.items()}


def test_values_of_one_indicator_can_be_compared() -> None:
    """Unit, period and way of counting are one; spelling, brackets and dates beside the amount do not matter."""
    assert_findings(
        values_not_comparable,
        base="nimo-r6",
        clean=[
            goal("家庭訪問の件数", "延72件/年", "延べ80件/年"),
            goal("利用者数", "R5年度末 12名", "15人"),
            goal("参加機関", "10機関（うち病院3か所）", "12機関"),
            goal("満足度", "7割", "80％以上"),
            goal("派遣の実績", "延べ9件", "12"),  # figure_without_unit's
            goal("研修会", "未実施", "2回"),
            goal("連絡会", "各圏域2回", "各圏域3回"),
            goal("会議の回数", "年4回", "6回"),
            goal("病院訪問", "22病院中18病院", "全22病院"),
            result("相談件数", "延120件", "延131件（実48人）"),
            goal("連携先", "開催", "全区開催"),
        ],
        dirty=[
            (goal("家庭訪問の件数", "延210件/年", "延20件/月"), "延20件/月"),
            (goal("ピアサポーター", "実15人", "延60人"), "延60人"),
            (goal("講座の受講", "45人", "3回"), "3回"),
            (goal("利用率", "32.5%", "40人"), "40人"),
            (result("訪問回数", "月4回", "年40回"), "年40回"),
            goal("地域定着支援", "8件", "10人"),
            goal("相談", "延べ300件", "320件"),
            goal("協力する家主", "5人", "3か所"),
            goal("事例検討", "12件", "15回"),
            goal("訪問", "月3件", "40件"),
        ],
    )


def test_only_what_is_certain_is_an_error() -> None:
    """件 against 回 may be one thing: a question; 人 against % is none."""
    doubtful = findings(values_not_comparable, example(goal("事例検討", "12件", "15回"), "nimo-r6"))
    certain = findings(values_not_comparable, example(goal("利用", "12人", "15%"), "nimo-r6"))
    assert ([one.level for one in doubtful], [one.level for one in certain]) == (["warning"], ["error"])


def test_a_cell_holds_one_value() -> None:
    """Several amounts are asked about, but for a total with its parts, a part of a whole, and what brackets add."""
    assert_findings(
        several_values,
        base="nimo-r6",
        clean=[
            goal("研修会", target="2回（基礎1回、応用1回）"),
            goal("相談", "延210件（実85人）", "延240件"),
            goal("相談", "延210件、実85件", "延240件"),
            goal("部会", target="計10回（住まい4回、ピア6回）"),
            goal("部会", target="各部会3回、計9回"),
            goal("病院訪問", target="22病院中20病院"),
            goal("参加率", target="80%（40人／50人）"),
            goal("会議", target="年3～4回"),
            result("講座", "3回", "3回(6月20人、11月35人)"),
            goal("入院者数", "1年以上入院 120人", "1年以上入院 100人"),
        ],
        dirty=[
            (result("会議", "全体会2回 部会4回", "全体会2回 部会4回"), "全体会2回 部会4回"),
            goal("研修", target="研修会3回、参加者60人"),
            goal("部会", target="住まい部会：4回\nピア部会：6回"),
            goal("相談", "窓口12件／訪問30件", "60件"),
            goal("養成", target="講座2回・修了者20人"),
        ],
    )


def test_a_figure_has_a_unit() -> None:
    """Bare numbers are named once for a table; a unit in brackets behind the indicator's name is enough."""
    assert_findings(
        figure_without_unit,
        base="nimo-r6",
        clean=[
            goal("利用者数", "12人", "15人"),
            goal("利用者数（人）", "12", "15"),
            goal("参加率（％）", "62.5", "70"),
            goal("会議（回/年）", "4", "4"),
            goal("マニュアル", "未作成", "作成"),
            goal("利用者数", "12→15人", "20人"),
            goal("訪問", "8/10病院", "10/10病院"),
        ],
        dirty=[
            (goal("利用者数", "12", "15人"), "12"),
            (goal("利用者（実人数）", "22人", "28"), "28"),
            (result("開催回数", "４", "４"), "４"),
            goal("相談件数", "210件", "延240"),
            goal("理解度", "62.5", "70以上"),
            goal("登録者", "約30", "40"),
        ],
    )
    rows = {**goal("利用者数", "12", "15"), **goal("登録者数", "3", "5", row=2)}
    assert len(findings(figure_without_unit, example(rows, "nimo-r6"))) == 1


def test_the_unit_fits_what_is_measured() -> None:
    """回数 in 回, 人数 in 人, 率 in %; what is to be set up is not measured in 回."""
    assert_findings(
        values_do_not_fit_indicator,
        base="nimo-r6",
        clean=[
            goal("事例検討会の開催回数", "4回", "年6回"),
            goal("受講者数の増加", "20名", "30名"),
            goal("再入院率", "18.2%", "2割"),
            goal("相談窓口の設置", "1か所", "2か所"),
            goal("マニュアルの作成", "1部", "1部"),
            goal("協力事業所数", "5事業所", "8か所"),
            goal("居場所づくり", "3回", "5回"),
            goal("地域移行支援の利用件数", "8件", "11件"),
            goal("講座の開催数", "3回", "4回"),
        ],
        dirty=[
            (goal("事例検討会の開催回数", "20人", "30人"), "20人"),
            goal("ピアサポーターの登録者数", "2回", "3回"),
            goal("地域定着支援の利用率", "12人", "15人"),
            goal("相談件数", "45人", "50人"),
            (goal("住まいの検討会を設置する", target="6回"), "6回"),
            result("連携会議の立ち上げ", "4回", "4回"),
            goal("協力医療機関数", "20人", "25人"),
        ],
    )


def test_a_unit_that_is_not_known_is_a_unit() -> None:
    """19市町 and 12学区 bear a unit; a bare number does not."""
    row = {"goals[1].indicator": "①協議の場を置くところの数"}
    assert not findings(
        figure_without_unit, example({**row, "goals[1].baseline": "19市町", "goals[1].target": "25支所"}, "nimo-r6")
    )
    assert findings(
        figure_without_unit, example({**row, "goals[1].baseline": "19", "goals[1].target": "25"}, "nimo-r6")
    )


def test_a_result_in_words_does_not_tell_how_far_a_number_was_reached() -> None:
    """実施 does not say whether five times were reached; where the target is in words as well, it does."""
    assert_findings(
        values_do_not_fit_indicator,
        base="nimo-r6",
        clean=[
            result("研修会", "開催", "実施"),
            result("研修会", "5回", "5回"),
            result("研修会", "5回", "実施（4回）"),
            result("手引き", "作成", "作成済み"),
            result("手引きの配布", "20か所", "未公表"),
        ],
        dirty=[
            (result("③学校への出前講座を開催する", "5回", "実施"), "実施"),
            result("家族教室", "4回", "開催"),
            result("手引きの配布", "20か所", "すべて配布済み"),
            result("研修会", "年2回", "実施済"),
            result("協議の場", "3圏域", "設置した。"),
        ],
    )


def test_values_of_two_columns_or_things_in_one_cell() -> None:
    """A ratio and what two columns of the form hold are no two values; two units behind a slash, or a rate of its own, are."""
    assert_findings(
        several_values,
        base="nimo-r6",
        clean=[
            goal("訪問", "45人", "目標 45人 実績 41人"),
            goal("訪問", "45人", "目標値：60件\n実績値：63件"),
            goal("参加病院", "8／10病院", "10/10病院"),
            goal("受講", "12人 60%", "15人 75%"),
            goal("参加病院", "21病院中18病院", "21病院"),
        ],
        dirty=[
            (goal("研修", "3回／60人", "4回"), "3回／60人"),
            (goal("研修", "年3回、満足度80%", "4回"), "年3回、満足度80%"),
            (goal("研修", "2回", "3回、理解度85％"), "3回、理解度85％"),
            (result("研修", "3回/60人", "3回"), "3回/60人"),
            (goal("研修", "2回\n45人", "3回"), "2回\n45人"),
        ],
    )


def test_what_is_measured_in_its_own_way() -> None:
    """What is revised is not counted in times, copies and degrees have units of their own; zero needs no way of counting."""
    assert_findings(
        values_do_not_fit_indicator,
        base="nimo-r6",
        clean=[
            goal("リーフレットの配布部数", "300部", "500部"),
            goal("研修の満足度", "80%", "4.5点"),
            goal("手引の改訂", "未着手", "完成"),
            goal("要綱の改定", "1件", "2件"),
            result("パンフレットの改訂", "1種類", "1種類"),
        ],
        dirty=[
            (result("パンフレットの改訂", "改訂", "4回"), "4回"),
            (goal("リーフレットの配布部数", "3回", "5回"), "3回"),
            (goal("研修の満足度", "3回", "5回"), "3回"),
            (goal("支援の手引の改定", "2回", "3回"), "2回"),
            (goal("住民の認知度", "40人", "60人"), "40人"),
        ],
    )
    assert not findings(values_not_comparable, example(goal("利用者数", "0人", "実5人"), "nimo-r6"))
    assert findings(values_not_comparable, example(goal("協力店", "12店舗", "20人"), "nimo-r6"))


def test_what_is_made_once_is_not_measured_in_persons() -> None:
    """資料の完成 is not so many 人; plans may be counted by the persons they are for. 病棟 is a unit."""
    assert_findings(
        values_do_not_fit_indicator,
        base="nimo-r6",
        clean=[goal("個別支援計画の作成", "12人", "18人"), goal("説明資料の完成", "案", "1冊")],
        dirty=[goal("説明資料の完成", "12人", "18人"), goal("家主との協定の締結", "2人", "3人")],
    )
    assert_findings(
        values_not_comparable,
        base="nimo-r6",
        clean=[goal("訪問した病棟の数", "32病棟/年", "40病棟/年")],
        dirty=[goal("病棟の訪問", "32回/年", "40病棟/年")],
    )


def test_amounts_with_a_name_each_are_several_though_one_is_the_sum_of_the_others() -> None:
    """病棟8回、研修6回、見学会2回 is no total with its parts."""
    assert_findings(
        several_values,
        base="nimo-r6",
        clean=[goal("派遣", "", "計16回、病棟10回、研修6回"), goal("派遣", "", "16回（病棟10回、研修6回）")],
        dirty=[goal("派遣", "", "病棟8回、研修6回、見学会2回")],
    )


def test_what_is_counted_beside_a_name_is_no_unit_where_all_others_have_theirs() -> None:
    """（実人数） says how it is counted: the one bare row among rows with 人 and 回 is asked about."""
    rows = {
        "goals[1].indicator": "①地域移行支援の利用者数（実人数）",
        "goals[1].target": "20",
        "goals[2].indicator": "②ピアサポーターの登録者数",
        "goals[2].target": "15人",
        "goals[3].indicator": "③居住支援研修の開催回数",
        "goals[3].target": "3回",
    }
    assert_findings(
        figure_without_unit,
        base="nimo-r6",
        clean=[
            {**rows, "goals[1].target": "20人"},
            {**rows, "goals[1].indicator": "①地域移行支援の利用者数（実人）"},
            {at: text for at, text in rows.items() if "[3]" not in at},
        ],
        dirty=[(rows, "20")],
    )
