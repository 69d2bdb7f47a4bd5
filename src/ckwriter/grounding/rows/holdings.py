"""How many of the rows that are cited hold what a sentence names: 三つの会議のうち、家族会が加わるのは二つである."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ckwriter.grounding.reading.evidence import NAMING, Evidence, table_of
from ckwriter.grounding.reading.listed import listed
from ckwriter.grounding.reading.readings import Reading
from ckwriter.grounding.rows.rowcounts import WHOLE, Verdict, counts_of_rows
from ckwriter.notation import members
from ckwriter.patterns import regex
from ckwriter.places import row_of

_CELLS = frozenset({"members", "lead"})
"""Roles of the cells that list who belongs to a row."""
_ROW = regex("(?:会議体?|協議の場|部会|場|もの|取組|事業)[はがも]、?(?:[^、。]{0,4}(?:うち|中)、?)?$")
"""Before a number of rows which is not told as a part of others: 家族会が加わる会議は二つ."""
_BREAK = regex("(?<=[てがりしでずつ])、|。")
Rows = Mapping[str, frozenset[str]]


def holdings(sentence: Reading, evidence: Evidence) -> Iterator[Verdict]:
    """Yield for each number of rows that hold what stands beside it whether so many do."""
    counts = list(counts_of_rows(sentence))
    tables = list(_tables(evidence)) if counts else []
    for start, end, value in counts:
        if WHOLE.match(sentence.text, end):
            continue
        first = max([0, *(one.end() for one in _BREAK.finditer(sentence.text, 0, start))])
        last = _BREAK.search(sentence.text, end)
        words = sentence.text[first : last.start() if last else len(sentence.text)]
        for rows in tables:
            named = _named(words, rows)
            whole = any(other == len(rows) for at, _, other in counts if at != start)
            if named and (whole or _ROW.search(sentence.text, 0, start)):
                yield Verdict(start, end, sum(named <= held for held in rows.values()) == value)
                break


def _tables(evidence: Evidence) -> Iterator[Rows]:
    """Yield for each table what the cited cells of its rows list, where several rows are cited."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for fact, reading in evidence.readings:
        row = row_of(fact.at)
        titled = any(one.role in NAMING for one in evidence.setting.rows.get(row, ()))
        if fact.role in _CELLS and titled:
            names = {*listed(reading.text), *(one.text for one in members(reading.text).members)}
            rows = found.setdefault(f"{table_of(fact.at)}.{fact.role}", {})
            rows[row] = rows.get(row, frozenset()) | names
    yield from (rows for rows in found.values() if len(rows) > 1)


def _named(words: str, rows: Rows) -> frozenset[str]:
    """Return what is listed in any of the rows and stands in some words."""
    closed = words.replace(" ", "")
    return frozenset(
        one
        for one in frozenset().union(*rows.values())
        if re.search(f"(?<![一-龥々ァ-ヴー]){re.escape(one.replace(' ', ''))}(?![一-龥々ァ-ヴー])", closed)
    )
