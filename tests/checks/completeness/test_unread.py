"""T107, and when the other findings about emptiness are certain."""

import pytest

from ckwriter import checking
from ckwriter.beside import Unplaced
from ckwriter.checks.completeness.doubted import perhaps_not_read
from ckwriter.checks.completeness.unread import misread_tables
from ckwriter.form import Column, Table
from ckwriter.model import Submission
from ckwriter.testing import example, findings
from tests.checks.completeness.test_tables import of_kind, only, without

_TELLS_OF_EMPTINESS = ["S101", "T101", "T102", "T103", "T104", "T105", "T106", "T107"]


def left(submission: Submission, *texts: tuple[str, str]) -> Submission:
    """Return a submission that was read from a page, beside whose places these texts (text, where) were left over."""
    unplaced = tuple(Unplaced(text=text, where=where) for text, where in texts)
    return submission.model_copy(update={"unplaced": unplaced, "searched": True})


def said(submission: Submission) -> list[tuple[str, str]]:
    return [(f.code, f.level) for f in checking.check(submission, select=_TELLS_OF_EMPTINESS)]


def test_rows_whose_cells_were_left_over_are_one_note(complete: Submission) -> None:
    """Values that stand in a column of their own in another layout are asked after once, with their words quoted."""
    gone = {"results[1].target": "", "results[1].result": ""}
    where = "4 成果・効果の表の2行目"
    given = left(example(gone, complete), ("目標 14回　実績 13回", where), ("②目標 20人　実績 18人", where))
    assert said(example(gone, complete)) == [("T102", "warning")]
    given = left(
        example(gone, complete), *((f"目標 {n}回　実績 {n}回", f"4 成果・効果の表の{n}行目") for n in (2, 3, 4))
    )
    assert said(given) == [("T107", "note")]
    found = only(findings(perhaps_not_read, given))
    assert found.section == "4"
    assert "成果・効果の表は、読み取れなかった可能性があります" in found.message
    assert "3件" in found.message
    assert "目標 2回　実績 2回" in [e.quote for e in found.evidence]


def test_one_blank_cell_of_a_table_that_was_read_stays_a_warning(complete: Submission) -> None:
    """Words left over elsewhere in the section excuse no single cell of a table that was read."""
    blank = example({"issues[1].role_welfare": ""}, complete)
    words = ("課題の整理に当たっては、県と保健所の職員が全ての病院と事業所を訪ねて話を聞いている。", "5 強みと課題")
    assert said(left(blank, words)) == [("T103", "warning")]


@pytest.mark.parametrize(
    ("left_over", "certain"),
    [
        (("協議の場の設置（都道府県）", "1 基礎情報の表の15行目"), False),
        (("（有）・無　1", "1 基礎情報の表の15行目"), False),
        (("・協議の場の設置状況　都道府県　該当なし（市のため）", "1 基礎情報"), False),
        (("※構成割合は四捨五入による。", "1 基礎情報"), True),
        (("都道府県との役割の分担", "7 協議の場"), True),
    ],
)
def test_a_choice_that_was_left_over_is_not_open(
    complete: Submission, left_over: tuple[str, str], certain: bool
) -> None:
    """A blank choice is told as such only where nothing left over names its row or is such an answer."""
    blank = example({"profile[forums_prefecture].choice": ""}, complete)
    assert said(left(blank, left_over)) == ([("T106", "warning")] if certain else [("T107", "note")])


def test_rows_whose_heading_was_left_over_are_not_missing(complete: Submission) -> None:
    """With the heading of rows, and more behind it, their figures were left over; a heading alone tells nothing."""
    blank = without(complete, "profile[council_frequency].value")
    heading, figure = ("（自立支援）協議会（R6年度）", "1 基礎情報"), ("開催頻度：4回/年", "1 基礎情報")
    assert said(left(blank, heading, figure)) == [("T107", "note")]
    assert said(left(blank, heading)) == [("T104", "error")]


def test_a_date_that_was_left_over_is_not_missing(complete: Submission) -> None:
    """The date of a figure may stand in a column that was not read."""
    blank = example({"profile[population].as_of": ""}, complete)
    assert said(left(blank, ("R6年10月時点", "1 基礎情報の表の3行目"))) == [("T107", "note")]
    assert said(left(blank, ("人", "1 基礎情報の表の3行目"))) == [("T104", "warning")]


def test_a_table_written_as_lines_with_labels_is_not_missing(complete: Submission) -> None:
    """Lines that begin with the titles of a table's columns are its rows, wherever they were left over."""
    gone = without(complete, "bodies[")
    lines = (("・目的：施策の評価", "7 協議の場"), ("・構成員：医師会、家族会", "7 協議の場"))
    assert said(left(gone, *lines)) == [("T107", "note")]
    assert said(left(gone)) == [("T101", "error")]


def test_a_schedule_that_another_field_took_is_not_missing(complete: Submission) -> None:
    """Dated lines in a field of the section are the rows of its schedule."""
    dated = "\n".join(f"・令和6年{month}月　北部圏域会議で事例を検討する。" for month in (5, 8, 11))
    given = example({"small_steps": f"居住支援法人との勉強会を開く\n{dated}"}, without(complete, "schedule["))
    assert said(left(given)) == [("T107", "note")]


def test_a_section_that_is_not_there_stays_an_error(complete: Submission) -> None:
    """Nothing left over near it: a section without a word is missing."""
    gone = without(complete, "history")
    assert said(
        left(gone, ("課題の整理に当たっては、県と保健所の職員が全ての病院を訪ねて話を聞いている。", "5 強みと課題"))
    ) == [("S101", "error")]


SPLIT = {
    "issues[1].role_government": "", "issues[1].role_medical": "", "issues[1].role_welfare": "", "issues[1].role_others": "",
    "issues[2].role_government": "住宅部局との調整", "issues[2].role_medical": "外出支援", "issues[2].role_welfare": "同行",
    "issues[2].role_others": "見守り",
}  # fmt: skip
TITLED = {"issues[2].issue": "役割（取組）", "issues[2].role_government": "・住宅部局との調整"}
COLUMN = {
    f"offices[{n}].{c}": text
    for n, name in ((1, "障害福祉課"), (2, "連携：住宅課"), (3, "連携：長寿課"))
    for c, text in (("owner", name), ("owner_duties", "業務の総括"), ("partner", ""), ("partner_duties", ""))
}


@pytest.mark.parametrize(("cells", "table"), [(SPLIT, "issues"), (TITLED, "issues"), (COLUMN, "offices")])
def test_a_table_read_in_the_wrong_way(complete: Submission, cells: dict[str, str], table: str) -> None:
    """Split rows, a title among the rows and a column blank all the way down are signs of the reading, not of a fault."""
    given = example(cells, complete)
    assert misread_tables(left(given)) == {table}
    assert said(left(given)) == [("T107", "note")]
    assert not misread_tables(given)
    assert all(level != "note" for _, level in said(given))


def test_one_incomplete_row_makes_no_table_misread(complete: Submission) -> None:
    """An indicator without its baseline and effect is what a body left out."""
    row = {"goals[2].indicator": "②家族教室の参加者数", "goals[2].target": "実40人"}
    assert said(left(example(row, complete))) == [("T102", "warning")]


def test_a_body_whose_name_was_not_read_has_no_known_kind(complete: Submission) -> None:
    """What binds some kinds of body only is not held against one whose kind is a guess."""
    ward = of_kind(complete, "special_ward")
    nameless = ward.municipality.model_copy(update={"name": ""})
    assert "Q104" in [f.code for f in checking.check(ward, select=["Q104"])]
    assert checking.check(left(ward.model_copy(update={"municipality": nameless})), select=["Q104"]) == []


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (
            [
                "Ⅱ　取組のあらまし",
                "家族の声を聞く会を年3回開き、その結果を計画に反映させている。病院との打合せも毎月行う。",
            ],
            "T107",
        ),
        (
            [
                "２．県のしくみ",
                "家族の声を聞く会を年3回開き、その結果を計画に反映させている。病院との打合せも毎月行う。",
            ],
            "T107",
        ),
        (["◆連絡会", "構成員：病院、家族会", "事務局：保健所", "目的：課題の共有"], "T107"),
        (["Ⅱ　取組のあらまし"], "S101"),
        (["※人口は住民基本台帳による。"], "S101"),
        (["Ⅳ　その他", "人口は住民基本台帳による。"], "S101"),
    ],
)
def test_a_section_whose_text_was_left_in_the_one_before(complete: Submission, texts: list[str], code: str) -> None:
    """Where a heading with its number, or lines with its labels, stand in the section before, it is hardly missing."""
    section = next(one for one in complete.form.sections if one.number == "2")
    blank = complete.model_copy(
        update={"cells": {at: cell for at, cell in complete.cells.items() if not _stands_in(complete, at, section.id)}}
    )
    given = left(blank, *((text, "1 基礎情報") for text in texts))
    assert (code, "note" if code == "T107" else "error") in said(given)
    assert sum(one in ("S101", "T107") for one, _ in said(given)) == 1


def _stands_in(submission: Submission, at: str, section: str) -> bool:
    return submission.form.section_of(at.partition("[")[0].partition(".")[0]).id == section


def test_meetings_told_of_among_the_programmes_are_asked_after(complete: Submission) -> None:
    """A table of meetings is surely blank only where no other table of its section tells of any."""
    rows = {f"bodies[{number}].{column.id}": "" for number in (1, 2, 3, 4, 5, 6) for column in _columns(complete)}
    blank = example({at: text for at, text in rows.items() if complete.text(at)}, complete)
    read = left(blank)
    assert said(read) == [("T101", "error")]
    for name, words in (
        ("地域の輪会議（以下「輪会議」という。）", "家族会も集まる。"),
        ("縁側", "事務局は保健所が務める。"),
    ):
        told = {"programmes[1].name": name, "programmes[1].description": words}
        assert said(left(example(told, blank))) == [("T107", "note")]


def test_a_row_without_its_own_name_was_read_in_the_wrong_way(complete: Submission) -> None:
    """Members without a meeting are a sign of an unusual layout on a page, and a gap in a form of ours."""
    gap = example({"bodies[1].name": ""}, complete)
    assert "bodies" in misread_tables(left(gap))
    assert "bodies" not in misread_tables(gap)


def _columns(submission: Submission) -> tuple[Column, ...]:
    table = submission.form.part("bodies")
    assert isinstance(table, Table)
    return table.columns
