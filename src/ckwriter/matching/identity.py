"""Whose submission a file is, and of which year."""

from __future__ import annotations

import re

from ckwriter import places
from ckwriter.form import Field, Form
from ckwriter.matching.layout import Layout
from ckwriter.model import Municipality, Submission
from ckwriter.notation import parse_fiscal_year

_YEAR = re.compile(r"(?:令和|R|Ｒ)\s*(?:元|[0-9０-９]{1,2})\s*年度(?!から|より|まで|以降|[にはも～、，])")
"""The year of a title; 令和4年度から and 令和4年度に tell of what was done."""


def _words(form: Form, layout: Layout) -> str:
    """Return the words of the cover: what stands before the first section."""
    first = form.sections[0].heading
    own = [slot.text for at, slot in layout.slots.items() if places.section_of(form, at) == form.sections[0].number]
    return "\n".join([*(left.text for left in layout.left if left.where == first), *own, *layout.cover])


def municipality(form: Form, layout: Layout, record: Submission | None) -> Municipality:
    """Return the body that submits: as the cover names it, with what the record knows of it."""
    at = next((p.id for p in form.parts() if isinstance(p, Field) and p.type == "municipality"), "")
    slot = layout.slots.get(at)
    name = slot.text.strip() if slot else ""
    if record is not None:
        was = record.municipality
        shown = record[at].shown if at in record.cells else was.name
        if not name or name == shown.strip():
            return was
        return was.model_copy(update={"name": name, "code": ""})
    return Municipality(name=name, kind=_kind(form, layout, name))


def _kind(form: Form, layout: Layout, name: str) -> str:
    kinds = form.kinds
    words = _words(form, layout)
    for kind in kinds:
        if name in kind.bodies or any(len(title) > 2 and title in words for title in kind.titles):
            return kind.id
    for kind in kinds:
        if name and name.endswith(kind.titles):
            return kind.id
    same = (kind for kind in kinds if name and kind.title.endswith(name[-1]) and not kind.bodies)
    return next(same, kinds[-1]).id


def fiscal_year(form: Form, layout: Layout, record: Submission | None) -> int:
    """Return the year that a submission is about: the record's, the one that the cover names, or the form's."""
    if record is not None:
        return record.fiscal_year
    for line in _words(form, layout).split("\n"):
        named = {match[0] for match in _YEAR.finditer(line)} if "。" not in line else set()
        if len(named) == 1:
            try:
                return parse_fiscal_year(named.pop())
            except ValueError:
                continue
    return form.fiscal_year
