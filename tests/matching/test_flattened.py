"""Tables whose cells were saved as lines, and rows whose columns are parted by wide spaces."""

from __future__ import annotations

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import texts

FORUMS = ["名称", "構成員", "開催頻度", "実施内容", "特記事項等"]
FIRST = ["連絡会", "病院、保健所", "年4回", "情報交換", "顔が見える。"]
SECOND = ["部会", "家族会", "年1回", "研修", "続けたい。"]
ELSEWHERE = (Heading("5 強みと課題"), Paragraph("特徴（強み）"), Paragraph("顔が見える。"))


def read(form: Form, *blocks: Block) -> Submission:
    return matching.submission(Blocks(blocks), form, "test.txt")


def lines(*found: str) -> list[Paragraph]:
    return [Paragraph(text) for text in found]


def test_a_cell_a_line(form: Form) -> None:
    """Titles below each other, then the cells of each row."""
    found = read(form, Heading("7 協議の場"), *lines(*FORUMS, *FIRST, *SECOND))
    names = ["name", "members", "frequency", "content", "remarks"]
    assert texts(found) == {
        f"forums[{row}].{name}": text
        for row, record in ((1, FIRST), (2, SECOND))
        for name, text in zip(names, record, strict=True)
    }
    assert found.unplaced == ()


def test_cells_that_nobody_can_tell_apart_are_left_over(form: Form) -> None:
    """Where a cell took two lines the rows do not come out even: nothing is placed, nothing is lost."""
    broken = [*FIRST[:3], "情報交換", "研修", FIRST[4]]
    found = read(form, *ELSEWHERE, Heading("7 協議の場"), *lines(*FORUMS, *broken, *SECOND))
    assert not any(at.startswith("forums") for at in texts(found))
    assert [left.text for left in found.unplaced] == [*FORUMS, *broken, *SECOND]


def test_values_that_do_not_fit_their_titles(form: Form) -> None:
    """Even rows whose frequency is none are not believed."""
    shifted = ["連絡会", "病院", "保健所", "年4回", "情報交換"]
    found = read(form, *ELSEWHERE, Heading("7 協議の場"), *lines(*FORUMS, *shifted))
    assert not any(at.startswith("forums") for at in texts(found))


def test_figures_below_their_labels(form: Form) -> None:
    """The rows of the fixed table, behind the items of a list that a reader took for one paragraph."""
    item = Paragraph(
        "・講座を開く\n項目\n数値\n単位\n市町村数\n1\n市町村\n人口（R6年10月時点）\n312,480\n人\n保健所数\n1\nか所"
    )
    found = read(form, Heading("1 基礎情報"), Paragraph("取組内容"), item)
    assert texts(found) == {
        "activities": "・講座を開く", "profile[municipalities].value": "1", "profile[population].as_of": "R6年10月",
        "profile[population].value": "312,480", "profile[public_health_centres].value": "1",
    }  # fmt: skip
    assert [left.text for left in found.unplaced] == ["数値"]


def test_columns_parted_by_wide_spaces(form: Form) -> None:
    """A schedule without lines or titles, below a field whose text it is not."""
    found = read(
        form, Heading("8 スケジュール"), Paragraph("スモールステップ　一歩ずつ進める"),
        Paragraph("R6年5月　　連絡会　　計画を決める"), Paragraph("R6年7月～9月　　訪問　　3病院を訪ねる"),
    )  # fmt: skip
    assert texts(found) == {
        "small_steps": "一歩ずつ進める", "schedule[1].period": "R6年5月", "schedule[1].activity": "連絡会",
        "schedule[1].detail": "計画を決める", "schedule[2].period": "R6年7月～9月", "schedule[2].activity": "訪問",
        "schedule[2].detail": "3病院を訪ねる",
    }  # fmt: skip


def test_periods_above_their_texts(form: Form) -> None:
    """Periods in boxes of their own, as slides have them, and periods on the lines of one paragraph."""
    above = read(form, Heading("3 取組の経緯"), *lines("R2年度", "連絡会を設けた。", "R5年度", "部会を設けた。"))
    within = read(form, Heading("3 取組の経緯"), Paragraph("R2年度：連絡会を設けた。\nR5年度：部会を設けた。"))
    assert texts(above) == texts(within) == {
        "history[1].period": "R2年度", "history[1].text": "連絡会を設けた。",
        "history[2].period": "R5年度", "history[2].text": "部会を設けた。",
    }  # fmt: skip


def test_a_name_with_how_often_and_members_with_how_many(form: Form) -> None:
    """One line says what two columns ask; two titles may share a line."""
    found = read(
        form, Heading("2 取組概要"), *lines("◎連絡会（年４回）", "目的：情報交換", "構成員：病院、保健所（計12機関）"),
        *lines("ア　部会", "目的：研修", "構成員：家族会", "計3機関", "事務局：保健所　開催：年1回"),
    )  # fmt: skip
    assert texts(found) == {
        "bodies[1].name": "連絡会", "bodies[1].frequency": "年４回", "bodies[1].purpose": "情報交換",
        "bodies[1].members": "病院、保健所", "bodies[1].member_count": "計12機関",
        "bodies[2].name": "部会", "bodies[2].purpose": "研修", "bodies[2].members": "家族会",
        "bodies[2].member_count": "計3機関", "bodies[2].secretariat": "保健所", "bodies[2].frequency": "年1回",
    }  # fmt: skip


def test_headings_with_a_text_below_each(form: Form) -> None:
    """Programmes as headings of a lower level, or behind the mark of a list if each has a text."""
    prose = "病院を訪ねて、退院した後の暮らしを一緒に考える。"
    styled = read(
        form, Heading("2 取組概要"), Heading("訪問", 2), Paragraph(prose), Heading("講座", 2), Paragraph(prose)
    )
    marked = read(form, Heading("2 取組概要"), *lines("○ 訪問", prose, "○ 講座", prose))
    assert texts(styled) == texts(marked) == {
        "programmes[1].name": "訪問", "programmes[1].description": prose,
        "programmes[2].name": "講座", "programmes[2].description": prose,
    }  # fmt: skip
