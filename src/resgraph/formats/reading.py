"""RDF in any of our syntaxes -> N-Quads lines, for what users already have (W3C RDF 1.1; parsed by Oxigraph)."""

from __future__ import annotations

import re
from pathlib import PurePath

import pyoxigraph as ox

from resgraph.core.errors import Refused

_SYNTAXES = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


def readable(name: str) -> bool:
    """Whether the suffix of a file's name is that of an RDF syntax."""
    return PurePath(name).suffix.lower() in _SYNTAXES


def read(data: bytes, name: str) -> tuple[str, ...]:
    """The statements as sorted N-Quads lines. ``name`` gives the syntax by its suffix and is shown in messages.

    Nothing is fetched. Raises Refused ("bad-rdf") with line and column; RDF/XML with a document type declaration is
    refused unread, because entities can be made to fill the memory.
    """
    syntax = _SYNTAXES[PurePath(name).suffix.lower()]
    if syntax is ox.RdfFormat.RDF_XML and _DOCTYPE.search(data):
        raise Refused("bad-rdf", f"{name}: a document type declaration is not accepted in RDF/XML", source=name)
    try:
        return tuple(sorted({f"{quad} ." for quad in ox.parse(data, syntax, base_iri="urn:x-resgraph:file")}))
    except SyntaxError as fault:
        place = f":{fault.lineno}:{fault.offset}" if fault.lineno else ""
        raise Refused("bad-rdf", f"{name}{place}: {fault.msg}", source=name) from fault
    except ValueError as fault:
        raise Refused("bad-rdf", f"{name}: {fault}", source=name) from fault
