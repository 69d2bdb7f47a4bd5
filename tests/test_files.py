"""Files: read with limits, written whole or not at all."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from ckwriter import files
from ckwriter.errors import ReadError, WriteError


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return buffer.getvalue()


def test_missing_folder_and_empty_are_told_apart(tmp_path: Path) -> None:
    """Each of the usual slips with a path has its own line."""
    (tmp_path / "empty.yaml").touch()
    for name, words in (("none.yaml", "ありません"), (".", "フォルダー"), ("empty.yaml", "空のファイル")):
        with pytest.raises(ReadError, match=words):
            files.read_whole(tmp_path / name)
    with pytest.raises(ReadError, match="開けません"):
        files.read_whole(Path("a\0b"))


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """A file past the limit is refused by its size alone."""
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    with pytest.raises(ReadError, match="大きすぎます"):
        files.read_whole(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 broken", "壊れている"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "パスワード"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "古い形式（.doc）"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "保護を外して"),
        (zipped({"bomb.xml": b"\0" * 30_000_000}), "圧縮率"),
        (zipped({f"{n}": b"" for n in range(5000)}), "展開すると大きすぎる"),
    ],
    ids=["broken", "compound", "old", "encrypted", "bomb", "many"],
)
def test_broken_and_hostile_containers_are_refused(content: bytes, words: str) -> None:
    """A zip bomb is recognised from its directory, before anything is unpacked."""
    with pytest.raises(ReadError, match=words):
        files.unzip(content, "a.docx")


def test_an_office_file_with_the_ending_of_another_kind_is_told() -> None:
    """A workbook named as a Word file is told by what is in it; a broken file, and any other ending, are left alone."""
    data = zipped({"xl/workbook.xml": b""})
    with pytest.raises(ReadError, match=r"中身は Excel のファイル.*拡張子を \.xlsx に"):
        files.refuse_other_kind(data, Path("a.docx"))
    for content, name in ((data, "a.xlsm"), (data, "a.zip"), (data[:40], "a.docx")):
        files.refuse_other_kind(content, Path(name))


def test_a_broken_member_is_told() -> None:
    """A container that opens but whose part is damaged gives one line."""
    content = bytearray(zipped({"word/document.xml": b"<a/>" * 100}))
    content[45:50] = b"\xff" * 5
    container = files.unzip(bytes(content), "a.docx")
    with pytest.raises(ReadError, match="壊れています"):
        files.member(container, "word/document.xml", "a.docx")
    with pytest.raises(ReadError, match="足りません"):
        files.member(container, "other.xml", "a.docx")


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    """Nothing is overwritten unless it was asked for; then nothing but the file is left behind."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    with pytest.raises(WriteError, match="--force"):
        files.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    files.write_whole(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.docx"]


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full in the middle, the old file stays and no half of the new one."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="書き込めません"):
        files.write_whole(path, b"new", force=True)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.docx"]


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    """A wrong folder in the output path is one line."""
    with pytest.raises(WriteError, match="フォルダー"):
        files.write_whole(tmp_path / "none" / "a.docx", b"new")
    with pytest.raises(WriteError, match="フォルダー"):
        files.write_whole(tmp_path, b"new", force=True)
