"""Asking the embedded store, or statements held in memory, by pyoxigraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol, TypeVar, cast, runtime_checkable

import pyoxigraph as ox

from resgraph.answers.answer import Term
from resgraph.answers.prefixes import prefixes
from resgraph.answers.query import Query
from resgraph.answers.raw import Raw
from resgraph.answers.substitution import substitute
from resgraph.core.errors import Misuse, StoreFault
from resgraph.core.text import single_line

A = TypeVar("A")
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@runtime_checkable
class Queryable(Protocol):
    """What can be asked: ``resgraph.store.Store`` and the like; its default graph is the union of all graphs."""

    def query(self, sparql: str, *, prefixes: Mapping[str, str] | None = None) -> Results:
        """As pyoxigraph's Store.query."""
        ...


@runtime_checkable
class Reopenable(Queryable, Protocol):
    """What another process can open as well: a store on a disk."""

    def opener(self) -> Callable[[], Queryable]:
        """Opens the same for reading; can be pickled."""
        ...

    def database(self) -> Path | None:
        """The directory of the Oxigraph database, to be read only; None when there is none yet."""
        ...


def put(store: Queryable, query: Query) -> Raw:
    """The outcome of a query.

    Terms go into its tokens instead of being handed over beside it: pyoxigraph decides where to begin before it looks
    at those, and begins anywhere.
    """
    sparql = substitute(query.sparql, query.bindings, query.variables, query.absent)
    results = store.query(sparql, prefixes=prefixes())
    if isinstance(results, ox.QueryBoolean):
        return Raw(boolean=bool(results))
    if isinstance(results, ox.QueryTriples):
        return Raw(triples=list(_read(results)))
    return Raw(query.variables, [tuple(cast("Iterable[Term | None]", row)) for row in _read(results)])


def _read(results: Iterable[A]) -> Iterator[A]:
    """What ``results`` yields. Raises StoreFault when the database cannot be read any further."""
    try:
        yield from results
    except (OSError, RuntimeError) as error:
        raise StoreFault("store-damaged", f"the index cannot be read: {single_line(str(error))}") from error


def memory(quads: Iterable[str]) -> ox.Store:
    """N-Quads lines in memory, each statement in its graph and in the default graph (see resgraph.store.index).

    Raises Misuse ("bad-graph").
    """
    store = ox.Store()
    try:
        parsed = list(ox.parse("".join(f"{quad}\n" for quad in quads).encode(), ox.RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise Misuse("bad-graph", f"statement {error.lineno}: {error.msg}") from error
    store.bulk_extend(parsed)
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in parsed)
    return store


class Union:
    """A pyoxigraph Store whose default graph is empty, asked for the union of its named graphs; any other as it is."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        default = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        self._union = next(iter(default), None) is None

    def query(self, sparql: str, *, prefixes: Mapping[str, str] | None = None) -> Results:
        """As pyoxigraph's Store.query."""
        return self._store.query(sparql, prefixes=dict(prefixes or {}), use_default_graph_as_union=self._union)
