"""The facts of a body as every place and note of its submission, numbered: what the sentences of the corpus rest on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ckwriter import data
from ckwriter.drafts import Fact
from ckwriter.facts import fact_of_cell
from ckwriter.grounding import Setting
from ckwriter.model import Submission

ROOT = Path(__file__).parents[2]
FOLDERS = (Path(__file__).parent / "bodies", ROOT / "examples" / "nimo-r6", ROOT / "tests" / "bodies")


@cache
def body(name: str) -> Submission:
    """Return the submission of a body by the name of its file."""
    path = next(folder / f"{name}.yaml" for folder in FOLDERS if (folder / f"{name}.yaml").is_file())
    return data.read_yaml(path.read_bytes(), path.name)


@cache
def facts_of(name: str) -> tuple[Fact, ...]:
    """Return all that a body's submission holds as facts, the body's own name among them."""
    submission = body(name)
    found: list[Fact] = []
    for at, field in submission.places():
        if fact := fact_of_cell(submission, at, field, len(found) + 1):
            found.append(fact)
    for index, note in enumerate(submission.notes, 1):
        at = f"notes[{index}]"
        found.append(
            Fact(number=len(found) + 1, at=at, title=f"素材 {index}件目", text=note.text, type="note", about=note.about)
        )
    return tuple(found)


@cache
def setting(name: str) -> Setting:
    """Return the setting of a cell that may use all facts of a body."""
    facts = facts_of(name)
    return Setting(
        fiscal_year=body(name).fiscal_year,
        known=facts,
        allowed=frozenset(fact.number for fact in facts),
        body=body(name).municipality.name,
        terms=body(name).form.terms,
    )


def cited(name: str, *at: str) -> tuple[Fact, ...]:
    """Return the facts at some places of a body; KeyError if one is not there."""
    by_place = {fact.at: fact for fact in facts_of(name)}
    return tuple(by_place[place] for place in at)
