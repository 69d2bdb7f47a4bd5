"""The command that writes findings into the margin of a Word file: review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ckwriter.cli.asking import model_run, rehearsed, with_options
from ckwriter.cli.looking import status
from ckwriter.cli.options import file_argument, force_option, form_option, settings_option

if TYPE_CHECKING:
    from ckwriter.checking import Examination
    from ckwriter.model import Finding, FindingLevel, Submission
    from ckwriter.reviewing import Reviewed
    from ckwriter.settings import Settings


@click.command(short_help="Word のコメントにする")
@file_argument
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
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
@click.option(
    "--model",
    help="節どうしの食い違いを読み比べるモデル。例: openai:モデル名。指定しなければ読み比べず、何も送りません。",
)
@click.option("--base-url", metavar="URL", help="モデルのサービスのアドレス。例: http://127.0.0.1:8000/v1")
@click.option(
    "--dry-run", is_flag=True, help="モデルに送る内容、トークン数、費用を見るだけで、何も送らず、書き出さない。"
)
@click.option("--fresh", is_flag=True, help="前にもらった答えを使わず、モデルにたずね直す。")
@force_option
@settings_option
def review(
    file: Path,
    out: Path | None,
    form: str | None,
    previous: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    levels: tuple[FindingLevel, ...],
    model: str | None,
    base_url: str | None,
    dry_run: bool,
    fresh: bool,
    force: bool,
    settings: Path | None,
) -> int:
    """FILE を点検し、指摘を Word のコメントとして、その言葉の横に付けた写しを -o に書き出します。FILE は変えません。

    直した後のファイルをもう一度かけると、なくなった指摘のコメントは「解決」になり、残っている指摘のコメントは返信ごと
    そのまま残り、新しい指摘だけが加わります。人が付けたコメントには触れません。Word でないファイルは、内容を様式（Word）に
    写してコメントを付け、点検の報告（.html）を横に置きます。要修正が一つでもあれば 1、なければ 0 で終わります。

    --model を付けると、点検のほかに、節どうしの意味の食い違いをモデルが読み比べます（G401。いつも助言です）。

    FILE がフォルダーなら、その中の提出内容を一つずつ点検し、-o のフォルダーに、コメントを付けた写しと、団体を並べた
    一覧.xlsx を書き出します。--previous には昨年度のファイルのフォルダーを指定します（自治体名で対応させます）。
    """
    from ckwriter import checking, files, reading, reports, reviewing
    from ckwriter import settings as settings_
    from ckwriter.drafting.carrying import COURIER
    from ckwriter.errors import SettingsError

    chosen = with_options(settings_.load(settings), model=model, base_url=base_url)
    if file.is_dir() and (model or dry_run):
        raise SettingsError(f"{file}: モデルによる読み比べ（--model）は、ファイルを一つずつ指定して行ってください")
    if model and model.partition(":")[0] == COURIER:
        raise SettingsError(
            "読み比べは courier ではできません。つながっているモデルを指定してください（例: openai:モデル名）"
        )
    if dry_run:
        _rehearse(reading.read(file, form), chosen, named=bool(model), fresh=fresh)
        return 0
    if out is None:
        raise SettingsError("-o で書き出すファイルを指定してください（例: -o 点検.docx）")
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
    done = checking.examine(submission, select=select, leave_out=ignore, ignored=chosen.checks.ignore)
    codes = checking.judged(submission, select=select, leave_out=ignore)
    told: list[Finding] = []
    if model:
        done, read, told = _read(done, submission, chosen, fresh=fresh)
        codes += read
    reviewed = reviewing.review(
        file,
        done.findings,
        out,
        form=form,
        levels=levels or reviewing.LEVELS,
        codes=codes,
        force=force,
    )
    findings = [*told, *done.findings]
    if report:
        page = reports.html(findings, submission, done.aside)
        files.write_whole(report, page.encode("utf-8"), force=force)
    said = (f"{finding.message}。{finding.hint}" for finding in told)
    for line in (*said, *reviewed.cautions, *(f"{finding.message}{finding.hint}" for finding in reviewed.unplaced)):
        click.echo(line, err=True)
    click.echo(_summary(reviewed))
    click.echo(reports.counts(findings))
    click.echo(_written(file, out, report), err=True)
    return status(findings)


def _read(
    done: Examination, submission: Submission, settings: Settings, *, fresh: bool
) -> tuple[Examination, list[str], list[Finding]]:
    """Return the examination with what a second reader finds, the codes that it judged, and what its guards told."""
    from ckwriter import checking
    from ckwriter.reviewing import second_reader

    said = [*done.findings, *(finding for one in done.aside for finding in one.findings)]
    with model_run(settings, submission, fresh=fresh) as run:
        if run.guards is None:
            return done, [], []
        found = second_reader.read(
            submission,
            said,
            settings.draft.model,
            endpoint=settings.draft,
            guards=run.guards,
            report=run.findings.append,
        )
        click.echo(run.told(), err=True)
    click.echo(f"モデルの読み比べ: 食い違いの候補 {len(found.findings)}件")
    more = checking.with_more(done, found.findings, submission, ignored=settings.checks.ignore)
    return more, [second_reader.CODE] if found.whole else [], run.findings


def _rehearse(submission: Submission, settings: Settings, *, named: bool, fresh: bool) -> None:
    """Print exactly what a second reader would be sent."""
    from ckwriter.errors import SettingsError
    from ckwriter.reviewing import second_reader

    with model_run(settings, submission, fresh=fresh) as run:
        if run.guards is None or not named:
            raise SettingsError("--dry-run は、モデルに送る内容を見るものです。--model を指定してください")
        planned = second_reader.rehearse(
            submission, settings.draft.model.rpartition(":")[2], run.guards, settings.draft
        )
    for line in rehearsed(planned, settings):
        click.echo(line)


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
