"""Where pySHACL is not SHACL. The set-based validator says what pySHACL says; here is what that means.

Each case names the findings that the Recommendation demands and those that pySHACL gives. When a case fails because
pySHACL has been mended, it goes, and docs/decisions/0061-validators-compared.md with it.
"""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from tests.validation.engines import Aborted, compared
from tests.validation.graphs import as_kept, as_rdflib

PREFIXES = """
@prefix : <http://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ENDS = "ends"  # pySHACL raises an error instead of a report
CASES = {
    "a day has no order against a number (4.3)": (
        ":s a sh:PropertyShape ; sh:path :p ; sh:maxInclusive 1 ; sh:targetNode :a .",
        ':a :p "2099-01-01"^^xsd:date .',
        (1, 0),
    ),
    "an ill-formed literal has no order (4.3)": (
        ":s a sh:PropertyShape ; sh:path :p ; sh:lessThan :q ; sh:targetNode :a .",
        ':a :p "zz"^^xsd:hexBinary ; :q 5 .',
        (1, 0),
    ),
    "IRIs have no order (4.5.3)": (
        ":s a sh:PropertyShape ; sh:path :p ; sh:lessThan :q ; sh:targetNode :a .",
        ":a :p :b ; :q :c .",
        (1, 0),
    ),
    "blank nodes have no order (4.5.3)": (
        ":s a sh:PropertyShape ; sh:path :p ; sh:lessThan :q ; sh:targetNode :a .",
        ":a :p _:b ; :q 1 .",
        (1, ENDS),
    ),
    "a blank node has no length, not even 0 (4.4.1)": (
        ":s a sh:PropertyShape ; sh:path :p ; sh:minLength 0 ; sh:targetNode :a .",
        ":a :p _:b .",
        (1, 0),
    ),
    "flag s: a dot matches the end of a line (4.4.3)": (
        ':s a sh:PropertyShape ; sh:path :p ; sh:pattern "A.b" ; sh:flags "s" ; sh:targetNode :a .',
        ':a :p "A\\nb" .',
        (0, 1),
    ),
    "only true asks for unique languages (4.4.5)": (
        ':s a sh:PropertyShape ; sh:path :p ; sh:uniqueLang "1"^^xsd:boolean ; sh:targetNode :a .',
        ':a :p "x"@en , "y"@en .',
        (0, 1),
    ),
    "the inverse of a path of two steps takes them from the end (2.3.1.4)": (
        ":s a sh:PropertyShape ; sh:path [ sh:inversePath ( :p :q ) ] ; sh:minCount 1 ; sh:targetNode :c .",
        ":a :p :b . :b :q :c .",
        (0, 1),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_where_pyshacl_is_not_shacl(name):
    shapes, data, (demanded, given) = CASES[name]
    graph = as_rdflib(ox.parse(PREFIXES + shapes, ox.RdfFormat.TURTLE))
    statements = as_kept(ox.parse(PREFIXES + data, ox.RdfFormat.TURTLE))
    assert demanded != given
    if given == ENDS:
        with pytest.raises(Aborted):
            compared(graph, statements)
    else:
        found = compared(graph, statements)
        assert found.wanted.total() == given
        assert found.outside or found.difference == ""
