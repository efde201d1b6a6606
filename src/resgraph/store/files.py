"""Writing files so that they are whole or absent, also after a loss of power."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

BESIDE = ".tmp"  # the suffix of a file that is being written


def write(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` in one step; on return it is on the disk (POSIX rename and fsync)."""
    put(path, content, durable=True)
    sync(path.parent)


def put(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Replace ``path`` by ``content`` in one step; unless ``durable``, ``sync_all`` has to put it on the disk."""
    beside = path.with_name(path.name + BESIDE)
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def sync(path: Path) -> None:
    """Make a file, or the names in a directory, durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_all(paths: Iterable[Path]) -> None:
    """Make several files durable."""
    for path in paths:
        sync(path)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def link(source: Path, target: Path) -> None:
    """A second name of a file that never changes; a copy where the file system has none."""
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(source, target)


def remove(directory: Path) -> None:
    """Remove a directory with all it holds; what is not there is no fault."""
    shutil.rmtree(directory, ignore_errors=True)
