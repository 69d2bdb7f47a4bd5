"""Blank forms are known by their digest, so that a filled page can be held against the form that it was filled to."""

from __future__ import annotations

import hashlib

import pytest

from ckwriter import matching
from ckwriter.form import Form
from ckwriter.matching.known import recorded
from ckwriter.matching.known.pattern import pattern
from ckwriter.model import Submission
from ckwriter.word import blank, reader, writer


def test_the_forms_own_blank_is_known_without_being_compiled(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its blocks are read from the file that comes with the form."""
    monkeypatch.setattr(blank, "_compile", None)
    monkeypatch.setattr(blank, "_cache", {})
    page = blank.page(hashlib.sha256(blank.own(form)).hexdigest(), form)
    assert page is not None
    assert matching.search(form, page).found > 50


def test_another_digest_is_of_no_known_blank(form: Form) -> None:
    """Then nothing is known of the page, and it is searched."""
    assert blank.page("ab12", form) is None
    assert pattern("ab12", form, blank.page) is None
    assert pattern("", form, blank.page) is None


def test_an_offices_blank_is_known_while_it_is_in_use(full: Submission, portrait: bytes) -> None:
    """It is found by its digest; one with lines to be filled beside its tables is left to the search."""
    found = reader.read(writer.write(full, template=portrait).data, "a.docx")
    record = recorded.load(found.record or b"")
    assert record is not None
    assert blank.page(record.blank, full.form) is not None
    known = pattern(record.blank, full.form, found.blank)
    assert known is not None
    assert known.place(found.blocks, full) is None
