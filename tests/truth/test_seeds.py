"""Two real submissions, taken from slides as text, against what a person read off their pages.

Their texts are not part of the project: where they are missing, the tests are skipped. `*.tsv` holds, for each place,
a fingerprint of what stands there (`folded`), its length and its first characters, so that a mismatch can be looked up
in the submission by eye. A place that is not listed is empty.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from ckwriter import reading
from ckwriter.form import Form
from ckwriter.model import Submission

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "shared" / "seeds"
NAMES = {"kurashiki": "000_ac2959592019cd9f.txt", "kumamoto": "003_3b8b2673d63060f8.txt"}
VARIANTS = ("＜令和5年度までの成果・効果＞",)
"""Words of the form itself that these submissions write in another way than the form does."""
LIST_TAGS = re.compile(r"</?(?:ul|ol|li|p|br)\b[^<>]*>")


class Truth(NamedTuple):
    """What is known of the text at one place."""

    fingerprint: str
    length: int
    start: str

    @classmethod
    def of(cls, text: str) -> Truth:
        """Return what is to be known of a text."""
        text = folded(text)
        return cls(hashlib.sha256(text.encode()).hexdigest()[:16], len(text), text[:4])


def folded(text: str) -> str:
    """Return a text without what a reader is free to keep or fold: width, white space, bullets and tags of lists."""
    return re.sub(r"[\s・]+", "", unicodedata.normalize("NFKC", LIST_TAGS.sub("", text)))


def truth(name: str) -> dict[str, Truth]:
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {at: Truth(fingerprint, int(length), start) for at, fingerprint, length, start in rows}


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """The name of each submission, one after the other."""
    if not (SEEDS / NAMES[request.param]).is_file():
        pytest.skip(f"the real submission {NAMES[request.param]} is not at hand (../shared/seeds)")
    return str(request.param)


@pytest.fixture(scope="module")
def submission(name: str) -> Submission:
    """The submission as read."""
    return reading.read(SEEDS / NAMES[name])


def test_every_place_holds_what_a_person_read_there(name: str, submission: Submission) -> None:
    """Each cell of each table and each field is read into its own place, and nothing into a place that is empty."""
    expected = truth(name)
    found = {at: Truth.of(cell.shown) for at, cell in submission.cells.items() if folded(cell.shown)}
    found["municipality"] = Truth.of(submission.municipality.name)
    wrong = [
        f"{at}: expected {expected.get(at, 'nothing')}, found {found.get(at, 'nothing')}"
        for at in [*expected, *(at for at in found if at not in expected)]
        if expected.get(at) != found.get(at)
    ]
    assert not wrong, f"{len(wrong)} of {len(expected)} places:\n" + "\n".join(wrong)


def test_no_text_is_lost(name: str, submission: Submission, form: Form) -> None:
    """Every line and every cell of the file is at a place, among what could not be placed, or printed on the form."""
    kept = [cell.shown for cell in submission.cells.values()] + [left.text for left in submission.unplaced]
    everything = folded("\n".join([*kept, submission.municipality.name, form.model_dump_json(), *VARIANTS]))
    text = LIST_TAGS.sub(" ", (SEEDS / NAMES[name]).read_text(encoding="utf-8"))
    lost = sorted(word for word in set(re.split(r"[^\w]+|時点", text)) if folded(word) not in everything)
    assert not lost


def test_the_truth_holds_no_sentence() -> None:
    """The files of the project tell no more of a submission than the first characters of each text."""
    for name in NAMES:
        assert all(len(item.start) <= 4 for item in truth(name).values())
