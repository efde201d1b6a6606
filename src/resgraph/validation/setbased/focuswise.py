"""Constraints on all values of a focus node together (SHACL, sections 4.2, 4.4.5, 4.5, 4.8.1 and 4.8.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib.term import URIRef

from resgraph.validation.setbased.paths import Path
from resgraph.validation.setbased.run import Run
from resgraph.validation.setbased.scopes import Scope, pairs
from resgraph.validation.setbased.source import Hit, Source
from resgraph.validation.setbased.terms import OxTerm, written
from resgraph.validation.setbased.valuewise import numeric, unless


@dataclass(frozen=True, slots=True)
class MinCheck:
    """sh:minCount (SHACL, section 4.2.1)."""

    source: Source
    count: int

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        path = self.source.path
        assert path is not None
        if self.count > (1 if path.identity else 0):
            enough = path.pairs("?n", "?v") if self.count == 1 and path.simple else self._counted(run, scope, path)
            for node in run.terms(f"SELECT ?n {{{scope.select('?n', run.classes)} MINUS {{{enough}}}}}"):
                yield self.source.hit(node)

    def _counted(self, run: Run, scope: Scope, path: Path) -> str:
        body = pairs(scope, path, "?n", "?v", run.classes)
        return f"{{SELECT ?n {{{body}}} GROUP BY ?n HAVING(COUNT(DISTINCT ?v) >= {self.count})}}"


@dataclass(frozen=True, slots=True)
class MaxCheck:
    """sh:maxCount (SHACL, section 4.2.2)."""

    source: Source
    count: int

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        path = self.source.path
        assert path is not None
        unique = "" if path.operator in ("", "^") else "DISTINCT "
        template = f"SELECT ?n {{PAIRS}} GROUP BY ?n HAVING(COUNT({unique}?v) > {self.count})"
        for node in run.focus_suspects(scope, path, template):
            yield self.source.hit(node)


@dataclass(frozen=True, slots=True)
class FocusCheck:
    """A constraint of which pySHACL decides, given all values of the focus nodes that the templates select."""

    source: Source
    templates: tuple[str, ...]

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        suspects: set[OxTerm] = set()
        for template in self.templates:
            suspects |= run.focus_suspects(scope, self.source.path, template)
        if suspects:
            for focus, value in self.source.judge(run, run.values_at(suspects, self.source.path)):
                yield self.source.hit(focus, value)


def unique_language() -> tuple[str, ...]:
    """Templates for sh:uniqueLang: a tag twice."""
    group = "GROUP BY ?n (LCASE(LANG(?v)) AS ?l)"
    return (f'SELECT DISTINCT ?n {{PAIRS}} {group} HAVING(COUNT(DISTINCT ?v) > 1 && ?l != "")',)


def equal(predicates: list[URIRef]) -> tuple[str, ...]:
    """Templates for sh:equals: a value here and not there, or there and not here."""
    found = []
    for predicate in predicates:
        other = f"?n {written(predicate)} ?v"
        found.append(f"SELECT DISTINCT ?n {{{{PAIRS}} MINUS {{{other}}}}}")
        found.append(f"SELECT DISTINCT ?n {{SCOPE {{SELECT ?n ?v {{{other}}}}} MINUS {{PAIRS}}}}")
    return tuple(found)


def disjoint(predicates: list[URIRef]) -> tuple[str, ...]:
    """Templates for sh:disjoint: a value here and there."""
    return tuple(f"SELECT DISTINCT ?n {{{{PAIRS}} {{SELECT ?n ?v {{?n {written(one)} ?v}}}}}}" for one in predicates)


def ordered(predicates: list[URIRef], operator: str) -> tuple[str, ...]:
    """Templates for sh:lessThan and sh:lessThanOrEquals: values that are not surely in order."""
    doubt = unless(f"{numeric('?v')} && {numeric('?w')} && ?v {operator} ?w")
    return tuple(
        f"SELECT DISTINCT ?n {{{{PAIRS}} {{SELECT ?n ?w {{?n {written(one)} ?w}}}} {doubt}}}" for one in predicates
    )


@dataclass(frozen=True, slots=True)
class HasValueCheck:
    """sh:hasValue (SHACL, section 4.8.2); a value that no store can hold is None."""

    source: Source
    values: tuple[OxTerm | None, ...]

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        path = self.source.path
        for value in self.values:
            chosen = scope.select("?n", run.classes)
            without = "" if path is None or value is None else f" MINUS {{?n {path.text} {value}}}"
            for node in run.terms(f"SELECT ?n {{{chosen}{without}}}"):
                if node != value or (path is not None and not path.identity):
                    yield self.source.hit(node)
