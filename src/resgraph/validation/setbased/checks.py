"""What a constraint does: find the focus nodes and values of a scope that do not meet it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from rdflib.term import Identifier

from resgraph.validation.setbased.paths import Path
from resgraph.validation.setbased.run import Run
from resgraph.validation.setbased.scopes import Scope, values_of
from resgraph.validation.setbased.source import Hit
from resgraph.validation.setbased.terms import OxTerm


class Check(Protocol):
    """One constraint of a shape."""

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """Where the nodes of the scope do not meet the constraint, once for each result."""
        ...


@dataclass(frozen=True, slots=True)
class Checked:
    """A shape: its path if it is a property shape, and its constraints; none when it is deactivated."""

    node: Identifier
    path: Path | None
    checks: tuple[Check, ...]

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """The hits of all constraints."""
        if self.checks and not run.empty(scope):
            for check in self.checks:
                yield from check.hits(run, scope)

    def values(self, scope: Scope) -> Scope:
        """The value nodes of the nodes of a scope."""
        return values_of(scope, self.path)

    def failing(self, run: Run, scope: Scope) -> set[OxTerm]:
        """The nodes of a scope that do not conform to the shape."""
        return {hit.origin for hit in self.hits(run, scope)}
