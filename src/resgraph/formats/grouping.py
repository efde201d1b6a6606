"""Statements in the order in which people read them: by graph, subject and property, numbers in names by value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from resgraph.core.errors import Misuse

Subject = NamedNode | BlankNode
Object = NamedNode | BlankNode | Literal

TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
_DIGITS = re.compile(r"(\d+)")


class Statement(NamedTuple):
    """A subject, a property, a value, and the name of the graph ("" for the default graph)."""

    subject: Subject
    property: str
    value: Object
    graph: str


@dataclass(frozen=True, slots=True)
class Description:
    """One subject with its properties and their values."""

    subject: Subject
    properties: Sequence[tuple[str, Sequence[Object]]]


@dataclass(frozen=True, slots=True)
class Named:
    """A named graph, or with an empty name the default graph."""

    name: str
    subjects: Sequence[Description]


def read(lines: Iterable[str]) -> list[Statement]:
    """N-Quads lines as statements. Raises Misuse for a line that is none (the triple terms of RDF 1.2 included)."""
    try:
        return [_statement(quad) for quad in parse("\n".join(lines).encode(), format=RdfFormat.N_QUADS)]
    except (SyntaxError, UnicodeEncodeError) as fault:
        raise Misuse("bad-graph", f"the statements cannot be read: {fault}") from fault


def _statement(quad: Quad) -> Statement:
    if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
        raise Misuse("bad-graph", f"a triple term cannot be written: {quad}")
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
    return Statement(quad.subject, quad.predicate.value, quad.object, graph)


def graphs(lines: Iterable[str]) -> list[Named]:
    """The statements by graph, subject and property, each once."""
    found: dict[str, list[Statement]] = {}
    for statement in read(lines):
        found.setdefault(statement.graph, []).append(statement)
    return [Named(name, descriptions(found[name])) for name in sorted(found, key=natural)]


def triples(lines: Iterable[str]) -> list[Description]:
    """The statements of all graphs together, by subject and property, each once."""
    return descriptions(read(lines))


def descriptions(statements: Sequence[Statement]) -> list[Description]:
    """Subjects below the document of a graph come first, ``rdf:type`` and ``rdfs:label`` before other properties."""
    names = {statement.graph for statement in statements}
    homes = tuple(sorted(name.removesuffix("/graph") for name in names if name.endswith("/graph")))
    found: dict[Subject, dict[str, set[Object]]] = {}
    for statement in statements:
        found.setdefault(statement.subject, {}).setdefault(statement.property, set()).add(statement.value)
    order = sorted(found, key=lambda subject: (not subject.value.startswith(homes), natural(subject.value)))
    return [Description(subject, _properties(found[subject])) for subject in order]


def _properties(found: Mapping[str, Collection[Object]]) -> list[tuple[str, list[Object]]]:
    order = sorted(found, key=lambda name: (name != TYPE, name != LABEL, name))
    return [(name, _ordered(found[name])) for name in order]


def _ordered(values: Collection[Object]) -> list[Object]:
    return sorted(values, key=_value_key) if len(values) > 1 else list(values)


def _value_key(value: Object) -> tuple[object, ...]:
    if isinstance(value, Literal):
        return 1, natural(value.value), value.language or "", value.datatype.value
    return 0, natural(value.value), "", ""


def natural(text: str) -> tuple[tuple[tuple[bool, int, str], ...], str]:
    """A key by which ``para_2`` comes before ``para_10``; the text itself decides between equals."""
    pieces = _DIGITS.split(text)
    return tuple((i % 2 == 1, int(p) if i % 2 else 0, p) for i, p in enumerate(pieces)), text
