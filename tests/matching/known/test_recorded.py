"""The record that a written file carries: whose word counts, and what it may not do."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from ckwriter import forms
from ckwriter.form import Form
from ckwriter.matching.known import recorded
from ckwriter.model import Cell, Submission
from tests.conftest import Make


def signed(page: object) -> bytes:
    """Return a record with the checksum that fits."""
    body = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return f'{{"sha256":"{hashlib.sha256(body.encode()).hexdigest()}","page":{body}}}'.encode()


def page(record: bytes) -> dict[str, object]:
    found: dict[str, object] = json.loads(record)["page"]
    return found


def drafted(make: Make) -> Submission:
    return make({"strengths": Cell(text="強み。", origin="offline"), "forums[2].name": "部会"})


def test_a_record_gives_back_what_was_written(make: Make) -> None:
    """The submission, and in which blank form it was written."""
    record = recorded.dump(drafted(make), drafted(make).cells, "ab12")
    assert recorded.load(record) == recorded.Recorded(drafted(make), "ab12")
    assert recorded.load(signed(page(record))) == recorded.load(record)


def test_a_form_that_is_not_installed_may_be_given(make: Make, form: Form) -> None:
    """A form from a folder is known to who reads with it, and to nobody else."""
    own = form.model_copy(update={"id": "own"})
    submission = drafted(make).model_copy(update={"form": own})
    record = recorded.dump(submission, submission.cells)
    assert recorded.load(record) is None
    found = recorded.load(record, own)
    assert found is not None
    assert found.submission.form is own
    assert found.submission["strengths"].machine


def test_a_record_names_no_folder(make: Make, form: Form, tmp_path: Path) -> None:
    """A file cannot have a form opened that lies somewhere on this computer or on the network."""
    shutil.copytree(forms.files(form.id).template, tmp_path / "form")
    assert forms.load(str(tmp_path / "form")) == form
    record = recorded.dump(drafted(make), drafted(make).cells)
    assert recorded.load(signed(page(record) | {"form": str(tmp_path / "form")})) is None


def test_text_behind_or_before_a_record_makes_it_void(make: Make) -> None:
    """A record is one whole: nothing may stand round it but the white space of a program that saved the file."""
    record = recorded.dump(drafted(make), drafted(make).cells)
    assert recorded.load(b"\n " + record + b"\n") == recorded.load(record) is not None
    assert recorded.load(record + b"x") is None
    assert recorded.load(b"x" + record) is None
    assert recorded.load(b"") is None
    assert recorded.load(b"[]") is None
    assert recorded.load(signed([])) is None
