"""`ckwriter advise`: a file in, an adviser's draft out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ckwriter import reading
from tests.conftest import EXAMPLES, Run

KURASHIKI = EXAMPLES / "kurashiki.yaml"


def test_advise_writes_a_word_file(run: Run) -> None:
    """Headings are counted, and the file reads back as advice on the same body."""
    ran = run("advise", KURASHIKI, "-o", "advice.docx")
    assert ran.status == 0
    assert ran.out.startswith("倉敷市: 回答 1件、評価できる点 ")
    advice = reading.read("advice.docx")
    assert (advice.form.id, advice.municipality.name) == ("nimo-r6-advice", "倉敷市")


def test_advise_refuses_to_overwrite(run: Run) -> None:
    """A file that is there stays, unless it is forced."""
    Path("advice.yaml").write_text("手書き", encoding="utf-8")
    assert run("advise", KURASHIKI, "-o", "advice.yaml").status == 2
    assert Path("advice.yaml").read_text(encoding="utf-8") == "手書き"
    assert run("advise", KURASHIKI, "-o", "advice.yaml", "--force").status == 0


def test_advise_takes_findings_of_a_check(run: Run) -> None:
    """Findings from a file bring the same advice as a check; none at all ask nothing."""
    Path("found.json").write_text(run("check", KURASHIKI, "--format", "json").out, encoding="utf-8")
    Path("none.json").write_text("[]", encoding="utf-8")
    for name, options in (("own", ()), ("given", ("--findings", "found.json")), ("none", ("--findings", "none.json"))):
        run("advise", KURASHIKI, "-o", f"{name}.yaml", *options)
    own, given, none = (reading.read(f"{name}.yaml") for name in ("own", "given", "none"))
    assert own.cells == given.cells
    assert own.text("questions[1].text")
    assert none["questions[1].text"].shown == "該当なし"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "JSON として読めません"),
        ("{}", "点検の結果ではありません"),
        ('[{"code": "T101"}]', "読めない項目"),
        (
            json.dumps([{"code": "C101", "level": "note", "at": "forums[1].name", "section": "7", "message": "m",
                         "evidence": [{"at": "forums[1].name", "section": "7", "quote": "よその部会"}]}]),
            "別のファイル",
        ),
        (json.dumps([{"code": "C101", "level": "note", "at": "nowhere", "section": "7", "message": "m"}]), "別のファイル"),
    ],
)  # fmt: skip
def test_findings_that_do_not_belong_are_refused(run: Run, text: str, words: str) -> None:
    """Findings of another file would put words into this one's mouth: one line, and nothing is written."""
    Path("found.json").write_text(text, encoding="utf-8")
    ran = run("advise", KURASHIKI, "-o", "advice.docx", "--findings", "found.json")
    assert ran.status == 2
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not Path("advice.docx").exists()


def test_advise_compares_with_last_year(run: Run) -> None:
    """With last year's file, what moved is told."""
    facts = KURASHIKI.read_text(encoding="utf-8").replace("fiscal_year: R6", "fiscal_year: R5", 1)
    Path("last.yaml").write_text(facts.replace("result: 9回", "result: 7回"), encoding="utf-8")
    run("advise", KURASHIKI, "-o", "advice.yaml", "--previous", "last.yaml")
    texts = [cell.text for at, cell in reading.read("advice.yaml").cells.items() if at.endswith(".text")]
    assert any("令和4年度の「7回」から令和5年度の「9回」へ2回増えました" in text for text in texts)
