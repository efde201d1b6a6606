"""A store in a directory on this machine.

DIR/resgraph.json   the marker: format, base, software
DIR/ledger.json     the state: graph -> count and digest; the index in use (the one commit point)
DIR/graphs/*.nq     the archive: canonical N-Quads, one file per named graph
DIR/index/000001/   the Oxigraph database that answers queries; can be rebuilt from the archive
DIR/lock            held while somebody writes
DIR/remotes/*.jsonl what was sent to which server (``resgraph load``); may be removed at any time
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import pyoxigraph as ox

from resgraph.core.errors import Refused, ResgraphError, StoreFault
from resgraph.core.problem import Problem
from resgraph.store import archive, files, index, inventory, ledger, marker, space
from resgraph.store.batch import Batch, NamedGraph, Prepared, Remarks
from resgraph.store.faults import fault, full, told
from resgraph.store.ledger import GraphRecord, Ledger
from resgraph.store.lock import Lock
from resgraph.store.reading import digest, union_differs
from resgraph.store.snapshot import Snapshot

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: addresses of the graphs, sorted; what there is to say of some of them; the state after it."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    remarks: Mapping[str, Remarks] = field(default_factory=dict)
    graphs: int = 0
    quads: int = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Notes on duplicates, in the order of the addresses."""
        return tuple(problem for remarks in self.remarks.values() for problem in remarks.problems)

    @property
    def refused(self) -> tuple[Refused, ...]:
        """What was left out, in the order of the addresses."""
        return tuple(refused for remarks in self.remarks.values() for refused in remarks.refused)


class Store:
    """Named graphs on disk. Open it with ``create`` or ``open_store``; use it as a context manager.

    Opened for reading it shows the state at that moment (``refresh`` moves on) and needs no right to write. Opened
    for writing it holds the lock of the store until it is closed.
    """

    def __init__(self, directory: Path, lock: Lock | None) -> None:
        self.directory = directory
        self.marker = marker.read(directory, write=lock is not None)
        self._lock = lock
        self._taken = 0  # bytes that the load under way has put into the archive
        self._snapshot = Snapshot(directory)
        if lock:
            with told(directory):
                self._prepare()

    @property
    def base(self) -> str:
        """The base of the local addresses."""
        return self.marker.base

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written through this object."""
        return self._lock is None

    def opener(self) -> Callable[[], Store]:
        """Opens the same store for reading, as it is then; can be sent to another process."""
        return partial(Store, self.directory, None)

    def database(self) -> Path | None:
        """The directory of the Oxigraph database, which stays as it is until ``close`` or ``refresh``; read it only.

        None when nothing has been stored yet.
        """
        held = self._snapshot.hold()
        return index.path(self.directory, held.index) if held.index else None

    def graphs(self) -> tuple[GraphRecord, ...]:
        """The named graphs in the order of their addresses."""
        return tuple(self._snapshot.ledger.records.values())

    def __len__(self) -> int:
        """The number of quads."""
        return self._snapshot.ledger.quads

    def query(
        self,
        sparql: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        substitutions: Mapping[ox.Variable, ox.NamedNode | ox.Literal] | None = None,
    ) -> Results:
        """The answer to a SPARQL 1.1 query; its default graph is the union of all graphs unless it names others.

        Raises SyntaxError for malformed SPARQL, StoreFault when the index cannot be read, and Mismatch when it is not
        that of the ledger (files were cut or changed): a wrong answer would be worse than none. Whoever lets others
        query checks the text first (``resgraph.answers``): SPARQL can name remote services.
        """
        with told(self.directory):
            return self._snapshot.database().query(
                sparql,
                prefixes=dict(prefixes or {}),
                substitutions=cast("Any", dict(substitutions or {})),
            )

    def dump(self) -> Iterator[bytes]:
        """All statements as N-Quads, graph by graph in the order of the addresses, lines of a graph sorted.

        The same graphs give the same bytes, whatever the order in which they were loaded.
        """
        for record in self._snapshot.hold().records.values():
            with told(self.directory):
                content = archive.read(self.directory, record)
            yield content

    def graph(self, address: str) -> bytes:
        """One graph as N-Quads. Raises KeyError for a graph that is not there."""
        with told(self.directory):
            return archive.read(self.directory, self._snapshot.hold().records[address])

    def load(
        self,
        documents: Iterable[NamedGraph | Prepared | tuple[str, Iterable[str]]],
        progress: Callable[[int], None] = lambda n: None,
        *,
        instead_of: Iterable[str] = (),
    ) -> LoadReport:
        """Add graphs or replace those with the same address, all of them or - when interrupted - none.

        Graphs ``instead_of`` which the documents stand are removed in the same step unless one of them is loaded. What
        is refused (a statement that is none, two different documents with one address) is left out and listed in the
        report. On return the new state survives a loss of power. ``progress`` is told the number of graphs taken so
        far. Raises StoreFault.
        """
        self._writable()
        batch = Batch(self.base)
        with self._whole():
            for number, document in enumerate(documents, 1):
                graph = NamedGraph(*document) if isinstance(document, tuple) else document
                if taken := batch.take(graph):
                    self._keep(*taken)
                progress(number)
            old, new = self._ledger.records, batch.records()
            removed = {graph for graph in instead_of if graph in old and graph not in new}
            kept = {graph: record for graph, record in old.items() if graph not in removed}
            changed = self._commit({**kept, **new})
        return LoadReport(
            added=tuple(sorted(changed - old.keys())),
            replaced=tuple(sorted(changed & old.keys())),
            unchanged=tuple(sorted(new.keys() - changed)),
            removed=tuple(sorted(removed)),
            remarks=batch.remarks(),
            graphs=len(self._ledger.records),
            quads=self._ledger.quads,
        )

    def remove(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Remove graphs; the sorted addresses of those that were there. Raises StoreFault."""
        self._writable()
        gone = {graph for graph in addresses if graph in self._ledger.records}
        with self._whole():
            self._commit({graph: record for graph, record in self._ledger.records.items() if graph not in gone})
        return tuple(sorted(gone))

    def rebuild(self) -> None:
        """Build the index anew from the archive. Raises StoreFault when the archive itself is damaged."""
        self._writable()
        with self._whole():
            for record in self.graphs():
                if wrong := archive.fault(self.directory, record, deep=True):
                    message = f"{self.directory / ledger.ARCHIVE / record.file}: {wrong}"
                    raise StoreFault("store-damaged", message, source=str(self.directory))
            self._commit(self._ledger.records, afresh=True)

    def disagreements(self) -> tuple[str, ...]:
        """The graphs for which archive or index differ from the ledger in count or digest, and unknown graphs.

        The union of all graphs is compared too, and called ``default graph``.
        """
        database = self._snapshot.database()
        known = self._ledger.records
        found = {str(getattr(name, "value", name)) for name in database.named_graphs()} - known.keys()
        for record in known.values():
            quads = database.quads_for_pattern(None, None, None, ox.NamedNode(record.graph))
            if digest(quads) != record.sha256 or archive.fault(self.directory, record, deep=True):
                found.add(record.graph)
        if union_differs(database):
            found.add("default graph")
        return tuple(sorted(found))

    def refresh(self) -> None:
        """Move on to what has been committed since."""
        self._snapshot.release()
        self._snapshot = Snapshot(self.directory)

    def close(self) -> None:
        """Let go of index and lock; a second call does nothing."""
        self._snapshot.release()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _writable(self) -> None:
        if self._lock is None:
            raise StoreFault("store-read-only", f"{self.directory}: opened for reading", source=str(self.directory))

    @property
    def _ledger(self) -> Ledger:
        return self._snapshot.ledger

    def _keep(self, record: GraphRecord, content: bytes) -> None:
        """Put one graph of a load into the archive if there will be space for its index too."""
        self._taken += record.size
        space.demand(self.directory, record.size + space.needed(self._taken))
        archive.write(self.directory, record, content)

    def _commit(self, records: Mapping[str, GraphRecord], *, afresh: bool = False) -> set[str]:
        """Make ``records`` the state of the store; the graphs that were added or replaced."""
        before, records = self._ledger, dict(sorted(records.items()))
        new = [record for graph, record in records.items() if _differs(record, before.records.get(graph))]
        changed = {record.graph for record in new}
        gone = sorted((before.records.keys() - records.keys()) | (before.records.keys() & changed))
        after = replace(before, records=records)
        if new or gone or afresh:
            name = index.following(self.directory)
            reused = not afresh and self._reusable(sum(before.records[graph].quads for graph in gone))
            part = new if reused else list(records.values())
            space.demand(self.directory, space.needed(sum(record.size for record in part)))
            with ThreadPoolExecutor(1) as pool:
                settled = pool.submit(archive.settle, self.directory, new)
                inventoried = index.build(self.directory, name, before if reused else None, gone, part)
                settled.result()
            after = Ledger(name, records, inventoried, index.ENGINE)
        if after != before:
            ledger.write(self.directory, after)
            self.refresh()
            with suppress(OSError):  # leftovers are no reason to call a committed load failed
                self._sweep()
        return changed

    def _reusable(self, lost: int) -> bool:
        """Whether the index in use is sound and keeps so much that a change costs less than a new one."""
        before = self._ledger
        if not before.index or before.engine != index.ENGINE or 2 * lost >= before.quads:
            return False
        return not inventory.faults(index.path(self.directory, before.index), before.files)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """When what is done inside fails, remove its leftovers, and tell faults of the operating system as our own.

        Whether a commit that failed half-way counts is for the disk to say: nothing is removed that the state before
        it or the one that the ledger now holds needs.
        """
        before, self._taken = self._ledger, 0
        try:
            yield
        except BaseException as error:
            with suppress(OSError, ResgraphError):
                self.refresh()
                self._sweep(before)
            if isinstance(error, OSError):
                raise self._told(error) from error
            raise

    def _told(self, error: OSError) -> StoreFault:
        told = fault(self.directory, error)
        if not full(error):
            return told
        wanted = self._taken + space.needed(self._taken)
        message = f"{told}; about {wanted:,} bytes are needed, {space.free(self.directory):,} are free"
        return StoreFault("store-full", message, source=str(self.directory))

    def _prepare(self) -> None:
        """Make the folders of a new store and remove what an interrupted writer left."""
        if not (self.directory / ledger.NAME).is_file():
            ledger.write(self.directory, self._ledger)
        for folder in (ledger.ARCHIVE, index.FOLDER):
            (self.directory / folder).mkdir(exist_ok=True)
        files.sync(self.directory)  # the ledger just read may be one that a killed writer had only renamed
        self._sweep()

    def _sweep(self, *others: Ledger) -> None:
        """Remove what neither the state of the store nor one of the others needs.

        Earlier versions of graphs go only when nobody reads an earlier state.
        """
        for name in (ledger.NAME, marker.NAME):
            (self.directory / f"{name}{files.BESIDE}").unlink(missing_ok=True)
        kept = (self._ledger, *others)
        index.sweep(self.directory, kept)
        if set(index.names(self.directory)) <= {one.index for one in kept}:
            archive.sweep(self.directory, [record for one in kept for record in one.records.values()])


def _differs(record: GraphRecord, old: GraphRecord | None) -> bool:
    return old is None or record.sha256 != old.sha256
