"""References of General Assembly texts per status, and a random sample of them to be checked by hand.

    .venv/bin/python benchmarks/un_references.py [--folder FOLDER] [--sample N] [--seed SEED] [--all STATUS]

Without FOLDER the texts beside the checkout are read, if they are there. Prints how many references have which status
and which scheme found them; with ``--sample`` N links and N unresolved references, each with the words around it and
what it was linked to; with ``--all`` every reference of that status, one a line. The sample depends on the seed and
the findings alone. What was found by hand: docs/references-un.md.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from resgraph.antecedents import join
from resgraph.authorities import link
from resgraph.core.mention import LinkedReference, Status
from resgraph.core.model import Resolution
from resgraph.mentions import scan
from resgraph.sources import read
from resgraph.structure import parse

AROUND = 160  # characters of context on either side
BESIDE = Path(__file__).parents[1] / ".." / "shared" / "corpus" / "un" / "pdftext" / "resolution"


@dataclass(frozen=True, slots=True)
class Sampled:
    """A linked reference in its text."""

    text: str  # the name of the file
    resolution: Resolution
    linked: LinkedReference

    @property
    def line(self) -> str:
        """Status, kind, scheme, printed words and target on one line."""
        one = self.linked
        cited = " | ".join(entity.label for entity in one.cited) or "-"
        printed = " ".join(one.reference.printed.split())
        fields = (one.status, one.reference.kind, one.reference.scheme, one.basis, printed, cited)
        return "\t".join((self.text, one.reference.part, *fields))

    def context(self) -> str:
        """The words around the reference, which stands between ``>>>`` and ``<<<``."""
        one = self.linked.reference
        words = next(p.passage.text for p in self.resolution.walk() if p.path == one.part)
        before, after = words[max(0, one.start - AROUND) : one.start], words[one.end : one.end + AROUND]
        return " ".join(f"{before}>>>{words[one.start : one.end]}<<<{after}".split())

    def note(self) -> str:
        """The words of the footnote called behind the reference, if any."""
        label = self.linked.reference.note
        notes = (p for p in self.resolution.walk() if p.path.startswith("fn_") and p.number == label)
        return " ".join(next((p.passage.text for p in notes if label), "").split())


def references(paths: Sequence[Path]) -> Iterator[Sampled]:
    """Every linked reference of the texts, in order."""
    for path in paths:
        resolution = parse(read(path.read_bytes(), path.name))
        for linked in link(resolution, join(resolution, scan(resolution))).references:
            yield Sampled(path.stem, resolution, linked)


def counts(found: Sequence[Sampled]) -> Iterator[str]:
    """Lines with the number of references per status, then per status and scheme."""
    statuses = Counter(one.linked.status for one in found)
    for status in Status:
        yield f"{status}: {statuses[status]} ({statuses[status] / max(1, len(found)):.1%})"
    for status in Status:
        schemes = Counter(one.linked.reference.scheme for one in found if one.linked.status is status)
        yield f"{status}: " + ", ".join(f"{scheme} {number}" for scheme, number in schemes.most_common())


def drawn(found: Sequence[Sampled], size: int, seed: int) -> Iterator[tuple[str, list[Sampled]]]:
    """Samples of links and of unresolved references."""
    for name, wanted in (("links", True), ("unresolved", False)):
        pool = [one for one in found if bool(one.linked.cited and one.linked.status is not Status.AMBIGUOUS) is wanted]
        yield name, random.Random(f"{seed} {name}").sample(pool, min(size, len(pool)))


def main(folder: Path, options: argparse.Namespace) -> None:
    """Link every text and print what was asked for."""
    started = time.perf_counter()
    paths = sorted(folder.glob("*.txt"))
    found = list(references(paths))
    print(f"{len(paths)} texts, {len(found)} references in {time.perf_counter() - started:.1f} s")
    print("\n".join(counts(found)))
    for name, sample in drawn(found, options.sample, options.seed) if options.sample else ():
        for number, one in enumerate(sample, 1):
            print(f"\n[{name} {number}] {one.line}\n    {one.context()}")
            if note := one.note():
                print(f"    note: {note}")
    for one in (one for one in found if one.linked.status == options.all):
        print(one.line)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=BESIDE)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", default="", choices=["", *Status])
    given = parser.parse_args()
    if given.folder.is_dir():
        main(given.folder, given)
    else:
        print(f"{given.folder} is no folder: give one with text layers of General Assembly resolutions")
