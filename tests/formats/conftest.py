"""The made-up document of tests/triples, as lines."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "triples"))


@pytest.fixture(scope="session")
def lines() -> tuple[str, ...]:
    """The description of the made-up document."""
    from made import ADDRESS, LINKS, RESOLUTION

    from resgraph.triples import describe

    return describe(RESOLUTION, LINKS, ADDRESS).quads
