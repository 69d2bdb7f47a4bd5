"""The workbook, written and read back: exactly, after LibreOffice, and after people have edited it."""

from __future__ import annotations

import datetime
import io
import json
import subprocess
import sys

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ckwriter.beside import Note
from ckwriter.errors import ReadError, WriteError
from ckwriter.model import Absent, Cell, Municipality, Source, Submission
from ckwriter.sheets.workbook import read, write

TRICKY = (
    "=1+1", '=HYPERLINK("http://x")', "+81", "-5", "@SUM(A1)", "#DIV/0!", "#N/A", "TRUE", "1e5", "007", "4-6", "10/1",
    "_x0041_", "_x000D_", "_x005F_", "_x005F_x0041_", "x005F_", "_x0041_x0042_", " 前後に空白 ", "　全角の空白　",
    "\ttab", "一\n二", "\n上に空行", "下に空行\n", "'引用", "''", "😀𠮷", "\ufffd", "&<>\"'", "\xa0", "年４回", "ｶﾅ",
    "e\u0301",
)  # fmt: skip


def test_example_comes_back_equal(example):
    """The facts of each example body come back exactly as they went in."""
    assert read(write(example), "x.xlsx") == example


def test_everything_a_submission_holds_comes_back(full):
    """Every place, origins, sources, reasons of absence, notes, last year's submission and unplaced texts."""
    found = read(write(full), "x.xlsx")
    assert found.cells == full.cells
    assert found.notes == full.notes
    assert found == full


def test_empty_submission_gives_blank_workbook(make):
    """A blank workbook holds the body and nothing else."""
    assert read(write(make()), "x.xlsx") == make()


def test_libreoffice_saves_what_comes_back(full, libreoffice):
    """Opened and saved by LibreOffice, the workbook still holds everything."""
    assert read(libreoffice(write(full)), "x.xlsx") == full


def test_tricky_texts_come_back(make):
    """Texts that look like formulas, errors, dates or escapes come back letter by letter."""
    submission = make({f"history[{row}].text": text for row, text in enumerate(TRICKY, 1)})
    assert read(write(submission), "x.xlsx") == submission


def test_tricky_texts_survive_libreoffice(make, libreoffice):
    """So they do after LibreOffice opened and saved the file, but for escapes of escapes, which it mixes up itself."""
    kept = [text for text in TRICKY if text not in ("_x005F_x0041_", "_x0041_x0042_")]
    submission = make({f"history[{row}].text": text for row, text in enumerate(kept, 1)})
    assert read(libreoffice(write(submission)), "x.xlsx") == submission


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=60), min_size=1, max_size=6), note=st.text(max_size=40))
def test_any_text_comes_back(make, texts, note):
    """Whatever text stands in cells and notes comes back as the page holds it."""
    cells = {f"history[{row}].text": Cell(text=text) for row, text in enumerate(texts, 1)}
    submission = make({**cells, "strengths": Cell(text=texts[0], origin="offline")}, notes={"issues": note})
    assert read(write(submission), "x.xlsx") == submission


def test_blank_row_between_filled_ones_keeps_its_number(make):
    """A row that is blank in the submission itself still counts when it comes back."""
    submission = make({"history[1].period": "R5", "history[3].period": "R6", "history[4].text": " "})
    assert read(write(submission), "x.xlsx") == submission


def test_longest_text_is_kept_and_longer_is_refused(make):
    """A cell of Excel holds 32,767 characters; more is an error that names the place."""
    assert read(write(make({"strengths": "あ" * 32_767})), "x.xlsx").text("strengths") == "あ" * 32_767
    with pytest.raises(WriteError, match=r"5 強みと課題「特徴（強み）」: 文字が長すぎて"):
        write(make({"strengths": "あ" * 32_768}))
    with pytest.raises(WriteError, match=r"7 協議の場 2行目「名称」"):
        write(make({"forums[2].name": "𠮷" * 16_384}))
    with pytest.raises(WriteError, match=r"素材 1件目"):
        write(make(notes={"": "あ" * 32_768}))


def test_user_text_is_never_a_formula(make):
    """Text that starts like a formula is stored as text and marked so, for Excel too."""
    texts = ("=1+1", "+1", "-1", "@x", "=cmd|'/c calc'!A0")
    submission = make(
        {f"history[{row}].text": text for row, text in enumerate(texts, 1)}, notes={"": "=1+1"}
    ).model_copy(update={"municipality": Municipality(name="=A1", kind="core_city", code="+1")})
    book = openpyxl.load_workbook(io.BytesIO(write(submission)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.value for cell in cells if cell.data_type == "f"} <= {
        cell.value for cell in cells if str(cell.value).startswith("=ROW()-ROW(")
    }
    risky = [cell for cell in cells if cell.value in (*texts, "=A1")]
    assert len(risky) == len(texts) + 3
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)


# ---------------------------------------------------------------------------- what people do in Excel


def test_typed_values_become_text(make, edit):
    """Numbers, percentages, truth values and dates are taken as the text that Excel shows."""
    typed = {
        "profile[population].value": (473886, "General", "473886"),
        "profile[welfare_areas].value": (12.0, "General", "12"),
        "profile[municipalities].value": (0.1 + 0.2, "General", "0.3"),
        "profile[psychiatric_beds].value": (1e16, "General", "10000000000000000"),
        "profile[inpatients_under_3_months].share": (0.125, "0.0%", "12.5%"),
        "goals[1].target": (True, "General", "TRUE"),
        "goals[1].baseline": (-3, "General", "-3"),
        "history[1].period": (datetime.date(2024, 10, 1), "yyyy/m/d", "2024年10月1日"),
        "history[2].period": (datetime.datetime(2024, 10, 1, 13, 5), "yyyy/m/d h:mm", "2024年10月1日 13:05"),
        "history[3].period": (datetime.date(2024, 10, 1), '[$-411]ggge"年"m"月"d"日"', "令和6年10月1日"),
        "history[4].period": (datetime.date(2024, 10, 1), 'yyyy"年"m"月"', "2024年10月"),
        "history[5].period": ("令和６年", "@", "令和６年"),
    }
    with edit(write(make())) as edited:
        for place, (value, shown_as, _) in typed.items():
            cell = edited.cell(place)
            cell.value, cell.number_format = value, shown_as
    found = read(edited.data, "x.xlsx")
    assert {place: found[place].text for place in typed} == {place: text for place, (_, _, text) in typed.items()}


def test_formulas_give_their_results(make, edit, libreoffice):
    """A formula counts by its last result, an error by its sign; one that was never calculated stays visible."""
    with edit(write(make())) as edited:
        edited.cell("profile[population].value").value = "=400000+73886"
        edited.cell("goals[1].target").value = "=1/0"
        edited.cell("history[1].text").value = '="年"&4&"回"'
    assert read(edited.data, "x.xlsx").text("goals[1].target") == "=1/0"
    found = read(libreoffice(edited.data), "x.xlsx")
    texts = [found.text(place) for place in ("profile[population].value", "goals[1].target", "history[1].text")]
    assert texts == ["473886", "#DIV/0!", "年4回"]


def test_rows_may_be_added_with_gaps(make, edit):
    """Rows typed further down count in their order, wholly blank ones between them do not."""
    with edit(write(make({"forums[1].name": "定例会"}))) as edited:
        edited.cell("forums[3].name").value = "分科会"
        edited.cell("forums[5].frequency").value = 3
        edited.cell("forums[6].name").value = "  "
    found = read(edited.data, "x.xlsx")
    assert dict(found.cells) == {
        "forums[1].name": Cell(text="定例会"),
        "forums[2].name": Cell(text="分科会"),
        "forums[3].frequency": Cell(text="3"),
    }


def test_inserted_row_moves_what_follows(full, edit):
    """Below an inserted row, drafts keep their origin, and sources and notes follow the rows that they name."""
    with edit(write(full)) as edited:
        for place in ("forums[2].name", "issues[2].issue"):
            cell = edited.cell(place)
            cell.parent.insert_rows(cell.row)
            cell.parent.cell(cell.row - 1, cell.column).value = "差し込んだ行"
    found = read(edited.data, "x.xlsx")
    assert [found.text(f"forums[{row}].name") for row in (1, 2, 3, 4)] == ["名称1", "差し込んだ行", "名称2", "名称3"]
    assert found["issues[3].policy"] == full["issues[2].policy"]
    assert found["strengths"].origin == "offline"
    assert [source.at for source in found["strengths"].sources] == [
        ("forums[1].frequency", "notes[2]"),
        ("forums[3].name",),
    ]
    assert [note.about for note in found.notes] == [
        "", "strengths", "issues[3]", "profile[population].value", "forums[9].frequency",
    ]  # fmt: skip


def test_removed_row_takes_its_sources_along(full, edit):
    """What rested on a removed row rests on it no more, and a note about it is about its table."""
    with edit(write(full)) as edited:
        for place in ("forums[2].name", "issues[2].issue"):
            cell = edited.cell(place)
            cell.parent.delete_rows(cell.row)
    found = read(edited.data, "x.xlsx")
    assert [found.text(f"forums[{row}].name") for row in (1, 2, 3)] == ["名称1", "名称3", ""]
    assert [source.at for source in found["strengths"].sources] == [("forums[1].frequency", "notes[2]"), ()]
    assert found.notes[2] == Note(about="issues", text="課題の話")


def test_sorted_rows_keep_their_drafts(full, edit):
    """Rows sorted without their hidden column are known by their content, and drafts in edited ones by theirs."""
    columns = [column.id for column in full.form.table("issues").columns]
    with edit(write(full)) as edited:
        rows = [[edited.cell(f"issues[{row}].{column}") for column in columns] for row in (1, 2, 3)]
        texts = [[cell.value for cell in row] for row in rows]
        for row, values in zip(rows, (texts[1], texts[2], texts[0]), strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.value = value
    found = read(edited.data, "x.xlsx")
    assert found["issues[1].policy"] == full["issues[2].policy"]
    assert found["issues[3].issue"] == full["issues[1].issue"]
    assert found.notes[2].about == "issues[1]"
    with edit(edited.data) as edited:
        edited.cell("issues[1].issue").value = "書き直した課題"
    assert read(edited.data, "x.xlsx")["issues[1].policy"] == full["issues[2].policy"]


def test_what_a_person_changed_is_a_persons(full, edit):
    """A draft that differs from what was written is a person's; one that was cleared is gone."""
    with edit(write(full)) as edited:
        edited.cell("strengths").value += "書き足した。"
        edited.cell("goals[1].target").value = None
        edited.cell("structure").value = "分かった"
    found = read(edited.data, "x.xlsx")
    assert found["strengths"] == Cell(text="会議は年4回。顔が分かる。書き足した。")
    assert "goals[1].target" not in found.cells
    assert found["structure"] == Cell(text="分かった")
    assert found["issues[2].policy"] == full["issues[2].policy"]


def test_cleared_text_stays_nowhere_in_the_file(full, edit):
    """The hidden record holds no text of the pages, so that what a person deletes is gone."""
    with edit(write(full)) as edited:
        edited.cell("strengths").value = None
    text = "".join(
        str(cell.value)
        for sheet in openpyxl.load_workbook(io.BytesIO(edited.data)).worksheets
        for row in sheet.iter_rows()
        for cell in row
    )
    assert "方針の下書き" in text
    assert "顔が分かる" not in text
    assert json.dumps("顔が分かる")[1:-1] not in text


def test_choosing_a_reason_makes_a_cell_absent(make, edit):
    """One of the official words for "empty" is a reason, not a text."""
    with edit(write(make())) as edited:
        edited.cell("profile[inpatients].value").value = "該当なし"
    assert read(edited.data, "x.xlsx")["profile[inpatients].value"] == Cell(absent=Absent.NOT_APPLICABLE)


def test_inserted_column_and_moved_or_renamed_sheets_do_no_harm(full, edit):
    """Places are found by their marks, wherever they are; sheets that people add are left alone."""
    with edit(write(full)) as edited:
        sheet = edited.cell("forums[1].members").parent
        sheet.insert_cols(edited.cell("forums[1].members").column)
        sheet.title = "会議"
        edited.book.move_sheet(sheet, -3)
        edited.book.create_sheet("メモ")["B2"] = "自分用"
    assert read(edited.data, "x.xlsx") == full


def test_text_beside_the_form_is_kept_as_unplaced(make, edit):
    """Text where the form has no place is not dropped in silence."""
    with edit(write(make())) as edited:
        sheet = edited.cell("forums[1].name").parent
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, 26).value = f"欄外{row}"
        sheet.cell(sheet.max_row + 3, 3).value = "下の書き込み"
        edited.cell("profile[population].choice").value = "有"
        last = sheet.max_row - 3
    found = read(edited.data, "x.xlsx")
    hidden = next(row for row in range(2, last) if sheet.cell(row, 1).value == "columns:forums")
    beside = [f"欄外{row}" for row in range(2, last + 1) if row != hidden]
    assert sorted(item.text for item in found.unplaced) == sorted(["有", *beside, "下の書き込み"])
    assert {item.where for item in found.unplaced} >= {
        "シート「7 協議の場」のZ20",
        f"シート「7 協議の場」のC{last + 3}",
    }
    assert read(write(found), "x.xlsx") == found


def test_notes_name_what_they_are_about_in_words(make, edit):
    """A person writes what a note is about as a title, with a row if need be; rows are counted as the sheet does."""
    words = {
        "5 強みと課題「特徴（強み）」": "strengths",
        "課題と取組方針 2行目": "issues[2]",
        "7 協議の場　３行目「開催頻度」": "forums[2].frequency",
        "forums[1]": "forums[1]",
        None: "",
    }
    with edit(write(make({"forums[1].name": "定例会"}))) as edited:
        edited.cell("forums[3].name").value = "分科会"
        for row, about in enumerate(words, 1):
            edited.cell(f"notes[{row}].about").value = about
            edited.cell(f"notes[{row}].text").value = f"{row}件目"
    assert [note.about for note in read(edited.data, "x.xlsx").notes] == list(words.values())


def test_settings_of_the_first_sheet_are_read(make, edit):
    """Name, kind, code and year are what the first sheet says."""
    with edit(write(make())) as edited:
        edited.cell("name").value, edited.cell("kind").value = " 別の県 ", "都道府県"
        edited.cell("code").value, edited.cell("fiscal_year").value = 130001, 2025
    found = read(edited.data, "x.xlsx")
    assert found.municipality == Municipality(name="別の県", kind="prefecture", code="130001")
    assert found.fiscal_year == 2025


# ---------------------------------------------------------------------------- what cannot be read


def _delete(edited, place, *, row=False):
    cell = edited.cell(place)
    if row:
        cell.parent.delete_rows(cell.row)
    else:
        cell.parent.delete_cols(cell.column)


DAMAGE = {
    "kind": (
        lambda edited: setattr(edited.cell("kind"), "value", "村"),
        "シート「はじめに」のC6: 区分「村」は使えません。県、指定都市、中核市、特別区 のどれかを選んでください",
    ),
    "year": (
        lambda edited: setattr(edited.cell("fiscal_year"), "value", "昨年"),
        "シート「はじめに」のC8: 年度「昨年」を",
    ),
    "name": (lambda edited: setattr(edited.cell("name"), "value", " "), "シート「はじめに」のC5: 自治体名を書いて"),
    "front": (lambda edited: edited.book.remove(edited.book["はじめに"]), "シート「はじめに」がありません"),
    "section": (lambda edited: edited.book.remove(edited.book["7 協議の場"]), "シート「7 協議の場」がありません"),
    "notes": (lambda edited: edited.book.remove(edited.book["素材"]), "シート「素材」がありません"),
    "record": (
        lambda edited: edited.book.remove(edited.book["_ckwriter"]),
        "ckwriter が作った記入用のブックではありません",
    ),
    "version": (lambda edited: edited.book["_ckwriter"].__setitem__("A1", "ckwriter:record:99"), "別の版の ckwriter"),
    "damaged": (
        lambda edited: edited.book["_ckwriter"].__setitem__("A2", "{"),
        "ブックの記録（隠しシート）が壊れています",
    ),
    "copied": (
        lambda edited: edited.book.copy_worksheet(edited.book["7 協議の場"]),
        "シート「7 協議の場」と「7 協議の場 Copy」が両方とも",
    ),
    "column": (
        lambda edited: _delete(edited, "forums[1].frequency"),
        "シート「7 協議の場」: 「協議の場」の表に「開催頻度」の列がありません",
    ),
    "fixed row": (
        lambda edited: _delete(edited, "profile[population].value", row=True),
        "シート「1 基礎情報」: 「1 基礎情報「人口」」の行がありません",
    ),
    "field": (
        lambda edited: _delete(edited, "strengths", row=True),
        "シート「5 強みと課題」: 「特徴（強み）」の欄がありません",
    ),
    "input column": (lambda edited: _delete(edited, "name"), "シート「はじめに」の記入欄の列がありません"),
    "table": (
        lambda edited: edited.book["7 協議の場"].delete_rows(edited.cell("forums[1].name").row - 3),
        "シート「7 協議の場」: 「協議の場」の表がありません",
    ),
    "about": (
        lambda edited: [setattr(edited.cell(f"notes[1].{at}"), "value", "特徴と強み") for at in ("about", "text")],
        "シート「素材」のB7: 「特徴と強み」はこの様式の欄ではありません。「5 強みと課題「特徴（強み）」」では",
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_workbook_is_refused_in_one_line(make, edit, damage):
    """Each error is one line of Japanese that names the file, the sheet or cell, and what to do."""
    change, message = DAMAGE[damage]
    with edit(write(make())) as edited:
        change(edited)
    with pytest.raises(ReadError) as error:
        read(edited.data, "事実.xlsx")
    assert str(error.value).startswith("事実.xlsx: ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


# ---------------------------------------------------------------------------- other forms, and forms that change

_FORM = """
id = "{id}"
title = "道路の点検"
fiscal_year = 2025
kinds = [{{ id = "city", title = "市" }}]
[[sections]]
number = "1"
id = "roads"
title = "道路: [市道]"
short = "道路: [市道]"
[[sections.parts]]
id = "length"
title = "延長"
type = "decimal"
unit = "km"
[[sections.parts]]
id = "bridges"
title = "橋"
type = "table"
columns = [{columns}]
"""
_NAME = '{ id = "name", title = "名称", type = "text" }'
_SPAN = '{ id = "span", title = "支間", type = "quantity" }'


def _write_form(folder, columns):
    (folder / "roads").mkdir(exist_ok=True)
    (folder / "roads" / "form.toml").write_text(_FORM.format(id="roads", columns=columns), encoding="utf-8")


@pytest.fixture
def road_form(tmp_path, monkeypatch):
    """Another form, in a folder of its own, and a function that changes its columns."""
    from ckwriter import forms

    monkeypatch.chdir(tmp_path)

    def load(*columns):
        _write_form(tmp_path, ", ".join(columns))
        forms.load.cache_clear()
        forms.files.cache_clear()
        return forms.load("roads")

    yield load
    forms.load.cache_clear()
    forms.files.cache_clear()


def _roads(form, **cells):
    return Submission(
        form=form,
        fiscal_year=2025,
        municipality=Municipality(name="橋市", kind="city"),
        cells={at.replace("__", "[1]."): Cell(text=text) for at, text in cells.items()},
    )


def test_other_form_works_too(road_form):
    """Nothing in the workbook depends on one form; titles that no sheet may have are mended."""
    submission = _roads(road_form(_NAME), length="12.5", bridges__name="大橋")
    data = write(submission)
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["はじめに", "1 道路   市道", "素材", "_ckwriter"]
    assert read(data, "x.xlsx") == submission


def test_column_that_the_form_got_later_is_empty(road_form):
    """A workbook made before the form got a column is read all the same."""
    data = write(_roads(road_form(_NAME), bridges__name="大橋"))
    assert dict(read_with(road_form(_NAME, _SPAN), data).cells) == {"bridges[1].name": Cell(text="大橋")}


def test_column_that_the_form_lost_is_unplaced(road_form):
    """A text whose column the form has no more is kept beside the form."""
    data = write(_roads(road_form(_NAME, _SPAN), bridges__name="大橋", bridges__span="40m"))
    found = read_with(road_form(_NAME), data)
    assert dict(found.cells) == {"bridges[1].name": Cell(text="大橋")}
    assert [item.text for item in found.unplaced] == ["40m"]


def read_with(form, data):
    found = read(data, "x.xlsx")
    assert found.form == form
    return found


def test_sources_stay_with_their_sentences(make):
    """Each drafted sentence comes back with its own places, also where two sentences are equal."""
    sentences = (
        Source(sentence="会議を開いた。", at=("forums[1].name",)),
        Source(sentence="会議を開いた。", at=("forums[2].name",)),
        Source(sentence="続けて行う。", at=()),
    )
    cell = Cell(text="・会議を開いた。\n・会議を開いた。続けて行う。", origin="offline", sources=sentences)
    submission = make({"strengths": cell, "forums[2].name": "分科会"})
    assert read(write(submission), "x.xlsx")["strengths"] == cell


def test_importing_the_plugin_does_not_import_openpyxl():
    """A list of formats stays quick: openpyxl is imported when a workbook is written or read."""
    code = "import sys, ckwriter.sheets.workbook; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
