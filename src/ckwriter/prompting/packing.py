"""Requests as a file that is carried to a model, and the answers that come back.

The file is the input of a batch API: JSON lines with `custom_id`, `method`, `url` and `body`. The same requests can be
written as a text to paste into a chat. Answers come as the batch API's output, or as whatever was copied from a chat.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ckwriter.drafts import DraftReply, DraftRequest, Sentence
from ckwriter.endpoints import Endpoint
from ckwriter.errors import ReadError
from ckwriter.prompting import chat
from ckwriter.prompting.rendering import Message

_URL = "/v1/chat/completions"
_ID = re.compile(r"[a-z][a-z0-9_]*(?:\[[a-z0-9_]+\])?(?:\.[a-z0-9_]+)?:[0-9a-f]{16}")
_MARK = re.compile(
    rf"^\s*(?:[#>*\-]+\s*)?(?:【(?P<square>\d+)】|(?P<id>{_ID.pattern})\s*$|(?P<dot>\d+)\s*[.．)）、:：]\s)",
    re.MULTILINE,
)
_CITED = re.compile(r"[\[［]\s*(?:事実)?\s*(\d+(?:\s*[,、，]\s*\d+)*)\s*[\]］]")
_SENTENCE = re.compile(r"[^。\n]+。?(?:\s*[\[［][\d\s,、，]+[\]］])*")


class Packed(NamedTuple):
    """One request of a pack."""

    id: str
    body: Mapping[str, Any]

    @property
    def at(self) -> str:
        """The place that is asked for."""
        return self.id.rpartition(":")[0]

    @property
    def messages(self) -> list[Message]:
        """What is sent."""
        return list(self.body["messages"])


class Answer(NamedTuple):
    """One answer that came back: a whole completion, or the text of one."""

    id: str
    completion: Any = None
    text: str = ""
    problem: str = ""


def packed(model: str, request: DraftRequest, endpoint: Endpoint, key: str) -> Packed:
    """Return a request as one of a pack; its id holds the place and the beginning of its key."""
    return Packed(f"{request.at}:{key[:16]}", chat.body(model, request, endpoint))


def lines(pack: Sequence[Packed]) -> str:
    """Return a pack as the input file of a batch."""
    rows = ({"custom_id": one.id, "method": "POST", "url": _URL, "body": one.body} for one in pack)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read(text: str, name: str) -> list[Packed]:
    """Return the pack of a file; ReadError if it is none."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            one = Packed(str(row["custom_id"]), row["body"])
            if not _ID.fullmatch(one.id) or not all(isinstance(m["content"], str) for m in one.messages):
                raise ValueError(one.id)
        except (ValueError, KeyError, TypeError):
            raise ReadError(f"{name}: {number}行目が、ckwriter courier export の書き出した形になっていません") from None
        found.append(one)
    if not found:
        raise ReadError(f"{name}: 中身がありません")
    return found


def to_paste(pack: Sequence[Packed]) -> str:
    """Return a pack as one text to paste into a chat: what all share once, then each field under its number."""
    contents = [[message["content"] for message in one.messages] for one in pack]
    system = contents[0][0]
    shared = _shared([rest[-1] for rest in contents])
    how = (
        f"次の {len(pack)} 件の欄を順に下書きしてください。答えは、欄ごとに 【番号】 の行を書き、"
        "その次の行から、上に書いた形の JSON を書いてください。"
    )
    fields = "\n\n".join(f"【{n}】\n{rest[-1][len(shared) :].strip()}" for n, rest in enumerate(contents, 1))
    return f"{system}\n{shared.rstrip()}\n\n{how}\n\n{fields}\n"


def _shared(texts: Sequence[str]) -> str:
    """Return what the texts begin with alike, up to the end of the facts."""
    first = texts[0]
    end = first.find("\n# 今回の欄\n")
    shared = first[: end + 1] if end >= 0 else ""
    return shared if all(text.startswith(shared) for text in texts) else ""


def answers(text: str, pack: Sequence[Packed], name: str) -> list[Answer]:
    """Return the answers in a batch's output or in text copied from a chat; ReadError if nobody can tell whose."""
    rows = _json_lines(text)
    return [_batched(row) for row in rows] if rows is not None else list(_pasted(text, pack, name))


def _json_lines(text: str) -> list[dict[str, Any]] | None:
    rows = []
    for line in filter(str.strip, text.splitlines()):
        try:
            row = json.loads(line)
        except ValueError:
            return None
        if not isinstance(row, dict) or "custom_id" not in row:
            return None
        rows.append(row)
    return rows or None


def _batched(row: Mapping[str, Any]) -> Answer:
    response = row.get("response") or {}
    status = response.get("status_code") if isinstance(response, dict) else None
    if row.get("error") or status != 200:
        return Answer(str(row["custom_id"]), problem=f"一括処理で失敗しています（{status or 'エラー'}）")
    return Answer(str(row["custom_id"]), completion=response.get("body"))


def _pasted(text: str, pack: Sequence[Packed], name: str) -> Iterator[Answer]:
    marks = list(_MARK.finditer(text))
    numbered = [mark for mark in marks if mark["square"] or mark["id"]] or [m for m in marks if len(pack) > 1]
    if numbered:
        ends = [*(mark.start() for mark in numbered[1:]), len(text)]
        for mark, end in zip(numbered, ends, strict=True):
            yield Answer(_whose(mark, pack, name), text=text[mark.end() : end].strip())
        return
    found = list(_objects(text))
    if len(pack) == 1:
        yield Answer(pack[0].id, text=text.strip())
    elif len(found) == len(pack):
        for one, answer in zip(pack, found, strict=True):
            yield Answer(one.id, text=answer)
    else:
        raise ReadError(
            f"{name}: どの欄の答えか分かりません（答え {len(found)}件、欄 {len(pack)}件）。"
            "答えの前に 【1】 のように番号の行を入れてください"
        )


def _whose(mark: re.Match[str], pack: Sequence[Packed], name: str) -> str:
    if mark["id"]:
        return mark["id"]
    number = int(mark["square"] or mark["dot"])
    if not 1 <= number <= len(pack):
        raise ReadError(f"{name}: 【{number}】 という番号の欄はありません（{len(pack)}件です）")
    return pack[number - 1].id


def _objects(text: str) -> Iterator[str]:
    """Yield each JSON object of the agreed form."""
    decoder, at = json.JSONDecoder(), 0
    while (at := text.find("{", at)) >= 0:
        try:
            value, end = decoder.raw_decode(text, at)
        except ValueError:
            at += 1
            continue
        if isinstance(value, dict) and "sentences" in value:
            yield text[at:end]
        at = end


def reply_of(answer: Answer, request_tokens: int = 0) -> DraftReply:
    """Return the reply in an answer; a text without JSON is read as sentences with their facts in brackets."""
    if answer.problem:
        return chat.problem("failed", answer.problem)
    if answer.completion is not None:
        return chat.reply_to(answer.completion, request_tokens)
    reply = chat.read(answer.text, "stop")
    if reply.outcome != "unusable" or "{" in answer.text:
        return reply
    sentences = tuple(_sentences(answer.text))
    return DraftReply(sentences=sentences, answer=answer.text[: chat.KEPT]) if sentences else reply


def _sentences(text: str) -> Iterator[Sentence]:
    for found in _SENTENCE.finditer(text):
        facts = [int(number) for cited in _CITED.findall(found[0]) for number in re.findall(r"\d+", cited)]
        said = _CITED.sub("", found[0]).strip().lstrip("・-*").strip()
        if said:
            yield Sentence(text=said, facts=tuple(dict.fromkeys(facts)))
