"""Writers killed at random moments: how many acknowledged graphs were lost, how many states were torn. Both must be 0.

    .venv/bin/python benchmarks/kills.py [--kills 200] [--seed 1] [--folder DIR]

A quarter of the kills each over bulk loads (16 graphs, up to 400 statements each), over replacements and removals of
single graphs and of several, and over ``resgraph build`` of a folder of 12 texts in which texts change, come and go; a
quarter over all operations with rebuilds. After each kill the store is read without the code under test (ledger as
JSON, archive as bytes, index by its library) and compared with the state expected: all that was acknowledged, and of
the operation in flight all or nothing. Then, where strace may trace, the n-th system call that changes files fails for
n = 1, 2, ... in a replacement: by a kill, by a full disk, by an error of the device, until none fails any more.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.store.faults import texts, tracing
from tests.store.faults.crashes import OPERATE, BuildCrashes, Crashes, Tally
from tests.store.faults.forkserver import Forkserver
from tests.store.faults.states import held, states

from resgraph.store import create

CHANGING = ("one", "many", "remove", "one")
FAULTS = {"killed": "signal=KILL:when={}", "full": "error=ENOSPC:when={}+", "failing": "error=EIO:when={}"}


def operating(server: Forkserver, folder: Path, seed: int, kills: int, **stream: object) -> Tally:
    create(folder / "store").close()
    crashes = Crashes(server, folder / "store", seed, **stream)  # type: ignore[arg-type]
    for _ in range(kills):
        crashes.kill()
    crashes.finish()
    return crashes.tally


def building(server: Forkserver, folder: Path, seed: int, kills: int) -> Tally:
    crashes = BuildCrashes(server, folder, texts.versions(folder, 12), seed)
    while crashes.tally.kills < kills:
        crashes.kill()
    crashes.finish()
    return crashes.tally


def failing(server: Forkserver, folder: Path, fault: str) -> Iterator[int]:
    """Exit codes of a replacement whose n-th call fails, for n = 1, 2, ...; AssertionError if neither old nor new."""
    before, after = itertools.islice(states(846), 1, 3)
    create(folder / "store").close()
    assert server.run(OPERATE, folder / "store", 846, 0, 1).code == 0
    undisturbed = 0
    for number in itertools.count(1):
        copy = Path(shutil.copytree(folder / "store", folder / str(number)))
        calls = tracing.WRITES if "ENOSPC" in fault else tracing.CHANGES
        ended = tracing.operate(fault.format(number), copy, 846, 1, calls=calls)
        assert held(copy) in ((after,) if ended.code == 0 else (before, after)), f"call {number}: neither old nor new"
        shutil.rmtree(copy)
        undisturbed = undisturbed + 1 if ended.code == 0 else 0
        if undisturbed == 20:  # cleaning up is allowed to fail
            return
        yield ended.code


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", default=None, help="where to make the stores [the system's temporary folder]")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="resgraph-kills-", dir=options.folder) as top,
        Forkserver(Path(top), whole=True) as server,
    ):
        wrong = killing(server, Path(top), options.seed, -(-options.kills // 4))
        if reason := tracing.missing():
            print(f"n-th system call: not tried, {reason}")
        else:
            tampering(server, Path(top))
    sys.exit(wrong)


def killing(server: Forkserver, top: Path, seed: int, share: int) -> int:
    rounds = {
        "bulk load": lambda folder: operating(server, folder, seed, share, size=400, kinds=("bulk",)),
        "replacement, removal": lambda folder: operating(server, folder, seed, share, kinds=CHANGING),
        "all with rebuild": lambda folder: operating(server, folder, seed, share),
        "incremental build": lambda folder: building(server, folder, seed, share),
    }
    total = Tally()
    for name, run in rounds.items():
        began = time.monotonic()
        tally = run(Path(tempfile.mkdtemp(dir=top)))
        counts = f"{tally.kills:>4} kills  {len(tally.lost)} lost  {len(tally.torn)} torn"
        print(f"{name:<22} {counts}  ({time.monotonic() - began:.0f} s)", flush=True)
        print("".join(f"    {line}\n" for line in (*tally.lost, *tally.torn)), end="")
        total = Tally(total.kills + tally.kills, total.lost + tally.lost, total.torn + tally.torn)
    print(f"{'together':<22} {total.kills:>4} kills  {len(total.lost)} lost  {len(total.torn)} torn", flush=True)
    return int(bool(total.lost or total.torn))


def tampering(server: Forkserver, top: Path) -> None:
    for name, fault in FAULTS.items():
        codes = list(failing(server, Path(tempfile.mkdtemp(dir=top)), fault))
        print(f"n-th system call {name:<8} {len(codes)} calls, exit codes {sorted(set(codes))}: old or new each time")


if __name__ == "__main__":
    main()
