"""Reading an index through in a process of its own, with limits of memory and time.

A damaged block can make the database loop or take all memory, and neither can be stopped within a process. Run as
``python -m resgraph.store.reading PATH MEMORY quick|deep``, it writes a JSON object with the fields of Readings.
"""

from __future__ import annotations

import hashlib
import json
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, cast

from pyoxigraph import DefaultGraph, Quad, QuerySolutions, Store

from resgraph.core.text import single_line

_MEMORY = 4 << 30
_SECONDS = 60.0
_PER_SECOND = 2_000  # statements that are read on any machine
_LOOKED_UP = 2_000  # terms in one query
_AT_ONCE = 4_000_000  # statements of which digests are held in memory


@dataclass(frozen=True, slots=True)
class Readings:
    """What an index holds: graph -> number of statements and, deep, SHA-256 of the lines; what else was noticed.

    ``fault`` says why it could not be read; the rest is empty then.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    fault: str = ""


def read(path: Path, quads: int, *, deep: bool, memory: int = _MEMORY, seconds: float = _SECONDS) -> Readings:
    """Read the index at ``path`` in a child process; ``seconds`` and a while for each of the ``quads`` expected."""
    limit = seconds + quads / _PER_SECOND
    command = [sys.executable, "-m", __name__, str(path), str(memory), "deep" if deep else "quick"]
    try:
        child = subprocess.run(command, capture_output=True, timeout=limit, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Readings(fault=f"not read within {limit:.0f} s")
    if child.returncode:
        words = child.stderr.decode(errors="replace").strip().splitlines()
        return Readings(fault=single_line(words[-1]) if words else f"reading it ended with code {child.returncode}")
    found = json.loads(child.stdout)
    return Readings(found["counts"], found["digests"], tuple(found["remarks"]))


def quick(database: Store) -> Readings:
    """The number of statements of each graph."""
    rows = cast(QuerySolutions, database.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"))
    return Readings({row["g"].value: int(row["n"].value) for row in rows})


def deep(database: Store) -> Readings:
    """The same with digests; whether every order holds the same statements; whether the union is the union."""
    counts, digests, remarks = {}, {}, []
    for name in database.named_graphs():
        quads = list(database.quads_for_pattern(None, None, None, name))
        counts[name.value] = len(quads)
        digests[name.value] = digest(quads)
        for place in ("predicate", "object"):
            terms = {getattr(quad, place) for quad in quads}
            if _reached(database, place, terms, f"GRAPH {name} {{ ?s ?p ?o }}") != len(quads):
                remarks.append(f"{name.value}: its order by {place} differs")
    return Readings(counts, digests, (*remarks, *_across(database)))


def digest(quads: Iterable[Quad]) -> str:
    """The SHA-256 of the sorted N-Quads lines of statements, as the ledger has it for a graph."""
    return hashlib.sha256("".join(sorted(f"{quad} .\n" for quad in quads)).encode()).hexdigest()


def _across(database: Store) -> Iterator[str]:
    """What is wrong across graphs: with the orders through which statements are reached, and with the union."""
    everything, found, differs = len(database), Counter[str](), False
    for terms, differs_here in _passes(database):
        differs = differs or differs_here
        for place, seen in terms.items():
            for pattern in ("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"):
                found[place] += _reached(database, place, seen, pattern)
    yield from (f"the order by {order} differs" for order, count in found.items() if count != everything)
    if differs:
        yield "the default graph is not the union of the named graphs"


def union_differs(database: Store) -> bool:
    """Whether the default graph is not exactly the union of the named graphs, by digests."""
    return any(differs for _, differs in _passes(database))


def _passes(database: Store) -> Iterator[tuple[Mapping[str, set[Any]], bool]]:
    """A part of the terms in each place, and whether the union differs in a part of the statements.

    In as many passes as keep the memory for a large database the same.
    """
    passes = len(database) // _AT_ONCE + 1
    for number in range(passes):
        terms: dict[str, set[Any]] = {"subject": set(), "predicate": set(), "object": set()}
        said: set[int] = set()
        held: list[int] = []
        for quad in database:
            digest = hash(quad.triple)
            if digest % passes == number:
                (held.append if isinstance(quad.graph_name, DefaultGraph) else said.add)(digest)
            for place, seen in terms.items():
                term = getattr(quad, place)
                if hash(term) % passes == number:
                    seen.add(term)
        yield terms, len(held) != len(said) or not said.issuperset(held)


def _reached(database: Store, place: str, terms: Iterable[Any], pattern: str) -> int:
    """The number of statements found by looking up each term in its place; the engine counts without decoding them."""
    known, count = list(terms), 0
    for start in range(0, len(known), _LOOKED_UP):
        values = " ".join(map(str, known[start : start + _LOOKED_UP]))
        query = f"SELECT (COUNT(*) AS ?n) {{ VALUES ?{place[0]} {{ {values} }} {pattern} }}"
        count += sum(int(row["n"].value) for row in cast(QuerySolutions, database.query(query)))
    return count


def main(path: str, memory: str, how: str) -> None:
    """Read the index at ``path`` with at most so many bytes of memory and write what was found."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = int(memory) if hard == resource.RLIM_INFINITY else min(int(memory), hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    database = Store.read_only(path)
    sys.stdout.write(json.dumps(asdict(deep(database) if how == "deep" else quick(database))))


if __name__ == "__main__":
    main(*sys.argv[1:])
