"""Asking an rdflib Graph or Dataset (the union of its graphs)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import pyoxigraph as ox
import rdflib
from rdflib.query import Result
from rdflib.term import Node

from resgraph.answers import dialect
from resgraph.answers.answer import Term
from resgraph.answers.prefixes import prefixes
from resgraph.answers.query import Query
from resgraph.answers.raw import Raw
from resgraph.core.errors import Misuse

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def put(graph: rdflib.Graph, query: Query) -> Raw:
    """The outcome of a query. Raises Misuse where rdflib cannot follow."""
    if query.shape.dataset:
        raise Misuse("bad-sparql", "FROM names a graph of a store, and what is asked is a single graph")
    terms = {name: _outward(term) for name, term in query.bindings.items()}
    try:
        return _read(_union(graph).query(query.sparql, initNs=dict(prefixes()), initBindings=terms), query.variables)
    except RecursionError as error:
        raise Misuse("query-too-large", "the query is nested too deeply for rdflib") from error


def _union(graph: rdflib.Graph) -> rdflib.Graph:
    """A dataset is asked through a view whose default graph is the union of all graphs; the caller's is unchanged."""
    if not isinstance(graph, rdflib.ConjunctiveGraph) or graph.default_union:
        return graph
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Dataset(graph.store, default_union=True)


def _read(result: Result, variables: Sequence[str]) -> Raw:
    if result.type == "ASK":
        return Raw(boolean=bool(result.askAnswer))
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        return Raw(triples=[_triple(*triple) for triple in result.graph or ()])
    names = tuple(str(name) for name in result.vars or ())
    rows = [tuple(None if term is None else _inward(term) for term in row) for row in result]  # type: ignore[union-attr]
    return Raw(*dialect.arranged(names, variables, rows))


def _triple(subject: Node, predicate: Node, object_: Node) -> ox.Triple:
    return ox.Triple(_inward(subject), ox.NamedNode(str(predicate)), _inward(object_))  # type: ignore[arg-type]


def _outward(term: ox.NamedNode | ox.Literal) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == _STRING:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def _inward(term: Node) -> Term:
    if isinstance(term, rdflib.Literal):
        return dialect.literal(str(term), term.language or "", str(term.datatype or ""))
    return ox.BlankNode(str(term)) if isinstance(term, rdflib.BNode) else ox.NamedNode(str(term))
