"""From the format of an earlier version to the present one. Formats:

1  ledger without inventory of the index and without digest of its own; records without size
2  these added: damage to index or ledger is noticed when a store is opened
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from resgraph.core.errors import StoreFault
from resgraph.store import archive, index, ledger, marker, space
from resgraph.store.embedded import Store
from resgraph.store.faults import told
from resgraph.store.ledger import ARCHIVE, GraphRecord, Ledger
from resgraph.store.lock import Lock
from resgraph.version import __version__


def migrate(path: str | Path, *, wait: float = 0.0) -> tuple[int, int]:
    """Convert a store to the present format, with an index of the present engine; the formats before and after.

    The archive is compared with the ledger and the index built anew from it, beside the old one; a store that is killed
    meanwhile is as it was. Raises StoreFault.
    """
    directory = Path(path)
    found = marker.read(directory)
    lock = Lock(directory, wait)
    try:
        before = ledger.read(directory)
        if found.format == marker.FORMAT and before.engine in ("", index.ENGINE):
            return found.format, found.format
        with told(directory):
            _convert(directory, before)
            marker.write(directory, replace(found, format=marker.FORMAT, software=f"resgraph {__version__}"))
            Store(directory, lock).refresh()  # removes the old index
        return found.format, marker.FORMAT
    finally:
        lock.release()


def _convert(directory: Path, before: Ledger) -> None:
    records = {graph: _sized(directory, record) for graph, record in before.records.items()}
    for folder in (ARCHIVE, index.FOLDER):
        (directory / folder).mkdir(exist_ok=True)
    after = Ledger(records=records)
    if records:
        space.demand(directory, space.needed(after.size))
        name = index.following(directory)
        after = Ledger(name, records, index.build(directory, name, None, (), list(records.values())), index.ENGINE)
    ledger.write(directory, after)


def _sized(directory: Path, record: GraphRecord) -> GraphRecord:
    if words := archive.fault(directory, record, deep=True):
        raise StoreFault("store-damaged", f"{directory}: {record.file}: {words}", source=str(directory))
    return replace(record, size=(directory / ARCHIVE / record.file).stat().st_size)
