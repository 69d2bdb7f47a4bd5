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
    assert found.unplaced == ()


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


def parted(*runs: list[str]) -> list[Paragraph]:
    """Return lines with a blank line above each run but the first."""
    return [Paragraph(text, blanks=int(bool(n) and not m)) for n, run in enumerate(runs) for m, text in enumerate(run)]


def test_a_blank_line_is_a_blank_cell_and_one_stands_below_a_table(form: Form) -> None:
    """What stands below the table is none of it; a row with a blank cell stays whole."""
    rows = (
        [*FORUMS, "連絡会", "病院、保健所", "年4回"],
        ["顔が見える。", *SECOND],
        ["【その他事項】", "助言がほしい。"],
    )
    found = texts(read(form, Heading("7 協議の場"), *parted(*rows)))
    assert "forums[1].content" not in found
    assert found["forums[1].remarks"] == "顔が見える。"
    assert found["forums[2].remarks"] == "続けたい。"
    assert found["other_matters"] == "助言がほしい。"


def test_a_bracket_on_a_line_of_its_own_is_of_the_title_above(form: Form) -> None:
    """目標値, and below it （R5年度当初）."""
    head = ["指標", "目標値", "（R5年度当初）", "実績値", "（R5年度末）", "成果・効果"]
    cells = ["①利用者数", "30人", "26人", "支援につながった。"]
    found = texts(read(form, Heading("4 成果・効果"), *lines(*head, *cells)))
    assert [found[f"results[1].{name}"] for name in ("indicator", "target", "result", "effect")] == cells


ROLES = [
    ["課題", "課題解決に向けた取組方針", "課題・方針に対する役割（取組）", "退院先がない。", "・相談会を開く。",
     "・家主に会う。", "行政", "会場を探す。"],
    ["医療", "外来で知らせる。"],
    ["福祉", "見守る。"],
    ["その他関係機関・住民等", "物件を示す。", "家族が孤立する。", "教室を開く。", "行政", "案内する。"],
    ["医療", "講師となる。"],
]  # fmt: skip


def doubled(*runs: list[str]) -> list[Paragraph]:
    """Return lines with two blank lines above each run: the cells of issue and policy, which were merged downwards."""
    return [line._replace(blanks=2 * line.blanks) for line in parted(*runs)]


def test_roles_below_each_other_on_lines(form: Form) -> None:
    """Each role stands beside its label; the items of a list are one cell."""
    found = read(form, Heading("5 強みと課題"), *doubled(*ROLES))
    assert texts(found) == {
        "issues[1].issue": "退院先がない。", "issues[1].policy": "・相談会を開く。\n・家主に会う。",
        "issues[1].role_government": "会場を探す。", "issues[1].role_medical": "外来で知らせる。",
        "issues[1].role_welfare": "見守る。", "issues[1].role_others": "物件を示す。",
        "issues[2].issue": "家族が孤立する。", "issues[2].policy": "教室を開く。",
        "issues[2].role_government": "案内する。", "issues[2].role_medical": "講師となる。",
    }  # fmt: skip
    assert found.unplaced == ()


def test_roles_that_do_not_come_out_even_are_left_over(form: Form) -> None:
    """A policy of two lines without marks: no role takes the text of its neighbour."""
    torn = [line._replace(text=line.text.removeprefix("・")) for line in doubled(*ROLES)]
    found = read(form, Heading("5 強みと課題"), *torn, Heading("8 スケジュール"), Paragraph("短期目標：減らす"))
    assert texts(found) == {"short_term_goal": "減らす"}
    assert [left.text for left in found.unplaced] == [line.text for line in torn]


def test_a_table_of_sectors_on_lines(form: Form) -> None:
    """Fixed rows of texts below the titles of their columns."""
    cells = ["保健", "訪ねている。", "人が足りない。", "医療", "集まっている。", "顔が見える。"]
    found = read(form, Heading("6 連携状況"), *lines("部門", "各部門の連携状況", "強み・課題等", *cells))
    assert texts(found) == {
        "sectors[health].status": "訪ねている。", "sectors[health].remarks": "人が足りない。",
        "sectors[medical].status": "集まっている。", "sectors[medical].remarks": "顔が見える。",
    }  # fmt: skip
    assert found.unplaced == ()


def test_figures_below_four_titles_on_lines(form: Form) -> None:
    """Group, row, value and unit, a line each; a blank one where there is no group or no row."""
    runs = (["項目", "内訳", "値", "単位", "人口（R6年10月時点）"], ["1,234", "人", "退院率（R4年度）", "入院後3か月時点", "64.1", "%"],
            ["入院後6か月時点", "80.6", "%", "保健所数"], ["2", "か所"])  # fmt: skip
    found = read(form, Heading("1 基礎情報"), *parted(*runs))
    assert texts(found) == {
        "profile[population].as_of": "R6年10月", "profile[population].value": "1,234",
        "profile[discharge_rate_3_months].as_of": "R4年度", "profile[discharge_rate_3_months].value": "64.1",
        "profile[discharge_rate_6_months].value": "80.6", "profile[public_health_centres].value": "2",
    }  # fmt: skip
    assert found.unplaced == ()


def test_blank_cells_that_were_merged_downwards(form: Form) -> None:
    """Where blank lines stand within rows, they are cells: no department becomes the one in charge."""
    head = ["所管部署名", "所管部署における主な業務", "連携部署名", "連携部署における主な業務"]
    first, *others = [*head, "保健所", "会議の運営", "福祉課", "給付"], ["住宅課", "入居の相談"], ["税務課", "減免"]
    found = texts(read(form, Heading("6 連携状況"), *doubled(first, *others)))
    assert {at: text for at, text in found.items() if at.endswith("owner")} == {"offices[1].owner": "保健所"}
    assert [found[f"offices[{row}].partner"] for row in (1, 2, 3)] == ["福祉課", "住宅課", "税務課"]


def test_a_table_of_sectors_whose_corner_is_blank(form: Form) -> None:
    """A blank line above its titles is the corner."""
    head = [Paragraph("各部門の連携状況", blanks=1), Paragraph("強み・課題等")]
    cells = lines("保健", "訪ねている。", "人が足りない。", "医療", "集まっている。", "顔が見える。")
    found = texts(read(form, Heading("6 連携状況"), *head, *cells))
    assert found["sectors[health].status"] == "訪ねている。"
    assert found["sectors[medical].remarks"] == "顔が見える。"


def test_the_name_of_a_body_has_one_line(form: Form) -> None:
    """What stands below it is the rest of the cover."""
    cover = lines("自治体名", "見本市", "だれもがとなりに", "見本市では、取組を進めている。")
    found = texts(read(form, *cover, Heading("1 基礎情報"), *lines("取組内容", "・講座")))
    assert found["headline"] == "だれもがとなりに"
    assert found["intro"] == "見本市では、取組を進めている。"
