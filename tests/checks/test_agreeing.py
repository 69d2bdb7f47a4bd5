"""Three made-up submissions whose sections agree, and what is found when one thing in them no longer does."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ckwriter import checking, data
from ckwriter.model import Finding, Submission
from ckwriter.testing import example

AGREEING = Path(__file__).parent / "agreeing"
BODIES = ("prefecture", "core_city", "special_ward")


@cache
def submission(body: str) -> Submission:
    """Return one of the submissions."""
    path = AGREEING / f"{body}.yaml"
    return data.read_yaml(path.read_bytes(), path.name)


@cache
def quiet(body: str) -> frozenset[tuple[str, str]]:
    """Return (place, fingerprint) of the notes that it gets as it is."""
    return frozenset((one.at, one.fingerprint) for one in found(submission(body)))


def found(given: Submission) -> list[Finding]:
    """Return what the checks of figures and of agreement say."""
    return checking.check(given, select=["Q", "C"])


@pytest.mark.parametrize("body", BODIES)
def test_sections_that_agree_raise_no_question(body: str) -> None:
    """Much looks odd in them, and nothing is: no finding above a note."""
    assert [one for one in found(submission(body)) if one.level != "note"] == []


SLIPS = [
    ("R29", "prefecture", {"forums[1].frequency": "年3回（7月、11月、2月）"}),
    ("R29", "prefecture", {"forums[1].frequency": "年3回（7月、2月）"}),
    ("R29", "prefecture", {"bodies[3].frequency": "毎月"}),
    ("R29", "prefecture", {"schedule[1].activity": "実務者ワーキンググループ（毎月）"}),
    ("R29", "prefecture", {"forums[2].frequency": "圏域ごとに年3回"}),
    ("R29", "prefecture", {"sectors[health].status": "各保健所が圏域会議を年3回開き、市町村の保健師が参加している。"}),
    (
        "R29",
        "prefecture",
        {"intro": "青葉県では、県内8圏域のすべてに協議の場を置き、推進会議を年3回、圏域会議を年2回開いている。"},
    ),
    ("R08", "prefecture", {"profile[council_frequency].value": "3"}),
    ("R12", "prefecture", {"results[1].effect": "全ての圏域で計画どおり開催したが、目標を下回った。"}),
    (
        "R12",
        "prefecture",
        {"results[2].effect": "感染症の影響で1回を中止したため、修了者は前年度の28人から24人に増加した。"},
    ),
    (
        "R12",
        "prefecture",
        {"results[3].effect": "1年以上の入院者は令和4年度の2,210人に対し、令和5年度は2,300人と減少した。"},
    ),
    ("R15", "prefecture", {"results[2].effect": "修了者を登録し、派遣につなげた。"}),
    ("R24", "prefecture", {"goals[2].baseline": "28人/年"}),
    ("R09", "prefecture", {"goals[2].baseline": "延24人/年", "goals[2].target": "実30人/年"}),
    ("R09", "prefecture", {"goals[2].target": "30人/月"}),
    ("R09", "prefecture", {"goals[2].target": "30件/年"}),
    ("R25", "prefecture", {"goals[4].indicator": "⑤居住支援研修会の開催回数"}),
    ("R25", "prefecture", {"goals[3].indicator": "②長期入院者数（1年以上）"}),
    ("R32", "prefecture", {"goals[4].target": "1"}),
    ("R45", "prefecture", {"goals[4].target": "基礎1回、専門1回"}),
    ("R35", "prefecture", {"profile[inpatients].value": "3,892"}),
    ("R35", "prefecture", {"profile[inpatients_under_3_months].share": "22.9"}),
    ("R35", "prefecture", {"profile[inpatients_1_year_or_more_under_65].value": "920"}),
    ("R36", "prefecture", {"profile[discharge_rate_6_months].value": "89.8"}),
    ("R36", "prefecture", {"profile[discharge_rate_1_year].value": "108.0"}),
    ("R22", "prefecture", {"profile[forums_municipality].denominator": "34"}),
    ("R22", "prefecture", {"profile[forums_municipality].value": "36"}),
    ("R22", "prefecture", {"profile[forums_welfare_area].denominator": "9"}),
    ("R22", "prefecture", {"profile[forums_prefecture].choice": "無"}),
    ("R38", "prefecture", {"profile[inpatients].as_of": "R6年10月"}),
    ("R38", "prefecture", {"profile[population].as_of": "R8年4月"}),
    ("R38", "prefecture", {"profile[psychiatric_hospitals].as_of": "R2年4月"}),
    ("R39", "prefecture", {"profile[public_health_centres].value": "0"}),
    ("R06", "prefecture", {"bodies[1].member_count": "計9機関"}),
    (
        "R18",
        "prefecture",
        {
            "forums[1].members": "県精神科病院協会、県医師会、県訪問看護連絡協議会、県相談支援専門員協会、県精神保健福祉士会、家族会連合会、ピアサポーター、市長会、町村会"
        },
    ),
    ("R18", "prefecture", {"forums[3].members": "県精神保健福祉センター、県障害福祉課、各保健所、県立病院"}),
    (
        "R18",
        "prefecture",
        {"sectors[others].status": "宅地建物取引業協会が推進会議に参加し、家族会連合会も意見を出している。"},
    ),
    (
        "R31",
        "prefecture",
        {"structure": "県精神保健福祉センターが中心となって推進会議を運営し、各保健所が圏域会議を運営している。"},
    ),
    ("R31", "prefecture", {"offices[1].owner": "県健康福祉政策課"}),
    ("R21", "prefecture", {"history[3].period": "令和2年度"}),
    (
        "R21",
        "prefecture",
        {
            "history_summary": "平成20年度から保健所ごとに事例検討会を開き、平成30年度には青葉県精神障害者地域生活支援推進会議を設置した。"
        },
    ),
    ("R21", "prefecture", {"programmes[1].description": "8圏域の保健所が病院と事業所をつなぐ。令和2年度に開始した。"}),
    ("R30", "prefecture", {"schedule[6].period": "令和6年1月～2月"}),
    ("R30", "prefecture", {"schedule[2].activity": "ピアサポーター養成研修（基礎、8月）"}),
    ("R30", "prefecture", {"schedule[1].period": "令和6年4月～3月"}),
    (
        "R17",
        "prefecture",
        {"issues[3].issue": "若年層の依存症への対応が十分でない。", "issues[3].policy": "依存症の相談窓口を知らせる。"},
    ),
    ("R07", "prefecture", {"schedule[5].activity": "居住支援研修会、住まい確保検討会議"}),
    ("R07", "prefecture", {"bodies[5].name": "ピアサポート推進部会"}),
    ("R06", "prefecture", {"activities": "協議の場の運営\nピアサポーターの養成（基礎研修2回、専門研修1回の計2回）"}),
    ("R35", "prefecture", {"intro": "青葉県では、県内9圏域のすべてに協議の場を置いている。"}),
    ("R35", "prefecture", {"strengths": "・県内36市町村のうち21市町村に協議の場がある。"}),
    ("R12", "prefecture", {"goals[3].expected": "退院後の住まいの確保が進み、長期入院者数の増加が見込まれる。"}),
    ("R29", "special_ward", {"forums[2].frequency": "毎月"}),
    ("R29", "special_ward", {"bodies[4].frequency": "年1～2回"}),
    ("R29", "special_ward", {"programmes[2].description": "こころの病への理解を広げる講座を年3回（6月・10月）開く。"}),
    ("R29", "special_ward", {"programmes[2].description": "こころの病への理解を広げる区民講座を年4回開く。"}),
    ("R15", "special_ward", {"results[1].target": "6回", "results[1].result": "4回"}),
    ("R12", "special_ward", {"results[2].result": "5人"}),
    ("R12", "special_ward", {"results[2].effect": "利用者は令和4年度の9人から8人に増え、取組が広がりました。"}),
    ("R24", "special_ward", {"goals[3].baseline": "82.4％"}),
    ("R09", "special_ward", {"goals[4].baseline": "実210件"}),
    ("R25", "special_ward", {"goals[2].indicator": "3 地域移行支援の利用者数（実人数）"}),
    ("R06", "special_ward", {"bodies[1].member_count": "6名"}),
    ("R06", "special_ward", {"history[2].text": "専門部会（退院支援部会、相談支援部会、普及啓発部会の4部会）を設置"}),
    (
        "R21",
        "special_ward",
        {"intro": "若葉区では、令和4年4月に地域精神保健福祉連絡協議会の下に3つの専門部会を置き、検討を進めています。"},
    ),
    ("R21", "special_ward", {"history[3].period": "R5.10"}),
    ("R31", "special_ward", {"forums[2].remarks": "事務局は相談支援課が担う。"}),
    ("R18", "special_ward", {"sectors[others].status": "家族会と当事者、商工会議所が普及啓発部会に参加している。"}),
    ("R39", "special_ward", {"profile[municipalities].value": "23"}),
    ("R22", "special_ward", {"profile[forums_municipality].choice": "無"}),
    ("R30", "special_ward", {"schedule[7].period": "R6年2月"}),
    ("R09", "special_ward", {"goals[2].target": "10人", "goals[2].baseline": "8件"}),
    ("R29", "special_ward", {"goals[1].target": "6回"}),
    ("R15", "special_ward", {"results[2].indicator": "2 地域移行支援の利用率"}),
    (
        "R29",
        "special_ward",
        {"sectors[welfare].status": "相談支援事業所が退院支援部会（年5回）と相談支援部会に参加している。"},
    ),
    (
        "R12",
        "special_ward",
        {
            "programmes[1].description": "多職種チームが訪問する。令和4年度の訪問は延180件、令和5年度は延210件と減少した。"
        },
    ),
    ("R29", "core_city", {"activities": "①協議の場の運営：運営会議（年3回）、作業部会（各部会年4回）"}),
    ("R29", "core_city", {"activities": "①協議の場の運営：運営会議（年2回）、作業部会（各部会年3回）"}),
    ("R29", "core_city", {"programmes[2].description": "家族会と共催で、2か月に1回開く。"}),
    ("R29", "core_city", {"schedule[1].activity": "住まいの相談窓口\n家族のつどい（隔月）"}),
    ("R29", "core_city", {"bodies[5].frequency": "2か月に1回"}),
    ("R29", "core_city", {"forums[4].frequency": "年4回（5・8・11・1月）"}),
    ("R29", "core_city", {"forums[2].content": "家主への働きかけ（年6回の住まい部会で検討）"}),
    ("R29", "core_city", {"bodies[1].frequency": "年2回"}),
    ("R08", "core_city", {"profile[council_frequency].value": "4"}),
    ("R24", "core_city", {"goals[1].baseline": "16人（R5年度）"}),
    ("R24", "core_city", {"goals[4].baseline": "80人"}),
    ("R25", "core_city", {"goals[3].indicator": "（４）住まいの相談窓口の相談件数"}),
    ("R25", "core_city", {"results[3].indicator": "（４）住まいの相談窓口の設置"}),
    ("R09", "core_city", {"goals[3].target": "延10件/月"}),
    ("R09", "core_city", {"goals[3].target": "実90人"}),
    ("R09", "core_city", {"goals[1].target": "20件"}),
    ("R45", "core_city", {"goals[5].target": "講座2回、2か所"}),
    ("R32", "core_city", {"results[4].target": "80"}),
    ("R12", "core_city", {"strengths": "2 家族会の会員は20年前の45人から15人へと増え、家族のつどいを支えている。"}),
    ("R12", "core_city", {"intro": "昨年度は退院した方が12人となり、一昨年度の18人から増加した。"}),
    ("R12", "core_city", {"results[4].effect": "目標を6人下回った。"}),
    ("R12", "core_city", {"results[4].effect": "目標を16人上回った。"}),
    ("R12", "core_city", {"goals[3].expected": "相談件数の減少により、退院先の候補が広がる。"}),
    ("R15", "core_city", {"results[1].effect": "住まいの確保に向けた話合いが進んだ。"}),
    ("R15", "core_city", {"results[3].target": "4回", "results[3].result": "4回"}),
    ("R06", "core_city", {"bodies[2].member_count": "計7機関"}),
    ("R06", "core_city", {"bodies[3].member_count": "3名"}),
    ("R06", "core_city", {"forums[3].members": "当事者会、相談支援事業所、地域活動支援センター（計2団体）"}),
    ("R18", "core_city", {"bodies[5].members": "精神科病院、診療所、訪問看護、薬局、保健総務課"}),
    ("R18", "core_city", {"forums[2].members": "不動産協会、居住支援法人、生活福祉課"}),
    ("R31", "core_city", {"bodies[3].secretariat": "福祉総務課"}),
    (
        "R31",
        "core_city",
        {"sectors[health].status": "障害福祉課が運営会議の事務局を担い、家族会と家族のつどいを開いている。"},
    ),
    ("R31", "core_city", {"offices[1].owner": "福祉部 障害福祉課"}),
    (
        "R21",
        "core_city",
        {"intro": "白浜市は令和3年10月に「にも包括運営会議」を立ち上げ、作業部会で検討を重ねている。"},
    ),
    (
        "R21",
        "core_city",
        {"programmes[3].description": "令和5年度に開始し、2名のコーディネーターが4病院を巡回している。"},
    ),
    ("R21", "core_city", {"history[4].period": "R5", "strengths": "令和3年度に作業部会を設置し、検討を続けている。"}),
    (
        "R22",
        "core_city",
        {
            "profile[forums_municipality].choice": "無",
            "profile[forums_municipality].value": "",
            "profile[forums_municipality].denominator": "",
        },
    ),
    ("R22", "core_city", {"profile[forums_municipality].value": "2"}),
    ("R39", "core_city", {"profile[municipalities].value": "3"}),
    ("R39", "core_city", {"profile[public_health_centres].value": "0"}),
    ("R30", "core_city", {"schedule[5].period": "R6年1月～3月"}),
    ("R30", "core_city", {"schedule[1].period": "R6年4月～3月"}),
    ("R30", "core_city", {"schedule[3].activity": "住まい部会②、ピア部会②、医療連携部会②（10月）"}),
    (
        "R17",
        "core_city",
        {"issues[2].issue": "災害時に服薬が途切れる人への備えがない。", "issues[2].policy": "災害に備えた手引を作る。"},
    ),
    ("R07", "core_city", {"schedule[3].activity": "住まい部会②、ピア部会②、医療連携部会②（8月）、措置入院者支援会議"}),
    ("R07", "core_city", {"bodies[4].name": "ピアサポート推進部会"}),
    ("R35", "core_city", {"intro": "市内の精神科病院は5病院、相談支援事業所は31か所である。"}),
    ("R35", "core_city", {"history[2].text": "長期入院者の実態調査を実施（対象102人、うち回答188人）"}),
    (
        "R35",
        "core_city",
        {"activities": "②普及啓発：心のサポーター養成講座（令和5年度は延べ3回、参加者は計86人（市民61人、職員35人））"},
    ),
    ("R06", "core_city", {"intro": "その下の4つの作業部会（住まい部会、ピア部会、医療連携部会）で検討を重ねている。"}),
    ("R38", "core_city", {"profile[population].as_of": "R7.10.1"}),
    ("R38", "core_city", {"profile[psychiatric_beds].as_of": "H29.6.30"}),
    (
        "R29",
        "core_city",
        {
            "programmes[1].description": "市民と職員を対象に、年1回開く。",
            "schedule[4].activity": "住まい部会③、ピア部会③、医療連携部会③（11月）、心のサポーター養成講座（年3回）",
        },
    ),
    ("R24", "core_city", {"results[4].result": "68人"}),
    ("R12", "core_city", {"results[4].result": "68人"}),
    (
        "R29",
        "core_city",
        {"structure": "保健総務課（保健所）と障害福祉課が事務局となり、年1回の運営会議と作業部会を動かしている。"},
    ),
    ("R35", "core_city", {"strengths": "市内の人口は28万6千人である。"}),
]


@pytest.mark.parametrize(("rule", "body", "cells"), SLIPS)
def test_one_slip_is_found_by_its_rule(rule: str, body: str, cells: dict[str, str]) -> None:
    """One changed cell raises a question or an error of its rule, about that cell, and at most one more."""
    changed = found(example(cells, submission(body)))
    new = [one for one in changed if (one.at, one.fingerprint) not in quiet(body) and one.level != "note"]
    rules = {info.code: info.rules for info in checking.checks()}
    assert any(rule in rules[one.code] and _touches(one, cells) for one in new), [one.message for one in new]
    assert len(new) <= 2, [one.message for one in new]


GONE = [
    (
        "R29",
        "core_city",
        {
            "schedule[4].activity": "住まい部会③、ピア部会③（11月）、心のサポーター養成講座",
            "schedule[5].activity": "運営会議②、住まい部会④、ピア部会④",
        },
    ),
    ("R07", "core_city", {"forums[3].name": "ピア活動部会"}),
    (
        "R11",
        "prefecture",
        {
            "schedule[5].activity": "関係者向け勉強会",
            "schedule[5].detail": "意見交換",
            "small_steps": "圏域会議で事例を共有する",
        },
    ),
    ("R29", "special_ward", {"schedule[5].activity": "普及啓発部会②"}),
]


@pytest.mark.parametrize(("rule", "body", "cells"), GONE)
def test_what_is_gone_is_missed_elsewhere(rule: str, body: str, cells: dict[str, str]) -> None:
    """Where words were taken away, a finding of the rule stands at what they answered to."""
    rules = {info.code: info.rules for info in checking.checks()}
    assert any(rule in rules[one.code] for one in found(example(cells, submission(body))) if one.level == "warning")


def _touches(one: Finding, cells: dict[str, str]) -> bool:
    """Tell whether a finding rests on a changed cell, or on its row."""
    rows = {at.rpartition(".")[0] or at for at in cells}
    return any(
        evidence.at in cells or (evidence.at.rpartition(".")[0] or evidence.at) in rows for evidence in one.evidence
    )
