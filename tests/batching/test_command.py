"""`ckwriter review` of a folder."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import EXAMPLES, ROOT, Run


def test_review_of_a_folder(run: Run) -> None:
    """Each body in one line, what was not read among the errors, status by the findings."""
    Path("in").mkdir()
    Path("in/a.yaml").write_bytes((EXAMPLES / "kurashiki.yaml").read_bytes())
    Path("in/b.docx").write_bytes(b"x")
    ran = run("review", "in", "-o", "out")
    assert ran.status == 1
    assert ran.out.startswith("倉敷市: 指摘 ")
    assert "b.docx: ファイルが壊れているか" in ran.err
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.docx", "一覧.xlsx"]


def test_a_folder_without_errors_ends_with_0(run: Run) -> None:
    """Bodies that agree with themselves."""
    Path("in").mkdir()
    agreeing = ROOT / "tests" / "checks" / "agreeing" / "core_city.yaml"
    Path("in/a.yaml").write_bytes(agreeing.read_bytes())
    assert run("review", "in", "-o", "out").status == 0


def test_a_folder_in_which_nothing_is_read_ends_with_2(run: Run) -> None:
    """One line, and nothing is made."""
    Path("in").mkdir()
    Path("in/b.docx").write_bytes(b"x")
    ran = run("review", "in", "-o", "out")
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert not Path("out").exists()
