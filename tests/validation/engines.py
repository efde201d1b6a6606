"""The validators that are compared, each as it comes: a shapes graph and statements go in, a report comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pyoxigraph as ox
import rdflib
from pyshacl.errors import ReportableRuntimeError, ValidationFailure
from pyshacl.graph_abstraction import DataGraph
from pyshacl.shapes_graph import ShapesGraph
from pyshacl.validator import Validator
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

from resgraph.validation.setbased import compile_shapes, report
from tests.validation.graphs import as_rdflib, as_store, quiet
from tests.validation.reports import Row, difference, rows


class PreparedGraph(rdflib.Graph):
    """An rdflib graph that parses each query once; pySHACL hands over the same text for every focus node."""

    prepared: ClassVar[dict[str, Query]] = {}

    def __init__(self, triples: Iterable[tuple[Node, Node, Node]]) -> None:
        super().__init__(bind_namespaces="none")
        for triple in triples:
            self.add(triple)

    def query(self, query_object: str | Query, *args: object, **options: object) -> Result:
        """Answer a query, parsed before if it was asked before."""
        if isinstance(query_object, str):
            if query_object not in self.prepared:
                self.prepared[query_object] = prepareQuery(query_object)
            query_object = self.prepared[query_object]
        return super().query(query_object, *args, **options)


class Aborted(Exception):
    """pySHACL gave up on data that SHACL has an answer for, or rdflib lost itself in two ill-formed numbers."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What both said, and why the set-based validator left shapes to pySHACL; empty where it took all."""

    found: Counter[Row]
    wanted: Counter[Row]
    outside: str

    @property
    def difference(self) -> str:
        """What only one of both said, + for the set-based validator."""
        return difference(self.found, self.wanted)


class Both:
    """pySHACL, the reference, with no adapter of ours but that each query is parsed once, and the set-based plan."""

    def __init__(self, shapes: rdflib.Graph) -> None:
        with quiet():
            self.shapes = ShapesGraph(copied(shapes))
            self.plan = compile_shapes(copied(shapes))

    def compared(self, data: Sequence[ox.Triple], *, messages: bool = False) -> Compared:
        """What both say of the statements. Raises Aborted where pySHACL gives up."""
        wanted = rows(self.pyshacl(data), labels=True, messages=messages)
        found = rows(report(self.plan.results(as_store(data))), labels=True, messages=messages)
        return Compared(found, wanted, "; ".join(sorted({one.reason for one in self.plan.outside})))

    def pyshacl(self, data: Sequence[ox.Triple]) -> rdflib.Graph:
        """pySHACL's report. Raises Aborted where it gives up."""
        with quiet():
            validator = Validator(
                DataGraph.from_rdflib_graph(PreparedGraph(as_rdflib(data))),
                shacl_graph=self.shapes.graph,
                options={"inplace": True},
            )
            validator.shacl_graph = self.shapes
            try:
                _, found, _ = validator.run()
            except (ReportableRuntimeError, ValidationFailure, RecursionError) as fault:
                raise Aborted(str(fault)) from fault
        return found


def compared(shapes: rdflib.Graph, data: Sequence[ox.Triple], *, messages: bool = False) -> Compared:
    """Both validators on the same shapes and data. Raises Aborted where pySHACL gives up."""
    return Both(shapes).compared(data, messages=messages)


def copied(graph: rdflib.Graph) -> rdflib.Graph:
    """A copy, since pySHACL adds statements of its own to a shapes graph."""
    copy = rdflib.Graph(bind_namespaces="none")
    for triple in graph:
        copy.add(triple)
    return copy
