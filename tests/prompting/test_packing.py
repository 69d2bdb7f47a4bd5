"""Packs of requests, and answers in whatever form they come back."""

from __future__ import annotations

import json

import pytest

from ckwriter.drafts import Sentence
from ckwriter.endpoints import Endpoint
from ckwriter.errors import ReadError
from ckwriter.prompting import packing
from ckwriter.prompting.packing import Packed
from tests import model_server as server
from tests.asked import ask

PACK = [
    packing.packed("m", ask(at=at, title=at), Endpoint(), f"{number}" * 64)
    for number, at in enumerate(("strengths", "forums[2].remarks", "intro"), 1)
]
ANSWER = server.sentences(("年4回、会議を開いている。", [1]))
SAID = (Sentence(text="年4回、会議を開いている。", facts=(1,)),)


def taken(text: str, pack: list[Packed] = PACK) -> dict[str, tuple[Sentence, ...]]:
    """Return the sentences by the place that they are for."""
    return {one.id.rpartition(":")[0]: packing.reply_of(one).sentences for one in packing.answers(text, pack, "a.txt")}


def test_a_pack_is_read_as_it_was_written() -> None:
    """With blank lines, as editors leave them."""
    assert packing.read(packing.lines(PACK) + "\n", "p.jsonl") == PACK


@pytest.mark.parametrize("text", ["", "はい", "{}", '{"custom_id": "x", "body": {"messages": []}}', "[1]", "3"])
def test_a_file_that_is_no_pack_is_one_clear_line(text: str) -> None:
    """With the number of the line."""
    with pytest.raises(ReadError, match=r"p\.jsonl: (?:1行目|中身がありません)"):
        packing.read(text, "p.jsonl")


def batch(id_: str, **changes: object) -> str:
    """Return a line of a batch's output."""
    response = {"status_code": 200, "body": server.completion(ANSWER)}
    return json.dumps({"id": "r", "custom_id": id_, "response": response, "error": None, **changes})


def test_a_batchs_output_is_read_in_any_order() -> None:
    """By the ids."""
    text = "\n".join(batch(one.id) for one in reversed(PACK))
    assert taken(text) == {one.at: SAID for one in PACK}


@pytest.mark.parametrize(
    "changes",
    [
        {"error": {"code": "expired"}, "response": None},
        {"response": {"status_code": 500, "body": {}}},
        {"response": None},
        {"response": {"status_code": 200, "body": None}},
        {"response": "x"},
    ],
)
def test_a_request_that_failed_in_the_batch_has_no_sentences(changes: dict[str, object]) -> None:
    """It is asked for again."""
    (one,) = packing.answers(batch(PACK[0].id, **changes), PACK, "a.jsonl")
    assert packing.reply_of(one).outcome != "answered"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"【{n}】\n{ANSWER}" for n in (1, 2, 3)),
        "では順に。\n" + "\n\n".join(f"### 【{n}】 欄\n```json\n{ANSWER}\n```" for n in (3, 1, 2)) + "\n以上です。",
        "\n".join(f"{n}. {ANSWER}" for n in (1, 2, 3)),
        "\n".join(f"{one.id}\n{ANSWER}" for one in PACK),
        f"{ANSWER}\n{ANSWER}\n{ANSWER}",
        "```json\n" + "\n".join([json.dumps(json.loads(ANSWER), indent=2)] * 3) + "\n```",
        "\n".join(f"【{n}】年4回、会議を開いている。[1]" for n in (1, 2, 3)),
        "\r\n".join(f"【{n}】\r\n・年4回、会議を開いている。［1］" for n in (1, 2, 3)),
    ],
    ids=["numbers", "fences", "dots", "ids", "in order", "indented", "plain", "bullets"],
)
def test_pasted_answers_are_told_apart(text: str) -> None:
    """By their numbers or ids, or by their order where there are as many as requests."""
    assert taken(text) == {one.at: SAID for one in PACK}


def test_one_request_needs_no_number() -> None:
    """The whole text is its answer."""
    assert taken(f"はい。\n{ANSWER}", PACK[:1]) == {"strengths": SAID}
    assert taken("年4回開く。[1][2]\n毎月集まる。[1, 3]", PACK[:1])["strengths"] == (
        Sentence(text="年4回開く。", facts=(1, 2)),
        Sentence(text="毎月集まる。", facts=(1, 3)),
    )


def test_answers_that_nobody_can_tell_apart_are_refused() -> None:
    """With what to do about it."""
    with pytest.raises(ReadError, match=r"どの欄の答えか分かりません.*【1】"):
        packing.answers(f"{ANSWER}\n{ANSWER}", PACK, "a.txt")
    with pytest.raises(ReadError, match="【9】 という番号の欄はありません"):
        packing.answers(f"【9】{ANSWER}", PACK, "a.txt")


def test_the_text_to_paste_says_what_is_shared_once() -> None:
    """Then each field under its number."""
    text = packing.to_paste(PACK)
    assert text.count("# 守ること") == text.count("\n# 事実\n<facts>\n") == 1
    assert [text.count(f"【{n}】\n") for n in (1, 2, 3)] == [1, 1, 1]
    assert text.index("【1】\n") < text.index("\nstrengths\n") < text.index("【2】\n")
