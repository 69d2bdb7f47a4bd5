"""The sheets round the sections: the first one, that of the raw notes, and that of texts without a place."""

from __future__ import annotations

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from ckwriter.model import Submission
from ckwriter.notation import fiscal_year_mark
from ckwriter.sheets import about, styles
from ckwriter.sheets.canvas import Choices, Lists, hide_marks, mark, put
from ckwriter.sheets.layout import (
    FRONT_MARK,
    HEAD,
    INPUT,
    LABEL,
    NOTES_MARK,
    NOTES_SHEET,
    UNPLACED_MARK,
    columns_key,
    end_key,
    field_key,
    row_key,
    sheet_names,
)

_SPARE_NOTES = 20


_STEPS = (
    "1. 上の自治体名・区分・年度を確かめます。",
    "2. 各シートの色のついた欄に、事実や数字を書きます。まだ文章でない話は、箇条書きのまま「素材」のシートに書きます。",
    "3. 保存して閉じ、次の命令を実行します。下書きと点検が済んだ Word の様式ができます。",
)
_COMMAND = "ckwriter draft {file} -o {out}"
_RULES = (
    "・数字や答えがないときは、空欄のままにせず、該当なし・不明・秘匿・未公表のどれかを書きます。",
    "・行が足りない表には、表の途中に行を挿入できます。空いた行はそのままで構いません。",
    "・シート、見出し、列は消さないでください。ほかに作ったシートは読み込みません。",
)
_COLOURS = (
    (styles.REQUIRED, "必ず書く欄"),
    (styles.IF_APPLICABLE, "当てはまるときに書く欄（なければ理由を選ぶ）"),
    (styles.OPTIONAL, "書かなくてもよい欄"),
    (styles.DRAFTED, "空欄でよい欄（事実と素材から下書きされます。書いてあれば、そのまま使います）"),
    (styles.UNUSED, "使わない欄、計算される欄"),
    (styles.MACHINE, "下書きされた文（人の確認がまだ済んでいないもの）"),
    (styles.CARRIED, "前年度から引き継いだ文"),
)


def draw_front(sheet: Worksheet, submission: Submission, lists: Lists) -> None:
    """Draw the first sheet: what this is, whose it is, what to do, what the colours mean."""
    hide_marks(sheet)
    mark(sheet, 1, FRONT_MARK)
    for column, (letter, role, width) in enumerate((("B", LABEL, 26), ("C", INPUT, 34), ("D", LABEL, 66)), 2):
        put(sheet, 1, column, role)
        sheet.column_dimensions[letter].width = width
    page = _Lines(sheet)
    page.title(submission.form.title)
    page.text(
        "事実や数字を書き込むためのブックです。ここに書いたことだけをもとに、文章の欄を下書きし、提出様式（Word）を作ります。"
    )
    page.part("この提出内容")
    _settings(page, submission, lists)
    page.part("することは三つです")
    for step in _STEPS:
        page.text(step)
    page.text(f"　　{_COMMAND.format(file='このファイル.xlsx', out='提出様式.docx')}", bold=True)
    page.part("色の意味")
    for colour, meaning in _COLOURS:
        put(sheet, page.row, 2, "")
        sheet.cell(page.row, 2).fill, sheet.cell(page.row, 2).border = styles.fill(colour), styles.BOX
        styles.as_text(put(sheet, page.row, 3, meaning))
        sheet.merge_cells(start_row=page.row, end_row=page.row, start_column=3, end_column=4)
        page.next()
    page.part("書き方の約束")
    for rule in _RULES:
        page.text(rule)
    page.part("シート")
    _contents(page, submission)
    styles.page(sheet, heading_rows="2:2", whole=True)


class _Lines:
    """Lines down a sheet; `row` is the next free one."""

    def __init__(self, sheet: Worksheet, last: int = 4) -> None:
        self.sheet, self.last, self.row = sheet, last, 2

    def next(self, *, key: str = LABEL, height: float = 18) -> None:
        mark(self.sheet, self.row, key)
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def _wide(self, text: str) -> None:
        put(self.sheet, self.row, 2, text)
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=2, end_column=self.last)

    def _width(self) -> float:
        letters = "BCDEF"[: self.last - 1]
        return sum(self.sheet.column_dimensions[letter].width for letter in letters)

    def title(self, text: str) -> None:
        self._wide(text)
        for column in range(2, self.last + 1):
            styles.as_title(self.sheet.cell(self.row, column))
        self.next(height=styles.height(text, self._width(), size=13, least=28))

    def part(self, text: str) -> None:
        self._wide(text)
        styles.as_part(self.sheet.cell(self.row, 2))
        self.next(height=26)

    def text(self, text: str, *, bold: bool = False) -> None:
        self._wide(text)
        styles.as_text(self.sheet.cell(self.row, 2), bold=bold)
        self.next(height=styles.height(text, self._width(), least=18))

    def hint(self, text: str) -> None:
        self._wide(text)
        styles.as_hint(self.sheet.cell(self.row, 2))
        self.next(height=styles.height(text, self._width(), size=9))


def _settings(page: _Lines, submission: Submission, lists: Lists) -> None:
    body, form = submission.municipality, submission.form
    kind = form.kind(body.kind)
    rows = (
        ("name", "自治体名", body.name, "正式な名称を書きます。"),
        ("kind", "区分", kind.title if kind else body.kind, "一覧から選びます。"),
        ("code", "全国地方公共団体コード", body.code, "検査数字を含む6桁です。なくても構いません。"),
        ("fiscal_year", "年度", fiscal_year_mark(submission.fiscal_year), "R6 のように書きます。"),
    )
    for key, title, text, hint in rows:
        styles.as_label(put(page.sheet, page.row, 2, title))
        colour = styles.OPTIONAL if key == "code" else styles.REQUIRED
        styles.as_input(put(page.sheet, page.row, 3, text, title), colour, "text")
        styles.as_hint(put(page.sheet, page.row, 4, f"　{hint}"))
        if key == "kind":
            words = tuple(kind.title for kind in form.kinds)
            Choices(page.sheet, lists).offer(f"C{page.row}", words, warn=True)
        page.next(key=field_key(key), height=20)


def _contents(page: _Lines, submission: Submission) -> None:
    names = sheet_names(submission.form)
    items = [(names[section.number], f"{section.number}　{section.title}") for section in submission.form.sections]
    for name, title in [*items, (NOTES_SHEET, "まだ文章になっていない事実・意見・経過など（下書きの材料）")]:
        target = put(page.sheet, page.row, 2, name)
        target.hyperlink = Hyperlink(ref=target.coordinate, location=f"'{name.replace(chr(39), chr(39) * 2)}'!B2")
        target.font = styles.font(colour="0563C1")
        styles.as_text(put(page.sheet, page.row, 3, title))
        page.sheet.merge_cells(start_row=page.row, end_row=page.row, start_column=3, end_column=4)
        page.next()


def draw_notes(sheet: Worksheet, submission: Submission, lists: Lists) -> None:
    """Draw the sheet of the raw notes."""
    page = _listing(sheet, NOTES_MARK, (54, 100), "素材（下書きの材料）")
    page.hint(
        "会議で出た意見、経過、困っていること、うまくいっていることなどを、1行に1件、箇条書きのまま書きます。"
        "Word の様式には載りません。個人が分かることは書かないでください。"
    )
    page.hint(
        "「どの欄について」は一覧から選びます。表の特定の行についてなら、表の名前の後に「2行目」のように書き足します"
        f"（例: {_example(submission)}）。決まっていなければ空欄で構いません。"
    )
    _columns(page, "notes", (("about", "どの欄について"), ("text", "内容")))
    first = page.row
    for number, note in enumerate(submission.notes, 1):
        place = f"素材 {number}件目"
        _pair(page, about.title(submission.form, note.about), note.text, place, key=row_key(f"notes[{number}]"))
    for _ in range(_SPARE_NOTES):
        _pair(page, "", "", "")
    Choices(sheet, lists).offer(f"B{first}:B{page.row - 1}", about.titles(submission.form), warn=False)
    mark(sheet, page.row, end_key("notes"))
    styles.page(sheet, heading_rows=f"{first - 1}:{first - 1}")


def _example(submission: Submission) -> str:
    tables = (part for part in submission.form.parts() if getattr(part, "rows", None) == ())
    table = next(tables, None)
    return about.title(submission.form, f"{table.id}[2]") if table else "2行目"


def draw_unplaced(sheet: Worksheet, submission: Submission) -> None:
    """Draw the sheet of the texts that have no place in the form."""
    page = _listing(sheet, UNPLACED_MARK, (100, 54), "行き先のない文")
    page.hint(
        "読み込んだファイルのうち、様式のどの欄にも当たらなかった文です。必要なものを各シートの欄に写してください。"
    )
    _columns(page, "unplaced", (("text", "文"), ("where", "もとの場所")))
    for item in submission.unplaced:
        _pair(page, item.text, item.where, "行き先のない文")
    styles.page(sheet, heading_rows="2:2")


def _listing(sheet: Worksheet, mark_: str, widths: tuple[float, float], title: str) -> _Lines:
    hide_marks(sheet)
    mark(sheet, 1, mark_)
    for column, (letter, width) in enumerate(zip("BC", widths, strict=True), 2):
        put(sheet, 1, column, LABEL)
        sheet.column_dimensions[letter].width = width
    page = _Lines(sheet, last=3)
    page.title(title)
    return page


def _columns(page: _Lines, table: str, columns: tuple[tuple[str, str], tuple[str, str]]) -> None:
    for index, (column, _) in enumerate(columns, 2):
        put(page.sheet, page.row, index, column)
    page.sheet.row_dimensions[page.row].hidden = True
    mark(page.sheet, page.row, columns_key(table))
    page.row += 1
    for index, (_, title) in enumerate(columns, 2):
        styles.as_head(put(page.sheet, page.row, index, title))
    page.next(key=HEAD, height=22)
    page.sheet.freeze_panes = f"B{page.row}"


def _pair(page: _Lines, first: str, second: str, place: str, *, key: str = "") -> None:
    styles.as_input(put(page.sheet, page.row, 2, first, place), styles.OPTIONAL, "text")
    styles.as_input(put(page.sheet, page.row, 3, second, place), styles.OPTIONAL, "text")
    if key:
        mark(page.sheet, page.row, key)
    widths = [page.sheet.column_dimensions[letter].width for letter in "BC"]
    styles.fit(
        page.sheet, page.row, max(styles.height(*pair, least=20) for pair in zip((first, second), widths, strict=True))
    )
    page.row += 1
