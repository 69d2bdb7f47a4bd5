"""A submission of an invented prefecture that is filled in everywhere, and about which no check has anything to say."""

import pytest

from ckwriter.form import Form
from ckwriter.model import Cell, Municipality, Submission

_FIELDS = {
    "municipality": "みほん県",
    "headline": "住み慣れたまちで、その人らしく",
    "intro": "みほん県では、平成28年度から保健所ごとに協議の場を置き、退院支援と住まいの確保に取り組んでいる。\n"
    "令和6年度は、居住支援法人との連携を新たな柱とする。",
    "activities": "・協議の場の設置と運営\n・居住支援に係る研修の開催\n・ピアサポーターの養成と派遣",
    "history_summary": "平成28年度に圏域ごとの協議の場を設け、令和3年度からは居住支援協議会とも連携している。",
    "strengths": "保健所の保健師が全ての精神科病院を年2回訪問しており、病棟との関係ができている。",
    "structure": "障害福祉課が事務局となり、保健所、精神保健福祉センター、住宅課が参画して進めている",
    "other_matters": "",
    "short_term_goal": "・保証人のいない人の住まいを確保する\n・退院支援に関わる事業所の増",
    "small_steps": "・居住支援法人との勉強会を開く\n・体験宿泊の手順書の作成",
}

_PROFILE = {
    "welfare_areas": {"as_of": "R6年4月", "value": "7"},
    "municipalities": {"as_of": "R6年4月", "value": "25"},
    "population": {"as_of": "R6年4月1日", "value": "1,067,432"},
    "psychiatric_hospitals": {"as_of": "R5年10月", "value": "21"},
    "psychiatric_beds": {"as_of": "R5年10月", "value": "3,488"},
    "inpatients": {"as_of": "R5年6月30日", "value": "2,790", "note": "630調査による"},
    "inpatients_under_3_months": {"value": "512", "share": "18.4"},
    "inpatients_3_months_to_1_year": {"value": "466"},
    "inpatients_1_year_or_more": {"value": "1,812"},
    "inpatients_1_year_or_more_under_65": {"value": "655"},
    "inpatients_1_year_or_more_65_and_over": {"value": "1,157"},
    "discharge_rate_3_months": {"as_of": "R3年度", "value": "63.5"},
    "discharge_rate_6_months": {"value": "80.1"},
    "discharge_rate_1_year": {"value": "88.9"},
    "core_consultation_centres": {"as_of": "R6年4月", "value": "14"},
    "general_consultation_offices": {"value": "38"},
    "specified_consultation_offices": {"value": "143"},
    "public_health_centres": {"as_of": "R6年4月", "value": "8"},
    "council_frequency": {"as_of": "R6年度", "value": "2", "note": "全体会"},
    "council_mental_health_group": {"choice": "有"},
    "forums_prefecture": {"as_of": "R6年4月", "choice": "有", "value": "1"},
    "forums_welfare_area": {"choice": "有", "value": "7", "denominator": "7"},
    "forums_municipality": {"choice": "(有)・無", "value": "19", "denominator": "25"},
}

_ROWS = {
    "programmes": [
        {"name": "地域移行推進事業", "description": "長期に入院している人の意向を聞き取り、退院後の住まいを探す。"},
        {"name": "居住支援研修", "description": "不動産業者と福祉職が合同で事例を学ぶ"},
    ],
    "bodies": [
        {
            "name": "県精神保健福祉審議会",
            "purpose": "施策の評価",
            "members": "学識経験者、医師会、家族会",
            "member_count": "15機関",
            "secretariat": "障害福祉課",
            "frequency": "年1回",
        },
    ],
    "history": [
        {"period": "平成28年度～", "text": "保健所に圏域の協議の場を設置"},
        {"period": "R3", "text": "居住支援協議会との合同会議を開始"},
    ],
    "results": [
        {
            "indicator": "①圏域会議の開催回数",
            "target": "14回",
            "result": "13回",
            "effect": "住宅部局の参加が定着した。",
        },
    ],
    "issues": [
        {
            "issue": "保証人のいない人の住まいが見つからない",
            "policy": "・居住支援法人との連携\n・体験宿泊の拡充",
            "role_government": "・住宅部局との調整",
            "role_medical": "・入院中からの外出支援",
            "role_welfare": "・体験宿泊への同行",
            "role_others": "・見守りへの協力",
        },
    ],
    "goals": [
        {
            "indicator": "①体験宿泊の利用者数",
            "baseline": "延6人/年",
            "target": "延10人/年",
            "expected": "退院後の暮らしを思い描ける人が増える。",
        },
    ],
    "offices": [
        {
            "owner": "障害福祉課",
            "owner_duties": "精神保健福祉行政の総括",
            "partner": "住宅課",
            "partner_duties": "県営住宅",
        },
        {"partner": "健康づくり課", "partner_duties": "自殺対策"},
    ],
    "forums": [
        {
            "name": "北部圏域会議",
            "members": "保健所、精神科病院、相談支援事業所、家族会",
            "frequency": "年2回",
            "content": "・事例の検討\n・次年度に向けて",
            "remarks": "住宅部局の参加が強み",
        },
    ],
    "schedule": [
        {"period": "R6年6月～R7年2月", "activity": "北部圏域会議（6月・2月）", "detail": "・体験宿泊の事例の共有"},
    ],
}

_SECTORS = {
    "health": {"status": "保健所が家庭訪問で市町村の保健師と組んでいる。", "remarks": "夜間の対応が課題"},
    "medical": {"status": "21病院のうち18病院が会議に参加", "remarks": "退院支援看護師の配置が進む"},
    "welfare": {"status": "基幹相談支援センターが調整役を担う", "remarks": "相談支援専門員の不足"},
    "others": {"status": "不動産業者との勉強会を開催", "remarks": "保証会社の理解が進みつつある"},
}


def _texts() -> dict[str, str]:
    texts = dict(_FIELDS)
    for table, rows in {"profile": _PROFILE, "sectors": _SECTORS}.items():
        texts |= {f"{table}[{row}].{column}": text for row, cells in rows.items() for column, text in cells.items()}
    for table, listed in _ROWS.items():
        for number, cells in enumerate(listed, 1):
            texts |= {f"{table}[{number}].{column}": text for column, text in cells.items()}
    return texts


@pytest.fixture(scope="session")
def complete(form: Form) -> Submission:
    """The complete submission of a 県, with the code of 福島県."""
    return Submission(
        form=form,
        fiscal_year=2024,
        municipality=Municipality(name="みほん県", kind="prefecture", code="070009"),
        cells={at: Cell(text=text) for at, text in _texts().items()},
    )
