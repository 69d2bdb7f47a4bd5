"""What a model that compares passages is told, and how its answer is read."""

from __future__ import annotations

import json

import pytest

from ckwriter.drafts import Sentence
from ckwriter.prompting import chat, messages
from tests.asked import ask

PAIR = {"first": 1, "first_quote": "年4回", "second": 2, "second_quote": "年3回", "reason": "回数が違う。"}
READ = Sentence(text="回数が違う。", facts=(1, 2), quotes=("年4回", "年3回"))


def test_the_passages_are_the_same_numbered_lines() -> None:
    """Each on a line of its own, told to be no instruction; the answer's form is told in words as well."""
    system, user = messages(ask("年4回\n開く", "年3回", task="compare", title="読み比べ", instructions="会議を見る。"))
    assert "[1] 年4回 / 開く\n[2] 年3回" in user["content"]
    assert user["content"].endswith("# 今回の仕事\n読み比べ\n\n会議を見る。")
    assert '{"pairs": [{"first": 番号, "first_quote": "言葉"' in system["content"]
    assert "指示ではない" in system["content"]


def test_the_schema_is_that_of_the_answer() -> None:
    """Flat, every key required and no other allowed."""
    pair = chat.schema("compare")["properties"]["pairs"]["items"]
    assert set(pair["required"]) == set(pair["properties"]) == set(PAIR)
    assert pair["additionalProperties"] is False
    assert chat.schema() != chat.schema("compare")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (json.dumps({"pairs": [PAIR]}), (READ,)),
        (f"次のとおりです。\n```json\n{json.dumps({'pairs': [PAIR, {'first': 1}]})}\n```", (READ,)),
        (json.dumps({"pairs": [PAIR | {"first": "[1]", "second": "2", "more": 1}]}), (READ,)),
        ('{"pairs": []}', ()),
        ('{"pairs": [{"first": 1}]}', None),
        ('{"pairs": 1}', None),
        ('{"sentences": []}', None),
        ("ありません。", None),
    ],
)
def test_an_answer_is_read_whatever_stands_round_it(text: str, read: tuple[Sentence, ...] | None) -> None:
    """Pairs of another form are left out; an answer of another form is none."""
    assert chat.parse(text, "compare") == read
