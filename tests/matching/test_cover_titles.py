"""The title of the whole file, which is much like the heading of a section."""

from __future__ import annotations

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Heading, Paragraph
from ckwriter.form import Form
from tests.test_matching import grid, read, texts

_INTRO = "見本県では、圏域ごとの協議の場をもとに、退院後の暮らしを支える体制づくりを進めている。"
_STATISTICS = [["項目", "時点・出典", "値"], ["人口", "R6年10月", "701,205"], ["精神科病院の数", "R5年10月", "6"]]


def test_a_title_with_the_body_s_name_is_no_section(form: Form) -> None:
    """The name in it is the body's, and the text below it the cover's."""
    blocks = (
        Paragraph("見本県\u3000精神障害にも対応した地域包括ケアシステムの構築に向けた取組"),
        Paragraph(_INTRO),
        Paragraph("1 県、指定都市、中核市、特別区の基礎情報"),
        grid(_STATISTICS),
    )
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert found.municipality.name == "見本県"
    assert texts(found)["intro"] == _INTRO
    assert texts(found)["profile[population].as_of"] == "R6年10月"


def test_the_name_of_a_sheet_that_holds_several_sections_is_no_heading(form: Form) -> None:
    """What stands above the first section's own heading is still the cover."""
    blocks = (
        Heading("1-2_基礎情報・概要", 0),
        Paragraph("令和6年度\u3000精神障害にも対応した地域包括ケアシステム\u3000取組調書（見本市）"),
        Paragraph(_INTRO.replace("県", "市")),
        Paragraph("1\u3000県、指定都市、中核市、特別区の基礎情報"),
        grid(_STATISTICS),
    )
    found = matching.submission(Blocks(blocks), form, "test.xlsx")
    assert found.municipality.name == "見本市"
    assert texts(found)["intro"] == _INTRO.replace("県", "市")


def test_a_title_below_the_text_of_the_cover(form: Form) -> None:
    """The foot of a sheet tells which document and year it is, and is no end of the text."""
    foot = "令和6年度\u3000精神障害にも対応した地域包括ケアシステム構築支援事業"
    blocks = (
        Heading("見本県"),
        Heading("岬から里まで"),
        Paragraph(_INTRO),
        Paragraph(foot),
        Heading("1 県、指定都市、中核市、特別区の基礎情報"),
        grid(_STATISTICS),
    )
    found = matching.submission(Blocks(blocks), form, "test.xlsx")
    assert (texts(found)["headline"], texts(found)["intro"]) == ("岬から里まで", _INTRO)
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "cover",
    [
        (grid([["自治体名", "見本市（中核市）"]]),),
        (grid([["見本市（中核市）", "「支え合うまち」"], ["概要", _INTRO]]),),
        (Paragraph("自治体名：見本市（中核市）"),),
        (Paragraph("見本市（中核市）"), Paragraph("下町の「おせっかい」を力に"), Paragraph(_INTRO)),
        (Paragraph("見本市（中核市）　令和6年度　取組報告"), Paragraph(_INTRO)),
        (grid([["団体名", "見本市", "種別", "中核市"]]),),
        (grid([["見本市", "中核市　令和7年度　取組状況"]]), Heading("雪の日も届くまち", 10), Paragraph(_INTRO)),
    ],
)
def test_what_kind_of_body_it_is_stands_behind_its_name(form: Form, cover: tuple[Block, ...]) -> None:
    """The kind is no part of the name, and tells what the body must answer."""
    blocks = (*cover, Heading("1 基礎情報"), grid(_STATISTICS))
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert (found.municipality.name, found.municipality.kind) == ("見本市", "core_city")
    assert texts(found).get("municipality", "見本市") == "見本市"


def test_a_line_beside_the_name_is_the_headline(form: Form) -> None:
    """A cover of two columns need not have labels."""
    blocks = (
        grid([["見本市（中核市）", "「支え合うまち」"], ["概要", _INTRO]]),
        Heading("1 基礎情報"),
        grid(_STATISTICS),
    )
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert texts(found)["headline"] == "「支え合うまち」"
    assert found.unplaced == ()


@pytest.mark.parametrize("line", ["下町の「おせっかい」を支援の力に", "港町の絆", "「みんなの市」の合言葉"])
def test_a_nickname_is_no_body(form: Form, line: str) -> None:
    """No town submits this form, and what stands quoted is no name."""
    blocks = (Paragraph(line), Paragraph(_INTRO), Heading("1 基礎情報"), grid(_STATISTICS))
    assert matching.submission(Blocks(blocks), form, "test.docx").municipality.name == ""


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (
            "令和6年度　精神障害にも対応した地域包括ケアシステム構築支援事業の実施状況に関する報告",
            "坂の上でも、川べりでも",
        ),
        (
            "令和6年度　取組シート",
            "坂の上の団地でも、川べりの長屋でも　― ７つの町で育てる「かえる・すまう・であう」こと　―",
        ),
    ],
)
def test_a_long_title_or_headline_is_no_text(form: Form, title: str, headline: str) -> None:
    """Neither ends like a sentence, and a sentence stands right below."""
    blocks = (Heading(title), Heading("自治体名：見本県"), Paragraph(headline), Paragraph(_INTRO))
    below = (Heading("1 基礎情報"), grid(_STATISTICS))
    found = matching.submission(Blocks((*blocks, *below)), form, "test.docx")
    assert (found.text("headline"), found.text("intro")) == (headline, _INTRO)
    assert found.unplaced == ()


@pytest.mark.parametrize("headline", ["誰もが相談できる連携のまち", "強みを生かして、経緯を語りつぐ"])
def test_a_headline_with_a_telling_word_is_no_section(form: Form, headline: str) -> None:
    """A heading in other words leads nowhere from the cover where the form's first section follows with its own."""
    blocks = (Heading("見本県"), Heading(headline), Paragraph(_INTRO), Heading("1 基礎情報"), grid(_STATISTICS))
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert (texts(found)["headline"], texts(found)["intro"]) == (headline, _INTRO)
    assert found.unplaced == ()


@pytest.mark.parametrize("title", ["取 組 状 況 報 告 書", "R7 構築支援 提出様式", "見本県　実施状況調書"])
def test_the_title_of_an_office_s_own_document(form: Form, title: str) -> None:
    """It is neither a headline nor lost text."""
    blocks = (
        Paragraph("見本県"),
        Paragraph(title),
        Paragraph("支え合うまち"),
        Paragraph(_INTRO),
        Heading("1 基礎情報"),
    )
    found = matching.submission(Blocks((*blocks, grid(_STATISTICS))), form, "test.docx")
    assert texts(found)["headline"] == "支え合うまち"
    assert found.unplaced == ()


def test_a_covering_letter_is_no_introduction(form: Form) -> None:
    """What stands above 記 is kept, but is no text of the cover."""
    lines = ["令和6年度の取組について（見本県）", "下記のとおり提出します。", "記", "支え合うまち", _INTRO]
    blocks = (*map(Paragraph, lines), Heading("1 基礎情報"), grid(_STATISTICS))
    found = matching.submission(Blocks(blocks), form, "test.txt")
    assert (texts(found)["headline"], texts(found)["intro"]) == ("支え合うまち", _INTRO)
    assert [one.text for one in found.unplaced] == ["下記のとおり提出します。"]


def test_a_line_and_the_text_beside_the_name(form: Form) -> None:
    """The name is merged downwards: above stands the headline, below it the text."""
    cover = grid([["見本市", "坂道のまちで、声をつなぐ"], ["^", _INTRO]])
    blocks = (cover, Paragraph("1 県、指定都市、中核市、特別区の基礎情報"), grid(_STATISTICS))
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert found.municipality.name == "見本市"
    assert (found.text("headline"), found.text("intro")) == ("坂道のまちで、声をつなぐ", _INTRO)
    assert found.unplaced == ()


@pytest.mark.parametrize("bar", ["｜", "|", "／", "―"])
def test_the_name_before_a_bar_and_who_made_it_below_the_text(form: Form, bar: str) -> None:
    """見本市｜取組の報告; 作成：… below the text of the cover is no text of it."""
    cover = [
        Heading(f"見本市{bar}取組の報告", 1),
        Paragraph("ともに歩む"),
        Paragraph("平成30年度に協議会を設け、住まいを支えてきた。"),
    ]
    made = Paragraph("作成：見本市健康福祉部こころの健康課")
    found = read(form, *cover, made, Heading("３　取組の経緯", 2), Paragraph("協議会から始めた。"))
    assert (found.municipality.name, found.text("headline")) == ("見本市", "ともに歩む")
    assert found.text("intro") == "平成30年度に協議会を設け、住まいを支えてきた。"
    assert made.text in [one.text for one in found.unplaced]


@pytest.mark.parametrize(
    "cells",
    [
        ["見本県", f"岬から始める\n{_INTRO}"], ["見本県", "岬から始める", _INTRO], ["見本県", f"「岬から始める」\n{_INTRO}"],
        ["見本県（県）", f"岬から始める\n{_INTRO}"],
    ],
)  # fmt: skip
def test_a_line_and_the_text_beside_the_name_of_the_body(form: Form, cells: list[str]) -> None:
    """They stand in one cell or in two, without labels."""
    blocks = (grid([cells]), Heading("1 県、指定都市、中核市、特別区の基礎情報"), grid(_STATISTICS))
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert found.municipality.name == "見本県"
    assert (texts(found)["headline"].strip("「」"), texts(found)["intro"]) == ("岬から始める", _INTRO)
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "above",
    [
        ["令和6年度", "取組状況報告書"],
        ["精神障害にも対応した地域包括ケアシステム", "取組報告書", "令和６年１１月　提出"],
        [],
    ],
)
@pytest.mark.parametrize("kind", ["（中核市）", "【中核市】", "中核市"])
def test_a_headline_above_the_body_s_name(form: Form, above: list[str], kind: str) -> None:
    """A cover may name the body below its title and headline; what kind of body it is, is no headline."""
    blocks = (
        *map(Paragraph, above),
        Paragraph("潮の満ち引きのように、ゆっくりと"),
        Paragraph("見本市"),
        Paragraph(kind),
        Paragraph("令和6年11月　提出"),
        Heading("はじめに", 1),
        Paragraph(_INTRO.replace("県", "市")),
        Heading("第１　基礎情報", 1),
        grid(_STATISTICS),
    )
    found = matching.submission(Blocks(blocks), form, "test.docx")
    assert found.municipality.name == "見本市"
    assert texts(found)["headline"] == "潮の満ち引きのように、ゆっくりと"
    assert texts(found)["intro"] == _INTRO.replace("県", "市")


@pytest.mark.parametrize(
    "letter",
    [
        ("件名：見本県の取組について", "送信日時：2024年12月13日", "お世話になっております。標記について、下記のとおり回答します。"),
        ("件名：回答", "添付：なし", "罫線が消えています。御容赦ください。", "━━━━━━━━━━"),
        ("平素より大変お世話になっております。", "次のとおり提出しますので、よろしくお願いいたします。"),
    ],
)  # fmt: skip
def test_the_letter_above_a_cover_is_no_text_of_it(form: Form, letter: tuple[str, ...]) -> None:
    """What greets and hands in is left over."""
    lines = (*letter, "自治体名：見本県", "見出し：岬から始める", _INTRO, "1 県、指定都市、中核市、特別区の基礎情報")
    found = matching.submission(Blocks((*map(Paragraph, lines), grid(_STATISTICS))), form, "test.txt")
    assert found.municipality.name == "見本県"
    assert (texts(found)["headline"], texts(found)["intro"]) == ("岬から始める", _INTRO)


@pytest.mark.parametrize("sheet", ["①基礎情報", "1_基礎情報", "基礎情報"])
def test_a_cover_on_the_sheet_of_the_first_section(form: Form, sheet: str) -> None:
    """The name of the sheet is no heading where the section has one of its own below the cover."""
    cover = grid([["自治体名", "見本県"], ["見出し", "岬から始める"], ["概要", _INTRO]])
    title = Heading("精神障害にも対応した地域包括ケアシステムの構築　取組状況票（令和6年度）", 1)
    blocks = (Heading(sheet, 0), title, cover, Heading("１　基礎情報", 1), grid(_STATISTICS), Heading("②概要", 0))
    found = matching.submission(Blocks(blocks), form, "test.xlsx")
    assert found.municipality.name == "見本県"
    assert (texts(found)["headline"], texts(found)["intro"]) == ("岬から始める", _INTRO)
    assert texts(found)["profile[population].value"] == "701,205"
