"""Commands that look and change nothing: check, forms, checks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ckwriter.cli.options import force_option, form_option, format_option, settings_option

if TYPE_CHECKING:
    from ckwriter.checking import Aside
    from ckwriter.model import Finding, Submission


@click.command(short_help="点検する")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@form_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "sarif", "html", "xlsx"]),
    help="報告の形式。指定しなければ -o の拡張子で決まり、-o もなければ text。",
)
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="報告を書き出すファイル（.html・.xlsx・.sarif・.json・.txt）。"
)
@click.option(
    "--previous", type=click.Path(path_type=Path), help="昨年度のファイル。目標と実績、書き写した文を比べる。"
)
@click.option(
    "--select", multiple=True, help="この番号（先頭の文字だけでもよい）の点検だけを行う。何度でも指定できます。"
)
@click.option("--ignore", multiple=True, help="この番号の点検を行わない。何度でも指定できます。")
@force_option
@settings_option
def check(
    files: tuple[Path, ...],
    form: str | None,
    style: str | None,
    out: Path | None,
    previous: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    force: bool,
    settings: Path | None,
) -> int:
    """FILE（Word・スライド・Excel・PDF・テキスト・YAML・JSON）の抜け、書き間違い、食い違いを点検します。

    いくつも指定すると、一つずつ点検します（報告は text か json）。要修正が一つでもあれば 1、なければ 0 で終わります。
    """
    from ckwriter import checking, drafting, reading
    from ckwriter import files as files_
    from ckwriter import settings as settings_
    from ckwriter.errors import CkwriterError

    chosen = settings_.load(settings)
    style = _style(style, out)
    _refuse_for_several(files, style, previous)
    if out:
        files_.refuse_existing(out, force=force)
    reports_: dict[str, str | bytes] = {}
    everything: list[Finding] = []
    unread = False
    for file in files:
        try:
            submission = reading.read(file, form, previous=previous)
        except CkwriterError as error:
            if len(files) == 1:
                raise
            unread = True  # the others are still worth a report
            click.echo(f"ckwriter: {' '.join(str(error).split())}", err=True)
            continue
        findings, aside = checking.examine(
            submission, select=select, leave_out=ignore, ignored=chosen.checks.ignore, wanted=drafting.wanted
        )
        reports_[str(file)] = _report(style, findings, submission, file.name, aside)
        everything += findings
    if not reports_:
        return 2
    report = _together(reports_, style) if len(files) > 1 else next(iter(reports_.values()))
    if out:
        files_.write_whole(out, report.encode("utf-8") if isinstance(report, str) else report, force=force)
        click.echo(f"{out} に書き出しました（{len(everything)}件）。", err=True)
    else:
        click.echo(report)
    return 2 if unread else status(everything)


def _refuse_for_several(files: tuple[Path, ...], style: str, previous: Path | None) -> None:
    from ckwriter.errors import SettingsError

    if len(files) > 1 and style not in ("text", "json"):
        raise SettingsError(
            "いくつものファイルの報告は text か json だけです。一覧の Excel は ckwriter review フォルダー で作れます"
        )
    if len(files) > 1 and previous:
        raise SettingsError(
            "--previous は、点検するファイルが一つのときに使えます。まとめて比べるには ckwriter review フォルダー を使います"
        )


def _together(reports_: dict[str, str | bytes], style: str) -> str:
    """Return the reports of several files as one: each below its name, or a list of {file, findings}."""
    texts = {file: report for file, report in reports_.items() if isinstance(report, str)}
    if style == "json":
        rows = [{"file": file, "findings": json.loads(report)} for file, report in texts.items()]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    return "\n\n".join(f"■ {file}\n\n{report}" for file, report in texts.items())


def _style(style: str | None, out: Path | None) -> str:
    """Return the report's format: as asked, else by the file's ending, else text."""
    from ckwriter.errors import SettingsError

    endings = {".html": "html", ".htm": "html", ".xlsx": "xlsx", ".sarif": "sarif", ".json": "json", ".txt": "text"}
    if style is None and out is not None and out.suffix.lower() not in endings:
        raise SettingsError(f"{out}: 報告の形式が分かりません。拡張子は {'・'.join(endings)} のどれかにしてください")
    style = style or (endings[out.suffix.lower()] if out else "text")
    if style == "xlsx" and not out:
        raise SettingsError("Excel の報告は、-o で書き出すファイルを指定してください（例: -o 点検.xlsx）")
    return style


def _report(
    style: str, findings: list[Finding], submission: Submission, name: str, aside: tuple[Aside, ...]
) -> str | bytes:
    from ckwriter import reports

    if style == "json":
        for line in reports.aside_lines(submission, aside):  # the list has no room for it
            click.echo(line, err=True)
        return reports.as_json(findings)
    if style == "sarif":
        return reports.sarif(findings, submission, name, aside)
    if style == "html":
        return reports.html(findings, submission, aside)
    if style == "xlsx":
        return reports.xlsx(findings, submission, aside)
    return reports.text(findings, submission, aside)


@click.command(short_help="点検項目の説明")
@click.argument("code")
def explain(code: str) -> None:
    """点検 CODE（例: T101）が何を、なぜ見るのかを、当たる例と当たらない例で説明します。"""
    from ckwriter import reports

    click.echo(reports.explain(code))


def status(findings: list[Finding]) -> int:
    """Return the exit status that findings call for."""
    return 1 if any(finding.level == "error" for finding in findings) else 0


@click.command(short_help="様式の一覧")
@format_option
def forms(style: str) -> None:
    """使える様式を一覧にします。"""
    from ckwriter import forms as forms_

    found = [forms_.load(name) for name in forms_.names()]
    if style == "json":
        rows = [{"id": form.id, "title": form.title, "fiscal_year": form.fiscal_year} for form in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for form in found:
        kinds = "、".join(kind.title for kind in form.kinds)
        click.echo(f"{form.id}  {form.title}（対象: {kinds}）")


@click.command(short_help="点検項目の一覧")
@format_option
def checks(style: str) -> None:
    """点検項目を一覧にします。"""
    from ckwriter import checking, reports

    click.echo(reports.checks_as_json(checking.checks()) if style == "json" else reports.checks_text(checking.checks()))
