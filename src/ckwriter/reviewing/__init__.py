"""Reviewing: findings into the margin of a Word file, as comments on the exact words.

A file of another kind is first written as a Word file. Reviewed again after edits, comments of findings that are gone
are resolved, those that still hold are left with the answers to them, and new ones are added.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ckwriter import checking, files, reading, word, writing
from ckwriter.errors import WriteError
from ckwriter.model import Finding, FindingLevel, Submission
from ckwriter.reviewing.margin import key, remarks
from ckwriter.word import commenting, protection
from ckwriter.word.commenting import Author

AUTHOR = Author("ckwriter 点検", "CK")
LEVELS: tuple[FindingLevel, ...] = ("error", "warning", "note")


class Reviewed(NamedTuple):
    """What a review did."""

    added: int
    """How many comments were added."""
    kept: int
    """How many were there already and still hold."""
    revised: int
    """How many say something else now, on the same words, because their finding has changed."""
    resolved: int
    """How many were resolved because their finding is gone."""
    reopened: int
    """How many were opened again because their finding is back."""
    copied: bool = False
    """True if the file was no Word file, and what it holds was written into our form."""
    cautions: tuple[str, ...] = ()
    """What must be told of the file, one line each: signatures that become void, protection, comments left out."""
    unplaced: tuple[Finding, ...] = ()
    """Text for which the copy has no room."""


def review(
    path: str | Path,
    findings: Sequence[Finding],
    out: str | Path,
    *,
    form: str | None = None,
    levels: Collection[FindingLevel] = LEVELS,
    codes: Collection[str] | None = None,
    now: datetime | None = None,
    force: bool = False,
) -> Reviewed:
    """Write a copy of a file in which findings stand as comments.

    Args:
        path: the file; it is never changed.
        findings: all that was found in it, as `checking.check` returns it.
        out: where the copy goes: a Word file, with macros if the file has some.
        form: the form's id, for files that do not say which form they are.
        levels: the levels whose findings become comments; comments of other levels are left as they are.
        codes: the codes of the checks that ran, by which an earlier comment can be told to be gone; None for all.
        now: the time of the comments, with its zone; by the clock if not given.
        force: overwrite `out` if it exists.

    Raises:
        ReadError: the file cannot be read.
        WriteError: `out` is the file itself, has the wrong ending, exists, or cannot be written.

    """
    path, out = Path(path), Path(out)
    refuse(path, out, force=force)
    submission = reading.read(path, form)
    data, lost = (files.read_whole(path), ()) if is_word(path) else _copy(submission)
    done = commenting.comment(
        data,
        path.name,
        [remark for finding in findings if finding.level in levels for remark in remarks(finding, submission)],
        author=AUTHOR,
        now=now or datetime.now(UTC),
        form=submission.form,
        gone=_gone(findings, levels, codes),
    )
    files.write_whole(out, done.data, force=force)
    said = protection.cautions(data, path.name) if is_word(path) else ()
    if done.left_out:
        said += (f"{path.name}: コメントが多すぎるため、{done.left_out}件は付けていません。--level で絞ってください。",)
    return Reviewed(done.added, done.kept, done.revised, done.resolved, done.reopened, not is_word(path), said, lost)


def refuse(path: Path, out: Path, *, force: bool) -> None:
    """WriteError if a review of one file cannot be written to another."""
    ending = path.suffix.lower() if is_word(path) else ".docx"
    if out.suffix.lower() != ending:
        kind = "マクロ付きの Word ファイル" if ending == ".docm" else "Word ファイル"
        raise WriteError(f"{out}: コメントは {kind}に付けます。-o には {ending} のファイルを指定してください")
    if out.exists() and path.exists() and out.samefile(path):
        raise WriteError(f"{out}: 元のファイルには書き込みません。-o には別の名前を指定してください")
    files.refuse_existing(out, force=force)


def is_word(path: Path) -> bool:
    """Tell whether a file comes back as it is but for comments; all others are written anew, in our form."""
    return path.suffix.lower() in word.ENDINGS


def _copy(submission: Submission) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a submission as a Word file, and what it has no room for."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.docx"
        lost = writing.write(submission, copy)
        return copy.read_bytes(), lost


def _gone(
    findings: Sequence[Finding], levels: Collection[FindingLevel], codes: Collection[str] | None
) -> Callable[[str], bool]:
    """Return what tells whether the finding of an earlier comment is gone, from what it is about.

    It is not where its level was left out this time, or its check did not run or broke off.
    """
    held = {key(finding) for finding in findings if finding.level not in levels}
    broken = any(finding.code == checking.BROKEN for finding in findings)
    return lambda about: not broken and about not in held and (codes is None or about.partition(" ")[0] in codes)
