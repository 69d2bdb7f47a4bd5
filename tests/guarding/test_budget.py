"""The budget: no call that could pass it, and what is done is kept."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest

from ckwriter.drafts import DraftReply, DraftRequest, Sentence
from ckwriter.endpoints import Endpoint, Price, Usage
from ckwriter.errors import SettingsError
from ckwriter.guarding.budget import Account, BudgetSettings, guard
from ckwriter.model import Finding
from ckwriter.prompting import tokens
from tests.asked import ask

HERE = Endpoint(max_tokens=100)
PRICE = Price(sent=Decimal(1_000_000), received=Decimal(2_000_000), currency="円")
EXPECTED = tokens.of_request(ask()).tokens + 100


def model(request: DraftRequest) -> DraftReply:
    """Takes just what it may."""
    usage = Usage(calls=1, sent=EXPECTED - 100, received=100)
    return DraftReply(sentences=(Sentence(text="開いている。", facts=(1,)),), usage=usage)


def run(account: Account, times: int) -> tuple[list[DraftReply], list[Finding]]:
    """Ask so often."""
    told: list[Finding] = []
    asked = guard(model, account, "m", HERE, told.append)
    return [asked(ask()) for _ in range(times)], told


def test_the_call_that_would_pass_the_limit_is_not_made() -> None:
    """Three calls fit, the fourth and all after it are not made; it is told once, as an error."""
    account = Account(BudgetSettings(tokens=3 * EXPECTED + 5))
    replies, told = run(account, 6)
    assert [reply.outcome for reply in replies] == ["answered"] * 3 + ["stopped"] * 3
    assert account.spent.tokens == 3 * EXPECTED
    assert [(one.code, one.level, one.at) for one in told] == [("G302", "error", "strengths")]


def test_money_is_limited_by_the_price() -> None:
    """In the currency of the price."""
    each = PRICE.of(Usage(sent=EXPECTED - 100, received=100))
    account = Account(BudgetSettings(money=each * 2), PRICE)
    replies, told = run(account, 3)
    assert [reply.outcome for reply in replies] == ["answered", "answered", "stopped"]
    assert account.money == each * 2
    assert "円" in told[0].message


def test_money_without_a_price_is_a_wrong_setting() -> None:
    """Nobody could tell when it is used up."""
    with pytest.raises(SettingsError, match="単価"):
        Account(BudgetSettings(money=Decimal(3)))


def test_nothing_is_limited_unless_it_is_set() -> None:
    """And what was spent is counted all the same."""
    account = Account()
    run(account, 4)
    assert account.spent.calls == 4


def test_calls_under_way_are_counted_at_their_most() -> None:
    """A second thread waits until it is known what the first call took; then there is room."""
    account = Account(BudgetSettings(tokens=EXPECTED + 500))
    begun, going_on = threading.Event(), threading.Event()

    def slow(request: DraftRequest) -> DraftReply:
        begun.set()
        going_on.wait(30)
        return DraftReply(usage=Usage(calls=1, sent=400, received=10))

    told: list[Finding] = []
    first = threading.Thread(target=guard(slow, account, "m", HERE, told.append), args=(ask(),))
    first.start()
    begun.wait(30)
    replies: list[DraftReply] = []
    second = threading.Thread(target=lambda: replies.append(guard(model, account, "m", HERE, told.append)(ask())))
    second.start()
    second.join(0.2)
    assert replies == []
    going_on.set()
    first.join(30)
    second.join(30)
    assert [reply.outcome for reply in replies] == ["answered"]
    assert told == []


def test_a_model_that_counts_more_than_we_estimate_is_reckoned_with() -> None:
    """From its first answer on."""
    account = Account(BudgetSettings(tokens=EXPECTED * 5))

    def greedy(request: DraftRequest) -> DraftReply:
        return DraftReply(usage=Usage(calls=1, sent=2 * (EXPECTED - 100), received=100))

    asked = guard(greedy, account, "m", HERE, lambda _: None)
    outcomes = [asked(ask()).outcome for _ in range(4)]
    assert outcomes == ["answered", "answered", "stopped", "stopped"]
    assert account.spent.tokens <= EXPECTED * 5


def test_a_call_that_raises_takes_nothing() -> None:
    """What was set aside for it is free again."""
    account = Account(BudgetSettings(tokens=EXPECTED))

    def broken(request: DraftRequest) -> DraftReply:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        guard(broken, account, "m", HERE, lambda _: None)(ask())
    assert run(account, 1)[0][0].outcome == "answered"
