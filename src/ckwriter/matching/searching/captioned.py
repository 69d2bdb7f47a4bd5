"""Tables of offices and what they do, of which only the line above tells whose they are: ３　連携する部署."""

from __future__ import annotations

from ckwriter.matching.grids.grid import Rows
from ckwriter.matching.layout import Record, whole
from ckwriter.matching.pieces import offices
from ckwriter.matching.searching.progress import Progress


def take(progress: Progress, rows: Rows) -> bool:
    """Take a grid with a title for offices that the form does not know, beside one for what they do."""
    lines = rows.starting[rows.top : rows.height]
    if progress.latest is None or rows.grid.width - rows.left != 2 or len(lines) < 2 or len(lines[0]) != 2:
        return False
    first, second = lines[0]
    for table in progress.section.free_tables:
        pair = offices.meant(progress.latest.text, table)
        columns = progress.names.tables[table.id].columns
        duties = {column.id for column, _ in columns.of(second.text)}
        if pair is None or columns.of(first.text) or pair[1].id not in duties or len(first.text) > len(second.text):
            continue
        if not all(len(line) == 2 for line in lines):
            return False
        line = progress.taken_line()
        progress.close()
        progress.layout.furniture += [first.text, second.text, *([line.text] if line is not None else [])]
        records = progress.layout.records.setdefault(table.id, [])
        for office, told in lines[1:]:
            if office.text.strip() or told.text.strip():
                records.append(Record(None, 0, 1, {pair[0].id: whole(office), pair[1].id: whole(told)}))
        return True
    return False
