"""The ledger: every request that was sent to a model and every answer, in one SQLite file of the user.

It is written in WAL mode, so that several runs share it; what was answered and paid for is on the disk before it is
used. It lies in the user's own folder on the machine's own disk, never beside the documents: those stand on network
shares, where WAL does not work, and are mailed. It holds the texts as they were sent, masked.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ConfigDict

from ckwriter.errors import SettingsError
from ckwriter.values import Value

if TYPE_CHECKING:
    import sqlite3

    from ckwriter.model import Finding

_WAIT = 60.0
"""Seconds for which a run waits for another one that has the file."""
VERSION = 1
"""Of the tables; kept in the file as `user_version`."""
_TABLES = """
CREATE TABLE IF NOT EXISTS texts (hash TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS calls (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, run TEXT NOT NULL, began TEXT NOT NULL, seconds REAL NOT NULL,
  body TEXT NOT NULL, at TEXT NOT NULL, title TEXT NOT NULL, model TEXT NOT NULL, base_url TEXT NOT NULL,
  messages TEXT NOT NULL, masked TEXT NOT NULL,
  outcome TEXT NOT NULL, problem TEXT NOT NULL, answer TEXT NOT NULL, sentences TEXT NOT NULL,
  sent INTEGER NOT NULL, cached INTEGER NOT NULL, received INTEGER NOT NULL, estimated INTEGER NOT NULL,
  price TEXT NOT NULL, currency TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS calls_by_key ON calls (key);
CREATE INDEX IF NOT EXISTS calls_by_time ON calls (began);
CREATE TABLE IF NOT EXISTS claims (
  key TEXT PRIMARY KEY, run TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL, until TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS outcomes (
  run TEXT NOT NULL, at TEXT NOT NULL, code TEXT NOT NULL, level TEXT NOT NULL, message TEXT NOT NULL,
  noted TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS outcomes_by_run ON outcomes (run, at);
"""


class LedgerSettings(Value):
    """Where the ledger is and how long it keeps what: `[ledger]` of the settings."""

    model_config = ConfigDict(strict=False)

    path: str = ""
    """The file; empty for the user's own folder."""
    keep_days: int = 365
    """What is older is forgotten when the ledger is next opened."""
    secrets: bool = False
    """True to keep the words that were masked beside their placeholders."""


def default_path() -> Path:
    """Return the ledger's place in the user's folder for such things."""
    if given := os.environ.get("XDG_STATE_HOME"):
        return Path(given) / "ckwriter" / "ledger.sqlite3"
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    else:
        home = Path.home() / ".local" / "state"
    return home / "ckwriter" / "ledger.sqlite3"


class Ledger:
    """The open file; its methods may be called from several threads."""

    def __init__(self, settings: LedgerSettings = LedgerSettings()) -> None:  # noqa: B008  # frozen
        """Open or make the file; SettingsError if it cannot be."""
        self.path = Path(settings.path).expanduser() if settings.path else default_path()
        self.keeps_secrets = settings.secrets
        self._lock = threading.RLock()
        import sqlite3

        self._errors = (OSError, sqlite3.Error)
        with self._told("開けません"):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not self.path.exists():
                os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))  # for nobody else's eyes
            self._file = sqlite3.connect(
                self.path, timeout=_WAIT, check_same_thread=False, isolation_level=None, cached_statements=64
            )
            self._file.row_factory = sqlite3.Row
            self._prepare(settings.keep_days)

    def _prepare(self, keep_days: int) -> None:
        self._share()
        self._file.execute("PRAGMA synchronous = NORMAL")
        version = self._file.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise SettingsError(f"{self.path}: 新しい版の ckwriter の記録です。ckwriter を新しくしてください")
        with self._writing() as file:
            for statement in _TABLES.split(";"):
                file.execute(statement)
            file.execute(f"PRAGMA user_version = {VERSION}")
            oldest = (datetime.now(UTC) - timedelta(days=keep_days)).isoformat()
            forgotten = file.execute("DELETE FROM calls WHERE began < ?", (oldest,)).rowcount
            file.execute("DELETE FROM outcomes WHERE noted < ?", (oldest,))
            if forgotten:
                file.execute(
                    "DELETE FROM texts WHERE hash NOT IN (SELECT json_each.value FROM calls, json_each(calls.messages))"
                )

    def _share(self) -> None:
        """Put the file into WAL mode. SQLite does not wait for another run that does so at the same moment."""
        import sqlite3

        until = time.monotonic() + _WAIT
        while True:
            try:
                self._file.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)
            else:
                return

    @contextmanager
    def _told(self, words: str) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            raise SettingsError(
                f"{self.path}: モデルとのやりとりの記録を{words}（{error}）。設定の [ledger] path で別の場所にできます"
            ) from None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._told("書けません"):
            self._file.execute("BEGIN IMMEDIATE")
            try:
                yield self._file
            except BaseException:
                self._file.execute("ROLLBACK")
                raise
            self._file.execute("COMMIT")

    def rows(self, query: str, given: Mapping[str, Any] | tuple[Any, ...] = ()) -> list[dict[str, Any]]:
        """Return what a query finds."""
        with self._lock, self._told("読めません"):
            return [dict(row) for row in self._file.execute(query, given)]

    def latest(self, key: str) -> dict[str, Any] | None:
        """Return the last call of this content that came to an answer, usable or not; None if there is none."""
        found = self.rows("SELECT * FROM calls WHERE key = ? AND outcome != 'failed' ORDER BY id DESC LIMIT 1", (key,))
        return found[0] if found else None

    def store(self, call: Mapping[str, Any], messages: list[tuple[str, str]]) -> None:
        """Keep a call and let go of its claim, in one step. `messages` are (hash, text); equal texts are kept once."""
        columns = ", ".join(call)
        with self._writing() as file:
            file.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", messages)
            file.execute(
                f"INSERT INTO calls ({columns}, messages) VALUES ({', '.join(':' + c for c in call)}, :messages)",  # noqa: S608  # our own names
                {**call, "messages": json.dumps([digest for digest, _ in messages])},
            )
            file.execute("DELETE FROM claims WHERE key = ?", (call["key"],))

    def claim(self, key: str, run: str, seconds: float) -> bool:
        """Tell that this run is about to ask; False if another one is at it and has not died."""
        now = datetime.now(UTC)
        until = (now + timedelta(seconds=seconds)).isoformat()
        with self._writing() as file:
            held = file.execute("SELECT * FROM claims WHERE key = ?", (key,)).fetchone()
            if held and held["until"] > now.isoformat() and _lives(held["host"], held["pid"]):
                return False
            file.execute("REPLACE INTO claims VALUES (?, ?, ?, ?, ?)", (key, run, _host(), os.getpid(), until))
            return True

    def release(self, key: str, run: str) -> None:
        """Let go of a claim."""
        with self._writing() as file:
            file.execute("DELETE FROM claims WHERE key = ? AND run = ?", (key, run))

    def note(self, run: str, finding: Finding) -> None:
        """Keep what a guard told of a run."""
        now = datetime.now(UTC).isoformat()
        with self._writing() as file:
            file.execute(
                "INSERT INTO outcomes VALUES (?, ?, ?, ?, ?, ?)",
                (run, finding.at, finding.code, finding.level, finding.message, now),
            )

    def messages(self, call: Mapping[str, Any]) -> list[str]:
        """Return the texts that were sent in a call, in order."""
        texts = {
            row["hash"]: row["text"]
            for row in self.rows(
                "SELECT hash, text FROM texts WHERE hash IN (SELECT value FROM json_each(?))", (call["messages"],)
            )
        }
        return [texts.get(digest, "") for digest in json.loads(call["messages"])]

    def close(self) -> None:
        """Close the file."""
        with self._lock, suppress(*self._errors):
            self._file.close()


def _host() -> str:
    import socket

    return socket.gethostname()


def _lives(host: str, pid: int) -> bool:
    """Tell whether a process may still be there; one of another machine, or on Windows, is given its time."""
    if host != _host() or os.name == "nt":
        return True
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
