"""The command: what it prints, what it leaves behind, how it ends."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ckwriter import reading
from ckwriter.model import Cell
from tests.conftest import EXAMPLES, Run

KURASHIKI = EXAMPLES / "kurashiki.yaml"
KUMAMOTO = EXAMPLES / "kumamoto.yaml"


def test_draft_makes_a_filled_form_and_tells_what_is_missing(run: Run) -> None:
    """Facts in, a Word form out; errors in the document end with 1 and the file is there all the same."""
    ran = run("draft", KURASHIKI, "-o", "out.docx")
    assert ran.status == 1
    assert "要修正" in ran.out
    drafted = reading.read("out.docx")
    assert drafted["strengths"].origin == "offline"
    assert drafted.text("forums[1].frequency") == "年4回"


def test_check_prints_json_that_programs_can_rely_on(run: Run) -> None:
    """The keys, the levels and the official section numbers are a contract."""
    ran = run("check", KURASHIKI, "--format", "json")
    findings = json.loads(ran.out)
    assert findings
    for finding in findings:
        assert set(finding) == {"code", "level", "at", "section", "message", "hint", "evidence", "fingerprint"}
        assert finding["level"] in {"error", "warning", "note"}
        assert finding["section"] in set("012345678")
        for evidence in finding["evidence"]:
            assert set(evidence) == {"at", "section", "quote"}
    assert ran.status == (1 if any(f["level"] == "error" for f in findings) else 0)


def test_several_files_are_checked_one_by_one(run: Run) -> None:
    """Each report stands below its file's name; one that cannot be read is told, and the others are still checked."""
    ran = run("check", KURASHIKI, KUMAMOTO)
    assert [line for line in ran.out.split("\n") if line.startswith("■")] == [f"■ {KURASHIKI}", f"■ {KUMAMOTO}"]
    broken = run("check", KURASHIKI, "none.yaml", "--format", "json")
    (read,) = json.loads(broken.out)
    assert (broken.status, read["file"], broken.err.count("\n")) == (2, str(KURASHIKI), 1)
    assert read["findings"] == json.loads(run("check", KURASHIKI, "--format", "json").out)
    refused = run("check", KURASHIKI, KUMAMOTO, "-o", "out.html")
    assert (refused.status, "ckwriter review" in refused.err, Path("out.html").exists()) == (2, True, False)


def test_checks_and_forms_are_listed(run: Run) -> None:
    """People and programs can ask what there is."""
    listed = json.loads(run("checks", "--format", "json").out)
    assert all(set(check) == {"code", "title", "level", "rules"} for check in listed)
    assert {"R00", "R01", "R02", "R03", "R04", "R10", "R19", "R20", "R26", "R27"} <= {
        rule for check in listed for rule in check["rules"]
    }
    assert json.loads(run("forms", "--format", "json").out)[0]["id"] == "nimo-r6"
    assert "中核市" in run("forms").out
    assert listed[0]["code"] in run("checks").out


@pytest.mark.parametrize("ending", ["xlsx", "yaml"])
def test_new_makes_an_empty_file_that_reads_back(run: Run, ending: str) -> None:
    """The workbook that staff start from holds the body, the year and nothing else."""
    made = run("new", f"facts.{ending}", "--form", "nimo-r6", "--name", "倉敷市", "--kind", "中核市", "--year", "R6")
    assert made.status == 0
    submission = reading.read(f"facts.{ending}")
    assert submission.municipality.name == "倉敷市"
    assert submission.municipality.kind == "core_city"
    assert submission.fiscal_year == 2024
    assert not submission.cells


def test_write_turns_one_format_into_another(run: Run) -> None:
    """YAML to workbook to JSON to Word keeps every cell."""
    first = reading.read(KURASHIKI)
    for source, target in ((KURASHIKI, "a.xlsx"), ("a.xlsx", "a.json"), ("a.json", "a.yaml"), ("a.yaml", "a.docx")):
        assert run("write", source, "-o", target).status == 0
    assert reading.read("a.yaml") == first
    assert reading.read("a.docx").cells == first.cells


def test_final_refuses_until_everything_is_accepted(run: Run) -> None:
    """No machine text leaves the house unseen."""
    run("draft", KURASHIKI, "-o", "a.docx")
    refused = run("write", "a.docx", "-o", "final.docx", "--final")
    assert refused.status == 2
    assert not Path("final.docx").exists()
    assert run("accept", "a.docx", "strengths").status == 0
    assert reading.read("a.docx")["strengths"].origin == "person"
    assert reading.read("a.docx")["intro"].origin == "offline"
    assert run("accept", "a.docx").status == 0
    assert run("write", "a.docx", "-o", "final.docx", "--final").status == 0


def test_a_persons_text_is_kept_when_drafted_again(run: Run) -> None:
    """Drafting over a file that people worked on changes none of their cells."""
    run("draft", KURASHIKI, "-o", "a.yaml")
    before = reading.read("a.yaml")
    mine = before.with_cells({"strengths": Cell(text="私が書いた強み。")})
    from ckwriter import writing

    writing.write(mine, "b.yaml")
    run("draft", "b.yaml", "-o", "c.yaml", "--redo")
    assert reading.read("c.yaml")["strengths"] == Cell(text="私が書いた強み。")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "none.yaml"), "ファイルがありません"),
        (("check", "."), "フォルダー"),
        (("check", "empty.yaml"), "空のファイル"),
        (("check", "sjis.yaml"), "Shift_JIS"),
        (("check", "broken.xlsx"), "壊れている"),
        (("check", "broken.docx"), "壊れている"),
        (("check", "a.exe"), "この種類のファイル"),
        (("check", "anchor.yaml"), "参照"),
        (("draft", "good.yaml", "-o", "taken.docx"), "--force"),
        (("draft", "good.yaml", "-o", "none/a.docx"), "フォルダー"),
        (("draft", "good.yaml", "-o", "a.odt"), "書き出"),
        (("draft", "good.yaml"), "-o で書き出すファイルを指定"),
        (("draft", "good.yaml", "-o", "a.docx", "--model", "gpt"), "offline"),
        (("draft", "good.yaml", "-o", "a.docx", "--template", "empty.yaml"), "empty.yaml"),
        (("new", "a.xlsx", "--form", "nimo-r7", "--name", "倉敷市", "--kind", "中核市"), "nimo-r6"),
        (("new", "a.xlsx", "--form", "nimo-r6", "--name", "倉敷市", "--kind", "村"), "中核市"),
        (("new", "a.xlsx", "--form", "nimo-r6", "--name", "倉敷市", "--kind", "中核市", "--year", "XX"), "年度"),
        (("new", "a.xlsx", "--form", "nimo-r6"), "--name"),
        (("accept", "good.yaml", "strenghts"), "strenghts"),
        (("template", "nimo-r7", "-o", "a.docx"), "nimo-r6"),
        (("chek",), "check"),
        (("check", "good.yaml", "--formt", "json"), "--format"),
        (("check", "good.yaml", "--format", "xml"), "xml"),
    ],
)
def test_bad_input_is_one_line_and_nothing_is_lost(run: Run, words: tuple[str, ...], said: str) -> None:
    """Every slip ends with 2 and one line in Japanese; no file is made, changed or left half-written."""
    Path("empty.yaml").touch()
    Path("good.yaml").write_bytes(KURASHIKI.read_bytes())
    Path("sjis.yaml").write_bytes("form: 様式".encode("cp932"))
    Path("anchor.yaml").write_text("a: &a [1]\nb: *a\n", encoding="utf-8")
    for name in ("broken.xlsx", "broken.docx", "a.exe"):
        Path(name).write_bytes(b"PK\x03\x04 not a zip")
    Path("taken.docx").write_bytes(b"mine")
    before = {name: Path(name).read_bytes() for name in os.listdir()}
    ran = run(*words)
    assert ran.status == 2
    assert said in ran.err
    assert ran.err.startswith("ckwriter: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert ran.out == ""
    assert {name: Path(name).read_bytes() for name in os.listdir()} == before


def test_an_unwritable_folder_is_one_line(run: Run, tmp_path: Path) -> None:
    """Where nothing may be written, nothing is, and one line says so."""
    if os.geteuid() == 0:
        target = Path("/proc/a.docx")
    else:
        (tmp_path / "shut").mkdir(mode=0o500)
        target = tmp_path / "shut" / "a.docx"
    ran = run("draft", KURASHIKI, "-o", target)
    assert ran.status == 2
    assert ran.err.count("\n") == 1


def test_settings_leave_a_check_out_and_print_the_reason(run: Run) -> None:
    """An ignored check is told with its reason, so that nobody forgets it."""
    code = json.loads(run("check", KURASHIKI, "--format", "json").out)[0]["code"]
    Path("ckwriter.toml").write_text(
        f'[checks]\nignore = [{{code = "{code}", reason = "県と協議済みのため"}}]\n', encoding="utf-8"
    )
    listed = run("check", KURASHIKI, "--format", "json")
    assert code not in {f["code"] for f in json.loads(listed.out)}
    assert "県と協議済みのため" in listed.err
    assert "県と協議済みのため" in run("check", KURASHIKI).out


def test_the_demo_needs_no_network(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every socket blocked, both example bodies come out as filled forms."""

    def blocked(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", blocked)
    monkeypatch.setattr(socket, "create_connection", blocked)
    monkeypatch.setattr(socket, "getaddrinfo", blocked)
    ran = run("demo", "--out", "forms")
    assert ran.status == 0
    assert sorted(os.listdir("forms")) == ["kumamoto.docx", "kurashiki.docx"]
    assert "倉敷市" in ran.out
    assert "熊本市" in ran.out


def test_help_imports_nothing_heavy() -> None:
    """`import ckwriter` and `--help` answer at once because nothing heavy is imported for them."""
    code = (
        "import sys\nimport ckwriter\nsys.argv = ['ckwriter', '--help']\n"
        "from ckwriter.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'pydantic', 'lxml', 'docx', 'openpyxl', 'jinja2', 'yaml', 'rapidfuzz'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert "HEAVY []" in ran.stdout
    assert "draft" in ran.stdout


@pytest.mark.parametrize("name", __import__("ckwriter").__all__)
def test_every_public_name_is_there(name: str) -> None:
    """What `ckwriter.__all__` promises can be imported."""
    import ckwriter

    assert getattr(ckwriter, name) is not None


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    """The lazy imports do not hide a typing slip."""
    import ckwriter

    with pytest.raises(AttributeError, match="wriet"):
        ckwriter.wriet  # type: ignore[attr-defined]  # noqa: B018


def test_a_new_year_starts_from_last_years_file(run: Run) -> None:
    """Names and members carry over, last year's targets are this year's measure, and dated words are listed."""
    ran = run("new", "next.yaml", "--from", KURASHIKI)
    assert ran.status == 0
    this, last = reading.read("next.yaml"), reading.read(KURASHIKI)
    assert this.fiscal_year == last.fiscal_year + 1
    assert this.municipality == last.municipality
    assert this["forums[1].name"] == Cell(text=last.text("forums[1].name"), origin="previous")
    assert this.text("results[1].target") == last.text("goals[1].target")
    assert "「令和6年10月」" in ran.out


def test_diff_shows_what_changed(run: Run) -> None:
    """As text, as JSON for programs, and as a 新旧対照表 in Word."""
    run("draft", KURASHIKI, "-o", "a.yaml")
    assert "特徴（強み）" in run("diff", KURASHIKI, "a.yaml").out
    changes = json.loads(run("diff", KURASHIKI, "a.yaml", "--format", "json").out)
    assert {"before", "after", "title", "section", "old", "new"} == set(changes[0])
    assert run("diff", KURASHIKI, "a.yaml", "-o", "table.docx").status == 0
    import docx

    table = docx.Document("table.docx").tables[0]
    assert table.cell(0, 0).text == "欄"
    assert len(table.rows) == len(changes) + 1
    assert table.rows[1].cells[2].text == changes[0]["new"]


def test_read_tells_what_has_no_place(run: Run) -> None:
    """A file of somebody else's is read into facts, and no text is lost in silence."""
    Path("last.txt").write_text(
        "見本市\n\n5 精神障害にも対応した地域包括ケアシステムの構築に向けた現時点における強みと課題\n\n"
        "【特徴(強み)】\n\n関係機関が集まる場がある。\n\n"
        "7 精神障害にも対応した地域包括ケアシステムの構築のための協議の場の実施状況\n\n"
        "名称\t協議の場の構成員\t開催頻度\t実施内容\t特記事項等(課題・強み等)\n推進部会\t病院、保健所\t年2回\t情報共有\t\n\n"
        "【その他事項】\n\n図の中のことば\n",
        encoding="utf-8",
    )
    ran = run("read", "last.txt", "-o", "last.yaml")
    assert ran.status == 0
    read = reading.read("last.yaml")
    assert read.text("forums[1].frequency") == "年2回"
    assert read.text("strengths") == "関係機関が集まる場がある。"


def test_reports_are_written_in_the_format_of_their_file(run: Run) -> None:
    """One list of findings, as a page, a list for sending round, SARIF, JSON and text."""
    count = len(json.loads(run("check", KURASHIKI, "--format", "json").out))
    for name in ("a.html", "a.xlsx", "a.sarif", "a.json", "a.txt"):
        assert run("check", KURASHIKI, "-o", name).status == 1
    assert len(json.loads(Path("a.json").read_text(encoding="utf-8"))) == count
    assert len(json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == count
    assert "<html" in Path("a.html").read_text(encoding="utf-8")
    assert "要修正" in Path("a.txt").read_text(encoding="utf-8")
    assert run("check", KURASHIKI, "-o", "a.html").status == 2
    assert "拡張子" in run("check", KURASHIKI, "-o", "a.pdf").err
    assert "-o" in run("check", KURASHIKI, "--format", "xlsx").err


def test_a_check_is_explained_by_examples(run: Run) -> None:
    """An official can ask what a code means."""
    explained = run("explain", "T101")
    assert explained.status == 0
    assert "T101" in explained.out
    assert run("explain", "Z999").status == 2


def test_last_years_file_is_compared(run: Run) -> None:
    """With --previous, text that was carried over with last year's date is found; without it, it cannot be."""
    last = reading.read(KURASHIKI)
    from ckwriter import writing

    text = "令和6年度は事例検討会を3回開催し、退院支援の進め方を関係者で確かめた。今年度も継続する。"
    writing.write(last.with_cells({"strengths": Cell(text=text)}), "last.yaml")
    this = last.with_cells({"strengths": Cell(text=text)}).model_copy(update={"fiscal_year": 2025})
    writing.write(this, "this.yaml")

    def at_strengths(*words: str) -> set[str]:
        findings = json.loads(run("check", "this.yaml", "--format", "json", *words).out)
        return {f["code"] for f in findings if any(e["at"] == "strengths" for e in f["evidence"])}

    assert at_strengths("--previous", "last.yaml") > at_strengths()
