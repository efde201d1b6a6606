"""How many of what a store holds, kept beside the store as long as its ledger is the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from resgraph.building import fingerprint
from resgraph.building.keeping import FOLDER
from resgraph.store import Store, files
from resgraph.store.faults import told

_NAME = "counts.json"
Counts = Mapping[str, Mapping[str, int]]


def counts(store: Store) -> Counts:
    """The answer to the question ``summary``, asked only when the store has changed since it was last counted."""
    path, ledger = store.directory / FOLDER / _NAME, _ledger(store)
    try:
        kept = json.loads(path.read_bytes())
        if kept["ledger"] == ledger and kept["digest"] == _digest(kept["counts"]):
            found: Counts = kept["counts"]
            return found
    except (OSError, ValueError, KeyError, TypeError):
        pass  # never counted, or not readable: counted now
    from resgraph.answers import summary  # noqa: PLC0415 - not needed where nothing has changed

    counted = summary(store)
    if not store.read_only:
        content = {"ledger": ledger, "digest": _digest(counted), "counts": counted}
        with told(store.directory):
            path.parent.mkdir(exist_ok=True)
            files.write(path, json.dumps(content, ensure_ascii=False).encode() + b"\n")
    return counted


def _ledger(store: Store) -> str:
    """A digest of what the store holds and of the software that counts it."""
    rows = [(record.graph, record.sha256) for record in store.graphs()]
    return hashlib.sha256(repr((fingerprint.software(), rows)).encode()).hexdigest()


def _digest(counts: Counts) -> str:
    return hashlib.sha256(json.dumps(counts).encode()).hexdigest()
