"""The command. Exit status: 0 clean, 1 findings of level error, 2 could not run."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import NoReturn

import click

_COMMANDS = {
    "new": ("making", "空の記入用ブック（Excel）や YAML を作る"),
    "draft": ("making", "事実から文章の欄を下書きし、Word の様式に書き出す"),
    "check": ("looking", "抜けや書き間違いを点検する"),
    "review": ("reviewing", "指摘を Word のコメントにした写しを作る"),
    "advise": ("advising", "アドバイザーの助言書を下書きする"),
    "write": ("making", "下書きせずに、別の形式（Word・Excel・YAML・JSON）で書き出す"),
    "courier": ("models", "モデルへの依頼をファイルに書き出し、答えを取り込む"),
    "log": ("models", "モデルとのやりとりの記録を見る"),
    "accept": ("making", "AI下書きを、人が確かめた文章として受け入れる"),
    "read": ("years", "Word・スライド・Excel・PDF などを読み取り、事実のファイルにする"),
    "diff": ("years", "二つのファイルを比べる（新旧対照表）"),
    "template": ("making", "空の様式（Word）を作る"),
    "forms": ("looking", "使える様式を一覧にする"),
    "checks": ("looking", "点検項目を一覧にする"),
    "explain": ("looking", "点検項目を、例を挙げて説明する"),
    "demo": ("making", "見本の事実から Word の様式を作ってみる"),
}


class _Commands(click.Group):
    """Finds a command by name and imports its module only when it runs, so that --help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command = getattr(import_module(f"ckwriter.cli.{module}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, title) for name, (_, title) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ckwriter", message="ckwriter %(version)s")
def cli() -> None:
    """事実の表から、提出様式（Word）の文章を下書きし、点検します。モデルを指定しない限り、通信しません。"""


def main() -> NoReturn:
    """Run the command; every error that ckwriter raises on purpose becomes one line and exit status 2."""
    from ckwriter.errors import CkwriterError

    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character (an old code page) shows a question mark instead of failing.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        status = cli.main(prog_name="ckwriter", standalone_mode=False)
    except CkwriterError as error:
        _fail(" ".join(str(error).split("\n")))
    except click.ClickException as error:
        _fail(_in_japanese(error))
    except (click.Abort, KeyboardInterrupt):
        _fail("中止しました")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
    sys.exit(status if isinstance(status, int) else 0)


def _fail(line: str) -> NoReturn:
    click.echo(f"ckwriter: {line}", err=True)
    sys.exit(2)


def _in_japanese(error: click.ClickException) -> str:
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "ckwriter"
    see = f"使い方は {command} --help で見られます"
    if isinstance(error, click.NoSuchOption):
        meant = f"（{'、'.join(error.possibilities)} ではありませんか）" if error.possibilities else ""
        return f"{error.option_name} という指定はありません{meant}。{see}"
    if isinstance(error, click.MissingParameter):
        param = error.param
        name = (
            (param.opts[0] if isinstance(param, click.Option) else param.make_metavar(error.ctx))
            if param and error.ctx
            else ""
        )
        return f"{name} を指定してください。{see}"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if isinstance(error.param, click.Option) else ""
        return f"{name} に指定した値は使えません（{error.message}）。{see}"
    if isinstance(error, click.UsageError):
        words = sys.argv[1:2]
        if error.ctx and error.ctx.command is cli and words and words[0] not in _COMMANDS:
            return f"「{words[0]}」という命令はありません。使えるもの: {'、'.join(_COMMANDS)}"
        return f"指定のしかたが正しくありません（{error.message}）。{see}"
    return error.format_message()
