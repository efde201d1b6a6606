"""What it costs to answer a question where it can be stopped: in this process, in a fork of it, by a waiting worker.

A store of two example texts, opened before; medians in seconds, and how long a stop and a new worker take.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import resgraph
from resgraph.answers import Limits, Workers, confined, run
from resgraph.core.errors import StoreFault
from resgraph.store import Store, create

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 41
SMALL = "ASK { ?x a resg:Recital }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def stopped(work: Callable[[], object]) -> None:
    try:
        work()
    except StoreFault:
        return
    raise AssertionError("it was not stopped")


def compare(words: str, store: Store, asked: str, parameters: dict[str, str]) -> None:
    with Workers(store.opener(), 2) as workers:
        workers.ask(SMALL)
        here = median(lambda: run(asked, store, parameters))
        fork = median(lambda: confined(lambda: run(asked, store.opener()(), parameters), Limits()))
        worker = median(lambda: workers.ask(asked, parameters))
    print(
        f"{words:<16} here {here:.5f}  fork with store opened +{fork - here:.5f}  waiting worker +{worker - here:.5f}"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, create(Path(folder) / "store") as store:
        for name in ("kazakhstan-2022.txt", "A_RES_78_39.txt"):
            one = resgraph.convert(ROOT / "examples" / name)
            store.load([(one.address.graph, one.quads)])
        compare("small question", store, SMALL, {})
        compare("full text", store, "full-text", {"document": "2022/2505(RSP)"})
        with Workers(store.opener(), 1) as workers:
            workers.ask(SMALL)
            over = median(lambda: stopped(lambda: workers.ask(ENDLESS, timeout=0.2)), 5) - 0.2
            print(f"stop of a worker, beyond the limit of 0.2 s, new one included: {over:.3f}")
            print(f"a new worker, ready: {median(lambda: (workers.renew(), workers.ask(SMALL)), 5):.3f}")


if __name__ == "__main__":
    main()
