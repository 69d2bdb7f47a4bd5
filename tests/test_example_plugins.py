"""The plugins in examples/plugins: what a newcomer copies must work when it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

Run = Callable[..., str]
FACTS = ROOT / "examples/plugins/ckwriter_training/form/examples/kurashiki.yaml"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return the command, with the example plugins installed beside ckwriter; it gives what is printed."""
    home = tmp_path_factory.mktemp("plugins")
    source, site = home / "source", home / "site"
    # A copy is built, so that building leaves nothing in the checkout.
    shutil.copytree(ROOT / "examples/plugins", source, ignore=shutil.ignore_patterns("build", "*.egg-info"))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*pip, "--disable-pip-version-check", "--target", str(site), str(source)], check=True)
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"}

    def command(*words: str | Path) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", "ckwriter", *map(str, words)],
            cwd=home,
            env=environment,
            capture_output=True,
            encoding="utf-8",
        )
        assert ran.returncode in (0, 1), ran.stderr
        return ran.stdout

    return command


def test_the_form_is_listed_and_makes_its_example(run: Run, tmp_path: Path) -> None:
    """An installed form is there by its name, and its example becomes a Word form that reads back."""
    assert "training-report  研修実施報告書" in run("forms")
    run("demo", "--form", "training-report", "--out", tmp_path / "out")
    run("read", tmp_path / "out/kurashiki.docx", "-o", tmp_path / "back.json")
    back = json.loads((tmp_path / "back.json").read_text(encoding="utf-8"))
    assert back["form"] == "training-report"
    outcome = back["sections"][1]["cells"]["outcome"]
    assert "支援者研修（初級）を実施し、38人が受講した" in outcome["text"]
    assert outcome["origin"] == "offline"


def test_the_check_finds_and_explains(run: Run) -> None:
    """An installed check runs with ckwriter's own, and its examples explain it."""
    found = json.loads(run("check", FACTS, "--select", "X101", "--format", "json"))
    assert [[e["quote"] for e in one["evidence"]] for one in found] == [["34", "30"]]
    assert "受講者数が定員より多い研修" in run("explain", "X101")


def test_the_backend_drafts(run: Run, tmp_path: Path) -> None:
    """An installed backend is chosen by its name, and the origin of what it drafts tells so."""
    run("draft", FACTS, "-o", tmp_path / "listed.json", "--model", "listing")
    outcome = json.loads((tmp_path / "listed.json").read_text(encoding="utf-8"))["sections"][1]["cells"]["outcome"]
    assert outcome["origin"] == "listing"
    assert [source["at"] for source in outcome["sources"]] == [["notes[1]"]]
