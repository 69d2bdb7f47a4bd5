"""Comparing two submissions."""

from ckwriter.comparing import compare
from ckwriter.model import Submission
from tests.conftest import Make


def test_nothing_differs_from_itself(example: Submission) -> None:
    """No change is seen where there is none."""
    assert compare(example, example) == ()


def test_a_changed_cell_is_told_with_both_texts(make: Make) -> None:
    """The place by its title, the old words and the new, and which piece of them changed."""
    name = {"forums[1].name": "定例会"}
    (change,) = compare(make(name | {"forums[1].frequency": "年4回"}), make(name | {"forums[1].frequency": "年3回"}))
    assert (change.title, change.old, change.new) == ("7 協議の場 1行目「開催頻度」", "年4回", "年3回")
    assert [pair for pair in change.pieces() if pair[0] != pair[1]] == [("4", "3")]


def test_a_moved_row_is_no_change(make: Make) -> None:
    """Rows are matched by what stands in them."""
    a = {"name": "定例会", "members": "病院、保健所"}
    b = {"name": "分科会", "members": "家族会"}

    def rows(*given: dict[str, str]) -> dict[str, str]:
        return {f"forums[{n}].{column}": text for n, row in enumerate(given, 1) for column, text in row.items()}

    assert compare(make(rows(a, b)), make(rows(b, a))) == ()
    removed = compare(make(rows(a, b)), make(rows(b)))
    assert [(c.before, c.after, c.new) for c in removed] == [
        ("forums[1].name", "", ""),
        ("forums[1].members", "", ""),
    ]
    added = compare(make(rows(b)), make(rows(a, b)))
    assert {(c.before, c.after) for c in added} == {("", "forums[1].name"), ("", "forums[1].members")}


def test_a_reason_for_an_empty_cell_is_a_word_like_others(make: Make) -> None:
    """未公表 against a figure is a change."""
    (change,) = compare(make({"profile[inpatients].value": "未公表"}), make({"profile[inpatients].value": "120"}))
    assert (change.old, change.new) == ("未公表", "120")
