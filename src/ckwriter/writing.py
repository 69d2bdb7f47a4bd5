"""Writing: a `Submission` in, a file out."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path

from ckwriter import files, places, plugins
from ckwriter.blocks import Written
from ckwriter.errors import PluginError, WriteError
from ckwriter.findings import finding
from ckwriter.model import Finding, Submission

UNPLACED = "W001"
"""The code of the finding for text that the file has no room for."""
_NAMED = 5
"""How many cells an error names before it says how many more there are."""


def write(
    submission: Submission,
    path: str | Path,
    *,
    template: str | Path | None = None,
    final: bool = False,
    notes: bool = False,
    force: bool = False,
) -> tuple[Finding, ...]:
    """Write a submission to a file, whole or not at all.

    The file's ending names the writer, a plugin of the group `ckwriter.writers`. A writer is called with the
    submission, and with `template` (the bytes of a blank form) and `final` if it takes them; it returns the bytes of
    the file, or a `Written` that also names the places for which the file has no room.

    Args:
        submission: what is written.
        path: where.
        template: a blank form to fill; the form's own if none is given.
        final: write for handing in: no record, no mark of drafted text.
        notes: tell where each drafted text comes from, in comments of the Word file.
        force: overwrite a file that exists.

    Returns:
        A finding for each cell whose text has no room in the file.

    Raises:
        WriteError: the file exists, cannot be written, or is to be final while drafted text is unaccepted.
        FormError: the blank form is broken, or is none of this form.

    """
    path = Path(path)
    plugin, taken = _writer(path, final=final, notes=notes, force=force)
    if final:
        _refuse_drafts(submission, path)
    options: dict[str, object] = {}
    if "template" in taken and template is not None:
        options |= {"template": files.read_whole(Path(template)), "name": Path(template).name}
    elif template is not None:
        raise WriteError(f"{path}: .{path.suffix[1:].lower()} には用紙（--template）を使えません")
    options |= {name: value for name, value in (("final", final), ("notes", notes)) if name in taken}
    done = plugin(submission, **options)
    written = done if isinstance(done, Written) else Written(done)  # type: ignore[arg-type]  # looked at below
    if not isinstance(written.data, bytes):
        raise PluginError(f"書き出しの部品「{path.suffix[1:].lower()}」がファイルの中身を返しません")
    files.write_whole(path, written.data, force=force)
    return tuple(_unplaced(submission, at, path.name) for at in written.unplaced)


def refuse(path: Path, *, final: bool = False, notes: bool = False, force: bool = False) -> None:
    """WriteError if nothing can be written there in this way, whatever it is."""
    _writer(path, final=final, notes=notes, force=force)


def _writer(
    path: Path, *, final: bool, notes: bool, force: bool
) -> tuple[Callable[..., object], Mapping[str, inspect.Parameter]]:
    """Return the writer of a file, and what it takes beside the submission."""
    files.refuse_existing(path, force=force)
    ending = path.suffix.lower().removeprefix(".")
    if ending not in plugins.find("writers"):
        known = "、".join(f".{name}" for name in plugins.find("writers"))
        raise WriteError(f"{path}: この種類のファイルには書き出せません。書き出せるもの: {known}")
    plugin: Callable[..., object] = plugins.load("writers", ending)
    taken = inspect.signature(plugin).parameters
    if notes and "notes" not in taken:
        raise WriteError(
            f"{path}: .{ending} にはコメント（--notes）を付けられません。Word（.docx）に書き出してください"
        )
    if notes and final:
        raise WriteError(f"{path}: 提出用（--final）には、下書きのもとを示すコメント（--notes）を付けられません")
    return plugin, taken


def _refuse_drafts(submission: Submission, path: Path) -> None:
    drafts = [at for at, cell in submission.cells.items() if cell.machine]
    if drafts:
        named = "、".join(places.title_of(submission.form, at) for at in drafts[:_NAMED])
        more = f" ほか{len(drafts) - _NAMED}か所" if len(drafts) > _NAMED else ""
        raise WriteError(
            f"{path}: まだ確認していない下書きが{len(drafts)}か所あるため、提出用には書き出せません（{named}{more}）。"
            "内容を確かめて ckwriter accept で確定してください"
        )


def _unplaced(submission: Submission, at: str, file: str) -> Finding:
    return finding(
        submission,
        at,
        f"用紙に書き込む場所が見つからず、{file} に入っていません",
        hint="用紙の見出しや欄名を様式どおりにするか、この欄の内容を手で書き写してください",
        quotes=[(at, submission[at].shown.split("\n")[0][:200])],
        code=UNPLACED,
    )
