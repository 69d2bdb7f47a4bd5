"""Check the drafted examples, beside one pass of regular expressions over their texts and beside their morphology."""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.example import many
from benchmarks.filling import SIZES
from benchmarks.timing import Measured, in_turn
from ckwriter import checking, data, drafting
from ckwriter.checks.names.near_words import near_words
from ckwriter.checks.texts.fulltext import lines_of
from ckwriter.model import Cell, Submission

PASS = "a pass of expressions"
_FOLDER = Path(__file__).parents[1] / "examples" / "nimo-r6"
_FIGURES = re.compile(
    r"(?:延べ?|約|計)?\s*[0-9０-９][0-9０-９,，.]*\s*(?:回|件|人|名|か所|機関|床|%|％)?(?:/(?:年|月))?"
)
_YEARS = re.compile(r"(?:令和|平成|昭和|R|H|S)\s*(?:元|[0-9０-９]+)\s*年?度?")
_READING = ("ckwriter.checks.", "ckwriter.notation.", "ckwriter.prose.", "ckwriter.grounding.", "ckwriter.places")
"""Where texts are read."""
_OF_TEXTS = 1000
"""Caches that hold as many answers or more are of texts; smaller ones are of a form's own words."""


def beside_peers(name: str) -> tuple[dict[str, Measured], list[str]]:
    """Return what all checks take on one drafted example, and what finding its figures and years alone takes.

    "Anew" is a submission none of whose texts was seen before; "again" is the same one once more. G, which holds drafts
    against the facts that they rest on, is told by itself: it has nothing to do once they are accepted. The second
    value names what is not installed.
    """
    drafted = _drafted(name)
    texts = [cell.text for cell in drafted.cells.values()]
    actions: dict[str, Callable[[], object]] = {
        PASS: lambda: [(_FIGURES.findall(text), _YEARS.findall(text)) for text in texts],
        "all checks but G, anew": _anew(drafted, "TSQCJ"),
        "all checks but G, again": lambda: checking.check(drafted.model_copy(), select="TSQCJ"),
    }
    for title, families in (("T and S", "TS"), ("Q and C", "QC"), ("J", "J"), ("G: drafts and their facts", "G")):
        actions[f"{title}, anew"] = _anew(drafted, families)
    missing = _add_morphology(actions, texts)
    return in_turn(actions, budget=15), missing


def first_of_a_process(name: str) -> dict[str, Measured]:
    """Return what the first check in a process takes on a drafted example, accepted or not, and what it takes again.

    The first one loads the checks and compiles what they search for; the time is that of the process.
    """
    drafted = _drafted(name)
    accepted = drafted.with_cells({at: Cell(text=cell.text, absent=cell.absent) for at, cell in drafted.cells.items()})
    found: dict[str, Measured] = {}
    with TemporaryDirectory() as folder:
        for title, submission in (("accepted", accepted), ("with its drafts", drafted)):
            path = Path(folder) / "example.json"
            path.write_bytes(data.write_json(submission))
            runs = [
                subprocess.run([sys.executable, "-c", _FIRST, path], check=True, stdout=subprocess.PIPE)
                for _ in range(_RUNS)
            ]
            first, again = zip(*(json.loads(run.stdout) for run in runs), strict=True)
            found[f"{title}, again"] = Measured(statistics.median(again), _RUNS)
            found[f"{title}, first"] = Measured(statistics.median(first), _RUNS)
    return found


_RUNS = 11
_FIRST = """
import pathlib, sys, time
from ckwriter import checking, data
path = pathlib.Path(sys.argv[1])
submission = data.read_json(path.read_bytes(), path.name)
times = [time.process_time()]
for _ in range(2):
    checking.check(submission.model_copy())
    times.append(time.process_time())
print([times[1] - times[0], times[2] - times[1]])
"""


def many_rows() -> dict[str, Measured]:
    """Return what all checks take on tables of growing length, none of whose texts was seen before."""
    found: dict[str, Measured] = {}
    for rows in SIZES:
        submission = many(rows)
        name = f"all checks, {rows:,} rows"
        found |= in_turn({name: _anew(submission, "")}, budget=4, rows=rows)
    return found


def _drafted(name: str) -> Submission:
    path = _FOLDER / f"{name}.yaml"
    return drafting.draft(data.read_yaml(path.read_bytes(), path.name)).model_copy(update={"notes": ()})


def _add_morphology(actions: dict[str, Callable[[], object]], texts: list[str]) -> list[str]:
    try:
        from sudachipy import Dictionary
    except ImportError:
        return ["sudachipy"]
    tokenizer = Dictionary().create()
    actions["SudachiPy's tokens"] = lambda: [len(tokenizer.tokenize(text)) for text in texts]
    return []


def _anew(submission: Submission, families: str) -> Callable[[], object]:
    """Return an action that checks a submission with nothing known of its texts."""
    checking.check(submission)  # imports every check, so that its caches are known
    caches = list(_caches_of_texts(submission))

    def check() -> object:
        for forget in caches:
            forget()
        return checking.check(submission.model_copy(), select=families)

    return check


def _caches_of_texts(submission: Submission) -> Iterator[Callable[[], None]]:
    words = submission.form.words
    yield near_words(words.official, words.accepted).typos.cache_clear
    yield lines_of.cache_clear
    for name, module in list(sys.modules.items()):
        if name.startswith(_READING):
            for value in vars(module).values():
                if hasattr(value, "cache_info") and (value.cache_info().maxsize or 0) >= _OF_TEXTS:
                    yield value.cache_clear
