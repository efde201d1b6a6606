"""Works that a fixed wording names without number or day: "the law on public assemblies", "the criminal code"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resgraph.core.mention import Reference
from resgraph.core.tables import toml
from resgraph.mentions.prefilter import Literals, Rows
from resgraph.mentions.reading import Hit, Reading
from resgraph.mentions.required import required_or


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return wordings(language).literals


def scan(reading: Reading) -> Iterator[Hit]:
    """Every wording of the table; "normal" stays empty."""
    for kind, body, pattern in wordings(reading.language).of(reading.literals):
        if body and body != reading.body:
            continue
        for found in pattern.finditer(reading.text):
            group = next(name for name, value in found.groupdict().items() if value)
            start, end = found.span(group)
            reference = Reference(
                reading.path, start, end, reading.printed(start, end), kind, "wording", note=reading.called_after(end)
            )
            yield Hit(start, end, (reference,))


@cache
def wordings(language: str) -> Rows[tuple[str, str, re.Pattern[str]]]:
    """Kind of the work, body in whose texts the wording counts (empty: all), pattern."""
    rows = [(row, re.compile(row["pattern"])) for row in toml(f"cues/{language}/references.toml")["wording"]]
    return Rows(
        ((row["kind"], row.get("body", ""), pattern), required_or(pattern, row.get("where", ())))
        for row, pattern in rows
    )
