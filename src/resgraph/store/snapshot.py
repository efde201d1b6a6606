"""One committed state of a store, kept from being removed as long as somebody reads it."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox

from resgraph.core.errors import Mismatch, StoreFault
from resgraph.store import index, inventory, ledger
from resgraph.store.faults import name
from resgraph.store.ledger import Ledger
from resgraph.store.lock import shared

_ATTEMPTS = 5
_TOLD = {"store-limit", "store-outdated", "store-format"}  # why an index that is whole cannot be opened


class Snapshot:
    """The state committed last, or - before anything of it was read - a later one."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._database: ox.Store | None = None
        self._descriptor = -1
        self.ledger = ledger.read(directory)

    def hold(self) -> Ledger:
        """The ledger of a state whose files will stay until ``release``.

        When a writer has replaced the state read at first, it is the new one.
        """
        for _ in range(_ATTEMPTS):
            if self._descriptor >= 0 or not self.ledger.index:
                break
            self._descriptor = shared(index.path(self._directory, self.ledger.index))
            if self._descriptor < 0:
                newer = ledger.read(self._directory)
                if newer.index == self.ledger.index:
                    break  # the index is missing; the archive may be whole
                self.ledger = newer
        return self.ledger

    def database(self) -> ox.Store:
        """The index, opened for reading.

        Raises StoreFault when it is missing or damaged, and Mismatch when its files are not those of the ledger.
        """
        if self._database is None:
            held = self.hold()
            self._database = self._opened(held) if held.index else ox.Store()
        return self._database

    def release(self) -> None:
        """Let go of the state, so that its files may be removed."""
        self._database = None
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _opened(self, held: Ledger) -> ox.Store:
        path = index.path(self._directory, held.index)
        source = str(self._directory)
        if self._descriptor < 0:
            raise StoreFault("store-damaged", f"{path}: the index is missing", source=source)
        if wrong := inventory.faults(path, held.files):
            kind = Mismatch if all(fault.state for fault in wrong) else StoreFault
            problem = "store-mismatch" if kind is Mismatch else "store-damaged"
            raise kind(problem, f"{path / wrong[0].name}: {wrong[0].words}", source=source)
        try:
            return ox.Store.read_only(str(path))
        except (OSError, RuntimeError) as error:
            code, words = name(error), f"the index cannot be read: {error}"
            if code not in _TOLD:
                code = "store-damaged"
            if code != "store-limit" and held.engine != index.ENGINE:
                words = (
                    f"written by {held.engine or 'an unknown version'}, this is {index.ENGINE}: run resgraph migrate"
                )
                code = "store-outdated"
            raise StoreFault(code, f"{path}: {words}", source=source) from error
