"""Turtle (W3C RDF 1.1 Turtle, 2014)."""

from __future__ import annotations

from collections.abc import Iterable

from resgraph.formats.grouping import triples
from resgraph.formats.pretty import Turtle


def write(quads: Iterable[str]) -> bytes:
    """The statements of all graphs together."""
    turtle = Turtle()
    body = [turtle.description(about) for about in triples(quads)]
    return "\n".join([turtle.head(), *body]).encode()
