"""One way to put a query to a store, an rdflib graph or bare statements, with RDF terms bound to variables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

import pyoxigraph as ox

from resgraph.answers import guard
from resgraph.answers.answer import Term
from resgraph.answers.prefixes import prefixes
from resgraph.answers.raw import Bindings, Raw
from resgraph.core.errors import Misuse

if TYPE_CHECKING:
    import rdflib

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@runtime_checkable
class Queryable(Protocol):
    """What can be asked: ``resgraph.store.Store`` and the like; its default graph is the union of all graphs."""

    def query(
        self,
        sparql: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        substitutions: Mapping[ox.Variable, ox.NamedNode | ox.Literal] | None = None,
    ) -> Results:
        """As pyoxigraph's Store.query."""
        ...


class Engine:
    """Puts queries to one thing; statements given as lines are loaded into memory once."""

    def __init__(self, on: Queryable | rdflib.Graph | Iterable[str]) -> None:
        self._graph: Any = None
        self._store: Queryable | None = None
        if type(on).__module__.partition(".")[0] == "rdflib":
            self._graph = on
        elif isinstance(on, Queryable):
            self._store = on
        else:
            self._store = _Memory(cast("Iterable[str]", on))

    def put(self, sparql: str, bindings: Bindings) -> Raw:
        """The outcome of a checked query. Raises Misuse ("bad-sparql") with line and column."""
        shape = guard.inspect(sparql)
        _parse(sparql)
        if self._store is not None:
            return _from_oxigraph(self._store, sparql, bindings)
        if shape.dataset:
            raise Misuse("bad-sparql", "FROM names a graph of a store, and what is asked is a single graph")
        from resgraph.answers import graphs  # noqa: PLC0415 - rdflib takes a fifth of a second to import

        return graphs.put(self._graph, sparql, bindings)


class _Memory:
    """Statements in memory, each in its graph and in the default graph (see resgraph.store.index)."""

    def __init__(self, quads: Iterable[str]) -> None:
        self._store = ox.Store()
        content = "".join(f"{quad}\n" for quad in quads).encode()
        try:
            parsed = list(ox.parse(content, ox.RdfFormat.N_QUADS))
            self._store.bulk_extend(parsed)
            self._store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in parsed)
        except SyntaxError as error:
            raise Misuse("bad-graph", f"statement {error.lineno}: {error.msg}") from error

    def query(
        self,
        sparql: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        substitutions: Mapping[ox.Variable, ox.NamedNode | ox.Literal] | None = None,
    ) -> Results:
        return self._store.query(
            sparql,
            prefixes=dict(prefixes or {}),
            substitutions=cast("Any", dict(substitutions or {})),
        )


def _parse(sparql: str) -> None:
    try:
        ox.Store().query(sparql, prefixes=dict(prefixes()))
    except SyntaxError as error:
        raise Misuse("bad-sparql", _words(str(error))) from error


def _words(message: str) -> str:
    """The engine's complaint in one line: the place, and a sentence if it has one, else what it expected."""
    found = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", message, re.DOTALL)
    if not found:
        return " ".join(message.split())
    where = f"line {found[1]}, column {found[2]}"
    choices = [choice.strip() for choice in re.sub(r"\[[^\]]*\]", "", found[3].replace("\n", "")).split(",")]
    sentence = next((choice for choice in choices if re.search(r"[a-z] [a-z]", choice)), "")
    tokens = [choice for choice in choices if choice and choice != sentence][:6]
    return f"{where}: {sentence or ('expected ' + ', '.join(tokens) if tokens else 'not understood')}"


def _from_oxigraph(store: Queryable, sparql: str, bindings: Bindings) -> Raw:
    terms = {ox.Variable(name): term for name, term in bindings.items()}
    try:
        results = store.query(sparql, prefixes=prefixes(), substitutions=terms)
    except RuntimeError as error:  # a bound variable that the query does not project
        raise Misuse("bad-parameter", " ".join(str(error).split())) from error
    if isinstance(results, ox.QueryBoolean):
        return Raw(boolean=bool(results))
    if isinstance(results, ox.QueryTriples):
        return Raw(triples=list(results))
    names = tuple(variable.value for variable in results.variables)
    return Raw(names, [tuple(cast("Iterable[Term | None]", row)) for row in results])
