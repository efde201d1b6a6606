"""Work in a process of its own that is killed when its time is over, and that may die without taking us along.

No engine here can be stopped from inside: a query that runs for ever, asks for all memory or overflows the stack ends
the process that it runs in. The process is a copy of this one (fork(2)), so that whatever is held in memory need not
be sent to it. It only computes, sends what it found through a pipe, and ends; should a lock have been held by another
thread at the moment of the copy, it waits in vain and is killed when the time is over.
"""

from __future__ import annotations

import faulthandler
import math
import os
import pickle
import resource
import select
import signal
import struct
import time
import warnings
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from resgraph.core.errors import StoreFault

T = TypeVar("T")
_HEADER = struct.Struct("!Q")
NO_MEMORY = 77  # exit status
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question may use: seconds from the call to the last row, bytes of address space."""

    seconds: float = 30.0
    memory: int = 4 << 30

    def over(self) -> StoreFault:
        """The fault of having used more time."""
        return StoreFault("query-time", f"no answer within {self.seconds:g} seconds; it was stopped")

    def died(self, status: int) -> StoreFault:
        """The fault of a process that ended without an answer; ``status`` is minus the signal, or the exit code."""
        if status in (NO_MEMORY, -signal.SIGABRT, -signal.SIGKILL):  # Rust aborts where memory is refused
            return StoreFault("query-memory", f"it needed more than {self.memory >> 20} MiB of memory; it was stopped")
        reason = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        return StoreFault("query-crash", f"the engine broke down over it ({reason}); nothing else was harmed")

    def impose(self) -> None:
        """Let this process use so much more memory than it does, and leave no core when it dies of it."""
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = _occupied() + self.memory
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most < 0 else min(wanted, most), most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def set_alarm(self) -> None:
        """Let the system end this process a second after the time, should nobody be left to watch it."""
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, self.seconds + 1)


def confined(work: Callable[[], T], limits: Limits) -> T:
    """What ``work()`` returns or raises. Raises StoreFault: "query-time", "query-memory", "query-crash"."""
    with closing(stream(lambda: iter((work(),)), limits)) as found:
        return next(found)


def stream(work: Callable[[], Iterator[T]], limits: Limits) -> Generator[T, None, None]:
    """What ``work()`` yields, as it comes; raises what it raises, and StoreFault as ``confined`` does."""
    deadline = time.monotonic() + limits.seconds
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of copying a process with threads: see above
        process = os.fork()
    if not process:
        os.close(reading)
        _child(work, writing, limits)
    os.close(writing)
    with suppress(OSError):  # it does the same; whoever comes first
        os.setpgid(process, process)
    ended = False
    try:
        while True:
            kind, value = _receive(reading, deadline, limits)
            if kind == "end":
                return
            if kind == "error":
                raise value
            if kind == "died":
                _, status = os.waitpid(process, 0)
                ended = True
                raise limits.died(os.waitstatus_to_exitcode(status))
            yield value
    finally:
        os.close(reading)
        if not ended:
            os.killpg(process, signal.SIGKILL)  # with the programs that it runs
            os.waitpid(process, 0)


def _child(work: Callable[[], Iterator[Any]], writing: int, limits: Limits) -> NoReturn:
    status = 1
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        silence()
        limits.impose()
        limits.set_alarm()
        status = _work(work, writing)
    finally:
        os._exit(status)


def silence() -> None:
    """Point the standard streams nowhere: engines that die of something say so at length."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _work(work: Callable[[], Iterator[Any]], writing: int) -> int:
    try:
        for value in work():
            send(writing, ("value", value))
        send(writing, ("end", None))
    except MemoryError:
        return NO_MEMORY
    except Exception as error:
        send(writing, ("error", portable(error)))
    return 0


def portable(error: Exception) -> Exception:
    """The error itself if it survives the way between processes, else its words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def send(descriptor: int, message: tuple[str, Any]) -> None:
    """Write a message to a pipe, whole. Raises OSError."""
    content = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(_HEADER.pack(len(content)) + content)
    while rest:
        rest = rest[os.write(descriptor, rest[:_CHUNK]) :]


def receive(descriptor: int, deadline: float) -> tuple[str, Any]:
    """The next message of a pipe, ("died", None) when it ends before. Raises TimeoutError when it is ``deadline``."""
    header = _exactly(descriptor, _HEADER.size, deadline)
    content = _exactly(descriptor, _HEADER.unpack(header)[0], deadline) if header else b""
    return pickle.loads(content) if content else ("died", None)  # noqa: S301 - from a process of our own


def _receive(descriptor: int, deadline: float, limits: Limits) -> tuple[str, Any]:
    try:
        return receive(descriptor, deadline)
    except TimeoutError:
        raise limits.over() from None


def _exactly(descriptor: int, size: int, deadline: float) -> bytes:
    got, ready = bytearray(), select.poll()
    ready.register(descriptor, select.POLLIN)
    while len(got) < size:
        left = deadline - time.monotonic()
        if left <= 0 or not ready.poll(None if math.isinf(left) else math.ceil(left * 1000)):
            raise TimeoutError
        more = os.read(descriptor, min(size - len(got), _CHUNK))
        if not more:
            return b""
        got += more
    return bytes(got)


def _occupied() -> int:
    """Bytes of address space of this process; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 0
