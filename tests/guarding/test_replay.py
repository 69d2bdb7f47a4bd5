"""What was asked before is not asked again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ckwriter.drafts import DraftReply, DraftRequest, Masked, Sentence
from ckwriter.endpoints import Endpoint, Price, Usage
from ckwriter.guarding.ledger import Ledger, LedgerSettings
from ckwriter.guarding.replay import Recorder, guard
from tests.asked import ask

REPLY = DraftReply(
    sentences=(Sentence(text="開いている。", facts=(1,)),), answer="{…}", usage=Usage(calls=1, sent=900, received=100)
)
HERE = Endpoint(base_url="http://a/v1", price=Price(sent=100, received=400, currency="円"))


class Model:
    """Counts what it is asked."""

    def __init__(self, reply: DraftReply = REPLY) -> None:
        self.asked: list[DraftRequest] = []
        self.reply = reply

    def __call__(self, request: DraftRequest) -> DraftReply:
        """Answer."""
        self.asked.append(request)
        return self.reply


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    made = Ledger(LedgerSettings(path=str(tmp_path / "l.sqlite3")))
    yield made
    made.close()


def recorder(ledger: Ledger, origin: str = "openai:m", endpoint: Endpoint = HERE, *, fresh: bool = False) -> Recorder:
    """A run."""
    return Recorder(ledger, origin, endpoint, body="見本市", fresh=fresh)


def test_the_same_request_is_asked_once(ledger: Ledger) -> None:
    """In this run and in the next; the answer is the same, and costs nothing."""
    model = Model()
    assert guard(model, recorder(ledger), HERE)(ask()) == REPLY
    again = recorder(ledger)
    reply = guard(model, again, HERE)(ask())
    assert (reply.sentences, reply.usage, again.replayed) == (REPLY.sentences, Usage(), 1)
    assert len(model.asked) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"request": ask("別の事実")},
        {"request": ask(instructions="別の指示")},
        {"request": ask(attempt=1)},
        {"origin": "openai:n"},
        {"endpoint": Endpoint(base_url="http://b/v1")},
        {"endpoint": Endpoint(base_url="http://a/v1", temperature=1.0)},
    ],
)
def test_another_request_or_another_model_is_asked(ledger: Ledger, other: dict[str, object]) -> None:
    """The address is the content of the call."""
    model = Model()
    guard(model, recorder(ledger), HERE)(ask())
    settings = {key: value for key, value in other.items() if key != "request"}
    guard(model, recorder(ledger, **settings), HERE)(other.get("request", ask()))  # type: ignore[arg-type]
    assert len(model.asked) == 2


def test_an_answer_that_was_paid_and_not_usable_is_not_paid_again(ledger: Ledger) -> None:
    """It is known that it was cut off; a call that failed on the way is made again."""
    cut = Model(DraftReply(outcome="cut", problem="途中で切れました"))
    guard(cut, recorder(ledger), HERE)(ask())
    assert guard(cut, recorder(ledger), HERE)(ask()).problem == "途中で切れました"
    assert len(cut.asked) == 1
    failed = Model(DraftReply(outcome="failed", problem="切れました"))
    for _ in range(2):
        guard(failed, recorder(ledger), HERE)(ask("二つ目"))
    assert len(failed.asked) == 2


def test_what_was_never_called_is_not_kept(ledger: Ledger) -> None:
    """The budget stopped it, or nobody has answered yet."""
    for outcome in ("stopped", "waiting", "withheld"):
        guard(Model(DraftReply.model_validate({"outcome": outcome})), recorder(ledger), HERE)(ask())
    assert ledger.rows("SELECT * FROM calls") == []
    assert ledger.rows("SELECT * FROM claims") == []


def test_a_fresh_run_asks_anew_but_once(ledger: Ledger) -> None:
    """It leaves answers of earlier runs aside, not its own."""
    model = Model()
    guard(model, recorder(ledger), HERE)(ask())
    fresh = guard(model, recorder(ledger, fresh=True), HERE)
    fresh(ask())
    fresh(ask())
    assert len(model.asked) == 2


def test_two_runs_at_the_same_time_pay_once(tmp_path: Path, ledger: Ledger) -> None:
    """The second waits for the answer of the first."""
    begun, going_on = threading.Event(), threading.Event()
    other = Ledger(LedgerSettings(path=str(tmp_path / "l.sqlite3")))

    def slow(request: DraftRequest) -> DraftReply:
        begun.set()
        going_on.wait(30)
        return REPLY

    first = threading.Thread(target=guard(slow, recorder(ledger), HERE), args=(ask(),))
    first.start()
    begun.wait(30)
    model, replies = Model(), []
    second = threading.Thread(target=lambda: replies.append(guard(model, recorder(other), HERE)(ask())))
    second.start()
    second.join(0.3)
    assert replies == []
    going_on.set()
    first.join(30)
    second.join(30)
    assert [one.sentences for one in replies] == [REPLY.sentences]
    assert model.asked == []
    other.close()


def test_a_call_that_raises_lets_go_of_its_claim(ledger: Ledger) -> None:
    """The next one does not wait for it."""

    def broken(request: DraftRequest) -> DraftReply:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        guard(broken, recorder(ledger), HERE)(ask())
    assert ledger.rows("SELECT * FROM claims") == []


def test_a_call_is_kept_with_its_figures(ledger: Ledger) -> None:
    """What was sent, what it took and cost, for whom."""
    guard(Model(), recorder(ledger), HERE)(ask())
    (call,) = ledger.rows("SELECT * FROM calls")
    assert (call["body"], call["at"], call["sent"], call["received"]) == ("見本市", "strengths", 900, 100)
    assert (float(call["price"]), call["currency"]) == (0.13, "円")
    assert "[1] 年4回、会議を開いている" in ledger.messages(call)[1]


@pytest.mark.parametrize("kept", [False, True])
def test_secrets_are_kept_only_if_the_office_says_so(tmp_path: Path, kept: bool) -> None:
    """The placeholder and its kind always are."""
    ledger = Ledger(LedgerSettings(path=str(tmp_path / "s.sqlite3"), secrets=kept))
    masked = (Masked(placeholder="〔氏名1〕", kind="氏名", secret="山田"),)
    guard(Model(), recorder(ledger), HERE)(ask("〔氏名1〕", masked=masked))
    ledger.close()
    data = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert "〔氏名1〕".encode() in data
    assert ("山田".encode() in data) is kept
