"""The ledger: which graphs a store holds, with count and digest of each, and which index serves them.

``ledger.json`` is the one commit point. Archive files and indexes are written beside it under new names first;
replacing the ledger makes them the state of the store, and whatever it does not name is a leftover.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from resgraph.core.errors import StoreFault
from resgraph.store import files

NAME = "ledger.json"
ARCHIVE = "graphs"  # the folder of the files that the records name


@dataclass(frozen=True, slots=True, order=True)
class GraphRecord:
    """One named graph: number of quads, SHA-256 of its sorted N-Quads, archive file, SHA-256 of what was read."""

    graph: str
    quads: int
    sha256: str
    file: str
    source_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The state of a store: graph -> record in the order of the addresses, and the name of the index."""

    index: str = ""
    records: Mapping[str, GraphRecord] = field(default_factory=dict)

    @property
    def quads(self) -> int:
        """The number of quads of all graphs."""
        return sum(record.quads for record in self.records.values())


def write(directory: Path, ledger: Ledger) -> None:
    """Commit ``ledger`` as the state of the store."""
    rows = [asdict(record) for _, record in sorted(ledger.records.items())]
    content = {"graphs": rows, "index": ledger.index, "quads": ledger.quads}
    files.write(directory / NAME, json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n")


def read(directory: Path) -> Ledger:
    """The committed state; empty for a store into which nothing has been loaded yet.

    Raises StoreFault when the file is missing beside an archive, or cannot be read.
    """
    if not (directory / NAME).exists() and not (directory / ARCHIVE).exists():
        return Ledger()
    try:
        content = json.loads((directory / NAME).read_bytes())
        records = (GraphRecord(**row) for row in content["graphs"])
        ledger = Ledger(content["index"], {record.graph: record for record in sorted(records)})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreFault("store-damaged", f"{directory / NAME}: not readable", source=str(directory)) from error
    if content.get("quads") != ledger.quads:
        raise StoreFault("store-damaged", f"{directory / NAME}: the counts do not add up", source=str(directory))
    return ledger
