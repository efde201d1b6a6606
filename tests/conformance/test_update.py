"""SPARQL 1.1 update: whatever changes data is refused by the ask layer, and changes nothing."""

from __future__ import annotations

import pytest

from resgraph.answers.engine import Engine
from resgraph.core.errors import Misuse
from tests.conformance.suites import every

UPDATES = every("UpdateEvaluationTest", "PositiveUpdateSyntaxTest11")
if not UPDATES:
    pytest.skip("the W3C suites are not beside this checkout", allow_module_level=True)
LINE = "<urn:x:s> <urn:x:p> <urn:x:o> <urn:x:g> ."


@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_an_update_is_refused(case):
    text = (case.request or case.query).read_text("utf-8")
    engine = Engine([LINE])
    with pytest.raises(Misuse) as refused:
        engine.put(text, {})
    assert refused.value.problem.code.startswith("RG8")
    assert engine.put("SELECT ?g { GRAPH ?g { ?s ?p ?o } }", {}).rows


def test_there_are_as_many_as_in_the_suite():
    assert len(UPDATES) == 136
