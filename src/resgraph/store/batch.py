"""The graphs of one load: what each of them is, which are duplicates and which contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from resgraph.core.errors import Refused
from resgraph.core.problem import Problem, problem
from resgraph.store import archive
from resgraph.store.ledger import GraphRecord


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """A graph to load: its address, its N-Quads lines in any order, and what it was made from.

    ``source_sha256`` is the digest of the bytes that were read, ``name`` the path to show in messages; both may be
    empty.
    """

    address: str
    quads: Iterable[str]
    source_sha256: str = ""
    name: str = ""


class Batch:
    """Takes graphs one by one; keeps records, not statements."""

    def __init__(self, base: str) -> None:
        self.problems: list[Problem] = []
        self.refused: list[Refused] = []
        self._base = base
        self._taken: dict[str, tuple[GraphRecord, str]] = {}
        self._contradicted: set[str] = set()

    def take(self, graph: NamedGraph) -> tuple[GraphRecord, bytes] | None:
        """Record and archive content of ``graph``, or None when it is refused or has been taken before.

        Of two graphs made from the same bytes (which may differ in the path that was read) the one with the smaller
        digest is kept, so that the order does not matter.
        """
        try:
            found, content = archive.record(graph.address, graph.quads, self._base, graph.source_sha256)
        except Refused as refused:
            self.refused.append(Refused("", refused.problem.message, source=graph.name, problem_=refused.problem))
            return None
        if graph.address in self._contradicted:
            self._contradict(found, "one loaded before", graph.name)
            return None
        if graph.address in self._taken and not self._better(found, graph.name):
            return None
        self._taken[graph.address] = found, graph.name
        return found, content

    def records(self) -> Mapping[str, GraphRecord]:
        """Address -> record of what is to be loaded."""
        return {graph: found for graph, (found, _) in sorted(self._taken.items())}

    def _better(self, found: GraphRecord, name: str) -> bool:
        first, first_name = self._taken[found.graph]
        if found.sha256 != first.sha256 and not (found.source_sha256 and found.source_sha256 == first.source_sha256):
            self._contradict(found, first_name, name)
            return False
        both = f"{first_name or 'one'} and {name or 'another'}"
        self.problems.append(problem("duplicate", f"{both} are the same document {found.graph}"))
        return found.sha256 < first.sha256

    def _contradict(self, found: GraphRecord, first: str, name: str) -> None:
        self._taken.pop(found.graph, None)
        self._contradicted.add(found.graph)
        message = f"{first or 'one'} and {name or 'another'} differ but have one address: {found.graph}"
        self.refused.append(Refused("conflicting-duplicate", message, source=name))
