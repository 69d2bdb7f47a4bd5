"""Requests answered by several threads at once."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence

from ckwriter.drafts import Backend, DraftReply, DraftRequest

_LOOK = 0.5
"""Seconds after which a waiting main thread looks whether it was interrupted; Windows tells it in no other way."""


def replies(backend: Backend, requests: Sequence[DraftRequest], at_once: int) -> Iterator[tuple[int, DraftReply]]:
    """Yield (index, reply) as the replies come.

    An error of the backend is raised here after the calls that are under way have ended: what they cost is not lost.
    The threads are daemons, so that an interrupted program ends at once.
    """
    if at_once == 1 or len(requests) < 2:
        for index, request in enumerate(requests):
            yield index, backend(request)
        return
    work: queue.SimpleQueue[int] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, DraftReply | BaseException]] = queue.SimpleQueue()
    stop = threading.Event()
    for index in range(len(requests)):
        work.put(index)

    def run() -> None:
        while not stop.is_set():
            try:
                index = work.get_nowait()
            except queue.Empty:
                return
            try:
                done.put((index, backend(requests[index])))
            except BaseException as error:  # raised again by the thread that waits
                stop.set()
                done.put((index, error))

    threads = [threading.Thread(target=run, daemon=True) for _ in range(min(at_once, len(requests)))]
    for thread in threads:
        thread.start()
    try:
        for _ in requests:
            index, reply = _next(done)
            if isinstance(reply, BaseException):
                for thread in threads:
                    thread.join()
                raise reply
            yield index, reply
    finally:
        stop.set()


def _next(done: queue.SimpleQueue[tuple[int, DraftReply | BaseException]]) -> tuple[int, DraftReply | BaseException]:
    while True:
        try:
            return done.get(timeout=_LOOK)
        except queue.Empty:
            continue
