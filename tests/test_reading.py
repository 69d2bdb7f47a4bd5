"""Reading any file: what cannot be read is one line that says what to do."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest

from ckwriter import reading, writing
from ckwriter.errors import ReadError
from ckwriter.model import UNKNOWN, Submission


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("doc", "古い形式の Word.*名前を付けて保存.*\\.docx"), ("xls", "古い形式の Excel.*\\.xlsx"),
        ("ppt", "PowerPoint.*\\.pptx"), ("jtd", "一太郎.*\\.docx"), ("odt", "OpenDocument.*\\.docx"),
        ("ods", "OpenDocument.*\\.xlsx"), ("rtf", "リッチテキスト.*\\.docx"), ("zip", "展開"), ("abc", "読めるもの: "),
    ],
)  # fmt: skip
def test_other_kinds_of_files_are_told_what_to_save_them_as(tmp_path: Path, ending: str, words: str) -> None:
    """The line names the program and the ending to save under."""
    path = tmp_path / f"提出.{ending}"
    path.write_bytes(b"x")
    with pytest.raises(ReadError, match=words) as told:
        reading.read(path)
    assert "\n" not in str(told.value)


def rezipped(data: bytes, change: re.Pattern[bytes] | None = None, leave: str = "") -> bytes:
    """Return a zip file without the members that begin so, and without what the pattern finds in the others."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if not (leave and member.filename.startswith(leave)):
                content = old.read(member)
                new.writestr(member.filename, change.sub(b"", content) if change else content)
    return result.getvalue()


def test_drafted_text_is_known_without_the_record(example: Submission, tmp_path: Path) -> None:
    """A Word file that lost its record but not the style is not taken for a person's: it cannot be handed in as final."""
    import ckwriter
    from ckwriter import accepting
    from ckwriter.errors import WriteError

    path, bare = tmp_path / "a.docx", tmp_path / "bare.docx"
    drafted = ckwriter.draft(example)
    writing.write(drafted, path)
    related = re.compile(rb"<(?:Relationship|Override) [^>]*customXml[^>]*/>")
    bare.write_bytes(rezipped(path.read_bytes(), related, "customXml"))
    marked = {at for at, cell in reading.read(path).cells.items() if cell.machine}
    found = reading.read(bare)
    assert marked
    assert {at for at, cell in found.cells.items() if cell.origin == UNKNOWN} == marked
    with pytest.raises(WriteError, match="まだ確認していない下書き"):
        writing.write(found, tmp_path / "final.docx", final=True)
    assert accepting.accept(bare) == len(marked)
    assert not any(cell.machine for cell in reading.read(bare).cells.values())


ROUNDS = 12


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "txt"])
def test_damaged_files_are_read_or_refused(example: Submission, tmp_path: Path, ending: str) -> None:
    """Whatever happens to a real file, it is read, or one line tells that it cannot be."""
    path = tmp_path / f"a.{ending}"
    if ending in ("docx", "xlsx"):
        writing.write(example, path)
        data = path.read_bytes()
    else:
        data = "7 協議の場\n名称,頻度\n連絡会,年4回\n部会,年2回\n".replace(
            ",", "," if ending == "csv" else "\t"
        ).encode()
    chance = random.Random(ending)
    for _ in range(ROUNDS):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(broken))
            broken[at : at + chance.randint(0, 3)] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 3)))
        path.write_bytes(bytes(broken))
        try:
            reading.read(path, "nimo-r6")
        except ReadError as error:
            assert "\n" not in str(error)  # noqa: PT017  # both ends are right
