"""Tables under titles of the office's own: they keep the form's order, and figures stand where the form has them."""

from __future__ import annotations

import pytest

from ckwriter.form import Form
from tests.test_matching import Heading, Paragraph, grid, read, texts

OWN = ["物差し", "望んだ値", "手にした値", "その先"]
VALUES = [["①集いの回数", "10回", "12回", "参加が増えた。"], ["②訪問した人", "－", "5人", "顔見知りになった。"]]
PLAN = [["令和7年4月～6月", "準備会", "案を作る"], ["7月", "本会議", "案を示す"]]


@pytest.mark.parametrize(
    "heads",
    [OWN, ["物差し", "目標（R6当初）", "実績（R6末）", "変わったこと"], ["指標", "ねらった値", "出た値", "その後"]],
)
def test_results_under_titles_in_other_words(form: Form, heads: list[str]) -> None:
    """Whether some titles are known or none: two columns of figures between two of texts."""
    found = texts(read(form, Heading("4 成果・効果"), grid([heads, *VALUES])))
    assert found == {
        f"results[{row}].{column}": text
        for row, values in enumerate(VALUES, 1)
        for column, text in zip(["indicator", "target", "result", "effect"], values, strict=True)
    }


def test_a_plan_under_titles_in_other_words(form: Form) -> None:
    """One title is known, and times stand below it."""
    found = texts(read(form, Heading("8 スケジュール"), grid([["時期", "行うこと", "中身"], *PLAN])))
    assert (found["schedule[2].period"], found["schedule[2].activity"], found["schedule[2].detail"]) == tuple(PLAN[1])


@pytest.mark.parametrize(
    ("section", "rows"),
    [
        ("4 成果・効果", [["催し", "実績値", "目標値", "その後"], *VALUES]),
        ("4 成果・効果", [OWN, ["①集いの回数", "多く", "少し", "増えた。"]]),
        ("4 成果・効果", [["①集いの回数", "10回", "12回", "参加者の増"], ["②訪問", "4人", "5人", "会えた。"]]),
        ("8 スケジュール", [["担い手", "やること", "なかみ"], ["保健課", "準備会", "案を作る"]]),
        ("2 取組概要", [["部屋", "広さ"], ["会議室", "40㎡"]]),
    ],
    ids=["another place", "no figures", "no titles", "no times", "nothing tells"],
)
def test_a_table_of_something_else_stays_unread(form: Form, section: str, rows: list[list[str]]) -> None:
    """A title that is known at another place, or values of other kinds."""
    before = [Heading("3 取組の経緯"), Paragraph("協議会から始めた。")]
    found = read(form, *before, Heading(section), grid(rows))
    assert texts(found) == {"history_summary": "協議会から始めた。"}
    assert {text for text in rows[-1] if text != "－"} <= {one.text for one in found.unplaced}


@pytest.mark.parametrize("labels", [["短期の目標", "小さな一歩"], ["当面の目標", "はじめのステップ"]])
def test_aims_beside_labels_in_other_words(form: Form, labels: list[str]) -> None:
    """A word tells which of the two aims it is."""
    rows = [[labels[0], "病院と話す。"], [labels[1], "様式を一枚にする。"]]
    found = texts(read(form, Heading("8 スケジュール"), grid(rows)))
    assert found == {"short_term_goal": "病院と話す。", "small_steps": "様式を一枚にする。"}


@pytest.mark.parametrize(
    "heads",
    [
        ["中心の課", "その課の仕事", "一緒に動く課", "その課の仕事"],
        ["主になるところ", "そこですること", "手を組むところ", "そこですること"],
    ],
)
def test_offices_under_titles_in_other_words(form: Form, heads: list[str]) -> None:
    """Two columns of offices, each beside what they do."""
    rows = [["保健予防課", "相談と訪問", "福祉課", "支給の決定"], ["", "", "住宅政策室（住まい担当）", "入居の相談"]]
    found = texts(read(form, Heading("6 連携状況"), grid([heads, *rows])))
    assert found == {
        "offices[1].owner": "保健予防課", "offices[1].owner_duties": "相談と訪問",
        "offices[1].partner": "福祉課", "offices[1].partner_duties": "支給の決定",
        "offices[2].partner": "住宅政策室（住まい担当）", "offices[2].partner_duties": "入居の相談",
    }  # fmt: skip


def test_a_plan_under_titles_of_which_none_is_known(form: Form) -> None:
    """Times in the first of three columns."""
    found = texts(read(form, Heading("8 スケジュール"), grid([["いつのこと", "できごと", "ようす"], *PLAN])))
    assert (found["schedule[1].period"], found["schedule[1].detail"]) == ("令和7年4月～6月", "案を作る")


@pytest.mark.parametrize("behind", ["がすること", "の役目", "が担う役割", "に期待すること", "側の取組"])
def test_roles_in_other_words_head_columns_and_cards(form: Form, behind: str) -> None:
    """Whose role it is stands first, whatever says that it is a role."""
    sectors = ["行政", "医療", "福祉", "その他関係機関・住民等"]
    heads = ["課題", "取組方針", *(f"{sector}{behind}" for sector in sectors)]
    values = ["退院が進まない。", "住まいを探す。", "調整", "選定", "体験", "見守り"]
    across = texts(read(form, Heading("5 強みと課題"), grid([heads, values])))
    down = texts(read(form, Heading("5 強みと課題"), grid([list(pair) for pair in zip(heads, values, strict=True)])))
    assert across == down
    assert [*across.values()] == values


@pytest.mark.parametrize(
    "heads", [["困りごと", "向き合い方", "受け持ち", "すること"], ["困りごと", "向き合い方", "受け持ち", "<"]]
)
def test_roles_below_each_other_under_titles_in_other_words(form: Form, heads: list[str]) -> None:
    """What stands before 行政, 医療, 福祉 is the issue and the policy."""
    sectors = ["行政", "医療", "福祉", "その他関係機関・住民等"]
    rows = [["^", "^", sector, f"{sector}の動き"] for sector in sectors]
    rows[0][:2] = ["退院が進まない。", "住まいを探す。"]
    found = texts(read(form, Heading("5 強みと課題"), grid([heads, *rows])))
    assert [*found.values()] == ["退院が進まない。", "住まいを探す。", *(f"{sector}の動き" for sector in sectors)]


def test_other_labels_below_each_other_are_no_roles(form: Form) -> None:
    """昼, 夜 and 休日 at the place of the roles."""
    rows = [
        ["窓口", "電話", "時間", "人"],
        ["相談室", "1234", "昼", "3人"],
        ["^", "^", "夜", "1人"],
        ["^", "^", "休日", "1人"],
    ]
    before = [Heading("3 取組の経緯"), Paragraph("協議会から始めた。")]
    assert not any(at.startswith("issues") for at in texts(read(form, *before, Heading("5 強みと課題"), grid(rows))))
