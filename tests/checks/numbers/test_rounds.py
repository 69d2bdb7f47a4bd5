"""Rounds in each of so many places against all that are told elsewhere (Q111)."""

from ckwriter.checks.meetings.frequencies import frequency_differs
from ckwriter.checks.numbers.areas import areas_do_not_fit
from ckwriter.checks.numbers.totals import times_do_not_add_up
from ckwriter.testing import assert_findings, example, findings


def test_rounds_in_each_place_against_those_in_brackets_of_the_row() -> None:
    """5病院で各5回 is 25回 and not 30回; other rounds beside them, a month, and a part of the places leave it open."""
    row = {"schedule[1].activity": "ピアサポーターの病院訪問（30回）"}
    assert_findings(
        areas_do_not_fit,
        base="nimo-r6",
        clean=[
            {**row, "schedule[1].detail": text}
            for text in (
                "5病院で各6回、病棟で話す",
                "5病院で各5回、作業所で5回話す",
                "5病院で各5回程度",
                "5病院を月1回ずつ訪ねる",
                "5病院で各30回",
                "令和4年度は5病院で各5回",
                "5病院で各5回のほか、希望する施設を訪ねる",
                "8病院のうち3病院で各5回",
                "第5病棟で6回ずつ",
            )
        ],
        dirty=[
            {**row, "schedule[1].detail": text}
            for text in (
                "5病院で各5回、病棟で話す",
                "5つの病院を5回ずつ訪ねる",
                "市内の5病院をそれぞれ年5回訪問",
                "五病院に各4回",
            )
        ],
    )


def test_rounds_against_an_indicator_or_the_meeting_are_a_note() -> None:
    """What a target of the same name or the meeting's own figure counts may be more or less: a note asks."""
    counted = {
        "goals[1].indicator": "①ピアサポーターの病院訪問回数",
        "goals[1].target": "30回",
        "schedule[1].activity": "ピアサポーターの病院訪問",
    }
    named = {"programmes[1].name": "家族教室", "programmes[1].description": "偶数月に開く学習会です（年6回）。"}
    for cells, at, wrong, right in (
        (counted, "schedule[1].detail", "5病院で各5回", "5病院で各6回"),
        (named, "issues[1].policy", "家族教室を3区でそれぞれ年3回ずつ開く。", "家族教室を3区でそれぞれ年2回ずつ開く。"),
    ):
        assert [one.level for one in findings(areas_do_not_fit, example({**cells, at: wrong}, "nimo-r6"))] == ["note"]
        assert not findings(areas_do_not_fit, example({**cells, at: right}, "nimo-r6"))


def test_places_of_any_kind_are_counted() -> None:
    """6保健相談所, 健康福祉センター（6か所） and 7つの障害保健福祉圏域 tell how many hold a meeting."""
    six = {"forums[1].name": "地区会議", "bodies[1].name": "地区会議", "bodies[1].frequency": "6保健相談所ごとに年2回"}
    centres = {"forums[1].name": "地区会議", "intro": "市内に健康福祉センター（6か所）がある。"}
    areas = {"forums[1].name": "圏域会議", "intro": "県は7つの障害保健福祉圏域を単位としている。"}
    assert_findings(
        areas_do_not_fit,
        base="nimo-r6",
        clean=[
            {**six, "forums[1].frequency": "各保健相談所　年2回（計12回）"},
            {**centres, "forums[1].frequency": "各健康福祉センター年2回（計12回）"},
            {**areas, "forums[1].frequency": "各圏域　年2回（計14回）"},
        ],
        dirty=[
            ({**six, "forums[1].frequency": "各保健相談所　年2回（計14回）"}, "計14回"),
            {**centres, "forums[1].frequency": "健康福祉センターごとに年2回、計14回"},
            {**areas, "forums[1].frequency": "各圏域　年2回（計12回）"},
        ],
    )


def test_rounds_through_all_areas() -> None:
    """三圏域を通じて年に12回 of a meeting that each of them holds three times a year."""
    own = {"forums[1].name": "圏域協議会", "forums[1].frequency": "各圏域 年3回", "headline": "三つの圏域で支える"}
    assert_findings(
        times_do_not_add_up,
        base="nimo-r6",
        clean=[{**own, "forums[1].remarks": "課題：三圏域を通じて年に9回開いている。"}],
        dirty=[{**own, "forums[1].remarks": "課題：三圏域を通じて年に12回開いている。"}],
    )


def test_months_in_each_area() -> None:
    """各圏域で6月、10月、2月に開催 is three times a year in each."""
    own = {
        "forums[1].name": "圏域協議会",
        "forums[1].frequency": "各圏域 年3回",
        "schedule[1].period": "通年",
        "schedule[1].activity": "圏域協議会",
    }
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[{**own, "schedule[1].detail": "各圏域で6月、10月、2月に開催し、結果を確かめる"}],
        dirty=[
            {**own, "schedule[1].detail": "各圏域で6月、8月、11月、12月、2月に開催し、結果を確かめる"},
            {**own, "schedule[1].detail": "圏域ごとに6月、2月に開催"},
        ],
    )
