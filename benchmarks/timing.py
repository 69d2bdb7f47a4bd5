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


def show(title: str, found: Mapping[str, Measured], *, first: str = "") -> None:
    """Print medians as a table: beside the first one, or for each row."""
    print(f"\n{title}\n")
    print(f"| {'':32} | median ms | runs | {'times as long' if first else 'µs a row':>13} |")
    print(f"|-{'-' * 32}-|----------:|-----:|--------------:|")
    for name, one in found.items():
        last = one.seconds / found[first].seconds if first else one.seconds * 1e6 / one.rows
        print(f"| {name:32} | {one.seconds * 1000:9.2f} | {one.runs:4} | {last:13.1f} |")
