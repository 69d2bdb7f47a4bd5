"""What a bracket behind a name says of its record."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form
from tests.matching.test_layouts import read
from tests.test_matching import texts


@pytest.mark.parametrize(
    ("owner", "partner"),
    [
        ("岬課（主な業務：相談、訪問、会の運営）", "浜課（主な業務：住まいの案内、助成）"),
        ("岬課（業務：相談、訪問、会の運営）", "浜課（主な業務：住まいの案内、助成）"),
        ("岬課（相談、訪問、会の運営）", "浜課（住まいの案内、助成）"),
    ],
)  # fmt: skip
def test_the_duties_of_an_office_in_a_bracket(form: Form, owner: str, partner: str) -> None:
    """All of them, and without their title, of the office in charge and of those that work with it."""
    lines = (Paragraph(f"所管：{owner}"), Paragraph(f"連携：{partner}"), Paragraph("連携：丘課（主な業務：手当）"))
    found = read(form, Heading("6 連携状況"), *lines)
    told = texts(found)
    assert (told["offices[1].owner"], told["offices[1].partner"]) == ("岬課", "浜課")
    assert told["offices[1].owner_duties"].removeprefix("業務：") == "相談、訪問、会の運営"
    assert told["offices[1].partner_duties"] == "住まいの案内、助成"
    assert (told["offices[2].partner"], told["offices[2].partner_duties"]) == ("丘課", "手当")
    assert found.unplaced == ()
