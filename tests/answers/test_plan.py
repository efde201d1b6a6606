"""What a question is made of, and what each piece takes."""

from __future__ import annotations

import re

import pytest

from resgraph.answers import explain, profile, questions, run
from resgraph.answers.elements import elements, shown
from resgraph.cli import run as cli

STEP = re.compile(r" *(\d*) +(\d+) +\d+\.\d{3}  (.*)\n")


@pytest.mark.parametrize(
    ("where", "kinds"),
    [
        ("?a ?b ?c", ["triples"]),
        ("?a ?b ?c .", ["triples"]),
        ("?a ?b ?c ; ?d 1.5 , 'x. {' . ?e <urn:.> [ ?f ?g ] .", ["triples", "triples"]),
        ("?a ?b ?c OPTIONAL { ?a ?d ?e . ?e ?f ?g } ?h ?i ?j", ["triples", "optional", "triples"]),
        ("FILTER(?a > 1) ?a ?b ?c", ["triples", "filter"]),
        ("?a ?b ?c FILTER NOT EXISTS { ?a a ?d } MINUS { ?a a ?e }", ["triples", "minus", "filter"]),
        ("{ ?a ?b ?c } UNION { { ?a a ?d } UNION { ?a a ?e } } BIND(1 AS ?n)", ["group", "bind"]),
        ("VALUES (?a ?b) { (1 2) } GRAPH ?g { ?a ?b ?c }", ["values", "graph"]),
        ("{ SELECT ?a WHERE { ?a ?b ?c } LIMIT 1 } ?a ?d ?e", ["group", "triples"]),
        ("FILTER REGEX(STR(?a), '}') ?a ?b ?c . ", ["triples", "filter"]),
        ("", []),
    ],
)
def test_a_group_is_made_of_its_elements(where, kinds):
    assert [one.kind for one in elements(f"SELECT * WHERE {{ {where} }} ORDER BY ?a")] == kinds
    assert [one.kind for one in elements(f"CONSTRUCT {{ ?x ?y ?z }} WHERE {{ {where} }} VALUES ?v {{ 1 }}")] == kinds


def test_the_branches_of_a_union_are_told():
    (one,) = elements("SELECT * { { ?a ?b ?c } UNION { { ?a a ?d } UNION { ?a a ?e } } }")
    assert one.branches == ("{ ?a ?b ?c }", "{ { ?a a ?d } UNION { ?a a ?e } }")


def test_long_elements_are_cut():
    assert shown("?a\n  ?b ?c", 20) == "?a ?b ?c"
    assert shown("?a ?b ?c", 5) == "?a ?b…"[:4] + "…"


@pytest.mark.parametrize("name", questions())
def test_every_question_can_be_explained_and_its_whole_has_the_rows_of_its_answer(lines, name):
    parameters = dict(questions()[name].examples)
    if name == "link-provenance":
        pytest.skip("its example is of another text")
    told = "".join(explain(name, lines, parameters))
    found = STEP.findall(told)
    assert found[-1][2] == "the whole question"
    answer = run(name, lines, parameters)
    assert int(found[-1][1]) == len(answer.rows) or answer.triples is not None


@pytest.mark.parametrize("held_as", ["store", "graph", "dataset", "lines"])
def test_steps_are_counted_the_same_on_every_engine(held, held_as):
    told = "".join(explain("sponsors", getattr(held, held_as), {"document": "2022/2505(RSP)"}))
    counts = [(alone, together) for alone, together, _ in STEP.findall(told.partition("What Oxigraph did")[0])]
    assert counts == [("3", "3"), ("5", "3"), ("", "3"), ("", "3"), ("", "3"), ("", "3")]


def test_a_store_is_explained_by_the_program_of_the_engine_where_it_is_installed(store, monkeypatch):
    if not profile.program():
        pytest.skip("the program oxigraph of the same version is not installed")
    told = "".join(explain("sponsors", store, {"document": "2022/2505(RSP)"}))
    assert "QuadPattern(?participation resg:printedName ?name)" in told
    monkeypatch.setattr(profile, "program", lambda: "")
    assert "QuadPattern" not in "".join(explain("sponsors", store, {"document": "2022/2505(RSP)"}))


def test_what_was_measured_before_the_time_was_over_is_shown(capsysbinary, examples):
    endless = "SELECT * { ?a a resg:Recital . ?b ?c ?d . ?e ?f ?g . ?h ?i ?j . ?k ?l ?m }"
    asked = ["ask", endless, "--in", str(examples / "kazakhstan-2022.txt"), "--timeout", "2", "--explain"]
    assert cli(asked) == 5
    said = capsysbinary.readouterr()
    assert b"?a a resg:Recital" in said.out
    assert b"RG8117" in said.err
