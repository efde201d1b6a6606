"""A store in a directory on this machine.

DIR/resgraph.json   the marker: format, base, software
DIR/ledger.json     the state: graph -> count and digest; the index in use (the one commit point)
DIR/graphs/*.nq     the archive: canonical N-Quads, one file per named graph
DIR/index/000001/   the Oxigraph database that answers queries; can be rebuilt from the archive
DIR/lock            held while somebody writes
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import pyoxigraph as ox

from resgraph.core.errors import Refused, StoreFault
from resgraph.core.problem import Problem
from resgraph.store import archive, files, index, ledger, marker
from resgraph.store.batch import Batch, NamedGraph, Prepared, Remarks
from resgraph.store.faults import told
from resgraph.store.ledger import GraphRecord, Ledger
from resgraph.store.lock import Lock

_ATTEMPTS = 5
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
        self.marker = marker.read(directory)
        self._lock = lock
        self._ledger = ledger.read(directory)
        self._database: ox.Store | None = None
        self._descriptor = -1
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

    def graphs(self) -> tuple[GraphRecord, ...]:
        """The named graphs in the order of their addresses."""
        return tuple(self._ledger.records.values())

    def __len__(self) -> int:
        """The number of quads."""
        return self._ledger.quads

    def query(
        self,
        sparql: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        substitutions: Mapping[ox.Variable, ox.NamedNode | ox.Literal] | None = None,
    ) -> Results:
        """The answer to a SPARQL 1.1 query; its default graph is the union of all graphs unless it names others.

        Raises SyntaxError for malformed SPARQL and StoreFault when the index cannot be read. Whoever lets others
        query checks the text first (``resgraph.answers``): SPARQL can name remote services.
        """
        database = self._open()
        with told(self.directory):
            return database.query(
                sparql,
                prefixes=dict(prefixes or {}),
                substitutions=cast("Any", dict(substitutions or {})),
            )

    def dump(self) -> Iterator[bytes]:
        """All statements as N-Quads, graph by graph in the order of the addresses, lines of a graph sorted.

        The same graphs give the same bytes, whatever the order in which they were loaded.
        """
        for record in self.graphs():
            with told(self.directory):
                content = archive.read(self.directory, record)
            yield content

    def graph(self, address: str) -> bytes:
        """One graph as N-Quads. Raises KeyError for a graph that is not there."""
        with told(self.directory):
            return archive.read(self.directory, self._ledger.records[address])

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
        with self._undone(), told(self.directory):
            for number, document in enumerate(documents, 1):
                graph = NamedGraph(*document) if isinstance(document, tuple) else document
                if taken := batch.take(graph):
                    archive.write(self.directory, *taken)
                progress(number)
        old, new = self._ledger.records, batch.records()
        changed = {
            graph: record for graph, record in new.items() if graph not in old or old[graph].sha256 != record.sha256
        }
        removed = {graph for graph in instead_of if graph in old and graph not in new}
        self._commit({**{graph: record for graph, record in old.items() if graph not in removed}, **new}, changed)
        return LoadReport(
            added=tuple(sorted(changed.keys() - old.keys())),
            replaced=tuple(sorted(changed.keys() & old.keys())),
            unchanged=tuple(sorted(new.keys() - changed.keys())),
            removed=tuple(sorted(removed)),
            remarks=batch.remarks(),
            graphs=len(self._ledger.records),
            quads=self._ledger.quads,
        )

    def remove(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Remove graphs; the sorted addresses of those that were there. Raises StoreFault."""
        self._writable()
        gone = {graph for graph in addresses if graph in self._ledger.records}
        self._commit({graph: record for graph, record in self._ledger.records.items() if graph not in gone}, {})
        return tuple(sorted(gone))

    def rebuild(self) -> None:
        """Build the index anew from the archive. Raises StoreFault when the archive itself is damaged."""
        self._writable()
        for record in self.graphs():
            with told(self.directory):
                content = archive.read(self.directory, record)
            found, _ = archive.record(record.graph, content.decode().splitlines(), self.base, record.source_sha256)
            if found.sha256 != record.sha256:
                raise StoreFault("store-damaged", f"{record.file}: not what the ledger says", source=record.file)
        self._commit(self._ledger.records, self._ledger.records, afresh=True)

    def disagreements(self) -> tuple[str, ...]:
        """The graphs for which archive or index differ from the ledger in count or digest, and unknown graphs.

        The union of all graphs is compared too, and called ``default graph``.
        """
        database = self._open()
        known = self._ledger.records
        found = {str(getattr(name, "value", name)) for name in database.named_graphs()} - known.keys()
        for record in known.values():
            quads = database.quads_for_pattern(None, None, None, ox.NamedNode(record.graph))
            indexed, _ = archive.record(record.graph, (f"{quad} ." for quad in quads), self.base)
            if indexed.sha256 != record.sha256 or not archive.intact(self.directory, record):
                found.add(record.graph)
        if index.union_differs(database):
            found.add("default graph")
        return tuple(sorted(found))

    def refresh(self) -> None:
        """Move on to what has been committed since."""
        self._release()
        self._ledger = ledger.read(self.directory)

    def close(self) -> None:
        """Let go of index and lock; a second call does nothing."""
        self._release()
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

    def _commit(
        self, records: Mapping[str, GraphRecord], new: Mapping[str, GraphRecord], *, afresh: bool = False
    ) -> None:
        """Make ``records`` the state of the store, of which ``new`` are not in the index yet."""
        before, records = self._ledger, dict(sorted(records.items()))
        gone = sorted((before.records.keys() - records.keys()) | (before.records.keys() & new.keys()))
        with self._undone(), told(self.directory):
            name = before.index
            if new or gone or afresh:
                name = index.following(self.directory)
                reused = not afresh and before.index in index.names(self.directory) and 2 * len(gone) < len(records)
                if reused:
                    index.build(self.directory, name, before.index, gone, list(new.values()))
                else:
                    index.build(self.directory, name, "", (), list(records.values()))
            if (name, records) != (before.index, before.records):
                ledger.write(self.directory, Ledger(name, records))
                self.refresh()
                with suppress(OSError):  # leftovers are no reason to call a committed load failed
                    self._sweep()

    @contextmanager
    def _undone(self) -> Iterator[None]:
        """When what is done inside fails, remove its leftovers, so that they do not fill the disk.

        Whether a commit that failed half-way counts is for the disk to say: nothing is removed that the state before
        it or the one that the ledger now holds needs.
        """
        before = self._ledger
        try:
            yield
        except BaseException:
            with suppress(OSError, StoreFault):
                self.refresh()
                self._sweep(before)
            raise

    def _prepare(self) -> None:
        """Make the folders of a new store and remove what an interrupted writer left."""
        if not (self.directory / ledger.NAME).is_file():
            ledger.write(self.directory, self._ledger)
        for folder in (ledger.ARCHIVE, index.FOLDER):
            (self.directory / folder).mkdir(exist_ok=True)
        files.sync(self.directory)  # the ledger just read may be one that a killed writer had only renamed
        self._sweep()

    def _sweep(self, *others: Ledger) -> None:
        """Remove what neither the state of the store nor one of the others needs."""
        kept = (self._ledger, *others)
        index.sweep(self.directory, {one.index for one in kept})
        archive.sweep(self.directory, [record for one in kept for record in one.records.values()])

    def _open(self) -> ox.Store:
        if not self._ledger.index:
            return ox.Store()
        for attempt in range(_ATTEMPTS):
            if self._database is not None:
                break
            try:
                self._database, self._descriptor = index.open_(self.directory, self._ledger.index)
            except OSError as error:
                if attempt == _ATTEMPTS - 1:
                    message = f"{self.directory}: the index cannot be read: {error}"
                    raise StoreFault("store-damaged", message, source=str(self.directory)) from error
                self._ledger = ledger.read(self.directory)  # a writer may just have replaced it
        assert self._database is not None
        return self._database

    def _release(self) -> None:
        self._database = None
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
