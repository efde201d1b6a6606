"""Validation results as RDF terms, and the standard report of them (SHACL, section 3.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import rdflib
from rdflib import RDF, BNode
from rdflib.term import Literal, Node, URIRef

from resgraph.validation.graph import to_oxigraph
from resgraph.validation.setbased.paths import Path, Statement

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True)
class Result:
    """One validation result. ``constraint`` is the node of a SPARQL constraint (sh:sourceConstraint)."""

    focus: Node
    path: Path | None
    value: Node | None
    shape: Node
    component: URIRef
    severity: Node
    messages: tuple[Literal, ...]
    constraint: Node | None = None


def order(result: Result) -> tuple[str, ...]:
    """Sorts results by shape, component, focus node, path and value."""
    path = result.path.text if result.path else ""
    terms = (result.shape, result.component, result.focus, path, result.value, result.constraint)
    return *("" if term is None else _n3(term) for term in terms), *(m.n3() for m in result.messages)


def _n3(term: Node | str) -> str:
    return term.n3() if isinstance(term, URIRef | Literal | BNode) else str(term)


def statements(results: Iterable[Result]) -> Iterator[Statement]:
    """The results as the statements of one sh:ValidationReport, in a fixed order and with fixed blank nodes."""
    whole, conforms = BNode("report"), True
    yield whole, RDF.type, _SH.ValidationReport
    for number, result in enumerate(results, 1):
        conforms = False
        node = BNode(f"result{number}")
        yield whole, _SH.result, node
        yield from _said(node, result)
    yield whole, _SH.conforms, Literal(conforms)


def report(results: Iterable[Result]) -> rdflib.Graph:
    """The results as one sh:ValidationReport. Nodes for report, results and longer paths are blank nodes."""
    graph = rdflib.Graph(bind_namespaces="none")
    graph.bind("sh", _SH)
    for statement in statements(results):
        graph.add(statement)
    return graph


def turtle(results: Iterable[Result]) -> bytes:
    """The report in Turtle; the same results give the same bytes."""
    triples = (ox.Triple(*map(to_oxigraph, statement)) for statement in statements(results))  # type: ignore[arg-type]
    found = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes={"sh": str(_SH)})
    assert found is not None
    return found


def _said(node: BNode, result: Result) -> Iterator[Statement]:
    path, described = result.path.describe(f"{node}.path") if result.path else (None, [])
    terms = {
        RDF.type: _SH.ValidationResult,
        _SH.focusNode: result.focus,
        _SH.resultPath: path,
        _SH.value: result.value,
        _SH.sourceShape: result.shape,
        _SH.sourceConstraintComponent: result.component,
        _SH.sourceConstraint: result.constraint,
        _SH.resultSeverity: result.severity,
    }
    yield from ((node, predicate, term) for predicate, term in terms.items() if term is not None)
    yield from ((node, _SH.resultMessage, message) for message in result.messages)
    yield from described
