"""The documents that are shipped, converted, against the shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

from resgraph import convert
from resgraph.core.problem import Severity
from resgraph.core.report import human, locate
from resgraph.validation import check

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DOCUMENTS = sorted(p.name for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".html"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_shipped_document_conforms(name):
    document = convert(EXAMPLES / name)
    found = check(document.quads, places=document.description.places)
    wrong = [f for f in found if f.problem.severity is Severity.ERROR]
    assert wrong == []
    assert all(f.problem.span for f in found), "every finding points to words"


def test_a_fault_in_a_graph_is_shown_with_the_words_it_came_from():
    document = convert(EXAMPLES / "kazakhstan-2022.txt")
    number = '/rec_B> <http://data.europa.eu/eli/ontology#number> "B"'
    quads = [line.replace(number, number.replace('"B"', '"D"')) for line in document.quads]
    assert quads != list(document.quads)
    found = [f for f in check(quads, places=document.description.places) if f.problem.code.startswith("RG42")]
    assert [f.problem.message for f in found] == [
        "recital C is printed, but no recital B",
        "the number D is printed a second time among its neighbours",
    ]
    text = human([locate(found[0].problem, document.source)])
    assert text.startswith("warning[RG4201]: recital C is printed, but no recital B\n")
    assert f"{EXAMPLES / 'kazakhstan-2022.txt'}:65:" in text
    assert "65 | C." in text
    assert "^^^^" in text
