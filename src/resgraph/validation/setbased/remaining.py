"""The shapes outside the subset: pySHACL validates them by itself, on the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import rdflib
from pyshacl.shapes_graph import ShapesGraph
from pyshacl.validator import Validator
from rdflib.term import Literal, Node

from resgraph.validation.setbased import paths
from resgraph.validation.setbased.result import Result
from resgraph.validation.setbased.view import Queryable, view

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def results(shapes: ShapesGraph, nodes: Sequence[Node], store: Queryable) -> Iterator[Result]:
    """What pySHACL finds wrong with the default graph of a store by the shapes at ``nodes``. Raises what it raises.

    Shapes with targets told by queries (SHACL Advanced Features) go together: their rules and functions do.
    """
    data = view(store)
    advanced = (None, _SH.target, None) in shapes.graph
    validator = Validator(data, shacl_graph=shapes.graph, options={"inplace": True, "advanced": advanced})
    validator.shacl_graph = shapes
    if advanced:
        _, report, _ = validator.run()  # type: ignore[no-untyped-call]
        for node in report.objects(None, _SH.result):
            yield _result(report, report.predicate_objects(node))
        return
    executor = validator.make_executor()
    for node in nodes:
        _, found = shapes.lookup_shape_from_node(node).validate(executor, data)
        for _, result, statements in found:
            yield _result(shapes.graph, ((p, term) for subject, p, term in statements if subject == result))


def _result(graph: rdflib.Graph, statements: Iterable[tuple[Node, Any]]) -> Result:
    said: dict[Node, list[Any]] = {}
    for predicate, term in statements:
        said.setdefault(predicate, []).append(term[1] if isinstance(term, tuple) else term)
    one = {predicate: terms[0] for predicate, terms in said.items()}
    path = one.get(_SH.resultPath)
    messages = sorted({m for m in said.get(_SH.resultMessage, []) if isinstance(m, Literal)}, key=Literal.n3)
    return Result(
        focus=one[_SH.focusNode],
        path=None if path is None else paths.read(graph, path, strict=False),
        value=one.get(_SH.value),
        shape=one[_SH.sourceShape],
        component=one[_SH.sourceConstraintComponent],
        severity=one[_SH.resultSeverity],
        messages=tuple(messages),
        constraint=one.get(_SH.sourceConstraint),
    )
