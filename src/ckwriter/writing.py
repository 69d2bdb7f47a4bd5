"""Writing: a `Submission` in, a file out."""

from __future__ import annotations

import inspect
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
        force: overwrite a file that exists.

    Returns:
        A finding for each cell whose text has no room in the file.

    Raises:
        WriteError: the file exists, cannot be written, or is to be final while drafted text is unaccepted.
        FormError: the blank form is broken, or is none of this form.

    """
    path = Path(path)
    files.refuse_existing(path, force=force)
    ending = path.suffix.lower().removeprefix(".")
    if ending not in plugins.find("writers"):
        known = "、".join(f".{name}" for name in plugins.find("writers"))
        raise WriteError(f"{path}: この種類のファイルには書き出せません。書き出せるもの: {known}")
    if final:
        _refuse_drafts(submission, path)
    plugin = plugins.load("writers", ending)
    taken = inspect.signature(plugin).parameters
    options: dict[str, object] = {}
    if "template" in taken and template is not None:
        options |= {"template": files.read_whole(Path(template)), "name": Path(template).name}
    elif template is not None:
        raise WriteError(f"{path}: .{ending} には用紙（--template）を使えません")
    if "final" in taken:
        options["final"] = final
    done = plugin(submission, **options)
    written = done if isinstance(done, Written) else Written(done)
    if not isinstance(written.data, bytes):
        raise PluginError(f"書き出しの部品「{ending}」がファイルの中身を返しません")
    files.write_whole(path, written.data, force=force)
    return tuple(_unplaced(submission, at, path.name) for at in written.unplaced)


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
