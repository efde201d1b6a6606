"""A plan: the shapes of a graph as queries, ready for any number of stores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import rdflib
from pyshacl.shapes_graph import ShapesGraph
from rdflib.term import Identifier

from resgraph.validation.graph import quiet
from resgraph.validation.setbased.checks import Checked
from resgraph.validation.setbased.compiling import compiled
from resgraph.validation.setbased.outside import Outside
from resgraph.validation.setbased.result import Result, order
from resgraph.validation.setbased.run import Run
from resgraph.validation.setbased.scopes import Targets
from resgraph.validation.setbased.view import Queryable


@dataclass(frozen=True, slots=True)
class Plan:
    """The shapes with targets that were compiled, and in ``outside`` those left to pySHACL, with the reason."""

    shapes: tuple[tuple[Targets, Checked], ...] = field(repr=False)
    outside: tuple[Outside, ...] = ()

    def results(self, store: Queryable) -> Iterator[Result]:
        """The results of the compiled shapes against the default graph of a store, sorted.

        The literals must be in the forms that the store keeps. Raises what pySHACL raises where it cannot decide, such
        as sh:lessThan on a blank node.
        """
        with quiet():
            found = sorted((result for _, some in self.by_shape(store) for result in some), key=order)
        yield from found

    def by_shape(self, store: Queryable) -> Iterator[tuple[Identifier, Iterator[Result]]]:
        """Each shape with targets, and its results in no order; to be taken before the next shape."""
        run = Run(store)
        for targets, shape in self.shapes:
            yield shape.node, (hit.result(run) for hit in shape.hits(run, targets))


def compile_shapes(graph: rdflib.Graph | ShapesGraph, *, proved: bool = False) -> Plan:
    """The plan for the shapes of a graph. Raises pySHACL's ShapeLoadError for what is no SHACL.

    The graph is as ``resgraph.validation.shapes`` reads files: literals as written, plain strings without datatype.
    ``proved`` spares the check of its queries, where it has been made before: that takes a third of a second.
    """
    return Plan(*compiled(graph, proved))
