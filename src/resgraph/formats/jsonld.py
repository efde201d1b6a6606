"""JSON-LD 1.1 (W3C, 2020), compacted with the shipped context: of that, the prefixes and short names in use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from resgraph.formats.context import Term, compact, prefixes, shipped_context, terms
from resgraph.formats.grouping import TYPE, Description, Named, Object, Subject, graphs

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_INTEGER = re.compile(r"0|-?[1-9]\d{0,14}")


def write(quads: Iterable[str]) -> bytes:
    """One graph as an object with its address and its nodes, several as a list of such."""
    writer = _Writer()
    blocks = [writer.graph(graph) for graph in graphs(quads)]
    content = blocks[0] if len(blocks) == 1 else {"graph": [node for block in blocks for node in _flat(block)]}
    context = ",\n".join(f"  {_json(name)}: {_json(value)}" for name, value in writer.context().items())
    rest = json.dumps(content, ensure_ascii=False, indent=1)[1:]
    return f'{{\n "@context": {{\n{context}\n }},{rest}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _flat(block: dict[str, Any]) -> list[dict[str, Any]]:
    """A named graph is one node among others; the nodes of the default graph are themselves."""
    return [block] if "id" in block else list(block["graph"])


class _Writer:
    """Writes nodes and remembers the names used."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def context(self) -> dict[str, object]:
        """What of the shipped context is in use, in its order."""
        kept = {"@version", "id", "type", "graph"} | self.used
        return {name: value for name, value in shipped_context().items() if name in kept}

    def graph(self, graph: Named) -> dict[str, Any]:
        """A graph with its nodes."""
        nodes = [self.node(about) for about in graph.subjects]
        return {"id": graph.name, "graph": nodes} if graph.name else {"graph": nodes}

    def node(self, about: Description) -> dict[str, Any]:
        """One subject with all it has."""
        found: dict[str, Any] = {"id": self.address(about.subject)}
        for name, values in about.properties:
            if name == TYPE and all(isinstance(value, NamedNode) for value in values):
                found["type"] = _one([self.name(value.value) for value in values])
            else:
                found |= self.property(name, values)
        return found

    def property(self, name: str, values: Sequence[Object]) -> dict[str, Any]:
        """The values under the short name where its way of writing fits them, else under the full one."""
        term = terms().get(name)
        fitting = [value for value in values if term and _fits(term, value)]
        found: dict[str, Any] = {}
        if term and fitting:
            self.use(term)
            found[term.name] = self.coerced(term, fitting)
        if others := [self.expanded(value) for value in values if value not in fitting]:
            plain = term if term and not term.coercion and not fitting else None  # a date under a term without type
            if plain:
                self.use(plain)
            found[plain.name if plain else self.prefixed(name)] = _one(others)
        return found

    def coerced(self, term: Term, values: Sequence[Object]) -> object:
        """Values as the term's definition lets them be written."""
        if term.coercion == "@language":
            tags = sorted({v.language or "" for v in values if isinstance(v, Literal)})
            return {t: _one([v.value for v in values if isinstance(v, Literal) and v.language == t]) for t in tags}
        if term.coercion == "@id":
            return _one([self.address(value) for value in values if not isinstance(value, Literal)])
        return _one([_lexical(value) for value in values if isinstance(value, Literal)])

    def expanded(self, value: Object) -> dict[str, str]:
        """A value that says itself what it is."""
        if not isinstance(value, Literal):
            return {"@id": self.address(value)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype.value == f"{XSD}string":
            return {"@value": value.value}
        return {"@value": value.value, "@type": self.prefixed(value.datatype.value)}

    def address(self, value: Subject) -> str:
        """A node's address, short where a prefix fits."""
        return self.prefixed(value.value) if isinstance(value, NamedNode) else str(value)

    def name(self, iri: str) -> str:
        """A class by its short name."""
        if term := terms().get(iri):
            self.use(term)
            return term.name
        return self.prefixed(iri)

    def prefixed(self, iri: str) -> str:
        """An address with a prefix where one fits."""
        if pair := compact(iri):
            self.used.add(pair[0])
            return ":".join(pair)
        return iri

    def use(self, term: Term) -> None:
        """Remember a short name and the prefixes that its definition needs."""
        self.used.add(term.name)
        written = [term.definition] if isinstance(term.definition, str) else term.definition.values()
        self.used |= {prefix for prefix in (value.partition(":")[0] for value in written) if prefix in prefixes()}


def _fits(term: Term, value: Object) -> bool:
    if not isinstance(value, Literal):
        return term.coercion == "@id"
    if value.language:
        return term.coercion == "@language"
    datatype = value.datatype.value
    if term.coercion.startswith("xsd:"):
        return datatype == XSD + term.coercion.removeprefix("xsd:")
    return not term.coercion and datatype == f"{XSD}string"


def _lexical(literal: Literal) -> str | int:
    """The lexical form, an integer as a JSON number."""
    if literal.datatype.value == f"{XSD}integer" and _INTEGER.fullmatch(literal.value):
        return int(literal.value)
    return literal.value


def _one(values: Sequence[Any]) -> object:
    """A list of one as its member."""
    return values[0] if len(values) == 1 else list(values)
