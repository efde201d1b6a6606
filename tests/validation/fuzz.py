"""Thousands of random cases: the set-based validator must say what pySHACL says.

    .venv/bin/python -m tests.validation.fuzz [--cases N] [--seed N] [--show N]

Prints how many cases there were of each kind, and the smallest cases that differ. Ends with 1 if any does.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field

import pyoxigraph as ox
import rdflib
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.validation.engines import Aborted, compared
from tests.validation.random_shapes import cases

Case = tuple[rdflib.Graph, list[ox.Triple]]


@dataclass(slots=True)
class Tally:
    """What came of the cases."""

    counts: Counter[str] = field(default_factory=Counter)
    different: list[tuple[int, str, str]] = field(default_factory=list)

    def take(self, case: Case) -> None:
        """Compare both engines on one case."""
        shapes, data = case
        self.counts["cases"] += 1
        try:
            found = compared(shapes, data)
        except Aborted as fault:
            self.counts[f"pySHACL gives up: {fault}"] += 1
            return
        except Exception as fault:  # ours: shown with its case
            self.counts["ours fails"] += 1
            self.different.append((len(shapes) + len(data), f"{type(fault).__name__}: {fault}", shown(case)))
            return
        if found.outside:
            self.counts["outside the subset: " + found.outside] += 1
            return
        self.counts["with findings"] += bool(found.wanted)
        self.counts["findings"] += found.wanted.total()
        if found.difference:
            self.counts["different"] += 1
            self.different.append((len(shapes) + len(data), found.difference, shown(case)))


def shown(case: Case) -> str:
    """A case as Turtle, to be kept as a test."""
    shapes, data = case
    return shapes.serialize(format="turtle") + ox.serialize(data, format=ox.RdfFormat.N_TRIPLES).decode()


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare validators on random shapes and data.")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=3)
    options = parser.parse_args()
    tally = Tally()

    @settings(
        max_examples=options.cases,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @seed(options.seed)
    @given(cases())
    def run(case: Case) -> None:
        tally.take(case)

    run()
    for what, count in sorted(tally.counts.items()):
        sys.stdout.write(f"{count:7} {what}\n")
    for _, told, text in sorted(tally.different)[: options.show]:
        sys.stdout.write(f"---- set-based (+) against pySHACL (-)\n{told}\n{text}\n")
    return 1 if tally.different else 0


if __name__ == "__main__":
    sys.exit(main())
