"""A small submission with contradictions in meaning that no check sees, and models that say what they are told."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ckwriter.model import Submission
from tests.conftest import Make
from tests.model_server import Behaviour, Call, answer

Say = Callable[..., Behaviour]

BEGUN = "令和6年度からピアサポーターの派遣を開始した"
PENDING = "ピアサポーターの派遣は実施方法を検討中である"
CELLS = {
    "intro": f"見本市では、協議の場を設けている。{BEGUN}。",
    "strengths": "病院との連携は十分に取れている。",
    "issues[1].issue": "病院との連携が取れておらず、退院支援が進まない。",
    "issues[1].policy": f"{PENDING}。派遣先は未定である。",
    "forums[1].name": "精神保健福祉部会",
    "forums[1].frequency": "年4回",
    "forums[1].members": "精神科病院、相談支援事業所、保健所",
    "schedule[1].activity": "精神保健福祉部会（年3回）",
}


@pytest.fixture
def contradicting(make: Make) -> Submission:
    """Holds two contradictions, and one that a check finds."""
    return make(CELLS)


@pytest.fixture
def says() -> Say:
    """Answers with pairs of quotes and a reason, under the numbers of the passages in which the quotes stand."""

    def says(*told: tuple[str, str, str], numbers: tuple[int, int] | None = None) -> Behaviour:
        def pairs(call: Call) -> str:
            def number(quote: str) -> int:
                return next((n for n, text in call.facts.items() if quote in text), 1)

            found = [
                {
                    "first": numbers[0] if numbers else number(first),
                    "first_quote": first,
                    "second": numbers[1] if numbers else number(second),
                    "second_quote": second,
                    "reason": reason,
                }
                for first, second, reason in told
            ]
            return json.dumps({"pairs": found}, ensure_ascii=False)

        return answer(pairs)

    return says
