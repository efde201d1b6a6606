"""Constraints that name other shapes (SHACL, sections 4.6 and 4.7), and sh:closed (4.8.1).

The nodes that do not conform to the other shape are found as a set; what remains is arithmetic of sets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

import rdflib
from rdflib import RDF, RDFS
from rdflib.term import URIRef

from resgraph.validation.setbased.checks import Checked
from resgraph.validation.setbased.paths import Path
from resgraph.validation.setbased.run import Run
from resgraph.validation.setbased.scopes import Scope, values_of
from resgraph.validation.setbased.source import Hit, Source
from resgraph.validation.setbased.terms import OxTerm, written
from resgraph.validation.setbased.valuewise import value_hits

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
Kind = OneOf["not", "and", "or", "xone", "node"]


@dataclass(frozen=True, slots=True)
class LogicalCheck:
    """sh:not, sh:and, sh:or, sh:xone and sh:node: whether a value node conforms to the members."""

    source: Source
    kind: Kind
    members: tuple[Checked, ...]

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        nodes = values_of(scope, self.source.path)
        yield from value_hits(run, scope, self.source, Counter(self._failing(run, nodes)))

    def _failing(self, run: Run, nodes: Scope) -> set[OxTerm]:
        if self.kind == "or":
            return self._failing_all(run, nodes)
        faults = [member.failing(run, nodes) for member in self.members]
        if self.kind in ("and", "node"):
            return set().union(*faults)
        everything = run.everything(nodes)
        if self.kind == "not":
            return everything - faults[0]
        failed = Counter(node for some in faults for node in some)
        return {node for node in everything if failed[node] != len(faults) - 1}

    def _failing_all(self, run: Run, nodes: Scope) -> set[OxTerm]:
        failing: set[OxTerm] | None = None
        for member in self.members:
            if failing is None:
                failing = member.failing(run, nodes)
            elif failing:
                failing &= member.failing(run, nodes)
        return failing or set()


@dataclass(frozen=True, slots=True)
class PropertyCheck:
    """sh:property (SHACL, section 4.7.2): the results of the property shape at each value node."""

    source: Source
    shape: Checked

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits; a node that is a value of several focus nodes is reported for each."""
        found: dict[OxTerm, list[Hit]] = {}
        for hit in self.shape.hits(run, values_of(scope, self.source.path)):
            found.setdefault(hit.origin, []).append(hit)
        for focus, value in run.pairs(scope, self.source.path, set(found)):
            yield from (hit._replace(origin=focus) for hit in found[value])


@dataclass(frozen=True, slots=True)
class QualifiedCheck:
    """sh:qualifiedValueShape (SHACL, section 4.7.3); ``siblings`` only where the shapes are disjoint."""

    least: Source
    most: Source
    shape: Checked
    siblings: tuple[Checked, ...]
    minimum: int | None
    maximum: int | None

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        path = self.least.path
        nodes = values_of(scope, path)
        everything = run.everything(nodes)
        good = everything - self.shape.failing(run, nodes)
        for sibling in self.siblings:
            good &= sibling.failing(run, nodes)
        counts = Counter(focus for focus, _ in run.pairs(scope, path, good))
        for focus in run.everything(scope):
            if self.maximum is not None and counts[focus] > self.maximum:
                yield self.most.hit(focus)
            if self.minimum is not None and counts[focus] < self.minimum:
                yield self.least.hit(focus)


@dataclass(frozen=True, slots=True)
class ClosedCheck:
    """sh:closed (SHACL, section 4.8.1): one result for each triple whose predicate is not among ``allowed``."""

    source: Source
    allowed: tuple[URIRef, ...]

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        nodes = values_of(scope, self.source.path)
        always = f"!(?p = {written(RDF.type)} && ?o = {written(RDFS.Resource)})"
        known = ", ".join(written(one) for one in sorted(self.allowed))
        other = f"?p NOT IN ({known}) && " if known else ""  # for the store nothing is outside an empty list
        chosen = nodes.select("?n", run.classes)
        query = f"SELECT ?n ?p ?o {{{chosen} ?n ?p ?o FILTER({other}{always})}}"
        said: dict[OxTerm, list[tuple[Path, OxTerm]]] = {}
        for node, predicate, value in run.rows(query):
            said.setdefault(node, []).append((Path("", URIRef(predicate.value)), value))
        for focus, node in run.pairs(scope, self.source.path, set(said)):
            for path, value in said[node]:
                yield self.source.hit(focus, value)._replace(path=path)
