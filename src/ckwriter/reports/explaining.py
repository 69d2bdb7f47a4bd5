"""What a check looks for and why, with examples that are also its tests.

The examples stand in `examples.toml` beside the module of the check, so that a plugin of anybody's may bring its own:

    form = "nimo-r6"

    [T205]
    finds = "…"                                  # in Japanese, for the people who read the report
    why = "…"
    [[T205.fires]]
    "schedule[1].period" = "R6年度"               # place → what stands there
    with = { kind = "県", fiscal_year = 2023 }   # the body and the year, where they matter
    previous = { "strengths" = "…" }             # last year's, where it matters
    [[T205.quiet]]
    "schedule[1].period" = "R6年4月"
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ckwriter import checking, forms, places, plugins
from ckwriter.beside import Label, Unplaced
from ckwriter.checks import Check
from ckwriter.errors import CkwriterError, PluginError, SettingsError
from ckwriter.guarding import telling
from ckwriter.guarding.telling import Told
from ckwriter.model import LEVEL_TITLES, Cell, Finding, Municipality, Source, Submission

FILE = "examples.toml"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class With(_Data):
    """What is around an example."""

    name: str = "見本市"
    kind: str = ""
    code: str = ""
    fiscal_year: int = 0
    unplaced: str = ""
    where: str = ""
    """Where it stood: `7 協議の場の表の2行目`."""
    label: str = ""
    """A title as the file prints it, with the form's own words and the id of the part that it names."""
    official: str = ""
    part: str = ""
    origin: str = "person"
    drafted: Mapping[str, tuple[str, ...]] = {}
    """The cells that a program drafted, each with the places that its text rests on."""


class Example(_Data):
    """A small submission that a check has something to say about, or nothing."""

    form: str
    cells: Mapping[str, str]
    previous: Mapping[str, str] = {}
    around: With = Field(With(), alias="with")

    def submission(self) -> Submission:
        """Return the example as a submission; FormError or ValueError if the form has no such place."""
        form = forms.load(self.form)
        for at in (*self.cells, *self.previous):
            if places.field_at(form, at) is None:
                raise ValueError(f"{at}: the form {form.id} has no such place")
        kind = form.kind(self.around.kind) or form.kinds[0]
        year = self.around.fiscal_year or form.fiscal_year
        body = Municipality(name=self.around.name, kind=kind.id, code=self.around.code)
        made = Submission(
            form=form,
            fiscal_year=year,
            municipality=body,
            cells={at: self._cell(at, text) for at, text in self.cells.items()},
            unplaced=(Unplaced(text=self.around.unplaced, where=self.around.where),) if self.around.unplaced else (),
            labels=(Label(text=self.around.label, official=self.around.official, part=self.around.part),)
            if self.around.label
            else (),
        )
        before = {at: Cell(text=text) for at, text in self.previous.items()}
        last = Submission(form=form, fiscal_year=year - 1, municipality=body, cells=before)
        return made.model_copy(update={"previous": last}) if before else made

    def _cell(self, at: str, text: str) -> Cell:
        if at not in self.around.drafted:
            return Cell(text=text, origin=self.around.origin)
        source = Source(sentence=text, at=self.around.drafted[at])
        return Cell(text=text, origin="offline", sources=(source,))

    def findings(self, code: str) -> list[Finding]:
        """Return what a check says about the places of the example, and not about what else a submission would hold."""
        return [finding for finding in checking.run(code, self.submission()) if self._touches(finding)]

    def _touches(self, finding: Finding) -> bool:
        if not self.cells or self.around.unplaced:
            return True
        said = [finding.at, *(evidence.at for evidence in finding.evidence)]
        return any(one == at or at.startswith((f"{one}.", f"{one}[")) for one in said for at in self.cells)


class Explanation(_Data):
    """What is said of one check."""

    finds: str
    why: str
    needs: str = ""
    """What a form must hold for the check to do anything, where the forms that are delivered do not; then there are no
    examples."""
    fires: tuple[Example, ...] = ()
    quiet: tuple[Example, ...] = ()


def explanation(code: str) -> Explanation | None:
    """Return what the file beside a check says of it, or None; PluginError if the check does not load."""
    plugin = plugins.load("checks", code)
    function = plugin.function if isinstance(plugin, Check) else plugin
    package = getattr(sys.modules.get(function.__module__), "__package__", "") or ""
    return _all(package).get(code) if package else None


@cache
def _all(package: str) -> Mapping[str, Explanation]:
    path = files(package) / FILE
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        form = data.pop("form", "")
        return {code: _explanation(form, given) for code, given in data.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise PluginError(f"{package} の {FILE} を読めません: {error}") from error


def _explanation(form: str, given: dict[str, Any]) -> Explanation:
    kinds: tuple[Literal["fires"], Literal["quiet"]] = ("fires", "quiet")
    examples: dict[str, Any] = {kind: [_example(form, one) for one in given.get(kind, ())] for kind in kinds}
    return Explanation.model_validate({**given, **examples})


def _example(form: str, given: dict[str, Any]) -> dict[str, Any]:
    apart: dict[str, Any] = {key: given[key] for key in ("with", "previous") if key in given}
    return {"form": form, "cells": {at: text for at, text in given.items() if at not in apart}, **apart}


def explain(code: str) -> str:
    """Return what a check finds, why, and two examples, in Japanese; SettingsError if there is no such check."""
    info = next((info for info in checking.checks() if info.code == code.upper()), None)
    if info is None and code.upper() in telling.codes():
        return _told(code.upper(), telling.codes()[code.upper()])
    if info is None:
        raise SettingsError(f"点検「{code}」はありません。ckwriter checks で一覧を見られます")
    lines = [f"{info.code}  {info.title}", f"区分: {LEVEL_TITLES[info.level]}"]
    if info.rules:
        lines.append(f"規則: {'、'.join(info.rules)}")
    try:
        told = explanation(info.code)
    except CkwriterError as error:
        return "\n".join([*lines, "", str(error)])
    if told is None:
        return "\n".join(lines)
    lines += ["", f"見つけるもの  {told.finds}", f"理由          {told.why}"]
    if told.needs:
        lines.append(f"使うには        {told.needs}")
    lines += ["", *_shown("指摘する例", told.fires[:1], info.code), *_shown("指摘しない例", told.quiet[:1], "")]
    return "\n".join(lines).rstrip()


def _told(code: str, told: Told) -> str:
    lines = [f"{code}  {told.title}", f"区分: {LEVEL_TITLES[told.level]}", ""]
    return "\n".join([*lines, f"見つけるもの  {told.finds}", f"理由          {told.why}"])


def _shown(title: str, examples: tuple[Example, ...], code: str) -> Iterator[str]:
    for example in examples:
        yield f"【{title}】"
        form = forms.load(example.form)
        for at, text in example.cells.items():
            yield f"  {places.title_of(form, at)}: {_quoted(text)}"
        for at, text in example.previous.items():
            yield f"  （昨年度）{places.title_of(form, at)}: {_quoted(text)}"
        for finding in example.findings(code)[:1] if code else ():
            yield f"  → {LEVEL_TITLES[finding.level]}: {finding.message}"
            yield f"    {finding.hint}"
        yield ""


def _quoted(text: str) -> str:
    return f"「{text.replace(chr(10), ' ／ ')}」" if text else "（空欄）"
