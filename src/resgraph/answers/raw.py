"""What goes into an engine and what comes out of it, whichever engine it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from resgraph.answers.answer import Term

Bindings = Mapping[str, ox.NamedNode | ox.Literal]


@dataclass(frozen=True, slots=True)
class Raw:
    """The outcome of a query before it becomes an Answer: names and rows, or triples, or a truth value."""

    names: tuple[str, ...] = ()
    rows: list[tuple[Term | None, ...]] = field(default_factory=list)
    triples: list[ox.Triple] | None = None
    boolean: bool | None = None
