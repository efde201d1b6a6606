"""What pySHACL reports, as findings: a coded problem at a place of the source, and the result it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import rdflib
from rdflib.term import BNode, Literal, Node, URIRef

from resgraph.core.problem import Problem, catalogue, problem
from resgraph.core.text import Span
from resgraph.validation.graph import CheckedGraph
from resgraph.validation.queries import COMPONENT, Constraint
from resgraph.validation.setbased import Result

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
_FOREIGN = {_SH.Violation: "shape-violation", _SH.Warning: "shape-warning", _SH.Info: "shape-info"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a validation (SHACL, section 3.6.2). Terms are in N-Triples syntax, empty where there is none."""

    problem: Problem
    focus: str
    path: str
    value: str
    shape: str
    component: str


def of_results(
    results: Iterable[Result], codes: Mapping[Node, str], places: Mapping[str, Span], data: rdflib.Graph
) -> Iterator[Finding]:
    """Results of the set-based engine, in their order. ``codes`` leads from shapes to problem codes."""
    for one in results:
        terms = _terms(one.focus, one.value, one.path.predicate if one.path and not one.path.operator else None)
        message = "; ".join(sorted(map(str, one.messages)))
        code = codes.get(one.shape) or _foreign(one.severity)
        found = Problem(code, message, place(one.focus, one.value, places, data), "", terms)
        path, value = terms.get("path", ""), terms.get("value", "")
        yield Finding(found, terms["focus"], path, value, _n3(one.shape), _n3(one.component))


def findings(
    results: rdflib.Graph, codes: Mapping[Node, str], places: Mapping[str, Span], data: CheckedGraph
) -> Iterator[Finding]:
    """The results of a report graph, in no order. ``codes`` leads from shapes to problem codes."""
    for result in results.objects(None, _SH.result):
        shape = results.value(result, _SH.sourceShape)
        focus, value = results.value(result, _SH.focusNode), results.value(result, _SH.value)
        severity = results.value(result, _SH.resultSeverity)
        message = "; ".join(sorted(map(str, results.objects(result, _SH.resultMessage))))
        terms = _terms(focus, value, results.value(result, _SH.resultPath))
        code = (shape and codes.get(shape)) or _foreign(severity)
        found = Problem(code, message, place(focus, value, places, data), "", terms)
        component = results.value(result, _SH.sourceConstraintComponent)
        yield Finding(found, terms["focus"], terms.get("path", ""), terms.get("value", ""), _n3(shape), _n3(component))


def answers(
    constraint: Constraint, codes: Mapping[Node, str], places: Mapping[str, Span], data: CheckedGraph
) -> Iterator[Finding]:
    """The findings of a query asked for all nodes at once."""
    shape = constraint.shape.node
    for focus, value, message in constraint.violations(data):
        terms = _terms(focus, value, None)
        found = Problem(codes[shape], message, place(focus, value, places, data), "", terms)
        yield Finding(found, terms["focus"], "", terms.get("value", ""), _n3(shape), _n3(COMPONENT))


def _terms(focus: Node | None, value: Node | None, path: Node | None) -> dict[str, str]:
    """Focus, path and value where there are any; a value that is the focus node is not repeated, nor a longer path."""
    terms = {"focus": _n3(focus)}
    if isinstance(path, URIRef):
        terms["path"] = _n3(path)
    if value is not None and value != focus:
        terms["value"] = _n3(value)
    return terms


def failed(fault: Exception, graph: str) -> Finding:
    """That the shapes could not be applied to a graph at all."""
    found = problem("check-failed", f"{type(fault).__name__}: {fault}", focus=graph)
    return Finding(found, graph, "", "", "", "")


def order(finding: Finding) -> tuple[int, str, str, str, str, str, str, str]:
    """Sorts findings by place, then by code and terms."""
    problem = finding.problem
    start = problem.span.start if problem.span else -1
    terms = (finding.focus, finding.path, finding.value, finding.shape, finding.component)
    return start, problem.code, *terms, problem.message


def place(focus: Node | None, value: Node | None, places: Mapping[str, Span], data: rdflib.Graph) -> Span | None:
    """Where the source speaks of a node: its own place, that of the address above it, or of what points to it.

    A value that has a place of its own is what a check over a whole document means.
    """
    if not places:
        return None
    if isinstance(value, URIRef) and value != focus and str(value) in places:
        return places[str(value)]
    if not isinstance(focus, URIRef):
        return None
    address = str(focus)
    while address not in places and address.count("/") > 3:
        address = address.rpartition("/")[0]
    if address in places:
        return places[address]
    return next((places[s] for s in sorted(map(str, data.subjects(None, focus))) if s in places), None)


def _foreign(severity: Node | None) -> str:
    name = _FOREIGN.get(severity, "shape-violation") if isinstance(severity, URIRef) else "shape-violation"
    return next(entry.code for entry in catalogue().values() if entry.name == name)


def _n3(term: Node | None) -> str:
    return term.n3() if isinstance(term, URIRef | Literal | BNode) else ""
