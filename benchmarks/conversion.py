"""Whole conversion of one text in process, beside eyecite's citation extraction on the same text in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import eyecite

import resgraph

ROUNDS = 15
FILE = Path(__file__).parents[1] / "examples" / "kazakhstan-2022.txt"


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    data = FILE.read_bytes()
    text = data.decode()
    works: dict[str, Callable[[], object]] = {
        "resgraph.convert": lambda: resgraph.convert(data, name=FILE.name).resolution,
        "resgraph.convert + quads": lambda: resgraph.convert(data, name=FILE.name).quads,
        "eyecite.get_citations": lambda: eyecite.get_citations(text),
    }
    for work in works.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            taken[name].append(seconds(work))
    size = len(data) / 1e6
    yardstick = statistics.median(taken["eyecite.get_citations"])
    for name, some in taken.items():
        middle = statistics.median(some)
        print(
            f"{name:<26} {size / middle:8.3f} MB/s  median {middle * 1000:7.1f} ms  {yardstick / middle:6.2f} x eyecite"
        )


if __name__ == "__main__":
    main()
