"""Reports: findings as people and programs read them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from ckwriter import places
from ckwriter.checking import Aside, CheckInfo
from ckwriter.findings import LAST_YEAR
from ckwriter.model import LEVEL_TITLES, Evidence, Finding, FindingLevel, Submission

WIDTH = 100
"""Columns of the text report, a full-width character counting as two."""

_LEVELS: tuple[FindingLevel, ...] = ("error", "warning", "note")
_MOST_QUOTES = 3
_NOT_FIRST = "、。，．」』）)】〕］！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ・"


def as_json(findings: Sequence[Finding]) -> str:
    """Return findings as a JSON list, in the shape that other programs rely on."""
    return json.dumps([as_record(finding) for finding in findings], ensure_ascii=False, indent=2)


def as_record(finding: Finding) -> dict[str, object]:
    """Return a finding as plain data, with its fingerprint."""
    return {
        "code": finding.code,
        "level": finding.level,
        "at": finding.at,
        "section": finding.section,
        "message": finding.message,
        "hint": finding.hint,
        "evidence": [_evidence(one) for one in finding.evidence],
        "fingerprint": finding.fingerprint,
    }


def _evidence(one: Evidence) -> dict[str, object]:
    """Return evidence as plain data; only what stands in last year's submission has the key `previous`."""
    record: dict[str, object] = {"at": one.at, "section": one.section, "quote": one.quote}
    return {**record, "previous": True} if one.previous else record


def text(findings: Sequence[Finding], submission: Submission, aside: Sequence[Aside] = ()) -> str:
    """Return findings as a table, section by section, with counts and what was put aside at the end.

    No line is wider than `WIDTH`.
    """
    lines: list[str] = []
    headings = {section.number: section.heading for section in submission.form.sections}
    for heading, group in groupby(findings, key=lambda finding: headings.get(finding.section) or _beside(finding)):
        lines += [heading, "-" * WIDTH]
        for finding in group:
            lines += _rows(finding, heading)
        lines.append("")
    return "\n".join([*lines, counts(findings), *aside_lines(submission, aside)])


def aside_lines(submission: Submission, aside: Sequence[Aside]) -> Iterator[str]:
    """Yield what a person lets stand, each with its reason, in lines as wide as the report."""
    for one in aside:
        yield from wrap(f"{put_aside(submission, one)}理由: {one.ignored.reason}", WIDTH, hanging=2)


def put_aside(submission: Submission, aside: Aside) -> str:
    """Return what was put aside, in words: the check, the place that it holds for, and how many findings."""
    at = aside.ignored.at
    place = f"（{places.title_of(submission.form, at)}）" if at else ""
    count = f"{len(aside.findings)}件" if aside.findings else "当たる指摘なし"
    return f"見送った指摘 {aside.ignored.code}{place}: {count}。"


def _beside(finding: Finding) -> str:
    """Return the heading of a finding about what stands beside the form."""
    return "素材" if finding.at.startswith(places.NOTES) else "様式の欄の外の記載"


def counts(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each level, in one line."""
    if not findings:
        return "指摘はありませんでした。"
    by_level = "、".join(f"{LEVEL_TITLES[lv]} {sum(f.level == lv for f in findings)}件" for lv in _LEVELS)
    return f"指摘 {len(findings)}件（{by_level}）"


def checks_as_json(checks: Sequence[CheckInfo]) -> str:
    """Return the list of checks as JSON, in the shape that other programs rely on."""
    rows = [{"code": c.code, "title": c.title, "level": c.level, "rules": list(c.rules)} for c in checks]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def checks_text(checks: Sequence[CheckInfo]) -> str:
    """Return the list of checks as a table."""
    return "\n".join(
        f"{check.code}  {LEVEL_TITLES[check.level]}  {check.title}  {' '.join(check.rules)}".rstrip()
        for check in checks
    )


def _rows(finding: Finding, heading: str) -> Iterator[str]:
    """Yield the lines of one finding: level and code on the left; message, quotes and hint on the right."""
    left = f"{LEVEL_TITLES[finding.level]}  {finding.code:<5} "
    indent = " " * width(left)
    message = finding.message.removeprefix(heading).lstrip(" :")
    right = [message]
    quotes = [evidence for evidence in finding.evidence if evidence.quote]
    right += [
        f"｜{f'{LAST_YEAR}: ' if one.previous else ''}{' '.join(one.quote.split())}" for one in quotes[:_MOST_QUOTES]
    ]
    if len(quotes) > _MOST_QUOTES:
        right.append(f"｜ほか{len(quotes) - _MOST_QUOTES}か所")
    if finding.hint:
        right.append(f"→ {finding.hint}")
    for paragraph in right:
        for line in wrap(paragraph, WIDTH - width(left), hanging=0 if paragraph is message else 2):
            yield f"{left}{line}".rstrip()
            left = indent


def width(text: str) -> int:
    """Return how many columns a text takes: wide, full-width and ambiguous characters take two."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def wrap(text: str, columns: int, *, hanging: int = 0) -> Iterator[str]:
    """Yield a text as lines of at most so many columns; no line but the first begins with a closing mark.

    Lines after the first are indented by `hanging` columns. A word of letters or digits is not kept together.
    """
    line, used = "", 0
    for index, char in enumerate(text):
        wide = _columns(char)
        ahead = _columns(text[index + 1]) if index + 1 < len(text) and text[index + 1] in _NOT_FIRST else 0
        if used + wide + ahead > columns and line.strip():
            yield line
            line, used = " " * hanging, hanging
        line, used = line + char, used + wide
    if line.strip():
        yield line
