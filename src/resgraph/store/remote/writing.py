"""A graph -> requests that make a remote store hold it and nothing else under its name.

By the Graph Store Protocol (W3C, 2013): PUT, and POST for what did not fit. By SPARQL 1.1 Update: DROP and INSERT DATA
in one request, INSERT DATA for what did not fit. Our data has no blank nodes, so each of these may be sent again. The
lines are N-Triples as Oxigraph writes them: no escape in them can end a string, so that they can stand in an update.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from resgraph.core.errors import RemoteFault
from resgraph.store.remote.client import Client, TooLarge

PROTOCOLS = ("gsp", "update")


@dataclass(frozen=True, slots=True)
class Batch:
    """How much is sent at once."""

    triples: int
    octets: int

    def end(self, lines: Sequence[bytes], start: int) -> int:
        """Where a batch that begins at ``start`` ends; it has one line at least."""
        size, end = len(lines[start]), start + 1
        while end < len(lines) and end - start < self.triples and size + len(lines[end]) <= self.octets:
            size += len(lines[end])
            end += 1
        return end


class _Way(Protocol):
    """One protocol."""

    def first(self, graph: str, lines: bytes) -> None:
        """Make the graph hold these lines only."""

    def further(self, graph: str, lines: bytes) -> None:
        """Add lines to the graph."""

    def remove(self, graph: str) -> None:
        """Make the graph hold nothing."""


class Writer:
    """Replaces and removes graphs by one protocol; learns how much the server takes at once."""

    def __init__(self, client: Client, protocol: str) -> None:
        limits = client.endpoint.limits
        if protocol == "gsp":
            self._way: _Way = _GraphStore(client)
            self._batch = Batch(limits.put_bytes, limits.put_bytes)
        else:
            self._way = _Update(client)
            self._batch = Batch(limits.triples, limits.bytes)

    def replace(self, graph: str, lines: Sequence[bytes]) -> None:
        """Make the graph hold these N-Triples lines, each ended by a line feed, and nothing else.

        Raises RemoteFault.
        """
        if not lines:
            self.remove(graph)
        start = 0
        while start < len(lines):
            end = self._batch.end(lines, start)
            try:
                send = self._way.further if start else self._way.first
                send(graph, b"".join(lines[start:end]))
            except TooLarge as large:
                self._halve(lines[start:end], graph, large)
                continue
            start = end

    def remove(self, graph: str) -> None:
        """Make the graph hold nothing; one that is not there is no fault. Raises RemoteFault."""
        self._way.remove(graph)

    def _halve(self, tried: Sequence[bytes], graph: str, fault: RemoteFault) -> None:
        """Send at most half as much from now on. Raises RemoteFault when a single statement is too large."""
        if len(tried) < 2:
            raise RemoteFault("remote-too-large", f"{graph}: a statement of {len(tried[0])} bytes: {fault}")
        self._batch = replace(self._batch, triples=len(tried) // 2)


@dataclass(frozen=True, slots=True)
class _GraphStore:
    client: Client

    def first(self, graph: str, lines: bytes) -> None:
        self.client.write("PUT", self.client.endpoint.of_graph(graph), "application/n-triples", lines)

    def further(self, graph: str, lines: bytes) -> None:
        self.client.write("POST", self.client.endpoint.of_graph(graph), "application/n-triples", lines)

    def remove(self, graph: str) -> None:
        self.client.write("DELETE", self.client.endpoint.of_graph(graph))


@dataclass(frozen=True, slots=True)
class _Update:
    client: Client

    def first(self, graph: str, lines: bytes) -> None:
        self._run(f"DROP SILENT GRAPH <{graph}> ;\n".encode() + _inserted(graph, lines))

    def further(self, graph: str, lines: bytes) -> None:
        self._run(_inserted(graph, lines))

    def remove(self, graph: str) -> None:
        self._run(f"DROP SILENT GRAPH <{graph}>".encode())

    def _run(self, text: bytes) -> None:
        self.client.write("POST", self.client.endpoint.update, "application/sparql-update", text)


def _inserted(graph: str, lines: bytes) -> bytes:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n".encode() + lines + b"} }"
