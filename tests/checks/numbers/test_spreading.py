"""Words of spreading against numbers (Q213)."""

from ckwriter.checks.numbers.spreading import spreading_against_numbers
from ckwriter.testing import assert_findings

FALLING = "令和4年度38店、令和5年度35店、令和6年度31店"
GROWING = "令和4年度31店、令和5年度35店、令和6年度38店"


def test_spreading_goes_with_growing_numbers() -> None:
    """年々広がる beside numbers that fall is asked about; told apart, aimed at, or mixed, it is not."""
    assert_findings(
        spreading_against_numbers,
        base="nimo-r6",
        dirty=[
            {"strengths": f"協力店は{FALLING}と推移し、商店会の協力が年々広がっている。"},
            {"strengths": f"協力店は{FALLING}で、着実に定着してきた。"},
            {"strengths": "相談支援事業所は3年前の40か所から34か所になり、着実に充実してきた。"},
            {"strengths": f"協力店は{GROWING}と推移し、商店会の協力は年々先細っている。"},
            {"strengths": f"協力店は{FALLING}と、年を追って広がっている。"},
        ],
        clean=[
            {"strengths": f"協力店は{GROWING}と推移し、商店会の協力が年々広がっている。"},
            {"strengths": f"断る店は{FALLING}と減り、協力が年々広がっている。"},
            {"strengths": "協力店は31店で、商店会の協力が年々広がっている。"},
            {"strengths": f"協力店は{FALLING}である。協力を年々広げたい。"},
            {"strengths": "協力店は令和4年度38店、令和5年度31店、令和6年度35店で、着実に定着してきた。"},
        ],
    )


def test_spreading_from_one_number_to_another() -> None:
    """9病院から7病院へと広がり is asked about; what spreads beside numbers of something else is not."""
    assert_findings(
        spreading_against_numbers,
        base="nimo-r6",
        dirty=[
            {"strengths": "令和５年度の９病院から令和６年度は７病院へと受入れの輪が広がった。"},
            {"strengths": "協力店舗は23店から20店へと広がっています。"},
            {"strengths": "措置入院は20件から26件に落ち着いてきた。"},
            {"strengths": "紹介記事は年6本から年4本に充実した。"},
            {"strengths": "訪問の回数は月8回から月6回へ手厚くなりました。"},
        ],
        clean=[
            {"strengths": "令和５年度の７病院から令和６年度は９病院へと受入れの輪が広がった。"},
            {"strengths": "未設置の町は5町から3町に減り、協議の輪が広がった。"},
            {"strengths": "会場を5か所から3か所に絞り、参加者の輪が広がった。"},
            {"strengths": "4か所の事業所から3か所の病院へと連絡の輪が広がった。"},
            {"strengths": "訪問の回数は月8回から月6回へ減りましたが、関わる職種は広がりました。"},
        ],
    )
