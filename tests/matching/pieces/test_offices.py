"""Offices and what they do, where those that own and those that join in stand apart from each other."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import grid, read, texts

_OWN = ("港の保健課", "語る会の事務局、訪問")
_JOINING = [("島の福祉課", "計画、手当の窓口"), ("山の住宅課", "市営住宅の入居")]
_TOP = Heading("6 連携状況", 1)


def _tables(first: str, second: str) -> list[Block]:
    return [
        Heading(first, 2),
        grid([["部　署", "主な業務"], list(_OWN)]),
        Heading(second, 2),
        grid([["部　署", "主な業務"], *map(list, _JOINING)]),
    ]


def _titled() -> list[Block]:
    rows = [["連携部署", "主な業務"], *map(list, _JOINING)]
    return [grid([["所管部署", "主な業務"], list(_OWN)]), Paragraph(""), grid(rows)]


def _lines(first: str, second: str, how: str) -> list[Block]:
    own = Paragraph(how.format(*_OWN))
    return [Paragraph(first), own, Paragraph(second), *(Paragraph(how.format(*one)) for one in _JOINING)]


_LAYOUTS = {
    "tables below headings": _tables("２　所管する部署", "３　連携する部署"),
    "tables below other words": _tables("担当課", "庁内で連携する課"),
    "tables with titles": _titled(),
    "lines with brackets": _lines("(1)　所管部署", "(2)　連携部署", "{}（主な業務：{}）"),
    "lines with colons": _lines("【主管課】", "【関係課】", "・{}：{}"),
    "lines with leaders": _lines("所管課", "連携先", "{}……{}"),
}


@pytest.mark.parametrize("layout", _LAYOUTS)
def test_the_first_that_joins_in_stands_beside_the_owner(form: Form, layout: str) -> None:
    """They are one row of the form, and each further one is a row of its own."""
    found = read(form, _TOP, *_LAYOUTS[layout])
    told = {at: text for at, text in texts(found).items() if at.startswith("offices")}
    assert told == {
        "offices[1].owner": _OWN[0],
        "offices[1].owner_duties": _OWN[1],
        "offices[1].partner": _JOINING[0][0],
        "offices[1].partner_duties": _JOINING[0][1],
        "offices[2].partner": _JOINING[1][0],
        "offices[2].partner_duties": _JOINING[1][1],
    }
    assert found.unplaced == ()


def test_a_caption_that_names_both_tells_neither(form: Form) -> None:
    """Nobody can tell whose the offices of a table are below 所管部署と連携部署."""
    rows = [["部署", "主な業務"], list(_OWN), *map(list, _JOINING)]
    text = [Paragraph("【にも包括構築の体制】"), Paragraph("港と島の課が毎月話している。")]
    found = read(form, _TOP, *text, Heading("２　所管部署と連携する部署の一覧", 2), grid(rows))
    assert "offices[1].partner" not in texts(found)


def test_an_owner_with_somebody_beside_it_stays_as_it_is(form: Form) -> None:
    """Only what goes on from row to row, alone in a row, is of the row behind it."""
    titles = ["所管部署", "主な業務", "連携部署", "主な業務"]
    rows = [titles, [*_OWN, *_JOINING[0]], ["", "", *_JOINING[1]], ["里の保健課", "名簿", "", ""]]
    told = texts(read(form, _TOP, grid(rows)))
    assert (told["offices[1].owner"], told["offices[1].partner"]) == (_OWN[0], _JOINING[0][0])
    assert told["offices[3].owner"] == "里の保健課"
