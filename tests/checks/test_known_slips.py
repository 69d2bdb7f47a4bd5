"""Slips that two real submissions held, as single cells, and what looks like them in those submissions and is right."""

from __future__ import annotations

import pytest

from ckwriter import checking
from ckwriter.model import Submission
from ckwriter.testing import example
from tests.checks.completeness.test_tables import of_kind

_PARTS = ("under_3_months", "3_months_to_1_year", "1_year_or_more")
_SHARES = {f"profile[inpatients_{part}].share": "#DIV/0!" for part in _PARTS}
_NO_PARTS = {f"profile[inpatients_{part}].value": "" for part in _PARTS}
_POLICY = "・昨年度の地域診断の結果から、区ごとの取組を検討。今年度はその結果をもとに\n・マニュアルを作成"

_SLIPS = {
    "R01 date of the blank form": (
        "T201",
        {"profile[inpatients].as_of": "R●年●月"},
        "profile[inpatients].as_of",
        "R●年●月",
    ),
    "R02 error sign": ("T202", _SHARES, "profile[inpatients_under_3_months].share", "#DIV/0!"),
    "R02 empty total": ("T203", {"profile[inpatients].value": "0", **_NO_PARTS}, "profile[inpatients].value", "0"),
    "R03 note in a figure": (
        "T204",
        {"profile[council_frequency].value": "10回 (精神部会・分科会)"},
        "profile[council_frequency].value",
        "10回 (精神部会・分科会)",
    ),
    "R04 unmarked choice": (
        "T106",
        {"profile[forums_prefecture].choice": "有・無"},
        "profile[forums_prefecture].choice",
        "有・無",
    ),
    "R10 goal without baseline and effect": (
        "T102",
        {"goals[2].indicator": "③病院交流会の開催回数", "goals[2].target": "24回"},
        "goals[2]",
        "③病院交流会の開催回数",
    ),
    "R19 sector without remarks": ("T104", {"sectors[health].remarks": ""}, "sectors[health].remarks", ""),
    "R20 schedule without months": ("T205", {"schedule[1].period": "R6年度"}, "schedule[1].period", "R6年度"),
    "R26 sentence cut off": ("S201", {"issues[1].policy": _POLICY}, "issues[1].policy", "今年度はその結果をもとに"),
    "R27 role left blank": ("T103", {"issues[1].role_others": ""}, "issues[1].role_others", ""),
}


@pytest.mark.parametrize("slip", _SLIPS)
def test_slip_is_raised_once_with_its_words(complete: Submission, slip: str) -> None:
    """Each slip is one finding, of its rule, at its place, quoting its words; nothing else is said."""
    code, cells, at, quote = _SLIPS[slip]
    found = checking.check(example(cells, of_kind(complete, "core_city")), select=["S", "T"])
    assert [(f.code, f.at) for f in found] == [(code, at)]
    assert quote in [evidence.quote for evidence in found[0].evidence]
    assert slip[:3] in {info.code: info.rules for info in checking.checks()}[code]


@pytest.mark.parametrize(
    "cells",
    [
        {"schedule[1].period": "R6年4月 ～2月"},
        {"schedule[1].period": "R7年3月"},
        {"profile[forums_municipality].value": "1", "profile[forums_municipality].denominator": "1"},
        {"profile[council_mental_health_group].choice": "(有)・無"},
        {"goals[1].baseline": "開催", "goals[1].target": "全区開催"},
        {"issues[1].issue": "地域相談支援の利用件数が増えない"},
        {"forums[1].frequency": "各区 3～6回/年"},
        {"forums[1].frequency": "年2回 年2回"},
        {"results[1].target": "4回(定例会) 3回(専門分科会)"},
        {"history[1].period": "H20-H23"},
        {"intro": "見本市では・・・\n\n住み慣れたまちでの暮らしを支えていきます。"},
    ],
)
def test_what_is_right_is_left_alone(complete: Submission, cells: dict[str, str]) -> None:
    """Ways of writing that real submissions use and that no rule of presence or form minds."""
    assert checking.check(example(cells, of_kind(complete, "core_city")), select=["S", "T"]) == []
