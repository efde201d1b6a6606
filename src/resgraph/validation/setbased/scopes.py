"""Which nodes a shape is applied to: the targets of a shape, or the values of a path at the nodes of another scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from resgraph.validation.setbased.paths import Path
from resgraph.validation.setbased.terms import OxTerm, values

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
SUBCLASS = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"


class Classes(Protocol):
    """What the data says about classes."""

    def instances(self, variable: str, classes: Iterable[OxTerm]) -> str:
        """A pattern for the SHACL instances of any of the classes (SHACL, section 1.3)."""
        ...


class Scope(Protocol):
    """A set of focus nodes."""

    def select(self, variable: str, classes: Classes) -> str:
        """A subselect in braces that binds ``variable`` to every node of the set once."""
        ...


@dataclass(frozen=True, slots=True)
class Targets:
    """The target declarations of a shape (SHACL, section 2.1.3), implicit class targets among the classes."""

    nodes: tuple[OxTerm, ...] = ()
    classes: tuple[OxTerm, ...] = ()
    subjects_of: tuple[OxTerm, ...] = ()
    objects_of: tuple[OxTerm, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.nodes or self.classes or self.subjects_of or self.objects_of)

    def select(self, variable: str, classes: Classes) -> str:
        """As Scope.select."""
        branches = [f"{variable} {predicate} {variable}_o ." for predicate in self.subjects_of]
        branches += [f"{variable}_s {predicate} {variable} ." for predicate in self.objects_of]
        if self.nodes:
            branches.append(values(variable, self.nodes))
        if self.classes:
            branches.append(classes.instances(variable, self.classes))
        body = branches[0] if len(branches) == 1 else " UNION ".join(f"{{{branch}}}" for branch in branches)
        return f"{{SELECT DISTINCT {variable} {{{body}}}}}"


@dataclass(frozen=True, slots=True)
class ValuesOf:
    """The values of a path at the nodes of another scope."""

    holders: Scope
    path: Path

    def select(self, variable: str, classes: Classes) -> str:
        """As Scope.select."""
        holder = f"{variable}h"
        return f"{{SELECT DISTINCT {variable} {{{pairs(self.holders, self.path, holder, variable, classes)}}}}}"


def values_of(scope: Scope, path: Path | None) -> Scope:
    """The value nodes of a shape: of a node shape the focus nodes themselves (SHACL, section 3.4)."""
    return ValuesOf(scope, path) if path else scope


def pairs(scope: Scope, path: Path | None, focus: str, value: str, classes: Classes) -> str:
    """A pattern that binds ``focus`` to the nodes of a scope and ``value`` to their value nodes."""
    start = scope.select(focus, classes)
    itself = f"{start} BIND({focus} AS {value})"
    if path is None:
        return itself
    longer = f"{start} {path.pairs(focus, value)}"
    return f"{{{itself}}} UNION {{{longer}}}" if path.identity else longer


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The rdfs:subClassOf statements of the data: class -> its direct subclasses."""

    below: Mapping[OxTerm, frozenset[OxTerm]]

    def instances(self, variable: str, classes: Iterable[OxTerm]) -> str:
        """As Classes.instances; the classes below those given are looked up beforehand."""
        found, waiting = set(), list(classes)
        while waiting:
            if (one := waiting.pop()) not in found:
                found.add(one)
                waiting.extend(self.below.get(one, ()))
        if any(str(one).startswith("_:") for one in found):  # a query cannot name a blank node
            return f"{values(f'{variable}_c', classes)} {variable} {TYPE}/{SUBCLASS}* {variable}_c ."
        if len(found) == 1:
            return f"{variable} {TYPE} {found.pop()} ."
        return f"{values(f'{variable}_c', found)} {variable} {TYPE} {variable}_c ."
