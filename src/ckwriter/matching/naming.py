"""The name of the body that submits, as it stands on a cover: on a line of its own, behind a label, or in a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ckwriter.blocks import Heading, Paragraph
from ckwriter.form import Form
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
_NO_NAME = re.compile(r"市区?町村|都道府県|圏域|地域|^[各本][都道府県市区町村]|年度")


def on_line(line: Line) -> Slot | None:
    """Return where a line holds the body's name and nothing else but a label."""
    if BODY.fullmatch(line.text.strip()):
        return whole(line)
    match = _LABELLED.fullmatch(line.text)
    return Slot(line, *match.span("name")) if match else None


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
