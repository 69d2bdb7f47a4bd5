"""Makes `portrait.docx`: a blank form of nimo-r6 as another office might have laid it out.

A4 portrait, ＭＳ 明朝, each section in a frame, columns in another order under other titles, roles side by side, rows
printed in advance, boxes to tick, units beside the values, a heading down the side, a control round a cell.

    python -m tests.forms_by_hand.make
"""

from __future__ import annotations

import io
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

HERE = Path(__file__).parent
FONT = "ＭＳ 明朝"
Rows = list[list[str]]


def portrait() -> bytes:
    """Return the blank form as the bytes of a Word file."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(9)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    document.add_paragraph("（別紙様式）")
    cover(document)
    for section in (basics, overview, development, achievements, issues, cooperation, meetings, plan):
        section(frame(document))
        document.add_paragraph()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def cover(document: Any) -> None:
    document.add_paragraph("○○年度　取組状況報告書")
    document.add_paragraph("自治体名：")
    document.add_paragraph("キャッチフレーズ：")
    document.add_paragraph("【概要】")
    document.add_paragraph("")
    document.add_paragraph("")


def frame(document: Any) -> _Cell:
    outer = document.add_table(rows=1, cols=1, style="Table Grid")
    return outer.cell(0, 0)


def grid(cell: _Cell, rows: Rows) -> Table:
    """Add a table with these texts; a cell 「<」 is merged with the one to its left, 「^」 with the one above."""
    table = cell.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text == "<":
                table.cell(number, column - 1).merge(table.cell(number, column))
            elif text == "^":
                table.cell(number - 1, column).merge(table.cell(number, column))
            else:
                table.cell(number, column).text = text
    for item in table._tbl.iter(qn("w:tc")):
        paragraphs = item.findall(qn("w:p"))
        for paragraph in paragraphs[1:]:
            if not "".join(paragraph.itertext()):
                item.remove(paragraph)
    cell.add_paragraph()
    return table


def heading(cell: _Cell, text: str) -> None:
    first = cell.paragraphs[0]
    first.add_run(text).bold = True


def basics(cell: _Cell) -> None:
    heading(cell, "１．基礎情報")
    cell.add_paragraph("■取組内容")
    cell.add_paragraph("")
    date = "（R●年●月時点）"
    rows = [
        ["区分", "<", "<", "値", "備考（出典等）"],
        [f"障がい保健福祉圏域数{date}", "<", "<", "　　か所", ""],
        [f"市区町村数{date}", "<", "<", "　　市町村", ""],
        [f"人口{date}", "<", "<", "　　人", ""],
        [f"精神科病院数{date}", "<", "<", "　　病院", ""],
        [f"精神病床数{date}", "<", "<", "　　床", ""],
        [f"保健所数{date}", "<", "<", "　　か所", ""],
        [f"入院患者数\n{date}", "合計", "<", "　　人", ""],
        ["^", "3か月未満", "<", "　　人　　％", ""],
        ["^", "3か月～1年未満", "<", "　　人　　％", ""],
        ["^", "1年以上", "<", "　　人　　％", ""],
        ["^", "", "うち65歳未満", "　　人", ""],
        ["^", "", "うち65歳以上", "　　人", ""],
        [f"退院率{date}", "入院後3か月", "<", "　　％", ""],
        ["^", "入院後6か月", "<", "　　％", ""],
        ["^", "入院後12か月時点", "<", "　　％", ""],
        [f"相談支援事業所数{date}", "基幹相談支援センター", "<", "　　か所", ""],
        ["^", "一般相談支援事業所", "<", "　　か所", ""],
        ["^", "特定相談支援事業所", "<", "　　か所", ""],
        [f"自立支援協議会の開催頻度{date}", "協議会の開催頻度", "<", "　　回／年", ""],
        ["^", "精神領域の部会の有無", "<", "□有　□無", ""],
        [f"協議の場の設置状況{date}", "都道府県", "<", "□有　□無　　　か所", ""],
        ["^", "圏域", "<", "□有　□無　　　／　　か所/障害保健福祉圏域数", ""],
        ["^", "市区町村", "<", "□有　□無　　　／　　か所/市町村数", ""],
    ]
    grid(cell, rows)


def overview(cell: _Cell) -> None:
    heading(cell, "２．取組概要（全体）")
    grid(cell, [["取組名", "説明"], ["", ""], ["", ""], ["", ""]])
    heads = ["年回数", "会議体の名称", "目的", "事務局", "構成員", "機関数"]
    grid(cell, [heads, [""] * 6, [""] * 6])


def development(cell: _Cell) -> None:
    heading(cell, "３．取り組みの経緯")
    grid(cell, [["経緯（概要）", ""]])
    grid(cell, [["No.", "取組", "時期"], ["1", "", ""], ["2", "", ""]])


def achievements(cell: _Cell) -> None:
    heading(cell, "４．取組の成果・効果")
    cell.add_paragraph("＜令和５年度までの成果・効果＞")
    rows = [["指標", "成果・効果", "目標", "実績"], ["", "", "", ""]]
    grid(cell, rows)


def issues(cell: _Cell) -> None:
    heading(cell, "５．現時点における強みと課題")
    cell.add_paragraph("【特徴】")
    grid(cell, [[""]])
    rows = [
        ["取組方針", "課題", "課題・方針に対する役割（取組）", "<", "<", "<"],
        ["^", "^", "福祉", "医療", "行政", "その他"],
        ["", "", "", "", "", ""],
        ["", "", "", "", "", ""],
    ]
    grid(cell, rows)
    heads = ["達成度を測る\n指標", "現状\n（Ｒ６年度当初）", "目標\n(令和６年度末)", "期待される成果・効果"]
    grid(cell, [heads, ["", "", "", ""], ["", "", "", ""]])


def cooperation(cell: _Cell) -> None:
    heading(cell, "６．連携状況")
    cell.add_paragraph("【構築の体制】")
    cell.add_paragraph("")
    heads = ["連携課", "主な業務（連携）", "所管課", "主な業務（所管）"]
    grid(cell, [heads, ["", "", "", ""], ["", "", "^", "^"], ["", "", "^", "^"]])
    rows = [
        ["部門", "強み・課題", "連携状況"],
        ["保　健", "", ""],
        ["医　療", "", ""],
        ["福　祉", "", ""],
        ["その他", "", ""],
    ]
    grid(cell, rows)


def meetings(cell: _Cell) -> None:
    heading(cell, "７．協議の場の実施状況")
    rows = [["協議の場", "会議名", "参加者", "回数", "内容", "特記事項"], ["開催状況", "", "", "", "", ""]]
    table = grid(cell, [[*row[:3], "頻度" if row[3] == "回数" else row[3], *row[4:]] for row in rows])
    in_control(table.cell(1, 2))
    grid(
        cell,
        [
            [
                "その他事項\n※協議の場運営における課題や悩んでいる点、アドバイザーに相談したい事項など、自由に記載ください\n"
            ]
        ],
    )


def plan(cell: _Cell) -> None:
    heading(cell, "８．スケジュール（今年度）")
    rows = [
        ["短期目標", "スモール\nステップ", "<"],
        ["", "", "<"],
        ["実施内容", "具体的な取り組み", "時　期"],
        ["", "", ""],
        ["", "", ""],
    ]
    grid(cell, rows)


def in_control(cell: _Cell) -> None:
    """Put a content control round a cell."""
    element = cell._tc
    control, properties, content = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    number = OxmlElement("w:id")
    number.set(qn("w:val"), "20240401")
    properties.append(number)
    control.extend([properties, content])
    element.addprevious(control)
    content.append(deepcopy(element))
    element.getparent().remove(element)


if __name__ == "__main__":
    (HERE / "portrait.docx").write_bytes(portrait())
