"""The SPARQL constraints of the shipped shapes, each asked once for all nodes (SHACL, section 5).

A query asked for all nodes finds what it finds node by node if a triple pattern binds ``$this``, as in all of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import rdflib
from pyshacl.shape import Shape
from pyshacl.shapes_graph import ShapesGraph
from rdflib.term import Node

from resgraph.validation.graph import CheckedGraph

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
COMPONENT = _SH.SPARQLConstraintComponent


@dataclass(frozen=True, slots=True)
class Constraint:
    """A query of a shape, complete with its prefixes, and the message with places for the query's variables."""

    shape: Shape
    query: str
    message: str

    def violations(self, data: CheckedGraph) -> Iterator[tuple[Node, Node | None, str]]:
        """Focus node, value and message of each solution whose ``$this`` is a target of the shape."""
        rows = list(data.rows(self.query))
        targets = self.shape.focus_nodes(data) if rows else ()  # type: ignore[no-untyped-call]
        yield from ((row["this"], row.get("value"), self._said(row)) for row in rows if row["this"] in targets)

    def _said(self, row: Mapping[str, Node]) -> str:
        message = self.message
        for name, term in row.items():
            message = message.replace(f"{{?{name}}}", str(term))
        return message


def constraint(shapes: ShapesGraph, node: Node) -> Constraint:
    """The one SPARQL constraint of a node shape."""
    shape, graph = shapes.lookup_shape_from_node(node), shapes.graph
    (body,) = graph.objects(node, _SH.sparql)
    (query,) = graph.objects(body, _SH.select)
    (message,) = graph.objects(body, _SH.message)
    prefixes = [
        f"PREFIX {graph.value(one, _SH.prefix)}: <{graph.value(one, _SH.namespace)}>"
        for ontology in graph.objects(body, _SH.prefixes)
        for one in graph.objects(ontology, _SH.declare)
    ]
    return Constraint(shape, "\n".join([*sorted(prefixes), str(query)]), str(message))
