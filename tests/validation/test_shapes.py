"""Every shape is proved by examples: a good one passes, a bad one gives exactly its one finding."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, Namespace, URIRef
from rdflib.term import Identifier

from resgraph.core.problem import Severity, catalogue
from resgraph.validation import _by_pyshacl, check
from resgraph.validation.finding import order
from resgraph.validation.shapes import CODE, for_pyshacl, load

SHAPES = Path(__file__).resolve().parents[2] / "shapes"
GOOD = sorted(p.name for p in (SHAPES / "examples").glob("good-*.ttl"))
BAD = sorted(p.name for p in (SHAPES / "examples").glob("bad-*.ttl"))
SH = Namespace("http://www.w3.org/ns/shacl#")
GRAPH = load(sorted(SHAPES.glob("*.ttl"))).graph.graph
CODED: dict[Identifier, str] = {shape: str(code) for shape, code in GRAPH.subject_objects(CODE)}


@cache
def quads(name: str) -> tuple[str, ...]:
    data = (SHAPES / "examples" / name).read_bytes()
    return tuple(f"{quad} ." for quad in ox.parse(data, ox.RdfFormat.TURTLE))


def expected(name: str) -> tuple[str, str]:
    """Code and focus node from the first line of a bad example."""
    first = (SHAPES / "examples" / name).read_text("utf-8").splitlines()[0]
    found = re.fullmatch(r"# (RG\d{4}) at (<[^>]+>)", first)
    assert found, first
    return found[1], found[2]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_conforms(name):
    assert check(quads(name)) == ()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_example_gives_exactly_its_one_finding(name):
    assert [(f.problem.code, f.focus) for f in check(quads(name))] == [expected(name)]


@pytest.mark.parametrize("name", BAD)
def test_pyshacl_finds_the_same_where_it_is_asked_instead(name):
    data = tuple(ox.parse((SHAPES / "examples" / name).read_bytes(), ox.RdfFormat.TURTLE))
    assert sorted(_by_pyshacl("", data, for_pyshacl(load()), {}), key=order) == list(check(quads(name)))


def test_every_shape_is_caught_by_a_bad_example_and_passed_by_a_good_one():
    assert {expected(name)[0] for name in BAD} == set(CODED.values())
    names = {catalogue()[code].name for code in CODED.values()}
    assert {f"good-{name}.ttl" for name in names} <= set(GOOD)


def test_no_two_shapes_share_a_code():
    assert len(set(CODED.values())) == len(CODED)


@pytest.mark.parametrize("shape", sorted(CODED), ids=lambda shape: CODED[shape])
def test_a_shape_agrees_with_its_row_of_the_catalogue(shape):
    severity = {None: Severity.ERROR, SH.Warning: Severity.WARNING, SH.Info: Severity.NOTE}
    assert catalogue()[CODED[shape]].severity is severity[GRAPH.value(shape, SH.severity)]


def test_whatever_can_find_something_has_an_address_a_message_and_a_code():
    helpers = {o for p in (SH["or"], SH.xone, SH["not"], SH.node) for o in _listed(p)}
    for shape in load(sorted(SHAPES.glob("*.ttl"))).graph.shapes:
        if shape.node in helpers or not _demands(shape.node):
            continue
        assert isinstance(shape.node, URIRef), GRAPH.value(shape.node, SH.message)
        assert shape.node in CODED, shape.node
        constraint = GRAPH.value(shape.node, SH.sparql) or shape.node
        assert str(GRAPH.value(constraint, SH.message) or "").isascii()
        assert GRAPH.value(constraint, SH.message), shape.node


def _demands(shape: Identifier) -> bool:
    passive = {RDF.type, SH.path, SH.property, SH.severity, SH.message, CODE}
    return any(p not in passive and "target" not in str(p) for p in GRAPH.predicates(shape))


def _listed(predicate: Identifier) -> set[Identifier]:
    """The shapes that others use as members of a list or as a value, with the shapes below those."""
    found = {member for value in GRAPH.objects(None, predicate) for member in (value, *GRAPH.items(value))}
    return found | {below for shape in found for below in GRAPH.objects(shape, SH.property)}


PATTERNS = {str(p) for p in GRAPH.objects(None, SH.pattern)} | {
    pattern for query in GRAPH.objects(None, SH.select) for pattern in re.findall(r'RE\w+\([^"]+"([^"]+)"', str(query))
}


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
def test_no_pattern_repeats_a_repetition(pattern):
    re.compile(pattern)
    assert not re.search(r"[*+}][^()|]*\)[*+{]", pattern)


def test_every_query_binds_this_by_a_pattern_and_reaches_for_nothing():
    for query in map(str, GRAPH.objects(None, SH.select)):
        assert re.search(r"(?<!\{ )\$this (a |[a-z-]+:)|[:a-zA-Z]+ \$this", query), query
        assert not re.search(r"\b(SERVICE|MINUS|VALUES|FROM|LOAD)\b", query)


def test_the_core_shapes_need_no_sparql():
    assert b"sh:sparql" not in (SHAPES / "core.ttl").read_bytes()
