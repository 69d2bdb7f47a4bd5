"""Labels of fields in other words, boxes of sectors, and a crossed table among other rows."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading
from ckwriter.form import Form
from tests.test_matching import Rows, grid, read, texts

STEPS: Rows = [["今年のねらい（短期目標）", "はじめの一歩"], ["・名簿を作る", "・声をかける"]]
SHORT: Rows = [["当面の目標とすること", "小さな歩み"], ["・名簿を作る", "・声をかける"]]


@pytest.mark.parametrize("rows", [STEPS, SHORT, [["", ""], *STEPS]])
def test_two_fields_below_their_labels_in_other_words(form: Form, rows: Rows) -> None:
    """A title in a bracket tells as well as a telling word."""
    found = texts(read(form, Heading("8 スケジュール"), grid(rows)))
    assert (found["short_term_goal"], found["small_steps"]) == ("・名簿を作る", "・声をかける")


@pytest.mark.parametrize("label", ["取組の一覧", "主な取組"])
@pytest.mark.parametrize("beside", [True, False])
def test_what_is_done_stands_below_the_heading_of_the_next_section(form: Form, label: str, *, beside: bool) -> None:
    """The list of what is done, first thing in section 2, beside its label or below it."""
    done = "・集いを開く\n・家を訪ねる"
    rows: Rows = [[label, done]] if beside else [[label], [done]]
    assert texts(read(form, Heading("2 取組概要"), grid(rows)))["activities"] == done


def test_sectors_as_boxes(form: Form) -> None:
    """Two sectors beside each other, the other two below them."""
    rows: Rows = [
        ["保健との つながり", "医療との つながり"], ["【いまの連携】", "【いまの連携】"], ["訪ねる。", "診る。"],
        ["【強み・課題など】", "【強み・課題など】"], ["近い。", "遠い。"],
        ["福祉との つながり", "その他との つながり"], ["【いまの連携】", "【いまの連携】"], ["支える。", "見守る。"],
    ]  # fmt: skip
    found = texts(read(form, Heading("6 連携状況"), grid(rows)))
    assert found["sectors[medical].remarks"] == "遠い。"
    assert (found["sectors[welfare].status"], found["sectors[others].status"]) == ("支える。", "見守る。")


def test_a_crossed_table_between_a_field_and_the_sectors(form: Form) -> None:
    """所管 and 連携 at the left of 部署名 and 主な業務, with rows of another kind above and below."""
    rows: Rows = [
        ["体制", "保健課が担う。", "<", "<", "<"], ["区分", "部署名", "<", "主な業務", "<"],
        ["所管", "保健課", "<", "相談", "<"], ["連携", "住宅課", "<", "住まい", "<"],
        ["部門", "保健", "医療", "福祉", "その他関係機関・住民等"], ["連携状況", "訪ねる。", "診る。", "支える。", "見守る。"],
    ]  # fmt: skip
    found = texts(read(form, Heading("6 連携状況"), grid(rows)))
    assert found["structure"] == "保健課が担う。"
    assert (found["offices[1].owner"], found["offices[1].partner_duties"]) == ("保健課", "住まい")


@pytest.mark.parametrize(
    "labels", [["入院後３か月", "入院後６か月", "入院後１年"], ["3か月時点", "6か月時点", "1年時点"]]
)
def test_a_group_on_its_side_below_rows_of_another_kind(form: Form, labels: list[str]) -> None:
    """項目 and 数値 side by side above it, its own labels along the top with the figures below."""
    rows: Rows = [
        ["項目", "数値", "項目", "数値"], ["人口", "300人", "保健所", "1か所"], ["市町村", "1", "精神科病院", "2病院"],
        ["退院率\n（R4年度）", *labels], ["^", "60％", "70％", "80％"],
    ]  # fmt: skip
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert [found[f"profile[discharge_rate_{time}].value"] for time in ("3_months", "6_months", "1_year")] == [
        "60", "70", "80",
    ]  # fmt: skip
    assert (found["profile[psychiatric_hospitals].value"], found["profile[public_health_centres].value"]) == ("2", "1")


def test_labels_above_their_empty_rooms_are_no_texts_of_each_other(form: Form) -> None:
    """A form that is still blank: the label of the second field stands below the room of the first."""
    found = read(form, Heading("8 スケジュール"), grid([["短期目標"], [""], ["スモールステップ"], ["・声をかける"]]))
    assert texts(found) == {"small_steps": "・声をかける"}
