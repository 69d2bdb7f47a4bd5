"""The figures of the profile: in running text, their dates, basis and smallness (Q107 to Q110)."""

from ckwriter.checks.numbers.figures import basis_of_figure, figure_in_text, small_count
from ckwriter.form import Form
from ckwriter.model import Municipality, Submission
from ckwriter.testing import assert_findings, example, findings
from tests.checks.numbers.test_constraints import profile

KNOWN = profile(
    welfare_areas="8",
    municipalities="35",
    population="1,867,204",
    psychiatric_hospitals="22",
    psychiatric_beds="4,310",
    public_health_centres="7",
)


def test_running_text_says_what_the_profile_says(form: Form) -> None:
    """Counts in running text fit the profile: equal where they claim to be all, and never more than all."""
    quiet = [
        "全8圏域で連絡会議を開いている。",
        "8圏域中6圏域で開いている。",
        "人口は約187万人である。",
        "人口187万人の県である。",
        "人口10万人当たりの病床数が多い。",
        "精神科病院22病院のうち18病院が参加している。",
        "7つの保健所が事務局を担う。",
        "3保健所でモデル的に始めた。",
        "令和元年度は9圏域であった。",
        "精神病床は4,310床である。",
        "全国の1,741市町村のうち、県内の35市町村では",
        "2圏域ごとに担当者を置く。",
    ]
    loud = [
        "全9圏域で連絡会議を開いている。",
        "人口は176万人である。",
        "24か所の精神科病院がある。",
        "県内36市町村のうち21市町村に協議の場がある。",
        "精神病床は4,130床である。",
        "県内の保健所は8か所である。",
        "37市町村すべてで窓口を設けた。",
    ]
    prefecture = Submission(form=form, fiscal_year=2024, municipality=Municipality(name="見本県", kind="prefecture"))
    assert_findings(
        figure_in_text,
        base=prefecture,
        clean=[{**KNOWN, "strengths": text} for text in quiet],
        dirty=[{**KNOWN, "strengths": text} for text in loud],
    )


def test_a_figure_that_depends_on_the_basis_names_it() -> None:
    """入院精神障害者数 says by which of its bases it was counted, in its own note or a note of its group."""
    assert_findings(
        basis_of_figure,
        base="nimo-r6",
        clean=[
            profile(inpatients="2,591", inpatients__note="住所地（630調査）"),
            profile(inpatients="2,542", inpatients_under_3_months__note="所在地による"),
            profile(inpatients="未公表"),
            profile(inpatients="0"),
            profile(population="1,867,204"),
        ],
        dirty=[
            (profile(inpatients="2,591"), "2,591"),
            profile(inpatients="2,591", inpatients__note="630調査"),
            profile(inpatients="2449.2", inpatients__note="NDB"),
            profile(inpatients="2,591人"),
            profile(inpatients="12"),
        ],
    )


def test_few_persons_are_confirmed_before_publishing() -> None:
    """One to four persons, where they might be known, get one note; staff, 延 and 0 do not."""
    assert_findings(
        small_count,
        base="nimo-r6",
        clean=[
            {"strengths": "長期入院者の退院は12人であった。"},
            {"strengths": "保健師を2名配置している。"},
            {"strengths": "退院した人はいない（0人）。"},
            {"strengths": "退院支援の講師を3名招いた。"},
            profile(inpatients_under_3_months="5"),
            {"strengths": "3人に1人が制度を知らない。"},
        ],
        dirty=[
            ({"strengths": "長期入院者の退院は1人であった。"}, "1人"),
            profile(inpatients_under_3_months="3"),
            {"results[1].indicator": "地域移行支援の利用者数", "results[1].result": "2人"},
            {"history[1].text": "措置入院となった方4名の退院後支援を実施"},
            {"results[1].effect": "対象者のうち三人が退院した。"},
        ],
    )


def test_a_part_that_reads_like_all_is_a_note() -> None:
    """市内4か所の精神科病院 of six may be some of them: a note; 市内8か所 cannot be."""
    six = {"profile[psychiatric_hospitals].value": "6"}
    few = findings(figure_in_text, example({**six, "strengths": "市内4か所の精神科病院と話し合っている。"}, "nimo-r6"))
    more = findings(figure_in_text, example({**six, "strengths": "市内8か所の精神科病院と話し合っている。"}, "nimo-r6"))
    assert ([one.level for one in few], [one.level for one in more]) == (["note"], ["warning"])


def test_what_picks_some_of_all_is_not_compared() -> None:
    """未設置の16市町村, 人口1万人未満 and 3区に1か所ずつ tell of some, of a kind and of each."""
    base = {"profile[municipalities].value": "77", "profile[population].value": "693,415"}
    centre = {"profile[core_consultation_centres].value": "3"}
    assert_findings(
        figure_in_text,
        base="nimo-r6",
        clean=[
            {**base, "small_steps": "未設置の16市町村すべてに出向く"},
            {**base, "strengths": "19の町村が人口1万人未満である。"},
            {**base, "strengths": "参加した16市町村すべてから意見が出た。"},
            {**centre, "strengths": "3つの区に基幹相談支援センターが1か所ずつある。"},
            {**base, "strengths": "残りの16市町村すべてを訪ねる。"},
            {**centre, "strengths": "基幹相談支援センターは1か所増えた。"},
            {**centre, "strengths": "市内外の基幹相談支援センター9か所へ出向く。"},
            {**centre, "strengths": "基幹相談支援センターが9圏域すべてに連絡会を置く。"},
            {**base, "bodies[1].members": "家族会、ピアサポーター、市町村　計25機関"},
        ],
        dirty=[
            {**base, "strengths": "76市町村すべてに協議の場がある。"},
            {**base, "strengths": "市町村は76ある。"},
            {**base, "strengths": "人口は61万人である。"},
            {**centre, "strengths": "基幹相談支援センターは4か所ある。"},
            {**centre, "strengths": "市内の基幹相談支援センター9か所へ出向く。"},
            {**base, "strengths": "全78市町村が参加した。"},
        ],
    )


def test_a_figure_of_some_places_is_not_the_bodys() -> None:
    """A size of villages, and what stands in one part of the body, are no figure of the whole."""
    base = {"profile[population].value": "648,915", "profile[psychiatric_hospitals].value": "21"}
    assert_findings(
        figure_in_text,
        base="nimo-r6",
        clean=[
            {**base, "other_matters": "人口が2,000人ほどの村では、協議の場を単独で置くことが難しい。"},
            {**base, "other_matters": "人口が2,000人に満たない町村がある。"},
            {**base, "other_matters": "人口5,000人規模の町では、保健師が兼務している。"},
            {**base, "strengths": "県央部の精神科病院6か所が参加している。"},
            {**base, "strengths": "北部圏域の精神科病院4か所が輪番で受け入れている。"},
        ],
        dirty=[
            ({**base, "intro": "人口は約78万人である。"}, "人口は約78万人"),
            ({**base, "strengths": "精神科病院は24か所ある。"}, "精神科病院は24か所"),
        ],
    )
