"""Counts for people: what a store or documents hold."""

from __future__ import annotations

from collections.abc import Mapping


def counted(counts: Mapping[str, Mapping[str, int]]) -> str:
    """One line for each thing counted, with its kinds: ``parts  60: 27 paragraphs, 18 recitals``."""
    lines = []
    for thing, kinds in counts.items():
        total = sum(kinds.values())
        some = ", ".join(f"{number:,} {kind}" for kind, number in kinds.items() if kind)
        lines.append(f"{thing:<11} {total:,}{': ' + some if some else ''}")
    return "\n".join(lines)
