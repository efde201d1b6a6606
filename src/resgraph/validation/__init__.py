"""Stage "check": statements against shapes -> findings (W3C SHACL, Recommendation 2017, core and SPARQL constraints).

Nothing is fetched: data and shapes are given as values, imports are not followed, no inference is drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
from pyshacl.validator import Validator

from resgraph.core.errors import Misuse
from resgraph.core.text import Span
from resgraph.validation.finding import Finding, answers, failed, findings, of_results, order
from resgraph.validation.graph import CheckedGraph
from resgraph.validation.setbased.terms import kept
from resgraph.validation.setbased.view import view
from resgraph.validation.shapes import Shapes, for_pyshacl, load
from resgraph.validation.whole import Whole, check_store

__all__ = ["Finding", "Whole", "check", "check_many", "check_store"]

NOWHERE: Mapping[str, Span] = {}


def check(
    quads: Iterable[str], *, shapes: Sequence[Path | bytes] | None = None, places: Mapping[str, Span] | None = None
) -> tuple[Finding, ...]:
    """Every finding in statements given as N-Quads lines, sorted by place; empty when the statements conform.

    Each named graph is checked for itself. ``shapes`` are Turtle files or bytes instead of the shipped ones; ``places``
    leads from addresses to the source (Description.places). A graph on which the validator itself fails gives one
    finding "check-failed". Raises Misuse "bad-graph" for lines that are no N-Quads and "bad-shapes".
    """
    return next(check_many([(quads, places or NOWHERE)], shapes=shapes))


def check_many(
    documents: Iterable[tuple[Iterable[str], Mapping[str, Span]]], *, shapes: Sequence[Path | bytes] | None = None
) -> Iterator[tuple[Finding, ...]]:
    """As ``check`` for (quads, places) of one document after the other; the shapes are read once."""
    loaded = load(shapes)
    for quads, places in documents:
        found = (f for name, graph in sorted(_graphs(quads).items()) for f in _checked(name, graph, loaded, places))
        yield tuple(sorted(found, key=order))


def _graphs(quads: Iterable[str]) -> Mapping[str, list[ox.Quad]]:
    graphs: dict[str, list[ox.Quad]] = defaultdict(list)
    try:
        for quad in ox.parse("\n".join(quads).encode(errors="surrogatepass"), ox.RdfFormat.N_QUADS):
            graphs[str(quad.graph_name)].append(quad)
    except (SyntaxError, ValueError) as fault:
        raise Misuse("bad-graph", f"not N-Quads: {fault}") from fault
    return graphs


def _checked(name: str, quads: list[ox.Quad], shapes: Shapes, places: Mapping[str, Span]) -> Iterable[Finding]:
    found = None if shapes.plan.outside else _as_sets(quads, shapes, places)
    return _by_pyshacl(name, quads, for_pyshacl(shapes), places) if found is None else found


def _as_sets(quads: list[ox.Quad], shapes: Shapes, places: Mapping[str, Span]) -> list[Finding] | None:
    """The findings of the set-based engine; None where pySHACL has to say it.

    That is so for literals that a store would rewrite, and for whatever breaks, so that pySHACL says why.
    """
    if not kept({quad.object for quad in quads if isinstance(quad.object, ox.Literal)}):
        return None
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in quads)
    try:
        return list(of_results(shapes.plan.results(store), shapes.codes, places, view(store)))
    except Exception:  # not lost: pySHACL comes to the same fault and tells it, or knows better
        return None


def _by_pyshacl(name: str, quads: list[ox.Quad], shapes: Shapes, places: Mapping[str, Span]) -> Iterator[Finding]:
    try:
        data = CheckedGraph(quads)
        validator = Validator(
            data.as_data(), shacl_graph=shapes.graph.graph, options={"inplace": True, "advanced": shapes.advanced}
        )
        validator.shacl_graph = shapes.graph
        _, results, _ = validator.run()  # type: ignore[no-untyped-call]
        yield from findings(results, shapes.codes, places, data)
        for constraint in shapes.constraints:
            yield from answers(constraint, shapes.codes, places, data)
    except Exception as fault:  # one graph must not end a batch, whatever the library stumbles over
        yield failed(fault, name)
