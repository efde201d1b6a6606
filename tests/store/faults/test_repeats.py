"""S11 to S14: the same thing twice, in any order, from two processes at once, changes nothing (P3)."""

from __future__ import annotations

import itertools
import random
import signal
import time
from pathlib import Path

import pytest

from resgraph.store import NamedGraph, Store, create, open_store
from tests.store.faults import texts
from tests.store.faults.forkserver import Ended, Forkserver
from tests.store.faults.states import address, held, lines, operations, states
from tests.store.faults.work import apply

COMMAND = "tests.store.faults.work:command"
SEED = 846


def build(commands: Forkserver, store: Path, *paths: Path, wait: float = 0) -> Ended:
    return commands.run(COMMAND, arguments(store, *paths, wait=wait))


def arguments(store: Path, *paths: Path, wait: float = 0) -> list[str]:
    return [*map(str, ("-q", "build", *paths, "--store", store, "-j", "1", "--wait", wait))]


def dump(directory: Path) -> bytes:
    with open_store(directory) as store:
        return b"".join(store.dump())


def files(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def loaded(store: Store, graphs: list[tuple[str, tuple[str, ...]]]) -> None:
    store.load(NamedGraph(*graph) for graph in graphs)


def test_s11_a_folder_built_twice_changes_no_byte(commands, folder):
    source = texts.versions(folder)[0]
    assert build(commands, folder / "store", source).code == 0
    before = files(folder / "store")
    assert build(commands, folder / "store", source).code == 0
    after = files(folder / "store")
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} <= {"lock"}


def test_s13_a_folder_changed_and_changed_back_is_as_built_from_nothing(commands, folder):
    versions = texts.versions(folder)
    source = folder / "texts"
    for version in (0, 1, 0):
        source.unlink(missing_ok=True)
        source.symlink_to(versions[version])
        assert build(commands, folder / "thrice", source).code == 0
    assert build(commands, folder / "once", source).code == 0
    assert held(folder / "thrice").keys() >= held(folder / "once").keys()
    common = held(folder / "once")
    assert {graph: found for graph, found in held(folder / "thrice").items() if graph in common} == common


def test_s13_any_order_of_paths_builds_the_same_bytes(commands, folder):
    paths = sorted(texts.versions(folder)[0].iterdir())
    dumps = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(paths), 0, 6, 5)):
        assert build(commands, folder / str(number), *order).code == 0
        dumps.add(dump(folder / str(number)))
    assert len(dumps) == 1


def test_s13_a_history_of_loads_removals_and_rebuilds_ends_in_the_bytes_of_one_load_in_any_order(folder):
    final = dict(next(itertools.islice(states(SEED), 8, 9)))
    with create(folder / "history") as history, create(folder / "once") as once, create(folder / "parts") as parts:
        for operation in itertools.islice(operations(SEED), 8):
            apply(operation, history)
        loaded(once, list(final.items()))
        shuffled = random.Random(SEED).sample(sorted(final.items()), len(final))
        for start in range(0, len(shuffled), 4):
            loaded(parts, shuffled[start : start + 4])
            loaded(parts, shuffled[start : start + 4])
        assert b"".join(history.dump()) == b"".join(once.dump()) == b"".join(parts.dump())
        assert history.graphs() == once.graphs() == parts.graphs()
    assert held(folder / "history") == held(folder / "once") == held(folder / "parts") == final


def test_s12_an_error_at_line_50_001_is_named_and_nothing_of_the_graph_is_loaded(folder):
    found = [*lines("A", {f"{number:05}": "urn:a" for number in range(50_000)}), "<urn:z> <urn:says> nonsense ."]
    with create(folder / "store") as store:
        report = store.load([NamedGraph(address("A"), found, name="a.txt"), NamedGraph(address("B"), lines("B", {}))])
        assert [refused.exit_code for refused in report.refused] == [3]
        assert "50001" in str(report.refused[0]).replace(",", "").replace("\N{THIN SPACE}", "")
        assert address("A") not in {record.graph for record in store.graphs()}


@pytest.mark.parametrize("exists", [True, False])
def test_s13_two_processes_build_into_one_store_at_the_same_time(commands, folder, exists):
    first, second = texts.versions(folder)[0], folder / "more"
    second.mkdir()
    for number in (7, 8):
        texts.write(second, number, number)
    if exists:
        create(folder / "store").close()
    children = [commands.start(COMMAND, arguments(folder / "store", path, wait=60)) for path in (first, second)]
    ended = [child.wait() for child in children]
    assert [one.code for one in ended] == [0, 0], [one.errors for one in ended]
    for path in (first, second):
        assert build(commands, folder / "in turn", path).code == 0
    assert dump(folder / "store") == dump(folder / "in turn")
    assert held(folder / "store") == held(folder / "in turn")


def test_s13_two_processes_that_make_one_store_at_the_same_moment_both_load_into_it(forkserver, folder):
    for number in range(5):
        moment = time.monotonic() + 0.02
        children = [forkserver.start("tests.store.faults.work:make", folder / f"{number}", moment) for _ in range(2)]
        ended = [child.wait() for child in children]
        assert [one.code for one in ended] == [0, 0], [one.errors for one in ended]
        assert held(folder / f"{number}").keys() == {address(str(child.pid)) for child in children}


def test_s14_a_second_writer_is_told_who_writes_and_a_killed_one_is_no_obstacle(commands, forkserver, folder):
    source = texts.versions(folder)[0]
    create(folder / "store").close()
    holder = forkserver.start("tests.store.faults.work:hold", folder / "store")
    while not holder.output():
        time.sleep(0.005)
    refused = build(commands, folder / "store", source)
    assert refused.code == 5
    assert refused.errors.startswith("error[RG5004]")
    assert f"in use by process {holder.pid} since 20" in refused.errors.replace("\n", " ")
    waiting = build(commands, folder / "store", source, wait=0.2)
    assert waiting.code == 5
    holder.kill(signal.SIGKILL)
    holder.wait()
    assert (folder / "store" / "lock").read_bytes() != b""
    assert build(commands, folder / "store", source).code == 0
