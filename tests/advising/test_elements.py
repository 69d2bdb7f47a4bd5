"""The seven elements: what stands under each, and on which aspects nothing does."""

from __future__ import annotations

import pytest

from ckwriter import advising
from ckwriter.advising import elements
from ckwriter.advising.guide import Guide
from ckwriter.model import Cell
from tests.conftest import Make


def covered(make: Make, rules: Guide, element: str, cells: dict[str, str | Cell]) -> elements.Coverage:
    return next(one for one in elements.coverage(make(cells), rules) if one.element.id == element)


def test_there_are_seven(rules: Guide) -> None:
    """The official elements, titled by the rows of the form of advice."""
    assert [one.title for one in rules.elements] == [row.title for row in rules.form.table("elements").rows]
    assert len(rules.elements) == 7


@pytest.mark.parametrize(
    ("element", "place", "words"),
    [
        ("health_and_welfare", "activities", "未治療の人へのアウトリーチを行う"),
        ("psychiatry", "results[1].effect", "精神科病院の職員が参加した"),
        ("psychiatry", "sectors[medical].status", "先生方との意見交換を続けている"),
        ("housing", "programmes[1].name", "居住支援に関する研修会"),
        ("housing", "forums[1].members", "不動産事業者"),
        ("community", "activities", "日中の居場所を開く"),
        ("peers", "forums[1].members", "ピアサポーター"),
        ("families", "strengths", "家族会との関係が良好である"),
        ("training", "goals[1].indicator", "研修会の参加者数"),
    ],
)
def test_words_are_known_by_their_element(make: Make, rules: Guide, element: str, place: str, words: str) -> None:
    """Each element is found by its words, quoted as they stand."""
    found = covered(make, rules, element, {place: words}).found
    assert [(one.words.basis[0].at, one.words.basis[0].quote) for one in found] == [(place, words)]


@pytest.mark.parametrize(
    ("element", "words"),
    [
        ("housing", "居宅介護支援事業所に調査した"),
        ("housing", "居住地を問わず相談を受ける"),
        ("families", "家庭訪問を行った"),
        ("psychiatry", "入院医療中心から地域生活中心への考え方に立つ"),
        ("community", "ピアサポーター養成の講座"),
    ],
)
def test_words_that_only_look_like_it_are_not(make: Make, rules: Guide, element: str, words: str) -> None:
    """A longer word that holds a keyword and means something else does not count."""
    assert covered(make, rules, element, {"activities": words}).found == ()


def test_the_aspects_on_which_nothing_is_said(make: Make, rules: Guide) -> None:
    """An element in an issue and a programme lacks its indicator and its members."""
    one = covered(make, rules, "housing", {"programmes[1].name": "居住支援事業", "issues[1].issue": "入居を断られる"})
    assert [aspect.title for aspect in one.lacking] == ["指標", "協議の場の構成員"]
    assert elements.lacking(make({}), one).kind == "element_some"


def test_an_element_of_which_nothing_is_said_is_asked_about(make: Make, rules: Guide) -> None:
    """Every place where it might have stood is named as a gap."""
    one = covered(make, rules, "housing", {"activities": "会議を開く"})
    seen = elements.lacking(make({}), one)
    assert seen.kind == "element_none"
    assert all(basis.quote == "" for basis in seen.rests_on)


def test_a_persons_words_go_before_a_programs(make: Make, rules: Guide) -> None:
    """What was drafted is quoted only where nobody wrote anything, and then says so."""
    draft = Cell(text="居住支援法人と話し合う。", origin="offline")
    both = {"programmes[1].name": draft, "programmes[2].name": "住まいの相談会"}
    assert str(covered(make, rules, "housing", both).found[0].words) == "住まいの相談会"
    only = make({"programmes[1].name": draft})
    one = next(one for one in elements.coverage(only, rules) if one.element.id == "housing")
    assert elements.quoted(only, one, 2).endswith("、下書き）")


def test_words_of_a_diagram_are_found(make: Make, rules: Guide) -> None:
    """What a file holds beside the form counts as drawn, and no aspect is covered by it."""
    from ckwriter.beside import Unplaced

    submission = make({}).model_copy(
        update={"unplaced": (Unplaced(text="民生委員児童委\n員協議会", where="2 取組概要"),)}
    )
    one = next(one for one in elements.coverage(submission, rules) if one.element.id == "community")
    assert [str(found.words) for found in one.found] == ["民生委員児童委員協議会"]
    assert len(one.lacking) == 4


def test_work_that_stands_in_no_plan_is_a_proposal(make: Make) -> None:
    """The words are quoted; an element that some issue or indicator is about is none, nor one already proposed."""
    work = {
        "sectors[others].status": "居住支援法人と住まい探しの事例を共有している。",
        "issues[1].issue": "通所先が足りない",
    }
    found = {item.kind: item.text for item in advising.advise(make(work), ()).under("proposals")}
    assert "「居住支援法人と住まい探しの事例を共有している」（6節" in found["element_unplanned"]
    assert "課題・取組方針、指標には見当たりません" in found["element_unplanned"]
    planned = work | {"issues[1].issue": "退院する人の住まいが足りない"}
    assert "element_unplanned" not in {item.kind for item in advising.advise(make(planned), ()).under("proposals")}
    listed = work | {"forums[1].name": "部会", "forums[1].members": "精神科病院、当事者会、家族会"}
    kinds = {item.kind for item in advising.advise(make(listed), ()).under("proposals")}
    assert "absent" in kinds
    assert "element_unplanned" not in kinds
