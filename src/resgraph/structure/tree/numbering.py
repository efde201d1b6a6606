"""Doubts about printed numbers: gaps, duplicates, restarts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resgraph.core.model import PartKind
from resgraph.core.problem import Problem, problem
from resgraph.structure.numbers import first, follows, rank
from resgraph.structure.tree.node import Node

_COUNTED = (PartKind.RECITAL, PartKind.PARAGRAPH, PartKind.POINT, PartKind.SECTION)


def numbering(nodes: Sequence[Node]) -> Iterator[Problem]:
    """Gaps, duplicates and restarts in document order. Sections may count on or begin anew; annexes begin anew."""
    yield from _among(nodes, {})


def _among(nodes: Sequence[Node], before: dict[str, str]) -> Iterator[Problem]:
    """``before`` holds the last number of each sequence that goes on through sections; it is updated."""
    seen: dict[str, set[str]] = {}
    for node in nodes:
        row = node.row
        if row.kind in _COUNTED and row.form and row.form.sequence and row.number:
            name = row.form.name
            yield from _one(node, before.get(name, ""), seen.setdefault(name, set()))
            before[name] = row.number
        if row.kind is PartKind.SECTION:
            yield from _among(node.children, _through(before))
            before.update(_ends(node.children))
        else:
            yield from _among(node.children, {})


def _through(before: dict[str, str]) -> dict[str, str]:
    return {name: number for name, number in before.items() if name in ("paragraph", "recital")}


def _ends(nodes: Sequence[Node]) -> dict[str, str]:
    """The last paragraph number below ``nodes``."""
    ends: dict[str, str] = {}
    for node in nodes:
        if node.row.kind is PartKind.SECTION:
            ends.update(_ends(node.children))
        elif node.row.form and node.row.form.name in ("paragraph", "recital"):
            ends[node.row.form.name] = node.row.number
    return ends


def _one(node: Node, before: str, seen: set[str]) -> Iterator[Problem]:
    row = node.row
    name, sequence = (row.form.name, row.form.sequence) if row.form else ("", "")
    fresh = not seen
    expected = follows(sequence, before, row.number) if before else first(sequence, row.number)
    if row.number in seen:
        yield problem("numbering-duplicate", f"{node.label} is printed twice.", row.marker, node.path)
    elif not expected and not (fresh and (first(sequence, row.number) or name == "dotted")):
        lower = before and rank(sequence, row.number) < rank(sequence, before)
        kind = "numbering-restart" if lower else "numbering-gap"
        after = f"after {before}" if before else "first"
        yield problem(kind, f"{node.label} comes {after}.", row.marker, node.path)
    seen.add(row.number)
