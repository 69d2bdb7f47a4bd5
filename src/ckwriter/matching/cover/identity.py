"""Whose submission a file is, and of which year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ckwriter import places
from ckwriter.form import Field, Form, Table
from ckwriter.matching.cover import naming
from ckwriter.matching.layout import Layout
from ckwriter.model import Municipality, Submission
from ckwriter.notation import dates, parse_fiscal_year

YEAR = re.compile(
    r"(?:(?:令和|R|Ｒ)\s*(?:元|[0-9０-９]{1,2})|[2２][0０][0-9０-９]{2})\s*年度(?!から|より|まで|以降|[にはも～、，])"
)
"""The year of a title; 令和4年度から and 令和4年度に tell of what was done."""

_OF_TITLE, _OF_PLAN, _OF_FIGURES = 3, 4, 1
"""What a title, all of the plan and the newest figures count: an old year in one title does not date the whole file."""
_FEWEST = 3
"""Figures of a year from which it counts."""


def _words(form: Form, layout: Layout) -> str:
    """Return the words of the cover: what stands before the first section."""
    first = form.sections[0].heading
    own = [slot.text for at, slot in layout.slots.items() if places.section_of(form, at) == form.sections[0].number]
    return "\n".join([*(left.text for left in layout.left if left.where == first), *own, *layout.cover])


def municipality(form: Form, layout: Layout, record: Submission | None) -> Municipality:
    """Return the body that submits: as the cover names it, with what the record knows of it."""
    at = next((p.id for p in form.parts() if isinstance(p, Field) and p.type == "municipality"), "")
    slot = layout.slots.get(at)
    name = naming.plain(slot.text) if slot else ""
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
    """Return the year that a submission is about.

    It is the record's, else the one that the cover names, else the one that most of the rest tells: the titles where
    the form says 今年度 or 昨年度, the plan of this year, and the newest figures. Where these tell nothing, it is the
    form's.
    """
    if record is not None:
        return record.fiscal_year
    if (named := _on_cover(form, layout)) is not None:
        return named
    titles, plan = Counter(_in_titles(form, layout)), _most(_planned(form, layout))
    told = Counter({year: count * _OF_TITLE for year, count in titles.items()})
    told.update({plan: _OF_PLAN} if plan is not None else {})
    told.update({newest: _OF_FIGURES} if (newest := _newest(form, layout)) is not None else {})
    best = told.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return plan if plan is not None else form.fiscal_year
    return best[0][0]


def _on_cover(form: Form, layout: Layout) -> int | None:
    for line in _words(form, layout).split("\n"):
        named = {match[0] for match in YEAR.finditer(line)} if "。" not in line else set()
        if len(named) == 1:
            try:
                return parse_fiscal_year(named.pop())
            except ValueError:
                continue
    return None


def _most(years: Iterable[int]) -> int | None:
    """Return the year that is named most, if it is named more often than all others together."""
    counted = Counter(years)
    year, count = counted.most_common(1)[0] if counted else (0, 0)
    return year if count * 2 > counted.total() else None


def _in_titles(form: Form, layout: Layout) -> Iterator[int]:
    """Yield the submission's year for each title that names a year where the form's own says 今年度 or 昨年度."""
    for at, title in _relative_titles(form):
        spot = layout.titles.get(at)
        said = [*dates(spot.text)] if spot else []
        own = {date.offset for date in said if date.offset is not None}  # 昨年度（令和6年度）
        ago = own or {date.offset for date in dates(title) if date.offset is not None}
        named = {date.year for date in said if date.offset is None and date.year}
        if len(ago) == len(named) == 1:
            yield named.pop() - ago.pop()


def _relative_titles(form: Form) -> Iterator[tuple[str, str]]:
    for section in form.sections:
        yield section.number, section.title
        for part in section.parts:
            yield part.id, part.title
            yield from ((f"{part.id}.{c.id}", c.title) for c in part.columns) if isinstance(part, Table) else ()


def _planned(form: Form, layout: Layout) -> Iterator[int]:
    """Yield the year of each row that tells, in a section about 今年度, when something is done."""
    for section in form.sections:
        if 0 not in {date.offset for date in dates(section.title)}:
            continue
        for table in (part for part in section.parts if isinstance(part, Table)):
            columns = [column.id for column in table.columns if column.type == "period"]
            for record in layout.records.get(table.id, ()):
                told = [slot.text for name in columns if (slot := record.slots.get(name))]
                years = {
                    date.fiscal_year or date.year
                    for text in told
                    for date in dates(text)
                    if date.offset is None and date.year
                }
                yield from years if len(years) == 1 else ()


def _newest(form: Form, layout: Layout) -> int | None:
    """Return the newest year that several figures are about, or None: figures are of this year or older."""
    told: Counter[int] = Counter()
    for table in (part for part in form.parts() if isinstance(part, Table) and part.rows):
        for column in (column.id for column in table.columns if column.type == "as_of"):
            slots = (layout.slots.get(f"{table.id}[{row.id}].{column}") for row in table.rows)
            told.update(year for slot in slots if slot for date in dates(slot.text) if (year := date.fiscal_year))
    return max((year for year, count in told.items() if count >= _FEWEST), default=None)
