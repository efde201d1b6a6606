"""A whole store as one graph: findings across documents, attributed; shapes outside the subset are not skipped."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Graph

from resgraph.validation import check_store

PREFIXES = b"""
@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:o sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/"^^xsd:anyURI ] .
"""
INSIDE = b"ex:s sh:targetSubjectsOf ex:p ; sh:property ex:t . ex:t sh:path ex:p ; sh:maxCount 1 ; sh:message 'two' ."
OUTSIDE = b"""
ex:r sh:targetSubjectsOf ex:p ; sh:property ex:u . ex:u sh:path [ sh:inversePath ( ex:p ex:p ) ] ; sh:minCount 1 .
"""
ADVANCED = b"""
ex:a a sh:NodeShape ; sh:nodeKind sh:Literal ;
    sh:target [ a sh:SPARQLTarget ; sh:prefixes ex:o ; sh:select "SELECT ?this { ?this ex:p ?x }" ] .
"""


@pytest.fixture
def store():
    """Two documents that say together what neither says, each in its graph and all in the default graph."""
    store = ox.Store()
    data = b"""{GRAPH} { ex:a ex:p ex:b . ex:{NAME} ex:p ex:c }"""
    for name in (b"x", b"y"):
        text = data.replace(b"{GRAPH}", b"ex:" + name + b"-graph").replace(b"{NAME}", name)
        quads = list(ox.parse(PREFIXES + text.replace(b"ex:b", b"ex:b" + name), ox.RdfFormat.TRIG))
        quads = [quad for quad in quads if quad.graph_name != ox.DefaultGraph()]
        store.extend(quads)
        store.extend(ox.Quad(*quad.triple) for quad in quads)
    store.add(
        ox.Quad(*(ox.NamedNode(f"https://example.org/{n}") for n in "ypd"), ox.NamedNode("https://example.org/y-graph"))
    )
    store.add(ox.Quad(*(ox.NamedNode(f"https://example.org/{n}") for n in "ypd")))
    return store


def test_what_documents_say_together_is_found_and_told_by_graph(store):
    found = check_store(store, shapes=[PREFIXES + INSIDE])
    assert [(graph, f.focus, f.problem.message) for graph, f in found.findings] == [
        ("", "<https://example.org/a>", "two"),
        ("https://example.org/y-graph", "<https://example.org/y>", "two"),
    ]
    assert found.outside == ()


def test_a_shape_outside_the_subset_is_validated_and_named(store):
    found = check_store(store, shapes=[PREFIXES + INSIDE + OUTSIDE])
    assert [str(one.shape) for one in found.outside] == ["https://example.org/r"]
    assert {str(one.shape) for one in found.results} == {"https://example.org/t", "https://example.org/u"}


def test_targets_told_by_queries_are_validated_by_pyshacl(store):
    found = check_store(store, shapes=[PREFIXES + INSIDE + ADVANCED])
    assert {str(one.shape) for one in found.results} == {"https://example.org/t", "https://example.org/a"}
    assert len(found.results) == 5


def test_a_shape_that_cannot_be_applied_is_a_finding_and_the_others_go_on(store):
    store.add(ox.Quad(ox.NamedNode("https://example.org/a"), ox.NamedNode("https://example.org/q"), ox.BlankNode()))
    bad = b"ex:q sh:targetNode ex:a ; sh:property [ sh:path ex:q ; sh:lessThan ex:p ] ."
    found = check_store(store, shapes=[PREFIXES + INSIDE + bad])
    assert [f.problem.code for _, f in found.findings] == ["RG4009", "RG4001", "RG4001"]
    assert "BlankNode" in found.findings[0][1].problem.message


def test_the_report_is_the_standard_s_and_the_same_each_time(store):
    shapes = [PREFIXES + OUTSIDE]
    report = check_store(store, shapes=shapes).report()
    assert report == check_store(store, shapes=shapes).report()
    graph = Graph().parse(data=report, format="turtle")
    answer = graph.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?n ?inverse { ?r a sh:ValidationReport ; sh:conforms false ;"
        " sh:result [ sh:focusNode ?n ; sh:resultPath [ sh:inversePath [ ] ] ; sh:sourceShape ?inverse ] }"
    )
    assert len(answer) == 3


def test_an_empty_store_conforms():
    found = check_store(ox.Store())
    assert (found.findings, found.results) == ((), ())
    assert b"sh:conforms true" in found.report() or b'"true"' in found.report()
