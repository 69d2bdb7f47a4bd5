"""Advice as a submission of its own form: each item a row, with the words that it rests on beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ckwriter import places
from ckwriter.advising.quoting import column_title, one_line, title
from ckwriter.advising.values import Advice, Basis, Item
from ckwriter.form import Form, Table
from ckwriter.model import Absent, Cell, Source, Submission
from ckwriter.notation import fiscal_year_title

BASIS = "basis"
"""The column of the form of advice that says what an item rests on."""
_LONGEST = 24
"""Characters of a quote that are shown."""
_MOST = 3
"""Lines of evidence that are shown beside an item."""
_OPEN = re.compile("[（(][^）)]*\\Z")
_ROW = re.compile("(?P<table>.* )(?P<row>[0-9]+)行目(?P<columns>.*)")


def page(advice: Advice) -> Submission:
    """Return advice as a submission of its form, to be written, read back, accepted and compared like any other.

    The text of an item has its maker's origin, and its sources are the places of the advised submission. The quotes
    beside it are the office's own words. A heading without items is 該当なし.
    """
    return Submission(
        form=advice.form,
        fiscal_year=advice.fiscal_year,
        municipality=advice.municipality,
        cells=dict(_cells(advice)),
    )


def _cells(advice: Advice) -> Iterator[tuple[str, Cell]]:
    for part in advice.form.parts():
        if isinstance(part, Table) and not part.rows and not any(True for _ in advice.under(part.id)):
            yield f"{part.id}[1].{part.columns[0].id}", Cell(absent=Absent.NOT_APPLICABLE)
    for item in advice.items:
        at = tuple(dict.fromkeys(basis.at for basis in item.basis))
        sources = tuple(Source(sentence=line, at=at) for line in item.text.split("\n"))
        yield item.at, Cell(text=item.text, origin=item.origin, sources=sources)
        place = places.parse(item.at)
        table = advice.form.part(place.part)
        if isinstance(table, Table) and any(column.id == BASIS for column in table.columns):
            yield str(place._replace(column=BASIS)), Cell(text="\n".join(_few(advice, item)))


def _few(advice: Advice, item: Item) -> list[str]:
    """Return the evidence of an item in a few lines: where there would be more, rows are named together, unquoted."""
    told = lines(advice, item.basis, item.text)
    if len(told) > _MOST:
        told = _together(lines(advice, item.basis, "", quotes=False))
    rest = [f"・ほか{len(told) - _MOST}か所"] if len(told) > _MOST else []
    return [*told[:_MOST], *rest]


def _together(told: list[str]) -> list[str]:
    """Name rows of one table together: 7節 1・2・4行目 構成員."""
    rows: dict[tuple[str, str], list[str]] = {}
    for line in told:
        found = _ROW.fullmatch(line)
        key = (found["table"], found["columns"]) if found else (line, "")
        rows.setdefault(key, []).append(found["row"] if found else "")
    return [
        f"{before}{'・'.join(numbers)}行目{after}" if any(numbers) else before
        for (before, after), numbers in rows.items()
    ]


def lines(advice: Advice, basis: Sequence[Basis], text: str = "", *, quotes: bool = True) -> list[str]:
    """Return evidence as lines, the cells of one row together: `・4節 1行目 指標、目標「11」、実績「5」`.

    Words that are quoted in the text itself are not repeated: the name of their column stands for them.
    """
    rows: dict[tuple[int, str], list[Basis]] = {}
    for one in basis:
        row = one.at.rpartition(".")[0] or one.at
        rows.setdefault((one.fiscal_year, title(advice.about, one.model_copy(update={"at": row}))), []).append(one)
    found = []
    for (year, where), group in rows.items():
        shown = "、".join(
            dict.fromkeys(filter(None, (_quoted(advice.about, one, text, quotes=quotes) for one in group)))
        )
        last = f"{fiscal_year_title(year)}の提出分 " if year != advice.fiscal_year else ""
        gap = "" if where.endswith("」") or shown.startswith("（") else " "
        found.append(f"・{last}{where}{gap}{shown}".rstrip())
    return found


def _quoted(form: Form, one: Basis, text: str, *, quotes: bool) -> str:
    words = one_line(one.quote)
    field = places.field_at(form, one.at)
    column = places.parse(one.at).column
    name = column_title(field) if field and column and column != "value" else ""
    if words and (f"「{words}」" in text or not quotes):
        return name
    words = words if len(words) <= _LONGEST else _OPEN.sub("", words[: _LONGEST - 1]) + "…"
    return name + (f"「{words}」" if words else "（記載なし）")


__all__ = ["BASIS", "lines", "page"]
