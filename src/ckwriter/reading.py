"""Reading: a file in, a `Submission` out."""

from __future__ import annotations

from pathlib import Path

from ckwriter import files, forms, matching, plugins
from ckwriter.blocks import Blocks
from ckwriter.errors import PluginError, ReadError
from ckwriter.model import Submission


def read(path: str | Path, form: str | None = None, *, previous: str | Path | None = None) -> Submission:
    """Return the submission that a file holds.

    The file's ending names the reader, a plugin of the group `ckwriter.readers`. A reader is called with the bytes and
    the name of the file and returns either a `Submission` (YAML, JSON, ckwriter's own workbook) or `Blocks`, in which
    the places of the form are then found by headings and titles.

    Args:
        path: the file.
        form: the form's id, for files that do not say which form they are.
        previous: last year's file, which becomes the submission's `previous`.

    Raises:
        ReadError: a file is missing, broken, of an unknown kind, or does not fit the form; one line.

    """
    found = _read(Path(path), form)
    return found.model_copy(update={"previous": _read(Path(previous), form)}) if previous else found


def _read(path: Path, form: str | None) -> Submission:
    ending = path.suffix.lower().removeprefix(".")
    data = files.read_whole(path)
    if ending not in plugins.find("readers"):
        raise ReadError(f"{path}: {_unknown(ending)}")
    files.refuse_other_kind(data, path)
    try:
        found = plugins.load("readers", ending)(data, path.name)
    except PluginError as error:
        raise ReadError(f"{path}: {error}") from error
    if isinstance(found, Blocks):
        return matching.submission(found, forms.load(form) if form else None, path.name)
    if not isinstance(found, Submission):
        raise ReadError(f"{path}: 読み込みの部品「{ending}」が提出内容を返しません")
    return found


_SAVED_AS = {
    "doc": ("古い形式の Word", "Word で開き、「名前を付けて保存」で .docx"),
    "dot": ("古い形式の Word", "Word で開き、「名前を付けて保存」で .docx"),
    "rtf": ("リッチテキスト", "Word で開き、「名前を付けて保存」で .docx"),
    "odt": ("OpenDocument の文書", "Word か LibreOffice で開き、「名前を付けて保存」で .docx"),
    "jtd": ("一太郎の文書", "一太郎で開き、「他形式の保存」で .docx（か PDF）"),
    "jtt": ("一太郎の文書", "一太郎で開き、「他形式の保存」で .docx（か PDF）"),
    "xls": ("古い形式の Excel", "Excel で開き、「名前を付けて保存」で .xlsx"),
    "xlsb": ("バイナリ形式の Excel", "Excel で開き、「名前を付けて保存」で .xlsx"),
    "ods": ("OpenDocument の表計算", "Excel か LibreOffice で開き、「名前を付けて保存」で .xlsx"),
    "ppt": ("古い形式の PowerPoint", "PowerPoint で開き、「名前を付けて保存」で .pptx"),
    "odp": ("OpenDocument のスライド", "PowerPoint か LibreOffice で開き、「名前を付けて保存」で .pptx"),
    "xdw": ("DocuWorks の文書", "元のファイルを使うか、PDF"),
    "zip": ("圧縮されたファイル", "展開（解凍）して、中のファイルを指定"),
}
"""What files that are not read are, and as what to save them."""


def _unknown(ending: str) -> str:
    """Return what to tell about a file of a kind for which there is no reader."""
    if ending in _SAVED_AS:
        what, how = _SAVED_AS[ending]
        then = "してください" if ending == "zip" else " として保存したファイルを使ってください"
        return f"{what}（.{ending}）は、そのままでは読めません。{how}{then}"
    known = "、".join(f".{name}" for name in plugins.find("readers"))
    return f"この種類のファイルは読めません。読めるもの: {known}"
