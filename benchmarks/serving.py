"""A chat completions server on loopback that takes a second for each answer; `python -m benchmarks.serving [RATE]`.

With a rate it answers so many calls a second (a bucket that holds as many) and refuses the others with 429 and
Retry-After in whole seconds. It prints its port, and at its end (end of input) how many calls came and were refused.
"""

from __future__ import annotations

import asyncio
import json
import math
import re
import sys
import time

SECONDS = 1.0
_ALLOWED = re.compile(r"使ってよい事実の番号: (\d+)")


class Bucket:
    """Tokens that come at a rate."""

    def __init__(self, rate: float) -> None:
        self.rate, self.tokens, self.at = rate, rate, time.monotonic()

    def refuses(self) -> float:
        """Take a token, or return how long there is none."""
        now = time.monotonic()
        self.tokens, self.at = min(self.rate, self.tokens + (now - self.at) * self.rate), now
        if self.tokens < 1:
            return (1 - self.tokens) / self.rate
        self.tokens -= 1
        return 0.0


def _answer(body: bytes) -> bytes:
    asked = json.loads(body)["messages"][-1]["content"]
    found = _ALLOWED.search(asked)
    number = int(found[1]) if found else 1
    fact = re.search(rf"^\[{number}\] (?:[^:\n]*: )?(.*)$", asked, re.MULTILINE)
    said = {"sentences": [{"text": fact[1] if fact else "", "facts": [number]}]}
    message = {"role": "assistant", "content": json.dumps(said, ensure_ascii=False)}
    usage = {"prompt_tokens": len(asked), "completion_tokens": 50, "total_tokens": len(asked) + 50}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    whole = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
    return json.dumps(whole, ensure_ascii=False).encode()


async def serve(rate: float | None) -> None:
    """Serve until the input ends."""
    bucket = Bucket(rate) if rate else None
    counts = {"calls": 0, "refused": 0}

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        body = await reader.readexactly(int(length[1]) if length else 0)
        counts["calls"] += 1
        wait = bucket.refuses() if bucket else 0.0
        if wait:
            counts["refused"] += 1
            status, data, more = "429 Too Many Requests", b"{}", f"Retry-After: {math.ceil(wait)}\r\n"
        else:
            data, status, more = _answer(body), "200 OK", ""
            await asyncio.sleep(SECONDS)
        writer.write(
            f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(data)}\r\n{more}"
            "Connection: close\r\n\r\n".encode()
            + data
        )
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, backlog=256)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    print(json.dumps(counts), flush=True)


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1]) if len(sys.argv) > 1 else None))
