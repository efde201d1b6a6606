"""The expected state: a seeded stream of operations, what a store holds after each, and what a directory really holds.

``held`` reads a store without the code under test: the ledger as JSON, the archive as bytes, the index through its
library alone, and demands that all three and the union of all graphs agree.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, Store

BASE = "https://w3id.org/resgraph/id/"
State = Mapping[str, tuple[str, ...]]  # address of a graph -> its N-Quads lines, sorted
KINDS = ("bulk", "one", "many", "remove", "rebuild", "one")
_NAMES = 24
_SHARED = 30  # statements that several graphs make, so that the union is smaller than the sum


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing done to a store: graphs loaded, graphs removed, or the index rebuilt."""

    kind: str
    graphs: State

    def after(self, state: State) -> State:
        """What the store holds afterwards."""
        if self.kind == "remove":
            return {graph: lines for graph, lines in state.items() if graph not in self.graphs}
        return {**state, **self.graphs}


def address(name: str) -> str:
    """The address of a graph."""
    return f"{BASE}eu/ep/{name}/graph"


def lines(name: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """The sorted N-Quads lines of a graph that says each value of its subject."""
    graph = address(name)
    return tuple(sorted(f'<{subject}> <urn:says> "{value}" <{graph}> .' for value, subject in values.items()))


def operations(seed: int, size: int = 40, kinds: Sequence[str] = KINDS) -> Iterator[Operation]:
    """Without end: bulk loads, replacements of one and of many, removals, rebuilds; up to ``size`` lines in a graph."""
    chance = random.Random(seed)
    version = 0
    while True:
        version += 1
        kind = chance.choice(kinds)
        count = {"bulk": 16, "one": 1, "many": 6, "remove": 3, "rebuild": 0}[kind]
        names = [f"T{number:02d}" for number in sorted(chance.sample(range(_NAMES), count))]
        yield Operation(kind, {address(name): _content(chance, name, version, size) for name in names})


def _content(chance: random.Random, name: str, version: int, size: int) -> tuple[str, ...]:
    own = {f"{name} in version {version}: № {number}": f"urn:{name}" for number in range(chance.randint(1, size))}
    shared = {f"said by several {number}": "urn:all" for number in chance.sample(range(_SHARED), chance.randint(0, 8))}
    return lines(name, own | shared)


def states(seed: int, size: int = 40, kinds: Sequence[str] = KINDS) -> Iterator[State]:
    """The state before the first operation, after the first, after the second ..."""
    state: State = {}
    yield state
    for operation in operations(seed, size, kinds):
        state = operation.after(state)
        yield state


def held(directory: Path) -> State:
    """What ledger, archive and index of a store hold; AssertionError when one of them says anything else."""
    ledger = json.loads((directory / "ledger.json").read_bytes())
    state = {row["graph"]: _archived(directory, row) for row in ledger["graphs"]}
    assert ledger["quads"] == sum(map(len, state.values()))
    assert _indexed(directory, ledger["index"]) == _with_union(state)
    return state


def _archived(directory: Path, row: Mapping[str, object]) -> tuple[str, ...]:
    content = (directory / "graphs" / str(row["file"])).read_bytes()
    assert hashlib.sha256(content).hexdigest() == row["sha256"], f"{row['graph']}: the archive has another digest"
    found = tuple(content.decode().splitlines())
    assert len(found) == row["quads"], f"{row['graph']}: the archive has another count"
    return found


def _indexed(directory: Path, name: str) -> dict[str, tuple[str, ...]]:
    if not name:
        return {}
    found: dict[str, list[str]] = {}
    for quad in Store.read_only(str(directory / "index" / name)):
        graph = "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name).strip("<>")
        found.setdefault(graph, []).append(f"{quad} ." if graph else _triple(quad))
    return {graph: tuple(sorted(rows)) for graph, rows in found.items()}


def _with_union(state: State) -> dict[str, tuple[str, ...]]:
    union = {line.rsplit(" <", 1)[0] + " ." for rows in state.values() for line in rows}
    return {**state, "": tuple(sorted(union))} if union else dict(state)


def _triple(quad: Quad) -> str:
    return f"{quad.subject} {quad.predicate} {quad.object} ."
