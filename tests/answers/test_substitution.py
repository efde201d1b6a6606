"""Terms in the place of variables: what goes in is what every engine reads, whatever its characters (battery R14)."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from resgraph.answers import Endpoint, questions
from resgraph.answers.binding import _NEVER
from resgraph.answers.engine import Engine
from resgraph.answers.guard import tokens
from resgraph.answers.prefixes import prefixes
from resgraph.answers.query import read
from resgraph.answers.substitution import substitute, term, written
from resgraph.core.errors import Misuse

HOSTILE = st.sampled_from(
    ['"', "'", "\\", "\\u0022", "\\U00000022", "\\\\u0022", "}", "{", "#", "\n", "\r", "\t", "?x", "$x", " . ", "@en",
     "^^",
     '"""', "'''", "<", ">", "\0", "\x7f", "\u2028", "\ufffe", "𝄞", "DROP ALL", "SERVICE <http://x/>", "u", "U", "0022"]
)  # fmt: skip
TEXTS = st.lists(HOSTILE | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=6).map("".join)
TYPES = st.sampled_from(["urn:type", "http://www.w3.org/2001/XMLSchema#string"])
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    st.builds(lambda value, tag: ox.Literal(value, language=tag), TEXTS, st.sampled_from(["en", "de-ch", "zh-hans"])),
    st.builds(lambda value, name: ox.Literal(value, datatype=ox.NamedNode(name)), TEXTS, TYPES),
)


def _iri(rest: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(f"https://example.org/{rest}")
    except ValueError:
        return None


TERMS = LITERALS | TEXTS.map(_iri).filter(lambda iri: iri is not None)


@given(TERMS)
@settings(deadline=None)
def test_a_term_is_one_token_whoever_resolves_escapes_when(value):
    from resgraph.answers.guard import _ESCAPE, _character

    text = term(value)
    kinds = [kind for kind, _, _ in tokens(text)]
    assert kinds in (["iri"], ["string"], ["string", "tag"], ["string", "sign", "sign", "iri"])
    early = _ESCAPE.sub(_character, text)  # as SPARQL 1.1, section 19.2, can be understood
    assert [kind for kind, _, _ in tokens(early)] == kinds


@given(TERMS)
@settings(deadline=None)
def test_a_term_is_read_as_itself_by_both_libraries(value):
    asked = f"SELECT ?v {{ BIND({term(value)} AS ?v) }}"
    (row,) = ox.Store().query(asked)
    assert row["v"] == value
    ((found,),) = rdflib.Graph().query(asked)
    assert str(found) == value.value
    assert (getattr(found, "language", None) or "") == (getattr(value, "language", None) or "")


QUERIES = [
    "SELECT ?v ?s { ?s <urn:says> ?v }",
    "SELECT ?v (COUNT(?s) AS ?n) { ?s <urn:says> ?v } GROUP BY ?v ORDER BY ?v",
    "SELECT DISTINCT ?s ?v { { ?s <urn:says> ?v } UNION { ?s <urn:says> ?w FILTER(sameTerm(?w, ?v)) } } ORDER BY ?s",
    "SELECT ?v ?n { { SELECT (COUNT(*) AS ?n) { ?s <urn:says> ?v } } }",
    "SELECT ?v ?n { { SELECT ?v (COUNT(*) AS ?n) { ?s <urn:says> ?v } GROUP BY ?v } }",
    "SELECT * { ?s <urn:says> ?v OPTIONAL { ?s <urn:also> ?v } } ORDER BY ?s",
    "SELECT ?v ?s { ?s <urn:says> ?w FILTER EXISTS { ?s <urn:says> ?v } } ORDER BY ?s ?w",
    "SELECT ?v (STR(?v) AS ?t) (1 AS ?one) { ?s <urn:says> ?v } HAVING(COUNT(*) > 0)",
]


def _rows(results: ox.QuerySolutions) -> list[tuple[str | None, ...]]:
    return [tuple(None if cell is None else str(cell) for cell in row) for row in results]


@given(TERMS, TERMS, st.sampled_from(QUERIES[:-1]))
@settings(max_examples=200, deadline=None)
def test_substituting_means_what_binding_means(value, other, sparql):
    store = ox.Store()
    for name, held in (("urn:a", value), ("urn:b", other), ("urn:c", value)):
        store.add(ox.Quad(ox.NamedNode(name), ox.NamedNode("urn:says"), held))
    bound = store.query(sparql, substitutions={ox.Variable("v"): value})
    names = [variable.value for variable in bound.variables]
    found = store.query(substitute(sparql, {"v": value}, names))
    assert [variable.value for variable in found.variables] == names
    assert _rows(found) == _rows(bound)


@given(TERMS.filter(lambda value: not _NEVER.search(value.value)))
@settings(max_examples=25, deadline=None)
def test_a_parameter_comes_back_from_real_servers_as_it_went(oxigraph, virtuoso, value):
    for server in (oxigraph, virtuoso):
        engine = Engine(Endpoint.at(server.read_url or server.query_url))
        assert engine.put("SELECT ?v ?one { BIND(1 AS ?one) }", {"v": value}).rows[0][0] == value


@pytest.mark.parametrize(
    ("sparql", "result"),
    [
        ("SELECT ?v { ?s ?v ?o }", "SELECT (<urn:v> AS ?v) { ?s <urn:v> ?o }"),
        ("SELECT * { ?s ?v ?o }", "SELECT ?s (<urn:v> AS ?v) ?o { ?s <urn:v> ?o }"),
        ("SELECT ?s (?v AS ?w) { ?s ?v ?o }", "SELECT ?s (<urn:v> AS ?w) { ?s <urn:v> ?o }"),
        ("SELECT ?s { { SELECT ?s { ?s ?v ?o } } }", "SELECT ?s { { SELECT ?s { ?s ?v ?o } } }"),
        ("SELECT ?s { { SELECT * { ?s ?v ?o } } }", "SELECT ?s { { SELECT * { ?s <urn:v> ?o } } }"),
        ("SELECT ?s ?v { ?s ?v ?o } GROUP BY ?s ?v", "SELECT ?s (<urn:v> AS ?v) { ?s <urn:v> ?o } GROUP BY ?s "),
        ("SELECT ?v { ?s ?v ?o } GROUP BY ?v", "SELECT (<urn:v> AS ?v) { ?s <urn:v> ?o } GROUP BY (<urn:v>)"),
        ("SELECT ?v { } ORDER BY DESC(?v) ?v", "SELECT (<urn:v> AS ?v) { } ORDER BY DESC(<urn:v>) (<urn:v>)"),
        ("SELECT ?v { FILTER(BOUND(?v) && $v != 1) }", "SELECT (<urn:v> AS ?v) { FILTER(true && <urn:v> != 1) }"),
        ("SELECT ?v { ?s ?p '?v' } # ?v", "SELECT (<urn:v> AS ?v) { ?s ?p '?v' } # ?v"),
        ("DESCRIBE ?v", "DESCRIBE <urn:v>"),
        ("CONSTRUCT { ?v a ?o } WHERE { ?v ?p ?o }", "CONSTRUCT { <urn:v> a ?o } WHERE { <urn:v> ?p ?o }"),
    ],
)
def test_where_a_variable_stands_tells_what_becomes_of_it(sparql, result):
    assert substitute(sparql, {"v": ox.NamedNode("urn:v")}, ("s", "v", "o")) == result


@pytest.mark.parametrize(
    "sparql",
    ["SELECT ?v { BIND(1 AS ?v) }", "SELECT ?v { VALUES ?v { 1 } }", "SELECT ?v { } VALUES (?x ?v) { (1 2) }",
     "SELECT (COUNT(*) AS ?v) { ?s ?p ?o }"],
)  # fmt: skip
def test_a_parameter_to_which_the_query_gives_a_value_is_refused(sparql):
    with pytest.raises(Misuse) as misuse:
        substitute(sparql, {"v": ox.NamedNode("urn:v")}, ("v",))
    assert misuse.value.problem.code == "RG8102"


def test_what_is_said_of_a_parameter_that_was_not_given_is_left_out():
    sparql = "SELECT ?d ?n { ?n a ?t FILTER(COALESCE(?n = ?d, true)) FILTER(COALESCE(?n = ?t, true)) } GROUP BY ?d ?n"
    assert substitute(sparql, {}, ("d", "n"), {"d"}) == sparql.replace("FILTER(COALESCE(?n = ?d, true))", "")
    also = sparql.replace("?n a ?t", "?n a ?t ; ?d ?x")
    assert substitute(also, {}, ("d", "n"), {"d"}) == also  # a variable like others


@pytest.mark.parametrize("question", questions().values(), ids=questions())
def test_what_is_sent_of_a_question_is_well_formed_and_has_no_comment(question):
    bindings = {p.name: ox.NamedNode("urn:x") if p.type in ("iri", "identifier") else ox.Literal("1")
                for p in question.parameters if p.required}  # fmt: skip
    sent = written(read(question.sparql, bindings, {p.name for p in question.parameters} - bindings.keys()))
    ox.Store().query(sent)
    assert "#title" not in sent


def test_prefixes_that_are_used_are_declared_once():
    sent = written(read("PREFIX eli: <urn:other#>\nSELECT ?x { ?x a eli:Work , resg:Recital }", {}))
    assert sent.startswith(f"PREFIX resg: <{prefixes()['resg']}>\nPREFIX eli: <urn:other#>\nSELECT")
