"""The search: walks the blocks of a file in reading order and finds the places of a form among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ckwriter.blocks import Block, Grid, Heading
from ckwriter.form import Form, Section
from ckwriter.matching.cover import contents, furniture
from ckwriter.matching.grids import entries, left_headed
from ckwriter.matching.grids.stencils import stencils
from ckwriter.matching.layout import Layout
from ckwriter.matching.lines.flattened import Flattened
from ckwriter.matching.searching import inner_headings, lines, tables
from ckwriter.matching.searching.outline import outline
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.searching.residue import residue

_OUTLINED = 0.7
"""The part of the form's sections to which the outline leads, from which it leads to all that are there."""


def search(form: Form, blocks: Iterable[Block]) -> Layout:
    """Return where the places of a form stand among blocks."""
    progress = Progress(form)
    blocks = entries.unfolded(list(blocks), progress.names)
    listed = contents.blocks(blocks, progress.names)
    blocks, file = [block for at, block in enumerate(blocks) if at not in listed], blocks
    read: list[tuple[Block, str]] = []
    flattened = Flattened()
    progress.first = _first(blocks, progress)
    parted = list(left_headed.parted(blocks, progress.names))
    found = list(flattened.blocks(parted, progress.names))
    leading = outline(found, progress.names)
    led = {section.number for rows in leading.values() for section in rows.values()}
    progress.outlined = len(led) >= _OUTLINED * len(form.sections)
    labels = inner_headings.fields(found, leading, progress.names)
    sheet = _first_sheet(found, progress)
    drawn = stencils(found)
    for index, (block, following) in enumerate(_with_following(found)):
        progress.reading, progress.following, progress.leads = block, following, leading.get(index, {})
        progress.labels, progress.stencil = labels.get(index), drawn.get(index)
        if isinstance(block, Grid):
            tables.take(progress, block)
        elif block is sheet or (not progress.opening and furniture.parts_pages(block)):
            progress.layout.furniture.append(block.text)
            continue
        elif flattened.is_stray(block):
            progress.leave(block.text)
        else:
            lines.take(progress, block)
        read.append((block, progress.section.heading))
    progress.reading, progress.leads = None, {}
    layout = progress.finish()
    layout.left += residue(read, layout, progress.names)
    furniture.remove(layout, progress.names, file)
    flattened.restore(layout)
    return layout


def _first(blocks: Iterable[Block], progress: Progress) -> Section | None:
    """Return the section of the first heading that has the form's own words."""
    lines = (block for block in blocks if not isinstance(block, Grid))
    found = (progress.names.section(line.text, heading=isinstance(line, Heading)) for line in lines)
    return next((section for section in found if section is not None), None)


def _first_sheet(blocks: Sequence[Block], progress: Progress) -> Heading | None:
    """Return the name of the first sheet if its section has a heading of its own further down: a cover may be above."""
    names = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and not block.level]
    if not names or names[0]:
        return None
    sheet, end = blocks[0], names[1] if len(names) > 1 else len(blocks)
    below = [block for block in blocks[1:end] if isinstance(block, Heading)]
    if not isinstance(sheet, Heading):
        return None
    section = progress.names.section(sheet.text, heading=True) or progress.names.told(sheet.text)
    headed = any(progress.names.section(block.text, heading=True) is section for block in below)
    return sheet if headed and section is progress.form.sections[1] else None


def _with_following(blocks: Sequence[Block]) -> Iterator[tuple[Block, Grid | None]]:
    """Yield each block with the grid that follows it, if nothing but blank lines stands between."""
    after: list[Grid | None] = [None] * len(blocks)
    grid: Grid | None = None
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        after[index] = grid
        if isinstance(block, Grid):
            grid = block
        elif block.text.strip():
            grid = None
    return zip(blocks, after, strict=True)
