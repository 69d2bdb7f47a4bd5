"""Text and Markdown as blocks."""

from __future__ import annotations

from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckwriter.blocks import Block, Grid, Heading, Paragraph
from ckwriter.errors import ReadError
from ckwriter.text.reader import read


def blocks(text: str, name: str = "a.txt") -> list[Block]:
    return list(read(text.encode(), name).blocks)


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text) if not isinstance(block, Grid)]


def only_grid(text: str, name: str = "a.txt") -> Grid:
    [grid] = [block for block in blocks(text, name) if isinstance(block, Grid)]
    return grid


def page(grid: Grid) -> list[list[str]]:
    """Return a grid as rows of texts, a merged cell repeated at every position that it covers."""
    found = [[grid.at(row, column) for column in range(grid.width)] for row in range(grid.height)]
    return [[cell.text if cell else "×" for cell in row] for row in found]


@pytest.mark.parametrize(
    "line",
    [
        "## 5 現時点における強みと課題",
        "# 2-② 取組概要（全体）",
        "### 3 取組の経緯 ###",
        "7 協議の場の実施状況",
        "２－① 取組概要（全体）",
        "第3章　取組の経緯",
        "【特徴(強み)】",
        "『事業体制図と協議の場』",
        "＜昨年度までの成果・効果＞",
        "**現時点における課題**",
    ],
)
def test_headings(line: str) -> None:
    """A line that stands alone is a heading by its mark, its number or its brackets."""
    [before, heading, after] = blocks(f"本文\n\n{line}\n\n本文\n")
    assert isinstance(heading, Heading)
    assert heading.text == line.strip("#* ")
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)


@pytest.mark.parametrize(
    "text",
    [
        "1 顔の見える関係がある。",
        "1 顔の見える関係\n2 区単位の会議",
        "10 か所",
        "#DIV/0!",
        "【その他事項】 ※自由に記載ください",
        "【特徴】と【課題】",
        "473,886",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    """Sentences, lists, numbers and spreadsheet errors are paragraphs."""
    assert all(isinstance(block, Paragraph) for block in blocks(text))


def test_a_merged_cell_stands_once() -> None:
    """Rows that begin with tabs go on with the cells above; a heading over two columns takes both."""
    grid = only_grid(
        "課題\t取組方針\t役割(取組)\t\n利用が増えない\t①周知\t行政\t検討会\n\t\t医療\t\n\t\t福祉\t理解\n担い手\t②育成\t行政\t研修"
    )
    assert page(grid) == [
        ["課題", "取組方針", "役割(取組)", "役割(取組)"],
        ["利用が増えない", "①周知", "行政", "検討会"],
        ["利用が増えない", "①周知", "医療", ""],
        ["利用が増えない", "①周知", "福祉", "理解"],
        ["担い手", "②育成", "行政", "研修"],
    ]
    assert [cell.text for cell in grid.cells].count("利用が増えない") == 1


def test_an_empty_cell_is_not_a_merged_one() -> None:
    """A blank in the middle or at the end of a row is an empty cell; so is one below a heading."""
    rows = "指標\t現状値\t目標値\t効果\n①開催回数\t\t15回\t\n\t\t24回\t\n\t\t\t"
    assert page(only_grid(rows)) == [
        ["指標", "現状値", "目標値", "効果"],
        ["①開催回数", "", "15回", ""],
        ["①開催回数", "", "24回", ""],
        ["", "", "", ""],
    ]
    assert page(only_grid("指標\t目標値\n\t15回")) == [["指標", "目標値"], ["", "15回"]]


def test_headings_in_two_rows() -> None:
    """A second row that only parts wide headings goes on with the others."""
    grid = only_grid("課題\t役割\t\n\t行政\t医療\nA\tB\tC")
    assert page(grid) == [["課題", "役割", "役割"], ["課題", "行政", "医療"], ["A", "B", "C"]]


def test_a_first_row_of_values_is_no_heading() -> None:
    """In a table that begins with a value, the blank beside its unit stays an empty cell."""
    assert page(only_grid("病床数\t854\t床\t\n入院者数\t合計\t0\t人"))[0] == ["病床数", "854", "床", ""]


def test_a_short_row_keeps_its_place() -> None:
    """A row whose last tabs were lost, even all of them, is still a row of its table."""
    rows = page(only_grid("部門\t状況\t課題\n保健\n医療\t参加している\n福祉\t調査\t働きかけ"))
    assert rows == [
        ["部門", "状況", "課題"],
        ["保健", "", ""],
        ["医療", "参加している", ""],
        ["福祉", "調査", "働きかけ"],
    ]


def test_a_blank_line_ends_a_table() -> None:
    """Two tables stay two, and a note below a table is a paragraph."""
    kinds = [type(block) for block in blocks("a\tb\n1\t2\n\nc\td\n3\t4\n※注\n")]
    assert kinds == [Grid, Grid, Paragraph]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ('<ul style="a"> <li>・検討会</li> <li>短縮</li> </ul>', "・検討会\n・短縮"),
        ("<ul> ・共有 ・検討", "・共有\n・検討"),
        ("<ul><li>途中で切れた", "・途中で切れた"),
        ("<p>会議 (毎月)</p> <p>部会</p>", "会議 (毎月)\n部会"),
        ("一行目<br>二行目<BR/>三行目", "一行目\n二行目\n三行目"),
        ("<ol><li>① 共有</li><li>2 検討</li></ol>", "① 共有\n2 検討"),
        ("**太い** &lt;p&gt; と &amp;", "太い <p> と &"),
        ("<5人 と ＜昨年度＞ と a<b>c", "<5人 と ＜昨年度＞ と ac"),
        ("精神障がい 者家族会", "精神障がい 者家族会"),
        ("有・無", "有・無"),
    ],
)
def test_marks_in_a_cell(cell: str, lines: str) -> None:
    """Lists and breaks become lines; what is no known mark stays, spaces of line wraps too."""
    assert only_grid(f"見出し\t内容\n項目\t{cell}").at(1, 1).text == lines  # type: ignore[union-attr]


def test_marks_of_markdown_in_lines() -> None:
    """Italics and quotations lose their marks; a lone star, a product and a text file keep theirs."""
    lines = "*課題*：夜間が手薄\n\n> 支え合うまち\n\n*注 3*4 は12\n\n5人 > 3人"
    kept = ["課題：夜間が手薄", "支え合うまち", "*注 3*4 は12", "5人 > 3人"]
    assert [block.text for block in read(lines.encode(), "a.md").blocks if not isinstance(block, Grid)] == kept
    plain = read("> 支え合うまち".encode(), "a.txt").blocks
    assert [block.text for block in plain if not isinstance(block, Grid)] == ["> 支え合うまち"]


def test_a_cell_over_several_lines() -> None:
    """A cell with line breaks as a spreadsheet gives it, and a list broken over lines, are one cell each."""
    assert page(only_grid('名称\t"一行目\n「""二""行目」"\t年4回\n部会\tx\ty'))[0] == [
        "名称",
        '一行目\n「"二"行目」',
        "年4回",
    ]
    assert page(only_grid("a\tb\nx\t<ul>\n<li>一</li>\n<li>二</li>\n</ul>"))[1] == ["x", "・一\n・二"]


def test_pipe_table() -> None:
    """A Markdown table, with breaks, an escaped bar and a merged cell."""
    grid = only_grid("| 名称 | 頻度 |\n|:--|---|\n| 部会 | 年4回<br>各区 |\n| | 甲\\|乙 |", "a.md")
    assert page(grid) == [["名称", "頻度"], ["部会", "年4回\n各区"], ["部会", "甲|乙"]]


def test_html_table() -> None:
    """A table in HTML keeps its spans; a table inside a cell is text of the cell."""
    grid = only_grid(
        "<table><caption>表1</caption>\n<tr><th rowspan=2>課題</th><th colspan='2'>役割</th></tr>\n"
        "<tr><th>行政</th><th>医療</th></tr>\n\n<tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td>"
        "<td>x<y &amp; z</td></tr></table>"
    )
    assert page(grid) == [["課題", "役割", "役割"], ["課題", "行政", "医療"], ["a", "b\nc", "x<y & z"]]


def test_bullets() -> None:
    """An item keeps the mark that it has, and gets ・ where it has only a dash; the lines after it belong to it."""
    lines = "- 平成22年～ 活動開始。\n部会として位置づける。\n- ・進捗報告\n* ① 共有\n1.\t番号\n・\t点"
    assert texts(lines) == ["・平成22年～ 活動開始。\n部会として位置づける。", "・進捗報告", "① 共有", "1.番号", "・点"]


def test_two_spaces_at_a_line_end_join_lines() -> None:
    """Markdown's line break keeps a paragraph together; other lines are paragraphs of their own."""
    assert texts("進捗管理  \n・評価  \n対応策\n構成員：甲\n計4機関") == [
        "進捗管理\n・評価\n対応策",
        "構成員：甲",
        "計4機関",
    ]


def test_page_furniture() -> None:
    """Page numbers and rules are left out, running heads are kept aside, and what only looks like one stays."""
    bodies = ["甲の本文", "計4機関", "計4機関", "目標"]
    pages = "\f".join(f"提出資料\n\n{body}\n\n- {n} -\n見本市 {n + 1}\n" for n, body in enumerate(bodies, 1))
    found = [block for block in blocks(pages) if isinstance(block, Paragraph)]
    assert [block.text for block in found if not block.aside] == bodies
    assert {block.text for block in found if block.aside} == {"提出資料", *(f"見本市 {n}" for n in range(2, 6))}
    assert texts("あ\n\n1/12\n\nい\n\n2/12\n\nう") == ["あ", "い", "う"]
    assert texts("あ\n\n---\n\nい\n\n<!-- 画像 -->\n\n3 / 12 ページ") == ["あ", "い", "3 / 12 ページ"]
    assert texts("い\n\n2/4\n\nあ\n\n1/4") == ["い", "2/4", "あ", "1/4"]
    assert texts("設置数\n\n1/1\n\n時期\n\n3/12") == ["設置数", "1/1", "時期", "3/12"]


def test_running_heads_that_count_between_dashes() -> None:
    """見本市　- 3 - is on every page, whatever its number."""
    pages = "\f".join(f"{body}\n\n見本市　- {n} -\n" for n, body in enumerate(["甲の本文", "乙の本文", "丙の本文"], 1))
    found = [block for block in blocks(pages) if isinstance(block, Paragraph)]
    assert [block.text for block in found if not block.aside] == ["甲の本文", "乙の本文", "丙の本文"]


def test_blank_lines_are_counted() -> None:
    """A line knows how many blank lines stand above it."""
    found = [block.blanks for block in blocks("課題\n\n\n方針\n行政\n　\n医療") if isinstance(block, Paragraph)]
    assert found == [0, 2, 0, 1]


def test_a_name_in_brackets_and_a_tab_alone_are_a_line() -> None:
    """＜連絡会＞ and how often it is held are no table; two such lines are."""
    assert texts("＜連絡会＞\t年2回\n目的　課題の共有") == ["＜連絡会＞\t年2回", "目的　課題の共有"]
    assert isinstance(blocks("＜連絡会＞\t年2回\n＜部会＞\t年1回")[0], Grid)


def test_the_title_of_a_picture_is_kept_aside() -> None:
    """A picture's title is no text of the page, and is not lost."""
    [picture, text] = blocks("![体制図](a.png) 図のとおり")
    assert isinstance(picture, Paragraph)
    assert picture.aside
    assert text.text == "図のとおり"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("encoding", "end"),
    [
        *product(["utf-8", "utf-8-sig", "utf-16", "cp932"], ["\n", "\r\n", "\r"]),
        *product(["utf-8", "utf-16"], ["\u2028", "\x0b", "\x85"]),
    ],
)
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    """The encodings in which offices save text, and every kind of line end, give the same blocks."""
    text = end.join(["## 6 連携状況", "", "部門\t状況", "保健\t①協議～", "", "※注"])
    assert read(text.encode(encoding), "a.txt").blocks == read(text.encode(), "a.txt").blocks
    assert [type(block) for block in read(text.encode(encoding), "a.txt").blocks] == [Heading, Grid, Paragraph]


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00\xff", b"\x00\x01\x02\x03", b"\xff\xfeabc", b"\x81\xff\xff\x00"])
def test_what_is_not_text_is_one_line(data: bytes) -> None:
    """A file of bytes that are no text gives one line with its name."""
    with pytest.raises(ReadError, match=r"^資料\.txt: [^\n]+$"):
        read(data, "資料.txt")


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from('\t\n\f |#*-・①1年"<>ulip/&;`!【】()ー一 　'), max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever the text, there are blocks, and every grid covers each of its positions once."""
    for block in blocks(text, "a.md"):
        if isinstance(block, Grid):
            covered = [
                (cell.row + down, cell.column + right)
                for cell in block.cells
                for down in range(cell.rowspan)
                for right in range(cell.colspan)
            ]
            assert len(covered) == len(set(covered))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.sampled_from("あ1年回 、"), max_size=6), min_size=2, max_size=5), min_size=1, max_size=8
    )
)
def test_every_cell_of_a_tab_table_is_kept(rows: list[list[str]]) -> None:
    """No text of a table is lost, whatever the lengths of its rows."""
    found = [
        cell.text for block in blocks("\n".join("\t".join(row) for row in rows)) for cell in getattr(block, "cells", ())
    ]
    found += list(texts("\n".join("\t".join(row) for row in rows)))
    wanted = [cell.strip() for row in rows for cell in row if cell.strip()]
    assert sorted("".join("".join(found).split())) == sorted("".join("".join(wanted).split()))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Whatever the bytes, there are blocks or a ReadError."""
    with suppress(ReadError):
        read(data, "a.txt")


def test_a_label_that_a_tab_sets_in_is_a_cell_of_its_own() -> None:
    """In pairs of labels and values: no row whose first cell is blank."""
    lines = "課題1\t退院が進まない。\n役割\n\t行政：調整\n\t医療：\n"
    assert page(only_grid(lines))[2:] == [["行政", "調整"], ["医療", ""]]


def test_a_text_that_a_tab_sets_in_stays_below_a_blank_cell() -> None:
    """Without a label, or in a table of three columns."""
    assert page(only_grid("方針\t訪ねる\n\t話し合う\n"))[1][1] == "話し合う"
    three = page(only_grid("事業\t内容\t時期\n訪問\t会う\t4月\n\t行政：調整\n"))
    assert three[2][1] == "行政：調整"


def test_marks_before_each_row_are_no_column() -> None:
    """・, a tab, and then a row."""
    assert page(only_grid("・\t平成30年度\t部会を設けた。\n・\t令和2年度\t講座を始めた。\n")) == [
        ["平成30年度", "部会を設けた。"],
        ["令和2年度", "講座を始めた。"],
    ]
