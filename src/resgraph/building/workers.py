"""The processes of a build: none where there is little to do, and none before there is something to do."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Self, TypeVar

A = TypeVar("A")
B = TypeVar("B")
_ENOUGH = 4  # documents for which a process is worth starting


class Workers:
    """At most ``jobs`` processes (0: one for each core), started when they are first needed."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        self._size = 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def map(self, work: Callable[[A], B], things: Sequence[A]) -> Iterator[B]:
        """What ``work`` makes of each of the things, in their order."""
        size = min(self._jobs, (len(things) + _ENOUGH - 1) // _ENOUGH)
        if size <= 1:
            return map(work, things)
        if self._pool is None or size > self._size:
            self._close()
            self._size = size
            context = get_context("spawn")  # a fork would copy the open store
            self._pool = ProcessPoolExecutor(size, mp_context=context, initializer=_end_with_parent)
        return self._pool.map(work, things, chunksize=max(1, min(8, len(things) // (size * 4))))

    def _close(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None


def _end_with_parent() -> None:
    """Leave Ctrl-C, which a terminal sends to every process, to the parent, and end when that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
