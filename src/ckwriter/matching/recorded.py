"""The record that a written file carries: what the page shows, with origins, and sources as places.

Never the raw notes, never last year's submission, and nothing that has no room on the page: nothing hidden leaves with
the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from ckwriter import forms, records
from ckwriter.errors import CkwriterError
from ckwriter.model import Submission

_Data = dict[str, Any]


class Recorded(NamedTuple):
    """A record, read."""

    submission: Submission
    printed: tuple[str, ...]
    """What the blank form itself prints and no place of the form explains."""


def dump(submission: Submission, shown: Collection[str], printed: Iterable[str] = ()) -> bytes:
    """Return the record of a submission as JSON.

    Args:
        submission: what was written.
        shown: the places that have room on the page; the others are left out.
        printed: texts of the blank form that belong to no place.

    """
    cells = submission.cells
    if any(at not in shown for at in cells):
        cells = {at: cell for at, cell in cells.items() if at in shown}
    page = submission.model_copy(update={"cells": cells, "notes": (), "previous": None, "unplaced": ()})
    data: _Data = records.to_record(page)
    data["printed"] = list(printed)
    body = _json(data)
    return f'{{"sha256":"{_digest(body)}","page":{body}}}'.encode()


def load(data: bytes) -> Recorded | None:
    """Return what a record holds, or None if it is damaged or changed, or of a form that is not installed."""
    try:
        outer = json.loads(data)
        page = outer["page"]
        if outer["sha256"] != _digest(_json(page)):
            return None
        printed = tuple(str(text) for text in page.pop("printed"))
        return Recorded(records.from_record(page, forms.load), printed)
    except (CkwriterError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
