"""Validation reports (SHACL, section 3.6) made comparable, whichever engine wrote them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import rdflib
from rdflib import RDF, BNode, Literal, Namespace, URIRef
from rdflib.term import Node

SH = Namespace("http://www.w3.org/ns/shacl#")
_REPEATED = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}
BLANK = "_:"


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One result as text: terms in N-Triples syntax, the path in SPARQL's; empty where there is none.

    ``shape`` is empty for a shape without an address, since no two engines agree on its label.
    """

    focus: str
    path: str
    value: str
    component: str
    shape: str
    severity: str
    messages: tuple[str, ...] = ()

    def __str__(self) -> str:
        path = f" path {self.path}" if self.path else ""
        value = f" value {self.value}" if self.value else ""
        said = f"{_short(self.component)} of {self.shape or 'a blank shape'}, {_short(self.severity)}"
        said = ", ".join([said, *self.messages])
        return f"{self.focus}{path}{value} [{said}]"


def rows(report: rdflib.Graph, *, labels: bool = False, messages: bool = False) -> Counter[Row]:
    """The results of a report graph as a multiset; blank nodes of the data by their labels or all alike.

    Messages only where asked for, since the wording of a component without sh:message is an engine's own.

    Results below results (sh:detail) are left out: an engine may give them or not (section 3.6.2.8).
    """
    return Counter(_row(report, result, labels, messages) for result in report.objects(None, SH.result))


def _row(report: rdflib.Graph, result: Node, labels: bool, messages: bool) -> Row:
    def told(predicate: URIRef) -> str:
        values = list(report.objects(result, predicate))
        assert len(values) <= 1, f"a result with several {predicate}"
        return term(values[0], labels=labels) if values else ""

    path = report.value(result, SH.resultPath)
    shape = told(SH.sourceShape)
    return Row(
        told(SH.focusNode),
        "" if path is None else path_text(report, path),
        told(SH.value),
        told(SH.sourceConstraintComponent),
        "" if shape.startswith(BLANK) else shape,
        told(SH.resultSeverity),
        tuple(sorted(map(term, report.objects(result, SH.resultMessage)))) if messages else (),
    )


def term(node: Node, *, labels: bool = False) -> str:
    """A term in N-Triples syntax; the datatype xsd:string is left out and a language tag is in lower case."""
    if isinstance(node, BNode):
        return f"{BLANK}{node}" if labels else BLANK
    if isinstance(node, Literal):
        quoted = Literal(str(node)).n3()
        if node.language:
            return f"{quoted}@{node.language.lower()}"
        plain = node.datatype is None or node.datatype == rdflib.XSD.string
        return quoted if plain else f"{quoted}^^<{node.datatype}>"
    return f"<{node}>"


def path_text(graph: rdflib.Graph, path: Node) -> str:
    """A property path (SHACL, section 2.3.1) in SPARQL's syntax, every step in brackets of its own."""
    if isinstance(path, URIRef):
        return f"<{path}>"
    if (path, RDF.first, None) in graph:
        return f"({'/'.join(path_text(graph, step) for step in graph.items(path))})"
    for predicate, below in graph.predicate_objects(path):
        if predicate == SH.alternativePath:
            return f"({'|'.join(path_text(graph, one) for one in graph.items(below))})"
        if predicate == SH.inversePath:
            return f"^{path_text(graph, below)}"
        if predicate in _REPEATED:
            return f"({path_text(graph, below)}){_REPEATED[predicate]}"
    return BLANK  # an engine that repeats only the label of a path


def without(found: Counter[Row], *fields: str) -> Counter[Row]:
    """The same with some fields emptied, for an engine or a suite that does not give them."""
    kept: Counter[Row] = Counter()
    for row, count in found.items():
        kept[replace(row, **dict.fromkeys(fields, ""))] += count
    return kept


def unlabelled(found: Counter[Row]) -> Counter[Row]:
    """The same with all blank nodes alike."""
    kept: Counter[Row] = Counter()
    for row, count in found.items():
        kept[replace(row, focus=_unlabelled(row.focus), value=_unlabelled(row.value))] += count
    return kept


def _unlabelled(text: str) -> str:
    return BLANK if text.startswith(BLANK) else text


def difference(found: Counter[Row], wanted: Counter[Row], *, limit: int = 20) -> str:
    """What only one of both has, line by line; empty when they are equal."""
    lines = [f"+ {row}" + _times(count) for row, count in sorted((found - wanted).items())]
    lines += [f"- {row}" + _times(count) for row, count in sorted((wanted - found).items())]
    more = [f"... {len(lines) - limit} more"] if len(lines) > limit else []
    return "\n".join(lines[:limit] + more)


def _times(count: int) -> str:
    return f" x{count}" if count > 1 else ""


def _short(address: str) -> str:
    return address.strip("<>").rsplit("#", 1)[-1].removesuffix("ConstraintComponent")
