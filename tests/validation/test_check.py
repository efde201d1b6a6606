"""Findings: where they point, how they are ordered, and what must not break or be fetched."""

from __future__ import annotations

import logging
import socket
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Literal, URIRef, Variable
from rdflib.term import BNode

from resgraph.core.errors import Misuse
from resgraph.core.problem import Severity
from resgraph.core.text import Span
from resgraph.validation import check, check_many
from resgraph.validation.graph import CheckedGraph, to_oxigraph, to_rdflib

EXAMPLES = Path(__file__).resolve().parents[2] / "shapes" / "examples"
EX = "https://example.org/"
PREFIXES = b"""
@prefix ex: <https://example.org/> . @prefix resg: <https://w3id.org/resgraph/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def lines(name: str, graph: str = "") -> list[str]:
    """An example as N-Quads lines, in a named graph if one is given."""
    quads = ox.parse((EXAMPLES / name).read_bytes(), ox.RdfFormat.TURTLE)
    return [f"{quad} {graph}.".replace("  ", " ") for quad in quads]


def turtle(text: bytes) -> list[str]:
    return [f"{quad} ." for quad in ox.parse(PREFIXES + text, ox.RdfFormat.TURTLE)]


def test_a_finding_tells_problem_focus_path_shape_and_component():
    (found,) = check(lines("bad-text-without-title.ttl"))
    assert found.problem.code == "RG4102"
    assert found.problem.message == "the text of a document needs one title in its language (eli:title)"
    assert found.focus == f"<{EX}text>"
    assert found.path == "<http://data.europa.eu/eli/ontology#title>"
    assert found.value == ""
    assert found.shape == "<https://w3id.org/resgraph/shapes#text-title>"
    assert found.component == "<http://www.w3.org/ns/shacl#MinCountConstraintComponent>"
    assert found.problem.details == {"focus": found.focus, "path": found.path}


def test_a_finding_of_a_query_tells_the_numbers():
    (found,) = check(lines("bad-paragraph-gap.ttl"))
    assert found.problem.message == "paragraph 5 is printed, but no paragraph 4"
    assert found.problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("example", "places", "span"),
    [
        ("bad-paragraph-gap.ttl", {EX + "para_5": Span(5, 9)}, Span(5, 9)),
        ("bad-paragraph-gap.ttl", {}, None),
        ("bad-quote-differs.ttl", {EX + "request": Span(1, 2), EX: Span(0, 1)}, Span(1, 2)),
        ("bad-position-force.ttl", {EX + "para_1": Span(3, 4)}, None),
        ("bad-nameless-thing.ttl", {EX + "reference": Span(7, 8), EX + "cit_1": Span(6, 9)}, Span(6, 9)),
    ],
)
def test_a_finding_points_to_the_source(example, places, span):
    (found,) = check(lines(example), places=places)
    assert found.problem.span == span


def test_a_finding_points_to_the_nearest_thing_above_in_the_address():
    text = [line.replace(f"{EX}target", f"{EX}request/x/target") for line in lines("bad-target-quote.ttl")]
    (found,) = check(text, places={EX + "request": Span(1, 2), EX.rstrip("/"): Span(0, 1)})
    assert found.focus == f"<{EX}request/x/target>"
    assert found.problem.span == Span(1, 2)


def test_a_blank_node_has_no_place():
    shapes = PREFIXES + b"ex:s a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:nodeKind sh:IRI ."
    (found,) = check(turtle(b"[] ex:p 1 ."), shapes=[shapes], places={EX: Span(0, 1)})
    assert found.focus.startswith("_:")
    assert found.problem.span is None


def test_a_value_with_a_place_of_its_own_is_what_is_meant():
    shapes = PREFIXES + b"ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:maxCount 0 ] ."
    value_shapes = shapes.replace(b"sh:maxCount 0", b"sh:nodeKind sh:Literal")
    data = turtle(b"ex:a ex:p ex:b .")
    (found,) = check(data, shapes=[value_shapes], places={EX + "a": Span(1, 2), EX + "b": Span(3, 4)})
    assert (found.value, found.problem.span) == (f"<{EX}b>", Span(3, 4))


def test_findings_are_sorted_by_place():
    data = lines("bad-paragraph-gap.ttl") + lines("bad-text-without-title.ttl")
    spans = {EX + "para_5": Span(3, 4), EX + "text": Span(9, 10)}
    assert [f.problem.code for f in check(data, places=spans)] == ["RG4202"]  # the gap's document has its title
    data = [line for line in data if "title" not in line]
    assert [f.problem.code for f in check(data, places=spans)] == ["RG4202", "RG4102"]
    assert check(reversed(data), places=spans) == check(data, places=spans)


def test_each_named_graph_is_checked_for_itself():
    one, other = (
        lines("bad-place-repeated.ttl", "<https://example.org/g1> "),
        lines("bad-eid-repeated.ttl", "<https://example.org/g2> "),
    )
    assert sorted(f.problem.code for f in check([*one, *other])) == ["RG4301", "RG4302"]


def test_nothing_conforms():
    assert check([]) == ()


def test_documents_are_checked_one_after_the_other():
    names = ["bad-paragraph-gap.ttl", "good-paragraph-gap.ttl", "bad-eid-repeated.ttl"]
    found = check_many((lines(name), {}) for name in names)
    assert [[f.problem.code for f in one] for one in found] == [["RG4202"], [], ["RG4301"]]


def test_lines_that_are_no_statements_are_refused():
    with pytest.raises(Misuse) as caught:
        check(["<https://example.org/a> <https://example.org/b> nothing ."])
    assert caught.value.problem.code == "RG8008"


@pytest.mark.parametrize(
    "shapes",
    [b"ex:s a", b"\xff\xfe", PREFIXES + b"ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:deactivated ex:x ."],
)
def test_shapes_that_are_none_are_refused(shapes):
    with pytest.raises(Misuse) as caught:
        check([], shapes=[shapes])
    assert caught.value.problem.code == "RG8009"
    assert caught.value.source == "<bytes>"


def test_a_file_of_shapes_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Misuse) as caught:
        check([], shapes=[tmp_path / "mine.ttl"])
    assert caught.value.problem.code == "RG8001"
    assert "mine.ttl" in str(caught.value)


@pytest.mark.parametrize(
    ("severity", "code"),
    [(b"sh:Violation", "RG4001"), (b"sh:Warning", "RG4002"), (b"sh:Info", "RG4003"), (b"ex:Odd", "RG4001")],
)
def test_shapes_of_the_caller_have_codes_by_severity(severity, code):
    shapes = (
        PREFIXES
        + b"ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:severity "
        + severity
        + b" ; sh:nodeKind sh:Literal ."
    )
    (found,) = check(turtle(b"ex:a ex:p ex:b ."), shapes=[shapes])
    assert found.problem.code == code
    assert found.shape == f"<{EX}s>"


def test_shapes_of_the_caller_may_come_from_several_files(tmp_path):
    (tmp_path / "a.ttl").write_bytes(PREFIXES + b"ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:property ex:t .")
    more = PREFIXES + b'ex:t sh:path ex:p ; sh:maxCount 0 ; sh:message "none" .'
    (found,) = check(turtle(b"ex:a ex:p 1 ."), shapes=[tmp_path / "a.ttl", more])
    assert found.problem.message == "none"


@pytest.mark.parametrize(
    "query",
    [
        "ASK { $this ?p ?o }",
        "SELECT $this WHERE { $this ex:p ?o . FILTER(",
        "SELECT $this WHERE { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }",
    ],
)
def test_a_constraint_that_breaks_gives_one_finding_and_the_next_graph_is_checked(query):
    shapes = PREFIXES + f'ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:sparql [ sh:select "{query}" ] .'.encode()
    named = [line[:-1] + "<https://example.org/g> ." for line in turtle(b"ex:a ex:p 1 .")]
    found = list(check_many([(named, {}), (named, {})], shapes=[shapes]))
    assert [[f.problem.code for f in one] for one in found] == [["RG4009"], ["RG4009"]]
    assert found[0][0].focus == "<https://example.org/g>"
    assert found[0][0].problem.details["focus"] == "<https://example.org/g>"


def test_a_value_outside_its_datatype_is_a_finding_and_no_traceback(caplog):
    with caplog.at_level(logging.WARNING):
        (found,) = check(lines("bad-bad-document-date.ttl"))
    assert found.value == '"2022-02-30"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert caplog.text == ""


def test_nothing_is_fetched(monkeypatch, tmp_path):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refuse)
    secret = tmp_path / "secret.ttl"
    secret.write_text("this is no turtle")
    shapes = (
        PREFIXES
        + b"<http://127.0.0.1:9/o> <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:9/s> , <"
        + secret.as_uri().encode()
        + b"> ."
    )
    data = turtle(
        b"<http://127.0.0.1:9/o> <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:9/d> ;"
        b" ex:p 'http://127.0.0.1:9/x' ."
    )
    assert check(data, shapes=[shapes]) == ()
    assert check(data) == ()


def test_shapes_inside_the_data_are_data():
    shapes = b"ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:nodeKind sh:Literal . ex:a ex:p 1 ."
    assert check(turtle(shapes)) == ()


TERMS = [
    ox.NamedNode("https://example.org/a"),
    ox.BlankNode("b1"),
    ox.Literal("plain"),
    ox.Literal("tagged", language="en"),
    ox.Literal("007", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
]


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_terms_go_to_rdflib_and_back_unchanged(term):
    assert to_oxigraph(to_rdflib(term)) == term


def test_a_plain_string_has_no_datatype_in_rdflib():
    assert to_rdflib(ox.Literal("x")) == Literal("x")
    assert to_rdflib(TERMS[4]).n3() == '"007"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert isinstance(to_rdflib(TERMS[1]), BNode)


def test_what_is_no_term_is_refused():
    with pytest.raises(TypeError, match="no RDF term"):
        to_oxigraph(Variable("x"))


def test_a_checked_graph_looks_up_by_any_term():
    graph = CheckedGraph(ox.parse(PREFIXES + b"ex:a ex:p 1 , 2 . ex:b ex:p 3 .", ox.RdfFormat.TURTLE))
    assert sorted(map(int, graph.objects(URIRef(EX + "a"), URIRef(EX + "p")))) == [1, 2]
    assert list(graph.objects(URIRef(EX + "c"), URIRef(EX + "p"))) == []
    assert len(list(graph.objects(None, URIRef(EX + "p")))) == 3
    assert len(graph.query("SELECT ?o WHERE { ?s ?p ?o }")) == 3


def test_a_constraint_may_name_the_shape_that_holds_it():
    query = "SELECT $this ?value WHERE { $this ex:p ?value . FILTER(STRENDS(STR($currentShape), ?value)) }"
    shapes = (
        PREFIXES
        + (
            f'ex:o sh:declare [ sh:prefix "ex" ; sh:namespace "{EX}"^^xsd:anyURI ] .'
            f'ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:sparql [ sh:prefixes ex:o ; sh:select "{query}" ] .'
        ).encode()
    )
    (found,) = check(turtle(b"ex:a ex:p 's' , 't' ."), shapes=[shapes])
    assert found.value == '"s"'
