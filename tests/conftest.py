"""Fixtures that several tests share: the form, the example bodies, and a way to make a small submission."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from ckwriter import data, forms
from ckwriter.beside import Note
from ckwriter.cli import main
from ckwriter.form import Form
from ckwriter.model import Cell, Municipality, Submission
from tests.model_server import ModelServer, running

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "nimo-r6"

Make = Callable[..., Submission]

# A busy machine must not make a test fail: how long an example takes is told by the benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


class Ran(NamedTuple):
    """How a run of the command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def unconfigured(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key, no address and no proxy from outside."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    unconfigured: None,
) -> Run:
    """Runs the command in an empty folder, with a ledger of its own; gives exit status, output and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")

    def run(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["ckwriter", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return Ran(int(ended.value.code or 0), shown.out, shown.err)

    return run


@pytest.fixture
def service(unconfigured: None) -> Iterator[ModelServer]:
    """A model's server that behaves until it is told otherwise."""
    yield from running()


@pytest.fixture(scope="session")
def form() -> Form:
    """The form nimo-r6."""
    return forms.load("nimo-r6")


@pytest.fixture(scope="session", params=["kurashiki", "kumamoto"])
def example(request: pytest.FixtureRequest) -> Submission:
    """The facts of each example body, one after the other."""
    path = EXAMPLES / f"{request.param}.yaml"
    return data.read_yaml(path.read_bytes(), path.name)


@pytest.fixture(scope="session")
def make(form: Form) -> Make:
    """A function that makes a submission of a 中核市 from a mapping of places to texts."""

    def make(
        cells: Mapping[str, str | Cell] = {}, *, notes: Mapping[str, str] = {}, kind: str = "core_city"
    ) -> Submission:
        return Submission(
            form=form,
            fiscal_year=2024,
            municipality=Municipality(name="見本市", kind=kind),
            cells={at: Cell(text=text) if isinstance(text, str) else text for at, text in cells.items()},
            notes=tuple(Note(about=about, text=text) for about, text in notes.items()),
        )

    return make
