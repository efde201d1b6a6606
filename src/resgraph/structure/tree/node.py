"""A part in its place. Imports no member of the family."""

from __future__ import annotations

from dataclasses import dataclass, field

from resgraph.structure.draft import Row


@dataclass(slots=True)
class Node:
    """A row in its place: children in printed order, and its names."""

    row: Row
    children: list[Node] = field(default_factory=list)
    path: str = ""
    eid: str = ""
    label: str = ""
    order: int = 0
