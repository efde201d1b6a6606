"""Precision, recall and F1 over facts; what was won and lost since another board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.gold.board.facts import HIT, KINDS, MISSED, WRONG, Fact


@dataclass(frozen=True, slots=True)
class Figure:
    """How many facts of a kind were found, missed, wrong."""

    hit: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float:
        """Share of the facts stated that are right; 1 when none was stated."""
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the annotated facts that were found; 1 when none was annotated."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def figures(facts: Iterable[Fact]) -> dict[str, Figure]:
    """Kind of fact -> figure, all kinds in order."""
    counts = Counter((fact.kind, fact.outcome) for fact in facts)
    return {kind: Figure(*(counts[kind, outcome] for outcome in (HIT, MISSED, WRONG))) for kind in KINDS}


def table(facts: Sequence[Fact]) -> str:
    """One line per document and one for all: precision / recall / F1 of each kind."""
    names = sorted({fact.document for fact in facts})
    rows = [(name, figures(fact for fact in facts if fact.document == name)) for name in names]
    rows.append(("ALL", figures(facts)))
    wide = max(len(name) for name, _ in rows) + 1
    lines = [" " * wide + "".join(f"{kind:>15}" for kind in KINDS)]
    lines += [f"{name:<{wide}}" + "".join(f"{_cell(row[kind]):>15}" for kind in KINDS) for name, row in rows]
    return "\n".join([*lines, "each cell: precision/recall/F1; - where there is nothing to find and nothing was said"])


def _cell(one: Figure) -> str:
    if not (one.hit or one.missed or one.wrong):
        return "-"
    return f"{one.precision:.2f}/{one.recall:.2f}/{one.f1:.2f}"


def changes(before: Sequence[Fact], now: Sequence[Fact]) -> Iterator[str]:
    """Every fact that was won or lost, one line each; documents that only one board has are passed over."""
    both = {fact.document for fact in before} & {fact.document for fact in now}
    old, new = (Counter(f for f in facts if f.document in both and f.outcome != HIT) for facts in (before, now))
    for sign, what, facts in (("+", "mended", old - new), ("-", "broken", new - old)):
        for fact in sorted(facts.elements()):
            words = f": {fact.words}" if fact.words else ""
            yield f"{sign} {what} ({fact.outcome}) {fact.kind}: {fact.document}, {fact.unit}{words}"


def movement(before: Sequence[Fact], now: Sequence[Fact]) -> str:
    """F1 of each kind beside that of the other board, over the documents that both have."""
    both = {fact.document for fact in before} & {fact.document for fact in now}
    old, new = (figures(f for f in facts if f.document in both) for facts in (before, now))
    return "\n".join(
        f"{kind:<15}{old[kind].f1:.4f} -> {new[kind].f1:.4f}  ({new[kind].f1 - old[kind].f1:+.4f})" for kind in KINDS
    )
