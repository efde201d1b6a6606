"""Graphs with planted faults: statements of a real graph dropped, repeated, linked elsewhere, or given another value.

Literals come in forms that every store keeps as they are (canonical, or outside their datatype). There are no blank
nodes, as in all our graphs: STR of one is its label for rdflib, and an error in SPARQL.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
Statements = list[ox.Triple]
Mutation = Callable[[ox.Triple, Sequence[ox.Triple], Random], Statements]


def _typed(value: str, name: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + name))


AWKWARD = (
    ox.Literal(" x\ty "),
    ox.Literal("x", language="en"),
    ox.Literal("x", language="de-at"),
    _typed("1", "integer"),
    _typed("-7", "integer"),
    _typed("abc", "integer"),
    _typed("2022-02-30", "date"),
    _typed("2099-01-01", "date"),
    _typed("true", "boolean"),
    _typed("zz", "hexBinary"),
    ox.NamedNode("https://example.org/nobody"),
)


def dropped(_: ox.Triple, __: Sequence[ox.Triple], ___: Random) -> Statements:
    """The statement is gone."""
    return []


def repeated(one: ox.Triple, graph: Sequence[ox.Triple], random: Random) -> Statements:
    """The subject has a second value, that of another statement with the same property."""
    same = [other.object for other in graph if other.predicate == one.predicate and other.object != one.object]
    return [one, ox.Triple(one.subject, one.predicate, random.choice(same) if same else random.choice(AWKWARD))]


def relinked(one: ox.Triple, graph: Sequence[ox.Triple], random: Random) -> Statements:
    """The value is a subject of some other statement."""
    return [ox.Triple(one.subject, one.predicate, random.choice(graph).subject)]


def retyped(one: ox.Triple, graph: Sequence[ox.Triple], random: Random) -> Statements:
    """The subject is of another class of the graph as well."""
    classes = sorted({str(other.object): other.object for other in graph if other.predicate == TYPE}.items())
    return [one, ox.Triple(one.subject, TYPE, random.choice(classes)[1])] if classes else [one]


def revalued(one: ox.Triple, _: Sequence[ox.Triple], random: Random) -> Statements:
    """The value is something else altogether."""
    return [ox.Triple(one.subject, one.predicate, random.choice(AWKWARD))]


def reworded(one: ox.Triple, _: Sequence[ox.Triple], random: Random) -> Statements:
    """The value is a literal with other words, another language or another datatype."""
    value = one.object
    if not isinstance(value, ox.Literal):
        return [ox.Triple(one.subject, one.predicate, ox.Literal(str(value)))]
    other = random.choice(
        [
            ox.Literal(""),  # only in place of words: in a path rdflib takes it for a variable without a value
            ox.Literal(value.value),
            ox.Literal(value.value, language="fr"),
            ox.Literal(value.value + " x"),
            _typed(value.value or "x", "anyURI"),
        ]
    )
    return [ox.Triple(one.subject, one.predicate, other)]


MUTATIONS: tuple[Mutation, ...] = (dropped, repeated, relinked, retyped, revalued, reworded)


def mutated(graph: Sequence[ox.Triple], random: Random, count: int) -> Statements:
    """The statements with ``count`` of them mutated, each in one way."""
    chosen = {random.randrange(len(graph)): random.choice(MUTATIONS) for _ in range(count)}
    result: Statements = []
    for place, one in enumerate(graph):
        mutation = chosen.get(place)
        result.extend(mutation(one, graph, random) if mutation else [one])
    return list(dict.fromkeys(result))
