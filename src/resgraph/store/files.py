"""Writing files so that they are whole or absent, also after a loss of power."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content`` in one step; on return it is on the disk (POSIX rename and fsync)."""
    beside = path.with_name(path.name + ".tmp")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    sync(path.parent)


def sync(directory: Path) -> None:
    """Make the names in ``directory`` durable."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy_tree(source: Path, target: Path, *, linked: str, skipped: tuple[str, ...]) -> None:
    """Copy the files of one directory; those with the suffix ``linked`` never change and are hard-linked if possible.

    Names that start with one of ``skipped`` are left out.
    """
    target.mkdir()
    for file in sorted(source.iterdir()):
        if file.name.startswith(skipped):
            continue
        if file.suffix == linked:
            _link(file, target / file.name)
        else:
            shutil.copyfile(file, target / file.name)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(source, target)
