"""Titles and labels that a file spells in its own way."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.matching.words.altered import altered, untitled
from tests.test_matching import grid


def told(form: Form, *blocks: Block) -> list[tuple[str, str]]:
    return [(one.text, one.official) for one in altered(form, blocks)]


@pytest.mark.parametrize(
    "block",
    [
        grid([["入院精神障がい者数（R6年6月30日時点）", "合計", "100"]]),
        grid([["入院精神\n障がい者数", "合計", "100"]]),
        Paragraph("・入院精神障がい者数（R6年6月30日時点）：100人"),
        Paragraph("入院精神障碍者数\u3000100人"),
    ],
)
def test_a_label_in_another_spelling(form: Form, block: Block) -> None:
    """A label in a cell, with its date, wrapped, or at the beginning of a line."""
    (found,) = altered(form, [block, block])
    assert (found.official, found.part, found.heading) == ("入院精神障害者数", "profile", False)


def test_the_heading_of_a_section(form: Form) -> None:
    """A numbered heading with 障がい for 障害."""
    title = next(section.title for section in form.sections if section.number == "3")
    (found,) = altered(form, [Heading(f"3 {title.replace('障害', '障がい')}")])
    assert (found.official, found.heading) == (title, True)


def test_what_is_no_label(form: Form) -> None:
    """The form's own spelling, the same words in a sentence, other words, and other harmless variants."""
    assert not told(
        form,
        grid([["入院精神障害者数", "100"], ["入院患者数", "1"], ["障がい福祉課", "精神障がいのある方の暮らし"]]),
        Paragraph("入院精神障がい者数は前の年より減っている。"),
        Heading("3 取組の経緯"),
    )


def test_a_field_of_which_the_page_has_not_even_the_title(form: Form) -> None:
    """A title in a cell, a line, wrapped or in brackets is there; what is filled is not asked for."""
    blocks = [grid([["短期目標\n（今年度）", ""]]), Paragraph("（その他事項） 特になし"), Heading("強み")]
    lacking = untitled(form, blocks, ["intro"])
    assert "small_steps" in lacking
    assert not {"short_term_goal", "other_matters", "strengths", "intro"} & set(lacking)
    assert "small_steps" not in untitled(form, [*blocks, grid([["スモール ステップ", ""]])], [])
