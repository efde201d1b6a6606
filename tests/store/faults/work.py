"""What the children of the fork server do."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from resgraph.cli import run
from resgraph.core.errors import ResgraphError
from resgraph.store import NamedGraph, Store, create, open_store
from tests.store.faults.disk import Disk
from tests.store.faults.injection import Faults, install
from tests.store.faults.states import Operation, operations


def command(arguments: list[str], faults: dict[str, Any] | None = None, calls: str = "") -> int:
    """The command line, with a fault; the number of primitives called is written to the file ``calls``."""
    return _with_faults(lambda: run(arguments), faults, calls)


def operate(
    directory: str, seed: int, first: int, last: int, faults: dict[str, Any] | None = None, calls: str = ""
) -> int:
    """Operations ``first`` to before ``last`` of the stream; the number of each is printed once it is acknowledged."""

    def work() -> int:
        with open_store(directory, write=True) as store:
            for number, operation in itertools.islice(enumerate(operations(seed)), first, last):
                apply(operation, store)
                os.write(1, f"{number}\n".encode())
        return 0

    return _with_faults(work, faults, calls)


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
        os.writev(2, [f"{fault.problem.code} {fault}\n".encode()])  # not write(2), which may be tampered with
        return fault.exit_code
    finally:
        if installed and counter >= 0:
            os.write(counter, str(installed.calls).encode())
