"""Sentences below a list of years and what happened are what is said of all of them."""

from __future__ import annotations

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.model import Submission
from tests.test_matching import grid

EVENTS = ("平成29年度　　電話の窓口を設ける", "令和4年度　　住まいの相談会を始める")


def read(form: Form, *lines: str) -> Submission:
    blocks = Heading("3 取組の経緯"), *map(Paragraph, lines)
    return matching.submission(Blocks(blocks), form, "test.docx")


def test_a_sentence_below_the_events(form: Form) -> None:
    """It is the summary, and no event."""
    said = "窓口が知られるにつれて、家族からの電話が年を追って多くなり、夜の時間帯にも広がった。"
    found = read(form, *EVENTS, said)
    assert found.text("history_summary") == said
    assert found.text("history[2].text") == "住まいの相談会を始める"
    assert found.unplaced == ()


def test_a_note_below_the_events_is_left(form: Form) -> None:
    """It may be about one of them."""
    note = "※相談会は、市の委託により、年に四回、土曜日の午後に町の集会所で行っている。"
    found = read(form, *EVENTS, note)
    assert not found.text("history_summary")


def test_periods_with_marks_in_a_table_without_titles(form: Form) -> None:
    """The mark or the brackets are no part of the period."""
    rows = [["○ 平成29年度", "電話の窓口を設ける"], ["【令和4年度】", "住まいの相談会を始める"]]
    found = matching.submission(Blocks((Heading("3 取組の経緯"), grid(rows))), form, "test.docx")
    assert [found.text(f"history[{row}].period") for row in (1, 2)] == ["平成29年度", "令和4年度"]
    assert found.text("history[1].text") == "電話の窓口を設ける"
