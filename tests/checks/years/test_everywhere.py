"""What all areas are said to have, and one to lack (C113)."""

from ckwriter.checks.years.at_odds import sentences_at_odds
from ckwriter.testing import assert_findings


def told(here: str, there: str) -> dict[str, str]:
    """Return cells that tell of areas in two places."""
    return {"strengths": here, "sectors[medical].status": there}


def test_all_areas_have_what_one_lacks() -> None:
    """All areas have a meeting or an office, and one has none; of other bodies, kinds of areas, aims and the past no."""
    every = "三つの区の全てに区連絡会が置かれている。"
    assert_findings(
        sentences_at_odds,
        base="nimo-r6",
        clean=[
            told(every, "北区には家族会がまだない。"),
            told(every, "天竜区では区連絡会に診療所が加わっていない。"),
            told(every, "以前は天竜区に区連絡会が置かれていなかった。"),
            told("三つの区の全てに区連絡会を置くことを目指している。", "天竜区には区連絡会がまだ置かれていない。"),
            told(every, "山あいの地区には区連絡会の会場がない。"),
            told("全ての圏域に協議の場がある。", "協議の場を置いていない町村がある。"),
            told("全ての圏域で地域連絡会を開いている。", "北部圏域では退院支援の窓口が少なく、遠方に通う。"),
            told(every, "天竜区の区連絡会は年2回にとどまる。"),
            told("4区のうち3区に区連絡会が置かれている。", "東区には区連絡会が置かれていない。"),
            {
                "profile[forums_welfare_area].value": "3",
                "profile[forums_welfare_area].denominator": "4",
                "sectors[medical].status": "北部圏域には協議の場がまだ置かれていない。",
            },
        ],
        dirty=[
            told(every, "天竜区には区連絡会がいまだ置かれておらず、事例を持ち寄れない。"),
            told(every, "天竜区では区連絡会が立ち上がっていない。"),
            told(every, "区連絡会を置いていない区が一つある。"),
            told("県内すべての市町に協議の場が設置されている。", "協議の場のない町が2つ残る。"),
            told("いずれの圏域にも退院支援の窓口を設けた。", "南圏域には退院支援の窓口がない。"),
            told("8区とも地域家族会が開かれている。", "港区には地域家族会が未設置である。"),
            told("全ての地区に居場所がある。", "山手地区には居場所がなく、通える場が限られる。"),
            {
                "forums[1].name": "圏域連絡会",
                "forums[1].frequency": "各圏域年2回",
                "sectors[medical].status": "能登圏域では圏域連絡会がまだ開かれていません。",
            },
        ],
    )
    assert_findings(
        sentences_at_odds,
        base="nimo-r6",
        clean=[],
        dirty=[
            {
                "profile[forums_municipality].value": "4",
                "profile[forums_municipality].denominator": "4",
                "sectors[medical].status": "協議の場を持たない町村がある。",
            }
        ],
    )
