"""The record that a written file carries: what the page shows, with origins, and sources as places.

Never the raw notes, never last year's submission, and nothing that has no room on the page: nothing hidden leaves with
the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from typing import Any, NamedTuple

from ckwriter import forms, records
from ckwriter.errors import CkwriterError, FormError
from ckwriter.form import Form
from ckwriter.model import Submission

_Data = dict[str, Any]
_HEAD, _MIDDLE = '{"sha256":"', '","page":'
_NEVER = frozenset({"notes", "previous", "unplaced"})
"""What no record holds, because no page shows it."""


class Recorded(NamedTuple):
    """A record, read."""

    submission: Submission
    blank: str
    """SHA-256 of the blank form that was filled, in hex; "" if it is not known."""


def dump(submission: Submission, shown: Collection[str], blank: str = "") -> bytes:
    """Return the record of a submission as JSON.

    Args:
        submission: what was written.
        shown: the places that have room on the page; the others are left out.
        blank: SHA-256 of the blank form, in hex.

    """
    cells = submission.cells
    if any(at not in shown for at in cells):
        cells = {at: cell for at, cell in cells.items() if at in shown}
    page = submission.model_copy(update={"cells": cells, "notes": (), "previous": None, "unplaced": (), "labels": ()})
    data: _Data = records.to_record(page)
    data["blank"] = blank
    body = _json(data)
    return f"{_HEAD}{_digest(body)}{_MIDDLE}{body}}}".encode()


def load(data: bytes, form: Form | None = None) -> Recorded | None:
    """Return what a record holds, or None if it is damaged or changed, or of a form that is not installed.

    A form that is not installed may be given. A record names its form by id alone: the folders where a form may stand
    as well are not for a file to name.
    """

    def named(form_id: str) -> Form:
        if form is not None and form.id == form_id:
            return form
        if form_id not in forms.names():
            raise FormError(form_id)
        return forms.load(form_id)

    try:
        text = data.decode().strip()
        digest, _, body = text.removeprefix(_HEAD).removesuffix("}").partition(_MIDDLE)
        if digest != _digest(body):
            return None
        page = json.loads(body)
        if not isinstance(page, dict) or _NEVER & page.keys():
            return None
        page.pop("printed", None)  # older files say what their blank form prints
        blank = page.pop("blank", "")
        return Recorded(records.from_record(page, named), blank) if isinstance(blank, str) else None
    except (CkwriterError, ValueError, RecursionError):
        return None


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
