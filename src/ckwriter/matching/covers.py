"""The rows of a table on a cover, in which the body is known by what it is called, whatever its label says."""

from __future__ import annotations

from collections.abc import Sequence

from ckwriter.blocks import GridCell
from ckwriter.matching import naming
from ckwriter.matching.layout import whole
from ckwriter.matching.progress import Progress


def take(progress: Progress, cells: Sequence[GridCell]) -> bool:
    """Take a row of the cover in which the name of the body, or what kind of body it is, stands beside any label."""
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    kinds = progress.names.kinds
    told = [value.text.strip() in kinds or naming.is_name(value.text) for _, value in pairs]
    known = [progress.names.labelled_by(progress.section, label.text) for label, _ in pairs]
    if not progress.opening or len(cells) % 2 or not any(told) or any(known):
        return False
    for label, value in pairs:
        if value.text.strip() in kinds:
            progress.layout.cover += (label.text, value.text)
        elif naming.is_name(value.text):
            progress.layout.cover.append(label.text)
            progress.repeated += ((part.id, whole(value)) for part in progress.names.bodies)
        else:
            progress.strays((label, value), value.row)
    return True
