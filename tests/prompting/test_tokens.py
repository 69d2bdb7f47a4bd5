"""How many tokens a text has, without ever fetching a table."""

from __future__ import annotations

import base64
import hashlib
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from ckwriter.endpoints import Endpoint
from ckwriter.prompting import tokens
from tests.asked import ask


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> Iterator[None]:
    """Each test looks anew, and none leaves what it saw to others."""
    caches = (tokens.count, tokens._table_of, tokens._loaded)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection is an error, as on a closed network."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("model", ["gpt-4o", "gpt-3.5-turbo", "local-llm", ""])
def test_without_a_table_it_is_an_estimate(model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And it says so."""
    for folder in (str(tmp_path), str(tmp_path / "none"), ""):
        monkeypatch.setenv("TIKTOKEN_CACHE_DIR", folder)
        counted = tokens.count("関係機関が年4回集まり、協議している。", model)
        assert not counted.exact
        assert counted.tokens > 0
        tokens.count.cache_clear()


@pytest.mark.usefixtures("no_network")
def test_a_broken_table_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiktoken would delete it and fetch another."""
    name = tokens._TABLES["o200k_base"][0]
    (tmp_path / name).write_text("broken")
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    assert not tokens.count("年4回", "gpt-4o").exact
    assert (tmp_path / name).read_text() == "broken"


@pytest.mark.usefixtures("no_network")
def test_a_table_that_is_at_hand_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here one of single bytes: each counts."""
    pytest.importorskip("tiktoken", reason="the extra tokens is not installed")
    import tiktoken.registry

    data = b"\n".join(base64.b64encode(bytes([byte])) + b" %d" % byte for byte in range(256)) + b"\n"
    digest = hashlib.sha256(data).hexdigest()
    (name, _), text = tokens._TABLES["o200k_base"], "年4回"
    (tmp_path / name).write_bytes(data)
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(tokens, "_TABLES", {"o200k_base": (name, digest)})
    monkeypatch.setattr("tiktoken.load.check_hash", lambda *_: True)
    monkeypatch.setattr(tiktoken.registry, "ENCODINGS", {})
    assert tokens.count(text, "gpt-4o") == tokens.Count(len(text.encode()), exact=True)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("関係機関が年4回集まり、地域移行の課題を共有している。", 22),
        ("精神障害にも対応した地域包括ケアシステムの構築に向けた協議の場", 24),
        ("ピアサポーターの養成講座を令和5年度から開いている。", 21),
        (
            "令和元年度から令和6年度にかけて、協議の場を年4回（6月、9月、12月、2月）開き、保健・医療・福祉の関係者が、"
            "長期入院者の地域移行と住まいの確保の課題を共有してきた。",
            78,
        ),
        ('{"sentences": [{"text": "病院交流会を24回開催した。", "facts": [12, 3]}]}', 29),
    ],
)
def test_the_estimate_is_near(text: str, exact: int) -> None:
    """Within a tenth of what o200k_base counts."""
    assert abs(tokens.estimate(text) - exact) <= 0.1 * exact


def test_an_answer_has_room_for_its_cell() -> None:
    """More when it was cut off before, or as the office says."""
    assert tokens.room(ask(limit=200), Endpoint()) == 1000
    assert tokens.room(ask(limit=200, attempt=1), Endpoint()) == 4000
    assert tokens.room(ask(limit=200), Endpoint(max_tokens=5000)) == 5000
