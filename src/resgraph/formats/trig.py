"""TriG (W3C RDF 1.1 TriG, 2014)."""

from __future__ import annotations

from collections.abc import Iterable

from resgraph.formats.grouping import Named, graphs
from resgraph.formats.pretty import Turtle


def write(quads: Iterable[str]) -> bytes:
    """One block for each graph."""
    turtle = Turtle()
    blocks = [_block(turtle, graph) for graph in graphs(quads)]
    return "\n".join([turtle.head(), *blocks]).encode()


def _block(turtle: Turtle, graph: Named) -> str:
    body = "\n".join(turtle.description(about, "    ") for about in graph.subjects)
    return f"{turtle.iri(graph.name) + ' ' if graph.name else ''}{{\n{body}}}\n"
