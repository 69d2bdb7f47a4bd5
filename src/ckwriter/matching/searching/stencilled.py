"""Cards drawn with one stencil, as records: each label leads to a column, whatever its words.

It does so by its words, by the kind of what stands with it in all of the cards, or by the labels beside it in the
form's order. A stencil of which one label is in doubt tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ckwriter.blocks import GridCell
from ckwriter.form import Column, Table
from ckwriter.matching.grids import fitting, near
from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.grids.stencils import Stencil
from ckwriter.matching.layout import Record, Slot, whole
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words import periods
from ckwriter.matching.words.lexicon import Lexicon
from ckwriter.matching.words.ordering import between

_LEAST = 0.5
"""The part of a table's columns that the cards must tell of."""


def take(progress: Progress, rows: Rows) -> bool:
    """Take a card whose stencil is known; tell whether it is a record of a table of the section."""
    stencil = progress.stencil
    if stencil is None or rows.grid is not progress.reading or rows.top or rows.height < rows.grid.height:
        return False
    best: tuple[Table, Mapping[int, Column]] | None = None
    for table in progress.section.free_tables:
        at = id(stencil), table.id
        if at not in progress.stencilled:
            progress.stencilled[at] = _columns(stencil, table, progress.names)
        columns = progress.stencilled[at]
        if columns and (best is None or len(columns) > len(best[1])):
            best = table, columns
    if best is None:
        return False
    table, columns = best
    cells = rows.grid.cells
    name = table.columns[0]
    named = name in columns.values()
    if named:
        progress.entitle(table)
    above = progress.taken_name(table) if not named else None
    progress.close()
    progress.table = None
    slots: dict[str, Slot] = {name.id: whole(above)} if above is not None else {}
    slots |= {column.id: whole(cells[at]) for at, column in columns.items()}
    progress.layout.records.setdefault(table.id, []).append(Record(None, 0, 1, slots))
    for label, value in stencil.pairs:
        progress.layout.titles.setdefault(f"{table.id}.{columns[value].id}", cells[label])
    progress.layout.furniture += (cells[at].text for at in stencil.heads)
    progress.strays((cells[at] for at in stencil.bare if at not in columns), 0)
    return True


def _columns(stencil: Stencil, table: Table, names: Lexicon) -> Mapping[int, Column]:
    """Return the columns that the values of cards belong to, by their place; nothing if one of them is in doubt."""
    found: dict[int, Column] = {}
    last = ""
    labels = {value: stencil.texts[label][0] for label, value in stencil.pairs}
    if any(len({*stencil.texts[at]}) == 1 and names.column(table, stencil.texts[at][0]) for at in labels):
        return {}  # what was taken for a value is a label
    for value, label in labels.items():
        column = names.column(table, label, last)
        if column is not None and column not in found.values():
            found[value] = column
            last = column.id
    for at in stencil.bare:
        said = [text for text in stencil.texts[at] if text]
        often = next((c for c in table.columns if c.type == "frequency" and c not in found.values()), None)
        first = table.columns[0]
        if first not in found.values() and first.type == "text" and not any(t.endswith("。") for t in said):
            found[at] = first
        elif often is not None and sum(map(periods.is_frequency, said)) * 2 > len(said):
            found[at] = often
    unknown = [value for value in labels if value not in found]
    for value in unknown:
        missing = [column for column in table.columns if column not in found.values()]
        kinds = [column for column in missing if _is_of_kind(stencil.texts[value], column)]
        if len(kinds) == 1:
            found[value] = kinds[0]
    sure = len(found)
    unknown = [value for value in unknown if value not in found]
    for value, column in _in_other_words(stencil, labels, unknown, found, table):
        found[value] = column
    if any(value not in found for value in labels) or len(found) < _LEAST * len(table.columns):
        return {}
    return found if sure > len(unknown) else {}


def _is_of_kind(texts: Sequence[str], column: Column) -> bool:
    """Tell whether texts are of the kind of a column, and of a kind that tells: how often, a list, times, amounts."""
    said = [text for text in texts if text]
    if not said:
        return False
    if column.type == "list":
        return all("、" in text and "。" not in text and not text.startswith("・") for text in said)
    return bool(fitting.tells(column)) and all(fitting.is_value(text, column) for text in said)


def _in_other_words(
    stencil: Stencil,
    labels: Mapping[int, str],
    unknown: Sequence[int],
    found: Mapping[int, Column],
    table: Table,
) -> Iterator[tuple[int, Column]]:
    """Yield the columns of labels that the form does not know, with the place of their values."""
    missing = [column for column in table.columns if column not in found.values()]
    cells = {GridCell(at, 0, labels[at]): at for at in unknown}
    told = {cells[cell]: column for column, cell in near.alike(list(cells), missing)}
    known = {**found, **told}
    order = [(place, table.columns.index(known[at])) for place, at in enumerate(labels) if at in known]
    if all(here < there for (_, here), (_, there) in pairwise(order)):
        places = list(labels)
        edges = [(-1, -1 + (table.columns[0] in found.values() and table.columns[0] not in told.values()))]
        edges = edges if not order or order[0][1] > edges[0][1] else []
        for place, column in between([*edges, *order, (len(places), len(table.columns))]).items():
            known.setdefault(places[place], table.columns[column])
    rest = [at for at in unknown if at not in known]
    left = [column for column in missing if column not in known.values()]
    if len(rest) == len(left):
        known |= zip(rest, left, strict=True)
    fit = {at: column for at, column in known.items() if fitting.fits(stencil.texts[at], column)}
    yield from ((at, fit[at]) for at in unknown if at in fit and list(known.values()).count(fit[at]) == 1)
