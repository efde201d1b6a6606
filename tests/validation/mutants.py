"""A search for the mutant that a shape catches: one small change of a real graph that only this shape objects to."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import rdflib
from rdflib import URIRef
from rdflib.term import Literal, Node

from resgraph import convert
from resgraph.validation.setbased import Plan, compile_shapes
from tests.validation.graphs import as_kept, as_rdflib, as_store
from tests.validation.mutations import AWKWARD, TYPE
from tests.validation.reports import SH

Statements = Sequence[ox.Triple]
CODE = URIRef("https://w3id.org/resgraph/ns#problemCode")
ROOT = Path(__file__).resolve().parents[2]
TABLE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Mutant:
    """Statements taken from a graph and statements put in their place."""

    without: tuple[ox.Triple, ...]
    instead: tuple[ox.Triple, ...]

    @contextmanager
    def in_place(self, store: ox.Store) -> Iterator[None]:
        """The store with the change, and after that as it was."""
        new = [ox.Quad(*one) for one in self.instead if ox.Quad(*one) not in store]
        for one in self.without:
            store.remove(ox.Quad(*one))
        store.extend(new)
        try:
            yield
        finally:
            for quad in new:
                store.remove(quad)
            store.extend(ox.Quad(*one) for one in self.without)


class Found(NamedTuple):
    """Where a mutant was made: a document, a property of which a statement was changed, and how."""

    document: str
    property: str
    change: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes as a plan, and what each code needs to be tried alone."""

    graph: rdflib.Graph
    plan: Plan
    codes: Mapping[Node, str]

    @classmethod
    def of(cls, graph: rdflib.Graph) -> Shapes:
        return cls(graph, compile_shapes(graph), {shape: str(code) for shape, code in graph.subject_objects(CODE)})

    def caught(self, plan: Plan, store: ox.Store) -> Counter[str]:
        """How often each code is found."""
        return Counter(self.codes[result.shape] for result in plan.results(store))

    def alone(self, code: str) -> tuple[Plan, list[ox.NamedNode]]:
        """The plan of the shapes that lead to a code, and the properties they speak of."""
        (shape,) = self.graph.subjects(CODE, Literal(code))
        above = {shape, *self.graph.transitive_subjects(SH.property, shape)}
        some = rdflib.Graph(bind_namespaces="none")
        for node in above:
            for triple in _described(self.graph, node):
                some.add(triple)
        return compile_shapes(some), sorted({*_properties(some), TYPE}, key=str)


def _described(graph: rdflib.Graph, node: Node) -> Iterator[tuple[Node, Node, Node]]:
    """All statements of a node and of whatever it leads to."""
    waiting, seen = [node], {node}
    while waiting:
        for triple in graph.triples((waiting.pop(), None, None)):
            yield triple
            if triple[2] not in seen and not isinstance(triple[2], Literal):
                seen.add(triple[2])
                waiting.append(triple[2])


def _properties(graph: rdflib.Graph) -> Iterator[ox.NamedNode]:
    prefixes = {
        str(graph.value(one, SH.prefix)): str(graph.value(one, SH.namespace)) for one in graph.objects(None, SH.declare)
    }
    for value in graph.objects():
        if isinstance(value, URIRef):
            yield ox.NamedNode(str(value))
    for query in graph.objects(None, SH.select):
        for prefix, name in re.findall(r"([a-z-]+):(\w+)", str(query)):
            if prefix in prefixes:
                yield ox.NamedNode(prefixes[prefix] + name)


def first_caught(shapes: Shapes, code: str, documents: Mapping[str, Statements]) -> Found | None:
    """Document, property and change of the first mutant that this code catches and no other."""
    alone, properties = shapes.alone(code)
    for name, statements in documents.items():
        store = as_store(statements)
        before, whole = shapes.caught(alone, store), shapes.caught(shapes.plan, store)
        for one in properties:
            for change, mutant in mutants(statements, one):
                with mutant.in_place(store):
                    if shapes.caught(alone, store)[code] <= before[code]:
                        continue
                    if set(shapes.caught(shapes.plan, store) - whole) == {code}:
                        return Found(name, one.value, change)
    return None


def mutants(statements: Statements, name: ox.NamedNode) -> Iterator[tuple[str, Mutant]]:
    """Small changes to some statements with a property, each with its description."""
    same = [one for one in statements if one.predicate == name]
    others = list(dict.fromkeys(one.object for one in same))[:2]
    for one in _sample(statements, same):
        yield "dropped", Mutant((one,), ())
        printed = name.value.rpartition("#")[2].lower()
        yield (
            "dropped as printed too",
            Mutant(
                tuple(
                    t for t in statements if t.subject == one.subject and t.predicate.value.lower().endswith(printed)
                ),
                (),
            ),
        )
        for node, which in ((one.subject, "subject"), (one.object, "value")):
            if isinstance(node, ox.NamedNode):
                yield f"{which} renamed", renamed(statements, node)
        for what, value in [*(("another", other) for other in others), *_nearby(one.object), *_AWKWARD]:
            if value != one.object:
                yield f"instead {what}", Mutant((one,), (ox.Triple(one.subject, name, value),))
                yield f"also {what}", Mutant((), (ox.Triple(one.subject, name, value),))


def _sample(statements: Statements, same: Statements) -> list[ox.Triple]:
    """The first and the last statement about a thing of each class."""
    subjects = {one.subject for one in same}
    kinds = {one.subject: one.object for one in statements if one.predicate == TYPE and one.subject in subjects}
    first = {kinds.get(one.subject): one for one in reversed(same)}
    last = {kinds.get(one.subject): one for one in same}
    return list(dict.fromkeys([*reversed(first.values()), *last.values()]))


_AWKWARD = [(str(value), value) for value in AWKWARD]


def _nearby(value: object) -> Iterator[tuple[str, ox.Literal | ox.NamedNode]]:
    """Values much like the one that is there."""
    if isinstance(value, ox.NamedNode):
        yield "with x", ox.NamedNode(value.value + "x")
    if not isinstance(value, ox.Literal):
        return
    as_it_is = {"language": value.language} if value.language else {"datatype": value.datatype}
    texts = {
        "with x": value.value + "x",
        "with /x": f"{value.value}/x",
        "cut": value.value[:-1],
        "in small letters": value.value.lower(),
        "on the first": re.sub("-[0-9]{2}$", "-01", value.value),
    }
    if re.fullmatch("-?[0-9]+", value.value):
        texts |= {f"{step:+}": str(int(value.value) + step) for step in (1, -1, 40, 5000)}
    for what, text in texts.items():
        yield what, ox.Literal(text, **as_it_is)


def renamed(statements: Statements, node: ox.NamedNode) -> Mutant:
    """Another address for a node, wherever it stands."""
    other = ox.NamedNode(node.value + "x")
    old = [one for one in statements if node in (one.subject, one.object)]
    new = [ox.Triple(*(other if term == node else term for term in one)) for one in old]
    return Mutant(tuple(old), tuple(new))


def main() -> None:
    """Search for every code and write the table, or search for the codes given and show what is found."""
    shapes, documents = Shapes.of(as_rdflib(turtle(ROOT / "shapes"))), shipped()
    documents |= examples()
    lines = [
        "# What each shape catches in a real graph: document, property, change (python -m tests.validation.mutants)."
    ]
    for code in sorted(set(sys.argv[1:]) or set(shapes.codes.values())):
        found = first_caught(shapes, code, documents)
        told = found and [found.document, found.property, found.change]
        lines.append(f"{code} = {json.dumps(told)}" if told else f"# {code}: none found")
        sys.stdout.write(lines[-1] + "\n")
        sys.stdout.flush()
    if not sys.argv[1:]:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def turtle(folder: Path) -> Iterator[ox.Quad]:
    """The statements of all Turtle files of a folder."""
    for file in sorted(folder.glob("*.ttl")):
        yield from ox.parse(path=str(file), rename_blank_nodes=True)


def shipped() -> dict[str, Statements]:
    """The statements of each shipped document, the shortest first."""
    files = [file for file in (ROOT / "examples").iterdir() if file.suffix in (".txt", ".html")]
    graphs = {file.name: as_kept(ox.parse("\n".join(convert(file).quads), ox.RdfFormat.N_QUADS)) for file in files}
    return dict(sorted(graphs.items(), key=lambda item: (len(item[1]), item[0])))


def examples() -> dict[str, Statements]:
    """The good examples of the shapes, for what no shipped document has."""
    files = sorted((ROOT / "shapes" / "examples").glob("good-*.ttl"))
    return {file.name: as_kept(ox.parse(path=str(file))) for file in files}


if __name__ == "__main__":
    main()
