"""Headings within a section in an office's own words: which part of the section each leads to, by their order.

As many headings of one look as the section has parts, a table below each that is one's of a table and text below each
that is one's of a text: 【強いところ】, 【弱いところと手立て】 and 【ものさし】 are the parts of section 5.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ckwriter.blocks import Block, Grid, Heading
from ckwriter.form import Field, Section
from ckwriter.matching.searching.outline import Style, styled
from ckwriter.matching.words import titles
from ckwriter.matching.words.lexicon import Lexicon

_FEWEST = 2


def fields(
    blocks: Sequence[Block], leading: Mapping[int, Mapping[int, Section]], names: Lexicon
) -> Mapping[int, Field]:
    """Return the fields that headings within sections lead to, by the headings' indexes.

    Args:
        blocks: the file.
        leading: the sections that headings lead to by the outline; see `outline`.
        names: the form's titles.

    """
    starts = [(at, section) for at, block in enumerate(blocks) if (section := _section(at, block, leading, names))]
    found: dict[int, Field] = {}
    ends = [at for at, _ in starts[1:]] + [len(blocks)]
    for (start, section), behind in zip(starts, ends, strict=False):  # a file without sections has an end only
        found.update(_parts(blocks, start + 1, behind, section, names))
    looks = {styled(block) for at, _ in starts if isinstance(block := blocks[at], Heading)}
    of_sections = {at for at, _ in starts}
    for at, block in enumerate(blocks):
        alike = isinstance(block, Heading) and at not in of_sections and styled(block) in looks
        if alike and (field := _entitled(block, names)) is not None:
            found[at] = field
    return found


def _entitled(block: Block, names: Lexicon) -> Field | None:
    """Return the field of any section that a heading like those of sections is the title of: 第９　その他."""
    number, title, *_ = titles.numbered("" if isinstance(block, Grid) else block.text.strip())
    fields = [part for part in names.form.parts() if isinstance(part, Field) and part.type == "paragraph"]
    found = [field for field in fields if number and titles.same(title, field.titles)]
    return found[0] if len(found) == 1 else None


def _section(at: int, block: Block, leading: Mapping[int, Mapping[int, Section]], names: Lexicon) -> Section | None:
    if at in leading and 0 in leading[at]:
        return leading[at][0]
    return names.section(block.text, heading=True) if isinstance(block, Heading) else None


def _parts(
    blocks: Sequence[Block], start: int, behind: int, section: Section, names: Lexicon
) -> Iterator[tuple[int, Field]]:
    """Yield the fields of one section whose headings stand as its parts do."""
    styles: dict[Style | None, list[int]] = defaultdict(list)
    for at in range(start - 1, behind):
        block = blocks[at]
        styles[styled(block) if not isinstance(block, Grid) else None].append(at)
    for style, lines in styles.items():
        if style is None or start - 1 in lines:
            continue  # no headings, or headings of sections
        if len(lines) == len(section.parts) >= _FEWEST and all(
            _fits(blocks, at, isinstance(part, Field)) for at, part in zip(lines, section.parts, strict=True)
        ):
            yield from ((at, part) for at, part in zip(lines, section.parts, strict=True) if isinstance(part, Field))


def _fits(blocks: Sequence[Block], at: int, text: bool) -> bool:
    """Tell whether what stands right below a heading is a text, or a table."""
    below = next((one for one in blocks[at + 1 :] if isinstance(one, Grid) or one.text.strip()), None)
    return below is not None and isinstance(below, Grid) is not text
