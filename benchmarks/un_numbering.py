"""How many General Assembly texts have a finding about their numbering, and of which kind.

    .venv/bin/python benchmarks/un_numbering.py [FOLDER]

Without FOLDER the texts beside the checkout are read, if they are there. Prints one line per kind of problem with the
texts that have it, and what legitimately restarts or continues numbering: annexes and sections.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path

from resgraph.core.model import PartKind, Resolution
from resgraph.core.problem import catalogue
from resgraph.sources import read
from resgraph.structure import parse


def main(folder: str) -> None:
    """Parse every text and print what was found."""
    paths = sorted(Path(folder).glob("*.txt"))
    found: dict[str, list[str]] = defaultdict(list)
    started = time.perf_counter()
    for path in paths:
        resolution = parse(read(path.read_bytes(), path.name))
        for name in {catalogue()[one.code].name for one in resolution.problems} | set(layouts(resolution)):
            found[name].append(path.stem)
    print(f"{len(paths)} texts in {time.perf_counter() - started:.1f} s")
    numbering = {text for name in found if name.startswith("numbering") for text in found[name]}
    print(f"{len(numbering)} texts with a numbering finding")
    for name, texts in sorted(found.items()):
        print(f"{name}: {len(texts)} ({', '.join(texts[:12])}{' …' if len(texts) > 12 else ''})")


def layouts(resolution: Resolution) -> list[str]:
    """Layouts that need more than counting on from 1."""
    kinds = {part.kind for part in resolution.walk()}
    sections = [part for part in resolution.parts if part.kind is PartKind.SECTION]
    firsts = [next((p.number for p in one.walk() if p.kind is PartKind.PARAGRAPH), "") for one in sections]
    named = {
        "layout: annexes, numbering begins anew": PartKind.ANNEX in kinds,
        "layout: sections, numbering begins anew": firsts.count("1") > 1,
        "layout: sections, numbering goes on": len(sections) > 1 and firsts.count("1") <= 1,
        "layout: one unnumbered paragraph": any(
            part.kind is PartKind.PARAGRAPH and not part.number for part in resolution.parts
        ),
        "layout: points": PartKind.POINT in kinds,
        "layout: points in points": any(part.path.count("/point_") > 1 for part in resolution.walk()),
    }
    return [name for name, holds in named.items() if holds]


if __name__ == "__main__":
    beside = Path(__file__).parents[1] / ".." / "shared" / "corpus" / "un" / "pdftext" / "resolution"
    given = sys.argv[1] if len(sys.argv) > 1 else str(beside)
    if Path(given).is_dir():
        main(given)
    else:
        print(f"{given} is no folder: give one with text layers of General Assembly resolutions")
