"""The inventory of an index: its files with size and SHA-256, kept in the ledger.

A database whose MANIFEST or log was cut opens without complaint and answers from an older state (RocksDB takes what it
can read). So sizes, and the content of the small files that say which of the large ones count, are compared whenever an
index is opened; the large ones, which never change, are read by ``resgraph doctor --deep``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from resgraph.store import files

TABLES = ".sst"  # files of statements and terms; all others are small
_PASSING = ("LOCK", "LOG")  # beginnings of names of files that hold nothing of the database
ORPHAN = "bulk-"  # what an interrupted bulk load leaves


@dataclass(frozen=True, slots=True, order=True)
class FileRecord:
    """One file of an index."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one file. ``state``: the database is readable but in another state than the ledger's."""

    name: str
    words: str
    state: bool = False


def belongs(name: str) -> bool:
    """Whether a file of this name is part of a database."""
    return not name.startswith((*_PASSING, ORPHAN))


def take(path: Path, known: Mapping[str, FileRecord], old: Path) -> tuple[FileRecord, ...]:
    """Make the files in ``path`` durable and record them; those that are files of ``old`` are not read again."""
    found = [file for file in sorted(path.iterdir()) if belongs(file.name)]
    with ThreadPoolExecutor(2) as pool:
        records = tuple(pool.map(lambda file: _record(file, known.get(file.name), old), found))
    files.sync(path)
    return records


def faults(path: Path, records: Iterable[FileRecord], *, deep: bool = False) -> list[Fault]:
    """How the files in ``path`` differ from the records. Large files are read only if ``deep``."""
    return [fault for record in records if (fault := _fault(path / record.name, record, deep=deep))]


def leftovers(path: Path, records: Iterable[FileRecord]) -> list[Path]:
    """The files in ``path`` that are neither recorded nor passing ones."""
    wanted = {record.name for record in records}
    return sorted(f for f in path.glob("*") if f.name not in wanted and not f.name.startswith(_PASSING))


def _record(file: Path, known: FileRecord | None, old: Path) -> FileRecord:
    files.sync(file)
    before = old / file.name
    if known and file.suffix == TABLES and before.exists() and before.samefile(file):
        return known
    return FileRecord(file.name, file.stat().st_size, files.digest(file))


def _fault(file: Path, record: FileRecord, *, deep: bool) -> Fault | None:
    log = file.suffix == ".log"
    if not file.is_file():
        return Fault(file.name, "missing", log)
    size = file.stat().st_size
    state = log or (file.name.startswith("MANIFEST") and size > 0)
    if size != record.size:
        return Fault(file.name, f"{size:,} bytes instead of {record.size:,}", state)
    if (deep or file.suffix != TABLES) and files.digest(file) != record.sha256:
        return Fault(file.name, "its SHA-256 is not the one in the ledger", state)
    return None
