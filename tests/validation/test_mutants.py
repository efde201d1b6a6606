"""Every shape catches a mutant: one small change of a real graph, found by this shape's code and by no other.

The changes stand in mutants.toml. When a real graph has changed so that one is not caught any more,
``python -m tests.validation.mutants`` searches anew.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache

import pyoxigraph as ox
import pytest

from tests.validation import mutants
from tests.validation.graphs import as_rdflib, as_store

CAUGHT = {code: mutants.Found(*told) for code, told in tomllib.loads(mutants.TABLE.read_text("utf-8")).items()}


@cache
def shapes() -> mutants.Shapes:
    return mutants.Shapes.of(as_rdflib(mutants.turtle(mutants.ROOT / "shapes")))


@cache
def documents() -> dict[str, mutants.Statements]:
    return mutants.shipped() | mutants.examples()


@cache
def store(document: str) -> tuple[ox.Store, Counter[str]]:
    """A store with a document, and how often it gives each code unchanged."""
    held = as_store(documents()[document])
    return held, shapes().caught(shapes().plan, held)


@pytest.mark.parametrize("code", CAUGHT)
def test_a_shape_catches_its_mutant(code):
    document, name, change = CAUGHT[code]
    held, before = store(document)
    for how, mutant in mutants.mutants(documents()[document], ox.NamedNode(name)):
        if how == change:
            with mutant.in_place(held):
                if set(shapes().caught(shapes().plan, held) - before) == {code}:
                    return
    pytest.fail(f"no {name} {change} in {document} is caught by {code} alone: search anew")


def test_every_shape_has_its_mutant():
    assert set(CAUGHT) == set(shapes().codes.values())
