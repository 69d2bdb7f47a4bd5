"""Folders: which files of one are submissions, whose last year's is whose, and putting results in their place."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ckwriter import plugins, reading
from ckwriter.errors import CkwriterError, ReadError, WriteError
from ckwriter.notation import fold

BOOK = "一覧.xlsx"
"""The workbook across all bodies; not one of the submissions."""


def submissions(folder: Path) -> list[Path]:
    """Return the files of a folder by name, without hidden ones and those that programs leave; ReadError if none."""
    if not folder.is_dir():
        raise ReadError(f"{folder}: フォルダーがありません")
    try:
        found = sorted(path for path in folder.iterdir() if path.is_file() and not _left(path.name))
    except OSError as error:
        raise ReadError(f"{folder}: 開けません（{error.strerror or error}）") from None
    if not found:
        raise ReadError(f"{folder}: ファイルがありません")
    return found


def _left(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in ("thumbs.db", "desktop.ini") or name == BOOK


def copies(found: list[Path], folder: Path) -> dict[Path, Path]:
    """Return where the commented copy of each file goes: by its name; where two share one, with its ending."""
    stems = Counter(path.stem.lower() for path in found)
    return {path: folder / f"{_stem(path, alone=stems[path.stem.lower()] == 1)}{_ending(path)}" for path in found}


def _stem(path: Path, *, alone: bool) -> str:
    return path.stem if alone or path.suffix.lower() in (".docx", ".docm") else path.name


def _ending(path: Path) -> str:
    return ".docm" if path.suffix.lower() == ".docm" else ".docx"


def by_body(folder: Path | None, form: str | None) -> dict[str, Path]:
    """Return the readable files of a folder by their body's name; of two of one body the later by name."""
    found: dict[str, Path] = {}
    for path in submissions(folder) if folder else ():
        if path.suffix.lower().removeprefix(".") in plugins.find("readers"):
            try:
                found[fold(reading.read(path, form).municipality.name)] = path
            except CkwriterError:
                continue
    found.pop("", None)
    return found


def refuse(folder: Path, out: Path, *, force: bool) -> None:
    """WriteError if results may not go into a folder: it is that of the files, no folder, or not empty."""
    if out.exists() and out.resolve() == folder.resolve():
        raise WriteError(f"{out}: 元のファイルのフォルダーには書き込みません。-o には別のフォルダーを指定してください")
    if out.exists() and not out.is_dir():
        raise WriteError(f"{out}: ファイルです。-o には書き出すフォルダーを指定してください")
    if out.is_dir() and any(out.iterdir()) and not force:
        raise WriteError(f"{out}: すでにファイルがあります。上書きするときは --force を付けてください")
    if not out.parent.is_dir():
        raise WriteError(f"{out}: フォルダー「{out.parent}」がありません")


@contextmanager
def whole(out: Path) -> Iterator[Path]:
    """Give a folder beside `out` to fill; only when all is done does it become `out`, or go into it.

    Whatever breaks off before leaves `out` as it was. WriteError if the folder cannot be made or moved.
    """
    folder = out.parent / f".{out.name[:40]}.{os.getpid()}"
    try:
        folder.mkdir()
    except OSError as error:
        raise WriteError(f"{out}: フォルダーを作れません（{error.strerror or error}）") from None
    try:
        yield folder
        _move(folder, out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _move(folder: Path, out: Path) -> None:
    try:
        if not out.exists():
            os.replace(folder, out)
            return
        for path in sorted(folder.iterdir()):
            os.replace(path, out / path.name)
    except OSError as error:
        raise WriteError(f"{out}: 書き込めません（{error.strerror or error}）") from None
