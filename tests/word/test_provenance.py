"""Comments that tell where drafted text comes from: written, read over, left by a review, gone once accepted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import ckwriter
from ckwriter import accepting, reading, reviewing, writing
from ckwriter.errors import WriteError
from ckwriter.model import Cell, Source, Submission
from tests.conftest import EXAMPLES, Make, Run
from tests.model_server import ModelServer
from tests.word.margins import Margin, margins, part, stripped
from tests.word.office import with_members

NAME, TIMES = "forums[1].name", "forums[1].frequency"


@pytest.fixture
def drafted(make: Make) -> Submission:
    """A field of two sentences by rules, and a cell of a row by a model."""
    two = (
        Source(sentence="部会がある。", at=(NAME,)),
        Source(sentence="年4回開いている。", at=(NAME, TIMES, "notes[2]")),
    )
    one = (Source(sentence="議論が活発である。", at=("notes[1]",)),)
    return make(
        {
            NAME: "部会",
            TIMES: "年4回",
            "strengths": Cell(text="部会がある。年4回開いている。", origin="offline", sources=two),
            "forums[1].remarks": Cell(text="議論が活発である。", origin="openai:test", sources=one),
        }
    )


@pytest.fixture
def page(drafted: Submission, tmp_path: Path) -> Path:
    path = tmp_path / "下書き.docx"
    writing.write(drafted, path, notes=True)
    return path


def reading_of(data: bytes, name: str) -> Any:
    return part(data, f"word/{name}.xml")


def text_of(root: Any) -> str:
    return str(etree.tostring(root, encoding="unicode"))


def noted(path: Path) -> list[Margin]:
    return [margin for margin in margins(path.read_bytes()) if margin.author == "ckwriter"]


def test_each_draft_tells_who_wrote_it_and_from_what(page: Path) -> None:
    """One comment for a cell, on its whole text, a line for each sentence; the raw notes are named, not told."""
    first, second = noted(page)
    assert first.words == "部会がある。年4回開いている。"
    assert first.text.split("\n") == [
        "下書き（規則）。もとにした事実:",
        "「部会がある」7 協議の場 1行目「名称」",
        "「年4回開いている」7 協議の場 1行目「名称」「開催頻度」、素材 2件目",
    ]
    assert second.text == "下書き（openai:test）。もとにした事実: 素材 1件目"


def test_a_file_with_them_reads_as_one_without(page: Path, drafted: Submission) -> None:
    """Texts, origins and sources come back, and what a person wrote has no comment."""
    assert reading.read(page).cells == drafted.cells


@pytest.mark.parametrize("name", ["kurashiki", "kumamoto"])
def test_an_example_comes_back_whole(name: str, tmp_path: Path) -> None:
    """Every drafted cell of a real form has one, and nothing of the page changes."""
    submission = ckwriter.draft(ckwriter.read(EXAMPLES / f"{name}.yaml"))
    with_notes, without = tmp_path / "a.docx", tmp_path / "b.docx"
    writing.write(submission, with_notes, notes=True)
    writing.write(submission, without)
    assert len(noted(with_notes)) == sum(cell.machine and bool(cell.text) for cell in submission.cells.values())
    assert stripped(with_notes.read_bytes()) == stripped(without.read_bytes())
    assert reading.read(with_notes).cells == reading.read(without).cells


def test_a_review_leaves_them_alone(page: Path, tmp_path: Path) -> None:
    """They are no findings, and no findings are made of them."""
    findings = ckwriter.check(reading.read(page))
    out = tmp_path / "点検.docx"
    done = reviewing.review(page, findings, out)
    assert [margin.text for margin in noted(out)] == [margin.text for margin in noted(page)]
    assert len(margins(out.read_bytes())) == done.added + 2
    again = reviewing.review(out, [], tmp_path / "再.docx")
    assert again.resolved == done.added
    assert not any(margin.done for margin in noted(tmp_path / "再.docx"))


def test_an_accepted_text_loses_its_own(page: Path) -> None:
    """The others stay; once all are accepted none is left, nor any trace beside the page."""
    accepting.accept(page, ["strengths"])
    assert [margin.words for margin in noted(page)] == ["議論が活発である。"]
    accepting.accept(page)
    data = page.read_bytes()
    assert margins(data) == []
    for name in ("comments", "commentsExtended", "commentsIds", "commentsExtensible"):
        assert len(reading_of(data, name)) == 0
    assert reading.read(page)["strengths"].text == "部会がある。年4回開いている。"


def test_one_that_a_person_has_answered_stays(page: Path) -> None:
    """What a person wrote is never thrown away."""
    data = page.read_bytes()
    comment = reading_of(data, "comments")[0]
    extended = reading_of(data, "commentsExtended")
    answer = '<w15:commentEx w15:paraId="0ABCDEF1" w15:paraIdParent="{}" w15:done="0"/></w15:commentsEx>'
    last = comment[-1].get("{http://schemas.microsoft.com/office/word/2010/wordml}paraId")
    text = text_of(extended).replace("</w15:commentsEx>", answer.format(last))
    page.write_bytes(with_members(data, {"word/commentsExtended.xml": text.encode()}))
    accepting.accept(page)
    assert len(noted(page)) == 1


def test_what_goes_with_no_comments_is_refused_before_a_model_is_asked(
    run: Run, service: ModelServer, tmp_path: Path
) -> None:
    """A file of another kind, and one to be handed in."""
    data = EXAMPLES / "kumamoto.yaml"
    model = ["--model", "openai:test", "--base-url", service.url]
    ran = run("draft", data, "-o", "out.yaml", "--notes", *model)
    assert (ran.status, service.calls, "--notes" in ran.err) == (2, [], True)
    ran = run("write", data, "-o", "out.docx", "--notes", "--final")
    assert (ran.status, "--final" in ran.err) == (2, True)
    with pytest.raises(WriteError, match="--notes"):
        writing.write(reading.read(data), tmp_path / "x.json", notes=True)


def test_the_commands_take_it(run: Run) -> None:
    """Drafted with them; written without them and again with them."""
    run("draft", EXAMPLES / "kumamoto.yaml", "-o", "a.docx", "--notes")
    run("write", "a.docx", "-o", "b.docx")
    run("write", "b.docx", "-o", "c.docx", "--notes")
    assert noted(Path("b.docx")) == []
    assert [m.text for m in noted(Path("c.docx"))] == [m.text for m in noted(Path("a.docx"))] != []
