"""Commands about models: courier (requests carried by hand) and log (what was sent and answered)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ckwriter.cli.asking import model_run, with_options
from ckwriter.cli.looking import status
from ckwriter.cli.options import force_option, form_option, format_option, settings_option, template_option

if TYPE_CHECKING:
    from ckwriter.drafting.carrying import Taken
    from ckwriter.model import Submission
    from ckwriter.settings import Settings


@click.group(short_help="モデルへの依頼をファイルで受け渡す")
def courier() -> None:
    """つながっていないモデルへの依頼をファイルに書き出し、答えを取り込みます。

    ファイルは一括処理（Batch API）の形です。許可されたチャットに貼り付ける文面も作れます。
    """


@courier.command("export", short_help="依頼を書き出す")
@click.argument("data", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="依頼のファイル（.jsonl）。")
@click.option("--model", help="たずねるモデルの名前。指定しなければ設定のもの。")
@click.option("--paste", type=click.Path(path_type=Path), help="チャットに貼り付ける文面（.txt）も書き出す。")
@click.option("--redo", is_flag=True, help="前の下書きで、まだ受け入れていないものも書き直す。")
@form_option
@force_option
@settings_option
def export_pack(
    data: Path,
    out: Path,
    model: str | None,
    paste: Path | None,
    redo: bool,
    form: str | None,
    force: bool,
    settings: Path | None,
) -> int:
    """DATA の下書きの依頼のうち、いまたずねられるものを -o に書き出します。個人情報は伏せます。

    ほかの欄の下書きをもとにする欄は、その答えを取り込んだ後に、もう一度この命令で書き出します。
    """
    from ckwriter import files, reading
    from ckwriter.drafting import carrying
    from ckwriter.prompting import packing

    for path in filter(None, (out, paste)):
        files.refuse_existing(path, force=force)
    chosen, name = _for_courier(settings, model)
    submission = reading.read(data, form)
    with model_run(chosen, submission) as run:
        assert run.guards
        going = carrying.outgoing(
            submission, name, chosen.draft, run.guards, style=chosen.style, redo=redo, report=run.findings.append
        )
    withheld = [finding for finding in run.findings if finding.code == "G303"]
    for finding in dict.fromkeys(finding.message for finding in withheld):
        click.echo(finding, err=True)
    if not going.pack:
        click.echo("新しくたずねることはありません。答えは次の命令で文書になります: " + _next(data, name), err=True)
        return 1 if withheld else 0
    files.write_whole(out, packing.lines(going.pack).encode(), force=force)
    if paste:
        files.write_whole(paste, packing.to_paste(going.pack).encode(), force=force)
    click.echo(f"{len(going.pack)}件の依頼を {out} に書き出しました。", err=True)
    if going.later:
        click.echo(f"残りの{going.later}件は、この答えを取り込んだ後に、もう一度 export で書き出します。", err=True)
    return 0


def _for_courier(path: Path | None, model: str | None) -> tuple[Settings, str]:
    """Return the settings for requests that are carried, and the model's own name."""
    from ckwriter import settings as settings_
    from ckwriter.drafting import carrying
    from ckwriter.errors import SettingsError
    from ckwriter.guarding.chain import OFFLINE

    chosen = settings_.load(path)
    name = (model or chosen.draft.model).rpartition(":")[2]
    if not name or name == OFFLINE:
        raise SettingsError("--model でモデルの名前を指定してください（例: --model gpt-4o）")
    return with_options(chosen, model=carrying.origin_of(name)), name


def _next(data: Path, name: str) -> str:
    return f"ckwriter draft {data} --model courier:{name} -o 提出様式.docx"


@courier.command("import", short_help="答えを取り込む")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="[DATA] PACK ANSWERS")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="DATA と答えから作るファイル（.docx など）。")
@form_option
@template_option
@force_option
@settings_option
def import_answers(
    files: tuple[Path, ...],
    out: Path | None,
    form: str | None,
    template: Path | None,
    force: bool,
    settings: Path | None,
) -> int:
    """依頼 PACK への答え ANSWERS を取り込みます。DATA と -o を付けると、続けて文書を書き出します。

    ANSWERS は、一括処理の結果（JSONL）か、チャットの答えを貼り付けたテキストです。
    """
    from ckwriter import files as files_
    from ckwriter import reading, reports
    from ckwriter.cli.making import draft_and_check
    from ckwriter.drafting import carrying
    from ckwriter.errors import SettingsError
    from ckwriter.prompting import packing

    if len(files) not in (2, 3) or (len(files) == 3) != (out is not None):
        raise SettingsError("PACK ANSWERS か、DATA PACK ANSWERS -o OUT と指定してください")
    if out:
        files_.refuse_existing(out, force=force)
    data = files[0] if out else None
    pack_path, answers_path = files[-2:]
    pack = packing.read(_text(pack_path), str(pack_path))
    answers = packing.answers(_text(answers_path), pack, str(answers_path))
    chosen, name = _for_courier(settings, str(pack[0].body.get("model", "")))
    submission = reading.read(data, form) if data else None
    with model_run(chosen, submission) as run:
        assert run.guards
        assert run.guards.recorder
        taken = carrying.take_in(run.guards.recorder, chosen.draft, pack, answers)
    for line in _told(taken, submission):
        click.echo(line, err=True)
    if data is None or submission is None or out is None:
        click.echo(f"次の命令で文書になります: {_next(Path('DATA'), name)}", err=True)
        return 0 if taken.kept else 1
    drafted, findings = draft_and_check(submission, out, chosen, chosen.style, template=template, force=force)
    click.echo(reports.text(findings, drafted))
    click.echo(f"{out} に書き出しました。", err=True)
    with model_run(chosen, submission) as run:
        assert run.guards
        going = carrying.outgoing(submission, name, chosen.draft, run.guards, style=chosen.style)
    if going.pack:
        click.echo(
            f"まだ答えのない欄が{len(going.pack) + going.later}あります。次の依頼: ckwriter courier export {data}",
            err=True,
        )
    return status(findings)


def _text(path: Path) -> str:
    from ckwriter import files

    return files.decode(files.read_whole(path), str(path))


def _told(taken: Taken, submission: Submission | None) -> list[str]:
    from ckwriter import places

    def titles(ats: list[str]) -> str:
        shown = [places.title_of(submission.form, at) if submission else at for at in ats[:5]]
        return "、".join(shown) + (f" ほか{len(ats) - 5}件" if len(ats) > 5 else "")

    lines = [f"{taken.kept}件の答えを取り込みました。"]
    if taken.unusable:
        lines.append(
            f"使えない答え: {titles([one.at for one in taken.unusable])}（もう一度 export すると、また依頼に入ります）"
        )
    if taken.missing:
        lines.append(f"答えのない依頼: {titles([one.at for one in taken.missing])}")
    if taken.unknown:
        lines.append(f"この依頼にない答えが{len(taken.unknown)}件ありました（使いません）。")
    return lines


@click.group(invoke_without_command=True, short_help="モデルとのやりとりを見る")
@click.option(
    "--settings", type=click.Path(path_type=Path), help="設定ファイル。指定しなければ、ここの ckwriter.toml。"
)
@click.pass_context
def log(context: click.Context, settings: Path | None) -> None:
    """モデルに送った内容、答え、費用、点検の結果の記録を見ます。伏せた情報は入っていません。"""
    context.obj = settings
    if context.invoked_subcommand is None:
        context.invoke(log_list)


@log.command("list", short_help="一覧")
@click.option("--last", default=20, show_default=True, type=click.IntRange(1), help="新しいほうから何件か。")
@format_option
@click.pass_context
def log_list(context: click.Context, last: int = 20, style: str = "text") -> None:
    """新しいやりとりを一覧にします。"""
    ledger = _ledger(context)
    calls = ledger.rows("SELECT * FROM calls ORDER BY id DESC LIMIT ?", (last,))[::-1]
    if style == "json":
        click.echo(json.dumps([_record(call) for call in calls], ensure_ascii=False, indent=2))
        return
    for call in calls:
        price = f" {float(call['price']):,.2f}{call['currency']}" if call["price"] else ""
        about = "約" if call["estimated"] else ""
        click.echo(
            f"{call['id']:>5} {_when(call)} {call['body']} {call['title'] or call['at']}: {_OUTCOMES[call['outcome']]} "
            f"{about}{call['sent'] + call['received']:,}トークン{price} {call['seconds']:.1f}秒 {call['model']}"
        )
    total = ledger.rows("SELECT count(*) AS n, coalesce(sum(sent + received), 0) AS tokens FROM calls")[0]
    click.echo(f"全部で{total['n']:,}件、{total['tokens']:,}トークン。記録: {ledger.path}")


_OUTCOMES = {
    "answered": "回答",
    "cut": "途中で切れた",
    "unusable": "形が違う",
    "refused": "断られた",
    "failed": "失敗",
}


@log.command("show", short_help="一件を見る")
@click.argument("number", type=int)
@click.pass_context
def log_show(context: click.Context, number: int) -> None:
    """NUMBER 番のやりとりを、送った文面と答えのまま見せます。"""
    from ckwriter.errors import SettingsError

    ledger = _ledger(context)
    found = ledger.rows("SELECT * FROM calls WHERE id = ?", (number,))
    if not found:
        raise SettingsError(f"記録に {number} 番はありません。番号は ckwriter log で見られます")
    call = found[0]
    click.echo(f"{call['id']} {_when(call)} {call['body']} {call['title'] or call['at']}")
    click.echo(f"モデル: {call['model']} {call['base_url']}")
    click.echo(f"結果: {_OUTCOMES[call['outcome']]} {call['problem']}")
    click.echo(
        f"送信 {call['sent']:,}（うち再利用 {call['cached']:,}）、受信 {call['received']:,} トークン、{call['seconds']:.1f}秒"
    )
    masked = json.loads(call["masked"])
    shown = [one["placeholder"] + (f"={one['secret']}" if one.get("secret") else "") for one in masked]
    click.echo(f"伏せた情報: {'、'.join(shown) or 'なし'}")
    for row in ledger.rows("SELECT * FROM outcomes WHERE run = ? AND at = ?", (call["run"], call["at"])):
        click.echo(f"判定: {row['code']} {row['message']}")
    for text in ledger.messages(call):
        click.echo(f"\n----- 送った文面 -----\n{text}")
    click.echo(f"\n----- 答え -----\n{call['answer']}")


@log.command("export", short_help="書き出す")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="書き出すファイル（.jsonl）。")
@force_option
@click.pass_context
def log_export(context: click.Context, out: Path, force: bool) -> None:
    """すべてのやりとりを、1行に1件の JSON で書き出します。"""
    from ckwriter import files

    ledger = _ledger(context)
    calls = ledger.rows("SELECT * FROM calls ORDER BY id")
    lines = [json.dumps({**_record(call), "messages": ledger.messages(call)}, ensure_ascii=False) for call in calls]
    files.write_whole(out, "".join(f"{line}\n" for line in lines).encode(), force=force)
    click.echo(f"{len(calls)}件を {out} に書き出しました。", err=True)


def _ledger(context: click.Context) -> Any:  # noqa: ANN401  # a Ledger; its module is heavy
    from ckwriter import settings as settings_
    from ckwriter.guarding.ledger import Ledger

    ledger = Ledger(settings_.load(context.obj).ledger)
    context.call_on_close(ledger.close)
    return ledger


def _when(call: dict[str, Any]) -> str:
    from datetime import datetime

    return f"{datetime.fromisoformat(call['began']).astimezone():%Y-%m-%d %H:%M}"


def _record(call: dict[str, Any]) -> dict[str, Any]:
    """Return a call as plain data."""
    kept = {key: value for key, value in call.items() if key not in ("messages", "key")}
    return {**kept, "sentences": json.loads(call["sentences"]), "masked": json.loads(call["masked"])}
