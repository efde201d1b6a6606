"""Faults at the n-th call of a file primitive below one directory: the process is killed, or the call fails.

The primitives are those with which the store changes files: open for writing, write, fsync, replace, link, unlink,
mkdir, rmdir, truncate, copy. The calls of the index library are seen as one step each (``Store``, ``bulk_load``,
``flush``); what it does within them is reached by strace (see ``tracing``).
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resgraph.store import index

_ONE_NAME = ("mkdir", "rmdir", "unlink", "remove", "fsync", "fdatasync", "ftruncate", "pwrite")
_TWO_NAMES = ("replace", "rename", "link")
_WRITING = frozenset("wax+")
KILL = "kill"
ERRORS = {name: getattr(errno, name) for name in ("ENOSPC", "EIO", "EROFS", "EMFILE", "EDQUOT")}


@dataclass(slots=True)
class Faults:
    """The ``at``-th call below ``directory`` fails in the way of ``kind`` (``kill`` or the name of an error).

    A call that writes does half of its work first when it is to be killed. With ``lasting`` every later call that
    takes space fails too, as on a full disk. ``calls`` are the calls seen.
    """

    directory: str
    at: int
    kind: str = KILL
    lasting: bool = False
    calls: int = 0
    names: list[str] | None = None

    def step(self, name: str, where: object, half: Callable[[], object] = lambda: None) -> None:
        """Count a call and let it fail if it is its turn."""
        if not self._below(where):
            return
        self.calls += 1
        if self.names is not None:
            self.names.append(name)
        due = self.calls >= self.at if self.lasting else self.calls == self.at
        if not due or (self.lasting and name in {"unlink", "rmdir", "remove"}):
            return
        if self.kind == KILL:
            half()
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(ERRORS[self.kind], os.strerror(ERRORS[self.kind]))

    def _below(self, where: object) -> bool:
        path = ""
        if isinstance(where, int):
            with suppress(OSError):
                path = str(Path(f"/proc/self/fd/{where}").readlink())
        else:
            path = os.path.realpath(str(where))
        return path.startswith(self.directory)


def install(faults: Faults) -> None:
    """Put the faults into this process, for good."""
    for name in _ONE_NAME:
        _wrap(os, name, faults)
    for name in _TWO_NAMES:
        _wrap(os, name, faults)
    _wrap(shutil, "copyfile", faults, place=1)
    builtins.open = io.open = _opener(builtins.open, faults)  # type: ignore[assignment]
    index.Store = _database(index.Store, faults)  # type: ignore[assignment, misc]


def _wrap(module: Any, name: str, faults: Faults, place: int = 0) -> None:
    real = getattr(module, name)

    def call(*arguments: Any, **options: Any) -> Any:
        where = arguments[place]
        if options.get("dir_fd") is not None:
            where = options["dir_fd"]
        faults.step(name, where)
        return real(*arguments, **options)

    setattr(module, name, call)


class _Writer:
    """A file open for writing whose writes are counted."""

    def __init__(self, file: Any, faults: Faults) -> None:
        self._file, self._faults = file, faults

    def write(self, content: Any) -> int:
        def half() -> None:
            self._file.write(content[: len(content) // 2])
            self._file.flush()

        self._faults.step("write", self._file.fileno(), half)
        return int(self._file.write(content))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _opener(real: Callable[..., Any], faults: Faults) -> Callable[..., Any]:
    def call(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if isinstance(file, int) or not _WRITING & set(mode):
            return real(file, mode, *arguments, **options)
        faults.step("open", file)
        opened = real(file, mode, *arguments, **options)
        return _Writer(opened, faults) if faults._below(file) else opened

    return call


def _database(real: Any, faults: Faults) -> Any:
    class Database:
        """The index library's store, of which opening, bulk loading and flushing are counted."""

        read_only = staticmethod(real.read_only)

        def __init__(self, path: str) -> None:
            faults.step("Store", path)
            self._path, self._real = path, real(path)

        def bulk_load(self, *arguments: Any, **options: Any) -> None:
            faults.step("bulk_load", self._path)
            self._real.bulk_load(*arguments, **options)

        def flush(self) -> None:
            faults.step("flush", self._path)
            self._real.flush()

        def __getattr__(self, name: str) -> Any:
            return getattr(self._real, name)

    return Database
