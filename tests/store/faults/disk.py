"""A loss of power, played on what was told to be durable: nothing survives that was not synced by name.

While a child works, each ``os.fsync`` below a folder is recorded: of a file its content at that moment, of a directory
its names. From these records the folder is made as it would be found after the power had gone at that moment, twice:
``strict``, with nothing but the synced names and contents; and ``names``, where the file system has written all names
already, but of the contents only what was synced (what ext4 and XFS may leave). What the index library syncs itself is
not recorded, so the play is harder than the truth. It does not know torn sectors or disks that lie about a sync.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

STRICT, NAMES = "strict", "names"


@dataclass(slots=True)
class Disk:
    """What is durable below ``root``: inode -> content, inode -> name -> inode; ``lose`` makes copies in ``target``."""

    root: Path
    target: Path
    contents: dict[int, bytes] = field(default_factory=dict)
    names: dict[int, Mapping[str, int]] = field(default_factory=dict)
    syncs: int = 0
    opened: dict[int, int] = field(default_factory=dict)  # keeps the system from using the number of an inode again
    folders: set[int] = field(default_factory=set)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def install(self) -> None:
        """Take what is there as durable; from now on record each sync, and lose the power before it."""
        for folder, _, files in os.walk(self.root):
            self._record(Path(folder))
            for name in files:
                self._record(Path(folder) / name)
        os.fsync = self._following(os.fsync)

    def lose(self, label: str) -> None:
        """Make the folders that would be found if the power went now."""
        self._strict(self.root.stat().st_ino, self.target / label / STRICT)
        self._names(self.root, self.target / label / NAMES)

    def _following(self, real: Callable[[int], None]) -> Callable[[int], None]:
        def fsync(descriptor: int) -> None:
            path = Path(f"/proc/self/fd/{descriptor}").readlink()
            if path.is_relative_to(self.root):
                with self.turn:
                    self.syncs += 1
                    self.lose(f"before-{self.syncs:03d}")
                    self._record(path)
            real(descriptor)

        return fsync

    def _record(self, path: Path) -> None:
        if path.is_dir():
            self.names[self._inode(path)] = dict(self._entries(path))
        else:
            self.contents[self._inode(path)] = path.read_bytes()

    def _entries(self, path: Path) -> Iterator[tuple[str, int]]:
        """Name and inode of what is in a folder; other threads may be removing some of it."""
        for one in path.iterdir():
            with suppress(FileNotFoundError):
                yield one.name, self._inode(one)

    def _inode(self, path: Path) -> int:
        inode = path.stat().st_ino
        if inode not in self.opened:
            self.opened[inode] = os.open(path, os.O_RDONLY)
        if path.is_dir():
            self.folders.add(inode)
        return inode

    def _strict(self, inode: int, target: Path) -> None:
        target.mkdir(parents=True)
        for name, child in self.names.get(inode, {}).items():
            if child in self.folders:
                self._strict(child, target / name)
            else:
                (target / name).write_bytes(self.contents.get(child, b""))

    def _names(self, real: Path, target: Path) -> None:
        target.mkdir(parents=True)
        for name, inode in self._entries(real):
            if inode in self.folders:
                self._names(real / name, target / name)
            else:
                (target / name).write_bytes(self.contents.get(inode, b""))
