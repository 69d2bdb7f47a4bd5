"""Differences, shares and products told in one sentence (Q106)."""

from ckwriter.checks.numbers.breakdowns import parts_against_whole
from ckwriter.testing import assert_findings

WRONG = [
    "相談は前年度の210件から35件増え、255件となった。",
    "昨年度に比べ5人増の20人（昨年度14人）となった。",
    "利用は20人で、前年度の15人より7人多い。",
    "相談は254件から231件へと、32件減りました。",
    "講座の参加は前年度（320人）を上回る290人であった。",
    "登録者24人の半数の14人が派遣を受けた。",
    "会員180人のうち、回答したのは90人で、６割に当たる。",
    "1回2時間、全5回、計12時間の研修である。",
    "面接は1回90分、全8回で計10時間行う。",
    "相談は、電話120件、来所45件、訪問30件、合わせて205件であった。",
    "8人のピアサポーター（男性5人、女性4人）が活動している。",
    "アンケートは18か所へ送付、回答は12か所（75％）であった。",
]
RIGHT = [
    "相談は前年度の210件から35件増え、245件となった。",
    "昨年度に比べ5人増の20人（昨年度15人）となった。",
    "利用は20人で、前年度の15人より5人多い。",
    "相談は254件から231件へと、23件減りました。",
    "講座の参加は前年度（320人）を上回る350人であった。",
    "登録者25人の半数の13人が派遣を受けた。",
    "会員180人のうち、回答したのは108人で、６割に当たる。",
    "1回2時間、全5回、計10時間の研修である。",
    "面接は1回90分、全8回で計12時間行う。",
    "相談は、電話120件、来所45件など、合わせて205件であった。",
    "8人のピアサポーター（男性5人、女性3人）が活動している。",
    "アンケートは18か所へ送付、回答は12か所（67％）であった。",
    "参加者118人の主な内訳は、市町村60人、事業所38人である。",
    "210件から約40件増え、255件となった。",
]


def test_arithmetic_in_a_sentence_comes_out() -> None:
    """What a sentence adds, takes away, shares and multiplies is right; what is rough or open is left alone."""
    assert_findings(
        parts_against_whole,
        base="nimo-r6",
        clean=[{"strengths": text} for text in RIGHT],
        dirty=[{"strengths": text} for text in WRONG],
    )
