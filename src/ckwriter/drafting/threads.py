"""Requests answered by several threads at once."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator

from ckwriter.drafts import Backend, DraftReply, DraftRequest

_LOOK = 0.5
"""Seconds after which a waiting main thread looks whether it was interrupted; Windows tells it in no other way."""


def replies(backend: Backend, requests: Iterable[DraftRequest], at_once: int) -> Iterator[tuple[int, DraftReply]]:
    """Yield (index, reply) as the replies come; the first requests are under way while later ones are made.

    An error of the backend is raised here after the calls that are under way have ended: what they cost is not lost.
    The threads are daemons, so that an interrupted program ends at once.
    """
    if at_once == 1:
        for index, request in enumerate(requests):
            yield index, backend(request)
        return
    work: queue.SimpleQueue[tuple[int, DraftRequest] | None] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, DraftReply | BaseException]] = queue.SimpleQueue()
    stop = threading.Event()

    def run() -> None:
        while (given := work.get()) is not None and not stop.is_set():
            index, request = given
            try:
                done.put((index, backend(request)))
            except BaseException as error:  # raised again by the thread that waits
                stop.set()
                done.put((index, error))

    threads: list[threading.Thread] = []
    try:
        count = 0
        for index, request in enumerate(requests):
            count += 1
            work.put((index, request))
            if len(threads) < at_once:
                threads.append(threading.Thread(target=run, daemon=True))
                threads[-1].start()
        for _ in threads:
            work.put(None)
        for _ in range(count):
            number, reply = _next(done)
            if isinstance(reply, BaseException):
                for thread in threads:
                    thread.join()
                raise reply
            yield number, reply
    finally:
        stop.set()
        for _ in threads:
            work.put(None)


def _next(done: queue.SimpleQueue[tuple[int, DraftReply | BaseException]]) -> tuple[int, DraftReply | BaseException]:
    while True:
        try:
            return done.get(timeout=_LOOK)
        except queue.Empty:
            continue
