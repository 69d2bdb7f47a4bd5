"""Numbers of running text without a unit (Q212)."""

from ckwriter.checks.numbers.bare_numbers import number_without_unit
from ckwriter.testing import assert_findings


def test_what_is_counted_has_a_unit() -> None:
    """A noun, a number and a verb with nothing between is asked about."""
    assert_findings(
        number_without_unit,
        base="nimo-r6",
        dirty=[
            ({"strengths": "ピアサポーターの登録者は34である。"}, "登録者は34"),
            {"strengths": "声を掛け合う住民が120になる。"},
            {"strengths": "合同の事例検討を6行っている。"},
            {"strengths": "参加者は延べ1,200に達した。"},
            ({"strengths": "サロンを月2回開く（昨年度の利用は延べ412）。"}, "利用は延べ412"),
            {"strengths": "電話相談は延べ1,030、来所相談は減った。"},
            {"strengths": "昨年度の相談は312で、前の年を上回る。"},
            {"strengths": "受講者は毎年40ほどである。"},
            {"strengths": "登録者は現在27いる。"},
            {"strengths": "利用者数は延べ96（前年度は88人）である。"},
            {"strengths": "訪問を機に7の退院支援が始まった。"},
        ],
        clean=[
            {"strengths": "ピアサポーターの登録者は34人である。"},
            {"strengths": "満足度は4.2である。支援の区分は3で、回数は延べ96（件）である。"},
            {"strengths": "昨年度の利用は延べ412人）、相談は延べ30件である。"},
            {"strengths": "相談の電話番号は119です。"},
            {"strengths": "開設は2015である。"},
            {"strengths": "協議の場を置く市町が15に増えた。"},
            {"strengths": "令和6年の退院支援は10件である。"},
            {"strengths": "平均は3.5である。"},
        ],
    )


def test_a_count_at_the_end_of_brackets_has_a_unit() -> None:
    """（計画の作成は21） lacks its unit as a sentence would."""
    assert_findings(
        number_without_unit,
        base="nimo-r6",
        clean=[
            {"strengths": "退院後の計画を渡している（R6年度の計画作成は21件）。"},
            {"strengths": "対象の会場を広げた（会場は3）。"},
            {"strengths": "相談を受け付ける（内線は215）。"},
        ],
        dirty=[({"strengths": "退院後の計画を渡している（R6年度の計画作成は21）。"}, "計画作成は21")],
    )
