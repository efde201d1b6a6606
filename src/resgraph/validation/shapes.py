"""Shapes: the files that are shipped, or those of a caller, and what each shape says beyond SHACL.

A shape of ours names its row of the problem catalogue with ``resg:problemCode``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import pyoxigraph as ox
import rdflib
from pyshacl.errors import ConstraintLoadError, ShapeLoadError
from pyshacl.shapes_graph import ShapesGraph
from rdflib.term import Node, URIRef

from resgraph.core.errors import Misuse
from resgraph.core.tables import shipped
from resgraph.validation.graph import to_rdflib
from resgraph.validation.queries import Constraint, constraint
from resgraph.validation.setbased import Plan, compile_shapes

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
TARGETS = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
CODE = URIRef("https://w3id.org/resgraph/ns#problemCode")


@dataclass(frozen=True, slots=True)
class Shapes:
    """A shapes graph ready for use, the problem code of each shape that has one, and queries to be asked apart.

    ``plan`` validates the same shapes as sets.
    """

    graph: ShapesGraph
    codes: Mapping[Node, str]
    plan: Plan
    constraints: tuple[Constraint, ...] = ()

    @property
    def advanced(self) -> bool:
        """Whether targets are told by queries (SHACL Advanced Features, section 3), which core SHACL passes over."""
        return (None, SH.target, None) in self.graph.graph


def load(given: Sequence[Path | bytes] | None = None) -> Shapes:
    """The shipped shapes, or those in Turtle files or bytes. Imports are not followed.

    Raises Misuse "bad-shapes" for what is no Turtle or no SHACL and "no-such-file" for a path that cannot be read.
    """
    return _shipped() if given is None else _given(tuple(_file(one) for one in given))


def for_pyshacl(shapes: Shapes) -> Shapes:
    """The same shapes in the form that pySHACL validates fastest."""
    return _prepared() if shapes is _shipped() else shapes


@dataclass(frozen=True, slots=True)
class _File:
    """Turtle, its name for messages, and the address against which it names things."""

    name: str
    data: bytes
    base: str | None = None


@cache
def _shipped() -> Shapes:
    graph, codes = _load(_shipped_files())
    return Shapes(graph, codes, compile_shapes(graph, proved=True))


def _shipped_files() -> list[_File]:
    files = sorted((f for f in shipped("shapes").iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name)
    return [_File(f.name, f.read_bytes()) for f in files]


@lru_cache(maxsize=4)
def _given(files: tuple[_File, ...]) -> Shapes:
    graph, codes = _load(files)
    return Shapes(graph, codes, compile_shapes(graph))


def _file(given: Path | bytes) -> _File:
    if isinstance(given, bytes):
        return _File("<bytes>", given)
    try:
        return _File(str(given), given.read_bytes(), given.resolve().as_uri())
    except OSError as fault:
        raise Misuse("no-such-file", f"{given} cannot be read: {fault.strerror}", source=str(given)) from fault


def _load(files: Sequence[_File]) -> tuple[ShapesGraph, Mapping[Node, str]]:
    graph = rdflib.Graph(bind_namespaces="none")
    for file in files:
        try:
            for quad in ox.parse(file.data, ox.RdfFormat.TURTLE, base_iri=file.base, rename_blank_nodes=True):
                graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
        except (SyntaxError, ValueError) as fault:
            raise Misuse("bad-shapes", f"{file.name}: {fault}", source=file.name) from fault
    _drop_inert(graph)
    codes = {shape: str(code) for shape, code in graph.subject_objects(CODE)}
    return _harvested(graph, files[0].name if files else ""), codes


def _drop_inert(graph: rdflib.Graph) -> None:
    """Leave out sh:ignoredProperties of shapes that are not closed: there it says nothing (SHACL, section 4.8.1).

    pySHACL refuses such shapes; the ELI-EP and ORG-EP profiles have them.
    """
    for shape in set(graph.subjects(SH.ignoredProperties)):
        if (shape, SH.closed, None) not in graph:
            graph.remove((shape, SH.ignoredProperties, None))


def _harvested(graph: rdflib.Graph, name: str) -> ShapesGraph:
    held = ShapesGraph(graph)
    try:
        held.shapes  # noqa: B018 - harvests the shapes, so that faults show here
    except (ShapeLoadError, ConstraintLoadError) as fault:
        raise Misuse("bad-shapes", f"{name}: {fault.message}", source=name) from fault
    return held


@cache
def _prepared() -> Shapes:
    """The shipped shapes rewritten; tests compare the findings with those of the shapes as written.

    Queries are taken out, to be asked once for all nodes. A property shape below a shape with targets gets the
    targets itself, so that it is applied to all nodes together instead of node by node.
    """
    loaded, codes = _load(_shipped_files())
    graph = loaded.graph
    constraints = tuple(constraint(loaded, shape) for shape in sorted(graph.subjects(SH.sparql), key=str))
    graph.remove((None, SH.sparql, None))
    declared = [(holder, p, target) for p in TARGETS for holder, target in graph.subject_objects(p)]
    for holder, predicate, target in declared:
        for below in graph.objects(holder, SH.property):
            graph.add((below, predicate, target))
    for holder, _, _ in declared:
        graph.remove((holder, SH.property, None))
    return Shapes(_harvested(graph, ""), codes, _shipped().plan, constraints)
