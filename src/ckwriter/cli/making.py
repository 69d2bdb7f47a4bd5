"""Commands that make a file: new, draft, write, accept, template, demo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ckwriter.cli.asking import Progress, model_run, rehearsal, with_options
from ckwriter.cli.looking import status
from ckwriter.cli.options import (
    file_argument,
    force_option,
    form_option,
    notes_option,
    out_option,
    settings_option,
    template_option,
)

if TYPE_CHECKING:
    from ckwriter.drafts import Style
    from ckwriter.model import Finding, Submission
    from ckwriter.settings import Settings


@click.command(short_help="空の記入用ブックを作る")
@click.argument("out", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "last",
    type=click.Path(path_type=Path),
    help="昨年度のファイル。名称、構成員、経緯、目標値などを引き継ぐ。",
)
@form_option
@click.option("--name", help="自治体名。例: 倉敷市")
@click.option("--kind", help="自治体の区分。例: 中核市")
@click.option("--year", help="年度。例: R6。指定しなければ、様式の年度か、昨年度のファイルの次の年度。")
@click.option("--code", help="全国地方公共団体コード（6桁）。なくても構いません。")
@force_option
def new(
    out: Path,
    last: Path | None,
    form: str | None,
    name: str | None,
    kind: str | None,
    year: str | None,
    code: str | None,
    force: bool,
) -> None:
    """事実を書き込むファイル FILE（.xlsx か .yaml）を作ります。

    --from を付けると、昨年度のファイル（Word・Excel・PDF・スライド・テキスト）から始めます。引き継いだ文に
    残る年の言葉（今年度、R6年など）は、確かめるために一覧にします。
    """
    from ckwriter import files, records, rolling, writing

    files.refuse_existing(out, force=force)
    submission = _rolled(last, form) if last else _blank(form, name, kind)
    body = submission.municipality
    chosen = {"name": name or body.name, "kind": kind or body.kind, "code": code or body.code}
    submission = submission.model_copy(
        update={
            "municipality": records.municipality(submission.form, chosen),
            "fiscal_year": records.fiscal_year(year) if year else submission.fiscal_year,
        }
    )
    writing.write(submission, out, force=force)
    for finding in rolling.dated_words(submission):
        words = "、".join(f"「{evidence.quote}」" for evidence in finding.evidence)
        click.echo(f"{finding.message}: {words}。{finding.hint}")
    click.echo(
        f"{out} を作りました。書き込んだら、次を実行してください: ckwriter draft {out} -o 提出様式.docx", err=True
    )


def _rolled(last: Path, form: str | None) -> Submission:
    from ckwriter import forms, reading, rolling

    return rolling.roll_forward(reading.read(last), forms.load(form) if form else None)


def _blank(form: str | None, name: str | None, kind: str | None) -> Submission:
    from ckwriter import forms, records
    from ckwriter.errors import SettingsError
    from ckwriter.model import Submission

    wanted = [option for option, value in (("--form", form), ("--name", name), ("--kind", kind)) if not value]
    if wanted or not form:
        raise SettingsError(f"{'、'.join(wanted)} を指定してください（例: --form nimo-r6 --name 倉敷市 --kind 中核市）")
    chosen = forms.load(form)
    body = records.municipality(chosen, {"name": name, "kind": kind})
    return Submission(form=chosen, fiscal_year=chosen.fiscal_year, municipality=body)


@click.command(short_help="下書きする")
@file_argument
@click.option("-o", "--out", type=click.Path(path_type=Path), help="書き出すファイル。形式は拡張子で決まります。")
@form_option
@template_option
@click.option(
    "--model",
    help="下書きの方式。例: openai:モデル名。指定しなければ設定のもの（備え付けは offline で、通信しません）。",
)
@click.option("--base-url", metavar="URL", help="モデルのサービスのアドレス。例: http://127.0.0.1:8000/v1")
@click.option(
    "--dry-run", is_flag=True, help="モデルに送る内容、トークン数、費用を見るだけで、何も送らず、書き出さない。"
)
@click.option("--budget-tokens", "most_tokens", type=click.IntRange(0), help="使ってよいトークン数の上限。")
@click.option(
    "--budget-money", "most_money", type=click.FloatRange(0), help="使ってよい金額の上限（単価の設定が要ります）。"
)
@click.option("--fresh", is_flag=True, help="前にもらった答えを使わず、モデルにたずね直す。")
@click.option("--ending", type=click.Choice(["plain", "nominal"]), help="文末。plain: である体、nominal: 体言止め。")
@click.option("--disability", type=click.Choice(["障害", "障がい", "障碍"]), help="下書きの文章での書き方。")
@click.option("--redo", is_flag=True, help="前の下書きで、まだ受け入れていないものを書き直す。")
@notes_option
@force_option
@settings_option
def draft(
    file: Path,
    out: Path | None,
    form: str | None,
    template: Path | None,
    model: str | None,
    base_url: str | None,
    dry_run: bool,
    most_tokens: int | None,
    most_money: float | None,
    fresh: bool,
    ending: str | None,
    disability: str | None,
    redo: bool,
    notes: bool,
    force: bool,
    settings: Path | None,
) -> int:
    """FILE の事実から文章の欄を下書きし、点検して、-o のファイルに書き出します。

    人が書いた欄は変えません。要修正が一つでもあれば 1 で終わります（ファイルは書き出されます）。
    """
    from ckwriter import reading, reports, writing
    from ckwriter import settings as settings_
    from ckwriter.errors import SettingsError

    if out is None and not dry_run:
        raise SettingsError("-o で書き出すファイルを指定してください（例: -o 提出様式.docx）")
    chosen = with_options(
        settings_.load(settings), model=model, base_url=base_url, most_tokens=most_tokens, most_money=most_money
    )
    if out and not dry_run:
        writing.refuse(out, notes=notes, force=force)
    facts = reading.read(file, form)
    style = chosen.style.model_copy(
        update={key: value for key, value in (("ending", ending), ("disability", disability)) if value}
    )
    if out is None or dry_run:
        rehearsal(facts, chosen, style, redo=redo, fresh=fresh)
        return 0
    drafted, findings = draft_and_check(
        facts, out, chosen, style, template=template, redo=redo, notes=notes, force=force, fresh=fresh
    )
    click.echo(reports.text(findings, drafted))
    click.echo(f"{out} に書き出しました。", err=True)
    return status(findings)


def draft_and_check(
    facts: Submission,
    out: Path,
    settings: Settings,
    style: Style,
    *,
    template: Path | None = None,
    redo: bool = False,
    notes: bool = False,
    force: bool = False,
    fresh: bool = False,
) -> tuple[Submission, list[Finding]]:
    """Draft, check and write; return what was drafted and all findings."""
    from ckwriter import checking, drafting, writing

    with model_run(settings, facts, fresh=fresh) as run:
        with Progress(run) as progress:
            drafted = drafting.draft(
                facts,
                settings.draft.model,
                style=style,
                redo=redo,
                progress=progress,
                endpoint=settings.draft,
                guards=run.guards,
                report=run.findings.append,
            )
        if told := run.told():
            click.echo(told, err=True)
    order = {at: number for number, (at, _) in enumerate(drafted.places())}
    run.findings.sort(key=lambda finding: order.get(finding.at, -1))  # threads told of them as they came
    findings = checking.examine(drafted, ignored=settings.checks.ignore, wanted=drafting.wanted).findings
    unwritten = writing.write(drafted, out, template=template, notes=notes, force=force)
    # What is wanted for a blank cell stands in the checks' hints already; here only the notes that nothing used.
    return drafted, [*run.findings, *findings, *drafting.unused_notes(drafted), *unwritten]


@click.command(short_help="別の形式で書き出す")
@file_argument
@out_option
@form_option
@template_option
@click.option(
    "--final",
    is_flag=True,
    help="提出用（Word）。下書きの印と記録を残さない。受け入れていない下書きがあれば書き出さない。",
)
@notes_option
@force_option
def write(file: Path, out: Path, form: str | None, template: Path | None, final: bool, notes: bool, force: bool) -> int:
    """FILE の内容を、下書きせずにそのまま -o のファイルに書き出します。"""
    from ckwriter import reading, writing

    writing.refuse(out, final=final, notes=notes, force=force)
    submission = reading.read(file, form)
    findings = list(writing.write(submission, out, template=template, final=final, notes=notes, force=force))
    for finding in findings:
        click.echo(f"{finding.message}{finding.hint}", err=True)
    click.echo(f"{out} に書き出しました。", err=True)
    return status(findings)


@click.command(short_help="下書きを受け入れる")
@file_argument
@click.argument("places", nargs=-1, metavar="[PLACE]...")
def accept(file: Path, places: tuple[str, ...]) -> None:
    """FILE の AI下書きを、人が確かめた文章として受け入れます。

    PLACE は欄の番地です（例: strengths、issues[1]、forums[2].remarks）。指定しなければ全部を受け入れます。
    """
    from ckwriter import accepting

    count = accepting.accept(file, places)
    click.echo(f"{count}か所の下書きを受け入れました。" if count else "受け入れる下書きはありませんでした。")


@click.command(short_help="空の様式を作る")
@click.argument("form")
@out_option
@force_option
def template(form: str, out: Path, force: bool) -> None:
    """様式 FORM の空の Word ファイルを form.toml から作ります。Word で体裁を直してから使えます。"""
    from ckwriter import files, forms
    from ckwriter.word import template as word

    files.write_whole(out, word.build(forms.load(form)), force=force)
    click.echo(f"{out} を作りました。", err=True)


@click.command(short_help="見本を作る")
@click.option("--form", default="nimo-r6", show_default=True, help="様式の名前。")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="書き出すフォルダー。"
)
@force_option
def demo(form: str, out: Path, force: bool) -> None:
    """見本の事実から Word の様式を作り、点検の結果を見せます。通信はしません。"""
    from ckwriter import files, forms, reading, reports
    from ckwriter.errors import ReadError, WriteError
    from ckwriter.settings import Settings

    examples = sorted((forms.files(form).examples or Path()).glob("*.yaml"))
    if not examples:
        raise ReadError(f"様式「{form}」には見本がありません")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{out}: フォルダーを作れません（{error.strerror}）") from None
    for example in examples:
        files.refuse_existing(out / f"{example.stem}.docx", force=force)
    for example in examples:
        target = out / f"{example.stem}.docx"
        drafted, findings = draft_and_check(reading.read(example), target, Settings(), Settings().style, force=force)
        click.echo(reports.text(findings, drafted))
        click.echo(f"→ {target}\n")
