"""Which kinds of findings a language has cues for: each scanner needs a table under ``data/cues/<language>``.

Printed numbers are the same in every language and are found without any.
"""

from __future__ import annotations

from functools import cache

from resgraph.core.tables import data

REFERENCES, NAMES, POSITIONS = "references", "names", "positions"
_TABLES = {REFERENCES: ("references",), NAMES: ("names",), POSITIONS: ("positions", "addressees")}


@cache
def lacking(language: str) -> frozenset[str]:
    """The kinds of findings for which the language (ISO 639-1) has no table of its own."""
    return frozenset(
        kind
        for kind, stems in _TABLES.items()
        if not all(data(f"cues/{language}/{stem}.toml").is_file() for stem in stems)
    )
