"""From a shapes graph to a plan: pySHACL reads the shapes, and each constraint becomes a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

import rdflib
from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS, CONSTRAINT_PARAMETERS_MAP
from pyshacl.errors import ConstraintLoadError, ConstraintLoadWarning, ValidationFailure
from pyshacl.shape import Shape
from pyshacl.shapes_graph import ShapesGraph
from rdflib.term import Node, URIRef

from resgraph.validation.setbased import focuswise, nested, paths, queries, valuewise
from resgraph.validation.setbased.checks import Check, Checked
from resgraph.validation.setbased.outside import Outside, Unsupported
from resgraph.validation.setbased.scopes import Targets
from resgraph.validation.setbased.source import Source, bare
from resgraph.validation.setbased.terms import OxTerm, constant

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
_DEEP = 12  # pySHACL gives up at 15
_Read = Callable[["Compiler", Source], Sequence[Check]]


class Compiler:
    """Compiles the shapes of one graph, each once."""

    def __init__(self, graph: ShapesGraph, proved: bool) -> None:
        self.graph = graph
        self.proved = proved
        self._done: dict[Node, Checked] = {}
        self._open: list[Node] = []

    def shape(self, node: Node) -> Checked:
        """The shape at a node. Raises Unsupported."""
        if node in self._open:
            raise Unsupported("shapes that lead back to themselves")
        if len(self._open) > _DEEP:
            raise Unsupported("shapes nested very deeply")
        if node not in self._done:
            self._open.append(node)
            try:
                self._done[node] = self._compiled(node)
            finally:
                self._open.pop()
        return self._done[node]

    def _compiled(self, node: Node) -> Checked:
        try:
            shape = self.graph.lookup_shape_from_node(node)
        except KeyError as fault:
            raise Unsupported("a shape that is not there") from fault
        path = paths.read(self.graph.graph, _path(shape)) if shape.is_property_shape else None
        if shape.deactivated:
            return Checked(shape.node, path, ())
        if shape.find_custom_constraints():  # type: ignore[no-untyped-call]
            raise Unsupported("a constraint component of its own (sh:ConstraintComponent)")
        return Checked(shape.node, path, tuple(self._checks(shape, path)))

    def _checks(self, shape: Shape, path: paths.Path | None) -> Iterator[Check]:
        said = {p for p in self.graph.graph.predicates(shape.node)}
        for kind in dict.fromkeys(CONSTRAINT_PARAMETERS_MAP[p] for p in ALL_CONSTRAINT_PARAMETERS if p in said):
            try:
                component = bare(kind)(shape)
            except ConstraintLoadWarning:
                continue  # pySHACL leaves the constraint out
            except (ConstraintLoadError, ValidationFailure) as fault:
                raise Unsupported(fault.message) from fault
            except Exception as fault:  # whatever pySHACL stumbles over, it shall stumble over itself
                raise Unsupported(f"{type(fault).__name__}: {fault}") from fault
            name = kind.constraint_name()
            if name not in _READ:
                raise Unsupported(f"sh:{name}")
            source = Source(shape, component, component.shacl_constraint_component, path)
            yield from _READ[name](self, source)

    def targets(self, shape: Shape) -> Targets:
        """The targets of a shape. Raises Unsupported for a target that no query can name."""
        nodes, classes, implicit, objects_of, subjects_of = shape.target()  # type: ignore[no-untyped-call]
        return Targets(
            _constants(nodes), _constants([*classes, *implicit]), _constants(subjects_of), _constants(objects_of)
        )


def compiled(
    graph: rdflib.Graph | ShapesGraph, proved: bool
) -> tuple[tuple[tuple[Targets, Checked], ...], tuple[Outside, ...]]:
    """Targets and constraints of every shape with targets, and the shapes that are left to pySHACL."""
    compiler = Compiler(graph if isinstance(graph, ShapesGraph) else ShapesGraph(graph), proved)
    inside, outside = [], []
    advanced = list(compiler.graph.graph.subject_objects(_SH.target))
    for shape in sorted(compiler.graph.shapes, key=lambda one: str(one.node)):
        targets = [*map(list, shape.target()), [target for holder, target in advanced if holder == shape.node]]
        if not any(targets) or shape.deactivated:
            continue
        try:
            if advanced:
                raise Unsupported("targets told by queries (SHACL Advanced Features) beside it, or has them itself")
            inside.append((compiler.targets(shape), compiler.shape(shape.node)))
        except Unsupported as fault:
            outside.append(Outside(shape.node, str(fault)))
    return tuple(inside), tuple(outside)


def _path(shape: Shape) -> Node:
    return cast("Node", shape.path())  # type: ignore[no-untyped-call]


def _constants(terms: Any) -> tuple[OxTerm, ...]:  # noqa: ANN401 - what pySHACL has
    found = [constant(term) for term in dict.fromkeys(terms)]
    if None in found:
        raise Unsupported("a target that no store holds as it is written")
    return tuple(sorted(cast("list[OxTerm]", found), key=str))


def _addresses(terms: Any) -> list[URIRef]:  # noqa: ANN401
    found = sorted(terms, key=str)
    if not all(isinstance(term, URIRef) for term in found):
        raise Unsupported("a property that is no IRI")
    return found


def _valued(doubt: Callable[[Any], str]) -> _Read:
    return lambda _, source: [valuewise.ValueCheck(source, doubt(source.component))]


def _focused(templates: Callable[[list[URIRef]], tuple[str, ...]]) -> _Read:
    return lambda _, source: [
        focuswise.FocusCheck(source, templates(_addresses(source.component.property_compare_set)))
    ]


def _class(_: Compiler, source: Source) -> Sequence[Check]:
    return [valuewise.ClassCheck(source, _constants(source.component.class_rules))]


def _min(_: Compiler, source: Source) -> Sequence[Check]:
    return [focuswise.MinCheck(source, int(source.component.min_count.value))]


def _max(_: Compiler, source: Source) -> Sequence[Check]:
    return [focuswise.MaxCheck(source, int(source.component.max_count.value))]


def _unique(_: Compiler, source: Source) -> Sequence[Check]:
    if True not in source.component.string_rules:
        return []
    return [focuswise.FocusCheck(source, focuswise.unique_language())]


def _has_value(_: Compiler, source: Source) -> Sequence[Check]:
    given = sorted(source.component.has_value_set, key=str)
    if any(isinstance(term, rdflib.BNode) for term in given):
        raise Unsupported("sh:hasValue with a blank node")
    return [focuswise.HasValueCheck(source, tuple(constant(term) for term in given))]


def _not(compiler: Compiler, source: Source) -> Sequence[Check]:
    return [nested.LogicalCheck(source, "not", (compiler.shape(one),)) for one in source.component.not_list]


def _node(compiler: Compiler, source: Source) -> Sequence[Check]:
    members = [(one, compiler.shape(one)) for one in source.component.node_shapes]
    if any(member.path for _, member in members):
        raise Unsupported("sh:node with a property shape")
    return [nested.LogicalCheck(source, "node", (member,)) for _, member in members]


def _property(compiler: Compiler, source: Source) -> Sequence[Check]:
    members = [compiler.shape(one) for one in sorted(source.component.property_shapes, key=str)]
    if not all(member.path for member in members):
        raise Unsupported("sh:property with a node shape")
    return [nested.PropertyCheck(source, member) for member in members]


def _listed(kind: nested.Kind, attribute: str) -> _Read:
    def read(compiler: Compiler, source: Source) -> Sequence[Check]:
        lists = getattr(source.component, attribute)
        return [nested.LogicalCheck(source, kind, _members(compiler, one, kind)) for one in lists]

    return read


def _members(compiler: Compiler, node: Node, kind: str) -> tuple[Checked, ...]:
    found = list(compiler.graph.graph.items(node))
    if not found:
        raise Unsupported("an empty list of shapes")
    some = found if kind == "xone" else dict.fromkeys(found)
    return tuple(compiler.shape(one) for one in some)


def _qualified(compiler: Compiler, source: Source) -> Sequence[Check]:
    component, graph = source.component, compiler.graph.graph
    found: list[Check] = []
    for one in sorted(component.value_shapes, key=str):
        siblings = set()
        if component.is_disjoint:
            holders = set(graph.subjects(_SH.property, source.shape.node))
            near = {other for holder in holders for other in graph.objects(holder, _SH.property)}
            siblings = {s for other in near for s in graph.objects(other, _SH.qualifiedValueShape)} - {one}
        least, most = (
            Source(source.shape, component, _SH[f"Qualified{name}CountConstraintComponent"], source.path)
            for name in ("Min", "Max")
        )
        others = tuple(compiler.shape(s) for s in sorted(siblings, key=str))
        shape = compiler.shape(one)
        found.append(nested.QualifiedCheck(least, most, shape, others, component.min_count, component.max_count))
    return found


def _closed(compiler: Compiler, source: Source) -> Sequence[Check]:
    component = source.component
    if not component.is_closed:
        return []
    members = [compiler.shape(one) for one in component.property_shapes]
    if not all(member.path for member in members):
        raise Unsupported("sh:property with a node shape")
    known = {m.path.predicate for m in members if m.path and m.path.operator == ""}
    known |= {one for one in component.ignored_props if isinstance(one, URIRef)}
    return [nested.ClosedCheck(source, tuple(one for one in known if one is not None))]


def _sparql(compiler: Compiler, source: Source) -> Sequence[Check]:
    return queries.checks(source, compiler.proved)


_READ: dict[str, _Read] = {
    "ClassConstraintComponent": _class,
    "DatatypeConstraintComponent": _valued(valuewise.datatype),
    "NodeKindConstraintComponent": _valued(valuewise.kind),
    "MinCountConstraintComponent": _min,
    "MaxCountConstraintComponent": _max,
    "MinExclusiveConstraintComponent": _valued(lambda c: valuewise.compared(c.min_vals, ">")),
    "MinInclusiveConstraintComponent": _valued(lambda c: valuewise.compared(c.min_vals, ">=")),
    "MaxExclusiveConstraintComponent": _valued(lambda c: valuewise.compared(c.max_vals, "<")),
    "MaxInclusiveConstraintComponent": _valued(lambda c: valuewise.compared(c.max_vals, "<=")),
    "NotConstraintComponent": _not,
    "AndConstraintComponent": _listed("and", "and_list"),
    "OrConstraintComponent": _listed("or", "or_list"),
    "XoneConstraintComponent": _listed("xone", "xone_nodes"),
    "MinLengthConstraintComponent": _valued(lambda c: valuewise.length(c, ">=")),
    "MaxLengthConstraintComponent": _valued(lambda c: valuewise.length(c, "<=")),
    "PatternConstraintComponent": _valued(lambda _: ""),
    "LanguageInConstraintComponent": _valued(valuewise.language),
    "UniqueLangConstraintComponent": _unique,
    "EqualsConstraintComponent": _focused(focuswise.equal),
    "DisjointConstraintComponent": _focused(focuswise.disjoint),
    "LessThanConstraintComponent": _focused(lambda some: focuswise.ordered(some, "<")),
    "LessThanOrEqualsConstraintComponent": _focused(lambda some: focuswise.ordered(some, "<=")),
    "NodeConstraintComponent": _node,
    "PropertyConstraintComponent": _property,
    "QualifiedValueShapeConstraintComponent": _qualified,
    "ClosedConstraintComponent": _closed,
    "HasValueConstraintComponent": _has_value,
    "InConstraintComponent": _valued(valuewise.member),
    "SPARQLConstraintComponent": _sparql,
}
