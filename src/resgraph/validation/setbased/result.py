"""Validation results as RDF terms, and the standard report of them (SHACL, section 3.6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import rdflib
from rdflib import RDF, BNode
from rdflib.term import Literal, Node, URIRef

from resgraph.validation.setbased.paths import Path

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


def report(results: Iterable[Result]) -> rdflib.Graph:
    """The results as one sh:ValidationReport. Nodes for report, results and longer paths are blank nodes."""
    graph = rdflib.Graph(bind_namespaces="none")
    graph.bind("sh", _SH)
    whole = BNode()
    conforms = True
    graph.add((whole, RDF.type, _SH.ValidationReport))
    for result in results:
        conforms = False
        node = BNode()
        graph.add((whole, _SH.result, node))
        _add(graph, node, result)
    graph.add((whole, _SH.conforms, Literal(conforms)))
    return graph


def _add(graph: rdflib.Graph, node: BNode, result: Result) -> None:
    said = {
        RDF.type: _SH.ValidationResult,
        _SH.focusNode: result.focus,
        _SH.resultPath: result.path.describe(graph) if result.path else None,
        _SH.value: result.value,
        _SH.sourceShape: result.shape,
        _SH.sourceConstraintComponent: result.component,
        _SH.sourceConstraint: result.constraint,
        _SH.resultSeverity: result.severity,
    }
    for predicate, value in said.items():
        if value is not None:
            graph.add((node, predicate, value))
    for message in result.messages:
        graph.add((node, _SH.resultMessage, message))
