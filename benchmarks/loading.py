"""Loading a file of N-Quads into a store beside pyoxigraph's bare bulk_load of the same file, in turn.

Each in a process of its own, the disk written out at the end; then what comes after: the most it takes of the disk, the
same again, one graph replaced, opening, doctor.

    python benchmarks/loading.py [FILE.nq] [ROUNDS]

Without FILE it is made of the examples and, where ../shared is there, sixty General Assembly texts.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from resgraph.pipeline import convert
from resgraph.store import NamedGraph, create, examine, open_store

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    given = sys.argv[1:]
    if given and given[0] in _WAYS:
        _measured(_WAYS[given[0]], Path(given[1]), Path(given[2]))
        return
    rounds = int(given[1]) if len(given) > 1 else 3
    with tempfile.TemporaryDirectory(prefix="resgraph-loading-") as folder:
        place = Path(folder)
        source = Path(given[0]) if given else _made(place / "made.nq")
        print(f"{source}: {source.stat().st_size:,} bytes")
        runs: dict[str, list[dict[str, float]]] = {way: [] for way in ("bare", "store")}
        for _ in range(rounds):
            for way, done in runs.items():
                done.append(_child(way, source, place / way))
        _compare(runs, source.stat().st_size)
        for way in ("space", "again", "replace", "open", "doctor", "deep"):
            print(f"{way:<8}", json.dumps(_child(way, source, place / "store")))


def _made(path: Path) -> Path:
    texts = sorted((ROOT / "examples").glob("*.txt"))
    texts += sorted((ROOT.parent / "shared" / "corpus/un/pdftext/resolution").glob("*.txt"))[:60]
    found = {one.address.graph: sorted(one.quads) for one in map(convert, texts)}
    path.write_text("".join(f"{line}\n" for _, lines in sorted(found.items()) for line in lines), "utf-8")
    return path


def _child(way: str, source: Path, place: Path) -> dict[str, float]:
    command = [sys.executable, __file__, way, str(source), str(place)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def _measured(way: Callable[[Path, Path], Callable[[], object]], source: Path, place: Path) -> None:
    work = way(source, place)
    before, began = os.times(), time.monotonic()
    extra = work()
    wall, after = time.monotonic() - began, os.times()
    cpu = after.user + after.system + after.children_user + after.children_system
    cpu -= before.user + before.system + before.children_user + before.children_system
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"wall": round(wall, 3), "cpu": round(cpu, 3), "memory": round(memory), "disk": _size(place)}
    print(json.dumps({**found, **(extra if isinstance(extra, dict) else {})}))


def _bare(source: Path, place: Path) -> Callable[[], object]:
    shutil.rmtree(place, ignore_errors=True)
    os.sync()

    def work() -> None:
        database = ox.Store(str(place))
        database.bulk_load(path=str(source))
        database.flush()
        del database
        os.sync()

    return work


def _store(source: Path, place: Path) -> Callable[[], object]:
    shutil.rmtree(place, ignore_errors=True)
    os.sync()

    def work() -> None:
        with create(place) as store:
            store.load(graphs(source))
        os.sync()

    return work


def graphs(source: Path) -> list[NamedGraph]:
    """The named graphs of a file of N-Quads."""
    found: dict[bytes, list[bytes]] = {}
    for line in source.read_bytes().split(b"\n"):
        if line:
            found.setdefault(line[line.rindex(b"<") + 1 : line.rindex(b">")], []).append(line)
    return [NamedGraph(graph.decode(), b"\n".join(lines)) for graph, lines in found.items()]


def _space(source: Path, place: Path) -> Callable[[], object]:
    """The most that a load takes of the disk while it runs, in bytes for a byte of the file."""
    beside, most, ended = place.with_name("space"), [0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.05):
            most[0] = max(most[0], _size(beside))

    def work() -> dict[str, float]:
        thread = threading.Thread(target=watch)
        thread.start()
        with create(beside) as store:
            store.load(graphs(source))
        ended.set()
        thread.join()
        size = source.stat().st_size
        return {"most": round(most[0] / size, 2), "kept": round(_size(beside) / size, 2)}

    return work


def _again(source: Path, place: Path) -> Callable[[], object]:
    given = graphs(source)

    def work() -> dict[str, int]:
        with open_store(place, write=True) as store:
            report = store.load(given)
        return {"unchanged": len(report.unchanged), "replaced": len(report.replaced)}

    return work


def _replace(source: Path, place: Path) -> Callable[[], object]:
    one = sorted(graphs(source), key=lambda graph: len(graph.quads))[-1]
    quads = one.quads.replace(b'"@en', b' (changed)"@en', 5) + f"\n<urn:x> <urn:y> <urn:z> <{one.address}> .".encode()

    def work() -> dict[str, int]:
        with open_store(place, write=True) as store:
            report = store.load([NamedGraph(one.address, quads)])
        os.sync()
        return {"replaced": len(report.replaced), "statements": quads.count(b"\n") + 1}

    return work


def _open(_: Path, place: Path) -> Callable[[], object]:
    def work() -> dict[str, float]:
        times = []
        for _ in range(20):
            began = time.monotonic()
            with open_store(place) as store:
                store.query("ASK {}")
            times.append(time.monotonic() - began)
        return {"each": round(statistics.median(times), 4)}

    return work


def _doctor(_: Path, place: Path) -> Callable[[], object]:
    return lambda: {"sound": examine(place).sound}


def _deep(_: Path, place: Path) -> Callable[[], object]:
    return lambda: {"sound": examine(place, deep=True).sound}


_WAYS = {"bare": _bare, "store": _store, "space": _space, "again": _again, "replace": _replace, "open": _open,
         "doctor": _doctor, "deep": _deep}  # fmt: skip


def _size(place: Path) -> int:
    files = [file for file in place.rglob("*") if file.is_file()] if place.exists() else []
    return sum(file.stat().st_blocks * 512 for file in files if file.exists())


def _compare(runs: dict[str, list[dict[str, float]]], size: int) -> None:
    for what in ("wall", "cpu", "memory", "disk"):
        bare, ours = ([run[what] for run in runs[way]] for way in ("bare", "store"))
        ratios = [b / a for a, b in zip(bare, ours, strict=True)]
        print(f"{what:<8} bare {bare}  store {ours}  ratio {statistics.median(ratios):.2f}")
    print(f"index and archive: {runs['store'][-1]['disk'] / size:.2f} bytes for a byte of the file")


if __name__ == "__main__":
    main()
