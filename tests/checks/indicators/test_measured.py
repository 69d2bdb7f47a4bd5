"""Which issues are measured by this year's indicators (C204)."""

from ckwriter.checks.indicators.chain import issue_without_indicator
from ckwriter.testing import assert_findings


def plan(issue: str, policy: str, *indicators: str) -> dict[str, str]:
    """Return one issue with its policy, and this year's indicators."""
    cells = {"issues[1].issue": issue, "issues[1].policy": policy}
    for row, name in enumerate(indicators, 1):
        cells |= {f"goals[{row}].indicator": name, f"goals[{row}].target": "10件"}
    return cells


def test_a_word_of_how_does_not_measure_an_issue() -> None:
    """相談 or 訪問 in a policy and in an indicator of something else do not make it the issue's."""
    assert_findings(
        issue_without_indicator,
        base="nimo-r6",
        clean=[
            plan("夜間に話せる先がない。", "夜間電話を開く。", "夜間電話の相談件数"),
            plan("相談支援専門員が足りない", "研修を重ねる", "相談支援専門員研修の修了者数"),
            plan("孤立する世帯が見えにくい", "民生委員と相談日を設ける", "相談日の相談件数"),
            plan("ひきこもりの相談先が知られていない", "窓口のちらしを配る", "窓口の相談件数"),
            plan("冬に通院が途切れる", "寄り添い訪問を増やす", "よりそい訪問の対象者数"),
            plan("困りごとを話せる場がない", "当事者のつどいを開く", "つどいの参加者数"),
            plan("入院が長引き、面会が減った", "病院職員が面会に代わる訪問を行う", "病院訪問・見学の回数"),
        ],
        dirty=[
            plan("高齢の家族だけでは通院を支えきれない。", "家族相談日を設ける。", "地域移行支援の相談件数"),
            plan("若年層からの相談が少ない", "若い世代向けの出前講座を行う", "住まいの相談件数"),
            plan("ひきこもりの方に支援が届かない", "家庭を訪問する", "退院後の訪問の実施件数"),
            plan("アルコール依存症の方の相談先がない", "窓口を周知する", "住宅の相談件数"),
            plan("精神科救急の受入れ先が遠い", "輪番を県と協議する。", "退院に向けた相談件数"),
        ],
    )


def test_to_whom_a_policy_turns_does_not_measure_an_issue() -> None:
    """Families to whom something is given are not what the policy is about; those who are its matter are."""
    assert_findings(
        issue_without_indicator,
        base="nimo-r6",
        clean=[
            plan("夜間の救急要請が多い", "危機時の手順書を作り、家族と共有する", "手順書を渡した人数"),
            plan("家族が休めない", "本人と家族に短期入所の空きを知らせる", "家族が短期入所を使った日数"),
            plan("支えきれない世帯が増えている", "家族に学びの場を設ける", "家族教室の参加者数"),
        ],
        dirty=[
            plan("休日に連絡できる先がない", "手順を決め、本人と家族に渡す。", "家族向け学習会の参加者数"),
            plan("近所の偏見が根強い", "講座を開き、家族の声も伝える", "家族教室の参加者数"),
            plan("通院をやめる人が多い", "本人の同意を得て家族へ連絡する", "家族教室の開催回数"),
        ],
    )


def test_a_word_on_discharge_by_the_way_does_not_measure_an_issue() -> None:
    """When a lack shows, and that it delays discharge, is not what the issue is about; discharge itself may be."""
    assert_findings(
        issue_without_indicator,
        base="nimo-r6",
        clean=[
            plan("退院後の支援が手薄になっている。", "病棟を訪ねる。", "退院に向けた面接の回数"),
            plan("長期入院の方の退院が進まない。", "退院の希望を聞き取る。", "地域移行支援の利用者数"),
            plan("退院後の住まいが見つからない。", "不動産店を回る。", "入居を支えた件数"),
            plan("退院する方の就労先が少ない。", "企業を招く。", "就労につながった人数"),
        ],
        dirty=[
            plan(
                "【住まい】保証人がなく、賃貸住宅に入れず退院が延びる例がある。",
                "家主に制度を示す。",
                "退院前会議の回数",
            ),
            plan("退院を前にした方の就労の相談先がない。", "働き方を話す日を設ける。", "地域移行支援の利用者数"),
            plan("退院後の住まいが見つからない。", "不動産店を回る。", "退院に向けた面接の回数"),
            plan("家族の不安が強く、退院に踏み切れない。", "家族の会を開く。", "退院に向けた面接の回数"),
        ],
    )
