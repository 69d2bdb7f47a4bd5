"""Words that their neighbours show to be another of the same sound, and broken verbs (J301)."""

import pytest

from ckwriter import checking
from ckwriter.checks.words.slips import slip
from ckwriter.testing import assert_findings, example, findings


@pytest.mark.parametrize(
    "text",
    [
        "関係機関と強力して進める",
        "話し合う機械を設けている",
        "市の保険センターで開く",
        "入院している人の移行を確認する",
        "サポーターの要請研修を行う",
        "養成研修の終了者は20人",
        "研修の対照者を広げた",
        "病院意外の機関が加わる",
        "担当者の移動により引継ぎが難しい",
        "連携の強化を測る",
        "内容の充実に務める",
        "退院に間する相談",
        "家族に体する支援",
        "体制を調え、支援する",
        "積極適に加わる",
        "話し合いの必要制を共有した",
        "研修の一貫として見学を行う",
        "以前として退院先が少ない",
        "早めの受信を勧める",
        "退院支援の取引を作成した",
        "地域の課題を生理した",
        "出前口座の開催",
        "利用社の声を聞く",
        "取り組を進めている",
        "話合を重ねた",
        "働かけを行った",
        "見直を行った",
        "引き続取り組む",
        "立ち上た会議",
        "参加者が増えいる。",
        "相談に応している",
        "理解が深った",
        "退院に向た支援",
        "会議を開きた。",
        "支援を受る人",
        "研修を実施すした",
        "体制の構築こ取り組む",
        "家族会へに協力を求めた",
        "病院とを連携し、支える",
        "住まいの調製を進める",
        "研修の異議を理解する",
        "権利の補償に努める",
        "支援の質を追及する",
        "更正保護施設と連携する",
        "校正員に家族会を加えた",
        "アンケートの解答率は80%",
        "調整昨日を高める",
        "回復の課程を支える",
        "県内の市長村と会議を持つ",
        "医師決定支援を進める",
    ],
)
def test_a_slip_that_its_neighbours_show(text: str) -> None:
    """Homophones in a place where the other word stands, and verbs that lack their endings, each told once."""
    given = example({"strengths": f"令和6年度は、{text}"}, "nimo-r6")
    assert [one.level for one in checking.check(given, select=["J301", "J302"])] == ["note"], text


@pytest.mark.parametrize(
    "text",
    [
        "強力な体制を作り、強力に進める。",
        "遠隔相談の機械を貸し出す。",
        "電波を受信し、銀行との取引を終え、口座を開いた。",
        "国民健康保険の担当課と介護保険の相談を行う。",
        "退院後の生活への意向を確認し、地域への移行を進める。",
        "知事の要請を受け、協力の要請を行う。",
        "支援が終了した人と、研修を修了した人",
        "二つの圏域を対照して調べる。",
        "意外にも参加者が多かった。",
        "障害者の移動に配慮し、移動支援を行う。",
        "時間を計り、血圧を測る。",
        "会社に勤め、役員を務める。",
        "電車の利用車両、利用者の声",
        "以前と同じ例はない。一貫して支える。",
        "情報が引き継がれるよう、引継ぎの様式を見直す。",
        "会議を開きたい。手引きを置きたいと考える。",
        "病院と地域とを結ぶ。我が国の取組を学ぶ。",
        "見当がつかない。見当たらない。",
        "関係を築いて支えている。受け入れている。",
        "名簿の調製、書類の調製を行い、冊子の校正を終えた。",
        "処分に異議を申し立てる。責任を追及し、可能性を追求する。",
        "家賃債務を保証する会社。損害の補償。権利の保障。",
        "病院以外に多くの事業所が加わる。問題と解答を配る。",
        "昨日の会議。事態の収拾。住民の支持。電力の需給。過大な負担。",
        "市長と連携し、首長会議に出る。消防隊員。医師の指示。",
    ],
)
def test_words_that_are_right_where_they_stand(text: str) -> None:
    """The same words where they are meant."""
    assert findings(slip, example({"strengths": text}, "nimo-r6")) == [], text


@pytest.mark.parametrize(
    "text",
    [
        "研修会を開催すし、学び合う。",
        "体制を強化すしました。",
        "連携を推進しする。",
        "支援をる。",
        "会議を開催しまし。た",
        "訪問を実施しす。",
    ],
)
def test_an_ending_with_a_character_too_many(text: str) -> None:
    """開催すし、 and 支援をる。 are no forms of any verb."""
    assert findings(slip, example({"strengths": text}, "nimo-r6"))


@pytest.mark.parametrize(
    "text",
    [
        "会を開催し、学び合う。",
        "会議を開催しました。たいへん盛況であった。",
        "見通しする。",
        "回転すし、そば店の協力を得た。",
        "制度を知り、支援をする。",
    ],
)
def test_endings_that_only_look_so(text: str) -> None:
    """A noun in し, a word in すし and a sentence that begins with た are right."""
    assert not findings(slip, example({"strengths": text}, "nimo-r6"))


def test_no_where_ni_is_meant() -> None:
    """共有したことのより and 連携のよって stand for に; のより一層, のついた方 and のよい are as they should be."""
    assert_findings(
        slip,
        base="nimo-r6",
        clean=[
            {"strengths": text}
            for text in (
                "地域のより一層の連携を進める。",
                "従来のものより、使いやすい。",
                "見通しのついた方から退院する。",
                "めどのついていない世帯がある。",
                "条件のよい物件を探す。",
            )
        ],
        dirty=[
            {"strengths": text}
            for text in (
                "候補者を共有したことのより、退院が進んだ。",
                "病院との連携のよって、退院が進んだ。",
                "部会のついて、見直しを行った。",
                "保健所のよる訪問を始めた。",
                "当事者のとって、通いやすい場所である。",
            )
        ],
    )
