"""Where a result comes from: a shape and a constraint component, as pySHACL has read them.

pySHACL's own component decides about suspects and words the messages; here it neither walks a graph nor writes reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from pyshacl.shape import Shape
from rdflib.term import Identifier, Literal, Node, URIRef

from resgraph.validation.graph import to_oxigraph
from resgraph.validation.setbased.paths import Path
from resgraph.validation.setbased.result import Result
from resgraph.validation.setbased.run import Run
from resgraph.validation.setbased.terms import OxTerm

_EXECUTOR = SimpleNamespace(sparql_mode=False)


class Hit(NamedTuple):
    """A constraint that is not met. ``origin`` is the node of the scope whose validation led here."""

    origin: OxTerm
    focus: OxTerm
    value: OxTerm | None
    source: Source
    path: Path | None
    bindings: tuple[Any, ...] | None = None

    def result(self, run: Run) -> Result:
        """The hit as a validation result."""
        source, focus = self.source, run.rdflib(self.focus)
        value = None if self.value is None else run.rdflib(self.value)
        messages = sorted(set(source.messages(run, focus, value, self.bindings)), key=Literal.n3)
        return Result(
            focus, self.path, value, source.shape.node, source.iri, source.shape.severity, tuple(messages),
            source.constraint,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A constraint: its shape, pySHACL's component for it, the component's address; of a SPARQL constraint its node."""

    shape: Shape
    component: Any
    iri: URIRef
    path: Path | None
    constraint: Node | None = None
    said: tuple[Literal, ...] = ()

    def hit(self, origin: OxTerm, value: OxTerm | None = None) -> Hit:
        """A hit at a focus node."""
        return Hit(origin, origin, value, self, self.path)

    def judge(self, run: Run, nodes: Mapping[OxTerm, set[OxTerm]]) -> list[tuple[OxTerm, OxTerm | None]]:
        """Focus nodes and values that pySHACL finds wrong, given all value nodes of each focus node."""
        terms = {run.rdflib(one): one for focus, some in nodes.items() for one in (focus, *some)}
        given = {run.rdflib(focus): {run.rdflib(one) for one in some} for focus, some in nodes.items()}
        _, found = self.component.evaluate(_EXECUTOR, run.graph, given, [])
        return [(terms[focus], None if value is None else _back(terms, value)) for focus, value in found]

    def messages(
        self, run: Run, focus: Identifier, value: Identifier | None, bindings: tuple[Any, ...] | None
    ) -> Iterable[Literal]:
        """The messages of the shape and the constraint; the component's own if both say nothing."""
        given = [*self.shape.message, *self.said]
        if not given:
            given = self.component.make_generic_messages(run.graph, focus, value)
        if bindings is None:
            return given
        texts = (self.component._format_sparql_based_result_message(str(m.value), bindings) for m in given)
        return [Literal(text) for text in texts]


def _back(terms: Mapping[Identifier, OxTerm], value: Identifier) -> OxTerm:
    """The term of the store; values of another property come from pySHACL's own look-up."""
    return terms[value] if value in terms else to_oxigraph(value)


class _Bare:
    """In place of pySHACL's result with its triples and text: focus node and value."""

    __slots__ = ()

    def make_v_result(
        self, _: object, focus_node: Node, value_node: Node | None = None, **__: object
    ) -> tuple[Node, Node | None]:
        return focus_node, value_node


@cache
def bare(component: type) -> type:
    """A class of pySHACL that answers with focus nodes and values."""
    return type(component.__name__, (_Bare, component), {})
