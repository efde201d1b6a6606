"""The ledger: which graphs a store holds, with count and digest of each, and which index serves them.

``ledger.json`` is the one commit point. Archive files and indexes are written beside it under new names first;
replacing the ledger makes them the state of the store, and whatever it does not name is a leftover.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from resgraph.core.errors import StoreFault
from resgraph.store import files
from resgraph.store.inventory import FileRecord

NAME = "ledger.json"
ARCHIVE = "graphs"  # the folder of the files that the records name


@dataclass(frozen=True, slots=True, order=True)
class GraphRecord:
    """One named graph: number of quads, SHA-256 of its sorted N-Quads, archive file and its size in bytes.

    ``source_sha256`` is the digest of what was read.
    """

    graph: str
    quads: int
    sha256: str
    file: str
    source_sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """The state of a store: graph -> record in the order of the addresses; the index, its files, what wrote it."""

    index: str = ""
    records: Mapping[str, GraphRecord] = field(default_factory=dict)
    files: tuple[FileRecord, ...] = ()
    engine: str = ""

    @property
    def quads(self) -> int:
        """The number of quads of all graphs."""
        return sum(record.quads for record in self.records.values())

    @property
    def size(self) -> int:
        """The bytes of all archive files."""
        return sum(record.size for record in self.records.values())


def write(directory: Path, ledger: Ledger) -> None:
    """Commit ``ledger`` as the state of the store."""
    content = {
        "engine": ledger.engine,
        "files": [asdict(record) for record in sorted(ledger.files)],
        "graphs": [asdict(record) for _, record in sorted(ledger.records.items())],
        "index": ledger.index,
        "quads": ledger.quads,
    }
    row = {**content, "sha256": _digest(content)}
    files.write(directory / NAME, json.dumps(row, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n")


def read(directory: Path) -> Ledger:
    """The committed state; empty for a store into which nothing has been loaded yet.

    Raises StoreFault when the file is missing beside an archive, cannot be read, or is not what was written.
    """
    if not (directory / NAME).exists() and not (directory / ARCHIVE).exists():
        return Ledger()
    try:
        content = json.loads((directory / NAME).read_bytes())
        written = content.pop("sha256", None)  # format 1 has none
        records = (GraphRecord(**row) for row in content["graphs"])
        ledger = Ledger(
            content["index"],
            {record.graph: record for record in sorted(records)},
            tuple(FileRecord(**row) for row in content.get("files", ())),
            content.get("engine", ""),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreFault("store-damaged", f"{directory / NAME}: not readable", source=str(directory)) from error
    if content.get("quads") != ledger.quads:
        raise StoreFault("store-damaged", f"{directory / NAME}: the counts do not add up", source=str(directory))
    if written not in (None, _digest(content)):
        message = f"{directory / NAME}: its SHA-256 is not the one that stands in it"
        raise StoreFault("store-damaged", message, source=str(directory))
    return ledger


def _digest(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
