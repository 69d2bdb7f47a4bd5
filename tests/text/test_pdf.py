"""PDF as blocks."""

from __future__ import annotations

import random
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

import ckwriter
from ckwriter import files, reading
from ckwriter.blocks import Block, Grid, Heading, Paragraph
from ckwriter.errors import MissingExtra, ReadError
from ckwriter.model import UNKNOWN, Submission
from ckwriter.text.pdf import MOST_PAGES, read
from ckwriter.word import writer
from tests.conftest import EXAMPLES
from tests.handmade import filled
from tests.text import paper
from tests.text.tiny_pdf import grid, line, pdf, standing, text

pytest.importorskip("pdfplumber", reason="the extra [pdf] is not installed")


def blocks(*pages: str) -> list[Block]:
    return list(read(pdf(*pages), "a.pdf").blocks)


def page(found: Grid) -> list[list[str]]:
    """Return a grid as rows of texts, a merged cell repeated at every position that it covers."""
    at = [[found.at(row, column) for column in range(found.width)] for row in range(found.height)]
    return [[cell.text if cell else "×" for cell in row] for row in at]


def test_headings_paragraphs_and_tables_in_reading_order() -> None:
    """What stands higher comes first, whatever the order of the file; large and bracketed lines are headings."""
    found = blocks(
        "\n".join(
            [
                text(50, 300, "表の後の文。"),
                text(52, 202, "名称"),
                text(152, 202, "頻度"),
                text(52, 222, "部会"),
                text(152, 222, "年4回"),
                grid([50, 150, 250], [200, 220, 240]),
                text(50, 100, "【特徴】"),
                text(50, 50, "5　強みと課題", 16),
                text(50, 120, "本文である。"),
            ]
        )
    )
    kinds = [(type(block), block.text if not isinstance(block, Grid) else page(block)) for block in found]
    assert kinds == [
        (Heading, "5　強みと課題"),
        (Heading, "【特徴】"),
        (Paragraph, "本文である。"),
        (Grid, [["名称", "頻度"], ["部会", "年4回"]]),
        (Paragraph, "表の後の文。"),
    ]


def test_merged_cells() -> None:
    """A cell over several rows or columns stands once, with its spans; an empty cell stays empty."""
    ruled = [
        *(line(50, top, 350, top) for top in (100, 120, 180)),
        *(line(left, 100, left, 180) for left in (50, 150, 350)),
        line(250, 120, 250, 180),
        *(line(150, top, 350, top) for top in (140, 160)),
    ]
    words = [
        text(52, 102, "課題"),
        text(152, 102, "役割"),
        text(52, 122, "増えない"),
        text(152, 122, "行政"),
        text(252, 162, "理解"),
    ]
    [found] = blocks("\n".join([*ruled, *words]))
    assert isinstance(found, Grid)
    assert page(found) == [
        ["課題", "役割", "役割"],
        ["増えない", "行政", ""],
        ["増えない", "", ""],
        ["増えない", "", "理解"],
    ]


def test_text_in_a_corner_that_a_table_leaves_open_is_kept() -> None:
    """Where a table has no cell, text inside its outline is a paragraph and is not lost."""
    ruled = [grid([50, 100, 150], [100, 120]), grid([50, 100], [120, 140])]
    words = [text(52, 102, "甲"), text(102, 102, "乙"), text(52, 122, "丙"), text(102, 122, "外の字")]
    found = blocks("\n".join([*ruled, *words]))
    assert [page(block) for block in found if isinstance(block, Grid)] == [[["甲", "乙"], ["丙", "×"]]]
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["外の字"]


def test_standing_and_turned_text() -> None:
    """Labels that stand, in two columns from the right, or lie on their side are read as one line each."""
    ruled = grid([50, 100, 150, 200], [100, 180])
    words = [
        standing(75, 105, "連携状況"),
        standing(60, 105, "その他"),
        text(115, 105, "行政", turn=90),
        text(180, 175, "医療", turn=270),
    ]
    [found] = blocks("\n".join([ruled, *words]))
    assert isinstance(found, Grid)
    assert page(found) == [["連携状況\nその他", "行政", "医療"]]


def test_line_ends_that_only_the_width_made_are_taken_out() -> None:
    """A line that was full goes on; one that ended before its room did, and a new item, stay lines."""
    lines = [text(52, 102 + 12 * n, words) for n, words in enumerate(["あいうえ", "お。", "か", "・きくけ", "・さ"])]
    [found] = blocks("\n".join([grid([50, 100, 200], [100, 180]), *lines, text(152, 102, "右")]))
    assert isinstance(found, Grid)
    assert page(found) == [["あいうえお。\nか\n・きくけ\n・さ", "右"]]
    framed = blocks("\n".join([grid([50, 100], [100, 180]), *lines, text(152, 102, "右")]))
    assert [block.text for block in framed if isinstance(block, Paragraph)] == [
        "あいうえお。", "か", "・きくけ", "・さ", "右",
    ]  # fmt: skip


def test_a_narrow_column_shows_its_own_width() -> None:
    """Where several long lines end at the same place, they are one paragraph, however wide the page is."""
    lines = ["あいうえおかきくけこさし", "すせそたちつてとなにぬね", "のはひふへほまみむめもや", "ゆよ。", "らりるれろ"]
    words = [text(50, 100 + 12 * n, words) for n, words in enumerate(lines)]
    found = blocks("\n".join([*words, text(700, 20, "右")]))
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["右", "".join(lines[:4]), lines[4]]


def test_boxes_side_by_side_are_not_mixed() -> None:
    """Two columns of text without rules are read one after the other."""
    found = blocks(
        "\n".join(
            text(left, top, f"{name}{top}") for top in (100, 112, 124) for left, name in ((50, "左"), (300, "右"))
        )
    )
    assert [block.text for block in found if not isinstance(block, Grid)] == [
        "左100", "左112", "左124", "右100", "右112", "右124",
    ]  # fmt: skip


def test_labels_beside_texts_without_lines() -> None:
    """Short labels, each with the text that begins beside it, are a table also without rules round it."""
    long = "ここには長い説明が書かれている。"
    rows = [
        ("名称", 100, [f"会議。{long}"]),
        ("目的", 112, ["一。", f"二。{long}"]),
        ("備考", 140, [f"三。{long}"]),
    ]
    words = [text(50, top, label) for label, top, _ in rows]
    words += [text(120, top + 12 * n, line) for _, top, lines in rows for n, line in enumerate(lines)]
    [found] = blocks("\n".join(words))
    assert isinstance(found, Grid)
    assert page(found) == [["名称", f"会議。{long}"], ["目的", f"一。\n二。{long}"], ["備考", f"三。{long}"]]


def test_page_numbers_and_running_heads() -> None:
    """Page numbers are left out, running heads kept aside, and the same words elsewhere stay."""
    bodies = ["甲", "乙", "計4機関", "丁"]
    found = blocks(
        *(
            "\n".join(
                [
                    text(50, 20, f"提出資料 {n}"),
                    text(50, 100 + 20 * n, body),
                    text(50, 300, "計4機関"),
                    text(400, 570, f"- {n} -"),
                ]
            )
            if n < 3
            else "\n".join([text(50, 20, f"提出資料 {n}"), text(50, 100, body), text(400, 570, f"- {n} -")])
            for n, body in enumerate(bodies, 1)
        )
    )
    paragraphs = [block for block in found if isinstance(block, Paragraph)]
    assert [block.text for block in paragraphs if not block.aside] == [
        "甲",
        "計4機関",
        "乙",
        "計4機関",
        "計4機関",
        "丁",
    ]
    assert [block.text for block in paragraphs if block.aside] == [f"提出資料 {n}" for n in range(1, 5)]


def test_page_numbers_with_their_total() -> None:
    """1 / 3 counts pages where it stands near their ends and goes on from page to page; the same elsewhere is text."""
    pages = (
        "\n".join([text(50, 100, "計4機関"), text(400, 570, f"{n} / 2"), text(50, 575, "見本市保健課")]) for n in (1, 2)
    )
    assert [block.text for block in blocks(*pages) if isinstance(block, Paragraph)] == [
        "計4機関",
        "見本市保健課",
        "計4機関",
        "見本市保健課",
    ]
    single = "\n".join([text(50, 100, "圏域の設置"), text(50, 300, "1 / 2")])
    assert [block.text for block in blocks(single, text(50, 100, "以上")) if isinstance(block, Paragraph)][1] == "1 / 2"


def test_a_table_over_two_pages() -> None:
    """A table that goes on stays a grid on each page, but a row that the page break tore apart is one row again."""
    heads = [text(52, 42, "名称"), text(102, 42, "内容")]
    ruled = [grid([50, 100, 200], [40, 60, 90]), *heads]
    above = [
        *ruled,
        text(52, 62, "部会名が"),
        text(52, 74, "長い協議"),
        text(102, 62, "共有する課題を出しあ"),
        text(102, 74, "い、解決の方策を検討"),
    ]
    below = [
        grid([50, 100, 200], [40, 60, 90, 110]),
        *heads,
        text(52, 62, "会"),
        text(102, 62, "する。"),
        text(52, 92, "別の会"),
        text(102, 92, "協議"),
    ]
    first, second = blocks("\n".join(above), "\n".join(below))
    assert isinstance(first, Grid)
    assert isinstance(second, Grid)
    assert page(first)[1:] == [["部会名が長い協議会", "共有する課題を出しあい、解決の方策を検討する。"]]
    assert page(second)[1:] == [["別の会", "協議"]]


def test_a_new_row_on_the_next_page_stays_a_row() -> None:
    """Rows of short cells, and a merged label that goes on with other roles, are not taken for one row."""
    above = "\n".join([grid([50, 100, 200], [40, 60]), text(52, 42, "甲"), text(102, 42, "年4回")])
    below = "\n".join([grid([50, 100, 200], [40, 60]), text(52, 42, "乙"), text(102, 42, "年3回")])
    assert [page(found) for found in blocks(above, below) if isinstance(found, Grid)] == [
        [["甲", "年4回"]],
        [["乙", "年3回"]],
    ]
    below = "\n".join([grid([50, 100, 200], [40, 60]), text(102, 42, "年3回")])
    assert [page(found) for found in blocks(above, below) if isinstance(found, Grid)] == [
        [["甲", "年4回"]],
        [["", "年3回"]],
    ]


def test_radicals_become_characters() -> None:
    """Radicals, which some programs write for the characters that they look like, are read as these."""
    [found] = blocks(text(50, 50, "⼈⼝と部⻑"))
    assert found.text == "人口と部長"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf("", "", image=True), "文字の入っていない PDF"),
        (pdf(*[""] * (MOST_PAGES + 1)), "ページが多すぎます"),
        (pdf(text(50, 50, "あ" * 40_000)), "1ページ目の文字が多すぎます"),
        (pdf("0 0 m 1 1 l S\n" * 21_000), "1ページ目の図形が多すぎます"),
        (b"%PDF-1.4\nnothing", "PDF として読めません"),
        (b"PK\x03\x04", "PDF ではありません"),
        (pdf(text(50, 50, "本文"))[:300], "読めません|文字の入っていない"),
    ],
    ids=["scanned", "pages", "characters", "lines", "broken", "other", "cut"],
)
def test_bad_files_are_one_line(data: bytes, words: str) -> None:
    """A PDF of pictures, one that is broken, too long or hostile, each give one line with the file's name."""
    with pytest.raises(ReadError, match=words) as caught:
        read(data, "資料.pdf")
    assert str(caught.value).startswith("資料.pdf: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("times", [1, 2])
def test_a_stream_that_unpacks_to_too_much_is_refused(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that would unpack to a huge one is refused before it is, also when packed twice."""
    monkeypatch.setattr(files, "LARGEST_UNZIPPED", 2**20)
    packed = bytes(2**21)
    for _ in range(times):
        packed = zlib.compress(packed)
    with pytest.raises(ReadError, match="展開すると大きすぎる"):
        read(b"%PDF-1.4\nstream\n" + packed + b"\nendstream", "a.pdf")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pdfplumber is not installed, the message names the extra."""
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(MissingExtra, match=r"ckwriter\[pdf\]"):
        read(pdf(text(50, 50, "本文")), "a.pdf")


def test_damaged_files_never_crash(caplog: pytest.LogCaptureFixture) -> None:
    """Whatever bytes are changed, there are blocks or a ReadError, and pdfminer's remarks stay off the screen."""
    chance = random.Random(7)
    whole = pdf("\n".join([grid([50, 100, 200], [40, 60]), text(52, 42, "甲"), text(102, 42, "年4回")]))
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        with suppress(ReadError):
            read(bytes(data), "a.pdf")
    assert not caplog.records


needs_libreoffice = pytest.mark.skipif(not paper.LIBREOFFICE, reason="LibreOffice (soffice) is not installed")


@needs_libreoffice
def test_a_form_printed_to_pdf_reads_equally(example: Submission, tmp_path: Path) -> None:
    """A form laid out by hand in Word and printed by LibreOffice holds every cell, but for line ends within them."""
    wanted = filled(example)
    path = tmp_path / "form.pdf"
    path.write_bytes(paper.printed(paper.paper(wanted), tmp_path))
    found = reading.read(path)
    assert found.municipality.name == wanted.municipality.name
    assert {at: "".join(cell.shown.split()) for at, cell in found.cells.items()} == {
        at: "".join(cell.shown.split()) for at, cell in wanted.cells.items()
    }
    assert found.unplaced == ()


@needs_libreoffice
def test_our_own_drafted_form_printed_to_pdf(tmp_path: Path) -> None:
    """Drafted text is shaded, and its rows run over pages: torn rows are one again, and what is shaded is no person's."""
    drafted = ckwriter.draft(reading.read(EXAMPLES / "kumamoto.yaml"))
    written = writer.write(drafted)
    (tmp_path / "form.docx").write_bytes(written.data)
    path = tmp_path / "form.pdf"
    path.write_bytes(paper.printed(written.data, tmp_path))
    shown = reading.read(tmp_path / "form.docx")
    found = reading.read(path)
    wanted = {at: "".join(cell.shown.split()) for at, cell in shown.cells.items() if cell.shown}
    assert {at: "".join(found[at].shown.split()) for at in wanted} == wanted
    machine = {at for at, cell in shown.cells.items() if cell.machine}
    assert {at for at, cell in found.cells.items() if cell.origin == UNKNOWN} == machine != set()
    blank = {cell.shown for at, cell in found.cells.items() if at not in wanted}
    assert blank <= {"", "R●年●月", "有・無"}
    assert [left.text[:6] for left in found.unplaced] == ["AI下書き\u3000"]


@needs_libreoffice
def test_a_protected_file_is_told(tmp_path: Path) -> None:
    """A PDF that asks for a password gives one line that says so."""
    document = paper.landscape()
    document.add_paragraph("本文")
    protection = (
        '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    )
    data = paper.printed(paper.saved(document), tmp_path, f"pdf:writer_pdf_Export:{protection}")
    with pytest.raises(ReadError, match="パスワードで保護"):
        read(data, "a.pdf")
