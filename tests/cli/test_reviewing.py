"""`ckwriter review --model`: what it prints and writes, what it sends, how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from ckwriter import writing
from ckwriter.model import Submission
from tests.conftest import Make, Run
from tests.model_server import ModelServer, answer
from tests.reviewing.conftest import BEGUN, PENDING, Say
from tests.reviewing.conftest import contradicting as contradicting
from tests.reviewing.conftest import says as says
from tests.word.margins import Margin, margins


@pytest.fixture
def page(contradicting: Submission, tmp_path: Path) -> Path:
    path = tmp_path / "提出.docx"
    writing.write(contradicting, path)
    return path


@pytest.fixture
def asking(service: ModelServer, says: Say) -> list[str]:
    """The options that name a model, which finds one contradiction."""
    service.behave = says((BEGUN, PENDING, "派遣を開始したとする記載と、検討中とする記載がある。"))
    return ["--model", "openai:test", "--base-url", service.url]


def read_twice(path: str) -> list[Margin]:
    """Return the comments of the second reader in a file."""
    return [margin for margin in margins(Path(path).read_bytes()) if "[G401 " in margin.text]


def test_a_contradiction_stands_at_both_sides(run: Run, page: Path, asking: list[str]) -> None:
    """As 助言, on the very words, each naming the other."""
    ran = run("review", page, "-o", "out.docx", *asking)
    first, second = read_twice("out.docx")
    assert (first.words, second.words) == (BEGUN, PENDING)
    assert first.text.startswith("【助言】")
    assert PENDING in first.text
    assert BEGUN in second.text
    assert "食い違いの候補 1件" in ran.out
    assert "モデルに1回たずねました" in ran.err


def test_without_a_model_nothing_is_sent(run: Run, page: Path, service: ModelServer) -> None:
    """Not even where the settings name one for drafts."""
    Path("ckwriter.toml").write_text(f'[draft]\nmodel = "openai:m"\nbase_url = "{service.url}"\n', encoding="utf-8")
    run("review", page, "-o", "out.docx")
    run("review", page, "-o", "two.docx", "--model", "offline")
    assert service.calls == []
    assert read_twice("out.docx") == read_twice("two.docx") == []


def test_a_reviewer_is_told_what_is_missing_and_not_what_to_draft_from(run: Run, make: Make) -> None:
    """Raw facts and the drafter's tables are the office's own matter; `check` tells of them."""
    issue = {"issue": "初回の面接までに日数がかかる", "policy": "受付を見直す", "role_government": "受付の見直し"}
    writing.write(make({f"issues[1].{name}": text for name, text in issue.items()}), Path("facts.yaml"))
    run("review", "facts.yaml", "-o", "out.docx")
    comments = [margin.text for margin in margins(Path("out.docx").read_bytes())]
    assert [text for text in comments if "「医療」" in text and "記入されていません" in text]
    assert not [text for text in comments if "素材" in text]
    assert "素材" in run("check", "facts.yaml").out


def test_comments_are_kept_over_reviews(run: Run, page: Path, service: ModelServer, asking: list[str]) -> None:
    """Without a model, and by one that fails, they are left; by one that no longer finds it, they are resolved."""
    run("review", page, "-o", "one.docx", *asking)
    run("review", "one.docx", "-o", "two.docx")
    assert [margin.done for margin in read_twice("two.docx")] == [False, False]
    service.behave = answer("?")
    ran = run("review", "two.docx", "-o", "three.docx", *asking, "--fresh")
    assert "読み比べを終えられませんでした" in ran.err
    assert [margin.done for margin in read_twice("three.docx")] == [False, False]
    service.behave = answer('{"pairs": []}')
    run("review", "three.docx", "-o", "four.docx", *asking, "--fresh")
    assert [margin.done for margin in read_twice("four.docx")] == [True, True]


def test_a_second_run_is_answered_by_the_ledger(run: Run, page: Path, service: ModelServer, asking: list[str]) -> None:
    """A reviewed file says what it said, its comments are no text of it, and it costs nothing to read again."""
    run("review", page, "-o", "one.docx", *asking)
    ran = run("review", "one.docx", "-o", "two.docx", *asking)
    assert len(service.calls) == 1
    assert "前の答えを1回使いました" in ran.err
    assert len(read_twice("two.docx")) == 2


def test_what_a_person_lets_stand_is_put_aside(run: Run, page: Path, asking: list[str]) -> None:
    """By the settings, as of the checks."""
    ignored = '[[checks.ignore]]\ncode = "G401"\nat = "issues[1]"\nreason = "時期が違うため"\n'
    Path("ckwriter.toml").write_text(ignored, encoding="utf-8")
    run("review", page, "-o", "out.docx", *asking)
    assert read_twice("out.docx") == []


def test_a_file_of_another_kind_gets_it_in_its_report(run: Run, contradicting: Submission, asking: list[str]) -> None:
    """Beside the Word copy with the comments."""
    writing.write(contradicting, Path("facts.yaml"))
    run("review", "facts.yaml", "-o", "out.docx", *asking)
    assert len(read_twice("out.docx")) == 2
    assert "G401" in Path("out.html").read_text(encoding="utf-8")


def test_a_dry_run_shows_the_very_texts_and_sends_nothing(
    run: Run, page: Path, service: ModelServer, asking: list[str]
) -> None:
    """And writes nothing; what it shows is what is sent."""
    shown = run("review", page, *asking, "--dry-run").out
    assert service.calls == []
    run("review", page, "-o", "out.docx", *asking)
    for message in service.calls[0].body["messages"]:
        for line in message["content"].splitlines():
            assert line in shown


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--dry-run"], "--model"),
        (["--dry-run", "--model", "offline"], "--model"),
        (["--model", "openai:m"], "-o"),
        (["--model", "magic:m", "-o", "out.docx"], "magic"),
        (["--model", "courier:m", "-o", "out.docx"], "courier"),
        (["--model", "openai:m", "--base-url", "x", "-o", "out.docx"], "--base-url"),
        (["--model", "openai:m", "--base-url", "http://127.0.0.1:9/v1", "-o", "out.docx"], "つながりません"),
        ([], "-o"),
    ],
)
def test_a_wrong_set_up_is_one_line_and_2(run: Run, page: Path, words: list[str], told: str) -> None:
    """And no file is left."""
    Path("ckwriter.toml").write_text("[draft]\npause = 0\nretries = 0\n", encoding="utf-8")
    ran = run("review", page, *words)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert told in ran.err
    assert not Path("out.docx").exists()


def test_a_folder_is_not_read_by_a_model(run: Run, page: Path) -> None:
    """It is said that files are read one by one."""
    ran = run("review", page.parent, "-o", "out", "--model", "openai:m")
    assert (ran.status, "一つずつ" in ran.err) == (2, True)
