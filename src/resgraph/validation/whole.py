"""A whole store against the shapes: its default graph as one, so that what documents say of each other is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib.term import Identifier, Node

from resgraph.core.text import Span
from resgraph.validation.finding import Finding, failed, of_results, order
from resgraph.validation.graph import quiet, to_oxigraph
from resgraph.validation.setbased import Outside, Result, turtle
from resgraph.validation.setbased.remaining import results as by_pyshacl
from resgraph.validation.setbased.result import order as result_order
from resgraph.validation.setbased.view import Queryable, view
from resgraph.validation.shapes import Shapes, load

_NOWHERE: Mapping[str, Span] = {}
_FOCUS = ox.Variable("f")
_GRAPHS = "SELECT DISTINCT ?g ?f WHERE { GRAPH ?g { ?f ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Whole:
    """What was found in a store.

    ``findings`` are sorted by graph: its address is "" where the focus node is described in no graph or in several.
    ``outside`` are the shapes that pySHACL validated, with the reason. ``results`` has the standard's results.
    """

    findings: tuple[tuple[str, Finding], ...]
    results: tuple[Result, ...]
    outside: tuple[Outside, ...]

    def report(self) -> bytes:
        """The standard report (SHACL, section 3.6) in Turtle; the same results give the same bytes."""
        return turtle(self.results)


def check_store(store: Queryable, *, shapes: Sequence[Path | bytes] | None = None) -> Whole:
    """Every finding in the default graph of a store, which is the union of its graphs.

    ``shapes`` are Turtle files or bytes instead of the shipped ones. A shape that cannot be applied gives one finding
    "check-failed". Raises Misuse "bad-shapes" and StoreFault.
    """
    loaded = load(shapes)
    found: list[Result] = []
    faults: list[tuple[str, Finding]] = []
    with quiet():
        for node, some in _by_shape(store, loaded):
            try:
                found += some
            except Exception as fault:  # one shape must not end the others, whatever the library stumbles over
                faults.append(("", failed(fault, str(to_oxigraph(node)))))
    found.sort(key=result_order)
    findings = of_results(found, loaded.codes, _NOWHERE, view(store))
    graph = cache(partial(_graph, store))
    placed = [(graph(result.focus), finding) for result, finding in zip(found, findings, strict=True)]
    return Whole((*faults, *sorted(placed, key=_order)), tuple(found), loaded.plan.outside)


def _by_shape(store: Queryable, shapes: Shapes) -> Iterator[tuple[Identifier, Iterator[Result]]]:
    yield from shapes.plan.by_shape(store)
    outside = [one.shape for one in shapes.plan.outside]
    for some in [outside] if shapes.advanced else [[one] for one in outside]:
        if some:
            yield some[0], by_pyshacl(shapes.graph, some, store)


def _graph(store: Queryable, focus: Node) -> str:
    """The address of the one graph that describes a node."""
    assert isinstance(focus, Identifier)
    graphs = {row[0].value for row in store.query(_GRAPHS, substitutions={_FOCUS: to_oxigraph(focus)})}
    return str(graphs.pop()) if len(graphs) == 1 else ""


def _order(placed: tuple[str, Finding]) -> tuple[Any, ...]:
    return placed[0], *order(placed[1])
