"""Files: read with limits, written whole or not at all."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
import zlib
from pathlib import Path

from ckwriter.errors import ReadError, WriteError

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read at all."""
LARGEST_UNZIPPED = 256 * 1024 * 1024
"""Bytes that all members of a zip file may have together."""
HIGHEST_RATIO = 200
"""How many times its compressed size a large member may have; a page of XML seldom passes 30."""
MOST_MEMBERS = 4096
_SMALL = 1024 * 1024


def read_whole(path: Path) -> bytes:
    """Return the bytes of a file; ReadError, in one line, if there is none, if it is empty, too large or no file."""
    try:
        if path.is_dir():
            raise ReadError(f"{path}: フォルダーです。ファイルを指定してください")
        size = path.stat().st_size
        if size > LARGEST:
            raise ReadError(
                f"{path}: 大きすぎます（{size // 2**20} MB）。{LARGEST // 2**20} MB までのファイルを読めます"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path}: ファイルがありません") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: 開けません（{getattr(error, 'strerror', None) or error}）") from None
    if not data:
        raise ReadError(f"{path}: 空のファイルです")
    return data


def unzip(data: bytes, name: str) -> zipfile.ZipFile:
    """Open an Office file's container after a look at its directory; ReadError if it is broken or a zip bomb.

    The members' declared sizes are checked here; `zipfile` itself stops at the declared size when it reads.
    """
    if data[:8] == _COMPOUND:
        raise ReadError(f"{name}: {_compound(data)}")
    try:
        container = zipfile.ZipFile(io.BytesIO(data))
        members = container.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise ReadError(f"{name}: ファイルが壊れているか、Word・Excel・PowerPoint のファイルではありません") from None
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNZIPPED:
        raise ReadError(f"{name}: 展開すると大きすぎるため開きません（不正なファイルのおそれがあります）")
    for member in members:
        if member.file_size > _SMALL and member.file_size > HIGHEST_RATIO * max(member.compress_size, 1):
            raise ReadError(f"{name}: 圧縮率が異常なため開きません（不正なファイルのおそれがあります）")
        if member.flag_bits & 1:
            raise ReadError(f"{name}: パスワードで保護されています。保護を外してください")
    return container


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What the files of old versions of Office begin with, and the protected ones of new versions."""
_OLD = {"WordDocument": (".doc", ".docx"), "Workbook": (".xls", ".xlsx"), "PowerPoint Document": (".ppt", ".pptx")}


def _compound(data: bytes) -> str:
    """Return what to tell about such a file, by the names of the streams in it."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "パスワードで保護されています。パスワードを入れて開き、保護を外して保存し直してください"
    for stream, (old, new) in _OLD.items():
        if stream.encode("utf-16-le") in data:
            return f"中身が古い形式（{old}）です。開いて、「名前を付けて保存」で {new} として保存し直してください"
    return (
        "パスワードで保護されているか、古い形式（.doc・.xls・.ppt）です。"
        "保護を外すか、新しい形式（.docx・.xlsx・.pptx）で保存し直してください"
    )


_FOLDERS = {"word/": ("Word", "doc"), "xl/": ("Excel", "xls"), "ppt/": ("PowerPoint", "ppt")}
"""What the folder of an Office file's main part tells of its kind, and what the endings of that kind begin with."""


def refuse_other_kind(data: bytes, path: Path) -> None:
    """ReadError if an Office file has the ending of another kind; a broken one is left to its reader."""
    ending = path.suffix.lower()[1:4]
    if ending not in {start for _, start in _FOLDERS.values()}:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = container.namelist()[:MOST_MEMBERS]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return
    kinds = {kind for folder, kind in _FOLDERS.items() if any(name.startswith(folder) for name in names)}
    if len(kinds) == 1:
        program, start = kinds.pop()
        if start != ending:
            raise ReadError(f"{path}: 中身は {program} のファイルです。拡張子を .{start}x に直して指定してください")


def member(container: zipfile.ZipFile, name: str, title: str) -> bytes:
    """Return one member of an Office file's container; ReadError if it is missing or broken."""
    try:
        return container.read(name)
    except KeyError:
        raise ReadError(f"{title}: 中身（{name}）が足りません。ファイルが壊れているおそれがあります") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise ReadError(f"{title}: 中身（{name}）が壊れています") from None


def decode(data: bytes, name: str) -> str:
    """Return text saved as UTF-8, with or without a mark; ReadError says how to save it otherwise."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        data.decode("cp932")
        found = "Shift_JIS（ANSI）"
    except UnicodeDecodeError:
        found = "UTF-8 以外"
    raise ReadError(f"{name}: 文字コードが {found} です。メモ帳などで「UTF-8」を選んで保存し直してください")


def refuse_existing(path: Path, *, force: bool) -> None:
    """WriteError if the path is taken and may not be overwritten, or if its folder does not exist."""
    if path.is_dir():
        raise WriteError(f"{path}: フォルダーです。書き出すファイルの名前を指定してください")
    if path.exists() and not force:
        raise WriteError(f"{path}: すでにあります。上書きするときは --force を付けてください")
    if not path.parent.is_dir():
        raise WriteError(f"{path}: フォルダー「{path.parent}」がありません")


def write_whole(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all; WriteError if the path is taken (without `force`) or cannot be written."""
    refuse_existing(path, force=force)
    temporary = None
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
        temporary = None
    except OSError as error:
        raise WriteError(f"{path}: 書き込めません（{error.strerror or error}）") from None
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
