"""Asking: what can be asked, of what, and what is said when it cannot."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from resgraph.answers import Column, parse, run, summary
from resgraph.core.errors import Misuse

HOLDERS = ["store", "dataset", "graph", "lines"]


@pytest.mark.parametrize("held_as", HOLDERS)
class TestInline:
    def test_prefixes_need_not_be_declared(self, held, held_as):
        answer = run("SELECT ?label { ?part a resg:Recital ; rdfs:label ?label }", getattr(held, held_as))
        assert answer.columns == (Column("label", "string", ""),)
        assert answer.rows == ((ox.Literal("recital A", language="en"),),)
        assert list(answer) == [{"label": "recital A"}]

    def test_ask_answers_yes_or_no(self, held, held_as):
        on = getattr(held, held_as)
        assert run("ASK { ?x a resg:Recital }", on).boolean is True
        assert run("ASK { ?x a resg:Annex }", on).boolean is False

    def test_construct_answers_sorted_triples(self, held, held_as):
        answer = run("CONSTRUCT { ?x a <urn:P> } WHERE { ?x a resg:Paragraph }", getattr(held, held_as))
        assert answer.form == "triples"
        assert len(answer) == 4
        assert [t.subject.value for t in answer.triples] == sorted(t.subject.value for t in answer.triples)

    def test_rows_without_order_come_sorted(self, held, held_as):
        answer = run("SELECT ?x ?n { ?x resg:order ?n }", getattr(held, held_as))
        assert len(answer) == 5
        assert list(answer.rows) == sorted(answer.rows, key=str)

    def test_what_is_not_known_is_none(self, held, held_as):
        answer = run("SELECT ?x ?y { ?x a resg:Recital OPTIONAL { ?x a resg:Annex , ?y } }", getattr(held, held_as))
        assert answer.rows[0][1] is None
        assert next(iter(answer))["y"] is None

    @pytest.mark.parametrize(
        ("sparql", "said"),
        [
            ("SELECT ?x WHER { ?x a resg:Recital }", "line 1, column 16: expected DISTINCT, WHERE"),
            ("SELECT ?x WHERE {\n ?x a foo:Recital }", "line 2, column 18: Prefix not found"),
            ("SELECT * { ?x a ?y } GROUP BY ?x", "line 1, column 33: SELECT \\* is not authorized with GROUP BY"),
            ("SELECT ?x { ?x a ?y", "line 1, column 20"),
            ("SELECT ?x { ?x a 'open }", "line 1, column"),
            ("SELECT (COUNT(?x) AS ?n) ?y { ?x a ?y }", "contains a variable that is unbound"),
        ],
    )
    def test_malformed_sparql_is_told_with_line_and_column(self, held, held_as, sparql, said):
        with pytest.raises(Misuse, match=said) as misuse:
            run(sparql, getattr(held, held_as))
        assert misuse.value.problem.code == "RG8103"
        assert "\n" not in str(misuse.value)
        assert misuse.value.exit_code == 2


def test_a_single_word_is_a_name_and_an_unknown_one_is_refused(lines):
    with pytest.raises(Misuse) as misuse:
        run("sponsrs", lines)
    assert misuse.value.problem.code == "RG8101"


def test_graphs_can_be_named_in_a_store(held):
    answer = run("SELECT DISTINCT ?g { GRAPH ?g { ?x a resg:Resolution } }", held.store)
    assert len(answer) == 2
    graph = answer.rows[0][0].value
    assert run(f"SELECT * FROM <{graph}> {{ ?x a resg:Resolution }}", held.store).rows != ()
    assert len(run(f"SELECT * FROM <{graph}> {{ ?x a resg:Resolution }}", held.store)) == 1


def test_only_declared_columns_are_answered_in_the_declared_order(lines):
    header = "#column: label | string | l\n#column: x | iri | x\n"
    question = parse("q", f"{header}SELECT ?x ?y ?label {{ ?x a resg:Recital ; rdfs:label ?label ; a ?y }}")
    answer = run(question, lines)
    assert [column.name for column in answer.columns] == ["label", "x"]


def test_a_declared_column_that_the_query_lacks_is_a_bad_question(lines):
    with pytest.raises(Misuse) as misuse:
        run(parse("q", "#column: z | iri | z\nSELECT ?x { ?x a resg:Recital }"), lines)
    assert misuse.value.problem.code == "RG8116"


def test_a_parameter_that_the_query_does_not_project_is_refused(lines):
    with pytest.raises(Misuse):
        run(parse("q", "#param: z | iri | u | z\nSELECT ?x { ?x a ?z }"), lines, {"z": "https://example.org/"})


def test_statements_that_are_none_are_refused_with_their_number():
    with pytest.raises(Misuse, match="statement 2"):
        run("ASK {}", ["<urn:a> <urn:b> <urn:c> .", "nonsense"])


@pytest.mark.parametrize("held_as", HOLDERS)
def test_the_summary_counts_everything_once(held, held_as):
    assert summary(getattr(held, held_as)) == {
        "mentions": {"Location": 4, "Organization": 6, "Person": 2},
        "parts": {"Citation": 2, "Clause": 3, "Paragraph": 4, "Point": 1, "Recital": 1},
        "positions": {"directive": 6, "evaluative": 1},
        "references": {"ambiguous": 1, "lookup": 2, "rule": 3, "unresolved": 1},
        "requests": {"addressed": 4, "not addressed": 2},
        "sponsors": {"identified": 5},
        "texts": {"": 2},
    }


def test_the_summary_of_one_text_counts_only_that(held):
    rows = {
        (row["of"], row["kind"]): row["number"] for row in run("summary", held.store, {"document": "TA-9-2021-0056"})
    }
    assert rows["texts", ""] == "1"
    assert rows["parts", "Paragraph"] == "1"
    assert ("parts", "Recital") not in rows
