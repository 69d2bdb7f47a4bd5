"""J4: an issue is what is lacking."""

from ckwriter.checks.words.statements import action_as_issue
from ckwriter.model import Submission
from ckwriter.testing import assert_findings


def test_action_as_issue(complete: Submission) -> None:
    """An issue that only says what will be done; a gap, a need and a heading are issues as they are."""
    assert_findings(
        action_as_issue,
        base="nimo-r6",
        clean=[
            complete,
            {"issues[1].issue": "賃貸住宅の保証人を頼める人がいない"},
            {"issues[1].issue": "【住まいに関すること】\n家主の理解が不足している"},
            {"issues[1].issue": "居住支援法人との連携が必要"},
            {"issues[1].issue": "病院ごとの退院支援の差が大きい。研修の機会が限られている。"},
            {"issues[1].issue": "人手不足の中での訪問の継続"},
            {"issues[1].policy": "研修の充実と連携の強化を図る"},
            {"issues[1].issue": "支援者の高齢化により、訪問の継続が難しい"},
            {"issues[1].issue": "対応が担当者によって変わってしまいます。"},
            {"issues[1].issue": "夜間の相談先がありません。"},
        ],
        dirty=[
            ({"issues[1].issue": "住まいの確保と居住支援の充実"}, "住まいの確保と居住支援の充実"),
            ({"issues[1].issue": "家主への働きかけを進める。"}, "家主への働きかけを進める。"),
            {"issues[1].issue": "相談支援専門員への周知を徹底します。"},
            {"issues[1].issue": "関係機関との連携を強めること"},
            {"issues[1].issue": "退院後の生活を支える仕組みをつくる"},
            {"issues[1].issue": "当事者の声を施策に生かす。"},
            (
                {"issues[1].issue": "・保証人がいない\n・ピアサポーターの養成と派遣の推進"},
                "ピアサポーターの養成と派遣の推進",
            ),
            ({"issues[2].issue": "多職種による研修会の継続開催"}, "多職種による研修会の継続開催"),
            ({"issues[2].issue": "家主への働きかけに取り組みます。"}, "家主への働きかけに取り組みます。"),
            ({"issues[1].issue": "医療と福祉の連携強化を図っていく"}, "医療と福祉の連携強化を図っていく"),
        ],
    )


def test_an_action_in_other_endings(complete: Submission) -> None:
    """…を増やすこと and …を整える are actions as well; what is lacking stays an issue."""
    assert_findings(
        action_as_issue,
        base=complete,
        clean=[
            {"issues[1].issue": "協力する不動産店が少なく、増やすことが難しい"},
            {"issues[1].issue": "相談先が知られていない"},
            {"issues[1].issue": "病院からの連絡が退院の直前になる。"},
            {"issues[1].issue": "支援者がひとりで抱え込んでいる。"},
            {"issues[1].issue": "委員が毎年替わり、議論が積み上がらない。"},
        ],
        dirty=[
            {"issues[1].issue": "居住支援の取組を続け、協力する不動産店を増やすこと"},
            {"issues[1].issue": "退院後の相談の仕組みを整える"},
            {"issues[1].issue": "地域住民に制度を周知すること"},
            {"issues[1].issue": "市民への啓発に力を入れる。"},
            {"issues[1].issue": "心のサポーターの登録を呼びかける。"},
            {"issues[1].issue": "地域移行の担当者を各病院に置いてもらう。"},
            {"issues[1].issue": "訪問支援のチームを発足させる。"},
        ],
    )


def test_the_number_of_an_issue_says_nothing_of_what_is_lacking() -> None:
    """〔課題二〕 and 課題1： are numbers; 課題の整理 is about issues."""
    assert_findings(
        action_as_issue,
        base="nimo-r6",
        clean=[
            {"issues[1].issue": "〔課題二〕ピアサポーターの不足"},
            {"issues[1].issue": "課題1：住まいが見つからない"},
            {"issues[1].issue": "課題の整理"},
            {"issues[1].issue": "課題を抱える人への支援"},
        ],
        dirty=[
            ({"issues[1].issue": "〔課題二〕病院訪問の継続と拡大"}, "病院訪問の継続と拡大"),
            {"issues[1].issue": "課題1：居住支援の推進"},
            {"issues[1].issue": "【課題３】家族教室の充実"},
        ],
    )
