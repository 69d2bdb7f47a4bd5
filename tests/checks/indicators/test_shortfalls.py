"""Results that fall short of their targets (Q205)."""

from ckwriter.checks.indicators.shortfalls import missed_target
from ckwriter.testing import assert_findings
from tests.checks.indicators.test_measures import goal, result


def test_a_missed_target_has_a_reason() -> None:
    """A result short of its target needs a word why; what ought to fall is missed when it exceeds."""
    assert_findings(
        missed_target,
        base="nimo-r6",
        clean=[
            result("利用者数", "10人", "12人"),
            result("利用者数", "10人", "8人", "感染症の影響で受入れを休止した。"),
            result("利用者数", "10人", "8人", "2人が転院したため、目標に届かなかった。"),
            result("設置数", "16市町村", "15市町村", "1町は議会の日程により設置が翌年度となった。"),
            result("冊子の作成", "3種", "2種", "1種は次年度へ繰り越した。"),
            result("再入院者数", "20人以下", "18人"),
            result("長期入院者数", "300人", "280人"),
            result("訪問面接を行った長期入院者数", "60人", "63人"),
            result("意向を伺った長期入院者数", "120人", "134人"),
            result("会議", "4回程度", "4回"),
            result("研修会", "開催", "開催"),
            result("苦情の件数", "5件", "3件"),
            result("参加者", "50人", "延べ48人"),
        ],
        dirty=[
            (result("利用者数", "10人", "8人", "関係者の理解が深まった。"), "8人"),
            result("開催回数", "12回", "11回"),
            result("設置数", "16市町村", "15市町村", "次年度に向けて助言を続ける。"),
            result("満足度", "80%以上", "76.5%", "おおむね好評であった。"),
            result("再入院者数", "20人以下", "25人"),
            result("長期入院者数", "300人", "312人", "意向調査を行った。"),
            result("5年以上経過した長期入院者数", "80人", "86人", "意向調査を行った。"),
            {
                **result("利用件数", "11件", "5件", "件数は伸び悩んだ。"),
                **goal("利用件数", "5件", "11件", expected="利用が広がる。"),
            },
        ],
    )


def test_reasons_in_many_words() -> None:
    """What is said of why a target was missed counts in plain and polite words; a purpose (…のため) is no reason."""
    row = {"results[1].indicator": "①同行訪問の件数", "results[1].target": "20件", "results[1].result": "14件"}
    assert_findings(
        missed_target,
        base="nimo-r6",
        clean=[
            {**row, "results[1].effect": "大雪のため2回を中止した。"},
            {**row, "results[1].effect": "受入れ先の面会制限により減少した。"},
            {**row, "results[1].effect": "対象者の転居が重なったことで下回った。"},
            {**row, "results[1].effect": "調整がつかず、実施できませんでした。"},
            {**row, "results[1].effect": "職員の欠員に伴い、新規の受付を見合わせた。"},
        ],
        dirty=[
            ({**row, "results[1].effect": "関係機関との連携が深まりました。"}, "14件"),
            {**row, "results[1].effect": "関係づくりのために訪問を重ねた。"},
            {**row, "results[1].effect": "訪問により信頼関係が築かれました。"},
            {**row, "results[1].effect": "次年度に向けて準備を進めた。"},
            {**row, "results[1].effect": "支援の質が高まったとの声がある。"},
        ],
    )


def test_what_came_before_is_a_reason() -> None:
    """What was so when a target was missed is its reason, also without a word such as ため; the figure alone is not."""
    row = {"results[1].indicator": "①体験宿泊の利用者数", "results[1].target": "20人", "results[1].result": "14人"}
    assert_findings(
        missed_target,
        base="nimo-r6",
        clean=[
            {**row, "results[1].effect": "直前に体調を崩した方が6人おり、目標には届きませんでした。"},
            {**row, "results[1].effect": "対象者の転居が重なり、目標を下回った。"},
            {**row, "results[1].effect": "担当の相談員が退職して、目標に届かなかった。"},
            {**row, "results[1].effect": "受入れ先の部屋が空かず、計画を下回った。"},
            {**row, "results[1].effect": "面会の制限が秋まで続いて、目標には及ばなかった。"},
        ],
        dirty=[
            {**row, "results[1].effect": "利用者は14人であり、目標に届かなかった。"},
            {**row, "results[1].effect": "利用は14人となり、目標を下回った。"},
            {**row, "results[1].effect": "関係者の理解は深まったが、目標に届かなかった。"},
            {**row, "results[1].effect": "14人にとどまり、目標に届かなかった。"},
            {**row, "results[1].effect": "利用した方の満足度は高く、自信につながった。"},
        ],
    )
