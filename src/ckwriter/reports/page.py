"""The report as one HTML page that needs nothing else: the findings, and the submission that they point into."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from ckwriter import places
from ckwriter.checking import Aside
from ckwriter.findings import title_of
from ckwriter.form import Field, Row, Section, Table
from ckwriter.model import LEVEL_TITLES, Finding, FindingLevel, Submission
from ckwriter.notation import fiscal_year_title
from ckwriter.reports import plain

if TYPE_CHECKING:
    from jinja2 import Template

_LEVELS: tuple[FindingLevel, ...] = ("error", "warning", "note")
_MOST_QUOTES = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a cell's text, and the finding that quotes it, if one does."""

    text: str
    level: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of the submission as the page shows it."""

    at: str
    pieces: Sequence[Piece] = ()
    note: str = ""
    """What to say of an empty cell."""
    span: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the submission: what heads it, and its cells."""

    at: str
    head: str
    boxes: Sequence[Box]


@dataclass(frozen=True, slots=True)
class Block:
    """A field or a table of the submission."""

    at: str
    title: str
    columns: Sequence[str]
    lines: Sequence[Line]
    kind: Literal["field", "table"] = "table"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote of a finding, for the list."""

    where: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as the list shows it."""

    number: int
    finding: Finding
    title: str
    message: str
    link: str
    section: str
    level_title: str
    quotes: Sequence[Quote]
    more: int


@dataclass(slots=True)
class _Marks:
    """Which words of which place are quoted, by which finding."""

    at: dict[str, list[tuple[str, str, int]]] = field(default_factory=lambda: defaultdict(list))

    def pieces(self, at: str, text: str) -> Iterator[Piece]:
        """Yield the text in pieces; where two findings quote the same words, the first one has them."""
        spans: list[tuple[int, int, str, int]] = []
        for quote, level, number in self.at.get(at, ()):
            start = text.find(quote)
            if start >= 0 and all(start >= end or start + len(quote) <= begin for begin, end, _, _ in spans):
                spans.append((start, start + len(quote), level, number))
        position = 0
        for start, end, level, number in sorted(spans):
            if start > position:
                yield Piece(text[position:start])
            yield Piece(text[start:end], level, number)
            position = end
        if position < len(text):
            yield Piece(text[position:])


def html(findings: Sequence[Finding], submission: Submission, aside: Sequence[Aside] = ()) -> str:
    """Return the report as a page: no network, no other file; without scripts it shows all, with them it filters.

    Args:
        findings: what was found, in the order of the form.
        submission: what was checked; the page shows its cells, each with its place as id.
        aside: what a person lets stand, with the reasons.

    """
    marks = _Marks()
    for number, finding in enumerate(findings, 1):
        for one in finding.here:
            if one.quote:
                marks.at[one.at].append((one.quote, finding.level, number))
    sections = [(section, list(_blocks(section, submission, marks))) for section in submission.form.sections]
    beside = _beside(submission, marks)
    known = {at for _, blocks in sections for at in _ids(blocks)} | set(_ids([beside]))
    items = [_item(number, finding, submission, known) for number, finding in enumerate(findings, 1)]
    counts = Counter(finding.level for finding in findings)
    return _template().render(
        body=submission.municipality.name,
        kind=next((kind.title for kind in submission.form.kinds if kind.id == submission.municipality.kind), ""),
        year=fiscal_year_title(submission.fiscal_year),
        form=submission.form.title,
        summary=plain.counts(findings),
        levels=[(level, LEVEL_TITLES[level], counts[level]) for level in _LEVELS],
        groups=_groups(items, submission),
        sections=[*((section.heading, blocks) for section, blocks in sections), *_filled(beside)],
        codes=sorted({item.finding.code for item in items}),
        table=_table(findings, submission),
        aside=[(plain.put_aside(submission, one), one.ignored.reason) for one in aside],
        total=len(items),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    source = (files(__package__) / "page.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        source
    )


def _item(number: int, finding: Finding, submission: Submission, known: set[str]) -> Item:
    form = submission.form
    title = places.title_of(form, finding.at)
    section = next((one.heading for one in form.sections if one.number == finding.section), finding.section)
    quotes = [one for one in finding.evidence if one.quote]
    head, _, message = finding.message.partition(": ")
    return Item(
        number=number,
        finding=finding,
        title=(head if message else title).removeprefix(section).strip() or section,
        message=message or finding.message,
        link=_nearest(finding.at, known),
        section=finding.section,
        level_title=LEVEL_TITLES[finding.level],
        quotes=[
            Quote(title_of(submission, one), one.quote, "" if one.previous else _nearest(one.at, known))
            for one in quotes[:_MOST_QUOTES]
        ],
        more=max(0, len(quotes) - _MOST_QUOTES),
    )


def _nearest(at: str, known: set[str]) -> str:
    """Return the id of a place, of its row or of its table, whichever the page has; "" if none."""
    row, table = at.rpartition(".")[0], at.partition("[")[0]
    return next((one for one in (at, row, table) if one in known), "")


def _groups(items: Sequence[Item], submission: Submission) -> list[tuple[str, str, list[Item]]]:
    """Return (number, heading, findings) of each section that has some, then of what stands beside the form."""
    sections = [(section.number, section.heading) for section in submission.form.sections]
    numbered = [*sections, ("", places.title_of(submission.form, places.UNPLACED))]
    found = [(number, title, [item for item in items if item.section == number]) for number, title in numbered]
    return [(number, title, mine) for number, title, mine in found if mine]


def _table(findings: Sequence[Finding], submission: Submission) -> list[tuple[str, list[int]]]:
    """Return how many findings of each level each section has."""
    counts = Counter((finding.section, finding.level) for finding in findings)
    return [(one.heading, [counts[one.number, level] for level in _LEVELS]) for one in submission.form.sections]


def _ids(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield block.at
        for line in block.lines:
            yield line.at
            yield from (box.at for box in line.boxes)


def _blocks(section: Section, submission: Submission, marks: _Marks) -> Iterator[Block]:
    for part in section.parts:
        if not isinstance(part, Table):
            if part.type != "fixed":
                line = Line(part.id, "", [_box(part.id, part, submission, marks)])
                yield Block(part.id, part.title, (), [line], "field")
        elif part.rows:
            yield Block(
                part.id, part.title, [column.title for column in part.columns], list(_fixed(part, submission, marks))
            )
        else:
            yield Block(
                part.id, part.title, [column.title for column in part.columns], list(_free(part, submission, marks))
            )


def _beside(submission: Submission, marks: _Marks) -> Block:
    lines = [
        Line("", str(number), [Box(at, list(marks.pieces(at, one.text))), Box("", [Piece(one.where)])])
        for number, one in enumerate(submission.unplaced, 1)
        for at in (f"{places.UNPLACED}[{number}]",)
    ]
    return Block(places.UNPLACED, "様式のどの欄にも入らなかったもの", ("記載", "あったところ"), lines)


def _filled(beside: Block) -> Iterator[tuple[str, list[Block]]]:
    if beside.lines:
        yield "様式の欄の外の記載", [beside]


def _fixed(table: Table, submission: Submission, marks: _Marks) -> Iterator[Line]:
    for row in table.rows:
        at = f"{table.id}[{row.id}]"
        columns: Mapping[str, Field] = {column.id: column for column in table.columns_of(at)}
        boxes = [
            _box(f"{at}.{column.id}", columns[column.id], submission, marks)
            if column.id in columns
            else Box("", note="/")
            for column in table.columns
        ]
        yield Line(at, _row_title(row), boxes)


def _row_title(row: Row) -> str:
    return f"{row.group} {row.title}" if row.group and row.group != row.title else row.title


def _free(table: Table, submission: Submission, marks: _Marks) -> Iterator[Line]:
    for number, row in enumerate(submission.rows(table), 1):
        boxes = [_box(f"{row}.{column.id}", column, submission, marks) for column in table.columns]
        yield Line(row, str(number), boxes)


def _box(at: str, column: Field, submission: Submission, marks: _Marks) -> Box:
    if column.type == "municipality":
        return Box(at, [Piece(submission.municipality.name)])
    shown = submission[at].shown
    note = "" if shown.strip() or column.required in ("optional", "auto") else "空欄"
    return Box(at, list(marks.pieces(at, shown)), note)
