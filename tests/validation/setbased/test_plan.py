"""The set-based engine reports what pySHACL reports, term by term; shapes outside the subset are named."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl.validator import Validator
from rdflib import RDF, BNode, Graph, Namespace
from rdflib.term import Node

from resgraph.validation.graph import CheckedGraph
from resgraph.validation.setbased import compile_shapes, report
from resgraph.validation.shapes import Shapes, load

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = sorted((ROOT / "shapes" / "examples").glob("*.ttl"))
SH = Namespace("http://www.w3.org/ns/shacl#")
SHIPPED = load(sorted((ROOT / "shapes").glob("*.ttl")))
PLAN = compile_shapes(SHIPPED.graph)
PREFIXES = b"""
@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:o sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/"^^xsd:anyURI ] .
"""
_SAID = ["focusNode", "value", "sourceShape", "sourceConstraintComponent", "resultSeverity", "sourceConstraint"]


def of_set_based(data: bytes, shapes: Shapes) -> Counter[tuple[object, ...]]:
    """The results of the set-based engine for Turtle; all shapes must be inside the subset."""
    store = ox.Store()
    store.extend(_quads(data))
    plan = compile_shapes(shapes.graph)
    assert plan.outside == ()
    return told(report(plan.results(store)))


def of_pyshacl(data: bytes, shapes: Shapes) -> Counter[tuple[object, ...]]:
    """The results of pySHACL for the same."""
    graph = CheckedGraph(_quads(data))
    validator = Validator(graph.as_data(), shacl_graph=shapes.graph.graph, options={"inplace": True})
    validator.shacl_graph = shapes.graph
    return told(validator.run()[1])


@cache
def _quads(data: bytes) -> tuple[ox.Quad, ...]:
    return tuple(ox.parse(data, ox.RdfFormat.TURTLE))


def told(graph: Graph) -> Counter[tuple[object, ...]]:
    """Every result of a report with all its terms, paths spelt out."""
    found: Counter[tuple[object, ...]] = Counter()
    for result in graph.objects(None, SH.result):
        terms = [graph.value(result, SH[name]) for name in _SAID]
        messages = tuple(sorted(m.n3() for m in graph.objects(result, SH.resultMessage)))
        found[(*terms, _path(graph, graph.value(result, SH.resultPath)), messages)] += 1
    return found


def _path(graph: Graph, node: Node | None) -> object:
    if not isinstance(node, BNode):
        return node
    if (node, RDF.first, None) in graph:
        return tuple(_path(graph, member) for member in graph.items(node))
    return tuple(sorted((p, _path(graph, o)) for p, o in graph.predicate_objects(node)))


def test_all_shipped_shapes_are_inside():
    assert PLAN.outside == ()
    assert len(PLAN.shapes) > 30


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_gives_the_results_of_pyshacl(file):
    data = file.read_bytes()
    found = of_set_based(data, SHIPPED)
    assert found == of_pyshacl(data, SHIPPED)
    assert bool(found) == file.stem.startswith("bad-")


@pytest.mark.parametrize("file", [file for file in EXAMPLES if file.stem.startswith("good-")], ids=lambda f: f.stem)
def test_suspects_lose_nothing_where_each_thing_has_its_neighbour_s_values_too(file):
    data = file.read_bytes()
    by_predicate: dict[ox.NamedNode, list[ox.Quad]] = {}
    for quad in sorted(_quads(data), key=str):
        by_predicate.setdefault(quad.predicate, []).append(quad)
    more = [
        f"{one.subject} {one.predicate} {other.object} ."
        for some in by_predicate.values()
        for one, other in zip(some, [*some[1:], some[0]], strict=True)
    ]
    data += "\n".join(more).encode()
    assert of_set_based(data, SHIPPED) == of_pyshacl(data, SHIPPED)


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (b"ex:s sh:targetClass ex:C ; sh:property ex:p . ex:p sh:path ex:q ; sh:node ex:s .", "back to themselves"),
        (b"ex:s sh:targetNode [] ; sh:nodeKind sh:IRI .", "no store holds"),
        (b"ex:s sh:targetNode 007 ; sh:nodeKind sh:IRI .", "no store holds"),
        (b"ex:s sh:targetClass ex:C ; sh:hasValue [] .", "blank node"),
        (b"ex:s sh:targetClass ex:C ; sh:path [ sh:inversePath ( ex:a ex:b ) ] ; sh:minCount 1 .", "longer path"),
        (b"ex:s sh:targetClass ex:C ; sh:minLength 'x' .", "must be a literal"),
    ],
)  # fmt: skip
def test_a_shape_outside_the_subset_is_named(shape, reason):
    plan = compile_shapes(load([PREFIXES + shape]).graph)
    assert [reason in one.reason for one in plan.outside] == [True]
    assert plan.shapes == ()


HERE = Path(__file__).parent
DATA = (HERE / "data.ttl").read_bytes()
CONSTRAINTS = (HERE / "constraints.txt").read_text("utf-8").splitlines()
TARGETS = ["sh:targetClass ex:C", "sh:targetNode ex:a , ex:z", "sh:targetObjectsOf ex:q", "sh:targetSubjectsOf ex:n"]


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_a_constraint_gives_the_results_of_pyshacl(constraint):
    each = "\n".join(f"ex:s{n} {target} ; {constraint} ." for n, target in enumerate(TARGETS))
    shapes = load([PREFIXES + each.encode()])
    try:
        wanted = of_pyshacl(DATA, shapes)
    except Exception as fault:
        with pytest.raises(type(fault)):
            of_set_based(DATA, shapes)
    else:
        assert of_set_based(DATA, shapes) == wanted


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this { ?x ex:p ?y FILTER(?y = $this) }",
        "SELECT $this { $this ex:next* ?y }",
        "SELECT $this { OPTIONAL { $this ex:p ?x } . $this ex:q ?y }",
        "SELECT $this { $this ex:p ?x . { ?y ex:q ?z FILTER(?z = $this) } }",
        "SELECT $this { $this ex:p ?x . { SELECT ?x (COUNT(?y) AS ?n) { $this ex:q ?y . ?y ex:p ?x } GROUP BY ?x } }",
        "SELECT $this { $this ex:p ?x } LIMIT 1",
        "SELECT $this { GRAPH ?g { $this ex:p ?x } }",
        "SELECT * { $this ex:p ?x }",
        "SELECT ?x { $this ex:p ?x }",
        "SELECT (MAX(?x) AS ?value) { $this ex:p ?x }",
        "SELECT $this { $this ex:p ?x FILTER(RAND() > 0) }",
        "SELECT $this ?failure { $this ex:p ?x }",
        "ASK { $this ex:p ?x }",
        "SELECT $this { $this ex:p ?x MINUS { ?x ex:q ?y } }",
    ],
)
def test_a_query_that_cannot_be_asked_once_is_left_to_pyshacl(query):
    shape = f'ex:s sh:targetClass ex:C ; sh:sparql [ sh:prefixes ex:o ; sh:select "{query}" ] .'
    assert len(compile_shapes(load([PREFIXES + shape.encode()]).graph).outside) == 1


def test_suspects_are_asked_one_by_one():
    query = "SELECT $this ?value { ?other ex:p ?value FILTER(?value = $this) }"
    suspects = "SELECT ?this { ?other ex:p ?this }"
    extra = f"; <https://w3id.org/resgraph/ns#suspects> '{suspects}'"
    shape = 'ex:s sh:targetClass ex:C ; sh:sparql [ sh:prefixes ex:o ; sh:select "%s" %s ] .'
    shapes = load([PREFIXES + (shape % (query, extra)).encode()])
    found = of_set_based(DATA, shapes)
    assert found == of_pyshacl(DATA, shapes)
    assert len(found) == 3
