"""The rows of a table on a cover, in which the body is known by what it is called, whatever its label says."""

from __future__ import annotations

from collections.abc import Sequence

from ckwriter.blocks import GridCell, Paragraph
from ckwriter.form import Field
from ckwriter.matching.cover import furniture, naming
from ckwriter.matching.layout import Slot, whole
from ckwriter.matching.pieces import headed
from ckwriter.matching.pieces.cells import trimmed
from ckwriter.matching.searching.progress import Progress

_PAIR = 2


def take(progress: Progress, cells: Sequence[GridCell]) -> bool:
    """Take a row of the cover in which the name of the body, or what kind of body it is, stands beside any label."""
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    kinds = progress.names.kinds
    told = [value.text.strip() in kinds or _is_name(progress, value) for _, value in pairs]
    known = [progress.names.labelled_by(progress.section, label.text) for label, _ in pairs]
    alone = len(cells) in (_PAIR, _PAIR + 1) and not any((*told, *known))
    if progress.opening and alone and _beside_name(progress, *cells):
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


def _beside_name(progress: Progress, name: GridCell, *said: GridCell) -> bool:
    """Take the name of the body with what is told beside it: 見本市（中核市） | 「支え合うまち」.

    It is a line, the text of the cover, or both, in one cell or in two; the title of the whole may stand there as well.
    """
    body = next((part for part in progress.names.bodies if part.id not in progress.layout.slots), None)
    kind = naming.with_kind(whole(name), progress.names.kinds)
    if body is None or (kind is None and not naming.may_submit(name.text, progress.form)):
        return False
    if len(said) == 1 and furniture.is_title(said[0].text, progress.names):
        progress.place(body.id, whole(name))
        progress.layout.cover.append(said[0].text)
        return True
    parts = [piece for cell in said for piece in _line_and_text(cell)]
    types = ["paragraph" if headed.is_prose(piece.text) else "text" for piece in parts]
    fields = [part for part in progress.section.parts if isinstance(part, Field)]
    waiting: dict[str, Field] = {part.type: part for part in reversed(fields) if part.id not in progress.layout.slots}
    if not parts or types not in (["text"], ["paragraph"], ["text", "paragraph"]) or not {*types} <= waiting.keys():
        return False
    progress.place(body.id, whole(name))
    for kind_of, piece in zip(types, parts, strict=True):
        progress.place(waiting[kind_of].id, piece)
    return True


def _line_and_text(cell: GridCell) -> list[Slot]:
    """Return the short first line of a cell and the running text below it, or all of the cell."""
    first, _, rest = cell.text.partition("\n")
    if rest.strip() and not headed.is_prose(first) and headed.is_prose(rest):
        text = trimmed(cell, len(first) + 1, len(cell.text))
        return [headed.unframed(Paragraph(first))._replace(spot=cell) if first.strip() else text, text]
    return [headed.unframed(cell)] if cell.text.strip() else []
