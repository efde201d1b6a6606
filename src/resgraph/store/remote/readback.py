"""What a remote store holds: the number of statements of graphs, and one graph whole.

Questions are answered in SPARQL 1.1 Query Results JSON, of which a part is no JSON; a graph is taken as N-Triples only
where the server marks the end, and never without counting: an answer cut short is not taken for a whole one. A server
that gives at most so many rows (Virtuoso's ResultSetMaxRows) is asked for few subjects at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import (
    NamedNode,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from resgraph.core import remote
from resgraph.core.errors import RemoteFault
from resgraph.core.text import single_line
from resgraph.store.remote.client import Client
from resgraph.store.remote.values import triple_line

_GRAPHS = 20  # counted at once
_SUBJECTS = 200  # asked for at once where the answer to everything is cut


@dataclass(frozen=True, slots=True)
class Reading:
    """A graph as N-Triples lines without line feeds, the statements that the server counts, those it did not show."""

    lines: frozenset[str]
    held: int
    unseen: int


def counts(client: Client, graphs: Sequence[str]) -> dict[str, int]:
    """Graph -> number of its statements; graphs without statements are left out. Raises RemoteFault.

    Each graph is counted by a query of its own, some in one request: the same with VALUES takes Virtuoso a hundred
    times as long, and with FILTER Oxigraph goes through everything it holds.
    """
    found = {}
    for start in range(0, len(graphs), _GRAPHS):
        some = graphs[start : start + _GRAPHS]
        for row in _rows(client, f"SELECT ?g ?n WHERE {{ {' UNION '.join(map(_counted, some))} }}"):
            graph, number = row["g"], _number(client, row["n"])
            if isinstance(graph, NamedNode) and graph.value in some and number:
                found[graph.value] = number
    return found


def _counted(graph: str) -> str:
    return f"{{ SELECT (<{graph}> AS ?g) (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} }}"


def reading(client: Client, graph: str, expected: Iterable[str]) -> Reading:
    """What a graph holds: by the Graph Store Protocol if the server speaks it, else by queries. Raises RemoteFault.

    ``expected`` are the lines that should be there; their subjects are asked for when the server leaves out rows.
    """
    held = counts(client, [graph]).get(graph, 0)
    rows = _got(client, graph) if held else []
    if rows is None or len(rows) < held:
        rows = _statements(client, f"GRAPH <{graph}> {{ ?s ?p ?o }}")
    if len(rows) < held:
        some = (f"VALUES ?s {{ {' '.join(part)} }}" for part in _shares(expected, len(rows) // 2))
        rows = [row for values in some for row in _statements(client, f"{values} GRAPH <{graph}> {{ ?s ?p ?o }}")]
    return Reading(frozenset(rows), held, max(held - len(rows), 0))


def _got(client: Client, graph: str) -> list[str] | None:
    content = client.graph(graph)
    if content is None:
        return None
    try:
        return [triple_line(quad.triple) for quad in parse(content, RdfFormat.N_TRIPLES)]
    except SyntaxError:
        return None


def _statements(client: Client, pattern: str) -> list[str]:
    rows = _rows(client, f"SELECT ?s ?p ?o WHERE {{ {pattern} }}")
    return [f"{row['s']} {row['p']} {row['o']} ." for row in rows]


def _shares(expected: Iterable[str], most: int) -> Iterator[list[str]]:
    """Subjects of so many expected statements together, one subject at least."""
    share, size = list[str](), 0
    for subject, number in sorted(Counter(line.partition(" ")[0] for line in expected).items()):
        if share and (size + number > most or len(share) == _SUBJECTS):
            yield share
            share, size = [], 0
        share.append(subject)
        size += number
    if share:
        yield share


def _rows(client: Client, sparql: str) -> list[QuerySolution]:
    found = _parsed(client.ask(sparql))
    if isinstance(found, str):
        raise _strange(client, found)
    return found


def _parsed(answer: bytes) -> list[QuerySolution] | str:
    """The rows, or why there are none. No exception leaves, for its trace would keep the library's reader, which must
    not end in another thread."""
    try:
        results = parse_query_results(answer, QueryResultsFormat.JSON)
        return list(results) if isinstance(results, QuerySolutions) else "the answer to another kind of query"
    except SyntaxError as error:
        return single_line(str(error))


def _number(client: Client, term: object) -> int:
    try:
        return int(getattr(term, "value", ""))
    except ValueError as error:
        raise _strange(client, f"{term} for a number") from error


def _strange(client: Client, words: str) -> RemoteFault:
    return RemoteFault("remote-not-an-answer", f"{remote.shown(client.endpoint.query)}: {words[:200]}")
