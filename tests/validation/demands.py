"""Mutants of conforming statements: for what a shape demands, the same statements without it.

A judge that finds nothing in them is asleep. What a shape demands is read from the shape itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import rdflib
from rdflib import RDF, SH, URIRef
from rdflib.term import Node

from resgraph.validation.graph import to_rdflib

WORK_TYPE = URIRef("http://data.europa.eu/eli/ontology#work_type")
ELSEWHERE = URIRef("https://example.org/~")
ODD = rdflib.Literal("~", datatype=URIRef("https://example.org/odd"))
Demand = tuple[str, str]  # shape and component, as in a finding

VALUES: Mapping[str, Sequence[Node]] = {
    "nothing": (),
    "two": (ELSEWHERE, URIRef("https://example.org/~~")),
    "address": (ELSEWHERE,),
    "literal": (ODD,),
}
"""What the mutants have as values of every property."""

CAUGHT: Mapping[URIRef, Sequence[str]] = {
    SH.minCount: ("nothing",),
    SH.maxCount: ("two",),
    SH.hasValue: ("address", "nothing"),
    SH["in"]: ("address",),
    SH["class"]: ("address",),
    SH.node: ("address",),
    SH["or"]: ("address",),
    SH.pattern: ("address", "literal"),
    SH.datatype: ("literal", "address"),
    SH.nodeKind: ("address", "literal"),
}
"""The mutants of which one at least violates each kind of demand."""


def graph(lines: Iterable[str]) -> rdflib.Graph:
    found = rdflib.Graph()
    found.parse(data="\n".join(lines), format="nt")
    return found


def lines(data: rdflib.Graph) -> list[str]:
    return data.serialize(format="nt").splitlines()


@dataclass
class Judge:
    """Shapes, and which nodes of some statements they look at."""

    shapes: rdflib.Graph
    data: rdflib.Graph

    def focus(self) -> Iterator[tuple[Node, Node]]:
        """Node shape and node, for every target."""
        for shape in set(self.shapes.subjects(RDF.type, SH.NodeShape)):
            classes = set(self.shapes.objects(shape, SH.targetClass))
            if (shape, RDF.type, rdflib.RDFS.Class) in self.shapes:
                classes.add(shape)
            for one in classes:
                yield from ((shape, node) for node in self.data.subjects(RDF.type, one))
            for target in self.shapes.objects(shape, SH.target):
                query = str(self.shapes.value(target, SH.select))
                yield from ((shape, row[0]) for row in self.data.query(query))

    def properties(self) -> Iterator[tuple[Node, Node]]:
        """Property shape and focus node."""
        for shape, node in self.focus():
            for one in self.shapes.objects(shape, SH.property):
                if (one, SH.deactivated, rdflib.Literal(True)) not in self.shapes:
                    yield one, node

    def demands(self) -> Iterator[tuple[Demand, Sequence[str]]]:
        """What the property shapes with a focus node demand, with the mutants that must be caught."""
        for shape in {shape for shape, _ in self.properties()}:
            for component, mutants in CAUGHT.items():
                values = list(self.shapes.objects(shape, component))
                if component == SH.minCount and values == [rdflib.Literal(0)]:
                    continue
                if component in (SH.minCount, SH.hasValue) and self.of_targets(shape):
                    continue  # without that value the node is no target
                named = values if component == SH.node else [n for v in values for n in self._alternatives(v)]
                if component in (SH.node, SH["or"]) and any((one, None, None) not in self.shapes for one in named):
                    continue  # a shape that the profile imports and nobody publishes
                if values:
                    yield demand(shape, component), mutants

    def of_targets(self, shape: Node) -> bool:
        """Whether a property shape is about what makes its nodes targets: their class or kind of document."""
        path = self.shapes.value(shape, SH.path)
        queried = any((holder, SH.target, None) in self.shapes for holder in self.shapes.subjects(SH.property, shape))
        return path == RDF.type or (path == WORK_TYPE and queried)

    def _alternatives(self, values: Node) -> list[Node]:
        """The shapes of which a value must have one."""
        members = self.shapes.items(values) if (values, RDF.first, None) in self.shapes else ()
        return [node for member in members for node in self.shapes.objects(member, SH.node)]

    def unpublished(self) -> set[str]:
        """The shapes that are referred to but said nothing of."""
        named = {*self.shapes.objects(None, SH.node), *self.shapes.objects(None, SH.property)}
        return {str(one) for one in named if (one, None, None) not in self.shapes}

    def mutant(self, kind: str) -> rdflib.Graph:
        """The statements with other values of every property that a property shape is about.

        Kinds of documents get them besides their own: they make a node a target.
        """
        changed = rdflib.Graph()
        changed += self.data
        for shape, node in self.properties():
            path = self.shapes.value(shape, SH.path)
            inverse = self.shapes.value(path, SH.inversePath)
            if path == RDF.type:
                continue
            if inverse is not None:
                changed.remove((None, inverse, node))
                for value in VALUES[kind]:
                    changed.add((value if isinstance(value, URIRef) else rdflib.BNode("x"), inverse, node))
                continue
            if path != WORK_TYPE:
                changed.remove((node, path, None))
            for value in VALUES[kind]:
                changed.add((node, path, value))
        return changed

    def crowded(self) -> rdflib.Graph:
        """The statements with one more property and one more class for every node that is looked at."""
        changed = rdflib.Graph()
        changed += self.data
        for _, node in self.focus():
            changed.add((node, URIRef("https://example.org/more"), rdflib.Literal("x")))
            changed.add((node, RDF.type, URIRef("https://example.org/More")))
        return changed

    def moved(self) -> rdflib.Graph:
        """The statements with every node that is looked at under an address of another publisher."""
        names = {
            node: URIRef(f"https://example.org/{n}") for n, node in enumerate(sorted({n for _, n in self.focus()}))
        }
        changed = rdflib.Graph()
        for s, p, o in self.data:
            changed.add((names.get(s, s), p, o if p in (RDF.type, WORK_TYPE) else names.get(o, o)))
        return changed


def demand(shape: Node, component: URIRef) -> Demand:
    local = component.rpartition("#")[2]
    return shape.n3(), f"<{SH}{local[0].upper()}{local[1:]}ConstraintComponent>"


def shapes(files: Iterable[bytes]) -> rdflib.Graph:
    import pyoxigraph as ox

    found = rdflib.Graph()
    for file in files:
        for quad in ox.parse(file, ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            found.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return found
