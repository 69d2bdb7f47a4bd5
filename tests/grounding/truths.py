"""True sentences: each written by hand over the facts of a body, with the places that it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).parent / "corpus"


class Truth(NamedTuple):
    """A sentence that its facts carry."""

    body: str
    text: str
    at: tuple[str, ...]


def truths(name: str) -> tuple[Truth, ...]:
    """Return the sentences of a file of the corpus: `## body` begins a body, `sentence | place place` is one."""
    found: list[Truth] = []
    body = ""
    for line in (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            body = line[3:].strip()
        elif line and not line.startswith("#"):
            text, _, at = line.rpartition(" | ")
            found.append(Truth(body, text.strip(), tuple(at.split())))
    return tuple(found)
