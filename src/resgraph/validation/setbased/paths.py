"""Property paths (SHACL, section 2.3.1) as SPARQL 1.1 paths and as RDF.

Zero-length paths are kept apart: Oxigraph finds none from a node that the data does not hold. A path is the set of
pairs that its ``text`` matches and, where ``identity`` is true, of each focus node with itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import rdflib
from rdflib import RDF, BNode
from rdflib.term import Node, URIRef

from resgraph.validation.setbased.outside import Unsupported
from resgraph.validation.setbased.terms import written

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
_REPEATED = {_SH.zeroOrMorePath: "*", _SH.oneOrMorePath: "+", _SH.zeroOrOnePath: "?"}
_BY_OPERATOR = {operator: predicate for predicate, operator in _REPEATED.items()}
_DEEP = 8  # pySHACL gives up at 10

Statement = tuple[Node, URIRef, Node]


@dataclass(frozen=True, slots=True)
class Path:
    """One path. ``operator`` is "", "^", "/", "|", "*", "+" or "?"; ``predicate`` is set for "" and "^"."""

    operator: str
    predicate: URIRef | None = None
    parts: tuple[Path, ...] = ()

    @property
    def identity(self) -> bool:
        """Whether a node is among its own values."""
        if self.operator in ("*", "?"):
            return True
        if self.operator == "/":
            return all(part.identity for part in self.parts)
        return self.operator in ("|", "+") and any(part.identity for part in self.parts)

    @property
    def text(self) -> str:
        """The path in SPARQL without its zero-length matches."""
        match self.operator:
            case "" | "^" if self.predicate is not None:
                return self.operator + written(self.predicate)
            case "^":
                return f"^{self.parts[0].text}"
            case "/":
                return _sequence(self.parts)
            case "|":
                return "(" + "|".join(part.text for part in self.parts) + ")"
            case "?":
                return self.parts[0].text
            case _:
                return f"({self.parts[0].text})+"

    @property
    def simple(self) -> bool:
        """Whether all pairs can be listed from the predicates alone, without a focus node to start from."""
        return not self.identity and "+" not in self._operators()

    def _operators(self) -> set[str]:
        return {self.operator}.union(*(part._operators() for part in self.parts))

    def pairs(self, start: str, end: str) -> str:
        """A pattern for the pairs of different lengths than zero; a sequence is joined step by step, by hashing."""
        if self.operator != "/" or not all(part.simple for part in self.parts):
            if self.simple:
                return f"{{SELECT {start} {end} {{{start} {self.text} {end}}}}}"
            return f"{start} {self.text} {end} ."
        names = [start, *(f"{end}_{n}" for n in range(1, len(self.parts))), end]
        steps = zip(self.parts, names, names[1:], strict=False)
        return " ".join(part.pairs(one, other) for part, one, other in steps)

    def ends(self, end: str) -> str:
        """A pattern for every node that can be a value, whatever the focus node; only of simple paths."""
        match self.operator:
            case "/":
                last = len(self.parts) - 1
                while self.parts[last].identity:
                    last -= 1
                return " UNION ".join(f"{{{part.ends(end)}}}" for part in self.parts[last:])
            case "|":
                return " UNION ".join(f"{{{part.ends(end)}}}" for part in self.parts)
            case _:
                return f"{end}_of {self.text} {end} ."

    def describe(self, label: str) -> tuple[Node, list[Statement]]:
        """The path as RDF: its node, and what is said of it. Blank nodes are named after ``label``."""
        if self.operator == "":
            assert self.predicate is not None
            return self.predicate, []
        node = BNode(label)
        below = [part.describe(f"{label}.{n}") for n, part in enumerate(self.parts)]
        said = [statement for _, some in below for statement in some]
        if self.operator in ("/", "|"):
            first = node if self.operator == "/" else BNode(f"{label}.m0")
            cells = [first, *(BNode(f"{label}.m{n}") for n in range(1, len(below)))]
            for cell, rest, (member, _) in zip(cells, [*cells[1:], RDF.nil], below, strict=True):
                said += [(cell, RDF.first, member), (cell, RDF.rest, rest)]
            return node, said if self.operator == "/" else [*said, (node, _SH.alternativePath, first)]
        predicate = _SH.inversePath if self.operator == "^" else _BY_OPERATOR[self.operator]
        value = self.predicate if self.predicate is not None else below[0][0]
        return node, [*said, (node, predicate, value)]


def read(graph: rdflib.Graph, node: Node, depth: int = 0, *, strict: bool = True) -> Path:
    """The path at a node of the shapes graph.

    Raises Unsupported for what is no path, and for the inverse of a longer path: pySHACL takes its steps in another
    order than the standard. Where not ``strict`` that is read too, to be described and nothing more.
    """
    if depth > _DEEP:
        raise Unsupported("a path is nested too deeply")
    if isinstance(node, URIRef):
        return Path("", node)
    said = list(graph.predicate_objects(node))
    if not isinstance(node, BNode) or not said:
        raise Unsupported("a path is no path")
    if (node, RDF.first, None) in graph:
        return Path("/", None, _members(graph, node, depth, strict))
    if len(said) != 1:
        raise Unsupported("a path says several things")
    ((predicate, value),) = said
    if predicate == _SH.inversePath and isinstance(value, URIRef):
        return Path("^", value)
    if predicate == _SH.inversePath and not strict:
        return Path("^", None, (read(graph, value, depth + 1, strict=strict),))
    if predicate == _SH.alternativePath:
        return Path("|", None, _members(graph, value, depth, strict))
    if isinstance(predicate, URIRef) and predicate in _REPEATED:
        return Path(_REPEATED[predicate], None, (read(graph, value, depth + 1, strict=strict),))
    raise Unsupported("the inverse of a longer path" if predicate == _SH.inversePath else "a path is no path")


def _members(graph: rdflib.Graph, node: Node, depth: int, strict: bool) -> tuple[Path, ...]:
    try:
        members = list(graph.items(node))
    except ValueError as fault:
        raise Unsupported("a list of paths runs in a circle") from fault
    if not 2 <= len(members) <= _DEEP:
        raise Unsupported("a list of paths has fewer than two members or very many")
    return tuple(read(graph, member, depth + 1, strict=strict) for member in members)


def _sequence(parts: tuple[Path, ...]) -> str:
    """Every way through a sequence that leaves out some of the steps that can be of length zero, but not all."""
    ways = [""]
    for part in parts:
        longer = [f"{way}/{part.text}" if way else part.text for way in ways]
        ways = longer + ways if part.identity else longer
    texts = [f"({way})" if "/" in way else way for way in ways if way]
    return texts[0] if len(texts) == 1 else "(" + "|".join(texts) + ")"
