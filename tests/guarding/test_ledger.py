"""The ledger: kept whole, shared by runs, forgotten in time."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ckwriter.errors import SettingsError
from ckwriter.guarding.ledger import Ledger, LedgerSettings, default_path
from ckwriter.model import Finding

CALL = {
    "key": "k", "run": "r", "began": "2030-01-01T00:00:00+00:00", "seconds": 1.0, "body": "見本市", "at": "strengths",
    "title": "強み", "model": "openai:m", "base_url": "", "masked": "[]", "outcome": "answered", "problem": "",
    "answer": "{}", "sentences": "[]", "sent": 10, "cached": 0, "received": 5, "estimated": 0, "price": "", "currency": "",
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the ledger is."""
    return tmp_path / "kept" / "ledger.sqlite3"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    made = Ledger(LedgerSettings(path=str(path)))
    yield made
    made.close()


def test_a_call_is_kept_with_its_texts_once_each(ledger: Ledger) -> None:
    """What all requests share is not kept forty times."""
    ledger.store(CALL, [("a", "共通の部分"), ("b", "欄の部分")])
    ledger.store({**CALL, "key": "l"}, [("a", "共通の部分"), ("c", "別の欄")])
    assert ledger.rows("SELECT count(*) AS n FROM texts") == [{"n": 3}]
    found = ledger.latest("l")
    assert found is not None
    assert ledger.messages(found) == ["共通の部分", "別の欄"]
    assert ledger.latest("m") is None


def test_a_call_that_failed_answers_nothing(ledger: Ledger) -> None:
    """It is in the log, and it is made again."""
    ledger.store({**CALL, "outcome": "failed"}, [])
    assert ledger.latest("k") is None
    assert len(ledger.rows("SELECT * FROM calls")) == 1


def test_it_is_in_the_users_own_folder_and_for_the_user_alone(
    path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never beside the documents."""
    monkeypatch.setenv("XDG_STATE_HOME", str(path.parent))
    assert default_path() == path.parent / "ckwriter" / "ledger.sqlite3"
    monkeypatch.delenv("XDG_STATE_HOME")
    assert Path.home() in default_path().parents
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_older_than_the_setting_is_forgotten(path: Path, ledger: Ledger) -> None:
    """With its texts and outcomes, when the ledger is next opened."""
    ledger.store({**CALL, "began": "2001-01-01T00:00:00+00:00"}, [("a", "古い"), ("b", "共通")])
    ledger.store({**CALL, "key": "new", "began": "2999-01-01T00:00:00+00:00"}, [("b", "共通")])
    again = Ledger(LedgerSettings(path=str(path), keep_days=30))
    assert [row["key"] for row in again.rows("SELECT key FROM calls")] == ["new"]
    assert [row["text"] for row in again.rows("SELECT text FROM texts")] == ["共通"]
    again.close()


def test_a_claim_is_held_by_one_run(ledger: Ledger) -> None:
    """Until it lets go, or its time is over."""
    assert ledger.claim("k", "one", 60)
    assert not ledger.claim("k", "two", 60)
    ledger.release("k", "two")
    assert not ledger.claim("k", "two", 60)
    ledger.release("k", "one")
    assert ledger.claim("k", "two", -1)
    assert ledger.claim("k", "three", 60)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell whether a process lives; a claim runs out there")
def test_the_claim_of_a_run_that_died_holds_nobody_up(path: Path, ledger: Ledger) -> None:
    """The run that starts again after it does not wait."""
    code = (
        "import os, sys\nfrom ckwriter.guarding.ledger import Ledger, LedgerSettings\n"
        "Ledger(LedgerSettings(path=sys.argv[1])).claim('k', 'dead', 3600)\nos._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert ledger.rows("SELECT run FROM claims") == [{"run": "dead"}]
    assert ledger.claim("k", "two", 60)


def test_findings_of_guards_are_kept(ledger: Ledger) -> None:
    """With the run and the place."""
    ledger.note("r", Finding(code="G301", at="strengths", section="5", message="下書きしました"))
    (row,) = ledger.rows("SELECT * FROM outcomes")
    assert (row["run"], row["at"], row["code"], row["message"]) == ("r", "strengths", "G301", "下書きしました")


def test_many_threads_and_two_openings_write_at_once(path: Path, ledger: Ledger) -> None:
    """Nothing is lost and nothing is broken."""
    other = Ledger(LedgerSettings(path=str(path)))

    def write(into: Ledger, name: str) -> None:
        for number in range(10):
            into.store({**CALL, "key": f"{name}{number}"}, [(f"{name}{number}", "文")])

    threads = [threading.Thread(target=write, args=(one, f"{n}-")) for n, one in enumerate([ledger, other] * 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ledger.rows("SELECT count(DISTINCT key) AS n FROM calls") == [{"n": 60}]
    assert ledger.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    other.close()


def test_a_file_that_cannot_be_opened_is_one_clear_line(tmp_path: Path) -> None:
    """With the setting that helps."""
    (tmp_path / "file").write_text("x" * 5000)
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(SettingsError, match=r"開けません.*\[ledger\] path") as caught:
            Ledger(LedgerSettings(path=str(path)))
        assert "\n" not in str(caught.value)


def test_a_ledger_of_a_later_version_is_left_alone(path: Path, ledger: Ledger) -> None:
    """Rather than misread."""
    file = sqlite3.connect(path)
    file.execute("PRAGMA user_version = 99")
    file.close()
    with pytest.raises(SettingsError, match="新しい版"):
        Ledger(LedgerSettings(path=str(path)))
