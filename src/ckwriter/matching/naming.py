"""The name of the body that submits, as it stands on a cover: on a line of its own, behind a label, or in a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form
from ckwriter.matching import titles
from ckwriter.matching.layout import Slot, whole

Line = Paragraph | Heading
BODY = re.compile(r"[^\s:：、。・,（）()「」【】]{1,12}[都道府県市区町村]")
_LABELLED = re.compile(rf"\s*[^\s:：]{{1,12}}[:：]\s*(?P<name>{BODY.pattern})\s*")
"""The name behind a label in any words: 提出自治体：見本市."""
_IN_TITLE = re.compile(
    r"(?:^|(?<=[\s　（(「【]))(?P<name>[^\s　:：、。・,（）()「」【】0-9０-９]{1,6}?[都道府県市区町村])"
    r"(?=の|における|において|版|提出|$|[\s　）)」】])"
)
"""The name in a title, as a word of its own or before what is told of it."""
_SPACED = re.compile(r"[^\s\d](?:[ 　]+[^\s\d]){1,6}")
"""Single characters with spaces between, as a cover prints a name: 見　本　市."""
_JOINT = re.compile("[・、,，／/＆&]")
_NO_NAME = re.compile(r"市区?町村|都道府県|圏域|地域|^[各本][都道府県市区町村]|年度")


def is_name(text: str) -> bool:
    """Tell whether a text is what a body may be called, and nothing else."""
    return BODY.fullmatch(text.strip()) is not None and not _NO_NAME.search(text.strip())


def plain(text: str) -> str:
    """Return a name without the spaces that set its characters apart on a cover."""
    text = text.strip()
    return "".join(text.split()) if _SPACED.fullmatch(text) else text


def on_line(line: Line) -> Slot | None:
    """Return where a line holds the body's name and nothing else but a label."""
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
    kinds = {title for kind in form.kinds for title in kind.titles}
    found: dict[str, Slot] = {}
    for line in lines:
        for match in _IN_TITLE.finditer(line.text):
            name = match["name"]
            if name not in kinds and not _NO_NAME.search(name):
                found.setdefault(name, Slot(line, *match.span("name")))
    return next(iter(found.values())) if len(found) == 1 else None
