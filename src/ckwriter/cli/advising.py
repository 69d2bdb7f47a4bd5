"""The command that drafts an adviser's summary: advise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ckwriter.cli.asking import model_run, with_options
from ckwriter.cli.options import (
    file_argument,
    force_option,
    form_option,
    out_option,
    settings_option,
    template_option,
)

if TYPE_CHECKING:
    from ckwriter.advising import Advice


@click.command(short_help="助言書を下書きする")
@file_argument
@out_option
@form_option
@click.option("--previous", type=click.Path(path_type=Path), help="昨年度のファイル。目標と実績の動きを比べる。")
@click.option(
    "--findings",
    type=click.Path(path_type=Path),
    help="点検の結果（check --format json）。指定しなければ、ここで点検する。",
)
@click.option(
    "--model",
    help="文章を整える方式。例: openai:モデル名。指定しなければ設定のもの（備え付けは文例のままで、通信しません）。",
)
@click.option("--base-url", metavar="URL", help="モデルのサービスのアドレス。例: http://127.0.0.1:8000/v1")
@template_option
@force_option
@settings_option
def advise(
    file: Path,
    out: Path,
    form: str | None,
    previous: Path | None,
    findings: Path | None,
    model: str | None,
    base_url: str | None,
    template: Path | None,
    force: bool,
    settings: Path | None,
) -> None:
    """FILE を読み、アドバイザーの助言書（回答、評価できる点、確認したい点、助言・提案、来年度に向けて）を下書きします。

    どの項目にも、根拠となる節・欄と、記載のとおりの言葉が添えられます。-o は Word（.docx）のほか、Excel・YAML・JSON でも
    構いません。Word で直した助言書は、ほかの様式と同じように読み戻し、確定（accept）できます。
    """
    from ckwriter import advising, checking, files, reading, writing
    from ckwriter import settings as settings_
    from ckwriter.advising import given

    chosen = with_options(settings_.load(settings), model=model, base_url=base_url)
    files.refuse_existing(out, force=force)
    submission = reading.read(file, form, previous=previous)
    if findings:
        found = given.findings(findings, submission)
    else:
        found = checking.examine(submission, ignored=chosen.checks.ignore).findings
    with model_run(chosen, submission) as run:
        advice = advising.advise(
            submission,
            found,
            chosen.draft.model,
            endpoint=chosen.draft,
            guards=run.guards,
            report=run.findings.append,
        )
        if told := run.told():
            click.echo(told, err=True)
    for unwritten in writing.write(advising.page(advice), out, template=template, force=force):
        click.echo(f"{unwritten.message}{unwritten.hint}", err=True)
    click.echo(_summary(advice))
    click.echo(f"{out} に書き出しました。", err=True)


def _summary(advice: Advice) -> str:
    """Return how many items stand under each heading, in one line."""
    tables = advice.form.free_tables()
    counts = "、".join(f"{table.title} {sum(1 for _ in advice.under(table.id))}件" for table in tables)
    return f"{advice.municipality.name}: {counts}"
