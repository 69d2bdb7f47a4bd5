"""What is known of a model's service (`Endpoint`, `Price`) and what calls of it took (`Usage`).

The key is never part of these values: a backend reads it from the environment when it is made.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import ConfigDict, Field, field_validator

from ckwriter.values import Value

_MILLION = 1_000_000


class _Given(Value):
    """A value of the settings file: TOML has no decimals."""

    model_config = ConfigDict(strict=False)


class Usage(Value):
    """What calls took, in tokens."""

    calls: int = 0
    sent: int = 0
    """Tokens of the requests, cached ones too."""
    cached: int = 0
    """Of those sent, the ones that the service had at hand."""
    received: int = 0
    """Tokens of the answers."""
    estimated: bool = False
    """True if the service told no figures for some call."""

    @property
    def tokens(self) -> int:
        """All tokens, sent and received."""
        return self.sent + self.received

    def __add__(self, other: Usage) -> Usage:
        """Add up two usages."""
        return Usage(
            calls=self.calls + other.calls,
            sent=self.sent + other.sent,
            cached=self.cached + other.cached,
            received=self.received + other.received,
            estimated=self.estimated or other.estimated,
        )


class Price(_Given):
    """What a million tokens cost."""

    sent: Decimal
    received: Decimal
    cached: Decimal | None = None
    """For tokens of a request that the service had at hand; None if they cost what others cost."""
    currency: str = "円"

    def of(self, usage: Usage) -> Decimal:
        """Return what calls cost, in the currency."""
        cached = self.sent if self.cached is None else self.cached
        fresh = usage.sent - usage.cached
        return (fresh * self.sent + usage.cached * cached + usage.received * self.received) / _MILLION


class Endpoint(_Given):
    """Where a model is asked, and how patiently."""

    base_url: str = ""
    """The address of the service, up to `/v1`; empty for the provider's own."""
    key_env: str = "OPENAI_API_KEY"
    """The environment variable that holds the key."""
    deadline: Annotated[float, Field(gt=0)] = 120
    """Seconds that one call may take, from the connection to the last byte."""
    retries: Annotated[int, Field(ge=0)] = 2
    """How often a call that failed on the way is made again."""
    patience: Annotated[float, Field(gt=0)] = 900
    """Seconds that a request may wait for its turn where the service limits the rate."""
    pause: Annotated[float, Field(ge=0)] = 0.5
    """Seconds before a failed call is made again; each time twice as many."""
    concurrency: Annotated[int, Field(ge=1, le=256)] = 4
    """How many calls are under way at once."""
    temperature: float | None = 0.2
    max_tokens: Annotated[int, Field(gt=0)] | None = None
    """The longest answer in tokens; None reckons it from the length of the cell."""
    context: Annotated[int, Field(gt=0)] | None = None
    """How many tokens the model takes in one call, with its answer; None if nobody has said."""
    price: Price | None = None

    @field_validator("base_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("http:// か https:// で始まるアドレスを書いてください")
        return value
