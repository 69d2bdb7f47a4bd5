"""Quantities in the wording of submissions, tables and plans."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckwriter.notation import Quantity, number, quantities


def shown(one: Quantity) -> str:
    """Return an amount in one line: `延 72 件/年`, `[3..6] 回/年 @各区`."""
    ends = f"[{'' if one.low is None else one.low}..{'' if one.high is None else one.high}]"
    amount = "all" if one.all else str(one.value) if one.low == one.high == one.value else ends
    unit = (one.unit or "") + (f"/{one.per}" if one.per else "")
    parts = [one.counting or "", "計" if one.total and not one.all else "", amount, unit]
    return " ".join(filter(None, [*parts, f"@{one.each}" if one.each else "", *one.hedges]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("延72件/年", ["延 72 件/年"]),
        ("R5年度末 延72件/年", ["延 72 件/年"]),
        ("R6年度 延13件/月", ["延 13 件/月"]),
        ("延べ19回", ["延 19 回"]),
        ("のべ 19 回", ["延 19 回"]),
        ("実12人／延35人", ["実 12 人", "延 35 人"]),
        ("8件（実人数）", ["実 8 件"]),
        ("35人(延べ)", ["延 35 人"]),
        ("参加者延べ数：120人", ["延 120 人"]),
        ("実人数:12人", ["実 12 人"]),
        ("年間延べ13件", ["延 13 件/年"]),
        ("各区 3～6回/年", ["[3..6] 回/年 @各区"]),
        ("各区年3～4回開催", ["[3..4] 回/年 @各区"]),
        ("各区年2回程度", ["2 回/年 @各区 程度"]),
        ("各病院2名", ["2 名 @各病院"]),
        ("区ごとに3回", ["3 回 @区ごと"]),
        ("1か所あたり3人", ["3 人 @1か所あたり"]),
        ("1日平均2,449.2人", ["2449.2 人 @1日平均"]),
        ("1,234人", ["1234 人"]),
        ("１，２３４人", ["1234 人"]),
        ("473,886", ["473886"]),
        ("１２万人", ["120000 人"]),
        ("1億2,000万円", ["120000000 円"]),
        ("△1,234千円", ["-1234000 円"]),
        ("約3割", ["3 割 約"]),
        ("△3.5ポイント", ["-3.5 ポイント"]),
        ("▲12件", ["-12 件"]),
        ("-3人 -11人", ["-3 人", "-11 人"]),
        ("6病院", ["6 病院"]),
        ("854床", ["854 床"]),
        ("計37機関", ["計 37 機関"]),
        ("合計：15機関", ["計 15 機関"]),
        ("全5回", ["計 5 回"]),
        ("34.8％", ["34.8 %"]),
        ("10％ポイント増", ["10 ポイント"]),
        ("3か所/3ヶ所/3カ所/3箇所", ["3 か所"] * 4),
        ("二十五人", ["25 人"]),
        ("相談員三名", ["3 名"]),
        ("5区", ["5 区"]),
        ("3市5町2村", ["3 市", "5 町", "2 村"]),
        ("１市２町", ["1 市", "2 町"]),
        ("24時間365日", ["24 時間", "365 日"]),
        ("3か月以上1年未満", ["[3..] か月 以上", "[..1] 年 未満"]),
        ("うち65歳未満", ["[..65] 歳 未満"]),
        ("5人以内", ["[..5] 人 以内"]),
        ("最大20名", ["[..20] 名 最大"]),
        ("100人を超える", ["[100..] 人 超"]),
        ("約1,200人程度", ["1200 人 約 程度"]),
        ("おおむね10人前後", ["10 人 おおむね 前後"]),
        ("10回 程度", ["10 回 程度"]),
        ("5か所強化", ["5 か所"]),
        ("3割強", ["3 割 強"]),
        ("100名余", ["100 名 余"]),
        ("3人余暇支援", ["3 人"]),
        ("20～30人程度", ["[20..30] 人 程度"]),
        ("10%～20%", ["[10..20] %"]),
        ("3-6回", ["[3..6] 回"]),
        ("2、3回", ["[2..3] 回"]),
        ("2人、3人", ["2 人", "3 人"]),
        ("2、3", ["2", "3"]),
        ("2、4回", ["2", "4 回"]),
        ("6～3回", ["6", "3 回"]),
        ("二、三か所", ["[2..3] か所"]),
        ("3人から5人に増加", ["3 人", "5 人"]),
        ("H27→6件, H28→16件, H29→12件", ["6 件", "16 件", "12 件"]),
        ("5区開催 全区開催 (延べ19回)", ["5 区", "all 区", "延 19 回"]),
        ("4回(定例会) 3回(専門分科会)", ["4 回", "3 回"]),
        ("年4回", ["4 回/年"]),
        ("月1回以上", ["[1..] 回/月 以上"]),
        ("10人に1人", ["10 人", "1 人"]),
        ("平成 32 年度末までに 23 人、377 人とする", ["23 人", "377 人"]),
        ("入院後3か月時点", ["3 か月"]),
        ("2つの病院", ["2 つ"]),
        ("20年間", ["20 年"]),
        ("1 / 1 か所/市町村数", ["1", "1 か所/市町村数"]),
        ("人口10万人対", ["100000 人"]),
        ("前年度比12%増", ["12 %"]),
    ],
)
def test_quantities_reads_amount_unit_and_the_words_round_it(text: str, expected: list[str]) -> None:
    """Every amount of the cell, with all that qualifies it, and nothing else."""
    assert [shown(one) for one in quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("数名", 2, 9),
        ("十数件", 11, 19),
        ("二十数人", 21, 29),
        ("30数名", 31, 39),
        ("数十人", 20, 99),
        ("数百件", 200, 999),
        ("複数回", 2, 9),
        ("約数名", 2, 9),
        ("年に数回", 2, 9),
    ],
)
def test_vague_numbers_have_bounds_and_no_value(text: str, low: int, high: int) -> None:
    """数名 is no number, but it is not nothing."""
    (one,) = quantities(text)
    assert (one.value, one.low, one.high) == (None, low, high)
    assert one.is_approximate
    assert not one.is_range


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("全区", "区"),
        ("全区開催", "区"),
        ("全ての病院", "病院"),
        ("すべての市町村", "市町村"),
        ("全ての精神科病院が参加", "精神科病院"),
        ("全員", "員"),
    ],
)
def test_all_of_them_is_an_amount_without_a_number(text: str, unit: str) -> None:
    """全区開催 answers how many, but not with a number."""
    (one,) = quantities(text)
    assert (one.all, one.total, one.unit, one.value, one.low) == (True, True, unit, None, None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "①②③",
            "第3回",
            "第7期計画",
            "R6年10月",
            "Ⅰ型",
            "1型",
            "2-①",
            "086-434-9823",
            "6、9、12、2月開催",
            "4～6月",
            "10月1日",
        ),
        *(
            "一般相談支援事業所",
            "一部",
            "一人ひとり",
            "一人暮らし",
            "三障害",
            "第三者",
            "25数人",
            "十分",
            "唯一",
            "統一名称",
            "千歳",
            "二人三脚",
            "万人に",
        ),
        *(
            "件数",
            "人数",
            "利用者数",
            "市町村数 か所",
            "病院数",
            "関係者数名簿",
            "全体部会",
            "全国",
            "全般",
            "全部",
            "安全",
            "完全",
        ),
        *(
            "#DIV/0!",
            "－",
            "―",
            "",
            "R●年●月",
            "なし",
            "(有)・無",
            "K6",
            "630" * 10,
            "令和5～7年度",
            "R5.10",
            "昨年12月",
            "3分の1",
        ),
    ],
)
def test_words_dates_and_marks_are_no_quantities(text: str) -> None:
    """A number is read only where something is counted."""
    assert not quantities(text)


@pytest.mark.parametrize(
    ("text", "value", "unit", "note"),
    [
        ("10回 (精神部会・分科会)", 10, "回", "(精神部会・分科会)"),
        ("473,886", 473886, None, None),
        ("473,886 人", 473886, "人", None),
        ("１２", 12, None, None),
        ("0", 0, None, None),
        ("34.8％", Decimal("34.8"), "%", None),
        ("R5年度末 延72件/年", 72, "件", "R5年度末"),
        ("12人（令和6年10月時点）", 12, "人", "（令和6年10月時点）"),
        ("3人（うち新規1人）", 3, "人", "（うち新規1人）"),
        ("8件（実人数）", 8, "件", None),
        ("△12", -12, None, None),
        ("\t36\n", 36, None, None),
        ("二十五人", 25, "人", None),
    ],
)
def test_number_reads_the_one_amount_of_a_cell(text: str, value: int, unit: str | None, note: str | None) -> None:
    """Unit and note are told apart from the number, as written."""
    one = number(text)
    assert one is not None
    assert (one.value, one.unit, one.note) == (value, unit, note)
    assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "text",
    [
        *("", "－", "-", "―", "なし", "有・無", "#DIV/0!", "R●年●月", "全区", "(3)", "①", "R6", "R6年10月"),
        *(
            "1 / 1",
            "4回 3回",
            "4回(定例会) 3回(専門分科会)",
            "10回 (精神部会・分科会) 回/年",
            "5区開催",
            "人口473,886人",
            "1,2345",
            "約",
        ),
    ],
)
def test_number_refuses_to_guess(text: str) -> None:
    """No number, two numbers, or words beside it: a person must look."""
    assert number(text) is None


def test_bounds_that_are_open_stay_open() -> None:
    """10回以上 has no upper end, and its value is still the number written."""
    (one,) = quantities("10回以上")
    assert (one.value, one.low, one.high, one.is_approximate, one.is_range) == (10, 10, None, False, False)


def test_a_range_has_no_value() -> None:
    """3～6回 is neither 3 nor 6."""
    (one,) = quantities("各区 3～6回/年")
    assert (one.value, one.low, one.high, one.is_range) == (None, 3, 6, True)
    assert one.text == "各区 3～6回/年"


_UNITS = ["人", "名", "件", "回", "か所", "機関", "病院", "床", "%", "か月", "円", "圏域", ""]
_WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


@given(
    st.one_of(st.integers(0, 10**12), st.decimals(min_value=0, max_value=10**6, places=1)),
    st.sampled_from(_UNITS),
    st.sampled_from(["", "延べ", "計", "約", "実"]),
    st.booleans(),
    st.booleans(),
)
def test_written_amounts_come_back(value: int | Decimal, unit: str, before: str, commas: bool, wide: bool) -> None:
    """Commas, width and the word before change nothing of the value and the unit."""
    digits = f"{value:,}" if commas else str(value)
    text = before + (digits.translate(_WIDE) if wide else digits) + unit
    (one,) = quantities(text)
    assert (one.value, one.unit, one.text) == (value, unit or None, text)
    assert one.counting == {"延べ": "延", "実": "実"}.get(before)
    assert one.total is (before == "計")


@given(st.integers(0, 999), st.integers(1, 999), st.sampled_from("～〜-－~"), st.sampled_from(["人", "回", "%"]))
def test_written_ranges_come_back(low: int, more: int, sign: str, unit: str) -> None:
    """Both ends of a range are read, whatever stands between them."""
    (one,) = quantities(f"{low}{sign}{low + more}{unit}")
    assert (one.value, one.low, one.high, one.unit) == (None, low, low + more, unit)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("年4回（6、9、12、2月）", "(6、9、12、2月)"),
        ("5人（令和6年4月1日現在）", "(令和6年4月1日現在)"),
        ("3件（R6年4月）", "(R6年4月)"),
    ],
)
def test_a_note_has_its_words(text: str, note: str) -> None:
    """Months and dates in brackets are no amounts, and yet part of the note."""
    assert quantities(text)[0].note == note
