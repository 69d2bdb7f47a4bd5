"""J3: slips of the pen that the grammar shows."""

from itertools import product

import pytest

from ckwriter import checking
from ckwriter.checks.words import slips
from ckwriter.checks.words.slips import doubled_word, slip
from ckwriter.model import Submission
from ckwriter.testing import assert_findings, example, findings


def test_slip(complete: Submission) -> None:
    """Particles that cannot follow each other and endings that no verb has; what only looks like them is left alone."""
    assert_findings(
        slip,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "支援することとともに、協議を進めていくのを助ける。"},
            {"strengths": "部会を担う職員と、病院をはじめとする機関。市をにぎわす催し。"},
            {"strengths": "計画を実施し、継続を図り、包括を推進する。"},
            {"strengths": "ものの、そののちも育てて、当てて、立てている。"},
            {"strengths": "伝えようと考え、活用するよう促し、どのように進めるかを決める。"},
            {"strengths": "見るのが難しく、行うのに時間がかかる。聞くのを待つ。"},
            {"strengths": "にも包括を進め、定期的な会議を、目的を共有する。"},
            {"strengths": "具体的に進め、積極的な参加を求め、総合的、計画的に行う。"},
            {"strengths": "親の会・家族会等々、いろいろな人が参加・協力している。"},
        ],
        dirty=[
            ({"strengths": "住まいをを確保する。"}, "住まいをを確保する"),
            ({"strengths": "病院のの相談員"}, "病院のの相談員"),
            ({"strengths": "年間の計画のを検討した。"}, "年間の計画のを検討した"),
            ({"strengths": "家主向けの説明会を計画的を進める。"}, "の説明会を計画的を進める"),
            ({"strengths": "研修を定期を開催した。"}, "研修を定期を開催した"),
            ({"strengths": "空き家の調査を実施を行う。"}, "空き家の調査を実施を行う"),
            ({"strengths": "見学会が開催されてれいる。"}, "見学会が開催されてれいる"),
            ({"strengths": "保健所が訪問を続けてていいる。"}, "保健所が訪問を続けてていいる"),
            ({"strengths": "家族に知ってもらえよう工夫した。"}, "家族に知ってもらえよう工夫した"),
            ({"strengths": "医療、、福祉の連携"}, "医療、、福祉の連携"),
            ({"strengths": "研修を実施た。"}, "研修を実施た"),
            ({"strengths": "病院がが参加する"}, "病院がが参加する"),
            ({"strengths": "計画にもとずき進める"}, "計画にもとずき進める"),
            ({"strengths": "見学会を行なう行う予定"}, "見学会を行なう行う予定"),
            ({"strengths": "定着を図る図ることとした。"}, "定着を図る図ることとした"),
        ],
    )


def test_doubled_word(complete: Submission) -> None:
    """A word or phrase twice in a row; what is said twice on purpose, and a list, is left alone."""
    assert_findings(
        doubled_word,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "一人一人に合わせ、一つ一つ確かめ、一歩一歩進める。"},
            {"strengths": "委員会委員長と部会部会長、課題・課題解決の方法"},
            {"strengths": "地域と地域をつなぎ、市から市へ、病院に病院の人が来る。"},
            {"strengths": "ドキドキ体験、コツコツ続ける。年々、日々、様々な人。"},
            {"strengths": "当事者の当事者による活動"},
            {"strengths": "野々市市と大町町、中央区区民会館、推進会会員、福祉部部長。"},
            {"strengths": "病病連携と老老介護、三三五五。次々と、まちまち、重ね重ね重ね合わせる。"},
            {"strengths": "可能な可能性を探り、区の部会の部会長と市の部会の部会長が会う。"},
            {"strengths": "その場その場で、一つ一つ、少しずつ少しずつ進める。"},
        ],
        dirty=[
            ({"strengths": "退院支援支援を行う。"}, "退院支援支援を行う"),
            ({"strengths": "研修会の研修会を開く。"}, "研修会の研修会を開く"),
            ({"strengths": "見学会を開催を開催した。"}, "見学会を開催を開催した"),
            ({"strengths": "アドバイザーアドバイザーの派遣"}, "アドバイザーアドバイザーの派遣"),
            ({"strengths": "空き家の調査調査の結果"}, "空き家の調査調査の結果"),
            {"strengths": "市内の現現状を調べた。"},
            {"strengths": "利用者者の声を聞く。"},
            {"strengths": "窓口を広げる広げることにした。"},
            {"strengths": "住まいに向けて向けて話し合う。"},
            {"strengths": "なお、なお、費用は市が持つ。"},
            {"strengths": "早めに関わることで、ことで再発が減った。"},
            {"strengths": "見学の場とした。した。"},
            {"strengths": "大切な大切家族の話を聞く。"},
        ],
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("年間の目標のを検討した。", "年間の目標を検討した"),
        ("会議を定期的を実施した。", "会議を定期的に実施した"),
        ("相談をを受ける。", "相談を受ける"),
        ("病院のの相談員", "病院の相談員"),
    ],
)
def test_the_hint_gives_what_was_meant(text: str, hint: str) -> None:
    """Where the right form is plain, the hint names it."""
    (one,) = findings(slip, example({"strengths": text}, "nimo-r6"))
    assert hint in one.hint
    assert one.level == "note"


def test_a_quick_look_spares_no_slip() -> None:
    """Where a pattern finds something, one of the words that it is searched for by stands there."""
    quick = [kind for kind in slips._SLIPS if kind.holds]
    for kana in (
        "".join(chosen) for length in (2, 3) for chosen in product("をにがのはでへもしすてたるさい、。", repeat=length)
    ):
        for text in (f"支援{kana}実施する", f"支援{kana}て、"):
            for kind in quick:
                assert not kind.pattern.search(text) or any(word in text for word in kind.holds), kind.pattern.pattern


def test_wrong_characters_that_the_words_beside_them_show() -> None:
    """感心の高い is 関心, 以来する is 依頼, and を…を図る has one を too many."""
    assert_findings(
        slip,
        base="nimo-r6",
        clean=[
            {"strengths": "関心の高い病院が増えた。"},
            {"strengths": "設置以来、毎月開いている。"},
            {"strengths": "関係機関に依頼する。"},
            {"strengths": "連携の強化を図る。"},
            {"strengths": "参加者は熱心さに感心していた。"},
        ],
        dirty=[
            {"strengths": "退院支援に感心の高い病院が増えた。"},
            {"strengths": "住民の感心を高める。"},
            {"strengths": "居住支援を以来する際の手順を整理する。"},
            {"strengths": "関係機関との連携を強化を図る。"},
            {"strengths": "支援体制を見直しを進める。"},
        ],
    )


def test_a_wrong_word_is_told_once() -> None:
    """A word of the same sound that typo asks about is no slip as well."""
    given = example({"strengths": "地域移行支援の対称者を選ぶ。"}, "nimo-r6")
    assert [one.code for one in checking.check(given, select=["J301", "J302"])] == ["J302"]
