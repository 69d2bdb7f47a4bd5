"""課題 → 方針 → 指標 → スケジュール (C203 to C205)."""

from ckwriter.checks.indicators.chain import (
    indicator_without_activity,
    issue_without_indicator,
    policy_without_follow_up,
)
from ckwriter.testing import assert_findings, example, findings


def plan(indicator: str = "", activity: str = "", issue: str = "", policy: str = "", aim: str = "") -> dict[str, str]:
    """Return one indicator with its target, one activity, one issue with its policy, and the aim of the year."""
    cells = {
        "goals[1].indicator": indicator,
        "goals[1].target": ("3回" if "回" in indicator else "増やす") if indicator else "",
        "schedule[1].activity": activity,
        "issues[1].issue": issue,
        "issues[1].policy": policy,
        "short_term_goal": aim,
    }
    return {at: text for at, text in cells.items() if text}


def test_an_indicator_has_its_activity() -> None:
    """What is counted this year stands in the calendar under some word of its name."""
    assert_findings(
        indicator_without_activity,
        base="nimo-r6",
        clean=[
            plan("①病院交流会の開催回数", "病院交流会（年3回）"),
            plan("住まいに関する研修会", "居住支援の研修会（11月）"),
            plan("ひきこもり家族教室の開催", "引きこもりの家族教室"),
            plan("会議の開催回数", "全体会議"),
            plan("退院支援部会の開催回数", "各部会の開催"),
            plan("連携促進・支援力向上のための研修会", "全体研修（11月）"),
            plan("病院交流会の開催回数"),
            {
                "results[1].indicator": "病院交流会の開催回数",
                "results[1].target": "3回",
                "schedule[1].activity": "連絡会",
            },
        ],
        dirty=[
            (plan("③病院交流会の開催回数", "連絡会\n研修会"), "③病院交流会の開催回数"),
            plan("家族教室の開催", "事例検討会（6月）"),
            plan("ピアサポーター養成講座の開催回数", "住まい部会"),
            plan("企業向け就労セミナーの回数", "多職種連携会議"),
            plan("服薬勉強会の開催", "運営会議（年2回）"),
        ],
    )


def test_an_outcome_without_activity_is_a_note() -> None:
    """Cases and users may follow from any activity: only a note."""
    cells = plan("依存症相談の件数", "運営会議")
    assert [one.level for one in findings(indicator_without_activity, example(cells, "nimo-r6"))] == ["note"]


def test_what_only_the_aims_name_is_a_note() -> None:
    """Cases of which the aims of the year tell, but no row of the calendar: a note that quotes the aim."""
    cells = plan("入居を受け入れる家主の数", "運営会議", aim="退院先を増やす\n家主に配るちらしを作る")
    found = findings(indicator_without_activity, example(cells, "nimo-r6"))
    assert [(one.level, one.evidence[-1].quote) for one in found] == [("note", "家主に配るちらしを作る")]
    cells["schedule[1].activity"] = "家主向けのちらしの配布"
    assert not findings(indicator_without_activity, example(cells, "nimo-r6"))


def test_an_issue_has_its_indicator() -> None:
    """Each issue is measured by some indicator, in its own words or in words of the same matter."""
    assert_findings(
        issue_without_indicator,
        base="nimo-r6",
        clean=[
            plan("地域移行支援の利用者数", issue="長期入院者の退院が進まない。"),
            plan(
                "不動産業者向け説明会の回数",
                issue="退院後の住まいが見つからない。",
                policy="不動産業者への説明会を開く。",
            ),
            plan("家族教室の参加者数", issue="家族が相談できる場が少ない。"),
            plan("居住支援研修の回数", issue="賃貸住宅の家主の理解が得にくい。"),
            plan(issue="長期入院者の退院が進まない。"),
            plan("訪問件数", issue="支援が届かない人がいる。", policy="未治療の人への訪問を増やす。"),
            plan("②区連絡会の開催回数", issue="区ごとに差がある。", policy="・区連絡会の議題を区の実情に合わせる。"),
        ],
        dirty=[
            (
                plan("運営会議の開催回数", issue="ピアサポーターの活動の場が少ない。"),
                "ピアサポーターの活動の場が少ない。",
            ),
            plan("区連絡会の開催回数", issue="ピアサポーターが足りない。", policy="区連絡会で養成を話し合う。"),
            plan("病院交流会の開催回数", issue="若年層の依存症への対応が遅れている。"),
            plan("家族教室の参加者数", issue="災害時の服薬の備えが十分でない。"),
            plan("退院者数", issue="救急の受入れが特定の病院に偏る。", policy="輪番制を見直す。"),
            plan(
                "協議の場（退院部会、ピア部会）の開催回数",
                issue="ピアサポーターが足りない。",
                policy="運営会議と作業部会で養成の方法を話し合う。",
            ),
        ],
    )


def test_a_policy_is_followed_up() -> None:
    """A sentence of a policy that appears in no indicator and no plan gets a note."""
    kept = plan("家族教室の参加者数", "家族教室（年6回）", issue="家族の孤立", policy="家族教室を広げる。")
    assert_findings(
        policy_without_follow_up,
        base="nimo-r6",
        clean=[kept, {**kept, "issues[1].policy": "・家族教室を広げる。\n・関係機関との連携を強化する。"}],
        dirty=[
            {**kept, "issues[1].policy": "・家族教室を広げる。\n・企業への就労支援を始める。"},
            {
                **kept,
                "issues[1].policy": "・退院支援の手引書を作成する。",
                "schedule[1].detail": "退院支援の手引書の作成",
            },
        ],
    )


def test_a_policy_of_an_issue_without_indicator_is_not_told_twice() -> None:
    """Where an issue has no indicator, its policy is quoted there and not raised by itself."""
    given = {
        "issues[1].issue": "就労の機会が少ない",
        "issues[1].policy": "・職場実習の受入れ先の開拓",
        "goals[1].indicator": "①退院前訪問の件数",
        "goals[1].target": "10件",
        "schedule[1].activity": "退院前訪問",
    }
    (found,) = findings(issue_without_indicator, example(given, "nimo-r6"))[:1]
    assert ("issues[1].policy", "・職場実習の受入れ先の開拓") in [(one.at, one.quote) for one in found.evidence]
    assert not findings(policy_without_follow_up, example(given, "nimo-r6"))


def test_an_indicator_whose_target_is_blank_is_looked_for_as_well() -> None:
    """An indicator of this year's table stands in the calendar, whether or not its target was filled in."""
    given = {
        "goals[1].indicator": "①出前講座の開催回数",
        "goals[2].indicator": "②退院前訪問の件数",
        "goals[2].target": "10件",
        "schedule[1].activity": "退院前訪問",
    }
    assert findings(indicator_without_activity, example(given, "nimo-r6"))


def test_an_occasion_has_its_kind_in_the_calendar() -> None:
    """A 座談会 is not held by a 講座 that only shares its people; kinds that stand for each other are one."""
    assert_findings(
        indicator_without_activity,
        base="nimo-r6",
        clean=[
            plan("①市民講演会の開催回数", "こころの健康に関する講演（10月）"),
            plan("①家族教室の開催回数", "家族のつどい（年3回）"),
            plan("①ピアサポーターの座談会の回数", "ピアサポーターと学生の茶話会"),
            plan("①居住支援研修会の開催回数", "住まいに関する研修"),
            plan("①病棟訪問の回数", "病棟への訪問"),
        ],
        dirty=[
            plan("③ピアサポーターが参加した座談会の回数", "ピアサポーター養成講座"),
            plan("①家主見学会の開催回数", "家主向けの手引の作成"),
            plan("①家族交流会の開催回数", "家族への電話相談"),
            plan("①学校での出前講座の回数", "学校への資料の送付"),
            plan("①事業所説明会の開催回数", "事業所の一覧の更新"),
        ],
    )


def test_cases_of_a_meeting_measure_what_it_is_to_do() -> None:
    """An indicator that counts what a meeting did, but not how often it met, measures a policy that names the meeting."""
    issue = "退院後に通院が途切れ、再び入院に至る人が少なくない。"
    policy = "実務者会議で退院後3か月の支援計画を確かめる。"
    assert_findings(
        issue_without_indicator,
        base="nimo-r6",
        clean=[plan("①実務者会議で検討した事例数", "実務者会議", issue, policy)],
        dirty=[plan("①実務者会議の開催回数", "実務者会議", issue, policy)],
    )


HELD = plan(
    "①家主向け研修会の参加者数",
    "家主向け研修会、地域移行支援の利用の勧め",
    "住まいを貸す家主が少ない",
    "家主向けの研修会を開く。地域移行支援の利用を勧める。",
)


def with_issue(issue: str, policy: str) -> dict[str, str]:
    """Return a plan that measures two other things, and this issue."""
    goal = {"goals[2].indicator": "②地域移行支援の利用者数", "goals[2].target": "15人"}
    return {**HELD, **goal, "issues[2].issue": issue, "issues[2].policy": policy}


def test_of_whom_an_issue_speaks_is_not_what_it_is_about() -> None:
    """What is measured of people who leave hospital measures neither their work nor what others think of them."""
    assert_findings(
        issue_without_indicator,
        base="nimo-r6",
        clean=[
            with_issue("退院した方が地域で孤立しやすい", "・地域移行支援の利用後も訪問を続ける"),
            with_issue("退院した方が再び入院する例がある", "・退院前の面接に相談支援専門員が入る"),
            with_issue("精神科病院から退院した人の数が伸びない", "・対象者を把握する"),
            with_issue("退院後に入居できる部屋が見つからない", "・物件の情報を集める"),
            with_issue("不動産業者の理解が十分でない", "・研修会で事例を紹介する"),
        ],
        dirty=[
            with_issue("退院した人の働く場が少ない", "・ハローワークと連携する"),
            with_issue("65歳以上の長期入院者について介護分野との連携が不足している", "・勉強会を開く"),
            with_issue("県民の理解が進まず、退院した方が近隣との付き合いに悩んでいる", "・動画を制作する"),
            with_issue("ピアサポーターの活動の場が少ない", "・養成研修を行う"),
            with_issue("若い世代が相談につながらない", "・大学と連携する"),
        ],
    )


def test_people_that_are_taught_need_what_they_are_taught() -> None:
    """The calendar has what an indicator's people take part in by its name, and what is made by its name or its act."""
    assert_findings(
        indicator_without_activity,
        base="nimo-r6",
        clean=[
            plan("①支援者研修の修了者数", "支援者研修（10月）"),
            plan("①退院支援の手引きの作成", "手引きの検討"),
            plan("①退院支援マニュアルの作成", "作成に向けた打合せ"),
            plan("①研修の満足度", "関係者の打合せ"),
            plan("①住まいの相談者数", "不動産業者との打合せ"),
        ],
        dirty=[
            plan("①心のサポーター養成講座の受講者数", "家主向け研修会"),
            plan("①退院支援の手引きの作成", "退院前の病棟への訪問"),
            plan("①ピアサポーターの登録者数", "家主向け研修会"),
            plan("①アウトリーチによる訪問件数", "家族との茶話会"),
            plan("①若者向け相談会の参加者数", "退院前の病棟への訪問"),
        ],
    )


def test_a_course_whose_participants_are_counted_stands_in_the_calendar() -> None:
    """Words that say whom it is for or what it is about tell courses apart; 研修, 支援者 and an aim do not."""
    assert_findings(
        indicator_without_activity,
        base="nimo-r6",
        clean=[
            plan("③従事者研修の受講者数", "支援者研修会（年2回）"),
            plan("②心のサポーター養成講座の修了者数", "心のサポーターの養成"),
            plan("②メンタルヘルス講座の受講者数", "こころの健康講座"),
            plan("①家族教室の参加者数", "家族のつどい"),
            plan("②研修の受講者数", "ピアサポーター養成研修"),
            plan("③ピアスタッフ講座の修了者数", "ピアスタッフ講座（9月から10月まで全8日間）"),
            plan("③出前講座の参加者数", "中学校3校で授業を行う。"),
            {
                **plan("②多職種の研修の開催回数", "夜間にも開く。"),
                "schedule[1].period": "R6年6月～R7年1月　多職種の研修",
            },
        ],
        dirty=[
            plan("③従事者研修の受講者数", "合同相談会", aim="・研修の科目を見直す"),
            plan("③心のサポーター養成講座の修了者数", "区支援検討会", aim="・心のサポーターを養成する"),
            plan("②支援者研修の受講者数", "市民講座", aim="支援者を育てる"),
            plan("①ひきこもり家族教室の参加家族数", "依存症家族教室"),
            plan("③災害時のケア研修の修了者数", "地域移行支援に関する事業所の研修"),
            plan("①家族教室の参加者数", "職員研修"),
            plan("②研修の開催回数", "運営会議"),
        ],
    )


def test_a_course_of_which_only_the_matter_stands_in_the_calendar_is_a_note() -> None:
    """A row about the same people that names no course may be meant."""
    for activity in ("家族支援プログラム", "リカバリー講座"):
        cells = plan("②家族教室の参加者数", activity)
        assert [one.level for one in findings(indicator_without_activity, example(cells, "nimo-r6"))] == ["note"]


def test_an_issue_may_say_why_it_has_no_indicator() -> None:
    """Words by which an issue is judged without figures answer the question."""
    reasons = [
        "数値の指標になじまないため、委員の感想により評価する。",
        "指標は設けず、持ち主の声を記録して評価する。",
        "数字では測りにくいので、聞き取りによって確かめる。",
        "定性的に評価する。",
        "アンケートにより、話しやすさを確かめる。",
        "数値の指標は調べた結果を待って次年度に定める。",
        "まず実態を把握し、目標値は来年度に設定する。",
        "今年度は実態をつかむことに力を入れ、数値目標は掲げない。",
    ]
    issue, policy = "当事者の委員が発言しにくい。", "進め方を改める。"
    assert_findings(
        issue_without_indicator,
        base="nimo-r6",
        clean=[{**HELD, **with_issue(issue, f"{policy}{reason}")} for reason in reasons],
        dirty=[
            {**HELD, **with_issue(issue, policy)},
            {**HELD, **with_issue(issue, f"{policy}目標値に届くよう、次年度も続ける。")},
        ],
    )


def test_who_does_what_an_indicator_counts_stands_in_the_calendar() -> None:
    """多職種による訪問 is no visit by anybody."""
    assert_findings(
        indicator_without_activity,
        base="nimo-r6",
        clean=[
            plan("多職種による訪問の回数", "多職種の訪問"),
            plan("ピアサポーターによる病院訪問の回数", "ピアの病院訪問"),
            plan("保健師による訪問の回数", "家庭訪問"),
        ],
        dirty=[
            plan("多職種による訪問の回数", "病院への定期訪問"),
            plan("ピアサポーターによる病院訪問の回数", "病院の訪問"),
        ],
    )


def test_a_bare_kind_behind_the_name_of_an_occasion_is_that_one() -> None:
    """家族教室: 全4回の講座を開く is no course on anything else."""
    row = {
        "schedule[1].period": "R6年5月",
        "schedule[1].activity": "家族教室",
        "schedule[1].detail": "全4回の講座を開く。",
    }

    def asked(name: str) -> bool:
        cells = {**row, "goals[1].indicator": name, "goals[1].target": "10人"}
        return bool(findings(indicator_without_activity, example(cells, "nimo-r6")))

    assert asked("心のサポーター養成講座の修了者数")
    assert not asked("家族教室の参加者数")
    assert not asked("家族講座の修了者数")


def test_an_occasion_of_which_two_rows_share_a_word_each() -> None:
    """A 出張相談 for the young is neither the visit of a family's home nor the 訪問相談 on an island."""
    row = {"schedule[2].period": "R6年6月", "schedule[2].activity": "職員の打合せ"}
    assert_findings(
        indicator_without_activity,
        base="nimo-r6",
        clean=[
            {**plan("⑤若年層向けの出張相談の回数", "若年層の相談会"), **row},
            {**plan("⑤若年層向けの出張相談の回数", "若者の出張相談"), **row},
        ],
        dirty=[{**plan("⑤若年層向けの出張相談の回数", "島への訪問相談"), **row}],
    )


def test_what_is_done_with_anything_links_no_indicator() -> None:
    """登録 of estate agents is none of peer supporters: a note."""
    agents = "④協力不動産店の登録数（今年度から設定）"
    other = example(plan(agents, "ピアサポーターの養成と登録の案内"), "nimo-r6")
    assert [one.level for one in findings(indicator_without_activity, other)] == ["note"]
    for activity in ("不動産店への登録の依頼", "協力店の開拓", "住まいの意見交換"):
        assert not findings(indicator_without_activity, example(plan(agents, activity), "nimo-r6"))
