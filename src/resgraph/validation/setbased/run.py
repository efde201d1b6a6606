"""One validation of one store: puts the queries of a plan, and remembers what several constraints ask alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox
from rdflib.term import Identifier

from resgraph.validation.setbased.paths import Path
from resgraph.validation.setbased.scopes import SUBCLASS, Hierarchy, Scope, pairs, values_of
from resgraph.validation.setbased.terms import OxTerm, blank, to_rdflib, values
from resgraph.validation.setbased.view import Queryable, view

Row = tuple[Any, ...]
FEW = 1000


class Run:
    """A store under validation. The store must not change meanwhile."""

    def __init__(self, store: Queryable) -> None:
        self._store = store
        self._few: dict[str, list[Row]] = {}
        self._terms: dict[OxTerm, Identifier] = {}
        below: dict[OxTerm, set[OxTerm]] = defaultdict(set)
        for one, other in self.rows(f"SELECT ?a ?b {{?a {SUBCLASS} ?b}}"):
            below[other].add(one)
        self.classes = Hierarchy({above: frozenset(some) for above, some in below.items()})
        self.graph = view(store)

    def rows(self, query: str, substitutions: Mapping[ox.Variable, OxTerm] | None = None) -> list[Row]:
        """The solutions of a SELECT query."""
        if query in self._few and not substitutions:
            return self._few[query]
        found = [tuple(row) for row in self._store.query(query, substitutions=dict(substitutions or {}))]
        if len(found) <= FEW and not substitutions:
            self._few[query] = found
        return found

    def terms(self, query: str) -> set[OxTerm]:
        """The terms of a SELECT query with one variable."""
        return {row[0] for row in self.rows(query)}

    def empty(self, scope: Scope) -> bool:
        """Whether a scope has no nodes."""
        return not self.rows(f"SELECT ?n {{{scope.select('?n', self.classes)}}} LIMIT 1")

    def everything(self, scope: Scope) -> set[OxTerm]:
        """All nodes of a scope."""
        return self.terms(f"SELECT ?n {{{scope.select('?n', self.classes)}}}")

    def within(self, scope: Scope, terms: set[OxTerm]) -> set[OxTerm]:
        """Those of the terms that are nodes of a scope."""
        if not terms:
            return terms
        if len(terms) > FEW or any(map(blank, terms)):
            return terms & self.everything(scope)
        return self.terms(f"SELECT ?n {{{values('?n', terms)} {scope.select('?n', self.classes)}}}")

    def pairs(self, scope: Scope, path: Path | None, wanted: set[OxTerm]) -> list[Row]:
        """Focus node and value node of a shape, for the value nodes wanted."""
        if path is None:
            return [(node, node) for node in self.within(scope, wanted)]
        if not wanted:
            return []
        few = len(wanted) <= FEW and not any(map(blank, wanted))
        chosen = values("?v", wanted) if few else ""
        body = pairs(scope, path, "?n", "?v", self.classes)
        return [row for row in self.rows(f"SELECT DISTINCT ?n ?v {{{chosen} {{{body}}}}}") if row[1] in wanted]

    def values_at(self, nodes: Iterable[OxTerm], path: Path | None) -> dict[OxTerm, set[OxTerm]]:
        """The value nodes of each of the nodes."""
        found: dict[OxTerm, set[OxTerm]] = {node: {node} if path is None or path.identity else set() for node in nodes}
        if path is None:
            return found
        body = f"?n {path.text} ?v"
        named = sorted((node for node in found if not blank(node)), key=str)
        for start in range(0, len(named), FEW):
            chosen = values("?n", named[start : start + FEW])
            for node, value in self.rows(f"SELECT ?n ?v {{{chosen} {body}}}"):
                found[node].add(value)
        for node in filter(blank, found):
            found[node].update(value for _, value in self.rows(f"SELECT ?n ?v {{{body}}}", {ox.Variable("n"): node}))
        return found

    def suspects(self, scope: Scope, path: Path | None, doubt: str) -> set[OxTerm]:
        """The value nodes ``?v`` for which ``doubt`` holds: a filter or MINUS. At least those, and few others."""
        if path is not None and path.simple:
            found = self.terms(f"SELECT DISTINCT ?v {{{{{path.ends('?v')}}} {doubt}}} LIMIT {FEW + 1}")
            if len(found) <= FEW:
                return found
        return self.terms(f"SELECT ?v {{{values_of(scope, path).select('?v', self.classes)} {doubt}}}")

    def focus_suspects(self, scope: Scope, path: Path | None, template: str) -> set[OxTerm]:
        """The nodes ``?n`` of a scope that a query finds.

        In ``template`` PAIRS stands for a pattern of ?n and its value nodes ?v, SCOPE for one of ?n alone.
        """
        template = template.replace("SCOPE", scope.select("?n", self.classes))
        if path is not None and path.simple:
            found = self.terms(f"{template.replace('PAIRS', path.pairs('?n', '?v'))} LIMIT {FEW + 1}")
            if len(found) <= FEW:
                return self.within(scope, found)
        return self.terms(template.replace("PAIRS", f"{{{pairs(scope, path, '?n', '?v', self.classes)}}}"))

    def rdflib(self, term: OxTerm) -> Identifier:
        """A term as pySHACL knows it."""
        found = self._terms.get(term)
        if found is None:
            found = self._terms[term] = to_rdflib(term)
        return found
