"""A run that asks a model: its guards, its progress, what it took, and a rehearsal of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ckwriter.drafting.rehearsing import Rehearsal
    from ckwriter.drafts import Style
    from ckwriter.guarding.chain import Guards
    from ckwriter.model import Finding, Submission
    from ckwriter.settings import Settings

Step = Callable[[int, int, str], None]


def with_options(
    settings: Settings,
    *,
    model: str | None = None,
    base_url: str | None = None,
    most_tokens: int | None = None,
    most_money: float | None = None,
) -> Settings:
    """Return the settings with what the command line says; SettingsError if an address is none."""
    from ckwriter.errors import SettingsError

    if base_url and not base_url.startswith(("http://", "https://")):
        raise SettingsError(f"--base-url「{base_url}」は http:// か https:// で始まるアドレスにしてください")
    from ckwriter.drafting.carrying import BY_HAND, COURIER

    given = {key: value for key, value in (("model", model), ("base_url", base_url)) if value}
    draft = settings.draft.model_copy(update=given)
    if draft.model.partition(":")[0] == COURIER:
        draft = draft.model_copy(update=BY_HAND)
    budget: dict[str, object] = {}
    if most_tokens is not None:
        budget["tokens"] = most_tokens
    if most_money is not None:
        budget["money"] = Decimal(str(most_money))
    return settings.model_copy(
        update={
            "draft": draft,
            "budget": settings.budget.model_copy(update=budget),
        }
    )


@dataclass
class ModelRun:
    """A run that asks a model, or the offline backend."""

    guards: Guards | None = None
    findings: list[Finding] = field(default_factory=list)

    def told(self) -> str:
        """Return in one line what the model took; empty where none was asked."""
        if self.guards is None:
            return ""
        account, recorder = self.guards.account, self.guards.recorder
        spent = account.spent
        about = "約" if spent.estimated else ""
        parts = [
            f"モデルに{spent.calls}回たずねました（{about}{spent.tokens:,}トークン{_money(account.money, account.price)}）。"
        ]
        if recorder and recorder.replayed:
            parts.append(f"前の答えを{recorder.replayed}回使いました（費用なし）。")
        if recorder:
            parts.append("やりとりの記録は ckwriter log で見られます。")
        return "".join(parts)


@contextmanager
def model_run(settings: Settings, submission: Submission | None, *, fresh: bool = False) -> Iterator[ModelRun]:
    """Give the run for these settings; its ledger is open until the end."""
    from ckwriter.guarding.chain import OFFLINE

    if settings.draft.model == OFFLINE:
        yield ModelRun()
        return
    from ckwriter.drafting.carrying import COURIER
    from ckwriter.guarding.budget import Account
    from ckwriter.guarding.chain import Guards
    from ckwriter.guarding.grounding import ROUNDS
    from ckwriter.guarding.ledger import Ledger
    from ckwriter.guarding.replay import Recorder

    account = Account(settings.budget, settings.draft.price)
    ledger = Ledger(settings.ledger)
    try:
        body = submission.municipality.name if submission else ""
        recorder = Recorder(ledger, settings.draft.model, settings.draft, body=body, fresh=fresh)
        # An answer that is handed over comes a day later: sentences that fail are not asked for again.
        rounds = 0 if settings.draft.model.partition(":")[0] == COURIER else ROUNDS
        yield ModelRun(Guards(screen=settings.screen, account=account, recorder=recorder, rounds=rounds))
    finally:
        ledger.close()


class Progress:
    """Shows a bar on a terminal while fields are drafted, with what was spent so far, and nothing in a log."""

    def __init__(self, run: ModelRun | None = None) -> None:
        self._account = run.guards.account if run and run.guards else None
        self._shown = 0
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> Step:
        return self._step

    def _step(self, done: int, of: int, title: str) -> None:
        if self._terminal:
            bar = "#" * (20 * done // max(of, 1))
            line = f"下書き [{bar:<20}] {done}/{of}{self._spent()}"
            click.echo(f"\r{line:<{self._shown}}", nl=False, err=True)
            self._shown = len(line)

    def _spent(self) -> str:
        if self._account is None:
            return ""
        return f" {self._account.spent.tokens:,}トークン{_money(self._account.money, self._account.price)}"

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo(err=True)


def _money(money: Decimal | None, price: object) -> str:
    return "" if money is None or price is None else f"、{money:,.2f}{getattr(price, 'currency', '')}"


def rehearsal(submission: Submission, settings: Settings, style: Style, *, redo: bool, fresh: bool) -> None:
    """Print exactly what would be sent to the model, how many tokens it has, and what it would cost."""
    from ckwriter.drafting.rehearsing import rehearse
    from ckwriter.errors import SettingsError

    name = settings.draft.model.rpartition(":")[2]
    with model_run(settings, submission, fresh=fresh) as run:
        if run.guards is None:
            raise SettingsError(
                "--dry-run は、モデルに送る内容を見るものです。--model を指定してください（offline は何も送りません）"
            )
        planned = rehearse(submission, name, run.guards, style, redo=redo)
    for line in rehearsed(planned, settings):
        click.echo(line)


def rehearsed(planned: Rehearsal, settings: Settings) -> Iterator[str]:
    """Yield the lines that tell what would be sent: how much, what is masked, and the very texts."""
    from ckwriter.prompting.rendering import facts, own, rules, same

    yield from _summary(planned, settings)
    if not planned.planned:
        return
    first = planned.planned[0].request
    shared = all(same(first.facts, one.request.facts) for one in planned.planned)
    if shared:
        yield "\n===== 共通部分: すべての欄で、この同じ文面を先頭に付けて送ります ====="
        yield f"[system]\n{rules(first)}\n[user]\n{facts(first.facts)}"
    for number, one in enumerate(planned.planned, 1):
        known = "。前の答えがあるので送りません" if one.known else ""
        later = "。ほかの欄の下書きの部分は、実際の下書きに置き換わります" if one.provisional else ""
        yield f"===== {number}/{len(planned.planned)} {one.request.title}（全体で{one.tokens:,}トークン{known}{later}） ====="
        head = "" if shared else f"[system]\n{rules(one.request)}\n[user]\n{facts(one.request.facts)}"
        yield f"{head}{own(one.request)}\n"


def _summary(planned: Rehearsal, settings: Settings) -> Iterator[str]:
    endpoint = settings.draft
    how = "" if planned.exact else "（概算。モデルの数え方の表がこの機械にないため、文字の種類から見積もりました）"
    yield f"送り先: {endpoint.base_url or '提供元の標準のアドレス'}　モデル: {endpoint.model}"
    yield f"送る回数: {len(planned.to_send)}回（欄は{len(planned.planned)}。前の答えを使う欄は{len(planned.planned) - len(planned.to_send)}）"
    yield f"送る量: {planned.sent:,}トークン{how}　うち共通部分 {planned.share:.0%}"
    yield f"受け取る量: 多くて{planned.received(endpoint):,}トークン"
    if price := planned.price(endpoint):
        currency = endpoint.price.currency if endpoint.price else ""
        yield f"費用: 約{price[0]:,.2f}{currency}（多くて{price[1]:,.2f}{currency}。共通部分を割り引く提供元では、これより下がります）"
    else:
        yield "費用: 設定の [draft] price に単価を書くと計算します"
    yield "たずね直し（答えの形が違うとき、事実に合わない文があるとき）の分は含みません。"
    if planned.masked and settings.screen.action == "refuse":
        yield '伏せる情報があり、設定が action = "refuse" なので、実際には何も送りません。'
    yield f"伏せる情報: {len(planned.masked)}種類" if planned.masked else "伏せる情報: 見つかりませんでした"
    for one in planned.masked:
        yield f"  {one.placeholder} … {'、'.join(planned.places.get(one.placeholder, ()))}"
