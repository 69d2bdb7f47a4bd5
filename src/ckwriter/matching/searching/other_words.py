"""Headings in an office's own words: the section or the field that they lead to."""

from __future__ import annotations

from ckwriter.blocks import LOOKS, GridCell, Heading, Paragraph
from ckwriter.form import Field, Section
from ckwriter.matching.cover import naming
from ckwriter.matching.searching.progress import Progress
from ckwriter.matching.words import titles

BRACKETS = "【［[＜〈《■□◆●○"
"""What a heading in brackets, or with a mark, begins with."""
_LONGEST = 25
"""Characters of a line that is as good as a heading."""


def section_of(progress: Progress, block: Paragraph | Heading) -> Section | None:
    """Return the section that a heading in other words leads to; only a later one, where headings go on so.

    A file that has the form's own numbers needs no such guess, nor does a heading below one that is known.
    """
    text = block.text.strip()
    looks = isinstance(block, Heading) or (text.startswith(tuple(BRACKETS)) and not text.endswith("。"))
    if naming.of_several(block):
        return None
    if looks and not progress.opening and field_of(progress, text) is not None:
        return progress.section
    if (
        not looks
        or progress.numbered
        or progress.outlined
        or (isinstance(block, Heading) and block.level > progress.rank)
    ):
        return None
    section = progress.names.told(text)
    order = progress.names.order
    later = section is not None and order[section.number] >= order[progress.section.number]
    if later and progress.opening and progress.first is not None and section is not None:
        later = order[section.number] < order[progress.first.number]  # or it is a headline of the cover
    return section if later else None


def by_number(progress: Progress, block: Paragraph | Heading) -> Section | None:
    """Return the section whose number and one of whose telling words a heading has, if it is a later one.

    A line that does not look like a heading must have the number of the very next section, and so must the headings of
    the sections before it have been lines.
    """
    number, title, weak, _ = titles.numbered(block.text.strip())
    found = progress.names.numbered(number, title) if number and not weak else None
    if found is None or block.text.rstrip().endswith("。") or naming.of_several(block):
        return None
    ahead = progress.names.order[found.number] - progress.names.order[progress.section.number]
    looks = isinstance(block, Heading) and block.level <= progress.rank
    return found if (ahead > 0 and looks) or (ahead == 1 and not progress.level) else None


def beside_label(progress: Progress, block: Paragraph | Heading) -> bool:
    """Tell whether a line looks like the label of the field that is being read: of one level, or with the same mark."""
    label = progress.layout.titles.get(progress.field.id) if progress.field is not None else None
    text = block.text.strip()
    if label is None or isinstance(label, GridCell) or isinstance(label, Heading) != isinstance(block, Heading):
        return False
    mark, other = text[:1], label.text.strip()[:1]
    if isinstance(label, Heading) and isinstance(block, Heading):
        marked = mark in BRACKETS or other in BRACKETS
        return label.level == block.level and (mark == other if marked else block.level < LOOKS)
    return mark == other and mark in BRACKETS and len(text) <= _LONGEST and not any(sign in text for sign in "。、:：")


def field_of(progress: Progress, text: str) -> Field | None:
    """Return the field of the section that a label in other words leads to, if it is not found yet."""
    field = progress.names.labelled_by(progress.section, text)
    return field if field is not None and field.id not in progress.layout.slots else None
