"""N-Quads lines -> an rdflib graph, for users who go on in Python."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from resgraph.formats import ntriples

if TYPE_CHECKING:
    import rdflib


def graph(quads: Iterable[str]) -> rdflib.Graph:
    """The statements of all named graphs together as one rdflib graph in memory."""
    import rdflib  # noqa: PLC0415 - a fifth of a second that only users of rdflib should pay

    return rdflib.Graph().parse(data=ntriples.write(quads), format="nt")
