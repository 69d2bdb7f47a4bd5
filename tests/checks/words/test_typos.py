"""J3: words one or two characters off the word that is meant."""

import pytest

from ckwriter.checks.words.typos import typo
from ckwriter.model import Submission
from ckwriter.testing import assert_findings, example, findings

_WRONG = [
    ("地域以降支援の利用が少ない", "地域以降支援", "地域移行支援"),
    ("相談支援事業署の職員", "相談支援事業署", "相談支援事業所"),
    ("県保険所が訪問する", "保険所", "保健所"),
    ("夜間の連絡体勢を見直す", "連絡体勢", "連絡体制"),
    ("退院後の支援体勢", "支援体勢", "支援体制"),
    ("協議の揚を設けた", "協議の揚", "協議の場"),
    ("精神科病員との会議", "精神科病員", "精神科病院"),
    ("居住支授法人の指定", "支授", "支援"),
    ("専問職の研修", "専問", "専門"),
    ("家族会の参可を促す", "参可", "参加"),
    ("自立支協議会で話し合う", "自立支協議会", "自立支援協議会"),
    ("社会副祉協議会", "社会副祉協議会", "社会福祉協議会"),
    ("退院支縁の手引", "退院支縁", "退院支援"),
    ("相談支支援事業所の開設", "相談支支援事業所", "相談支援事業所"),
    ("精神傷害者の就労", "精神傷害者", "精神障害者"),
    ("訪問看護ステーシュン", "ステーシュン", "ステーション"),
    ("コーディネーダーの配置", "コーディネーダー", "コーディネーター"),
    ("関係期間が集まる", "関係期間", "関係機関"),
    ("権利養護の研修", "権利養護", "権利擁護"),
    ("意見交歓を行う", "意見交歓", "意見交換"),
]


@pytest.mark.parametrize(("text", "wrong", "meant"), _WRONG)
def test_a_near_miss_is_asked_about(text: str, wrong: str, meant: str) -> None:
    """Wrong conversions, lost and doubled characters; the finding is a note that names the likely word."""
    found = findings(typo, example({"strengths": f"令和6年度は、{text}。"}, "nimo-r6"))
    assert [one.level for one in found] == ["note"]
    assert f"「{wrong}」は「{meant}」" in found[0].message


def test_the_name_of_the_body_is_no_slip() -> None:
    """八戸市 is no 八 and 都市."""
    given = example({"intro": "八戸市では、三つの圏域で会議を開く。"}, "nimo-r6")
    named = given.model_copy(update={"municipality": given.municipality.model_copy(update={"name": "八戸市"})})
    assert findings(typo, given)
    assert not findings(typo, named)


def test_typo_keeps_quiet_about_right_words(complete: Submission) -> None:
    """Words that are like an official one and right: other offices, periods, places, people, affixes, wrapped lines."""
    assert_findings(
        typo,
        base="nimo-r6",
        clean=[
            complete,
            {"strengths": "介護保険所管課と国民健康保険の担当、社会保険労務士会"},
            {"strengths": "実施期間は4月から、事業期間は3年間、養成課程を終えた人"},
            {"strengths": "県備中保健所、市保健所、保健子ども課、福祉事務所、精神保健福祉資料"},
            {"strengths": "山田太郎氏、佐藤構成員、青葉台の事業所連合会、八代圏域、茶屋町地区"},
            {"strengths": "各区区部会と同コアメンバー会議、本市独自の取組、全区開催、区毎の評価"},
            {"strengths": "当事者目線、関係性の構築、専門職、実現可能性、居住系、見守り体制"},
            {"schedule[1].activity": "地域移行コ アメンバー会議"},
            {"strengths": "リーダー、リーフレット、フットワーク、アドバイス、サポート"},
            {"strengths": "総合病院、医院、保健医療計画、医療計画、共同募金会、共同住宅の家主"},
            {"strengths": "授業参観のある学校、傷害保険、以降の会議、公開講座、意向調査"},
        ],
    )


def test_a_compound_that_the_document_has_often_is_a_pattern() -> None:
    """A name of the body's own, unknown to the form, shows the slip in its one other spelling."""
    often = "玉川圏域相談連携室の会議。" * 3
    found = findings(typo, example({"strengths": often, "intro": "玉川圏域相談連係室が担う。"}, "nimo-r6"))
    assert "「玉川圏域相談連係室」は「玉川圏域相談連携室」" in found[0].message
    assert findings(typo, example({"strengths": often, "intro": "玉川圏域相談連絡室が担う。"}, "nimo-r6")) == []


def test_one_word_is_one_finding_with_every_place() -> None:
    """A word that is wrong in three cells is one finding that quotes all three."""
    cells = {"strengths": "保険師の訪問。", "intro": "保険師の助言。", "structure": "各区に保険師を置く。"}
    (one,) = findings(typo, example(cells, "nimo-r6"))
    assert sorted(e.at for e in one.evidence) == ["intro", "strengths", "structure"]


@pytest.mark.parametrize(
    ("text", "wrong", "meant"),
    [
        ("検討を受け持つ体性としている", "体性", "体制"),
        ("退引に向けた支援", "退引", "退院"),
        ("木標を上回った", "木標", "目標"),
        ("病気への離解を深める", "離解", "理解"),
        ("家庭への法問を続ける", "法問", "訪問"),
        ("会議からの報国を受ける", "報国", "報告"),
        ("個題を整理する", "個題", "課題"),
        ("病東の職員が加わる", "病東", "病棟"),
        ("シンポジュームの開催", "シンポジューム", "シンポジウム"),
        ("ピアサポタの派遣", "ピアサポタ", "ピアサポーター"),
    ],
)
def test_words_that_hardly_stand_in_an_official_text(text: str, wrong: str, meant: str) -> None:
    """Words of the dictionary that no office uses, and an affix beside half of a word."""
    found = findings(typo, example({"strengths": f"令和6年度は、{text}。"}, "nimo-r6"))
    assert [f"「{wrong}」は「{meant}」" in one.message for one in found] == [True], text


@pytest.mark.parametrize(
    "text",
    [
        "主体性と一体性を大切にする",
        "愛知県と高知県の市",
        "県域と圏域、管内の市町村、戸別訪問",
        "実数と延べ数を分け、原状回復の費用を負担する",
        "軽費老人ホーム、健康診査、郡市医師会、心療内科",
        "各班、同課、旧村部の職員",
        "図録の発行。図録は三冊目で、図録の配布を終えた",
    ],
)
def test_words_that_only_look_out_of_place(text: str) -> None:
    """Words that offices do use, and stretches of longer words."""
    assert not findings(typo, example({"strengths": text}, "nimo-r6")), text


def test_a_word_that_a_body_uses_often_is_its_own() -> None:
    """From three times on it is no slip."""
    once = {"strengths": "仮題を話し合う。"}
    often = {"strengths": "仮題を話し合う。仮題の案を作る。仮題は三つある。"}
    assert findings(typo, example(once, "nimo-r6"))
    assert not findings(typo, example(often, "nimo-r6"))


def test_the_end_of_one_word_and_the_beginning_of_another() -> None:
    """1回|設けた, 府|及び and 3割強 are no misspelled words."""
    for text in (
        "休日の開催を1回設けた。",
        "府及び近隣の市と分ける。",
        "委員が毎回議題を出す。",
        "全体の3割強に当たる。",
    ):
        assert not findings(typo, example({"strengths": text}, "nimo-r6")), text
    assert findings(typo, example({"strengths": "ピアの居場所を回設した。"}, "nimo-r6"))
