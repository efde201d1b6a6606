"""General Assembly texts, each by itself: findings of the set-based validator against those of pySHACL.

    .venv/bin/python benchmarks/un_validation.py [FOLDER] [--texts N] [--faults N]

Without FOLDER the texts beside the checkout are read, if they are there. The first 40 unless
--texts says otherwise: pySHACL needs seconds for each. Prints how many texts give equal findings,
messages included, and each difference (no time). All texts as one graph: benchmarks/validation.py.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.validation.engines import Aborted, Both  # noqa: E402
from tests.validation.graphs import as_kept, as_rdflib  # noqa: E402
from tests.validation.mutants import turtle  # noqa: E402
from tests.validation.mutations import mutated  # noqa: E402

from resgraph import convert  # noqa: E402

TEXTS = ROOT.parent / "shared" / "corpus" / "un" / "pdftext" / "resolution"


def main(folder: Path, texts: int, faults: int) -> None:
    """Compare both on every text."""
    both, counts = Both(as_rdflib(turtle(ROOT / "shapes"))), Counter[str]()
    for number, path in enumerate(sorted(folder.glob("*.txt"))[:texts]):
        quads = "\n".join(convert(path).quads)
        data = as_kept(mutated(as_kept(ox.parse(quads, ox.RdfFormat.N_QUADS)), Random(number), faults))
        try:
            found = both.compared(data, messages=True)
        except Aborted as fault:
            counts["pySHACL gives up"] += 1
            print(f"{path.stem}: {fault}", flush=True)
            continue
        counts["equal" if not found.difference else "different"] += 1
        counts["statements"] += len(data)
        counts["findings"] += found.wanted.total()
        if found.difference:
            print(f"{path.stem}:\n{found.difference}", flush=True)
    print(dict(counts))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Compare validators on General Assembly texts.")
    parser.add_argument("folder", nargs="?", type=Path, default=TEXTS)
    parser.add_argument("--texts", type=int, default=40)
    parser.add_argument("--faults", type=int, default=0)
    options = parser.parse_args()
    if options.folder.is_dir():
        main(options.folder, options.texts, options.faults)
    else:
        print(f"{options.folder} is not there")
