"""Draft with a model that takes a second: how near to the best possible, with and without a limited rate.

Beside it: the same requests by the SDK alone, from as many threads, with its own way of asking again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import NamedTuple

from benchmarks.example import many
from benchmarks.serving import SECONDS
from ckwriter import data, drafting, prompting
from ckwriter.beside import Note
from ckwriter.drafting.rehearsing import rehearse
from ckwriter.drafts import DraftReply, DraftRequest, Style
from ckwriter.endpoints import Endpoint
from ckwriter.guarding.chain import Guards
from ckwriter.guarding.ledger import Ledger, LedgerSettings
from ckwriter.guarding.replay import Recorder
from ckwriter.model import Submission

DRAFTS, AT_ONCE = 160, 16
_WHO = ("病院の相談員", "市の保健師", "家族会の役員", "訪問看護の職員", "不動産の団体")
_WHAT = (
    "住まいの確保について", "緊急時の連絡網を", "服薬の支え方を", "就労に向けた見学を",
    "災害への備えを", "家族教室の進め方を", "引きこもりの訪問を", "高齢者の施設との橋渡しを",
)  # fmt: skip
_HOW = ("事例から学んでいる", "年度の初めに決めている", "少人数で話し合っている", "関係課へ提案している")
_EXAMPLES = Path(__file__).parents[1] / "examples" / "nimo-r6"


class Drafted(NamedTuple):
    """How a run went."""

    seconds: float
    ideal: float
    lost: int
    refused: int


@contextmanager
def _server(rate: float | None = None) -> Iterator[tuple[str, dict[str, int]]]:
    counts: dict[str, int] = {}
    words = [sys.executable, "-m", "benchmarks.serving", *([str(rate)] if rate else [])]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}/v1", counts
        process.stdin.close()
        counts.update(json.loads(process.stdout.readline()))


def _submission() -> Submission:
    notes = tuple(
        Note(about=f"forums[{n}]", text=f"{who}が集まり、{what}{how}")
        for n, (who, what, how) in enumerate(product(_WHO, _WHAT, _HOW), 1)
    )
    blank = many(DRAFTS)
    cells = {at: cell for at, cell in blank.cells.items() if at.endswith(".frequency")}
    return blank.model_copy(update={"cells": cells, "notes": notes})


def _run(draft: Callable[[Submission, str], int], rate: float | None = None) -> Drafted:
    submission = _submission()
    with _server(rate) as (url, counts):
        began = time.perf_counter()
        done = draft(submission, url)
        seconds = time.perf_counter() - began
    ideal = DRAFTS / rate if rate else SECONDS * DRAFTS / AT_ONCE
    return Drafted(seconds, ideal, DRAFTS - done, counts["refused"])


def _ours(submission: Submission, url: str) -> int:
    endpoint = Endpoint(base_url=url, concurrency=AT_ONCE)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(LedgerSettings(path=f"{folder}/ledger.sqlite3"))
        guards = Guards(recorder=Recorder(ledger, "openai:m", endpoint), rounds=0)
        drafted = drafting.draft(submission, "openai:m", only=("forums.remarks",), endpoint=endpoint, guards=guards)
        ledger.close()
    return sum(cell.origin == "openai:m" for cell in drafted.cells.values())


def _sdk(submission: Submission, url: str) -> int:
    import openai

    asked: list[DraftRequest] = []
    drafting.draft(submission, lambda one: asked.append(one) or DraftReply(), only=("forums.remarks",))  # type: ignore[func-returns-value]
    with openai.OpenAI(api_key="none", base_url=url) as client, ThreadPoolExecutor(AT_ONCE) as pool:

        def ask(request: DraftRequest) -> bool:
            try:
                client.chat.completions.create(model="m", messages=prompting.messages(request))  # type: ignore[arg-type]
            except openai.OpenAIError:
                return False
            return True

        return sum(pool.map(ask, asked))


def all_runs() -> dict[str, Drafted]:
    """Return how 160 drafts, 16 at a time, went: ours and the SDK's, free and at a quarter of the rate."""
    import openai  # noqa: F401  # so that no run pays for the import

    _run(_ours)  # so that none pays for what is made once: expressions, prompts, plugins
    quarter = AT_ONCE / SECONDS / 4
    return {
        "ckwriter": _run(_ours),
        "SDK and threads": _run(_sdk),
        "ckwriter, a quarter of the rate": _run(_ours, quarter),
        "SDK and threads, a quarter of the rate": _run(_sdk, quarter),
    }


def shares() -> dict[str, tuple[int, float]]:
    """Return, for each example, the tokens that its requests have, and the share that all begin with."""
    found = {}
    for path in sorted(_EXAMPLES.glob("*.yaml")):
        seen = rehearse(data.read_yaml(path.read_bytes(), path.name), "m", Guards(), Style())
        found[path.stem] = (seen.sent, seen.share)
    return found


def show() -> None:
    """Print both as tables."""
    print(f"\n### {DRAFTS} drafts, {AT_ONCE} at a time, by a model that takes {SECONDS:g} s\n")
    print(f"|{'':<40}| seconds | times the ideal | lost | refused |")
    print(f"|{'-' * 40}|--------:|----------------:|-----:|--------:|")
    for name, run in all_runs().items():
        print(f"| {name:<38} | {run.seconds:7.2f} | {run.seconds / run.ideal:15.3f} | {run.lost:4} | {run.refused:7} |")
    print("\n### The common beginning of an example's requests\n")
    print("|            | tokens | share |\n|------------|-------:|------:|")
    for name, (tokens, share) in shares().items():
        print(f"| {name:<10} | {tokens:6} | {share:5.0%} |")


if __name__ == "__main__":
    os.environ.pop("OPENAI_BASE_URL", None)
    show()
