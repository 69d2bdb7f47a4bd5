"""How many tokens a text has: counted where the model's own table is at hand, otherwise estimated.

The table is never downloaded: `tiktoken` fetches a missing one at first use, so it is only called once the file is
known to be in its cache, whole.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ckwriter.drafts import DraftRequest
from ckwriter.endpoints import Endpoint, Usage
from ckwriter.prompting.rendering import facts, own, rules

_TABLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "o200k_base": (
            "fb374d419588a4632f3f557e76b4b70aebbca790",
            "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
        ),
        "cl100k_base": (
            "9b5ad71b2ce5302211f9c61530b329a4922fc6a4",
            "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
        ),
    }
)
"""The tables' names in tiktoken's cache (SHA-1 of their address) and the SHA-256 that it expects of them."""
_PER_MESSAGE = 4
"""Tokens round each message of a chat."""


class Count(NamedTuple):
    """A number of tokens."""

    tokens: int
    exact: bool
    """False if it is estimated."""


@lru_cache(256)
def count(text: str, model: str = "") -> Count:
    """Return the tokens of a text for a model, by its own table if that is on this machine."""
    encode = _encoder(model)
    return Count(encode(text), exact=True) if encode else Count(estimate(text), exact=False)


_KINDS = re.compile(
    r"(?P<han>[一-龥々])|(?P<hiragana>[ぁ-ん])|(?P<katakana>[ァ-ヶー])|(?P<letters>[A-Za-z]+)|(?P<digits>[0-9]+)|(?P<space>\s+)"
    r"|(?P<sign>[!-/:-@\[-`{-~])|(?P<other>.)"
)
_TOKENS = MappingProxyType(
    {
        "han": 0.93,
        "hiragana": 0.75,
        "katakana": 0.6,
        "letters": 1.1,
        "digits": 1.2,
        "space": 1.1,
        "sign": 0.2,
        "other": 0.92,
    }
)
"""Tokens of a character, of four letters or of three digits: fitted to o200k_base on the prompts and drafts of seven
bodies, within 3 % in the mean."""
_TOGETHER = MappingProxyType({"letters": 4, "digits": 3})
"""How many characters of a kind make a unit; of white space, all that stands together."""


def estimate(text: str) -> int:
    """Return about how many tokens a text has: calibrated on Japanese official prose with o200k_base."""
    total = 0.0
    for found in _KINDS.finditer(text):
        kind = found.lastgroup or "other"
        total += _TOKENS[kind] * -(-len(found[0]) // _TOGETHER.get(kind, len(found[0])))
    return round(total)


def of_request(request: DraftRequest, model: str = "") -> Count:
    """Return the tokens of all that is sent for a request."""
    parts = (rules(request), facts(request.facts), own(request))
    counted = [count(part, model) for part in parts]
    return Count(sum(one.tokens for one in counted) + 2 * _PER_MESSAGE, all(one.exact for one in counted))


def room(request: DraftRequest, endpoint: Endpoint) -> int:
    """Return how many tokens an answer may have: four times as many when an earlier one was cut off."""
    return int((endpoint.max_tokens or 400 + 3 * request.limit) * 4**request.attempt)


def estimated_usage(request: DraftRequest, answer: str) -> Usage:
    """Return about what a call took whose service does not say so."""
    return Usage(calls=1, sent=of_request(request).tokens, received=estimate(answer), estimated=True)


def _encoder(model: str) -> Callable[[str], int] | None:
    name, folder = _table_of(model), _cache_folder()
    return _loaded(name, folder) if name and folder else None


@cache
def _table_of(model: str) -> str | None:
    """Return the name of a model's table; None if tiktoken is not installed or does not know the model."""
    try:
        from tiktoken.model import encoding_name_for_model
    except ImportError:
        return None
    try:
        return encoding_name_for_model(model)
    except KeyError:
        return None


@cache
def _loaded(name: str, folder: Path) -> Callable[[str], int] | None:
    if name not in _TABLES:
        return None
    file, digest = _TABLES[name]
    try:
        whole = hashlib.sha256((folder / file).read_bytes()).hexdigest() == digest
    except OSError:
        return None
    if not whole:
        return None
    import tiktoken

    encoding = tiktoken.get_encoding(name)
    return lambda text: len(list(encoding.encode_ordinary(text)))


def _cache_folder() -> Path | None:
    """Return the folder in which tiktoken looks for its tables; None if it is told to keep none."""
    for variable in ("TIKTOKEN_CACHE_DIR", "DATA_GYM_CACHE_DIR"):
        if variable in os.environ:
            return Path(os.environ[variable]) if os.environ[variable] else None
    return Path(tempfile.gettempdir()) / "data-gym-cache"
