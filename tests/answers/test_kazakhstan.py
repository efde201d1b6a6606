"""Every question on the joint motion on Kazakhstan: answers found by reading the text (expected/kazakhstan.json).

``match`` says how rows compare: "exact" in order, "includes" at least those, "within" none but those.
Widths of spaces and forms of hyphens and quotes do not count.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import rdflib

from resgraph.answers import questions, run
from resgraph.core.text import fold
from resgraph.pipeline import convert
from resgraph.store import NamedGraph, Store, create

EXPECTED = json.loads((Path(__file__).parent / "expected" / "kazakhstan.json").read_text("utf-8"))
SOURCE = Path(__file__).resolve().parents[2] / "examples" / "kazakhstan-2022.txt"
WORK = "https://w3id.org/resgraph/id/eu/ep/2022-2505-RSP"


@pytest.fixture(scope="module")
def quads() -> tuple[str, ...]:
    return convert(SOURCE).quads


@pytest.fixture(scope="module")
def kazakhstan(tmp_path_factory: pytest.TempPathFactory, quads: tuple[str, ...]) -> Store:
    with create(tmp_path_factory.mktemp("kazakhstan") / "store") as store:
        report = store.load([NamedGraph(f"{WORK}/graph", quads)])
        assert report.added == (f"{WORK}/graph",)
        yield store


def cells(answer: Any, columns: list[str]) -> list[list[str | None]]:
    return [[row[name] and fold(row[name]) for name in columns] for row in answer]


@pytest.mark.parametrize("case", EXPECTED, ids=[f"{n}-{case['question']}" for n, case in enumerate(EXPECTED)])
def test_the_answer_is_what_the_text_says(kazakhstan, case):
    found = cells(run(case["question"], kazakhstan, case["parameters"]), case["columns"])
    case = {**case, "rows": [[cell and fold(cell) for cell in row] for row in case["rows"]]}
    if case["match"] == "exact":
        assert found == case["rows"], case["why"]
    elif case["match"] == "includes":
        assert [row for row in case["rows"] if row not in found] == [], case["why"]
    else:
        assert [row for row in found if row not in case["rows"]] == [], case["why"]


def test_every_question_has_an_answer_here():
    assert {case["question"] for case in EXPECTED} == questions().keys() - {"card", "link-provenance"}


def test_the_run_behind_a_link_names_the_file_that_was_read(kazakhstan):
    (row,) = run("link-provenance", kazakhstan, {"node": f"{WORK}/cit_1/ref_1"})
    assert row["file"] == "kazakhstan-2022.txt"
    assert row["sha256"] == hashlib.sha256(SOURCE.read_bytes()).hexdigest()
    assert row["software"].startswith("resgraph ")


def test_the_card_of_the_text_holds_its_title_and_parts(kazakhstan):
    card = run("card", kazakhstan, {"thing": WORK})
    said = {(t.predicate.value.rpartition("#")[2], t.object.value) for t in card.triples if t.subject.value == WORK}
    assert ("has_part", f"{WORK}/para_27") in said
    assert len([1 for predicate, _ in said if predicate == "workHadParticipation"]) == 77


def test_what_is_stored_is_what_was_described_and_comes_out_the_same(kazakhstan, quads):
    assert b"".join(kazakhstan.dump()).decode().splitlines() == list(quads)
    assert kazakhstan.disagreements() == ()


@pytest.mark.parametrize(
    "name", ["sponsors", "references", "asked-of", "condemned", "full-text", "summary", "where-named"]
)
def test_rdflib_gives_the_same_answer(kazakhstan, quads, name):
    graph = rdflib.Graph()
    graph.parse(data="\n".join(quad.rsplit(" <", 1)[0] + " ." for quad in quads), format="nt")
    parameters = {p.name: p.example for p in questions()[name].parameters}
    assert run(name, kazakhstan, parameters).rows == run(name, graph, parameters).rows
