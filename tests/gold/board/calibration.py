"""Whether confidence means something: how many links of each band are right over the annotated documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.gold.board.annotated import Annotated
from tests.gold.board.matching import pairs, right
from tests.gold.board.said import Said

BANDS = (1.0, 0.95, 0.9, 0.8, 0.6, 0.0)  # each begins at its number and ends below the one before


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a reference, and whether it is right."""

    document: str
    words: str
    status: str
    basis: str
    confidence: float
    right: bool


def links(annotated: Annotated, said: Said) -> Iterator[Link]:
    """The links that the annotation can judge: those of references that have a right target or are none at all."""
    for entry, one in pairs(annotated, said):
        if not one or not one.linked or one.units[:1] == ("header",):
            continue
        if entry and (entry.optional or not entry.targets or entry.doubt.startswith("target")):
            continue
        good = entry is not None and right(entry, one) and one.status != "ambiguous"
        yield Link(annotated.name, one.words, one.status, one.basis, one.confidence, good)


def share(found: Iterable[Link], least: float) -> tuple[int, int]:
    """How many links have at least that confidence, and how many of them are right."""
    sure = [one for one in found if one.confidence >= least]
    return len(sure), sum(one.right for one in sure)


def table(found: Sequence[Link]) -> str:
    """The bands, then the statuses, as two Markdown tables."""
    lines = ["| confidence | links | right | share |", "|---|---|---|---|"]
    upper = 1.01
    for lower in BANDS:
        lines.append(_row(_band(lower, upper), [one for one in found if lower <= one.confidence < upper]))
        upper = lower
    lines.append(_row("**0.9 and more**", [one for one in found if one.confidence >= 0.9]))
    lines += ["", "| status | links | right | share |", "|---|---|---|---|"]
    for status in sorted({one.status for one in found}):
        lines.append(_row(status, [one for one in found if one.status == status]))
    return "\n".join(lines)


def _band(lower: float, upper: float) -> str:
    return "1.0" if lower == 1.0 else f"{lower:g} to under {upper:g}"


def _row(name: str, of: Sequence[Link]) -> str:
    good = sum(one.right for one in of)
    return f"| {name} | {len(of)} | {good} | {f'{good / len(of):.1%}' if of else '-'} |"
