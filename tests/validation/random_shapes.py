"""Random shapes graphs and random data for them, rich in what engines disagree about (hypothesis strategies)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyoxigraph as ox
import rdflib
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, BNode, Literal, Namespace, URIRef
from rdflib.term import IdentifiedNode, Node

from resgraph.validation.graph import to_oxigraph
from tests.validation.graphs import as_kept
from tests.validation.reports import SH

EX = Namespace("http://example.org/")
Draw = Callable[[st.SearchStrategy], object]

NODES = [EX.a, EX.b, EX.c, EX.d, BNode("x"), BNode("y")]
CLASSES = [EX.C, EX.D, EX.E]
PREDICATES = [EX.p, EX.q, EX.r]


def _kept(value: str, datatype: URIRef) -> Literal:
    return Literal(value, datatype=datatype, normalize=False)


NUMBERS = [
    _kept("1", XSD.integer),
    _kept("2", XSD.integer),
    _kept("-3", XSD.integer),
    _kept("1.5", XSD.decimal),
    _kept("2.0", XSD.decimal),
    _kept("1.0E0", XSD.double),
]
DATES = [_kept("2022-01-20", XSD.date), _kept("2023-02-28", XSD.date), _kept("1999-12-31", XSD.date)]
MOMENTS = [_kept("2022-01-20T10:00:00Z", XSD.dateTime), _kept("2022-01-20T10:00:01Z", XSD.dateTime)]
STRINGS = [
    Literal(""),
    Literal("a"),
    Literal("ab c"),
    Literal("A\nb"),
    Literal("\u00e9\U0001f600"),
    Literal("a", lang="en"),
    Literal("b", lang="en"),
    Literal("a", lang="en-gb"),
    Literal("a", lang="fr"),
    Literal("1"),
]
PLAIN = [one for one in STRINGS if not one.language]
ODD = [
    _kept("NaN", XSD.double),
    _kept("2022-01-20T10:00:00", XSD.dateTime),
    _kept("2022", XSD.gYear),
    _kept("abc", XSD.integer),
    _kept("2022-02-30", XSD.date),
    _kept("true", XSD.boolean),
    _kept("maybe", XSD.boolean),
    _kept("a", EX.datatype),
    _kept("a", XSD.anyURI),
]
LITERALS = [*NUMBERS, *DATES, *MOMENTS, *STRINGS, *ODD]
QUERIES = [
    "SELECT $this WHERE { $this ex:p ?v }",
    "SELECT $this ?value WHERE { $this ex:p ?value . FILTER NOT EXISTS { ?value ex:q ?x } }",
    "SELECT DISTINCT $this WHERE { ?o ex:r|ex:q $this . FILTER(isIRI($this)) }",
    "SELECT $this (?w AS ?value) WHERE { $this ex:p ?w ; ex:q ?u . FILTER(STR(?w) != STR(?u)) }",
    "SELECT $this ?value WHERE { $this $PATH ?value . FILTER(isLiteral(?value)) }",
    "SELECT $this WHERE { FILTER(isBlank($this)) }",
    "SELECT $this WHERE { OPTIONAL { $this ex:q ?v } FILTER(!BOUND(?v)) }",
    "SELECT $this ?path WHERE { $this ?path ex:a }",
    "SELECT $this WHERE { $this ex:p+ $this }",
    "SELECT $this ?n WHERE { $this ex:r ?v . BIND(STRLEN(STR(?v)) AS ?n) FILTER(?n > 2) }",
]
# Kinds of literals that have an order among themselves.
ORDERED = [NUMBERS, DATES, MOMENTS, PLAIN]
DATATYPES = [XSD.string, XSD.integer, XSD.decimal, XSD.date, XSD.boolean, RDF.langString, EX.datatype]
PATTERNS = ["^a", "b", "^$", "[0-9]+", "A.b", r"^\w+$", "example"]


@st.composite
def cases(draw: Draw) -> tuple[rdflib.Graph, list[ox.Triple]]:
    """A shapes graph and a data graph, sometimes with literals of one kind only."""
    literals = draw(st.sampled_from([LITERALS, LITERALS, *ORDERED]))
    return draw(shapes_graphs(literals)), draw(data_graphs(literals))


@st.composite
def data_graphs(draw: Draw, literals: Sequence[Literal]) -> list[ox.Triple]:
    """A few statements with these literals, as a store keeps them."""
    graph = rdflib.Graph()
    values = st.sampled_from([*NODES, *CLASSES]) | st.sampled_from(literals)
    links = st.tuples(st.sampled_from(NODES), st.sampled_from(PREDICATES), values)
    types = st.tuples(st.sampled_from(NODES), st.just(RDF.type), st.sampled_from(CLASSES))
    lines = st.tuples(st.sampled_from(CLASSES), st.just(RDFS.subClassOf), st.sampled_from(CLASSES))
    for statements in draw(
        st.tuples(st.lists(links, min_size=1, max_size=12), st.lists(types, max_size=4), st.lists(lines, max_size=2))
    ):
        for statement in statements:
            graph.add(statement)
    return as_kept(ox.Triple(*map(to_oxigraph, statement)) for statement in graph)


@st.composite
def shapes_graphs(draw: Draw, literals: Sequence[Literal]) -> rdflib.Graph:
    """One or two shapes with targets, and what they are made of; bounds are taken from ``literals``."""
    making = _Making(draw, list(literals))
    for number in range(draw(st.integers(1, 2))):
        making.root(EX[f"shape{number}"])
    return making.graph


class _Making:
    """The graph being made; every method adds to it and draws what it adds."""

    def __init__(self, draw: Draw, literals: list[Literal]) -> None:
        self.draw = draw
        self.literals = literals
        self.graph = rdflib.Graph(bind_namespaces="none")
        self.blanks = 0

    def blank(self) -> BNode:
        """A new blank node, with the same label in every run."""
        self.blanks += 1
        return BNode(f"s{self.blanks}")

    def root(self, shape: URIRef) -> None:
        if self.draw(st.integers(0, 5)) == 0 and not self.graph:  # a class that is its own shape (section 2.1.3.3)
            shape = EX.E
            self.add(shape, RDF.type, RDFS.Class)
            self.shape(shape, depth=2, property_shape=False)
        else:
            self.shape(shape, depth=2)
            for kind in self.some([SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf], 2):
                self.target(shape, kind)

    def target(self, shape: URIRef, kind: URIRef) -> None:
        if kind == SH.targetNode:
            choices = [*NODES[:4], EX.nobody, *self.literals]
        else:
            choices = CLASSES if kind == SH.targetClass else PREDICATES
        self.add(shape, kind, self.draw(st.sampled_from(choices)))

    def shape(self, node: IdentifiedNode, depth: int, *, property_shape: bool | None = None) -> IdentifiedNode:
        """A node shape or a property shape with its constraints; the same node."""
        is_property = self.draw(st.booleans()) if property_shape is None else property_shape
        self.add(node, RDF.type, SH.PropertyShape if is_property else SH.NodeShape)
        if is_property:
            self.add(node, SH.path, self.path(2))
        self.about(node)
        makers = [*_ANYWHERE, *(_AT_PATHS if is_property else _AT_NODES)]
        makers += [*_DEEP, *([_qualified] if is_property else [])] if depth else []
        for maker in self.draw(st.lists(st.sampled_from(makers), min_size=1, max_size=3, unique=True)):
            maker(self, node, depth)
        return node

    def about(self, node: IdentifiedNode) -> None:
        """Severity, messages, whether it is out of use."""
        for predicate, choices in (
            (SH.severity, [None, None, SH.Warning, SH.Info, EX.Severe]),
            (SH.message, [None, None, Literal("wrong"), Literal("falsch", lang="de")]),
            (SH.deactivated, [None] * 8 + [Literal(True), Literal(False)]),
        ):
            value = self.draw(st.sampled_from(choices))
            if value is not None:
                self.add(node, predicate, value)

    def path(self, depth: int) -> Node:
        kinds = ["plain"] * 4 + (["inverse", "sequence", "alternative", "*", "+", "?"] if depth else [])
        kind = self.draw(st.sampled_from(kinds))
        if kind == "plain":
            return self.draw(st.sampled_from([*PREDICATES, RDF.type]))
        if kind == "sequence":
            return self.list([self.path(depth - 1) for _ in range(self.draw(st.integers(2, 3)))])
        node = self.blank()
        if kind == "alternative":
            self.add(node, SH.alternativePath, self.list([self.path(depth - 1) for _ in range(2)]))
        else:
            step = {"inverse": SH.inversePath, "*": SH.zeroOrMorePath, "+": SH.oneOrMorePath, "?": SH.zeroOrOnePath}
            self.add(node, step[kind], self.path(depth - 1))
        return node

    def list(self, members: list[Node]) -> Node:
        head: Node = RDF.nil
        for member in reversed(members):
            rest, head = head, self.blank()
            self.add(head, RDF.first, member)
            self.add(head, RDF.rest, rest)
        return head

    def add(self, subject: Node, predicate: Node, value: object) -> None:
        self.graph.add((subject, predicate, value))

    def some(self, choices: list, most: int = 3) -> list:
        return self.draw(st.lists(st.sampled_from(choices), min_size=1, max_size=most, unique=True))


Maker = Callable[[_Making, IdentifiedNode, int], None]


def _one(predicate: URIRef, choices: list) -> Maker:
    """A constraint with one parameter."""

    def make(making: _Making, node: IdentifiedNode, _: int) -> None:
        making.add(node, predicate, making.draw(st.sampled_from(choices)))

    return make


def _bound(predicate: URIRef) -> Maker:
    """A constraint with a value that others are compared with."""

    def make(making: _Making, node: IdentifiedNode, _: int) -> None:
        making.add(node, predicate, making.draw(st.sampled_from(making.literals)))

    return make


def _several(predicate: URIRef, choices: list) -> Maker:
    """A constraint whose parameter may occur several times."""

    def make(making: _Making, node: IdentifiedNode, _: int) -> None:
        for value in making.some(choices, 2):
            making.add(node, predicate, value)

    return make


def _listed(predicate: URIRef, choices: list) -> Maker:
    """A constraint whose parameter is a list of terms."""

    def make(making: _Making, node: IdentifiedNode, _: int) -> None:
        making.add(node, predicate, making.list(making.some(choices)))

    return make


def _pattern(making: _Making, node: IdentifiedNode, _: int) -> None:
    making.add(node, SH.pattern, Literal(making.draw(st.sampled_from(PATTERNS))))
    flags = making.draw(st.sampled_from([None, "i", "s", "m"]))
    if flags:
        making.add(node, SH.flags, Literal(flags))


def _closed(making: _Making, node: IdentifiedNode, _: int) -> None:
    making.add(node, SH.closed, Literal(True))
    if making.draw(st.booleans()):
        making.add(node, SH.ignoredProperties, making.list(making.some([*PREDICATES, RDF.type])))
    if making.draw(st.booleans()):
        below = making.blank()
        making.add(below, SH.path, making.draw(st.sampled_from(PREDICATES)))
        making.add(node, SH.property, below)


def _below(predicate: URIRef, *, property_shape: bool | None) -> Maker:
    """A constraint whose parameter is a shape."""

    def make(making: _Making, node: IdentifiedNode, depth: int) -> None:
        making.add(node, predicate, making.shape(making.blank(), depth - 1, property_shape=property_shape))

    return make


def _members(predicate: URIRef) -> Maker:
    """A constraint whose parameter is a list of shapes."""

    def make(making: _Making, node: IdentifiedNode, depth: int) -> None:
        count = making.draw(st.integers(1, 3))
        making.add(node, predicate, making.list([making.shape(making.blank(), depth - 1) for _ in range(count)]))

    return make


def _qualified(making: _Making, node: IdentifiedNode, depth: int) -> None:
    """Of the property shape itself, or of two siblings below it (SHACL, section 4.7.3)."""
    places = [making.blank(), making.blank()] if making.draw(st.booleans()) else [node]
    for place in places:
        if place is not node:
            making.add(node, SH.property, place)
            making.add(place, SH.path, making.draw(st.sampled_from(PREDICATES)))
        making.add(place, SH.qualifiedValueShape, making.shape(making.blank(), depth - 1))
        for predicate in making.some([SH.qualifiedMinCount, SH.qualifiedMaxCount], 2):
            making.add(place, predicate, Literal(making.draw(st.integers(0, 2))))
        if making.draw(st.booleans()):
            making.add(place, SH.qualifiedValueShapesDisjoint, Literal(True))


def _sparql(making: _Making, node: IdentifiedNode, _: int) -> None:
    """A SPARQL-based constraint (SHACL, section 5); one with $PATH only at a property shape."""
    at_path = (node, SH.path, None) in making.graph
    query = making.draw(st.sampled_from([one for one in QUERIES if at_path or "$PATH" not in one]))
    body = making.blank()
    making.add(node, SH.sparql, body)
    making.add(body, SH.select, Literal(query))
    making.add(body, SH.prefixes, EX.prefixes)
    if not making.graph.value(EX.prefixes, SH.declare):
        declared = making.blank()
        making.add(EX.prefixes, SH.declare, declared)
        making.add(declared, SH.prefix, Literal("ex"))
        making.add(declared, SH.namespace, Literal(str(EX), datatype=XSD.anyURI))


_COUNTS = [Literal(n) for n in range(3)]
_KINDS = [SH.IRI, SH.BlankNode, SH.Literal, SH.BlankNodeOrIRI, SH.BlankNodeOrLiteral, SH.IRIOrLiteral]
_ANYWHERE: tuple[Maker, ...] = (
    _several(SH["class"], CLASSES),
    _one(SH.datatype, DATATYPES),
    _one(SH.nodeKind, _KINDS),
    *(_one(p, _COUNTS) for p in (SH.minLength, SH.maxLength)),
    *(_bound(p) for p in (SH.minExclusive, SH.minInclusive, SH.maxExclusive, SH.maxInclusive)),
    _pattern,
    _sparql,
    _listed(SH.languageIn, [Literal("en"), Literal("fr"), Literal("en-GB")]),
    *(_several(p, PREDICATES) for p in (SH.equals, SH.disjoint)),
    _several(SH.hasValue, [*NODES[:4], *LITERALS]),
    _listed(SH["in"], [*NODES[:4], *LITERALS]),
)
_AT_PATHS: tuple[Maker, ...] = (
    *(_one(p, _COUNTS) for p in (SH.minCount, SH.maxCount)),
    _one(SH.uniqueLang, [Literal(True), Literal(False)]),
    *(_several(p, PREDICATES) for p in (SH.lessThan, SH.lessThanOrEquals)),
)
_AT_NODES: tuple[Maker, ...] = (_closed,)
_DEEP: tuple[Maker, ...] = (
    _below(SH.property, property_shape=True),
    _below(SH.node, property_shape=False),
    _below(SH["not"], property_shape=None),
    *(_members(p) for p in (SH["and"], SH["or"], SH.xone)),
)
