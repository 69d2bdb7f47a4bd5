"""Print what filling and reading a form take, beside the peers."""

from __future__ import annotations

from benchmarks import checking, filling, memory, reading, starting
from benchmarks.timing import show


def main() -> None:
    """Run everything and print it as tables."""
    show("Filling the example (one form, one body)", filling.beside_peers(), first="ckwriter")
    show("Filling a table of many rows", filling.many_rows())
    found, missing = reading.beside_peers()
    show("Reading the example", found, first=reading.PARSING)
    for name in missing:
        print(f"\n{name} is not installed: pip install {name}")
    show("Reading a table of many rows", reading.many_rows())
    show("Reading a table under strange titles", reading.unknown_titles(), first=reading.FEW_KNOWN)
    show("Reading cells that are merged down", reading.merged_rows(), first=reading.PARSING)
    memory.show(f"Memory for reading {memory.ROWS:,} rows", *memory.beside_the_document())
    for name in ("kurashiki", "kumamoto"):
        found, missing = checking.beside_peers(name)
        show(f"All checks on one submission ({name})", found, first=checking.PASS)
        for peer in missing:
            print(f"\n{peer} is not installed: pip install {peer}")
    show("The first check of a process (kurashiki)", checking.first_of_a_process("kurashiki"), first="accepted, again")
    show("Checking tables of many rows", checking.many_rows())
    show("Starting: --help", starting.beside_click(), first="bare click")


main()
