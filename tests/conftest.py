"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.servers import oxigraph, virtuoso  # noqa: F401

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and standards beside the checkout; skips where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """The example documents that the project ships."""
    return ROOT / "examples"
