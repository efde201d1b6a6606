"""The set-based validator says what pySHACL says: on the W3C suite, on the examples of the shapes, on real graphs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, Namespace

from resgraph import convert
from resgraph.validation.setbased import compile_shapes
from tests.validation.engines import Both, compared
from tests.validation.graphs import as_kept, as_rdflib, quiet
from tests.validation.mutations import mutated
from tests.validation.reports import difference, rows, unlabelled, without

ROOT = Path(__file__).resolve().parents[2]
SUITE = ROOT.parent / "shared" / "standards" / "w3c" / "shacl-core"
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
CASES = sorted(file for file in SUITE.rglob("*.ttl") if b"sht:Validate" in file.read_bytes())
WITHIN = 95  # cases of the suite within the subset: a gate that may only rise
AGAINST_THE_SUITE = {
    "property/uniqueLang-002": 'pySHACL takes "1"^^xsd:boolean for true, the suite only the literal true',
    "property/datatype-ill-formed": "a store keeps the value of an xsd:byte, as xsd:integer",
}
EXAMPLES = sorted((ROOT / "shapes" / "examples").glob("*.ttl"))
DOCUMENTS = sorted(file for file in (ROOT / "examples").iterdir() if file.suffix in (".txt", ".html"))


@cache
def ours() -> Both:
    """Both validators with all shapes of ours as written."""
    files = sorted((ROOT / "shapes").glob("*.ttl"))
    return Both(as_rdflib(q for file in files for q in ox.parse(path=str(file), rename_blank_nodes=True)))


@cache
def document(path: Path) -> tuple[ox.Triple, ...]:
    """What a shipped document says."""
    return tuple(as_kept(ox.parse("\n".join(convert(path).quads), ox.RdfFormat.N_QUADS)))


# ---------------------------------------------------------------- the W3C suite


def case(file: Path) -> tuple[rdflib.Graph, list[ox.Triple], rdflib.Graph]:
    """Shapes, data and the manifest with the report of a case."""
    manifest = turtle(file)
    (test,) = manifest.subjects(RDF.type, SHT.Validate)
    action = manifest.value(test, MF.action)
    data, shapes = (
        Path(str(manifest.value(action, SHT[name])).removeprefix("file://")) for name in ("dataGraph", "shapesGraph")
    )
    return turtle(shapes), [quad.triple for quad in parsed(data)], manifest


def parsed(file: Path) -> list[ox.Quad]:
    return list(ox.parse(file.read_bytes(), ox.RdfFormat.TURTLE, base_iri=file.as_uri()))


def turtle(file: Path) -> rdflib.Graph:
    return as_rdflib(parsed(file))


@pytest.mark.skipif(not CASES, reason="the W3C suite is not beside this checkout")
@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_w3c_suite(file):
    shapes, data, manifest = case(file)
    found = compared(shapes, as_kept(data))
    if found.outside:
        pytest.skip(f"outside the subset: {found.outside}")
    assert found.difference == ""
    expected = difference(unlabelled(without(found.found, "shape")), without(rows(manifest), "shape"))
    assert bool(expected) == (f"{file.parent.name}/{file.stem}" in AGAINST_THE_SUITE), expected


@pytest.mark.skipif(not CASES, reason="the W3C suite is not beside this checkout")
def test_no_fewer_cases_of_the_suite_are_within_the_subset():
    with quiet():
        assert sum(not compile_shapes(case(file)[0]).outside for file in CASES) >= WITHIN


# ---------------------------------------------------------------- our shapes


def test_all_our_shapes_are_within_the_subset():
    assert ours().plan.outside == ()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_examples_of_the_shapes(file):
    assert ours().compared(as_kept(parsed(file)), messages=True).difference == ""


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_a_shipped_document(file):
    assert ours().compared(document(file), messages=True).difference == ""


def test_shipped_documents_as_one_graph():
    together = as_kept(
        statement
        for file in sorted(DOCUMENTS, key=lambda file: len(document(file)))[:4]
        for statement in document(file)
    )
    assert ours().compared(together, messages=True).difference == ""


@pytest.mark.parametrize("seed", range(6))
def test_a_real_graph_with_faults(seed):
    file = ROOT / "examples" / "A-9-2024-0163_EN.html"
    found = ours().compared(as_kept(mutated(document(file), Random(seed), 60)), messages=True)
    assert found.difference == ""
    assert found.found.total() > 20
