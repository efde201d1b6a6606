"""Whether a load fits on the disk: better to refuse it than to fill the disk and fail half-way.

Measured on real graphs (benchmarks/loading.py): beside its byte in the archive a byte of statements needs up to two and
a half of index while it is written, of which one and a quarter remain. What an index shares with the one before, by
hard links, costs nothing.
"""

from __future__ import annotations

import os
from pathlib import Path

from resgraph.core.errors import StoreFault

_INDEX = 2.5  # bytes of index, while it is written, for a byte of statements
_RESERVE = 1.1
_FIXED = 1 << 20  # an index that holds nothing, and the ledger


def needed(statements: int) -> int:
    """The bytes that the index of so many bytes of new statements needs."""
    return int(_INDEX * _RESERVE * statements) + _FIXED


def free(directory: Path) -> int:
    """The bytes that may still be written to the file system of ``directory``."""
    state = os.statvfs(directory)
    return state.f_bavail * state.f_frsize


def demand(directory: Path, wanted: int) -> None:
    """Raises StoreFault ("store-full") unless ``wanted`` bytes are free."""
    have = free(directory)
    if have < wanted:
        message = f"{directory}: {wanted:,} bytes are needed, {have:,} are free"
        raise StoreFault("store-full", message, source=str(directory))
