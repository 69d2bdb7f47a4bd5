"""`ckwriter review` of a folder: every submission in it, and the workbook across them."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ckwriter.cli.looking import status

if TYPE_CHECKING:
    from ckwriter.batching import Batch
    from ckwriter.model import FindingLevel
    from ckwriter.settings import Settings


def review_folder(
    folder: Path,
    out: Path,
    settings: Settings,
    *,
    form: str | None,
    previous: Path | None,
    select: Sequence[str],
    leave_out: Sequence[str],
    levels: Collection[FindingLevel],
    force: bool,
) -> int:
    """Review a folder into another and tell what came of it; 1 if any finding is of level error, else 0."""
    from ckwriter import batching

    batch = batching.review_all(
        folder,
        out,
        form=form,
        previous=previous,
        select=select,
        leave_out=leave_out,
        ignored=settings.checks.ignore,
        levels=levels,
        force=force,
        progress=_step if sys.stderr.isatty() else None,
    )
    if sys.stderr.isatty():
        click.echo(err=True)
    _tell(batch)
    click.echo(f"{out} に書き出しました（{batch.book.name} と、コメントを付けた Word の写し）。", err=True)
    return status([finding for body in batch.bodies for finding in body.findings])


def _step(done: int, of: int, name: str) -> None:
    click.echo(f"\r点検 {done}/{of} {name[:40]:<40}", nl=False, err=True)


def _tell(batch: Batch) -> None:
    from ckwriter import reports
    from ckwriter.batching.book import called

    for body in batch.bodies:
        click.echo(f"{called(batch, body)}: {reports.counts(body.findings)}")
        for caution in body.cautions:
            click.echo(caution, err=True)
    for name, held in batch.twins.items():
        click.echo(f"{name}: 同じ団体のファイルが{len(held)}つあります（{'、'.join(held)}）", err=True)
    for problem in batch.problems:
        click.echo(f"{problem.file}: {problem.why}", err=True)
    click.echo(f"団体 {len({body.name for body in batch.bodies})}、読めなかったファイルなど {len(batch.problems)}件")
