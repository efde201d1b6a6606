"""The statements under check, held twice: pySHACL walks the rdflib side, pyoxigraph answers the SPARQL constraints.

rdflib needs milliseconds for a query at one node; pyoxigraph answers it for all nodes in about as many.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pyoxigraph as ox
import rdflib
from pyshacl.graph_abstraction import DataGraph
from rdflib.query import Result
from rdflib.term import BNode, Identifier, Literal, URIRef, Variable

OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_THIS = ox.Variable("this")


class CheckedGraph(rdflib.Graph):
    """The triples of ``quads``, whatever graphs they stand in. The graph is not to be changed afterwards."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        super().__init__(bind_namespaces="none")
        self._index: dict[Identifier, dict[Identifier, list[Identifier]]] = defaultdict(lambda: defaultdict(list))
        self._oxigraph = ox.Store()
        triples = {quad.triple for quad in quads}
        self._size = len(triples)
        self._oxigraph.extend(ox.Quad(*triple) for triple in triples)
        seen: dict[OxTerm, Identifier] = {}
        with quiet():
            for triple in triples:
                self._keep(*(seen.get(term) or seen.setdefault(term, to_rdflib(term)) for term in triple))

    def _keep(self, subject: Identifier, predicate: Identifier, value: Identifier) -> None:
        self.add((subject, predicate, value))
        self._index[subject][predicate].append(value)

    def __len__(self) -> int:
        return self._size  # asked for at every failing branch of a shape, and the store would count

    def as_data(self) -> DataGraph:
        """The graph as pySHACL takes it without a copy."""
        return DataGraph.from_rdflib_graph(self)

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Generator[Any, None, None]:  # noqa: ANN401
        """Values of ``predicate`` of ``subject``, from the index where both are given."""
        if subject is None or not isinstance(predicate, URIRef):
            yield from super().objects(subject, predicate, unique)
        elif subject in self._index:
            yield from self._index[subject].get(predicate, ())

    def query(  # type: ignore[override]
        self,
        query_object: str,
        processor: object = None,
        result: object = None,
        initNs: object = None,  # noqa: N803 - the names are rdflib's
        initBindings: Mapping[str, Identifier] | None = None,  # noqa: N803
        *_: object,
        **__: object,
    ) -> Result:
        """Answer a SELECT query; ``initBindings`` gives values of variables."""
        bindings = dict(initBindings or {})
        values = {_THIS: to_oxigraph(bindings.pop("this"))} if "this" in bindings else {}
        for name, value in bindings.items():
            written = str(to_oxigraph(value)).replace("\\", r"\\")
            query_object = re.sub(rf"[?$]{name}\b", written, query_object)
        answer = Result("SELECT")
        answer.bindings = [{Variable(n): term for n, term in row.items()} for row in self.rows(query_object, values)]
        answer.vars = list(dict.fromkeys(name for binding in answer.bindings for name in binding))
        return answer

    def rows(self, query: str, values: Mapping[ox.Variable, OxTerm] | None = None) -> Iterator[dict[str, Identifier]]:
        """The solutions of a SELECT query, unbound variables left out. Raises TypeError for another form of query."""
        solutions = self._oxigraph.query(query, substitutions=dict(values or {}))
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError("a constraint is a SELECT query")
        names = [variable.value for variable in solutions.variables]
        with quiet():
            for solution in solutions:
                terms = zip(names, solution, strict=True)
                yield {name: to_rdflib(term) for name, term in terms if term is not None}


def to_rdflib(term: OxTerm) -> Identifier:
    """The same term; a plain string has no datatype in rdflib, and no lexical form is rewritten."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value == _STRING else URIRef(term.datatype.value)
    return Literal(term.value, datatype=datatype, normalize=False)


def to_oxigraph(term: Identifier) -> OxTerm:
    """The same term."""
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    if not isinstance(term, Literal):
        raise TypeError(f"no RDF term: {term!r}")
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or _STRING)))


@contextmanager
def quiet() -> Iterator[None]:
    """rdflib logs a traceback for each literal outside its datatype; the shapes say it better."""
    logger = logging.getLogger("rdflib.term")
    disabled, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = disabled
