"""A small server on loopback that speaks the chat completions API, and misbehaves on order.

It is a real server over real sockets: what a client makes of it is what it would make of a service. Each call is
answered by `behave`, a function of the call; `ModelServer.calls` holds all that came in.
"""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

FACT = re.compile(r"^\[(\d+)\] (?:([^:\n]*): )?(.*)$", re.MULTILINE)
FIGURE = re.compile(r"[0-9０-９]+")
ALLOWED = re.compile(r"使ってよい事実の番号: ([\d, ]+)")


@dataclass
class Call:
    """One request as it came in."""

    body: dict[str, Any]
    headers: Mapping[str, str]
    number: int
    """Counted from 1."""

    @property
    def text(self) -> str:
        """All messages, joined."""
        return "\n".join(message["content"] for message in self.body["messages"])

    @property
    def facts(self) -> dict[int, str]:
        """The facts by number."""
        return {int(number): text for number, _, text in FACT.findall(self.text)}

    @property
    def allowed(self) -> list[int]:
        """The numbers that the field may use."""
        found = ALLOWED.search(self.text)
        return [int(number) for number in found[1].split(",")] if found else []

    @property
    def drafted(self) -> bool:
        """True if drafts of other cells came with it, and it is not asked again."""
        own = self.text.partition("# 今回の欄\n")[2]
        return "この欄がもとにしてよい" in own and "事実に合っていませんでした" not in own

    @property
    def title(self) -> str:
        """The field's title."""
        return self.text.partition("# 今回の欄\n")[2].partition("\n")[0]


Behaviour = Callable[["Handler", Call], None]


def sentences(*pairs: tuple[str, list[int]]) -> str:
    """An answer in the agreed form."""
    return json.dumps({"sentences": [{"text": text, "facts": facts} for text, facts in pairs]}, ensure_ascii=False)


def echo(call: Call) -> str:
    """The first fact that the field may use, as its sentence."""
    number = next(n for n in call.allowed if n in call.facts)
    return sentences((call.facts[number].partition(" / ")[0].rstrip("。") + "。", [number]))


def completion(content: str | None, finish: str = "stop", **message: Any) -> dict[str, Any]:
    """A whole answer of the API."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "test",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": content, **message},
                "finish_reason": finish,
            }
        ],
        "usage": {
            "prompt_tokens": 1000,
            "completion_tokens": 50,
            "total_tokens": 1050,
            "prompt_tokens_details": {"cached_tokens": 800},
        },
    }


def answer(content: str | Callable[[Call], str] | None = echo, finish: str = "stop", **message: Any) -> Behaviour:
    """Answer with this content."""

    def behave(handler: Handler, call: Call) -> None:
        handler.send_json(completion(content(call) if callable(content) else content, finish, **message))

    return behave


def status(number: int, message: str = "no", headers: Mapping[str, str] = {}, **error: Any) -> Behaviour:
    """Answer with an error."""
    return lambda handler, call: handler.send_json({"error": {"message": message, **error}}, number, headers)


def raw(data: bytes, content_type: str = "application/json") -> Behaviour:
    """Answer with these bytes."""
    return lambda handler, call: handler.send_bytes(data, 200, {"Content-Type": content_type})


def hang(handler: Handler, call: Call) -> None:
    """Never answer."""
    handler.wait()


def reset_in_body(handler: Handler, call: Call) -> None:
    """Send half of the answer, and reset the connection."""
    data = json.dumps(completion(echo(call))).encode()
    handler.start(200, {"Content-Type": "application/json", "Content-Length": str(len(data))})
    handler.wfile.write(data[: len(data) // 2])
    handler.wfile.flush()
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def drip(handler: Handler, call: Call) -> None:
    """Send a space every hundredth of a second, for ever."""
    handler.start(200, {"Content-Type": "application/json"})
    while not handler.wait(0.01):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def drip_head(handler: Handler, call: Call) -> None:
    """Send a byte of the head every hundredth of a second, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.wait(0.01):
        handler.wfile.write(b"x")
        handler.wfile.flush()


class Handler(BaseHTTPRequestHandler):
    """Takes one call."""

    server: _Server
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Take a call and behave."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        call = self.server.owner.came(body, {name.lower(): value for name, value in self.headers.items()})
        with suppress(ConnectionError):
            self.server.owner.behave(self, call)
        self.close_connection = True

    def start(self, code: int, headers: Mapping[str, str]) -> None:
        """Send the head of an answer."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()

    def send_bytes(self, data: bytes, code: int, headers: Mapping[str, str]) -> None:
        """Send a whole answer."""
        self.start(code, {**headers, "Content-Length": str(len(data))})
        self.wfile.write(data)

    def send_json(self, value: Any, code: int = 200, headers: Mapping[str, str] = {}) -> None:
        """Send a whole answer in JSON."""
        data = json.dumps(value, ensure_ascii=False).encode()
        self.send_bytes(data, code, {"Content-Type": "application/json", **headers})

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the server ends, or so long."""
        return self.server.owner.ending.wait(seconds)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    owner: ModelServer

    def handle_error(self, *_: Any) -> None:
        """A client that went away is no news."""


class ModelServer:
    """The server: `with ModelServer() as server: … server.url`."""

    def __init__(self, behave: Behaviour | None = None) -> None:
        self.behave = behave or answer()
        self.calls: list[Call] = []
        self.ending = threading.Event()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), Handler)
        self._server.owner = self

    @property
    def url(self) -> str:
        """The address, up to /v1."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def came(self, body: dict[str, Any], headers: Mapping[str, str]) -> Call:
        """Note a call."""
        with self._lock:
            call = Call(body, headers, len(self.calls) + 1)
            self.calls.append(call)
            return call

    def __enter__(self) -> ModelServer:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ending.set()
        self._server.shutdown()
        self._server.server_close()


def first(*behaviours: Behaviour, then: Behaviour | None = None) -> Behaviour:
    """Behave so on the first calls, one after the other, and then well."""

    def behave(handler: Handler, call: Call) -> None:
        turn = behaviours[call.number - 1] if call.number <= len(behaviours) else then or answer()
        turn(handler, call)

    return behave


def running(behave: Behaviour | None = None) -> Iterator[ModelServer]:
    """For fixtures."""
    with ModelServer(behave) as server:
        yield server
