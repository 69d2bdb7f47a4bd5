"""What is generated is what is committed: docs/checks.md, the blank form, the example workbook."""

from __future__ import annotations

import importlib.util
import re

from ckwriter import checking, reading
from tests.conftest import EXAMPLES, ROOT


def generator() -> object:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_checks_is_up_to_date() -> None:
    """`make docs` would change nothing in docs/checks.md."""
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert page == generator().checks_page()  # type: ignore[attr-defined]
    assert all(check.code in page for check in checking.checks())


def test_the_example_workbook_holds_the_same_facts() -> None:
    """kurashiki.xlsx says what kurashiki.yaml says."""
    assert reading.read(EXAMPLES / "kurashiki.xlsx") == reading.read(EXAMPLES / "kurashiki.yaml")


def test_the_command_line_of_the_readme_is_there() -> None:
    """Every command that README and guide show exists."""
    from ckwriter.cli import cli

    known = set(cli.list_commands(None))  # type: ignore[arg-type]
    for page in ("README.md", "docs/guide.ja.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        code = "\n".join("".join(found) for found in re.findall(r"```(?:sh)?\n(.*?)```|`([^`\n]+)`", text, re.DOTALL))
        assert set(re.findall(r"^ckwriter ([a-z]+)", code, re.MULTILINE)) <= known
