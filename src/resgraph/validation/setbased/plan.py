"""A plan: the shapes of a graph as queries, ready for any number of stores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import rdflib
from pyshacl.shapes_graph import ShapesGraph

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
        run = Run(store)
        with quiet():
            hits = (hit for targets, shape in self.shapes for hit in shape.hits(run, targets))
            found = sorted((hit.result(run) for hit in hits), key=order)
        yield from found


def compile_shapes(graph: rdflib.Graph | ShapesGraph) -> Plan:
    """The plan for the shapes of a graph. Raises pySHACL's ShapeLoadError for what is no SHACL.

    The graph is as ``resgraph.validation.shapes`` reads files: literals as written, plain strings without datatype.
    """
    return Plan(*compiled(graph))
