"""What holds for the graph of every document: addresses, literals, named graph, order, and the way through a store."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

import resgraph
from resgraph.formats import FORMATS, write
from tests.laws.conversions import EXAMPLES, example, sixty
from tests.statements import (
    XSD,
    as_oxigraph,
    as_rdflib,
    by_oxigraph,
    by_rdflib,
    ill_typed,
    iris,
    literals,
    parsed,
    unclean,
)

_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f-\x9f]+")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
DATATYPES = {"string", "date", "integer", "decimal", "hexBinary", "anyURI", "boolean"}


def assert_lawful(one: resgraph.Conversion) -> None:
    quads = parsed(one.quads)
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]
    assert {q.graph_name.value for q in quads} == {one.address.graph}
    assert list(one.quads) == sorted(set(one.quads))
    assert [f"{q} ." for q in quads] == list(one.quads), "not canonical N-Quads"
    assert unclean(one.quads) == []
    assert ill_typed(one.quads) == []


def assert_addresses(one: resgraph.Conversion) -> None:
    for iri in iris(one.quads):
        assert _IRI.fullmatch(iri), iri
        assert not _PERCENT.search(iri), iri
        parts = urlsplit(iri)
        assert parts.scheme in ("http", "https", "urn"), iri
        assert parts.scheme == "urn" or re.fullmatch(r"[a-z0-9.-]+", parts.netloc), iri
        assert not re.search(r"/\.{1,2}(/|$)", parts.path), iri
        assert ox.NamedNode(iri).value == iri


@pytest.mark.parametrize("name", EXAMPLES)
def test_one_named_graph_without_blank_nodes_in_canonical_lines(name: str) -> None:
    assert_lawful(example(name))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_address_is_an_absolute_iri(name: str) -> None:
    assert_addresses(example(name))


def test_the_laws_hold_for_sixty_united_nations_texts(shared: Path) -> None:
    for path in sixty(shared):
        one = resgraph.convert(path)
        assert_lawful(one)
        assert_addresses(one)


@pytest.mark.parametrize("name", EXAMPLES)
def test_literals_have_datatypes_that_a_store_keeps(name: str) -> None:
    for literal in literals(example(name).quads):
        kind = literal.datatype.value
        assert kind.removeprefix(XSD) in DATATYPES or kind.endswith("#langString"), kind
        assert literal.language in (None, (literal.language or "").lower())


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_store_gives_back_what_was_put_in(name: str) -> None:
    store = ox.Store()
    store.extend(parsed(example(name).quads))
    assert sorted(f"{quad} ." for quad in store) == list(example(name).quads)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_two_parsers_read_every_format_as_the_same_graph(name: str, form: str) -> None:
    quads = example(name).quads
    data = write(quads, form)
    assert by_oxigraph(data, form) == as_oxigraph(quads, form)
    assert by_rdflib(data, form) == as_rdflib(quads, form)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_document_is_described_below_its_own_address_only(name: str) -> None:
    """What is local to a document begins with its address; what it shares begins with another, never half of it."""
    one = example(name)
    for iri in iris(one.quads):
        if iri.startswith(one.address.work):
            assert iri[len(one.address.work) :][:1] in ("", "/"), iri
