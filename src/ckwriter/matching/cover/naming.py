"""The name of the body that submits, as it stands on a cover: on a line of its own, behind a label, or in a title."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.words import titles

Line = Paragraph | Heading
BODY = re.compile(r"[^\s:：、。・,（）()「」【】]{1,12}[都道府県市区町村]")
_LABELLED = re.compile(rf"\s*[^\s:：]{{1,12}}[:：]\s*(?P<name>{BODY.pattern})\s*")
"""The name behind a label in any words: 提出自治体：見本市."""
_IN_TITLE = re.compile(
    r"(?:^|(?<=[\s　（(【｜|／/―—]))(?P<name>[^\s　:：、。・,｜|／/（）()「」【】0-9０-９]{1,6}?[都道府県市区町村])"
    r"(?=の|における|において|版|提出|$|[\s　（()）」】｜|／/―—:：])"
)
"""The name in a title, as a word of its own or before what is told of it; what stands quoted is no name."""
_WITH_KIND = re.compile(
    r"\s*(?P<name>[^（(【〔［\[\n]*[^（(【〔［\[\s])\s*[（(【〔［\[]\s*(?P<kind>[^（()）\n]+?)\s*[)）】〕］\]]\s*"
)
"""A name with what kind of body it is in a bracket behind it: 見本市（中核市）."""
_SPACED = re.compile(r"[^\s\d](?:[ 　]+[^\s\d]){1,6}")
"""Single characters with spaces between, as a cover prints a name: 見　本　市."""
_JOINT = re.compile("[・、,，／/＆&]")
_NO_NAME = re.compile(r"市区?町村|都道府県|圏域|地域|^[各本][都道府県市区町村]|年度")


def kinds(form: Form) -> frozenset[str]:
    """Return what the bodies that submit a form are called by their kind: 中核市."""
    return frozenset(title for kind in form.kinds for title in kind.titles)


def is_name(text: str) -> bool:
    """Tell whether a text is what a body may be called, and nothing else."""
    return BODY.fullmatch(text.strip()) is not None and not _NO_NAME.search(text.strip())


def may_submit(text: str, form: Form) -> bool:
    """Tell whether a text is what a body of one of the form's kinds may be called, and nothing else."""
    return is_name(text) and text.strip()[-1] in {title[-1] for title in kinds(form)}


def plain(text: str) -> str:
    """Return a name without the spaces that set its characters apart on a cover."""
    text = text.strip()
    return "".join(text.split()) if _SPACED.fullmatch(text) else text


class Named(NamedTuple):
    """A name, and what kind of body stands in a bracket behind it."""

    name: Slot
    kind: str


def with_kind(slot: Slot, kinds: Collection[str]) -> Named | None:
    """Return the name without the kind of body that follows it in a bracket, or None where no such bracket follows."""
    match = _WITH_KIND.fullmatch(slot.text) if not slot.more else None
    if match is None or match["kind"] not in kinds or not BODY.fullmatch(plain(match["name"])):
        return None
    return Named(trimmed(slot.spot, slot.start, slot.start + match.end("name")), match["kind"])


def on_line(line: Line, form: Form) -> Slot | None:
    """Return where a line holds the body's name and nothing else but a label, or its kind in a bracket behind it."""
    told = with_kind(whole(line), kinds(form))
    if told is not None:
        return told.name
    text = plain(line.text)
    if BODY.fullmatch(text) and (text == line.text.strip() or is_name(text)):
        return whole(line)
    match = _LABELLED.fullmatch(line.text)
    return Slot(line, *match.span("name")) if match else None


def of_several(line: Line) -> bool:
    """Tell whether a line is the name of a sheet that holds several sections."""
    return isinstance(line, Heading) and not line.level and _JOINT.search(line.text) is not None


def entitles(line: Line, form: Form) -> bool:
    """Tell whether a line at the beginning is the title of the whole, with the body's name, and no section's.

    見本県　…の構築に向けた取組 is much like the heading of a section; nobody begins with one that is not the first.
    """
    return not titles.numbered(line.text.strip()).number and in_titles((line,), form) is not None


def in_titles(lines: Sequence[Line], form: Form) -> Slot | None:
    """Return where titles name one body (見本市　令和6年度報告, 見本市の取組); None if they name several."""
    ends = {title[-1] for title in kinds(form)}
    found: dict[str, Slot] = {}
    for line in lines:
        for match in _IN_TITLE.finditer(line.text):
            name = match["name"]
            if name not in kinds(form) and not _NO_NAME.search(name) and (not ends or name[-1] in ends):
                found.setdefault(name, Slot(line, *match.span("name")))
    return next(iter(found.values())) if len(found) == 1 else None
