"""Every question on real servers: the same rows, term for term and in the same order, as from the embedded store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resgraph.answers import Endpoint, questions, run
from resgraph.answers.engine import Engine
from resgraph.answers.naming import find
from resgraph.core.errors import Misuse, RemoteFault
from tests.answers import made
from tests.servers import NotInstalled, Server, run_oxigraph

SERVERS = ["oxigraph", "virtuoso"]
EXAMPLES = {"link-provenance": {"node": f"{made.K}/cit_1/ref_1"}, "part-text": {"label": "recital A"}}


@pytest.fixture(scope="module", params=SERVERS)
def endpoint(request: pytest.FixtureRequest, lines: tuple[str, ...]) -> Endpoint:
    server: Server = request.getfixturevalue(request.param)
    server.load("\n".join(lines).encode())
    yield Endpoint.at(server.read_url or server.query_url)
    for graph in {line.rsplit("<", 1)[1].split(">")[0] for line in lines}:
        server.delete(graph)


def calls() -> Iterator[tuple[str, dict[str, str]]]:
    """Every question with the examples of what it needs, and of everything where that is more."""
    for name, question in questions().items():
        everything = {p.name: p.example for p in question.parameters}
        for parameters in (dict(question.examples), everything)[: 1 + (everything != question.examples)]:
            yield name, parameters | EXAMPLES.get(name, {})


@pytest.mark.parametrize(("name", "parameters"), list(calls()))
def test_a_server_gives_the_same_answer_term_for_term(endpoint, store, name, parameters):
    here, there = run(name, store, parameters), run(name, endpoint, parameters)
    assert there.columns == here.columns
    assert there.rows == here.rows
    assert there.triples == here.triples


INLINE = [
    "ASK { ?x a resg:Recital }",
    "ASK { ?x a resg:Annex }",
    "SELECT * { ?part a resg:Recital ; rdfs:label ?label }",
    "SELECT ?x ?n { ?x resg:order ?n }",
    "SELECT ?x ?y { ?x a resg:Recital OPTIONAL { ?x a resg:Annex , ?y } }",
    'SELECT (1.5 AS ?a) (COUNT(?x) AS ?n) ("x"@en AS ?l) ("2022-01-20"^^xsd:date AS ?d) { ?x a resg:Recital }',
    "CONSTRUCT { ?x a <urn:P> ; rdfs:label ?label } WHERE { ?x a resg:Paragraph ; rdfs:label ?label }",
    "CONSTRUCT WHERE { ?x a resg:Recital ; rdfs:label ?label }",
    "SELECT ?x WHERE { GRAPH ?g { ?x a resg:Resolution } } # SERVICE in a comment, INSERT DATA too",
    f"SELECT ?x FROM <{made.K}/graph> WHERE {{ ?x a resg:Resolution }}",
]  # fmt: skip


@pytest.mark.parametrize("sparql", INLINE)
def test_sparql_text_gives_the_same_answer(endpoint, store, sparql):
    here, there = run(sparql, store), run(sparql, endpoint)
    assert (there.columns, there.rows, there.triples, there.boolean) == (
        here.columns, here.rows, here.triples, here.boolean,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "classes", "found"),
    [
        ("P9_TA(2021)0056", ("resg:Resolution",), made.E),
        ("2022/2505(RSP)", ("resg:Resolution",), made.K),
        ("2022/2505(RSP)", (), f"{made.EP}eli/dl/proc/2022-2505"),
        ("republic of  kazakhstan", ("dcterms:Location",), made.KAZAKHSTAN),
        ("Željana Zovko", ("foaf:Person", "org:Organization"), made.ZOVKO),
    ],
)
def test_bare_identifiers_are_found(endpoint, text, classes, found):
    assert find(text, classes, Engine(endpoint), made.BASE).value == found


def test_an_unknown_name_is_told_with_similar_ones(endpoint):
    with pytest.raises(Misuse, match="similar: Kazakhstan"):
        run("about-country", endpoint, {"country": "Kasakhstan"})


def test_an_address_is_enough(endpoint):
    assert run("ASK { ?x a resg:Recital }", endpoint.url).boolean is True


def test_one_graph_can_be_asked_as_the_default(endpoint):
    import dataclasses

    one = dataclasses.replace(endpoint, default_graph=f"{made.K}/graph")
    assert [row["x"] for row in run("SELECT ?x { ?x a resg:Resolution }", one)] == [made.K]


def test_a_password_is_given_to_a_server_that_asks_for_it(virtuoso):
    virtuoso.put("urn:graph:secret", b'<urn:a> <urn:b> "c" .\n')
    asked = "SELECT ?o { GRAPH <urn:graph:secret> { ?s ?p ?o } }"
    right = Endpoint.at(virtuoso.query_url, user=virtuoso.user, password=virtuoso.password)
    assert [row["o"] for row in run(asked, right)] == ["c"]
    with pytest.raises(RemoteFault) as fault:
        run(asked, Endpoint.at(virtuoso.query_url, user=virtuoso.user, password="wrong-horse"))
    assert fault.value.problem.code == "RG6003"
    assert "wrong-horse" not in str(fault.value)
    virtuoso.delete("urn:graph:secret")


def test_statements_in_the_default_graph_are_asked_too(tmp_path, lines, store):
    triples = "\n".join(sorted({line.rpartition("<")[0] + "." for line in lines}))
    try:
        with run_oxigraph(tmp_path, memory=True) as server:
            server.send("PUT", f"{server.graph_store_url}?default", triples.encode(), "application/n-triples")
            for name in ("summary", "documents"):
                assert run(name, server.query_url).rows == run(name, store).rows
    except NotInstalled as reason:
        pytest.skip(str(reason))
