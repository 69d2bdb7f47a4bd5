"""Particles that lack before a predicate, and predicates that stand twice (J301)."""

from ckwriter.checks.words.slips import slip
from ckwriter.testing import assert_findings


def test_a_predicate_without_its_particle() -> None:
    """Nouns that run into their verb or adjective; adverbs before them are none."""
    assert_findings(
        slip,
        base="nimo-r6",
        clean=[
            {"strengths": text}
            for text in (
                "現状では受入れは大変難しい。",
                "何をすることにしたか、できるようになるかを書く。",
                "年に2回の集まりを続けており、にも包括を、のびのびと進める。",
                "利用者は前年より2人増えている。相談は年々増えている。",
                "地域差あるものの、体制は整いつつある。",
                "可能性あるケースを早めに拾う。",
                "意図して間隔を空けている。",
                "参加すること、必要なときに休むことを伝えている。",
                "利用している利用者は12人である。",
                "医師の協力のもと、訪問を続けている。",
                "安心しているし、支援者も安心している。",
            )
        ],
        dirty=[
            {"strengths": text}
            for text in (
                "住まいの確保難しい。",
                "回数を増やすことした。",
                "声が届くようなった。",
                "関心を高めことができた。",
                "人手の不足が続いおり、待つ人が多い。",
                "保健所、の職員が回る。",
                "会には40名参加があった。",
                "会議を開き情報共有図っている。",
                "病院の理解得られ、説明会を開いた。",
                "訪問の回数増えている。",
                "相談が増える傾向ある。",
                "職員が研修を受けること必要である。",
                "事業所と協働でして支援している。",
                "家族会の協力のもの、つどいを続けている。",
                "理解を広げる取組を進めている進めている。",
                "関係者が対応している対応する。",
            )
        ],
    )
