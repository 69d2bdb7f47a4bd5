"""Quoting from the text of a whole submission."""

import pytest

from ckwriter import checking
from ckwriter.beside import Unplaced
from ckwriter.checks.completeness.cells import placeholder
from ckwriter.checks.texts.fulltext import full_text, in_lines, start_of_run
from ckwriter.checks.words.slips import slip
from ckwriter.testing import example, findings


@pytest.mark.parametrize(
    ("text", "word", "quote"),
    [
        ("関係者が地域生活支援拠点の整備整備を進める", "整備整備", "地域生活支援拠点の整備整備を進める"),
        ("年間の訪問回数は２５０回であり、多い", "回で", "訪問回数は２５０回であり"),
        ("アウトリーチチームをを置く", "をを", "アウトリーチチームをを置く"),
    ],
)
def test_a_quote_cuts_no_word(text: str, word: str, quote: str) -> None:
    """What stands round a slip is quoted from the beginning of a word to the end of one."""
    whole = full_text(example({"strengths": text}, "nimo-r6"))
    start = whole.text.index(word)
    assert whole.phrase(start, start + len(word)) == quote


def test_sentences_without_a_place_are_read_with_the_rest() -> None:
    """What a file tells in sentences is read for slips and spelling, also where no place of the form took it."""
    lost = (
        Unplaced(text="ピアサポーターの養成をを進める。", where="2 取組概要"),
        Unplaced(text="か所/圏域数", where="1 基礎情報"),
    )
    submission = example({}, "nimo-r6").model_copy(update={"unplaced": lost})
    assert full_text(submission).places == ("unplaced[1]",)
    (found,) = findings(slip, submission)
    assert found.at == "unplaced[1]"


def test_sentences_without_a_place_are_held_against_the_rest() -> None:
    """What no place took tells of the same meetings; a label and a sentence that breaks off there are no faults of a cell."""
    cells = {"forums[1].name": "推進会議", "forums[1].frequency": "年2回"}
    lost = (
        Unplaced(text="推進会議を年4回開いている。", where="2 取組概要"),
        Unplaced(text="推進の図", where="2 取組概要"),
    )
    submission = example(cells, "nimo-r6").model_copy(update={"unplaced": lost})
    (found,) = checking.check(submission, select=["C101"])
    assert {one.at for one in found.evidence} == {"forums[1].frequency", "unplaced[1]"}
    broken = submission.model_copy(
        update={"unplaced": (Unplaced(text="推進会議の席で、関係する機関の担当者を", where="2 取組概要"),)}
    )
    assert {one.level for one in checking.check(broken, select=["S201", "S202"])} <= {"note"}


def test_marks_of_the_blank_form_without_a_place_are_found() -> None:
    """○○病院 in a text that no place took is still to be written."""
    lost = (Unplaced(text="○○病院の協力を得て実施する。", where="2 取組概要"),)
    (found,) = findings(placeholder, example({}, "nimo-r6").model_copy(update={"unplaced": lost}))
    assert (found.at, found.evidence[0].quote) == ("unplaced[1]", "○○")


def test_what_lines_hold_is_placed_in_the_whole_text() -> None:
    """Each line is read by itself, blank ones too."""
    text = "一つ目の課\n\n二つ目\n課"
    found = list(in_lines(text, lambda line: [(at, char) for at, char in enumerate(line) if char == "課"]))
    assert found == [(at, char) for at, char in enumerate(text) if char == "課"]


@pytest.mark.parametrize(("text", "start"), [("会議、地域のつどい", 3), ("3回", 1), ("年3", 2), ("", 0)])
def test_where_the_words_at_the_end_of_a_text_begin(text: str, start: int) -> None:
    """Kanji and kana, up to the first mark or figure before them."""
    assert start_of_run(text) == start
