"""A loader with a clock that does not wait, and a server that does as it is told."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from resgraph.core.remote import Account
from resgraph.store.remote import (
    Client,
    Clock,
    LocalGraph,
    Policy,
    RemoteReport,
    State,
    Wish,
    Writer,
    load,
    named,
    of_files,
)  # fmt: skip
from tests.store.remote.faulty import Faulty, running

NOW = datetime.datetime(2026, 11, 25, 12, 0, 0, tzinfo=datetime.UTC)


def graph(name: str, *objects: str) -> tuple[LocalGraph, ...]:
    """A graph of one subject with these literals."""
    text = "".join(
        f'<https://example.org/s/{i}> <https://example.org/p> "{o}" <{name}> .\n' for i, o in enumerate(objects)
    )
    return of_files([("some.nq", text.encode())])


GRAPHS = (
    *graph("https://example.org/1/graph", *"abcdef"),
    *graph("https://example.org/2/graph", "x", "y"),
    *graph("https://example.org/3/graph", *(f"value {n}" for n in range(20))),
)


@dataclass
class Loader:
    """Loads to a server and keeps what was said and how long it would have waited."""

    url: str
    state: Path
    account: Account = field(default_factory=Account)
    policy: Policy = field(default_factory=lambda: Policy(connect=2.0, total=10.0))
    waits: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    update: str = "/update"
    graph_store: str = "/store"
    server: str = ""

    def endpoint(self) -> Any:
        url = self.url
        return named(f"{url}/query", update=url + self.update, graph_store=url + self.graph_store, account=self.account)

    def client(self) -> Client:
        clock = Clock(sleep=self.waits.append, now=lambda: NOW, chance=lambda: 1.0)
        return Client(self.endpoint(), self.policy, clock, self.said.append)

    def load(self, graphs: Sequence[LocalGraph] = GRAPHS, protocol: str = "gsp", **wish: Any) -> RemoteReport:
        with State(self.state, self.endpoint(), write=not wish.get("dry_run")) as state, self.client() as client:
            return load(graphs, client, Writer(client, protocol), state, Wish(**wish))


@pytest.fixture
def faulty() -> Iterator[Faulty]:
    with running() as server:
        yield server


@pytest.fixture
def loader(faulty: Faulty, tmp_path: Path) -> Loader:
    return Loader(faulty.url, tmp_path / "state.jsonl")
