"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

file_argument = click.argument("file", type=click.Path(path_type=Path))
out_option = click.option(
    "-o", "--out", type=click.Path(path_type=Path), required=True, help="書き出すファイル。形式は拡張子で決まります。"
)
force_option = click.option("--force", is_flag=True, help="同じ名前のファイルがあれば上書きする。")
form_option = click.option("--form", help="様式の名前（ckwriter forms で見られます）か、form.toml のあるフォルダー。")
format_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="表示の形式。"
)
template_option = click.option(
    "--template", type=click.Path(path_type=Path), help="空の様式（.docx）。指定しなければ備え付けのもの。"
)
notes_option = click.option(
    "--notes", is_flag=True, help="下書きの文ごとに、もとにした事実を Word のコメントで示す（受け入れると消えます）。"
)
settings_option = click.option(
    "--settings", type=click.Path(path_type=Path), help="設定ファイル。指定しなければ、ここの ckwriter.toml。"
)
