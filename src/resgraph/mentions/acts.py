"""References to acts of the Union by number."""

from __future__ import annotations

from collections.abc import Iterator

from resgraph.core.mention import Reference
from resgraph.mentions.celex import Act, acts, heads
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.reading import Hit, Reading
from resgraph.mentions.required import required


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return required(heads(language))


def scan(reading: Reading) -> Iterator[Hit]:
    """One reference per act, in plural lists too."""
    for act in acts(reading.text, reading.language):
        yield Hit(act.start, act.end, (_reference(reading, act),))


def _reference(reading: Reading, act: Act) -> Reference:
    one = len(act.celexes) == 1
    return Reference(
        reading.path,
        act.start,
        act.end,
        reading.printed(act.start, act.end),
        "act",
        "eu-act",
        normal=act.celexes[0] if one else "",
        note=reading.called_after(act.end),
        alternatives=() if one else act.celexes,
    )
