"""The facts that a sentence cites, as evidence: what stands in them, and what belongs together in one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from ckwriter.drafts import Fact
from ckwriter.grounding.figures.figure import Figure
from ckwriter.grounding.reading.readings import Reading, key_of, pairs_of, read_fact
from ckwriter.grounding.reading.setting import Setting, label_of
from ckwriter.notation import Date
from ckwriter.notation.text import fold_width
from ckwriter.notation.units import measure
from ckwriter.patterns import regex
from ckwriter.places import row_of

_UNIT_OF = (
    ("件数", "件"), ("人数|者数|人口|人員|員数", "人"), ("回数", "回"), ("機関数", "機関"),
    ("(?:か所|箇所|ヶ所|カ所)数", "か所"), ("市町村数", "市町村"), ("病床数|床数", "床"), ("世帯数", "世帯"),
    ("率|割合", "%"), ("日数", "日"), ("事業所数", "事業所"), ("病院数|病院の数", "病院"), ("センター数", "か所"),
    ("団体数", "団体"), ("圏域数", "圏域"), ("部会数", "部会"), ("保健所数", "保健所"),
)  # fmt: skip
"""Titles of figures → the unit that they are in."""

VALUES = frozenset({"target", "result", "baseline"})
"""Roles of the cells that hold an indicator's figures."""
_COUNTED_AS = regex(
    "(?P<gross>延べ?(?:[人件回]?数|[人件回])?)(?=[)、]|$|[一-龥]*数)|(?<=[(（])実(?:人数|数|人員|人)?(?=[)）、])|実人数"
)
NAMING = frozenset({"programme", "meeting", "indicator"})
"""Roles of the cells that say what a row is about."""
PAST = regex("(?:年前|前年度?|昨年度?|前回|当初|以前|従来)[^、。0-9]{0,8}$")
"""Before a figure that was so earlier than those told before it."""


def table_of(at: str) -> str:
    """Return the table, or the field, of a place; all notes are one."""
    return at.partition("[")[0]


class Evidence:
    """What the cited facts say."""

    def __init__(self, facts: Sequence[Fact], setting: Setting) -> None:
        self.facts = tuple(facts)
        self.setting = setting
        self.readings: tuple[tuple[Fact, Reading], ...] = tuple(
            (fact, read_fact(fact, setting.fiscal_year)) for fact in self.facts
        )

    @cached_property
    def figures(self) -> tuple[tuple[Fact, Figure], ...]:
        """Each figure with its fact."""
        return tuple(
            (fact, self._with_unit(fact, figure)) for fact, reading in self.readings for figure in reading.figures
        )

    def _with_unit(self, fact: Fact, figure: Figure) -> Figure:
        """Return a figure without a unit in the one that its row tells, where that is clear."""
        units = self.units(fact) if figure.unit is None and not figure.manner else ()
        figure = replace(figure, unit=measure(next(iter(units)))[0]) if len(units) == 1 else figure
        told = self._counted_as(fact) if figure.counting is None and fact.role in VALUES else None
        return replace(figure, titled=told) if told else figure

    def _counted_as(self, fact: Fact) -> str | None:
        """Return the one way of counting that the title of a figure's row tells: 延 of 参加者数（延べ）."""
        row = self.setting.rows.get(row_of(fact.at), ())
        titles = " ".join(fold_width(one.text).text for one in row if one.role in NAMING)
        ways = {"延" if found["gross"] else "実" for found in _COUNTED_AS.finditer(titles)}
        return ways.pop() if len(ways) == 1 else None

    def reading_of(self, fact: Fact) -> Reading:
        """Return the reading of a fact's text."""
        return read_fact(fact, self.setting.fiscal_year)

    @cached_property
    def by_fact(self) -> Mapping[int, tuple[Figure, ...]]:
        """The figures by the number of their fact, those of earlier times first."""
        found: dict[int, list[Figure]] = {fact.number: [] for fact in self.facts}
        for fact, figure in self.figures:
            found[fact.number].append(figure)
        texts = {fact.number: reading.text for fact, reading in self.readings}
        return {
            number: tuple(sorted(figures, key=lambda one: not PAST.search(texts[number][: one.start])))
            for number, figures in found.items()
        }

    @cached_property
    def dates(self) -> tuple[tuple[Fact, Date], ...]:
        """Each date with its fact."""
        return tuple((fact, date) for fact, reading in self.readings for date in reading.dates)

    @cached_property
    def text(self) -> str:
        """The folded texts, one a line, and what the form prints by them."""
        return "\n".join([*(reading.text for _, reading in self.readings), self.labels])

    @cached_property
    def said(self) -> str:
        """The folded texts alone, one a line."""
        return "\n".join(reading.text for _, reading in self.readings)

    @cached_property
    def labels(self) -> str:
        """What the form prints by the facts."""
        return fold_width(" ".join(label_of(fact) for fact in self.facts if fact.type != "note")).text

    @cached_property
    def key(self) -> str:
        """The text by which names are found: the facts, and the names of the rows that notes are about."""
        read = [*(reading.key for _, reading in self.readings), *(r.compounds for _, r in self.readings)]
        return "|".join([*read, *(key_of(text) for text in self.subjects)])

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """What names the rows that the facts stand in, and that notes are about: 年4回 is so often of that meeting."""
        rows = self.setting.rows
        about = (rows.get(row_of(fact.about) if "." in fact.about else fact.about) for fact in self.facts)
        titles = [facts[0].text for facts in about if facts]
        own = (one for fact in self.facts for one in rows.get(row_of(fact.at), ()) if row_of(fact.at) != fact.at)
        return tuple(dict.fromkeys([*titles, *(one.text for one in own if one.role in NAMING)]))

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of characters of the facts and their labels."""
        held = (reading.pairs for _, reading in self.readings)
        return frozenset().union(*held, pairs_of(self.labels), *map(pairs_of, self.subjects))

    @cached_property
    def surrounded(self) -> frozenset[str]:
        """Those and the pairs of the body's name, of the titles of tables and of the programme's own phrases."""
        groups = (pairs_of(fact.group) for fact in self.facts if fact.type != "note")
        return self.pairs.union(pairs_of(self.setting.body), pairs_of(self.setting.phrases), *groups)

    def units(self, fact: Fact) -> frozenset[str]:
        """Return the units that the row of a figure without a unit tells: 件 where the indicator is 利用件数."""
        row = row_of(fact.at)
        texts = [other.text for other in self.setting.rows.get(row, ())] if row != fact.at else []
        told = " ".join([*texts, label_of(fact)])
        return frozenset(unit for pattern, unit in _UNIT_OF if re.search(pattern, told))

    @cached_property
    def groups(self) -> tuple[tuple[Figure, ...], ...]:
        """Figures that belong together: of one fact, of one row, of one column."""
        by_fact = list(self.by_fact.values())
        return tuple(group for group in (*by_fact, *self._by_row(), *self._by_column()) if len(group) > 1)

    @cached_property
    def ratios(self) -> tuple[tuple[Figure, ...], ...]:
        """Figures that may be set against each other: of one fact, of one row, of fixed rows of one table."""
        by_fact = list(self.by_fact.values())
        fixed = [group for key, group in self._columns().items() if key[1]]
        return tuple(group for group in (*by_fact, *self._by_row(), *fixed, *self._of_wholes()) if len(group) > 1)

    @cached_property
    def sums(self) -> tuple[tuple[Figure, ...], ...]:
        """Figures that may be added up: of one fact, of one column, of a row unless it tells a target and the like."""
        valued = {id(one) for fact, one in self.figures if fact.role in VALUES}
        rows = [group for group in self._by_row() if not valued & set(map(id, group))]
        return tuple(group for group in (*self.by_fact.values(), *rows, *self._by_column()) if len(group) > 1)

    def _of_wholes(self) -> Iterator[tuple[Figure, ...]]:
        """Yield figures of a row that the form fixes with others in its unit: 28市町村 of the 35 that there are."""
        wholes = [figure for (_, fixed), group in self._columns().items() if fixed for figure in group if figure.unit]
        for whole in wholes:
            yield (whole, *(one for _, one in self.figures if one is not whole and one.unit == whole.unit))

    def _by_row(self) -> Iterator[tuple[Figure, ...]]:
        rows: dict[str, list[Figure]] = {}
        for fact, figure in self.figures:
            if fact.type != "note":
                rows.setdefault(row_of(fact.at), []).append(figure)
        yield from map(tuple, rows.values())

    def _by_column(self) -> Iterator[tuple[Figure, ...]]:
        yield from self._columns().values()

    def _columns(self) -> dict[tuple[str, bool], tuple[Figure, ...]]:
        """Return the figures of each column, one a fact, and whether the rows are fixed by the form."""
        found: dict[tuple[str, bool], list[Figure]] = {}
        for fact in self.facts:
            figures = self.by_fact[fact.number]
            figures = tuple(one for one in figures if one.total) or figures  # 計12回 of 各3回（計12回）
            figures = figures[: 1 if len({(one.value, one.plain) for one in figures}) == 1 else None]  # 年6回（隔月）
            if fact.type != "note" and "[" in fact.at and len(figures) == 1:
                row = row_of(fact.at)
                fixed = not row[len(table_of(fact.at)) + 1 : -1].isdigit()
                found.setdefault((f"{table_of(fact.at)}.{fact.at.rpartition('.')[2]}", fixed), []).append(figures[0])
        return {key: tuple(figures) for key, figures in found.items()}
