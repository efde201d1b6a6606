"""RDF terms of the two libraries, and how they are written in SPARQL."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib.term import BNode, Identifier, Literal, Node, URIRef

from resgraph.validation.graph import OxTerm, to_oxigraph, to_rdflib

__all__ = ["OxTerm", "blank", "constant", "kept", "to_rdflib", "values", "written"]

_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
_KEPT = ox.NamedNode("urn:x-resgraph:kept")


def written(term: Node) -> str:
    """A term of a shapes graph as it is written in SPARQL."""
    assert isinstance(term, URIRef | Literal)
    return str(to_oxigraph(term))


def constant(term: Node) -> OxTerm | None:
    """A term of a shapes graph as the store has it; None if no store of ours holds it: blank or rewritten."""
    if isinstance(term, BNode) or not isinstance(term, Identifier):
        return None
    found = to_oxigraph(term)
    return found if kept([found]) else None


def kept(terms: Iterable[OxTerm]) -> bool:
    """Whether an Oxigraph store gives terms back as they are: it keeps numbers and times by value, not by writing."""
    given = {ox.Quad(_KEPT, _KEPT, term) for term in terms if not _plain(term)}
    if not given:
        return True
    store = ox.Store()
    store.extend(given)
    return set(store) == given


def _plain(term: OxTerm) -> bool:
    """Whether a term is sure to be kept: no literal, a string, or one with a language."""
    return not isinstance(term, ox.Literal) or term.language is not None or term.datatype == _STRING


def blank(term: OxTerm) -> bool:
    """Whether a term cannot be written in a query."""
    return isinstance(term, ox.BlankNode)


def values(variable: str, terms: Iterable[OxTerm]) -> str:
    """A VALUES clause, in a fixed order."""
    return f"VALUES {variable} {{{' '.join(sorted(map(str, terms)))}}}"
