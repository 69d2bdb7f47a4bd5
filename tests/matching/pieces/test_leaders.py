"""Offices and what they do on one line, parted by dots, a dash, a colon or a wide space."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Blocks, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import grid, texts

OFFICES = {
    "offices[1].owner": "くらし保健課", "offices[1].owner_duties": "全体の調整、連絡会の事務局",
    "offices[1].partner": "障害福祉室（給付係）", "offices[1].partner_duties": "住まいの相談",
    "offices[2].partner": "湖西保健所", "offices[2].partner_duties": "夜間の電話、訪問",
}  # fmt: skip


def read(form: Form, *lines: str) -> dict[str, str]:
    found = matching.submission(Blocks((Heading("6 連携状況"), *map(Paragraph, lines))), form, "test.docx")
    assert found.unplaced == ()
    return texts(found)


@pytest.mark.parametrize("joint", ["　……　", "…", "・・・・", " ―― ", "　―　", "：", "\t", "　", "...", " → "])
def test_an_office_and_what_it_does_on_one_line(form: Form, joint: str) -> None:
    """Each line is an office and its duties, the name of the column before them."""
    lines = [
        f"所管：くらし保健課{joint}全体の調整、連絡会の事務局", f"連携：障害福祉室（給付係）{joint}住まいの相談",
        f"連携：湖西保健所{joint}夜間の電話、訪問",
    ]  # fmt: skip
    assert read(form, *lines) == OFFICES


def test_offices_on_the_lines_of_one_paragraph(form: Form) -> None:
    """Lines that are broken within a paragraph are rows as well."""
    lines = [
        "所管：くらし保健課　…　全体の調整、連絡会の事務局",
        "連携：障害福祉室（給付係）　…　住まいの相談",
        "連携：湖西保健所　…　夜間の電話、訪問",
    ]
    assert read(form, "\n".join(lines)) == OFFICES


def test_an_office_in_several_words_is_one_name(form: Form) -> None:
    """A department and its section, with duties of their own, are not parted."""
    rows = [
        ["所管部署名", "主な業務", "連携部署名", "主な業務"],
        ["健康部　くらし保健課", "", "福祉部：障害福祉室", ""],
    ]
    found = matching.submission(Blocks((Heading("6 連携状況"), grid(rows))), form, "test.docx")
    assert texts(found) == {"offices[1].owner": "健康部　くらし保健課", "offices[1].partner": "福祉部：障害福祉室"}
