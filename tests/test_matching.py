"""Finding the places of a form among blocks, whatever file they came from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ckwriter import matching
from ckwriter.blocks import Block, Blocks, Grid, GridCell, Heading, Paragraph
from ckwriter.errors import ReadError
from ckwriter.form import Form
from ckwriter.matching.known import filled, recorded
from ckwriter.matching.known.aligning import align
from ckwriter.matching.words import titles
from ckwriter.model import Cell, Source, Submission

Rows = list[list[str]]
FORUMS = ["名称", "協議の場の構成員", "開催頻度", "実施内容", "特記事項等(課題・強み等)"]
RESULTS = ["課題解決の達成度を測る指標", "目標値 (R5年度当初)", "実績値 (R5年度末)", "具体的な成果・効果"]


def grid(rows: Rows) -> Grid:
    """Return a grid of these texts: 「<」 belongs to the cell at its left, 「^」 to the one above, 「-」 is a hole."""
    cells: list[GridCell] = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text not in ("<", "^", "-"):
                right = next((i for i, t in enumerate(texts[column + 1 :]) if t != "<"), len(texts) - column - 1)
                down = next((i for i, t in enumerate(rows[row + 1 :]) if t[column] != "^"), len(rows) - row - 1)
                cells.append(GridCell(row, column, text, down + 1, right + 1))
    return Grid(tuple(cells), len(rows), max(map(len, rows)))


def read(form: Form | None, *blocks: Block, record: bytes | None = None) -> Submission:
    return matching.submission(Blocks(blocks, record), form, "test.docx")


def texts(submission: Submission) -> dict[str, str]:
    return {at: cell.shown for at, cell in submission.cells.items()}


# ------------------------------------------------------------------------------------------ titles


@pytest.mark.parametrize(
    "text",
    [
        "目標値（昨年度当初）",
        "目標値(R5年度当初)",
        "目　標　値",
        "目標値\n（令和５年度当初）",
        "【目標値】",
        "■目標値：",
        "目標",
    ],
)
def test_a_title_is_known_in_spite_of_its_spelling(form: Form, text: str) -> None:
    """Width, spaces, line wraps, brackets and the words in a bracket at the end do not matter."""
    found = read(form, Heading("4 成果・効果"), grid([["指標", text, "実績"], ["a", "b", "c"]]))
    assert texts(found) == {"results[1].indicator": "a", "results[1].target": "b", "results[1].result": "c"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7 精神障害にも対応した地域包括ケアシステムの構築のための協議の場の実施状況", "7"),
        ("７．精神障がいにも対応した地域包括ケアシステムの構築のための協議の場の実施状況", "7"),
        ("2-① 精神障害にも対応した地域包括ケアシステムの構築に向けた取組概要（全体）", "2"),
        ("精神障害にも対応した地域包括ケアシステムの構築に向けた取組の経緯", "3"),
        ("第８ スケジュール（今年度）", "8"),
        ("5 精神障害にも対応した地域包括ケアシステムの構築に向けた現時点に於ける強みと課題", "5"),
    ],
)
def test_a_section_is_known_by_its_heading(form: Form, text: str, number: str) -> None:
    """By number and title, in any width; without a number by the whole official title; in spite of a slip."""
    found = titles.section(text, form.sections, heading=False)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    "text", ["連携状況", "2 ピアサポート活用事業", "令和5年～ 協議の場を設置", "10 回開催した", ""]
)
def test_other_lines_are_no_headings(form: Form, text: str) -> None:
    """A line of running text, a numbered item or a short word is not taken for the heading of a section."""
    assert titles.section(text, form.sections, heading=False) is None


# ------------------------------------------------------------------------------------------ free tables


def test_columns_may_stand_in_any_order_among_others(form: Form) -> None:
    """Columns are found by their titles; a column that the form does not have is kept as unplaced."""
    rows = [["開催頻度", "番号", "名称", "担当者"], ["年4回", "1", "部会", "山田"]]
    found = read(form, Heading("7 協議の場"), grid(rows))
    assert texts(found) == {"forums[1].frequency": "年4回", "forums[1].name": "部会"}
    assert [left.text for left in found.unplaced] == ["担当者", "山田"]


def test_a_table_goes_on_over_two_pages(form: Form) -> None:
    """A second grid goes on with the first, with its header repeated or without."""
    first, second, third = ([f"{row}{column}" for column in "abcde"] for row in "xyz")
    page = (Heading("7 協議の場の実施状況"), grid([FORUMS, first]), grid([FORUMS, second]), grid([third]))
    found = read(form, *page)
    assert [found.text(f"forums[{number}].name") for number in (1, 2, 3)] == ["xa", "ya", "za"]
    assert found.text("forums[3].remarks") == "ze"
    assert found.unplaced == ()


def test_two_tables_side_by_side(form: Form) -> None:
    """Two tables in one grid are read each for itself, also when it is the same table twice."""
    rows = [[*FORUMS, "", *FORUMS], [*"abcde", "", *"fghij"]]
    found = read(form, Heading("7 協議の場の実施状況"), grid(rows))
    assert [found.text(f"forums[{number}].name") for number in (1, 2)] == ["a", "f"]
    assert found.text("forums[2].remarks") == "j"


def test_a_merged_cell_stands_in_its_first_row(form: Form) -> None:
    """A department merged down over its partners is read once; the rows below leave it blank."""
    heads = ["所管部署名", "所管部署における主な業務", "連携部署名", "連携部署における主な業務"]
    rows = [heads, ["保健課", "企画", "福祉課", "手当"], ["^", "^", "学習課", "講座"], ["市民課", "届", "税務課", "税"]]
    found = texts(read(form, Heading("6 連携状況"), grid(rows)))
    assert [found.get(f"offices[{number}].owner") for number in (1, 2, 3)] == ["保健課", None, "市民課"]
    assert found["offices[2].partner"] == "学習課"


STACKED = [
    ["課題", "課題解決に向けた取組方針", "課題・方針に対する役割（取組）", "<"],
    ["課題一", "方針一", "行政", "A"], ["^", "^", "医療", "B"], ["^", "^", "福祉", "C"], ["^", "^", "その他", "D"],
    ["課題二", "方針二", "行政", "E"], ["^", "^", "福祉", "F"],
]  # fmt: skip
BESIDE = [
    ["課題", "取組方針", "課題・方針に対する役割（取組）", "<", "<", "<"],
    ["^", "^", "その他", "福祉", "医療", "行政"],
    ["課題一", "方針一", "D", "C", "B", "A"],
    ["課題二", "方針二", "", "F", "", "E"],
]
FLAT = [
    ["課題", "取組方針", "行政", "医療", "福祉", "その他関係機関"],
    ["課題一", "方針一", *"ABCD"],
    ["課題二", "方針二", "E", "", "F", ""],
]


@pytest.mark.parametrize("rows", [STACKED, BESIDE, FLAT], ids=["stacked", "beside", "flat"])
def test_roles_below_each_other_or_side_by_side(form: Form, rows: Rows) -> None:
    """One issue may take several rows, labelled with the sectors, or one row with a column for each."""
    found = texts(read(form, Heading("5 強みと課題"), grid(rows)))
    assert found == {
        "issues[1].issue": "課題一", "issues[1].policy": "方針一", "issues[1].role_government": "A",
        "issues[1].role_medical": "B", "issues[1].role_welfare": "C", "issues[1].role_others": "D",
        "issues[2].issue": "課題二", "issues[2].policy": "方針二", "issues[2].role_government": "E",
        "issues[2].role_welfare": "F",
    }  # fmt: skip


def test_a_table_without_its_heading_is_known_by_its_columns(form: Form) -> None:
    """Where the headings of sections were pictures, tables are still known by their titles."""
    found = read(form, grid([RESULTS, list("abcd")]), grid([FORUMS, list("efghi")]))
    assert found.text("results[1].effect") == "d"
    assert found.text("forums[1].remarks") == "i"


@pytest.mark.parametrize("blank", ["\n", "\n　\n", "  \n"])
def test_a_column_with_nothing_behind_its_label_has_no_cell(form: Form, blank: str) -> None:
    """White space between two labels is no text."""
    roles = f"【行政】広報\n【医療】案内\n【福祉】{blank}【その他関係機関・住民等】見守り"
    found = read(form, Heading("5 強みと課題"), grid([["課題", "取組方針", "役割（取組）"], ["孤立", "訪ねる", roles]]))
    assert texts(found) == {
        "issues[1].issue": "孤立", "issues[1].policy": "訪ねる", "issues[1].role_government": "広報",
        "issues[1].role_medical": "案内", "issues[1].role_others": "見守り",
    }  # fmt: skip


def test_blank_rows_are_no_rows(form: Form) -> None:
    """Rows that nobody filled are left out."""
    found = read(form, Heading("7 協議の場"), grid([FORUMS, list("abcde"), [""] * 5, list("fghij"), [" "] * 5]))
    assert found.text("forums[2].name") == "f"
    assert "forums[3].name" not in found.cells


def test_a_list_in_place_of_a_table(form: Form) -> None:
    """A history written as a list is read into its table."""
    lines = ("・平成27年度～ 連絡会を開始", "・令和6年10月　事業を開始", "H17：連携会議")
    found = read(form, Heading("3 取組の経緯"), *map(Paragraph, lines), grid([FORUMS, list("abcde")]))
    assert [found.text(f"history[{n}].period") for n in (1, 2, 3)] == ["平成27年度～", "令和6年10月", "H17"]
    assert found.text("history[2].text") == "事業を開始"


# ------------------------------------------------------------------------------------------ fixed rows


STATISTICS = [
    ["人口 (R6年10月時点)", "<", "<", "473,886", "人"],
    ["保健所数（R6年度）", "<", "<", "1", "か所"],
    ["入院精神障害者数 (R●年●月時点)", "合計", "<", "0", "人"],
    ["^", "3か月未満 (%: 構成割合)", "<", "12", "人 5.5 %"],
    ["^", "1年以上", "<", "#DIV/0!", "人 %"],
    ["^", "", "うち65歳未満", "7", "人"],
    ["協議の場の設置状況 (R6年10月時点)", "障害保健福祉圏域", "<", "（有）・無　2／3", "か所/障害保健福祉圏域数"],
    ["^", "市町村", "<", "有・無", "1 / 1 か所/市町村数"],
]


def test_fixed_rows_are_known_by_their_labels(form: Form) -> None:
    """Dates stand in the label, units beside the value, a share behind the unit, a denominator behind a slash."""
    found = texts(read(form, Heading("1 基礎情報"), grid(STATISTICS)))
    assert found == {
        "profile[population].as_of": "R6年10月",
        "profile[population].value": "473,886",
        "profile[public_health_centres].as_of": "R6年度",
        "profile[public_health_centres].value": "1",
        "profile[inpatients].as_of": "R●年●月",
        "profile[inpatients].value": "0",
        "profile[inpatients_under_3_months].value": "12",
        "profile[inpatients_under_3_months].share": "5.5",
        "profile[inpatients_1_year_or_more].share": "#DIV/0!",
        "profile[inpatients_1_year_or_more_under_65].value": "7",
        "profile[forums_prefecture].as_of": "R6年10月",
        "profile[forums_welfare_area].choice": "有",
        "profile[forums_welfare_area].value": "2",
        "profile[forums_welfare_area].denominator": "3",
        "profile[forums_municipality].choice": "有・無",
        "profile[forums_municipality].value": "1",
        "profile[forums_municipality].denominator": "1",
    }


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("（有）・無", "有"), ("有・(無)", "無"), ("○有・無", "有"), ("㊒・無", "有"), ("☑有 □無", "有"),
        ("□有　■無", "無"), ("無", "無"), ("有・無", "有・無"), ("□有 □無", "□有 □無"), ("該当なし", "該当なし"),
    ],
)  # fmt: skip
def test_a_choice_is_read_by_its_mark(form: Form, printed: str, expected: str) -> None:
    """A bracket, a circle or a tick marks the chosen word; without a mark the words are what stands there."""
    rows = [["人口", "1", "人"], ["精神領域の部会の有無", printed, ""]]
    assert (
        texts(read(form, Heading("1 基礎情報"), grid(rows)))["profile[council_mental_health_group].choice"] == expected
    )


@pytest.mark.parametrize("cut", [1, 2, len(STATISTICS)])
def test_fixed_rows_go_on_over_two_pages(form: Form, cut: int) -> None:
    """A page may end behind the first row of a fixed table, or before its last one: that single row is not lost."""
    rows = [*STATISTICS, ["市町村数", "<", "<", "7", "市町村"]]
    found = read(form, Heading("1 基礎情報"), grid(rows[:cut]), Paragraph(""), grid(rows[cut:]))
    assert texts(found) == texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found.unplaced == ()


def test_a_single_label_is_no_fixed_table(form: Form) -> None:
    """A row with the label of a fixed table that stands by itself, or has other words, goes on with no table."""
    alone = read(form, Heading("1 基礎情報"), grid([["人口", "7", "人"]]), Paragraph("欄外"), grid(STATISTICS[1:]))
    assert [left.text for left in alone.unplaced] == ["人口", "7", "人", "欄外"]
    other = read(form, Heading("1 基礎情報"), grid(STATISTICS), grid([["人口の見込み", "7", "人"]]))
    assert "人口の見込み" in [left.text for left in other.unplaced]


def test_statistics_in_two_halves(form: Form) -> None:
    """The rows of a fixed table may stand in two halves side by side."""
    rows = [["人口", "100", "人", "保健所数", "2", "か所"], ["市町村数", "1", "市町村", "精神科病院の数", "6", "病院"]]
    found = texts(read(form, Heading("1 基礎情報"), grid(rows)))
    assert found == {
        "profile[population].value": "100",
        "profile[public_health_centres].value": "2",
        "profile[municipalities].value": "1",
        "profile[psychiatric_hospitals].value": "6",
    }


# ------------------------------------------------------------------------------------------ fields


@pytest.mark.parametrize(
    "blocks",
    [
        (Heading("【特徴(強み)】"), Paragraph("顔の見える"), Paragraph("関係がある。")),
        (Paragraph("■強み"), Paragraph(""), Paragraph("顔の見える"), Paragraph("関係がある。"), Paragraph("")),
        (Paragraph("特徴（強み）：顔の見える\n関係がある。"),),
        (grid([["特徴（強み）", "顔の見える\n関係がある。"]]),),
        (grid([["特徴（強み）"], ["顔の見える\n関係がある。"]]),),
        (Paragraph("【特徴】"), grid([["顔の見える\n関係がある。"]])),
    ],
    ids=["heading", "mark", "colon", "left", "above", "box"],
)
def test_a_field_stands_by_its_label(form: Form, blocks: tuple[Block, ...]) -> None:
    """Its text follows the label: in the next paragraphs, behind a colon, to the right, below, or in a box."""
    found = read(form, Heading("5 強みと課題"), *blocks, grid([FLAT[0], list("abcdef")]))
    assert found.text("strengths") == "顔の見える\n関係がある。"
    assert found.unplaced == ()


def test_a_note_of_the_form_is_no_text(form: Form) -> None:
    """What the form prints behind a label is not taken for an answer."""
    label = (
        "【その他事項】 ※協議の場運営における課題や悩んでいる点、アドバイザーに相談したい事項など、自由に記載ください"
    )
    assert (
        "other_matters" not in read(form, Heading("7 協議の場"), grid([FORUMS, list("abcde")]), Paragraph(label)).cells
    )


@pytest.mark.parametrize("tail", ["相談したい点など", "相談したい事項があれば自由に記載してください"])
def test_a_note_with_a_few_words_changed_is_no_text(form: Form, tail: str) -> None:
    """What is told below a title and its note is read without the note; a remark of one's own stays."""
    title = f"【その他事項】 ※協議の場運営における課題や悩んでいる点、アドバイザーに{tail}"
    found = read(
        form, Heading("7 協議の場"), grid([FORUMS, list("abcde")]), Paragraph(title), Paragraph("進行に悩む。")
    )
    assert found.text("other_matters") == "進行に悩む。"
    own = read(form, Heading("7 協議の場"), Paragraph("【その他事項】 ※協議の場の委員の改選が重なる。"))
    assert "委員の改選" in own.text("other_matters")


def test_fields_and_a_table_in_one_grid(form: Form) -> None:
    """Goals labelled at the left may stand above the schedule in the same grid."""
    rows = [
        ["短期目標 (今年度)", "目標", "<"],
        ["スモール\nステップ", "一歩", "<"],
        ["時期(月)", "実施内容", "具体的な取組"],
        list("abc"),
    ]
    found = texts(read(form, Heading("8 スケジュール"), grid(rows)))
    assert found == {
        "short_term_goal": "目標", "small_steps": "一歩",
        "schedule[1].period": "a", "schedule[1].activity": "b", "schedule[1].detail": "c",
    }  # fmt: skip


def test_a_frame_is_looked_into(form: Form) -> None:
    """A section in a frame (a table of one cell) is read like one without."""
    inner = (Paragraph("7．協議の場の実施状況"), grid([FORUMS, list("abcde")]))
    frame = Grid((GridCell(0, 0, "…", blocks=inner),), 1, 1)
    assert read(form, frame).text("forums[1].name") == "a"


def test_a_pin_names_what_no_title_reaches(form: Form) -> None:
    """A bookmark named after a place says where its text stands."""
    pinned = GridCell(1, 1, "7", pin="profile_population_value")
    odd = Grid((GridCell(0, 0, "x"), GridCell(0, 1, "y"), GridCell(1, 0, "z"), pinned), 2, 2)
    found = read(form, Paragraph("くらしを支える", pin="headline"), odd, Paragraph("文。", pin="strengths"))
    assert texts(found) == {"headline": "くらしを支える", "profile[population].value": "7", "strengths": "文。"}


def test_a_section_twice_and_sections_missing(form: Form) -> None:
    """A section that runs over two pages is one; what is missing is simply empty."""
    overview = "精神障害にも対応した地域包括ケアシステムの構築に向けた取組概要（全体）"
    first = grid([["事業・取組", "内容"], ["A事業", "a"]])
    second = grid([["名称", "目的"], ["部会", "b"]])
    found = read(form, Paragraph(f"2-① {overview}"), first, Paragraph(f"2-② {overview}"), second)
    assert texts(found) == {
        "programmes[1].name": "A事業", "programmes[1].description": "a", "bodies[1].name": "部会", "bodies[1].purpose": "b",
    }  # fmt: skip


# ------------------------------------------------------------------------------------------ the whole


def test_the_body_its_kind_and_the_year_come_from_the_cover(form: Form) -> None:
    """The name stands on the cover; the kind follows from its words, a known list or the name's ending; no code is guessed."""
    table = (Heading("7 協議の場"), grid([FORUMS, list("abcde")]))
    for name, kind in (
        ("倉敷市", "core_city"),
        ("熊本市", "designated_city"),
        ("岡山県", "prefecture"),
        ("新宿区", "special_ward"),
    ):
        found = read(form, Paragraph(name), Paragraph("令和5年度"), Paragraph("みんなで取り組む。"), *table)
        assert (found.municipality.name, found.municipality.kind, found.municipality.code) == (name, kind, "")
        assert found.fiscal_year == 2023
    assert read(form, *table).fiscal_year == form.fiscal_year


def test_a_year_in_the_text_of_the_cover_is_not_the_documents(form: Form) -> None:
    """令和4年度から… tells of what was done; only a line of its own, or a title, names the year."""
    table = (Heading("7 協議の場"), grid([FORUMS, list("abcde")]))
    for words in (
        "見本市では、令和4年度から協議を重ねてきた。",
        "令和4年度からの歩み",
        "平成30年度に始め、令和4年度に広げた。",
    ):
        assert read(form, Paragraph("見本市"), Paragraph(words), *table).fiscal_year == form.fiscal_year
    assert read(form, Paragraph("見本市の取組（令和5年度）"), *table).fiscal_year == 2023


def test_a_table_of_periods_without_a_header(form: Form) -> None:
    """Two columns, a period and what happened in it, are the chronicle, also where nothing says so."""
    rows = [["平成28年度", "相談窓口を開設"], ["令和2年", "交流会を開始"]]
    found = read(form, Heading("3 精神障害にも対応した地域包括ケアシステムの構築に向けた取組の経緯"), grid(rows))
    assert [found.text(f"history[{n}].{c}") for n in (1, 2) for c in ("period", "text")] == [
        x for row in rows for x in row
    ]


def test_a_caption_of_the_section_is_no_heading_of_another(form: Form) -> None:
    """【協議の場】 in the overview begins its list of bodies, and not the section that is called 協議の場 for short."""
    overview = Heading("2 精神障害にも対応した地域包括ケアシステムの構築に向けた取組概要（全体）")
    lines = (
        "【協議の場】",
        "見本支援会議",
        "目的：課題の共有",
        "構成員：病院、家族会、保健所",
        "計3団体",
        "事務局：保健所",
    )
    found = read(form, overview, *map(Paragraph, lines))
    assert found.text("bodies[1].name") == "見本支援会議"
    assert found.text("bodies[1].member_count") == "計3団体"
    assert not found.unplaced


def test_a_cover_without_labels(form: Form) -> None:
    """Name, headline and text of a cover are known by their order."""
    lines = map(
        Paragraph, ("試験市", "つながる・ひろがる\n試験市", "試験市では、協議を重ねてきた。", "今年度も続ける。")
    )
    found = read(form, *lines, Heading("7 協議の場"), grid([FORUMS, list("abcde")]))
    assert found.text("headline") == "つながる・ひろがる\n試験市"
    assert found.text("intro") == "試験市では、協議を重ねてきた。\n今年度も続ける。"


def test_the_form_is_recognised(form: Form) -> None:
    """Without a form the installed one is taken of which most places are found; of none, one clear line."""
    assert read(None, Heading("7 協議の場"), grid([FORUMS, list("abcde")])).form.id == form.id
    with pytest.raises(ReadError, match="どの様式のファイルか分かりません"):
        read(None, Paragraph("お知らせ"), grid([["品名", "数量"], ["紙", "2"]]))
    with pytest.raises(ReadError, match="欄が一つも見つかりません"):
        read(form, Paragraph("お知らせ"))


def test_a_table_without_end_is_refused(form: Form) -> None:
    """A table of more rows than any submission has is one clear line, before the time is spent."""
    rows = [GridCell(row, 0, str(row)) for row in range(filled.MOST_ROWS + 1)]
    with pytest.raises(ReadError, match="表の行が多すぎます（一つの表で20,000行まで読めます）"):
        read(form, Heading("7 協議の場"), Grid(tuple(rows), len(rows), 1))


def test_nothing_is_lost(form: Form) -> None:
    """Text that has no place is kept, with where it stood; what the form prints is not."""
    blocks = (
        Heading("7 協議の場の実施状況"),
        Paragraph("担当者へのお願い"),
        grid([FORUMS, list("abcde"), ["欄外", "<", "<", "<", "<"]]),
        Paragraph("おわりに"),
        Paragraph("話し手の覚え", aside=True),
    )
    kept = {left.text: left.where for left in read(form, *blocks).unplaced}
    assert kept == {
        "担当者へのお願い": "7 協議の場",
        "欄外": "7 協議の場",
        "おわりに": "7 協議の場",
        "話し手の覚え": "本文の外",
    }


def test_what_the_form_prints_is_no_lost_text(form: Form) -> None:
    """Captions, also of a table that holds nothing, a subtitle in other words and a repeated name are furniture."""
    blocks = (
        Paragraph("見本市"),
        Paragraph("【基本情報】"),
        Heading("1 基礎情報"),
        Paragraph("自治体名　見本市"),
        Paragraph("【基本情報】"),
        Heading("4 成果・効果"),
        grid([["自治体名", "見本市"]]),
        Paragraph("＜令和5年度までの成果・効果＞"),
        grid([RESULTS, list("abcd")]),
        Heading("7 協議の場"),
        Paragraph("見本市"),
        Paragraph("【協議の場の実施状況】"),
        Paragraph("協議の場"),
        grid([FORUMS]),
    )
    found = read(form, *blocks)
    assert found.unplaced == ()
    assert found.municipality.name == "見本市"


def test_a_name_under_a_heading(form: Form) -> None:
    """Where no cover names the body its label in a section does; another body's name is kept."""
    table = grid([FORUMS, list("abcde")])
    found = read(form, Heading("7 協議の場"), Paragraph("自治体名：見本市"), table)
    assert (found.municipality.name, found.unplaced) == ("見本市", ())
    other = read(form, Paragraph("見本市"), Heading("7 協議の場"), Paragraph("自治体名：手本市"), table)
    assert (other.municipality.name, [left.text for left in other.unplaced]) == ("見本市", ["手本市"])


def test_a_title_in_a_persons_text_stays(form: Form) -> None:
    """A line of a field that looks like a caption of the form belongs to the field."""
    lines = map(Paragraph, ("顔の見える関係がある。", "【協議の場】", "年4回開いている。"))
    found = read(form, Heading("5 強みと課題"), Heading("特徴（強み）"), *lines)
    assert found.text("strengths") == "顔の見える関係がある。\n【協議の場】\n年4回開いている。"


def test_a_page_ends_a_field(form: Form) -> None:
    """The name of a page (a heading of level 0) closes the field before it; what follows is kept, not taken in."""
    blocks = (Heading("強み"), Paragraph("強みの文章。"), Heading("別紙", level=0), Paragraph("別の話"))
    found = read(form, Heading("5 強みと課題"), *blocks)
    assert found.text("strengths") == "強みの文章。"
    assert [left.text for left in found.unplaced] == ["別紙", "別の話"]


# ------------------------------------------------------------------------------------------ the record


@pytest.fixture
def drafted(make: Callable[..., Submission]) -> Submission:
    """Three meetings, of which the remarks were drafted, and a field that rests on one of them."""
    cells = {f"forums[{n}].{c}": f"{c}{n}" for n in (1, 2, 3) for c in ("name", "members", "frequency", "content")}
    notes = {
        f"forums[{n}].remarks": Cell(
            text=f"remarks{n}", origin="offline", sources=(Source(sentence="", at=(f"forums[{n}].name",)),)
        )
        for n in (1, 2, 3)
    }
    rests = Cell(
        text="強み。", origin="offline", sources=(Source(sentence="強み。", at=("forums[3].name", "notes[1]")),)
    )
    return make(cells | notes | {"strengths": rests})


def page_of(submission: Submission, *numbers: int) -> list[Block]:
    """Return the page with these rows of the meetings, in this order."""
    columns = ("name", "members", "frequency", "content", "remarks")
    rows = [[submission.text(f"forums[{n}].{c}") for c in columns] for n in numbers]
    strengths: list[Block] = [
        Heading("5 強みと課題"),
        Heading("【特徴（強み）】"),
        Paragraph(submission.text("strengths")),
    ]
    return [Paragraph("見本市"), *strengths, Heading("7 協議の場の実施状況"), grid([FORUMS, *rows])]


def test_an_unchanged_page_keeps_origins_and_sources(form: Form, drafted: Submission) -> None:
    """What stands on the page as it was written keeps who wrote it and what it rests on."""
    record = recorded.dump(drafted, drafted.cells)
    assert read(None, *page_of(drafted, 1, 2, 3), record=record) == drafted


def test_rows_that_were_moved_and_removed_are_recognised(form: Form, drafted: Submission) -> None:
    """Rows are known by what stands in them; sources follow them, and those of a removed row are gone."""
    record = recorded.dump(drafted, drafted.cells)
    found = read(form, *page_of(drafted, 3, 1), record=record)
    assert [found[f"forums[{n}].remarks"].origin for n in (1, 2)] == ["offline", "offline"]
    assert found["forums[1].remarks"].sources[0].at == ("forums[1].name",)
    assert found["strengths"].sources[0].at == ("forums[1].name", "notes[1]")
    gone = read(form, *page_of(drafted, 1, 2), record=record)
    assert gone["strengths"].sources[0].at == ("notes[1]",)


def test_an_edited_cell_and_a_new_row_are_a_persons(form: Form, drafted: Submission) -> None:
    """Only what differs from the record is a person's, in a row that was edited and in one that was added."""
    record = recorded.dump(drafted, drafted.cells)
    edited = drafted.with_cells(
        {"forums[2].remarks": Cell(text="人が直した"), "forums[4].name": Cell(text="新しい会議")}
    )
    found = read(form, *page_of(edited, 4, 1, 2, 3), record=record)
    origins = {cell.text: cell.origin for _, cell in found.column(form.table("forums"), "remarks")}
    assert origins == {"": "person", "remarks1": "offline", "人が直した": "person", "remarks3": "offline"}
    assert found["forums[1].name"] == Cell(text="新しい会議")


def test_an_emptied_cell_is_empty(form: Form, drafted: Submission) -> None:
    """A text that was deleted on the page does not come back from the record."""
    emptied = drafted.with_cells({"forums[2].remarks": Cell()})
    found = read(form, *page_of(emptied, 1, 2, 3), record=recorded.dump(drafted, drafted.cells))
    assert found == emptied


def test_a_record_that_was_tampered_with_is_not_trusted(form: Form, drafted: Submission) -> None:
    """A record whose hash does not fit says nothing: the page alone is read."""
    record = recorded.dump(drafted, drafted.cells).replace(b"offline", b"a-model")
    found = read(form, *page_of(drafted, 1, 2, 3), record=record)
    assert not any(cell.machine for cell in found.cells.values())
    assert texts(found) == texts(drafted)


def test_text_of_the_blank_form_is_not_reported_again(form: Form, drafted: Submission) -> None:
    """What the blank form printed beside its places, as its format knows it, is no text that was lost."""
    record = recorded.dump(drafted, drafted.cells, "ab12")
    page = (Paragraph("係の受付印"), *page_of(drafted, 1, 2, 3), Paragraph("書き足した"))
    blanks = {"ab12": ("係の受付印",)}
    known = Blocks(page, record, printed=lambda digest, form: blanks[digest])
    assert [left.text for left in matching.submission(known, form, "test.docx").unplaced] == ["書き足した"]
    assert [left.text for left in read(form, *page, record=record).unplaced] == ["係の受付印", "書き足した"]


def test_rows_are_aligned_by_content() -> None:
    """Equal rows first, then those with most text in common; each row of the record is taken once."""
    before = [{"a": "1", "b": "x"}, {"a": "2", "b": "x"}, {"a": "3", "b": "long text"}]
    assert align([{"a": "2", "b": "x"}, {"a": "1", "b": "x"}], before) == [1, 0]
    assert align([{"a": "9", "b": "long text"}, {"a": "4"}], before) == [2, None]
    assert align([{"a": "1", "b": "x"}, {"a": "1", "b": "x"}], before)[0] == 0
