"""A store as pySHACL sees a graph: it looks things up in it and changes nothing."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import Any, Protocol

import pyoxigraph as ox
import rdflib
from pyshacl.graph_abstraction import DataGraph
from rdflib.store import Store
from rdflib.term import Identifier, Node

from resgraph.validation.graph import to_oxigraph, to_rdflib

_NAMES = ("s", "p", "o")


class Queryable(Protocol):
    """What can be validated: its default graph. ``pyoxigraph.Store``, ``resgraph.store.Store`` and the like."""

    def query(self, query: str, /, *, substitutions: Any = ...) -> Any:  # noqa: ANN401 - each has its own types
        """As pyoxigraph's Store.query."""
        ...


def view(store: Queryable) -> DataGraph:
    """The default graph of a store."""
    lookups = _View(store)
    lookups.whole = graph = _Whole(lookups, bind_namespaces="none")
    return DataGraph.from_rdflib_graph(graph)


class _Whole(rdflib.Graph):
    """A graph that is asked for its truth at every turn, and need not be counted for that."""

    def __bool__(self) -> bool:
        return True


class _View(Store):
    """Triples by pattern, each lookup a query."""

    context_aware = True
    graph_aware = True

    def __init__(self, store: Queryable) -> None:
        super().__init__()
        self.whole: rdflib.Graph | None = None
        self._queryable = store
        self._size: int | None = None

    def triples(
        self, pattern: Sequence[Node | None], context: rdflib.Graph | None = None
    ) -> Generator[tuple[Any, Iterator[rdflib.Graph | None]], None, None]:
        bound = {
            ox.Variable(name): to_oxigraph(term)
            for name, term in zip(_NAMES, pattern, strict=True)
            if isinstance(term, Identifier)
        }
        if isinstance(bound.get(ox.Variable("s")), ox.Literal):
            return
        for row in self._queryable.query("SELECT ?s ?p ?o {?s ?p ?o}", substitutions=bound):
            yield tuple(to_rdflib(term) for term in row), iter((self.whole if context is None else context,))

    def __len__(self, context: rdflib.Graph | None = None) -> int:
        if self._size is None:
            ((count,),) = self._queryable.query("SELECT (COUNT(*) AS ?n) {?s ?p ?o}")
            self._size = int(count.value)
        return self._size

    def add_graph(self, graph: rdflib.Graph) -> None: ...

    def contexts(self, triple: object = None) -> Generator[rdflib.Graph, None, None]:
        yield from ()

    def bind(self, prefix: str, namespace: rdflib.URIRef, override: bool = True) -> None: ...

    def namespace(self, prefix: str) -> None: ...

    def prefix(self, namespace: rdflib.URIRef) -> None: ...

    def namespaces(self) -> Iterator[tuple[str, rdflib.URIRef]]:
        return iter(())
