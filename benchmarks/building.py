"""Building again: nothing changed, one document changed, one removed, beside the first build of the same documents.

.venv/bin/python benchmarks/building.py [FOLDER...]

All in one run and each in its own process, as a user would call it; by default the examples and, where they lie beside
the checkout, the 328 General Assembly texts. What each build leaves is compared with what it must be: the same while
the documents are the same, and with ``--check`` at the end with a build from nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from resgraph.store import open_store

ROOT = Path(__file__).parents[1]
TEXTS = ROOT.parent / "shared" / "corpus" / "un" / "pdftext" / "resolution"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--check", action="store_true", help="compare with a build from nothing at the end")
    parser.add_argument("--no-validate", action="store_true")
    arguments = parser.parse_args()
    folders = arguments.folders or [ROOT / "examples", *([TEXTS] if TEXTS.is_dir() else [])]
    options = ["--no-validate"] if arguments.no_validate else []
    with tempfile.TemporaryDirectory(prefix="resgraph-bench-") as top:
        measure(Path(top), folders, options, check=arguments.check)


def measure(top: Path, folders: list[Path], options: list[str], *, check: bool) -> None:
    texts, store = top / "texts", top / "store"
    for folder in folders:
        shutil.copytree(folder, texts / folder.name)
    documents = sorted(p for p in texts.rglob("*.txt"))
    first = build("first build", texts, store, options)
    held = digest(store)
    times = [build("nothing changed", texts, store, options, first) for _ in range(5)]
    assert digest(store) == held, "the store changed although nothing had changed"
    print(f"nothing changed, median of five: {first / sorted(times)[2]:.0f} times faster than the first build")
    changed = documents[len(documents) // 2]
    before = changed.read_bytes()
    changed.write_bytes(before.replace(b" the ", b" the  ", 1))
    build("one document changed", texts, store, options, first)
    changed.write_bytes(before)
    build("and changed back", texts, store, options, first)
    assert digest(store) == held, "the store differs although the documents are the same"
    documents[-1].unlink()
    build("one document removed", texts, store, options, first)
    if check:
        build("from nothing, the same", texts, top / "second", options, first)
        assert digest(store) == digest(top / "second"), "the store is not that of a build from nothing"
    size = sum(p.stat().st_size for p in (store / "build").iterdir())
    archive = sum(p.stat().st_size for p in (store / "graphs").iterdir())
    print(f"kept for the next build: {size / 2**20:.1f} MiB beside an archive of {archive / 2**20:.0f} MiB")


def build(what: str, texts: Path, store: Path, options: list[str], first: float = 0.0) -> float:
    """One build in a process of its own: wall-clock seconds."""
    command = [sys.executable, "-m", "resgraph", "build", str(texts), "--store", str(store), *options]
    cpu, began = used(), time.perf_counter()
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    took, cpu = time.perf_counter() - began, used() - cpu
    assert ended.returncode in (0, 1), ended.stderr[-2000:]
    said = [line for line in ended.stderr.splitlines() if line.startswith(("documents", "graphs"))]
    ratio = f"1/{first / took:.0f}" if first else "1"
    done = "; ".join(line.partition(";")[0][12:] for line in said)
    print(f"{what:<24}{took:8.2f} s wall {cpu:8.2f} s processor {ratio:>6}  {done}", flush=True)
    return took


def used() -> float:
    """Processor time of the processes ended so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def digest(where: Path) -> str:
    """Of everything a store holds."""
    with open_store(where) as store:
        rows = [(record.graph, record.sha256) for record in store.graphs()]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


if __name__ == "__main__":
    main()
