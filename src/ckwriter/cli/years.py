"""Commands for files that others made, and for last year's: read, diff."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ckwriter.cli.options import file_argument, force_option, form_option, out_option

if TYPE_CHECKING:
    from ckwriter.comparing import Change


@click.command(short_help="読み取る")
@file_argument
@out_option
@form_option
@force_option
def read(file: Path, out: Path, form: str | None, force: bool) -> None:
    """FILE（Word・スライド・Excel・PDF・テキスト）を読み取り、-o のファイル（.yaml・.json・.xlsx）に書き出します。

    様式の欄に置けなかった文章は、どこにあったかとともに知らせます。書き出したファイルにも残ります。
    """
    from ckwriter import files, reading, writing

    files.refuse_existing(out, force=force)
    submission = reading.read(file, form)
    writing.write(submission, out, force=force)
    click.echo(f"{submission.municipality.name or '自治体名なし'}: {len(submission.cells)}か所を読み取りました。")
    for lost in submission.unplaced:
        click.echo(f"置けなかった文章 {lost.where}: {' '.join(lost.text.split())[:60]}")
    click.echo(f"{out} に書き出しました。", err=True)


@click.command(short_help="比べる")
@click.argument("last", type=click.Path(path_type=Path))
@click.argument("this", type=click.Path(path_type=Path))
@form_option
@click.option("-o", "--out", type=click.Path(path_type=Path), help="新旧対照表を書き出す Word ファイル（.docx）。")
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="表示の形式。"
)
@force_option
def diff(last: Path, this: Path, form: str | None, out: Path | None, style: str, force: bool) -> None:
    """LAST（昨年度など、前のファイル）と THIS を比べ、違う欄を示します。行が移っただけのものは数えません。"""
    from ckwriter import comparing, files, reading

    if out:
        files.refuse_existing(out, force=force)
    changes = comparing.compare(reading.read(last, form), reading.read(this, form))
    if out:
        from ckwriter.word import comparison

        files.write_whole(out, comparison.build(changes, last.name, this.name), force=force)
        click.echo(f"{out} に新旧対照表を書き出しました（{len(changes)}か所）。", err=True)
    elif style == "json":
        click.echo(json.dumps([change.model_dump() for change in changes], ensure_ascii=False, indent=2))
    else:
        click.echo(_as_text(changes))


def _as_text(changes: tuple[Change, ...]) -> str:
    lines = []
    for change in changes:
        lines += [change.title, f"  旧 {change.old or '（なし）'}", f"  新 {change.new or '（なし）'}"]
    return "\n".join([*lines, f"違い {len(changes)}か所"])
