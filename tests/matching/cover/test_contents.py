"""The contents at the beginning of a file: they name headings, and are none."""

from __future__ import annotations

import pytest

from ckwriter.blocks import Block, Heading, Paragraph
from ckwriter.form import Form
from ckwriter.matching.cover import contents
from ckwriter.matching.words.lexicon import lexicon
from tests.test_matching import grid, read, texts

_TITLES = ["第１　基礎情報", "第２　取組の概要", "第３　取組の経緯", "第４　昨年度の成果", "第５　強みと課題"]
_BODY: list[Block] = [
    Heading("第１　基礎情報", 1),
    Paragraph("人口：51,200人"),
    Paragraph("精神科病院の数：2病院"),
    Heading("第２　取組の概要", 1),
    Heading("第３　取組の経緯", 1),
    Paragraph("平成30年度～　語る会を始めた"),
    Paragraph("令和3年度～　港の窓口を開いた"),
    Heading("第４　昨年度の成果", 1),
    Heading("第５　強みと課題", 1),
    Paragraph("【特徴（強み）】"),
    Paragraph("島の診療所と港の窓口が毎週話している。"),
]

_AS = {
    "lines": [Heading("目　次", 1), *map(Paragraph, _TITLES)],
    "leaders": [Paragraph("＜目次＞"), *(Paragraph(f"{title}……………… {n}") for n, title in enumerate(_TITLES, 2))],
    "tabs": [Paragraph("もくじ"), Paragraph("\n".join(f"{title}\t{n}" for n, title in enumerate(_TITLES, 2)))],
    "table": [Heading("CONTENTS", 1), grid([[title, f"P.{n}"] for n, title in enumerate(_TITLES, 2)])],
    "untitled": [Paragraph(title) for title in _TITLES],
}


@pytest.mark.parametrize("looks", _AS)
def test_what_stands_below_the_contents_is_read(form: Form, looks: str) -> None:
    """Sections begin at their own headings, not where the contents name them; nothing of the contents is left."""
    found = read(form, Paragraph("見本市"), *_AS[looks], *_BODY)
    told = texts(found)
    assert told["profile[population].value"] == "51,200"
    assert told["history[2].text"] == "港の窓口を開いた"
    assert told["strengths"] == "島の診療所と港の窓口が毎週話している。"
    assert found.unplaced == ()


@pytest.mark.parametrize("bullet", ["・", ""])
def test_a_list_whose_items_come_again_is_no_contents(form: Form, bullet: str) -> None:
    """Programmes are named in a list first, and told of one by one below."""
    items = ["語る会", "港の窓口", "夜の電話"]
    blocks = [
        Heading("1 基礎情報", 1),
        Heading("取組内容", 2),
        *(Paragraph(bullet + item) for item in items),
        Heading("2 取組概要", 1),
        *(block for item in items for block in (Heading(item, 2), Paragraph(f"{item}を毎月開いている。"))),
    ]
    assert not contents.blocks(blocks, lexicon(form))
    assert texts(read(form, *blocks))["activities"].count("\n") == 2


def test_a_table_of_figures_is_no_contents(form: Form) -> None:
    """Some of its labels are headings further on; most are not."""
    rows = [
        ["項目", "値", "単位"],
        ["人口", "300", "人"],
        ["保健所数", "1", "か所"],
        ["圏域数", "1", "か所"],
        ["市町村数", "1", "市町村"],
    ]
    later = [Heading(title) for title in ("強みと課題", "連携状況", "スケジュール")]
    found = read(
        form, Heading("1 基礎情報"), grid([*rows, ["強みと課題", "あり", "―"], ["連携状況", "あり", "―"]]), *later
    )
    assert found.text("profile[population].value") == "300"
