"""What tests ask of a graph given as N-Quads lines; parsed by Oxigraph, which takes no part in making them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox
import rdflib

from resgraph.core.text import key
from resgraph.formats import FORMATS

RESG = "https://w3id.org/resgraph/ns#"
ELI = "http://data.europa.eu/eli/ontology#"
EPVOC = "https://data.europarl.europa.eu/def/epvoc#"
ELI_DL = "http://data.europa.eu/eli/eli-draft-legislation-ontology#"
OA = "http://www.w3.org/ns/oa#"
CITO = "http://purl.org/spar/cito/"
DCTERMS = "http://purl.org/dc/terms/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FILE = re.compile(r"/file/[0-9a-f]{12}")
_PLACED = re.compile(r"/(mention|call)/\d+-\d+")
_OFFSETS = tuple(f"<{OA}{name}>" for name in ("start", "end", "prefix", "suffix"))
_OF_BYTES = (f"<{EPVOC}byteSize>", "<http://spdx.org/rdf/terms#checksumValue>")


def parsed(quads: Iterable[str]) -> list[ox.Quad]:
    """The lines as terms, in their order."""
    return list(ox.parse("\n".join(quads), ox.RdfFormat.N_QUADS))


def literals(quads: Iterable[str]) -> list[ox.Literal]:
    """Every literal of the graph."""
    return [quad.object for quad in parsed(quads) if isinstance(quad.object, ox.Literal)]


def iris(quads: Iterable[str]) -> set[str]:
    """Every address of the graph, of properties and graphs too."""
    return {
        term.value
        for quad in parsed(quads)
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(term, ox.NamedNode)
    }


def values(quads: Iterable[str], predicate: str, subject: str = "") -> list[str]:
    """What stands after the property, of one subject or of all, in the order of the lines."""
    return [
        quad.object.value
        for quad in parsed(quads)
        if quad.predicate.value == predicate and subject in ("", quad.subject.value)
    ]


def subjects(quads: Iterable[str], type_: str) -> list[str]:
    """The addresses of the things of a class, sorted."""
    return sorted(
        q.subject.value for q in parsed(quads) if q.predicate.value == f"{RDF}type" and q.object.value == type_
    )


def apart_from_the_file(quads: Iterable[str]) -> list[str]:
    """The lines without what only the bytes of the file decide: digest, size, and the digest in the file's address."""
    return sorted(_FILE.sub("/file/", line) for line in quads if not any(name in line for name in _OF_BYTES))


def facts(quads: Iterable[str]) -> set[tuple[str, str, str]]:
    """What is said, whatever spaces and hyphens the words are printed with: places dropped, literals folded."""
    found = set()
    for quad in parsed(apart_from_the_file(quads)):
        if str(quad.predicate) in _OFFSETS:
            continue
        value = quad.object.value
        said = key(value) if isinstance(quad.object, ox.Literal) else value
        found.add(tuple(_PLACED.sub(r"/\1/", text) for text in (quad.subject.value, quad.predicate.value, said)))
    return found


def unclean(quads: Iterable[str]) -> list[str]:
    """Literals with a character that XML 1.0 cannot hold (production 2), or a C1 control, which it discourages."""
    return [
        x.value for x in literals(quads) if _FORBIDDEN.search(x.value) or re.search("[\x7f-\x84\x86-\x9f]", x.value)
    ]


def ill_typed(quads: Iterable[str]) -> list[ox.Literal]:
    """Literals whose words are none of their datatype."""
    return [literal for literal in literals(quads) if not _fits(literal)]


def _fits(literal: ox.Literal) -> bool:
    kind, value = literal.datatype.value.removeprefix(XSD), literal.value
    if kind == "date":
        try:
            return datetime.date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False
    form = {
        "integer": r"-?(0|[1-9]\d*)",
        "decimal": r"-?\d+(\.\d+)?",
        "hexBinary": "([0-9a-f]{2})*",
        "boolean": "true|false",
        "gYear": r"\d{4}",
        "gYearMonth": r"\d{4}-(0[1-9]|1[0-2])",
    }
    return (
        kind in ("string", "anyURI") or kind.endswith("#langString") or bool(re.fullmatch(form.get(kind, "!"), value))
    )


def by_oxigraph(data: bytes, name: str) -> set[tuple[str, ...]]:
    """A document in one of our formats -> its statements as text; with graphs where the format has them."""
    syntax = ox.RdfFormat.from_media_type(FORMATS[name].media_type)
    return {_row(quad, FORMATS[name].graphs) for quad in ox.parse(data, syntax)}


def by_rdflib(data: bytes, name: str) -> set[tuple[str, ...]]:
    """The same by a parser of another hand."""
    if FORMATS[name].graphs:
        every = rdflib.Dataset()
        every.parse(data=data, format={"jsonld": "json-ld"}.get(name, name))
        return {tuple(term.n3() for term in row) for row in _named(every)}
    graph = rdflib.Graph().parse(data=data, format={"rdfxml": "xml", "ntriples": "nt"}.get(name, name))
    return {tuple(term.n3() for term in row) for row in graph}


def as_oxigraph(quads: Iterable[str], name: str) -> set[tuple[str, ...]]:
    """What a document in the format must hold, in the words of ``by_oxigraph``."""
    return {_row(quad, FORMATS[name].graphs) for quad in parsed(quads)}


def as_rdflib(quads: Iterable[str], name: str) -> set[tuple[str, ...]]:
    """What a document in the format must hold, in the words of ``by_rdflib``."""
    return {
        tuple(_rdflib(term).n3() for term in (q.subject, q.predicate, q.object, q.graph_name)[: _width(name)])
        for q in parsed(quads)
    }


def _width(name: str) -> int:
    return 4 if FORMATS[name].graphs else 3


def _rdflib(term: ox.NamedNode | ox.Literal) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    typed = None if term.datatype.value == f"{XSD}string" else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=typed, normalize=False)


def _row(quad: ox.Quad, graphs: bool) -> tuple[str, ...]:
    row = (str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name))
    return row if graphs else row[:3]


def _named(every: rdflib.Dataset) -> Iterator[tuple[rdflib.term.Node, ...]]:
    for subject, predicate, value, graph in every.quads((None, None, None, None)):
        yield subject, predicate, value, rdflib.URIRef(str(graph))
