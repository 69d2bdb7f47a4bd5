"""A limit in tokens or money: no call is made that could pass it, and what is done is kept."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import NamedTuple

from pydantic import ConfigDict

from ckwriter.drafts import Backend, DraftReply, DraftRequest
from ckwriter.endpoints import Endpoint, Price, Usage
from ckwriter.errors import SettingsError
from ckwriter.guarding.telling import Report, tell
from ckwriter.model import Finding
from ckwriter.prompting import tokens
from ckwriter.values import Value


class BudgetSettings(Value):
    """What one run may spend at most: `[budget]` of the settings."""

    model_config = ConfigDict(strict=False)

    tokens: int | None = None
    """Tokens, sent and received together."""
    money: Decimal | None = None
    """Money, in the currency of the price."""


class Reserved(NamedTuple):
    """What is set aside for a call."""

    estimate: Usage
    usage: Usage
    """The estimate, corrected by what earlier calls took."""


class Account:
    """What a run has spent, and what it may. Threads share it."""

    def __init__(self, settings: BudgetSettings = BudgetSettings(), price: Price | None = None) -> None:  # noqa: B008  # frozen
        """SettingsError if money is limited and nobody knows what a token costs."""
        if settings.money is not None and price is None:
            raise SettingsError(
                "金額の上限には単価が要ります。"
                "設定の [draft.price] に sent と received（100万トークンあたり）を書いてください"
            )
        self._settings = settings
        self.price = price
        self.spent = Usage()
        self.stopped = False
        """True once a call was not made because of the limit."""
        self._told = False
        self._reserved: list[Reserved] = []
        self._ratio = 1.0
        self._change = threading.Condition()

    @property
    def money(self) -> Decimal | None:
        """What was spent, in the price's currency; None if there is no price."""
        return self.price.of(self.spent) if self.price else None

    @property
    def limit(self) -> str:
        """The limit in words."""
        parts = []
        if self._settings.tokens is not None:
            parts.append(f"{self._settings.tokens:,}トークン")
        if self._settings.money is not None and self.price:
            parts.append(f"{self._settings.money:,f}{self.price.currency}")
        return "、".join(parts)

    def reserve(self, expected: Usage) -> Reserved | None:
        """Set aside what a call may take; None if that could pass the limit, and for every call after such a one.

        Waits while calls that are under way may take less than was set aside for them.
        """
        with self._change:
            reserved = Reserved(expected, expected.model_copy(update={"sent": round(expected.sent * self._ratio)}))
            while self.stopped or not self._fits([*self._reserved, reserved]):
                if self.stopped or not self._reserved or not self._fits([reserved]):
                    self.stopped = True
                    self._change.notify_all()
                    return None
                self._change.wait()
            self._reserved.append(reserved)
            return reserved

    def settle(self, reserved: Reserved, taken: Usage) -> None:
        """Put what a call took in place of what was set aside for it."""
        with self._change:
            self._reserved.remove(reserved)
            self.spent += taken
            if taken.sent and not taken.estimated:
                # Other models count otherwise than we estimate: go by what this one counts.
                self._ratio = max(self._ratio, taken.sent / max(reserved.estimate.sent, 1))
            self._change.notify_all()

    def tells_first(self) -> bool:
        """Tell whether this is the first time that somebody asks; the stop is reported once."""
        with self._change:
            first, self._told = not self._told, True
            return first

    def _fits(self, more: list[Reserved]) -> bool:
        total = sum((one.usage for one in more), self.spent)
        if self._settings.tokens is not None and total.tokens > self._settings.tokens:
            return False
        return self._settings.money is None or self.price is None or self.price.of(total) <= self._settings.money


def guard(backend: Backend, account: Account, model: str, endpoint: Endpoint, report: Report) -> Backend:
    """Return the backend with its calls put to the account; once the limit is reached it makes none."""

    def budgeted(request: DraftRequest) -> DraftReply:
        expected = Usage(sent=tokens.of_request(request, model).tokens, received=tokens.room(request, endpoint))
        reserved = account.reserve(expected)
        if reserved is None:
            if account.tells_first():
                report(_reached(request, account))
            return DraftReply(outcome="stopped", problem=f"予算の上限（{account.limit}）に達しました")
        taken = Usage()
        try:
            reply = backend(request)
            taken = reply.usage
            return reply
        finally:
            account.settle(reserved, taken)

    return budgeted


def _reached(request: DraftRequest, account: Account) -> Finding:
    money = "" if account.money is None or account.price is None else f"、{account.money:,.2f}{account.price.currency}"
    return tell(
        request,
        "G302",
        f"予算の上限（{account.limit}）を超えるおそれがあるため、この欄からはモデルにたずねませんでした",
        hint=f"ここまでに{account.spent.tokens:,}トークン{money}を使いました。上限を上げてもう一度行うと、済んだ欄は費用なしで続きから進みます。",
        level="error",
    )
