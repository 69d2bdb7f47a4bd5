"""The rows of a table on a cover, in which the body is known by what it is called, whatever its label says."""

from __future__ import annotations

from collections.abc import Sequence

from ckwriter.blocks import GridCell
from ckwriter.form import Field
from ckwriter.matching.cover import furniture, naming
from ckwriter.matching.layout import whole
from ckwriter.matching.pieces import headed
from ckwriter.matching.searching.progress import Progress

_PAIR = 2


def take(progress: Progress, cells: Sequence[GridCell]) -> bool:
    """Take a row of the cover in which the name of the body, or what kind of body it is, stands beside any label."""
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    kinds = progress.names.kinds
    told = [value.text.strip() in kinds or _is_name(progress, value) for _, value in pairs]
    known = [progress.names.labelled_by(progress.section, label.text) for label, _ in pairs]
    if progress.opening and len(pairs) == 1 and not any((*told, *known)) and _beside_name(progress, *pairs[0]):
        return True
    if not progress.opening or len(cells) % 2 or not any(told) or any(known):
        return False
    for label, value in pairs:
        if value.text.strip() in kinds:
            progress.layout.cover += (label.text, value.text)
        elif _is_name(progress, value):
            progress.layout.cover.append(label.text)
            progress.repeated += ((part.id, whole(value)) for part in progress.names.bodies)
        else:
            progress.strays((label, value), value.row)
    return True


def below_line(progress: Progress, cells: Sequence[GridCell]) -> bool:
    """Take the text of the cover below a line, both beside the name of the body that is merged downwards."""
    body = next((part for part in progress.names.bodies if part.id in progress.layout.slots), None)
    fields = [part for part in progress.section.parts if isinstance(part, Field)]
    text = next((field for field in fields if field.type == "paragraph"), None)
    if not progress.opening or len(cells) != _PAIR or body is None or text is None or text.id in progress.layout.slots:
        return False
    name, said = cells
    if progress.layout.slots[body.id].spot is not name or not headed.is_prose(said.text):
        return False
    progress.place(text.id, headed.unframed(said))
    return True


def tells_kind(progress: Progress, cells: Sequence[GridCell]) -> bool:
    """Take what kind of body stands in one of some cells of the cover, with its label: 種別 | 中核市; tell whether."""
    told = [cell for cell in cells[1:] if cell.text.strip() in progress.names.kinds] if progress.opening else []
    progress.layout.cover += (cell.text for cell in told)
    if told:
        progress.layout.cover.append(cells[1].text)
    return bool(told)


def _is_name(progress: Progress, cell: GridCell) -> bool:
    return naming.is_name(cell.text) or naming.with_kind(whole(cell), progress.names.kinds) is not None


def _beside_name(progress: Progress, name: GridCell, said: GridCell) -> bool:
    """Take the name of the body with a line beside it: 見本市（中核市） | 「支え合うまち」.

    The title of the whole may stand there as well.
    """
    body = next((part for part in progress.names.bodies if part.id not in progress.layout.slots), None)
    line = next((p for p in progress.section.parts if isinstance(p, Field) and p.type == "text"), None)
    if body is None or line is None or line.id in progress.layout.slots or not said.text.strip():
        return False
    kind = naming.with_kind(whole(name), progress.names.kinds)
    if (kind is None and not naming.may_submit(name.text, progress.form)) or headed.is_prose(said.text):
        return False
    progress.place(body.id, whole(name))
    if furniture.is_title(said.text, progress.names):
        progress.layout.cover.append(said.text)
    else:
        progress.place(line.id, headed.unframed(said))
    return True
