"""Where a model is asked, and what calls of it take."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from ckwriter.endpoints import Endpoint, Price, Usage


def test_usages_add_up() -> None:
    """A sum is estimated if one of its parts is."""
    one = Usage(calls=1, sent=100, cached=80, received=10)
    other = Usage(calls=1, sent=50, received=5, estimated=True)
    assert one + other == Usage(calls=2, sent=150, cached=80, received=15, estimated=True)
    assert (one + other).tokens == 165


def test_a_price_counts_cached_tokens_apart() -> None:
    """Where it has a price for them; otherwise they cost what others do."""
    usage = Usage(sent=1_000_000, cached=400_000, received=500_000)
    assert Price(sent=Decimal(10), received=Decimal(40)).of(usage) == 30
    assert Price(sent=Decimal(10), received=Decimal(40), cached=Decimal(1)).of(usage) == Decimal("26.4")


@pytest.mark.parametrize(
    "wrong", [{"base_url": "127.0.0.1"}, {"deadline": 0}, {"concurrency": 0}, {"retries": -1}, {"api_key": "x"}]
)
def test_a_wrong_endpoint_is_refused(wrong: dict[str, object]) -> None:
    """A key has no place in it."""
    with pytest.raises(ValidationError):
        Endpoint.model_validate(wrong)
