"""The graphs of one load: what each of them is, which are duplicates and which contradict each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from resgraph.core.errors import Refused
from resgraph.core.problem import Problem, problem
from resgraph.store import archive
from resgraph.store.canonical import statements
from resgraph.store.ledger import GraphRecord


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """A graph to load: its address, its N-Quads lines in any order or as the content of a file, and its origin.

    ``source_sha256`` is the digest of the bytes that were read, ``name`` the path to show in messages, ``carrier`` the
    address of the file within the graph; each may be empty.
    """

    address: str
    quads: Iterable[str] | bytes
    source_sha256: str = ""
    name: str = ""
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class _Taken:
    """A graph taken: record, path read, digest of what it says beside its files, and what it says of these."""

    record: GraphRecord
    name: str
    text: str = ""
    carriers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A graph checked and written out, ready to be taken: what ``prepare`` makes of a NamedGraph, in any process."""

    taken: _Taken
    content: bytes

    @property
    def record(self) -> GraphRecord:
        """The record that the graph has in the ledger when no other has its address."""
        return self.taken.record


@dataclass(frozen=True, slots=True)
class Remarks:
    """What there was to say of one address: notes on duplicates, and what was refused, in the order of taking."""

    problems: tuple[Problem, ...] = ()
    refused: tuple[Refused, ...] = ()


def prepare(graph: NamedGraph, base: str) -> Prepared:
    """The graph as it goes into the archive of a store with that base. Raises Refused ("malformed-statements")."""
    found, content = archive.record(graph.address, graph.quads, base, graph.source_sha256)
    return Prepared(_taken(found, content, graph), content)


class Batch:
    """Takes graphs one by one; keeps records, not statements."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._problems: dict[str, list[Problem]] = {}
        self._refused: dict[str, list[Refused]] = {}
        self._taken: dict[str, _Taken] = {}
        self._contradicted: set[str] = set()

    def take(self, graph: NamedGraph | Prepared) -> tuple[GraphRecord, bytes] | None:
        """Record and archive content of ``graph``, or None when it is refused or has been taken before.

        Of two graphs made from the same bytes (which may differ in the path that was read) the one with the smaller
        digest is kept; two that say the same but for the file they were read from become one with both files. The
        order does not matter.
        """
        try:
            prepared = graph if isinstance(graph, Prepared) else prepare(graph, self._base)
        except Refused as refused:
            assert isinstance(graph, NamedGraph)
            self._refuse(graph.address, Refused("", str(refused), source=graph.name, problem_=refused.problem))
            return None
        taken, found, content = prepared.taken, prepared.record, prepared.content
        if found.graph in self._contradicted:
            self._contradict(found, "one loaded before", taken.name)
            return None
        if found.graph in self._taken:
            return self._again(taken, content)
        self._taken[found.graph] = taken
        return found, content

    def remarks(self) -> Mapping[str, Remarks]:
        """Address -> what there was to say, in the order of the addresses."""
        told = sorted(self._problems.keys() | self._refused.keys())
        return {
            graph: Remarks(tuple(self._problems.get(graph, ())), tuple(self._refused.get(graph, ()))) for graph in told
        }

    def records(self) -> Mapping[str, GraphRecord]:
        """Address -> record of what is to be loaded."""
        return {graph: taken.record for graph, taken in sorted(self._taken.items())}

    def _again(self, taken: _Taken, content: bytes) -> tuple[GraphRecord, bytes] | None:
        """What becomes of a graph whose address has been taken."""
        found, first = taken.record, self._taken[taken.record.graph]
        if taken.text and taken.text == first.text:
            return self._united(first, taken, content)
        alike = found.source_sha256 and found.source_sha256 == first.record.source_sha256 and len(first.carriers) < 2
        if found.sha256 != first.record.sha256 and not alike:
            self._contradict(found, first.name, taken.name)
            return None
        self._tell("duplicate", "are the same document", first, taken)
        if found.sha256 >= first.record.sha256:
            return None
        self._taken[found.graph] = taken
        return found, content

    def _united(self, first: _Taken, other: _Taken, content: bytes) -> tuple[GraphRecord, bytes]:
        """One graph with the files of both."""
        carriers = dict(first.carriers)
        for carrier, lines in other.carriers.items():
            what = (
                ("duplicate", "are the same document") if carrier in carriers else ("same-text", "hold the same text")
            )
            self._tell(*what, first, other)
            carriers[carrier] = min(lines, carriers.get(carrier, lines))
        own = {line for lines in other.carriers.values() for line in lines}
        shared = [line for line in statements(content) if line not in own]
        source = min(first.record.source_sha256, other.record.source_sha256)
        files = [line for lines in carriers.values() for line in lines]
        found, united = archive.record(first.record.graph, [*shared, *files], self._base, source)
        self._taken[found.graph] = _Taken(found, first.name, first.text, carriers)
        return found, united

    def _tell(self, name: str, words: str, first: _Taken, other: _Taken) -> None:
        both = f"{first.name or 'one'} and {other.name or 'another'}"
        told = problem(name, f"{both} {words} {first.record.graph}")
        self._problems.setdefault(first.record.graph, []).append(told)

    def _contradict(self, found: GraphRecord, first: str, name: str) -> None:
        self._taken.pop(found.graph, None)
        self._contradicted.add(found.graph)
        message = f"{first or 'one'} and {name or 'another'} differ but have one address: {found.graph}"
        self._refuse(found.graph, Refused("conflicting-duplicate", message, source=name))

    def _refuse(self, graph: str, refused: Refused) -> None:
        self._refused.setdefault(graph, []).append(refused)


def _taken(found: GraphRecord, content: bytes, graph: NamedGraph) -> _Taken:
    if not graph.carrier:
        return _Taken(found, graph.name)
    lines = statements(content)
    own = tuple(line for line in lines if f"<{graph.carrier}>" in line or f"<{graph.carrier}/" in line)
    without = set(own)
    shared = "".join(f"{line}\n" for line in lines if line not in without)
    return _Taken(found, graph.name, hashlib.sha256(shared.encode()).hexdigest(), {graph.carrier: own})
