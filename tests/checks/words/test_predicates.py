"""Topics that their predicate does not answer (J301)."""

from ckwriter.checks.words.slips import slip
from ckwriter.testing import assert_findings


def test_a_topic_without_its_answer() -> None:
    """目的は、…をつなげる without こと; what is done to a topic, and what may be said of any, is right."""
    assert_findings(
        slip,
        base="nimo-r6",
        clean=[
            {"strengths": text}
            for text in (
                "部会の目的は、病院と地域の顔の見える関係をつくることである。",
                "目的は、退院後の孤立を防ぐためです。",
                "増えた理由は、窓口が駅の近くに移ったことによる。",
                "要因は、担い手の高齢化と考えられる。",
                "この課題は、全体会が来年度の計画に反映する。",
                "残った課題は、各区の部会が事例を持ち寄って検討する。",
                "来年度の目標は、協議会が利用者の声を聞いて定める。",
                "目標は、前年度の実績を上回った。",
                "役割は、基幹相談支援センターが担う。",
                "きっかけは、家族の勧めが多い。",
                "訪問するのは、保健師と相談員である。",
            )
        ],
        dirty=[
            {"strengths": text}
            for text in (
                "交流会の目的は、住民が病気を正しく知り、偏見をなくす。",
                "狙いは、退院した人の孤立を防ぎます。",
                "相談が減った理由は、窓口の職員が毎月病棟を回った。",
                "当圏域の課題は、夜間に相談できる窓口が足りない。",
                "課題は、家主の理解が得られず、住まいの選択肢が限られている。",
                "今年度の目標は、家族教室を3区で開く。",
                "対象となるのは、半年以上入院している方に行っている。",
            )
        ],
    )


def test_words_that_ask_for_a_denial() -> None:
    """必ずしも and 決して stand before ない."""
    assert_findings(
        slip,
        base="nimo-r6",
        clean=[
            {"strengths": "入院が長い人が必ずしも退院を望まないわけではない。"},
            {"strengths": "支援の量は決して十分とは言えず、課題が残る。"},
        ],
        dirty=[{"strengths": "家族が必ずしも退院に反対している。"}],
    )
