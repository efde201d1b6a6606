"""What the children of the fork server do."""

from __future__ import annotations

import datetime
import itertools
import os
import resource
import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from resgraph.cli import main, run
from resgraph.core.errors import ResgraphError
from resgraph.store import NamedGraph, Store, create, open_or_create, open_store
from tests.store.faults import mounts
from tests.store.faults.disk import Disk
from tests.store.faults.injection import Faults, install
from tests.store.faults.states import KINDS, Operation, address, lines, operations


def command(arguments: list[str], limits: dict[str, int] | None = None) -> int:
    """The command line, under limits of the system, such as ``{"AS": bytes, "CPU": seconds, "NOFILE": number}``."""
    return limited(limits or {}, "main", arguments)


def limited(limits: dict[str, int], name: str, *arguments: Any) -> int:
    """A function of this module under limits of the system."""
    for limit, value in limits.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{limit}"), (value, value))
    return int(globals()[name](*arguments))


def command_with_faults(arguments: list[str], faults: dict[str, Any]) -> int:
    """The command line, with a fault at a file operation."""
    return _with_faults(lambda: run(arguments), faults, "")


def command_in(temporary: str, arguments: list[str]) -> int:
    """The command line, with its temporary files in this folder."""
    tempfile.tempdir = temporary
    os.environ["TMPDIR"] = temporary
    return int(main(arguments) or 0)


def tell_size() -> int:
    """Print the bytes of address space that a child has at its start."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[0])
    os.write(1, str(pages * resource.getpagesize()).encode())
    return 0


def tell_mounts() -> int:
    """Print why nothing can be mounted here, if so."""
    os.write(1, mounts.missing().encode())
    return 0


def with_clock(jumps: list[float], directory: str, seed: int) -> int:
    """One operation at each time of a clock that jumps."""
    moments = iter(jumps)
    with mock.patch("resgraph.store.lock.datetime", wraps=datetime) as told, mock.patch("time.time") as clock:
        for number, jump in enumerate(jumps):
            told.datetime.now.return_value = datetime.datetime.fromtimestamp(jump, datetime.UTC)
            clock.return_value = next(moments)
            operate(directory, seed, number, number + 1)
    return 0


def operate(
    directory: str, seed: int, first: int, last: int, faults: dict[str, Any] | None = None, calls: str = "",
    size: int = 40, kinds: Sequence[str] = KINDS,
) -> int:  # fmt: skip
    """Operations ``first`` to before ``last`` of the stream; the number of each is printed once it is acknowledged."""

    def work() -> int:
        with open_store(directory, write=True) as store:
            for number, operation in itertools.islice(enumerate(operations(seed, size, kinds)), first, last):
                apply(operation, store)
                os.writev(1, [f"{number}\n".encode()])  # not write(2), which may be tampered with
        return 0

    return _with_faults(work, faults, calls)


def hold(directory: str) -> int:
    """Hold the store open for writing until killed."""
    with open_store(directory, write=True):
        os.write(1, b"held\n")
        signal.pause()
    return 0


def make(directory: str, moment: float) -> int:
    """Open the store at a moment, making it if there is none, and load a graph named after this process."""
    while time.monotonic() < moment:
        pass
    with open_or_create(directory, wait=30) as store:
        store.load([NamedGraph(address(str(os.getpid())), lines(str(os.getpid()), {"x": "urn:x"}))])
    return 0


def lose_power(root: str, directory: str, target: str, seed: int, first: int, last: int) -> int:
    """The same, recorded by a disk that loses its power before each sync and after each acknowledgement."""
    disk = Disk(Path(root), Path(target))
    disk.install()
    if first == 0:
        create(directory).close()
        disk.lose("created")
    with open_store(directory, write=True) as store:
        for number, operation in itertools.islice(enumerate(operations(seed)), first, last):
            apply(operation, store)
            disk.lose(f"acknowledged-{number}")
    return 0


def apply(operation: Operation, store: Store) -> None:
    """Do one operation to an open store."""
    if operation.kind == "remove":
        store.remove(operation.graphs)
    elif operation.kind == "rebuild":
        store.rebuild()
    else:
        store.load(NamedGraph(graph, lines, name=graph) for graph, lines in operation.graphs.items())


def _with_faults(work: Callable[[], int], faults: dict[str, Any] | None, calls: str) -> int:
    installed = Faults(**faults) if faults else None
    counter = os.open(calls, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644) if calls else -1
    if installed:
        install(installed)
    try:
        return work()
    except ResgraphError as fault:
        os.writev(2, [f"{fault.problem.code} {fault}\n".encode()])
        return fault.exit_code
    finally:
        if installed and counter >= 0:
            os.write(counter, str(installed.calls).encode())
