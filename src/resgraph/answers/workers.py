"""Processes that answer questions about a store, one question each at a time, and are killed when it takes too long.

For whoever asks often, or from several threads: a worker keeps the store open between questions. A worker that was
killed is replaced while others go on.
"""

from __future__ import annotations

import math
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Any, Self, TypeVar

from resgraph.answers.answer import Answer
from resgraph.answers.asking import run
from resgraph.answers.confinement import NO_MEMORY, Limits, portable, receive, send, silence
from resgraph.answers.oxigraph import Queryable
from resgraph.answers.question import Question

T = TypeVar("T")
Opener = Callable[[], Queryable]
_START = 60.0  # seconds until a new process must be ready, on a busy machine
_BOOT = "import sys; sys.path[:] = {path!r}; from resgraph.answers.workers import work; work()"


class Workers:
    """``count`` processes that each open the store by ``opener``, which must be picklable. Use as a context manager.

    May be shared by threads. Whoever asks while all are busy waits; that time does not count.
    """

    def __init__(self, opener: Opener, count: int = 2, limits: Limits | None = None) -> None:
        self._opener, self._limits = opener, limits or Limits()
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._count = count
        for _ in range(count):
            self._idle.put(_Worker(opener, self._limits))

    def ask(
        self, asked: Question | str, parameters: Mapping[str, str] | None = None, *, base: str = "",
        timeout: float | None = None,
    ) -> Answer:  # fmt: skip
        """As ``resgraph.answers.run``. Raises StoreFault too: "query-time", "query-memory", "query-crash"."""
        return self.call(_run, asked, dict(parameters or {}), base, timeout=timeout)

    def call(self, function: Callable[..., T], *arguments: Any, timeout: float | None = None) -> T:  # noqa: ANN401
        """What ``function(store, *arguments)`` returns or raises in a worker; all of it must be picklable."""
        limits = self._limits if timeout is None else replace(self._limits, seconds=timeout)
        worker = self._idle.get()
        try:
            return worker.call(function, arguments, limits)
        finally:
            self._idle.put(worker if worker.usable else _Worker(self._opener, self._limits))

    def renew(self) -> None:
        """Let new processes answer from now on, which see what has been stored since."""
        for _ in range(self._count):
            self._idle.get().end()
            self._idle.put(_Worker(self._opener, self._limits))

    def close(self) -> None:
        """End all processes, waiting for questions being answered."""
        for _ in range(self._count):
            self._idle.get().end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Worker:
    """One process."""

    def __init__(self, opener: Opener, limits: Limits) -> None:
        command = [sys.executable, "-c", _BOOT.format(path=sys.path)]
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._limits = limits
        self._ready = False
        self.usable = True
        self._send(("open", (opener, limits)))

    def call(self, function: Callable[..., T], arguments: tuple[Any, ...], limits: Limits) -> T:
        """The outcome of the function on the worker's store."""
        if not self._ready:
            try:
                self._receive(replace(limits, seconds=_START))
            except Exception:
                self.end()
                raise
            self._ready = True
        self._send(("call", (function, arguments, limits)))
        result: T = self._receive(limits)
        return result

    def end(self) -> None:
        """Kill the process."""
        self.usable = False
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()

    def _send(self, message: tuple[str, Any]) -> None:
        assert self._process.stdin
        with suppress(BrokenPipeError):  # the answer will tell
            send(self._process.stdin.fileno(), message)

    def _receive(self, limits: Limits) -> Any:  # noqa: ANN401
        assert self._process.stdout
        try:
            kind, value = receive(self._process.stdout.fileno(), time.monotonic() + limits.seconds)
        except BaseException as error:
            self.end()
            raise limits.over() if isinstance(error, TimeoutError) else error from None
        if kind == "died":
            self._process.wait()
            self.end()
            raise limits.died(self._process.returncode)
        if kind == "error":
            raise value
        return value


def work() -> None:
    """What a worker does until its input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides
    reading, writing = os.dup(0), os.dup(1)
    silence()
    stores: list[Queryable] = []
    while True:
        kind, content = receive(reading, math.inf)
        if kind == "died":
            return
        try:
            reply = ("value", (_open if kind == "open" else _call)(stores, *content))
        except MemoryError:
            os._exit(NO_MEMORY)
        except Exception as error:
            reply = ("error", portable(error))
        send(writing, reply)


def _open(stores: list[Queryable], opener: Opener, limits: Limits) -> Any:  # noqa: ANN401
    stores.append(opener())
    limits.impose()


def _call(stores: list[Queryable], function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits) -> Any:  # noqa: ANN401
    limits.set_alarm()
    try:
        return function(stores[0], *arguments)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _run(store: Queryable, asked: Question | str, parameters: Mapping[str, str], base: str) -> Answer:
    return run(asked, store, parameters, base=base)
