"""Who may write and what is being read, by flock(2): a lock goes with its process, also when that was killed."""

from __future__ import annotations

import datetime
import fcntl
import json
import os
import time
from contextlib import suppress
from pathlib import Path

from resgraph.core.errors import StoreFault
from resgraph.store import files
from resgraph.store.faults import told

NAME = "lock"
_PAUSE = 0.05


class Lock:
    """The right to write to a store: one holder at a time, in this process too."""

    def __init__(self, directory: Path, wait: float = 0.0) -> None:
        """Take the lock of the store, waiting at most ``wait`` seconds. Raises StoreFault ("store-locked")."""
        with told(directory):
            self._descriptor = os.open(directory / NAME, os.O_RDWR | os.O_CREAT, 0o644)
        deadline = time.monotonic() + wait
        while not _taken(self._descriptor, fcntl.LOCK_EX):
            if time.monotonic() >= deadline:
                holder = _holder(self._descriptor)
                os.close(self._descriptor)
                raise StoreFault("store-locked", f"{directory}: in use by {holder}", source=str(directory))
            time.sleep(_PAUSE)
        since = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        self._note(json.dumps({"process": os.getpid(), "since": since}).encode())

    def release(self) -> None:
        """Let others write; a second call does nothing."""
        if self._descriptor >= 0:
            self._note(b"")
            os.close(self._descriptor)
            self._descriptor = -1

    def _note(self, holder: bytes) -> None:
        """Write down who holds the lock, for the message to others; on a full disk it is held without a note."""
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, holder, 0)


def shared(path: Path) -> int:
    """A descriptor that keeps the directory ``path`` from being removed until it is closed; -1 when it is gone."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        return -1
    if _taken(descriptor, fcntl.LOCK_SH) and path.is_dir():
        return descriptor
    os.close(descriptor)
    return -1


def remove_unread(path: Path) -> None:
    """Remove a directory unless somebody is reading it; nobody can begin to while it is being removed."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        if _taken(descriptor, fcntl.LOCK_EX):
            files.remove(path)
    finally:
        os.close(descriptor)


def _taken(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(descriptor: int) -> str:
    try:
        row = json.loads(os.pread(descriptor, 4096, 0))
        return f"process {int(row['process'])} since {row['since']}"
    except (ValueError, KeyError, TypeError):
        return "another process"
