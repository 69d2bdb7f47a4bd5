"""Reading: a file in, a `Submission` out."""

from __future__ import annotations

from pathlib import Path

from ckwriter import files, forms, matching, plugins
from ckwriter.blocks import Blocks
from ckwriter.errors import PluginError, ReadError
from ckwriter.model import Submission


def read(path: str | Path, form: str | None = None) -> Submission:
    """Return the submission that a file holds.

    The file's ending names the reader, a plugin of the group `ckwriter.readers`. A reader is called with the bytes and
    the name of the file and returns either a `Submission` (YAML, JSON, ckwriter's own workbook) or `Blocks`, in which
    the places of the form are then found by headings and titles.

    Args:
        path: the file.
        form: the form's id, for files that do not say which form they are.

    Raises:
        ReadError: the file is missing, broken, of an unknown kind, or does not fit the form; one line.

    """
    path = Path(path)
    ending = path.suffix.lower().removeprefix(".")
    data = files.read_whole(path)
    if ending not in plugins.find("readers"):
        known = "、".join(f".{name}" for name in plugins.find("readers"))
        raise ReadError(f"{path}: この種類のファイルは読めません。読めるもの: {known}")
    try:
        found = plugins.load("readers", ending)(data, path.name)
    except PluginError as error:
        raise ReadError(f"{path}: {error}") from error
    if isinstance(found, Blocks):
        return matching.submission(found, forms.load(form) if form else None, path.name)
    if not isinstance(found, Submission):
        raise ReadError(f"{path}: 読み込みの部品「{ending}」が提出内容を返しません")
    return found
