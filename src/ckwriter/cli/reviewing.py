"""The command that writes findings into the margin of a Word file: review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ckwriter.cli.looking import status
from ckwriter.cli.options import file_argument, force_option, form_option, settings_option

if TYPE_CHECKING:
    from ckwriter.model import FindingLevel
    from ckwriter.reviewing import Reviewed


@click.command(short_help="Word のコメントにする")
@file_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="コメントを付けた写しを書き出すファイル（.docx）。",
)
@form_option
@click.option(
    "--previous", type=click.Path(path_type=Path), help="昨年度のファイル。目標と実績、書き写した文を比べる。"
)
@click.option(
    "--select", multiple=True, help="この番号（先頭の文字だけでもよい）の点検だけを行う。何度でも指定できます。"
)
@click.option("--ignore", multiple=True, help="この番号の点検を行わない。何度でも指定できます。")
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice(["error", "warning", "note"]),
    help="コメントにする指摘の種類（error: 要修正、warning: 要確認、note: 助言）。何度でも指定でき、なければ全部。",
)
@force_option
@settings_option
def review(
    file: Path,
    out: Path,
    form: str | None,
    previous: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    levels: tuple[FindingLevel, ...],
    force: bool,
    settings: Path | None,
) -> int:
    """FILE を点検し、指摘を Word のコメントとして、その言葉の横に付けた写しを -o に書き出します。FILE は変えません。

    直した後のファイルをもう一度かけると、なくなった指摘のコメントは「解決」になり、残っている指摘のコメントは返信ごと
    そのまま残り、新しい指摘だけが加わります。人が付けたコメントには触れません。Word でないファイルは、内容を様式（Word）に
    写してコメントを付け、点検の報告（.html）を横に置きます。要修正が一つでもあれば 1、なければ 0 で終わります。

    FILE がフォルダーなら、その中の提出内容を一つずつ点検し、-o のフォルダーに、コメントを付けた写しと、団体を並べた
    一覧.xlsx を書き出します。--previous には昨年度のファイルのフォルダーを指定します（自治体名で対応させます）。
    """
    from ckwriter import checking, drafting, files, reading, reports, reviewing
    from ckwriter import settings as settings_

    chosen = settings_.load(settings)
    if file.is_dir():
        from ckwriter.cli.batching import review_folder

        return review_folder(
            file,
            out,
            chosen,
            form=form,
            previous=previous,
            select=select,
            leave_out=ignore,
            levels=levels or reviewing.LEVELS,
            force=force,
        )
    reviewing.refuse(file, out, force=force)
    report = None if reviewing.is_word(file) else out.with_suffix(".html")
    if report:
        files.refuse_existing(report, force=force)
    submission = reading.read(file, form, previous=previous)
    findings, aside = checking.examine(
        submission, select=select, leave_out=ignore, ignored=chosen.checks.ignore, wanted=drafting.wanted
    )
    done = reviewing.review(
        file,
        findings,
        out,
        form=form,
        levels=levels or reviewing.LEVELS,
        codes=checking.judged(submission, select=select, leave_out=ignore),
        force=force,
    )
    if report:
        files.write_whole(report, reports.html(findings, submission, aside).encode("utf-8"), force=force)
    for line in (*done.cautions, *(f"{finding.message}{finding.hint}" for finding in done.unplaced)):
        click.echo(line, err=True)
    click.echo(_summary(done))
    click.echo(reports.counts(findings))
    click.echo(_written(file, out, report), err=True)
    return status(findings)


def _summary(done: Reviewed) -> str:
    counts = {
        "新しく付けたもの": done.added,
        "そのまま残したもの": done.kept,
        "書き改めたもの": done.revised,
        "解決にしたもの": done.resolved,
        "再び開いたもの": done.reopened,
    }
    seldom = ("書き改めたもの", "再び開いたもの")
    shown = (f"{title} {count}件" for title, count in counts.items() if count or title not in seldom)
    return f"コメント: {'、'.join(shown)}"


def _written(file: Path, out: Path, report: Path | None) -> str:
    if report is None:
        return f"{out} に書き出しました。"
    return f"{file.name} は Word ではないため、内容を様式に写した {out} にコメントを付け、報告を {report} に書き出しました。"
