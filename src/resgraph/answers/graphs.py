"""Asking an rdflib Graph or Dataset (the union of its graphs)."""

from __future__ import annotations

import warnings

import pyoxigraph as ox
import rdflib
from rdflib.query import Result
from rdflib.term import Node

from resgraph.answers.answer import Term
from resgraph.answers.prefixes import prefixes
from resgraph.answers.raw import Bindings, Raw
from resgraph.core.errors import Misuse

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def put(graph: rdflib.Graph, sparql: str, bindings: Bindings) -> Raw:
    """The outcome of a query that is known to be well-formed. Raises Misuse where rdflib cannot follow."""
    terms = {name: _outward(term) for name, term in bindings.items()}
    try:
        return _read(_union(graph).query(sparql, initNs=dict(prefixes()), initBindings=terms))
    except RecursionError as error:
        raise Misuse("query-too-large", "the query is nested too deeply for rdflib") from error


def _union(graph: rdflib.Graph) -> rdflib.Graph:
    """A dataset is asked through a view whose default graph is the union of all graphs; the caller's is unchanged."""
    if not isinstance(graph, rdflib.ConjunctiveGraph) or graph.default_union:
        return graph
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Dataset(graph.store, default_union=True)


def _read(result: Result) -> Raw:
    if result.type == "ASK":
        return Raw(boolean=bool(result.askAnswer))
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        return Raw(triples=[_triple(*triple) for triple in result.graph or ()])
    names = tuple(str(name) for name in result.vars or ())
    rows = [tuple(None if term is None else _inward(term) for term in row) for row in result]  # type: ignore[union-attr]
    return Raw(names, rows)


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
        if term.language:
            return ox.Literal(str(term), language=term.language.lower())
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or _STRING)))
    return ox.BlankNode(str(term)) if isinstance(term, rdflib.BNode) else ox.NamedNode(str(term))
