"""What the fault tests may ask for."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from resgraph.store import create
from tests.store.faults.forkserver import Forkserver


@pytest.fixture(scope="session")
def forkserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forkserver]:
    """A process with the store loaded that forks children to be killed."""
    with Forkserver(tmp_path_factory.mktemp("children")) as server:
        yield server


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forkserver]:
    """The same with all that the commands need."""
    with Forkserver(tmp_path_factory.mktemp("commands"), whole=True) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one, since each operation waits for the disk many times."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="resgraph-", dir=memory if os.access(memory, os.W_OK) else tmp_path) as one:
        yield Path(one)


@pytest.fixture
def directory(folder: Path) -> Path:
    """An empty store, closed."""
    create(folder / "store").close()
    return folder / "store"
