"""How much memory reading takes: whole processes, each of which reads one file (on Linux)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

from benchmarks.example import many
from benchmarks.reading import DOCUMENT, edited
from ckwriter.word import writer

ROWS = 10_000
_READ = """
import pathlib, re, sys, tracemalloc
from ckwriter import reading

def most():
    status = pathlib.Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\\s*(\\d+) kB", status)[1]) * 1024

small, large, traced = sys.argv[1:]
kept = [reading.read(small)]
if traced:
    tracemalloc.start()
before = most()
kept.append(reading.read(large))
print(tracemalloc.get_traced_memory()[1] if traced else most() - before)
"""


def beside_the_document() -> tuple[int, dict[str, tuple[int, int]]]:
    """Return the bytes of a long document part; and, as it was written and edited, what reading the file takes.

    That is the most memory that the process took beyond what it had after reading a small file, and the part of it
    that Python's own objects took (the rest is lxml's tree).
    """
    with tempfile.TemporaryDirectory() as folder:
        small, large, changed = (Path(folder) / f"{name}.docx" for name in ("small", "large", "changed"))
        small.write_bytes(writer.write(many(3)).data)
        large.write_bytes(writer.write(many(ROWS)).data)
        changed.write_bytes(edited(many(ROWS), f"forums[{ROWS // 2}].name"))
        with ZipFile(large) as container:
            size = container.getinfo(DOCUMENT).file_size
        files = {"as written": large, "edited": changed}
        return size, {name: (_peak(small, file, ""), _peak(small, file, "traced")) for name, file in files.items()}


def _peak(small: Path, large: Path, traced: str) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(small), str(large), traced], check=True, capture_output=True, text=True
    )
    return int(done.stdout)


def show(title: str, size: int, found: dict[str, tuple[int, int]]) -> None:
    """Print what reading takes as multiples of the document part."""
    print(f"\n{title} ({size / 1e6:.1f} MB of document)\n")
    print(f"| {'':32} | MB in all | times the document | of which Python's objects |")
    print(f"|-{'-' * 32}-|----------:|-------------------:|--------------------------:|")
    for name, (whole, objects) in found.items():
        print(f"| {name:32} | {whole / 1e6:9.1f} | {whole / size:18.1f} | {objects / size:25.1f} |")
