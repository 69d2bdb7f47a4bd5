"""Start the command, beside a bare click program, as whole processes in turn."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.timing import Measured

_RUNS = 21
_BARE = '''
import click

@click.group()
def cli():
    """A bare program."""

for name in {names!r}:
    cli.command(name, help="A command.")(lambda: None)
cli()
'''


def beside_click() -> dict[str, Measured]:
    """Return what `--help` takes: of a click program with as many commands that do nothing, and of ckwriter."""
    from ckwriter.cli import _COMMANDS

    with TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(_BARE.format(names=list(_COMMANDS)), encoding="utf-8")
        commands = {
            "bare click": [sys.executable, str(bare), "--help"],
            "ckwriter": [sys.executable, "-m", "ckwriter", "--help"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(_RUNS + 1):
            for name, command in commands.items():
                before = time.perf_counter()
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                times[name].append(time.perf_counter() - before)
    return {name: Measured(statistics.median(taken[1:]), _RUNS) for name, taken in times.items()}
