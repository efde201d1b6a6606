"""Works that a fixed wording names without number or day: "the law on public assemblies", "the criminal code"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resgraph.core.mention import Reference
from resgraph.core.tables import toml
from resgraph.mentions.reading import Hit, Reading


def scan(reading: Reading) -> Iterator[Hit]:
    """Every wording of the table; "normal" stays empty."""
    for kind, body, where, pattern in wordings(reading.language):
        if (body and body != reading.body) or not any(word in reading.text for word in where):
            continue
        for found in pattern.finditer(reading.text):
            group = next(name for name, value in found.groupdict().items() if value)
            start, end = found.span(group)
            reference = Reference(
                reading.path, start, end, reading.printed(start, end), kind, "wording", note=reading.called_after(end)
            )
            yield Hit(start, end, (reference,))


@cache
def wordings(language: str) -> tuple[tuple[str, str, tuple[str, ...], re.Pattern[str]], ...]:
    """Kind of the work, body in whose texts the wording counts (empty: all), words to look for first, pattern."""
    return tuple(
        (row["kind"], row.get("body", ""), tuple(row["where"]), re.compile(row["pattern"]))
        for row in toml(f"cues/{language}/references.toml")["wording"]
    )
