"""Measure, and print what was measured."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple


class Measured(NamedTuple):
    """How long something took."""

    seconds: float
    """The median of some runs."""
    runs: int
    rows: int = 0
    """How many rows of a table it was for, if it was for many."""


def median(action: Callable[[], object], *, budget: float = 2.0, most: int = 200, rows: int = 0) -> Measured:
    """Run something once to warm up, then again until the budget (seconds) is used, and return the median."""
    action()
    times: list[float] = []
    started = time.perf_counter()
    gc.collect()
    gc.disable()
    try:
        while len(times) < 3 or (len(times) < most and time.perf_counter() - started < budget):
            before = time.perf_counter()
            action()
            times.append(time.perf_counter() - before)
    finally:
        gc.enable()
    return Measured(statistics.median(times), len(times), rows)


def in_turn(actions: Mapping[str, Callable[[], object]], *, budget: float = 20.0, rows: int = 0) -> dict[str, Measured]:
    """Return the median of what each action takes of this process's time, measured in turn.

    The actions take turns of a few runs each, so that a machine that is busy for a while is busy for all of them.
    """
    times: dict[str, list[float]] = {name: [] for name in actions}
    for action in actions.values():
        action()
    started = time.perf_counter()
    while len(min(times.values(), key=len)) < _LEAST or time.perf_counter() - started < budget:
        for name, action in actions.items():
            gc.collect()
            gc.disable()
            turn = time.process_time()
            try:
                while True:
                    before = time.process_time()
                    action()
                    times[name].append(time.process_time() - before)
                    if time.process_time() - turn > _TURN:
                        break
            finally:
                gc.enable()
    return {name: Measured(statistics.median(found), len(found), rows) for name, found in times.items()}


_TURN = 0.05
"""Seconds after which the next action has its turn."""
_LEAST = 3
"""Runs of each action at the least."""


def show(title: str, found: Mapping[str, Measured], *, first: str = "") -> None:
    """Print medians as a table: beside the first one, or for each row."""
    print(f"\n{title}\n")
    print(f"| {'':32} | median ms | runs | {'times as long' if first else 'µs a row':>13} |")
    print(f"|-{'-' * 32}-|----------:|-----:|--------------:|")
    for name, one in found.items():
        last = one.seconds / found[first].seconds if first else one.seconds * 1e6 / one.rows
        print(f"| {name:32} | {one.seconds * 1000:9.2f} | {one.runs:4} | {last:13.1f} |")
