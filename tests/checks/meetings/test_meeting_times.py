"""Which meetings there are, and how often each place says that they meet."""

from __future__ import annotations

from ckwriter.beside import Unplaced
from ckwriter.checks.meetings.frequencies import frequency_differs
from ckwriter.checks.meetings.meeting_times import meetings
from ckwriter.testing import assert_findings, example


def said(cells: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Return (place, words) of all that is said, by the name of the meeting."""
    found = meetings(example(cells, "nimo-r6"))
    return {one.name: [(s.at, s.quote) for s in one.statements] for one in found.every}


def test_rows_of_two_tables_are_one_meeting() -> None:
    """A short name in one table and the full one in the other are one meeting, with what both say."""
    cells = {
        "bodies[1].name": "住まい部会",
        "bodies[1].frequency": "年4回",
        "forums[1].name": "白浜市自立支援協議会住まい部会",
        "forums[1].frequency": "四半期ごと",
    }
    assert said(cells) == {"住まい部会": [("bodies[1].frequency", "年4回"), ("forums[1].frequency", "四半期ごと")]}


def test_two_meetings_in_one_row_take_their_frequencies_in_order() -> None:
    """年2回 年6回 beside two names is one for each; one frequency beside two names is nobody's."""
    row = {"forums[1].name": "企画会議・家族連絡会"}
    assert said({**row, "forums[1].frequency": "年2回 年6回"}) == {
        "企画会議": [("forums[1].frequency", "年2回")],
        "家族連絡会": [("forums[1].frequency", "年6回")],
    }
    assert said({**row, "forums[1].frequency": "年2回"}) == {"企画会議": [], "家族連絡会": []}


def test_brackets_behind_a_number_name_its_meeting() -> None:
    """4回(定例会) 3回(分科会) are figures of last year, each of its own meeting."""
    cells = {
        "forums[1].name": "精神部会定例会",
        "forums[2].name": "退院支援分科会",
        "results[1].indicator": "精神部会定例会と退院支援分科会の開催回数",
        "results[1].result": "4回(定例会) 3回(分科会)",
    }
    assert said(cells) == {
        "精神部会定例会": [("results[1].result", "4回")],
        "退院支援分科会": [("results[1].result", "3回")],
    }
    years = {s.year for one in meetings(example(cells, "nimo-r6")).every for s in one.statements}
    assert years == {2023}


def test_a_programme_is_known_by_the_name_of_its_row() -> None:
    """What a description says of itself is said of the programme in whose row it stands."""
    cells = {"programmes[1].name": "家族のつどい", "programmes[1].description": "家族会と共催で月1回開く。"}
    assert said(cells) == {"家族のつどい": [("programmes[1].description", "月1回")]}


def test_a_calendar_is_counted() -> None:
    """Rows of single months, and numbers behind the name, count how often a meeting meets."""
    rows = ("R6年6月", "第1回住まい部会"), ("R6年9月", "住まい部会（第2回）"), ("R7年2月", "住まい部会③")
    cells = {"forums[1].name": "住まい部会"}
    for number, (period, activity) in enumerate(rows, 1):
        cells |= {f"schedule[{number}].period": period, f"schedule[{number}].activity": activity}
    (one,) = meetings(example(cells, "nimo-r6")).every
    (counted,) = one.statements
    assert (counted.frequency.value, counted.frequency.months, len(counted.evidence)) == (3, (6, 9, 2), 3)


def test_a_diagram_says_something_too() -> None:
    """Text without a place in the form is heard, and quoted as what it is."""
    submission = example({"forums[1].name": "住まい部会", "forums[1].frequency": "年4回"}, "nimo-r6")
    drawn = submission.model_copy(update={"unplaced": (Unplaced(text="住まい\n部会（年3回）", where="2 取組概要"),)})
    (one,) = meetings(drawn).every
    assert [(s.at, s.quote) for s in one.statements] == [
        ("forums[1].frequency", "年4回"),
        ("unplaced[1]", "年3回"),
    ]


def test_a_bare_kind_behind_whose_it_is_means_another() -> None:
    """受け手の研修 beside 事業所向け研修 is another training; a bare 研修 is the known one."""
    named = {
        "programmes[1].name": "事業所向け研修",
        "programmes[1].description": "事業所向け研修を年2回（7月、12月）開く。",
    }
    assert_findings(
        frequency_differs,
        base="nimo-r6",
        clean=[
            {**named, "strengths": "5月と9月と11月に受け手の研修を開いた。"},
            {**named, "strengths": "語り手の研修を年3回開く。"},
            {**named, "strengths": "家族会の研修を年4回開く。"},
            {**named, "structure": "事業所向け研修は、初任者向けを年1回、経験者向けを年1回、合わせて年2回開く。"},
        ],
        dirty=[{**named, "strengths": "事業所向け研修を年3回開く。"}],
    )


def test_how_often_several_meet_together_is_of_none_of_them() -> None:
    """3つの会議で年間19回, in a sentence or in text without a place; one of them is asked about as before."""
    cells = {"bodies[1].name": "区ネットワーク会議", "bodies[1].frequency": "年10回"}
    together = example({**cells, "strengths": "3つの会議で年間19回集まる。"}, "nimo-r6")
    loose = example(cells, "nimo-r6").model_copy(update={"unplaced": (Unplaced(text="二つの会議で計19回", where="2"),)})
    own = {**cells, "strengths": "区ネットワーク会議で年間19回集まる。"}
    assert_findings(frequency_differs, base="nimo-r6", clean=[together, loose], dirty=[own])
