"""How sure a link is: numbers of ``data/confidence.toml``, so that a calibration can change them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from resgraph.core.mention import Status
from resgraph.core.tables import toml


def confidence(status: Status, scheme: str, basis: str = "", *, verified: bool = True) -> float:
    """The least of what the status, the pattern that found the words and the basis of the link allow."""
    table = _table()
    limits = [table["status"][str(status)], table["scheme"].get(scheme, 1.0), table["basis"].get(basis, 1.0)]
    return min(limits if verified else [*limits, unverified()])


def sure(kind: str, rule: str) -> float:
    """How sure a link of a ``name``, ``member`` or ``addressee`` by a rule is. Raises KeyError for an unknown rule."""
    return float(toml("confidence.toml")[kind][rule])


def unverified() -> float:
    """The most that a link through a row counts that no source vouches for."""
    return float(toml("confidence.toml")["unverified"])


@cache
def _table() -> Mapping[str, Mapping[str, float]]:
    table = toml("confidence.toml")
    return {name: dict(table[name]) for name in ("status", "scheme", "basis")}
