"""Turtle for people (W3C RDF 1.1 Turtle): subjects grouped, one value a line, prefixes of the shipped context."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode

from resgraph.formats.context import compact, prefixes
from resgraph.formats.grouping import TYPE, Description, Object

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_BARE = {
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?\d*\.\d+"),
    "boolean": re.compile("true|false"),
}


class Turtle:
    """Writes terms and remembers the prefixes used."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def head(self) -> str:
        """The declarations of the prefixes used so far."""
        return "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in prefixes().items() if p in self.used)

    def iri(self, iri: str) -> str:
        """A prefixed name where there is one, else the address in angle brackets."""
        if pair := compact(iri):
            self.used.add(pair[0])
            return ":".join(pair)
        return f"<{iri}>"

    def term(self, value: Object) -> str:
        """Any term; numbers and booleans bare where their form allows."""
        if isinstance(value, NamedNode):
            return self.iri(value.value)
        return self._literal(value) if isinstance(value, Literal) else str(value)

    def _literal(self, literal: Literal) -> str:
        """A literal with its canonical N-Triples escapes."""
        datatype = literal.datatype.value
        kind = datatype.removeprefix(XSD)
        if literal.language or kind == "string":
            return str(literal)
        if kind in _BARE and _BARE[kind].fullmatch(literal.value):
            return literal.value
        return f"{Literal(literal.value)!s}^^{self.iri(datatype)}"

    def description(self, about: Description, indent: str = "") -> str:
        """One subject with all it has."""
        lines = [f"{indent}{self.term(about.subject)}"]
        last = len(about.properties) - 1
        for number, (name, values) in enumerate(about.properties):
            said = "a" if name == TYPE else self.iri(name)
            lines.append(f"{indent}    {said} {self._values(values, indent)}{' .' if number == last else ' ;'}")
        return "\n".join(lines) + "\n"

    def _values(self, values: Sequence[Object], indent: str) -> str:
        return f",\n{indent}        ".join(self.term(value) for value in values)
