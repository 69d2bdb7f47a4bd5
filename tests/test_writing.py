"""Writing a submission to a file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from ckwriter import reading, writing
from ckwriter.errors import FormError, ReadError, WriteError
from ckwriter.model import Cell, Submission

PORTRAIT = Path(__file__).parent / "forms_by_hand" / "portrait.docx"
Make = Callable[..., Submission]


@pytest.mark.parametrize("ending", ["docx", "yaml", "yml", "json", "xlsx"])
def test_the_ending_names_the_format(make: Make, tmp_path: Path, ending: str) -> None:
    """Every format is written by its plugin and reads back."""
    path = tmp_path / f"out.{ending}"
    submission = make({"strengths": "つながり", "forums[1].name": "部会"})
    assert writing.write(submission, path) == ()
    assert reading.read(path).cells == submission.cells


def test_a_template_may_be_given(make: Make, tmp_path: Path) -> None:
    """A blank form of another layout is filled in place of the form's own."""
    path = tmp_path / "out.docx"
    writing.write(make({"strengths": "つながり"}), path, template=PORTRAIT)
    assert "（別紙様式）" in [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_text_without_room_is_reported(make: Make, tmp_path: Path) -> None:
    """A finding names the cell for which the blank form has no room, and quotes what is missing."""
    made = docx.Document()
    made.add_paragraph("５．強みと課題")
    made.add_paragraph("【特徴】")
    made.add_paragraph("")
    template = tmp_path / "short.docx"
    made.save(str(template))
    found = writing.write(
        make({"strengths": "つながり", "forums[2].name": "部会"}), tmp_path / "out.docx", template=template
    )
    assert [(f.code, f.level, f.at, f.section, f.evidence[0].quote) for f in found] == [
        ("W001", "warning", "forums[2].name", "7", "部会")
    ]
    assert found[0].message.startswith("7 協議の場 2行目「名称」")


def test_a_final_file_waits_for_acceptance(make: Make, tmp_path: Path) -> None:
    """Nothing is written for handing in while drafted text is unaccepted; the error counts and names the cells."""
    drafts = {f"forums[{n}].remarks": Cell(text=f"案{n}", origin="offline") for n in range(1, 8)}
    for ending in ("docx", "yaml"):
        path = tmp_path / f"final.{ending}"
        with pytest.raises(WriteError, match=r"7か所.*7 協議の場 1行目「特記事項.*ほか2か所"):
            writing.write(make(drafts), path, final=True)
        assert not path.exists()
    writing.write(make({"strengths": "人の文"}), tmp_path / "final.docx", final=True)
    assert reading.read(tmp_path / "final.docx").text("strengths") == "人の文"


def test_a_file_is_not_overwritten_unless_asked(make: Make, tmp_path: Path) -> None:
    """A file that exists stays as it is without `force`, and nothing half-written is left."""
    path = tmp_path / "out.docx"
    path.write_bytes(b"old")
    with pytest.raises(WriteError, match="--force"):
        writing.write(make(), path)
    assert path.read_bytes() == b"old"
    writing.write(make(), path, force=True)
    assert [file.name for file in tmp_path.iterdir()] == ["out.docx"]


def test_wrong_endings_and_templates_are_one_clear_line(make: Make, tmp_path: Path) -> None:
    """An unknown ending, a missing or a wrong template, a template for a format that has none."""
    other = tmp_path / "other.docx"
    stream = io.BytesIO()
    docx.Document().save(stream)
    other.write_bytes(stream.getvalue())
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04")
    cases: list[tuple[str, Path | None, type[Exception], str]] = [
        ("out.pages", None, WriteError, "書き出せません"),
        ("out.docx", tmp_path / "none.docx", ReadError, "ファイルがありません"),
        ("out.docx", other, FormError, "other.docx.*欄が見つかりません"),
        ("out.docx", broken, FormError, "broken.docx.*壊れている"),
        ("out.yaml", PORTRAIT, WriteError, "用紙"),
    ]
    for name, template, error, message in cases:
        with pytest.raises(error, match=message) as caught:
            writing.write(make(), tmp_path / name, template=template)
        assert "\n" not in str(caught.value)
        assert not (tmp_path / name).exists()
