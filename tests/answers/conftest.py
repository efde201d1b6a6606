"""The two made texts, held in the three ways in which statements can be asked."""

from __future__ import annotations

import warnings
from pathlib import Path
from types import SimpleNamespace

import pytest
import rdflib

from resgraph.store import Store, create
from tests.answers import made


@pytest.fixture(scope="session")
def lines() -> tuple[str, ...]:
    return made.quads()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, lines: tuple[str, ...]) -> Store:
    directory: Path = tmp_path_factory.mktemp("ask") / "store"
    graphs: dict[str, list[str]] = {}
    for line in lines:
        graphs.setdefault(line.rsplit("<", 1)[1].split(">")[0], []).append(line)
    with create(directory) as opened:
        opened.load(graphs.items())
        yield opened


@pytest.fixture(scope="session")
def dataset(lines: tuple[str, ...]) -> rdflib.Dataset:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dataset = rdflib.Dataset()
        dataset.parse(data="\n".join(lines), format="nquads")
    return dataset


@pytest.fixture(scope="session")
def graph(dataset: rdflib.Dataset) -> rdflib.Graph:
    graph = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


@pytest.fixture(scope="session")
def held(store, dataset, graph, lines) -> SimpleNamespace:
    return SimpleNamespace(store=store, dataset=dataset, graph=graph, lines=lines)
