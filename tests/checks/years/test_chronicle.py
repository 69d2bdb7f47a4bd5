"""The chronicle: in the order of time, and what a row tells within its own time (C304, C305)."""

from ckwriter.checks.years.chronicle import date_outside_row, rows_out_of_order
from ckwriter.testing import assert_findings


def rows(*told: tuple[str, str]) -> dict[str, str]:
    """Return rows of the chronicle."""
    cells = {}
    for number, (period, text) in enumerate(told, 1):
        cells |= {f"history[{number}].period": period, f"history[{number}].text": text}
    return cells


def test_years_follow_each_other() -> None:
    """A row of an earlier year than the one above is asked about; a chronicle that runs backwards as a whole is not."""
    assert_findings(
        rows_out_of_order,
        base="nimo-r6",
        clean=[
            rows(("平成27年度", "a"), ("平成30年度", "b"), ("令和元年度", "c")),
            rows(("令和5年度", "c"), ("令和2年度", "b"), ("平成29年度", "a")),
            rows(("平成27年度～", "a"), ("平成27年～", "b"), ("令和元年度", "c")),
            rows(("H20-H23", "a"), ("H24-H26", "b"), ("R1-R6", "c")),
            rows(("令和3年", "a"), ("令和3年度", "b")),
        ],
        dirty=[
            (rows(("平成27年度", "a"), ("令和3年度", "b"), ("令和2年度", "c")), "令和2年度"),
            rows(("R2.10", "a"), ("R2.4", "b"), ("R3.4", "c")),
            rows(("2019年度", "a"), ("2017年度", "b"), ("2022年度", "c")),
            rows(("平成30年度～", "a"), ("平成28年度～", "b"), ("令和元年度～", "c")),
            rows(("令和4年", "a"), ("平成31年", "b"), ("令和5年", "c")),
        ],
    )


def test_what_a_row_tells_lies_in_its_year() -> None:
    """A date of its own in a row agrees with the row; a row that goes on may tell of later years."""
    assert_findings(
        date_outside_row,
        base="nimo-r6",
        clean=[
            rows(("令和4年度", "令和5年3月に家族向けの冊子を作成")),
            rows(("平成27年度～", "平成30年度に家族教室を開始")),
            rows(("令和3年度", "家族教室を開始")),
            rows(("令和3年度", "令和元年度に作成した冊子を改訂し、家族教室で配布")),
            rows(("R2～R5", "令和4年10月に体験宿泊事業を開始")),
        ],
        dirty=[
            (rows(("令和4年度", "令和5年9月に家族相談窓口を開設")), "令和4年度"),
            rows(("平成30年度", "平成29年10月、訪問支援事業を開始")),
            rows(("平成27年度～", "平成25年度に家族教室を開始")),
            rows(("R3", "R4.7に夜間相談電話を開設")),
            rows(("R2～R3", "令和5年4月に体験宿泊事業を開始")),
        ],
    )


def test_a_line_with_a_date_of_its_own_is_another_row() -> None:
    """Lines that a file put into one row and that begin with their dates are not held against the row's."""
    row = {"history[1].period": "平成20年度"}
    assert_findings(
        date_outside_row,
        base="nimo-r6",
        clean=[{**row, "history[1].text": "部会を設置\n平成25年度：体験宿泊事業を開始\n平成30年度　家族教室を開始"}],
        dirty=[{**row, "history[1].text": "部会を設置。平成25年度に体験宿泊事業を開始"}],
    )
