"""What may not reach an engine."""

from __future__ import annotations

import pytest

from resgraph.answers import questions, run
from resgraph.answers.guard import Shape, inspect
from resgraph.core.errors import Misuse

SERVED = "<http://127.0.0.1:9/> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "sparql",
    [
        f"SELECT * {{ SERVICE {SERVED} }}",
        f"SELECT * {{ service silent {SERVED} }}",
        f"SELECT * {{ SeRvIcE#c\n{SERVED} }}",
        f"SELECT * {{ SERVICE{SERVED} }}",
        f"SELECT * {{ ?s ?p trueSERVICE {SERVED} }}",
        f"SELECT * {{ ?s ?p 1SERVICE {SERVED} }}",
        f"SELECT * {{ ?s ?p 1.0e3SERVICE {SERVED} }}",
        "PREFIX ex: <http://127.0.0.1:9/> SELECT * { SERVICEex:it { ?s ?p ?o } }",
        "SELECT * { SERVICE ?u { ?s ?p ?o } }",
        f"ASK {{ FILTER EXISTS {{ SERVICE {SERVED} }} }}",
        f"SELECT * {{ {{ SELECT * {{ SERVICE {SERVED} }} }} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {SERVED} }}",
        f"SELECT * {{ \\u0053ERVICE {SERVED} }}",
        f"SELECT * {{ # \\u000A SERVICE {SERVED}\n}}",
        f"SELECT * {{ ?s ?p '''it's \" '''  SERVICE {SERVED} }}",
        f'SELECT * {{ ?s ?p "\\\\" . SERVICE {SERVED} . ?s ?p "" }}',
        f"SELECT ?a {{ FILTER(?a < 3) SERVICE {SERVED} FILTER(?b > 4) }}",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "# SELECT\nDELETE WHERE { ?s ?p ?o }",
        "PREFIX x: <urn:x> \n LOAD <file:///etc/passwd>",
        "load <http://127.0.0.1:9/>",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DROP ALL",
        "CLEAR GRAPH <urn:g>",
        "CREATE GRAPH <urn:g>",
        "COPY <urn:g> TO <urn:h>",
        "MOVE <urn:g> TO <urn:h>",
        "ADD <urn:g> TO <urn:h>",
    ],
)
def test_updates_and_other_servers_are_refused_before_any_engine_sees_them(sparql):
    with pytest.raises(Misuse) as misuse:
        inspect(sparql)
    assert misuse.value.problem.code == "RG8113"


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT ?service { ?service ?p "SERVICE <http://x/> {}" }',
        "SELECT * { <http://example.org/SERVICE> ?SERVICE $SERVICE }",
        "SELECT * { ?s ex:SERVICE ?o } # SERVICE <http://x/> {}",
        "SELECT * { ?s ?p 'INSERT DATA' }",
        "SELECT ?a { ?a ?b '''x ' y \" SERVICE ''' }",
        'SELECT ?a { ?a ?b "a \\" SERVICE \\" b" }',
        "BASE <http://x/> PREFIX insert: <urn:x> SELECT * { insert:a ?delete insert:b }",
    ],
)
def test_the_same_words_in_strings_names_and_comments_are_fine(sparql):
    assert inspect(sparql).form == "SELECT"


@pytest.mark.parametrize("shape", ["{", "(", "[", "{ OPTIONAL {", "{ { } UNION {"])
@pytest.mark.parametrize("depth", [100, 1_000, 10_000])
def test_abysses_of_brackets_are_refused(shape, depth):
    with pytest.raises(Misuse) as misuse:
        inspect("SELECT * " + shape * depth)
    assert misuse.value.problem.code == "RG8114"


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { ?s " + "/".join(["<urn:p>"] * 300) + " ?o }",
        "ASK { FILTER(" + "!" * 300 + "true) }",
        "ASK { FILTER(" + " || ".join(["true"] * 300) + ") }",
        "ASK { " + " UNION ".join(["{}"] * 300) + " }",
        "ASK { " + " . ".join(["?s ?p ?o"] * 600) + " }",
        "ASK { FILTER(1 IN (" + ", ".join(["1"] * 600) + ")) }",
        "ASK {} # " + "x" * 70_000,
    ],
)
def test_too_many_operators_items_or_bytes_are_refused(sparql):
    with pytest.raises(Misuse) as misuse:
        inspect(sparql)
    assert misuse.value.problem.code == "RG8114"


@pytest.mark.parametrize(
    ("sparql", "shape"),
    [
        ("SELECT * {} ORDER BY ?s", Shape("SELECT", True, False)),
        ("SELECT * { { SELECT * {} ORDER BY ?s } }", Shape("SELECT", False, False)),
        ("SELECT DISTINCT * {}", Shape("SELECT", False, False, True)),
        ("SELECT (COUNT(DISTINCT ?s) AS ?n) { { SELECT DISTINCT ?s {} } }", Shape("SELECT", False, False)),
        ("ASK {}", Shape("ASK", False, False)),
        ("construct {} where {}", Shape("CONSTRUCT", False, False)),
        ("DESCRIBE <urn:x>", Shape("DESCRIBE", False, False)),
        ("SELECT * FROM <urn:g> {}", Shape("SELECT", False, True)),
    ],
)
def test_the_shape_of_a_query_is_told(sparql, shape):
    assert inspect(sparql) == shape


@pytest.mark.parametrize(
    "sparql", ["", "   ", "# only a comment", "WHERE { ?s ?p ?o }", "resg:Recital", "PREFIX a: <urn:a>"]
)
def test_text_without_a_query_form_is_no_query(sparql):
    with pytest.raises(Misuse) as misuse:
        inspect(sparql)
    assert misuse.value.problem.code == "RG8103"


def test_all_shipped_questions_pass():
    for question in questions().values():
        inspect(question.sparql)


@pytest.mark.parametrize("held_as", ["store", "dataset", "graph", "lines"])
def test_nothing_is_changed_through_a_question(held, held_as):
    on = getattr(held, held_as)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    before = run(count, on).rows
    for sparql in ("DROP ALL", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "SELECT * {} ; DROP ALL"):
        with pytest.raises(Misuse):
            run(sparql, on)
    assert run(count, on).rows == before


@pytest.mark.parametrize("held_as", ["dataset", "graph"])
@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_a_graph_in_memory_fetches_nothing(held, held_as, clause, tmp_path):
    (tmp_path / "secret.nt").write_text("<urn:a> <urn:b> <urn:c> .")
    with pytest.raises(Misuse, match="FROM"):
        run(f"SELECT * {clause} <{(tmp_path / 'secret.nt').as_uri()}> {{ ?s ?p ?o }}", getattr(held, held_as))


def test_a_store_answers_from_names_only_graphs_it_holds(held, tmp_path):
    (tmp_path / "secret.nt").write_text("<urn:a> <urn:b> <urn:c> .")
    address = (tmp_path / "secret.nt").as_uri()
    assert run(f"SELECT * FROM <{address}> {{ ?s ?p ?o }}", held.store).rows == ()
