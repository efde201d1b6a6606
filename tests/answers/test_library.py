"""Every shipped question is well made: header, prefixes, order, nothing that engines answer differently."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from resgraph.answers import Question, parse, questions, run
from resgraph.answers.guard import inspect, tokens
from resgraph.answers.prefixes import expand, vocabularies

ROOT = Path(__file__).resolve().parents[2]
EVERY = pytest.mark.parametrize("question", questions().values(), ids=questions())
UNEVEN = {  # what engines answer differently or in no fixed order
    "GROUP_CONCAT": "has no fixed order",
    "SAMPLE": "may give any value",
    "BNODE": "differs between rows",
    "RAND": "differs between runs",
    "NOW": "differs between runs",
    "UUID": "differs between runs",
    "STRUUID": "differs between runs",
    "LIMIT": "hides rows",
    "SERVICE": "asks another server",
    "FROM": "leaves the union of all graphs",
    "GRAPH": "leaves the union of all graphs",
    "MINUS": "is answered differently",
}


def faults(question: Question) -> Iterator[str]:
    """What is wrong with a question, one sentence each."""
    shape = inspect(question.sparql)
    if shape.form == "SELECT" and not shape.ordered:
        yield "no ORDER BY, so the rows come in any order"
    yield from _header_faults(question)
    yield from _token_faults(question)
    if shape.form == "SELECT":
        yield from _projection_faults(question)


def _header_faults(question: Question) -> Iterator[str]:
    if question.title == question.name or not question.description or not question.topic:
        yield "title, description or topic missing"
    for parameter in question.parameters:
        if not all(expand(name) for name in parameter.classes):
            yield f"unknown class in parameter {parameter.name}"
        if parameter.optional and parameter.type != "identifier":
            yield f"optional parameter {parameter.name} is no identifier: an unbound filter leaves no rows"


REACHED = re.compile(r"\n +LIMIT [0-9]+ # at most: .+\n +\}")
"""The limit of a subquery that is never reached, with the reason. It only tells engines where to begin."""


def _token_faults(question: Question) -> Iterator[str]:
    before, used = ("", ""), set()
    for kind, text, _ in tokens(REACHED.sub("}", question.sparql)):
        if kind == "word" and text.upper() in UNEVEN:
            yield f"{text} {UNEVEN[text.upper()]}"
        if text == "?" or (text == "*" and (before[0] in ("name", "iri") or before[1] in (")", "a"))):
            yield "a path that may have no step (F04)"
        if kind == "name" and before[1].upper() != "PREFIX":
            used.add(text.partition(":")[0])
        before = (kind, text)
    declared = dict(re.findall(r"^PREFIX (\S*): <(.*)>$", question.sparql, re.MULTILINE))
    if used != set(declared):
        yield f"prefixes used but not declared, or declared but not used: {sorted(used ^ set(declared))}"
    if any(vocabularies().get(name) != space for name, space in declared.items()):
        yield "a prefix stands for another namespace than in the ontology's context"


def _projection_faults(question: Question) -> Iterator[str]:
    results = ox.Store().query(question.sparql)
    projected = {variable.value for variable in results.variables}
    columns, parameters = ({thing.name for thing in some} for some in (question.columns, question.parameters))
    if missing := (columns | parameters) - projected:
        yield f"declared but not projected: {sorted(missing)}"
    if not columns:
        yield "no columns declared"
    ordering = question.sparql[question.sparql.rindex("ORDER BY") :]
    for name in projected - columns - parameters:
        if not re.search(rf"\?{name}\b", ordering):
            yield f"?{name} is projected, but is neither column nor parameter nor needed for the order"
    for parameter in parameters:
        if re.search(rf"BOUND\s*\(\s*\?{parameter}\b", question.sparql):
            yield f"BOUND(?{parameter}) is answered differently for a bound parameter"


@EVERY
def test_every_question_is_well_made(question):
    assert list(faults(question)) == []


GOOD = """#title: T
#description: d
#topic: t
#param: x | identifier resg:Recital | recital A | what
#column: y | iri | what
PREFIX resg: <https://w3id.org/resgraph/ns#>
SELECT ?x ?y { ?x a resg:Recital ; a ?y } ORDER BY ?y
"""


def test_the_linter_passes_what_is_well_made():
    assert list(faults(parse("good", GOOD))) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (" ORDER BY ?y", "", "no ORDER BY"),
        ("a ?y", "resg:p* ?y", "no step"),
        ("a ?y", "resg:p? ?y", "no step"),
        ("a ?y", "(resg:p|resg:q)* ?y", "no step"),
        ("a ?y }", "a ?y SERVICE <http://x/> {} }", "Misuse"),
        ("{ ?x", "{ { SELECT (SAMPLE(?z) AS ?w) { ?z a ?v } } ?x", "any value"),
        ("ORDER BY ?y", "ORDER BY ?y LIMIT 3", "hides rows"),
        ("ORDER BY ?y", "ORDER BY ?y\nLIMIT 3 # at most: the last one hides rows all the same", "hides rows"),
        ("{ ?x", "{ { SELECT ?x { ?x a ?v }\n  LIMIT 3\n  } ?x", "hides rows"),
        ("SELECT ?x ?y", "SELECT ?y", "not projected: ['x']"),
        ("SELECT ?x ?y", "SELECT ?x", "not projected: ['y']"),
        ("SELECT ?x ?y", "SELECT ?x ?y ?z", "?z is projected"),
        ("PREFIX", "PREFIX eli: <http://data.europa.eu/eli/ontology#>\nPREFIX", "['eli']"),
        ("ns#>", "wrong#>", "another namespace"),
        ("#description: d\n", "", "missing"),
        ("#column: y | iri | what\n", "", "no columns"),
        ("identifier resg:Recital", "identifier Recital", "unknown class"),
        ("identifier resg:Recital | recital A | what", "string | recital A | what | optional", "no identifier"),
        ("a ?y }", "a ?y FILTER(!BOUND(?x)) }", "BOUND"),
    ],
)
def test_the_linter_names_what_is_not(old, new, said):
    assert old in GOOD
    if said == "Misuse":
        with pytest.raises(Exception, match="SERVICE"):
            list(faults(parse("bad", GOOD.replace(old, new))))
    else:
        assert any(said in fault for fault in faults(parse("bad", GOOD.replace(old, new, 1))))


def test_there_are_more_than_thirty_questions_with_names_that_are_addresses():
    assert len(questions()) > 30
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in questions())


@EVERY
def test_every_question_runs_in_another_engine_as_it_stands(question, graph):
    graph.query(question.sparql)  # its own prefixes only


@EVERY
def test_every_example_fits_its_parameter(question, lines):
    values = {p.name: p.example for p in question.parameters}
    answer = run(question, lines, values)
    assert [column.name for column in answer.columns] == [column.name for column in question.columns]


def test_the_page_of_questions_is_fresh():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/queries.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
