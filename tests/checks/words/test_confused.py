"""Words of one sound, one for the other (J301)."""

import pytest

from ckwriter.checks.words.slips import slip
from ckwriter.testing import example, findings


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("病気を学ぶ機械や相談先", "学ぶ機会"),
        ("早期の支援に務めている", "支援に努め"),
        ("情報の把握に勤める", "把握に努め"),
        ("保健所が事務局を努める", "事務局を務め"),
        ("当日の公演は精神科医が担当する", "講演は精神"),
        ("訪問の対照を選ぶ", "訪問の対象"),
        ("支援の機関はおおむね6か月とする", "支援の期間"),
        ("支援期間と連携して進める", "支援機関"),
        ("土曜日の講座の開場を増やす", "講座の会場"),
        ("支援者が自身を持って関わる", "自信を持"),
        ("個別の辞令にとどまる", "個別の事例"),
        ("夜間の当番を後退で担う", "交代で"),
        ("国の精度を周知する", "国の制度"),
        ("地域強制社会をめざす", "共生社会"),
        ("職員の看護士を増やす", "看護師"),
        ("講座には20人異常が加わった", "20人以上"),
        ("令和5年移行、毎年開く", "5年以降"),
    ],
)
def test_a_word_for_another_of_its_sound(text: str, meant: str) -> None:
    """What stands beside a word shows that another of the same sound is meant."""
    (found,) = findings(slip, example({"strengths": f"{text}。"}, "nimo-r6"))
    assert found.level == "note"
    assert found.hint is not None
    assert meant in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "機械的な配布をやめ、機械浴を整える",
        "対照的な二つの地区、新旧対照表、好対照をなす",
        "事務局を務め、支援に努める。市民劇の公演を見る",
        "関係機関が集まる。医療機関は17か所、機関紙は年4回",
        "入院の期間は6か月、支援の期間を延ばす",
        "退院の意向を聞き、地域への移行を進める",
        "開場は午後1時、会場は市役所",
        "本人自身の言葉が自信につながる",
        "人事の辞令を交付する",
        "支援が後退しないよう、当番を交代する",
        "次期計画に反映し、適切な時期に見直す",
        "病棟を開放し、不安から解放される",
        "口座振替の手続を手伝い、講座を開く",
        "健康保険証、国民健康保険、保健所",
        "異常な行動を早めに知る。20人以上が参加した",
        "庁内会議を開き、町内会と庁内各課で話し合う",
        "事故防止の研修と自己紹介",
    ],
)
def test_words_where_they_are_meant(text: str) -> None:
    """The same words beside what they go with."""
    assert findings(slip, example({"strengths": f"{text}。"}, "nimo-r6")) == [], text
