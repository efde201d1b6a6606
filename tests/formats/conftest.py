"""The made-up document of tests/triples, as lines."""

from __future__ import annotations

import pytest

from resgraph.triples import describe
from tests.triples.made import ADDRESS, LINKS, RESOLUTION


@pytest.fixture(scope="session")
def lines() -> tuple[str, ...]:
    """The description of the made-up document."""
    return describe(RESOLUTION, LINKS, ADDRESS).quads
