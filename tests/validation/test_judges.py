"""Outside judges: records of our documents before the shapes of their publishers, and the judges before examples.

Each row by which a profile sets findings aside must be needed and its evidence true; for everything that a shape
demands of a record there is a mutant of the record in which it is missing.
"""

from __future__ import annotations

import re
from functools import cache

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, SH, SKOS, URIRef

from resgraph.core.errors import Misuse
from resgraph.core.problem import Severity
from resgraph.core.profiles import Profile, profile, profiles
from resgraph.formats.reading import read
from resgraph.judging import heard, judged, judged_document
from resgraph.validation import check
from resgraph.validation.finding import Finding
from tests.validation import judged as documents
from tests.validation.demands import WORK_TYPE, Judge, demand, graph, lines, shapes

ELI_EP = profile("eli-ep")
ORG_EP = profile("org-ep")
AWAKE = [(ELI_EP, name) for name in ("report", "adopted text", "joint motion", "motion")] + [(ORG_EP, "joint motion")]
IDS = [f"{judge.name}, {name}" for judge, name in AWAKE]
BYTE_SIZE = "https://data.europarl.europa.eu/def/epvoc#byteSize"


@cache
def complete():
    return documents.complete()


@cache
def sparse():
    return documents.sparse()


def counted(found: tuple[Finding, ...], severity: Severity) -> list[tuple[str, str, str]]:
    return [(f.shape, f.component, f.focus) for f in found if f.problem.severity is severity]


# ---------------------------------------------------------------- no violations


@pytest.mark.parametrize("judge", [ELI_EP, ORG_EP], ids=lambda judge: judge.name)
@pytest.mark.parametrize("name", sorted(documents.NAMES))
def test_a_record_violates_nothing(name, judge):
    document = (complete() | sparse())[name]
    found = judged_document(document, judge)
    assert counted(found, Severity.ERROR) == []
    assert heard(found)


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("report", set()),
        ("adopted text", set()),
        ("joint motion", {"notation"}),
        ("motion", {"notation"}),
        ("joint motion of a page", {"notation"}),
    ],
)
def test_a_record_lacks_nothing_when_everything_is_given(name, missing):
    found = judged_document(complete()[name], ELI_EP)
    assert {re.split("[#/]", f.path[:-1])[-1] for f in found if f.problem.severity is Severity.WARNING} == missing


def test_a_finding_shows_the_words_of_the_source():
    document = sparse()["sparse report"]
    (gap,) = (f for f in judged_document(document, ELI_EP) if f.problem.severity is Severity.WARNING)
    assert document.source.text[gap.problem.span.start :].startswith("REPORT\u00a0on amendments")
    assert gap.problem.details["shape"] == "<https://data.europarl.europa.eu/def/plenary-documents#P15>"


def test_documents_without_an_official_number_have_no_record():
    found = judged_document(documents.unnumbered(), ELI_EP)
    assert [f.problem.code for f in found] == ["RG4006"]
    assert not heard(found)


# ---------------------------------------------------------------- what is set aside


@cache
def every_finding(name: str) -> tuple[Finding, ...]:
    """What the shapes say, nothing set aside, of all the documents, and of one as a store gives it back."""
    judge, stored = profile(name), ox.Store()
    stored.load("\n".join(complete()["joint motion"].record(judge)).encode(), ox.RdfFormat.N_QUADS)
    rewritten = [f"{quad} ." for quad in stored]
    records = [one.record(judge) for one in (complete() | sparse()).values()]
    return tuple(f for lines in [*records, rewritten] for f in check(lines, shapes=judge.shapes))


@pytest.mark.parametrize(
    ("name", "row"),
    [
        pytest.param(name, row, id=f"{name}, {sorted(row.shapes)[0].rpartition('#')[2]}")
        for name in ("eli-ep", "org-ep")
        for row in profile(name).waivers
    ],
)
def test_every_row_is_needed_for_each_of_its_shapes(name, row):
    met = {f.shape[1:-1] for f in every_finding(name) if row.covers(f.shape, f.component, f.value)}
    assert met == row.shapes


@pytest.mark.parametrize("name", ["eli-ep", "org-ep"])
def test_the_rows_do_not_overlap(name):
    for f in every_finding(name):
        assert sum(row.covers(f.shape, f.component, f.value) for row in profile(name).waivers) < 2


@pytest.mark.parametrize(
    ("shape", "example"),
    [
        ("https://data.europarl.europa.eu/def/adopted-texts#P10", "TA-9-2022-0269"),
        ("http://purl.org/dc/terms/LinguisticSystem", "http://publications.europa.eu/resource/authority/language/LIT"),
    ],
)
def test_a_pattern_that_rejects_the_shapes_own_example(shape, example):
    said = shapes(ELI_EP.shapes)
    assert str(said.value(URIRef(shape), SKOS.example)) == example
    assert not re.search(str(said.value(URIRef(shape), SH.pattern)), example)


def test_two_shapes_of_one_concept_contradict_each_other():
    said = shapes(ELI_EP.shapes)
    own = URIRef("https://data.europarl.europa.eu/def/eli-ep#")
    allowed = set(rdflib.collection.Collection(said, said.value(own + "P190", SH["in"])))
    for scheme, kind in (("P197", "P198"), ("P193", "P194"), ("P211", "P212"), ("P204", "P205")):
        assert said.value(own + scheme, SH.hasValue) not in allowed
        assert said.value(own + kind, SH.hasValue) == SKOS.Concept


def test_a_store_that_keeps_numbers_answers_with_another_integer_type():
    stored = ox.Store()
    long = ox.NamedNode("http://www.w3.org/2001/XMLSchema#long")
    stored.add(ox.Quad(ox.NamedNode("https://example.org/f"), ox.NamedNode(BYTE_SIZE), ox.Literal("12", datatype=long)))
    (kept,) = stored
    assert kept.object == ox.Literal("12", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))


def test_what_follows_from_a_fault_is_set_aside_and_nothing_else_of_the_same_shape():
    record = complete()["joint motion"].record(ELI_EP)
    outer = "<https://data.europarl.europa.eu/def/plenary-documents#P146>"
    (found,) = (f for f in judged(record, ELI_EP) if f.shape == outer)
    assert found.problem.message.endswith("follows from what is said of <…/en/xhtml>".replace("<…", found.value[:-10]))
    broken = [line for line in record if "media_type" not in line or "rdf-syntax" in line]
    (found,) = (f for f in judged(broken, ELI_EP) if f.shape == outer)
    assert found.problem.severity is Severity.ERROR


def test_group_codes_are_those_of_the_data_in_every_shape():
    """The shapes of 2024 and 2025 no longer name a group org/S_D, so nothing needs to be set aside for it."""
    for name in profiles():
        assert not any(b"S_D" in file for file in profile(name).shapes)


# ---------------------------------------------------------------- the judge is awake


@pytest.mark.parametrize(("judging", "name"), AWAKE, ids=IDS)
def test_whatever_a_shape_demands_of_a_property_has_a_mutant_that_it_catches(judging, name):
    judge = Judge(shapes(judging.shapes), graph(complete()[name].record(judging)))
    caught = {kind: _violated(judge.mutant(kind), judging) for kind in ("nothing", "two", "address", "literal")}
    caught["nothing"] |= _violated(judge.data - graph_of(judge.data, WORK_TYPE), judging)
    demands = [(one, kinds) for one, kinds in judge.demands() if not _of_classes(judge, one[0])]
    assert len(demands) > 90
    assert [one for one, kinds in demands if not any(one in caught[kind] for kind in kinds)] == []


@pytest.mark.parametrize(("judging", "name"), AWAKE, ids=IDS)
def test_a_closed_shape_catches_one_more_property_and_one_more_class(judging, name):
    judge = Judge(shapes(judging.shapes), graph(complete()[name].record(judging)))
    caught = _violated(judge.crowded(), judging)
    looked = {shape for shape, _ in judge.focus()}
    closed = {demand(s, SH.closed) for s in looked if (s, SH.closed, rdflib.Literal(True)) in judge.shapes}
    classes = {p for p, _ in judge.properties() if (p, SH.path, RDF.type) in judge.shapes}
    single = {demand(p, SH.maxCount) for p in classes if judge.shapes.value(p, SH.maxCount)}
    assert closed
    assert bool(single) is (judging is ELI_EP)
    assert (closed | single) - caught == set()


@pytest.mark.parametrize(("judging", "name"), AWAKE, ids=IDS)
def test_the_address_of_every_node_is_looked_at(judging, name):
    judge = Judge(shapes(judging.shapes), graph(complete()[name].record(judging)))
    caught = _violated(judge.moved(), judging)
    patterns = {demand(shape, SH.pattern) for shape, _ in judge.focus() if judge.shapes.value(shape, SH.pattern)}
    assert len(patterns) > (5 if judging is ELI_EP else 2)
    assert patterns - caught == set()


def test_the_shapes_that_nobody_publishes_are_those_of_one_module():
    """https://data.europarl.europa.eu/def/shacl-ep, which adopted texts import: a reference to them says nothing."""
    found = Judge(shapes(ELI_EP.shapes), rdflib.Graph()).unpublished()
    assert len({name for name in found if "/def/shacl-ep#" in name}) == 20
    assert {name for name in found if "/def/shacl-ep#" not in name} == {
        "https://data.europarl.europa.eu/def/plenary-documents#PlenaryReport"
    }


def test_imports_are_not_followed(monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was asked"))
    assert any(b"owl:imports" in file for file in ELI_EP.shapes)
    assert check(complete()["adopted text"].record(ELI_EP), shapes=[bytes(f) + b"\n" for f in ELI_EP.shapes])


def test_an_unknown_profile_is_named_with_those_that_there_are():
    with pytest.raises(Misuse, match=r"eli-ep"):
        profile("eli")


def _violated(data: rdflib.Graph, judging: Profile) -> set[tuple[str, str]]:
    return {(f.shape, f.component) for f in check(lines(data), shapes=judging.shapes)}


def graph_of(data: rdflib.Graph, path: URIRef) -> rdflib.Graph:
    found = rdflib.Graph()
    for triple in data.triples((None, path, None)):
        found.add(triple)
    return found


def _of_classes(judge: Judge, shape: str) -> bool:
    """Whether a property shape is about classes: those that make a node a target cannot be taken away from it."""
    return (URIRef(shape[1:-1]), SH.path, RDF.type) in judge.shapes


# ---------------------------------------------------------------- the Parliament's own records


def test_the_parliaments_own_record_has_the_gaps_and_faults_that_are_named(shared):
    file = shared / "standards/ep-api-samples/odp-document_rc-9-2021-0068.ttl"
    of_one_language = re.compile(r"<[^>]*/RC-9-2021-0068(?:>|/en[/>])|<[^>]*/participation/")
    record = [line for line in read(file.read_bytes(), file.name) if of_one_language.match(line)]
    found = judged(record, ELI_EP)
    gaps = {f.path.rpartition("#")[2] for f in found if f.problem.code == "RG4005"}
    assert {"epNumber>", "notation>"} <= gaps
    faults = [f for f in found if f.problem.code == "RG4004"]
    assert sum(f.value.endswith("file-type/XHTML>") for f in faults) == 2
    assert sum(f.shape.endswith("eli-ep#P23>") for f in faults) == 5
