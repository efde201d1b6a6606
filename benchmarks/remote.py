"""Loading to real servers: bare PUT, then ours by both protocols, sent and read back, and the load after that.

    .venv/bin/python benchmarks/remote.py [FILE.nq]

Without a file the shipped examples are converted and sent. Oxigraph (data on disk) and Virtuoso are started for it;
one that is not installed is left out. Prints thousands of statements per second of wall time, and for the second load,
which sends nothing, the same. Bare PUT sends each graph as it lies in the file and reads nothing back.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.servers import NotInstalled, Server, run_oxigraph, run_virtuoso  # noqa: E402

from resgraph.core.remote import Account  # noqa: E402
from resgraph.pipeline import convert, documents, known  # noqa: E402
from resgraph.store.remote import (  # noqa: E402
    Client,
    Endpoint,
    LocalGraph,
    Policy,
    State,
    Writer,
    load,
    named,
    of_files,
)

BUFFERS = 100_000  # of 8 KiB each, for Virtuoso


def graphs() -> tuple[LocalGraph, ...]:
    if len(sys.argv) > 1:
        return of_files([(sys.argv[1], Path(sys.argv[1]).read_bytes())])
    lines = [quad for file in documents([ROOT / "examples"]) for quad in convert(file, metadata=known(file)).quads]
    return of_files([("examples.nq", "".join(f"{line}\n" for line in lines).encode())])


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def bare(server: Server, all_: tuple[LocalGraph, ...]) -> None:
    for one in all_:
        server.put(one.address, "".join(f"{line}\n" for line in one.lines()).encode())


def ours(endpoint: Endpoint, all_: tuple[LocalGraph, ...], protocol: str, state: Path) -> None:
    with Client(endpoint, Policy(total=600)) as client, State(state, endpoint) as kept:
        report = load(all_, client, Writer(client, protocol), kept)
    assert report.complete, report


def measure(server: Server, all_: tuple[LocalGraph, ...], folder: Path) -> None:
    account = Account(server.user, server.password)
    kind, base = server.name, server.query_url.rpartition("/")[0]
    endpoint, total = named(base, server=kind, account=account), sum(one.quads for one in all_)
    rows = [("bare PUT, nothing read back", timed(lambda: bare(server, all_)))]
    for protocol, words in (("gsp", "PUT per graph, read back"), ("update", "update per batch, read back")):
        for one in all_:
            server.delete(one.address)
        state = folder / f"{kind}-{protocol}.jsonl"
        for what in (words, f"second load ({protocol}), nothing sent"):
            rows.append((what, timed(lambda p=protocol, s=state: ours(endpoint, all_, p, s))))
    print(f"{kind}: {total:,} statements in {len(all_)} graphs")
    for words, seconds in rows:
        print(
            f"  {words:<36} {seconds:8.2f} s {total / seconds / 1000:8.1f} k/s {rows[0][1] / seconds:6.2f} x bare PUT"
        )


def main() -> None:
    all_ = graphs()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for server in (run_oxigraph(folder), run_virtuoso(folder, buffers=BUFFERS)):
            try:
                with server as running:
                    measure(running, all_, folder)
            except NotInstalled as reason:
                print(reason)


if __name__ == "__main__":
    main()
