"""What children do on small and read-only disks: each is a scenario that asserts and returns 0."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from unittest import mock

from resgraph.cli import run
from resgraph.core.errors import StoreFault
from resgraph.store import NamedGraph, create, open_store
from tests.store.faults import mounts, texts
from tests.store.faults.states import State, address, held, lines

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
UNBOUNDED = 1 << 50


def _graph(name: str, count: int) -> NamedGraph:
    return NamedGraph(address(name), lines(name, {_words(f"{name} {number}"): "urn:x" for number in range(count)}))


def _words(seed: str) -> str:
    """Words that cannot be compressed."""
    return " ".join(hashlib.sha256(f"{seed} {part}".encode()).hexdigest() for part in "abcd")


def _leftovers(directory: Path) -> list[str]:
    return [path.name for path in directory.rglob("*.tmp")] + [
        path.name for path in (directory / "index").iterdir() if len(list((directory / "index").iterdir())) > 1
    ]


def full(folder: str, megabytes: int, *, foreseen: bool) -> int:
    """The disk has no room for a load: foreseen by the look at the free space, or found out while writing."""
    mounts.alone()
    mounts.mount(Path(folder), megabytes)
    directory = Path(folder, "store")
    with create(directory) as store:
        store.load([_graph("A", 50)])
    before = held(directory)
    free = "os.statvfs" if foreseen else "resgraph.store.space.free"
    look = os.statvfs if foreseen else lambda path: UNBOUNDED
    with open_store(directory, write=True) as store:
        _fails(directory, store, before, free, look)
        _answers(directory)
        ballast = Path(folder, "ballast")
        _fill(ballast)
        for name in ("C", "D"):  # the same handle, the disk full to the last byte
            _fails(directory, store, before, free, look, name, 10)
        _answers(directory)
        ballast.unlink()
        assert store.load([_graph("B", 60)]).added == (address("B"),)
    assert held(directory).keys() == {address("A"), address("B")}
    assert _leftovers(directory) == []
    return 0


def full_foreseen(folder: str) -> int:
    """The free space is looked at before."""
    return full(folder, 24, foreseen=True)


def full_found_out(folder: str) -> int:
    """The free space seemed enough."""
    return full(folder, 24, foreseen=False)


def _fails(directory, store, before: State, free, look, name: str = "B", count: int = 30_000) -> None:
    try:
        with mock.patch(free, look):
            store.load([_graph(name, count)])
    except StoreFault as fault:
        assert (fault.problem.code, fault.exit_code) == ("RG5006", 5), str(fault)
        assert "bytes are needed" in str(fault), str(fault)
        assert "\n" not in str(fault)
    else:
        raise AssertionError("a load that cannot fit was done")
    assert held(directory) == before
    assert _leftovers(directory) == []


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue


def _answers(directory: Path, *, examined: bool = True) -> None:
    with open_store(directory) as store:
        assert len(list(store.query(COUNT))) == 1
    if examined:
        assert run(["query", COUNT, "--store", str(directory)]) == 0
        assert run(["doctor", "--store", str(directory), "--deep"]) == 0


def frozen(folder: str) -> int:
    """A store on a read-only file system is read and examined as ever; writing is refused in one line."""
    mounts.alone()
    mounts.mount(Path(folder), 64)
    source, directory = Path(folder, "source"), Path(folder, "store")
    source.mkdir()
    texts.write(source, 1, 1)
    with create(directory) as store:
        store.load([_graph("A", 50)])
    mounts.freeze(Path(folder))
    return refused(str(directory), str(source))


def refused(directory: str, source: str, *, examined: bool = True) -> int:
    """Where nothing can be written, reading goes on and every verb that writes ends with 5 and one message."""
    before = {path: path.read_bytes() for path in Path(directory).rglob("*") if path.is_file()}
    _answers(Path(directory), examined=examined)
    assert run(["-q", "dump", "--store", directory]) == 0
    for writing in (["build", source, "-j", "1"], ["rebuild"]):
        os.write(2, f"== {writing[0]}\n".encode())
        assert run(["-q", *writing, "--store", directory]) == 5
    os.write(2, b"== new\n")
    assert run(["-q", "build", source, "-j", "1", "--store", str(Path(directory).with_name("new"))]) == 5
    assert {path: path.read_bytes() for path in Path(directory).rglob("*") if path.is_file()} == before
    return 0


def nobody(directory: str, source: str) -> int:
    """The same for a user who may only read."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    return refused(directory, source, examined=False)  # new processes may not be allowed to read the program
