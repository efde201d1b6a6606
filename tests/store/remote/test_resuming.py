"""R08 to R10: stopped loads, two loaders at once, servers that lie; and what a second load does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from resgraph.core.errors import Misuse, RemoteFault
from resgraph.core.problem import catalogue
from resgraph.store.remote import State
from tests.store.remote.conftest import GRAPHS, Loader, graph
from tests.store.remote.faulty import Faulty, answering, losing, on_writes, write_number

ADDRESSES = [one.address for one in GRAPHS]


def alter(faulty: Faulty, address: str, value: str = "somebody else's") -> None:
    graph_name = ox.NamedNode(address)
    faulty.store.clear_graph(graph_name)
    faulty.store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(value), graph_name))


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_a_second_load_sends_nothing_and_a_third_only_what_changed(faulty: Faulty, loader: Loader, protocol: str):
    first = loader.load(protocol=protocol)
    assert (first.sent, first.statements) == (ADDRESSES, 28)
    before = len(faulty.writes)
    second = loader.load(protocol=protocol)
    assert (second.sent, second.unchanged) == ([], ADDRESSES)
    assert len(faulty.writes) == before
    changed = (*graph(ADDRESSES[0], "new", "words"), *GRAPHS[1:])
    third = loader.load(changed, protocol)
    assert (third.sent, third.unchanged) == (ADDRESSES[:1], ADDRESSES[1:])
    assert faulty.statements(ADDRESSES[0]) == 2


def test_without_a_state_what_is_there_is_found_by_reading(faulty: Faulty, loader: Loader):
    loader.load()
    loader.state.unlink()
    before = len(faulty.writes)
    again = loader.load()
    assert again.found == ADDRESSES
    assert len(faulty.writes) == before
    assert loader.load().unchanged == ADDRESSES


def test_a_dry_run_sends_and_remembers_nothing(faulty: Faulty, loader: Loader):
    report = loader.load(dry_run=True)
    assert report.sent == ADDRESSES
    assert faulty.writes == []
    assert not loader.state.exists()


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_graphs_that_are_gone_are_told_and_removed_only_when_asked(faulty: Faulty, loader: Loader, protocol: str):
    loader.load(protocol=protocol)
    told = loader.load(GRAPHS[1:], protocol)
    assert (told.gone, told.removed, told.complete) == (ADDRESSES[:1], [], True)
    assert faulty.statements(ADDRESSES[0]) == 6
    partial = loader.load(GRAPHS[1:], protocol, complete=False, remove_gone=True)
    assert partial.gone == []
    removed = loader.load(GRAPHS[1:], protocol, remove_gone=True)
    assert removed.removed == ADDRESSES[:1]
    assert faulty.statements(ADDRESSES[0]) == 0
    assert loader.load(GRAPHS[1:], protocol).gone == []


def test_graphs_of_others_are_never_touched(faulty: Faulty, loader: Loader):
    alter(faulty, "https://example.org/other/graph")
    loader.load()
    loader.load((), remove_gone=True)
    assert faulty.statements("https://example.org/other/graph") == 1


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_r08_after_a_fault_in_the_middle_a_rerun_sends_only_the_rest(faulty: Faulty, loader: Loader, protocol: str):
    faulty.script = write_number(2, answering(500, b"disk"))
    stopped = loader.load(protocol=protocol)
    assert (stopped.sent, stopped.to_do) == (ADDRESSES[:1], ADDRESSES[1:])
    assert not stopped.complete
    resumed = loader.load(protocol=protocol)
    assert (resumed.unchanged, resumed.sent) == (ADDRESSES[:1], ADDRESSES[1:])
    assert resumed.complete


KILLED = """
import sys
from pathlib import Path
from tests.store.remote.conftest import Loader, graph
names = [f"https://example.org/{n:02}/graph" for n in range(40)]
graphs = [one for name in names for one in graph(name, *(f"{i}" for i in range(50)))]
report = Loader(sys.argv[1], Path(sys.argv[2])).load(graphs, sys.argv[3])
print(len(report.sent), len(report.unchanged), len(report.found), report.complete, flush=True)
"""


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_r08_a_killed_load_goes_on_where_it_was(faulty: Faulty, loader: Loader, protocol: str):
    command = [sys.executable, "-c", KILLED, loader.url, str(loader.state), protocol]
    root = Path(__file__).resolve().parents[3]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), *filter(None, sys.path)])}
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE) as loading:

        def kill(handler):
            handler.apply()
            os.kill(loading.pid, signal.SIGKILL)

        faulty.script = write_number(17, kill)
        assert loading.wait(60) == -signal.SIGKILL
    faulty.script = lambda seen: None
    begun = len(faulty.writes)
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True, text=True)
    sent, unchanged, found, complete = done.stdout.split()
    assert (int(unchanged), int(sent) + int(found), complete) == (16, 24, "True")
    assert len(faulty.writes) - begun == int(sent)
    assert all(faulty.statements(f"https://example.org/{n:02}/graph") == 50 for n in range(40))


def test_r09_a_graph_that_somebody_else_changed_is_told_and_left_alone(faulty: Faulty, loader: Loader):
    loader.load()
    alter(faulty, ADDRESSES[0])
    conflict = loader.load()
    assert (conflict.conflicts, conflict.complete) == (ADDRESSES[:1], False)
    assert faulty.statements(ADDRESSES[0]) == 1
    over = loader.load(overwrite=True)
    assert (over.sent, over.complete) == (ADDRESSES[:1], True)
    assert faulty.statements(ADDRESSES[0]) == 6


def test_r09_nor_is_it_removed(faulty: Faulty, loader: Loader):
    loader.load()
    alter(faulty, ADDRESSES[0])
    report = loader.load(GRAPHS[1:], remove_gone=True)
    assert (report.conflicts, report.removed) == (ADDRESSES[:1], [])
    assert faulty.statements(ADDRESSES[0]) == 1


def test_r09_the_same_number_of_other_statements_is_found_by_verifying(faulty: Faulty, loader: Loader):
    loader.load()
    found = next(iter(faulty.store.quads_for_pattern(None, None, None, ox.NamedNode(ADDRESSES[1]))))
    faulty.store.remove(found)
    faulty.store.add(ox.Quad(found.subject, found.predicate, ox.Literal("forged"), found.graph_name))
    assert loader.load().complete
    assert loader.load(verify=True).conflicts == ADDRESSES[1:2]
    assert loader.load(verify=True, overwrite=True).sent == ADDRESSES[1:2]
    assert loader.load(verify=True).unchanged == ADDRESSES


def test_r09_what_is_changed_after_it_was_read_back_is_told_at_the_end(faulty: Faulty, loader: Loader):
    def meanwhile(handler):
        alter(handler.server, ADDRESSES[0])
        handler.reply(handler.apply())

    faulty.script = write_number(3, meanwhile)
    report = loader.load()
    assert (report.conflicts, report.sent) == (ADDRESSES[:1], ADDRESSES[1:])
    assert loader.load().conflicts == ADDRESSES[:1]


def test_r09_a_fault_when_looking_again_is_a_fault(faulty: Faulty, loader: Loader):
    asked = []

    def last(seen):
        asked.append(seen)
        ended = sum(one.write for one in asked) == len(GRAPHS) and seen.body.count(b"COUNT") == len(GRAPHS)
        return answering(500) if ended else None

    faulty.script = last
    report = loader.load()
    assert (report.sent, report.to_do, report.complete) == (ADDRESSES, [], False)


def test_r09_something_unknown_under_the_name_is_replaced_and_told(faulty: Faulty, loader: Loader):
    alter(faulty, ADDRESSES[2])
    report = loader.load()
    assert (report.replaced, report.complete) == (ADDRESSES[2:], True)


def test_r09_one_state_is_held_by_one_load(loader: Loader):
    loader.load()
    with State(loader.state, loader.endpoint()), pytest.raises(RemoteFault) as busy:
        loader.load()
    assert catalogue()[busy.value.problem.code].name == "remote-loading"


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_r10_a_server_that_loses_statements_is_found_out(faulty: Faulty, loader: Loader, protocol: str):
    faulty.script = on_writes(losing(1))
    report = loader.load(protocol=protocol)
    assert [one.graph for one in report.differences] == ADDRESSES
    assert all(len(one.missing) >= 1 and one.extra == () for one in report.differences)
    assert report.sent == []
    faulty.script = lambda seen: None
    assert loader.load(protocol=protocol).sent == ADDRESSES


def test_r10_so_is_one_that_says_yes_and_does_nothing(faulty: Faulty, loader: Loader):
    faulty.script = on_writes(answering(204))
    assert [len(one.missing) for one in loader.load().differences] == [6, 2, 20]


def test_r10_and_one_that_keeps_more_than_it_was_sent(faulty: Faulty, loader: Loader):
    def adding(handler):
        one = handler.apply()
        for number in range(3):
            stranger = ox.NamedNode(f"urn:stranger:{number}")
            handler.server.store.add(ox.Quad(stranger, stranger, stranger, ox.NamedNode(ADDRESSES[2])))
        handler.reply(one)

    faulty.script = write_number(3, adding)
    report = loader.load()
    assert [(one.graph, len(one.extra)) for one in report.differences] == [(ADDRESSES[2], 3)]
    faulty.rows, faulty.script = 10, write_number(1, adding)
    loader.state.unlink()
    report = loader.load()
    assert [one.extra for one in report.differences] == [("3 statements of other subjects",)]


def test_r10_a_copy_that_lags_behind_is_read_twice(faulty: Faulty, loader: Loader):
    late = []

    def later(handler):
        late.append(handler.seen)
        answering(204)(handler)

    def catching_up(seconds):
        for seen in late:
            faulty.store.load(seen.body, ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(ADDRESSES[0]))

    faulty.script = on_writes(later)
    loader.waits = type("Waits", (list,), {"append": lambda self, seconds: catching_up(seconds)})()
    assert loader.load(GRAPHS[:1]).complete


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize(
    "damage",
    [
        lambda rows: [*rows[:-1], rows[-1][:20]],
        lambda rows: [*rows[:3], b"garbage\n", b"\x00\xff\n", *rows[4:]],
        lambda rows: [row.replace(b"example", b"exbmple") if i else row for i, row in enumerate(rows)],
        lambda rows: rows[:1],
        lambda rows: [rows[0], b'00000000 {"graph": 1}\n', b"2a3b 17\n"],
    ],
)
def test_a_damaged_state_costs_reading_and_nothing_else(faulty: Faulty, loader: Loader, damage):
    loader.load()
    loader.state.write_bytes(b"".join(damage(lines(loader.state))))
    before = len(faulty.writes)
    report = loader.load(remove_gone=True)
    assert (report.complete, report.removed, report.gone) == (True, [], [])
    assert sorted(report.unchanged + report.found) == ADDRESSES
    assert len(faulty.writes) == before
    again = loader.load()
    assert again.unchanged == ADDRESSES


@pytest.mark.parametrize("content", [b"export PATH=1\n", b"\xff\xfe", b'{"kind": "resgraph load"}\n', b"x"])
def test_a_file_that_is_no_state_is_neither_used_nor_changed(loader: Loader, content: bytes):
    loader.state.write_bytes(content)
    with pytest.raises(Misuse):
        loader.load()
    assert loader.state.read_bytes() == content


def test_nor_is_the_state_of_another_endpoint(faulty: Faulty, loader: Loader):
    loader.load()
    content = loader.state.read_bytes()
    loader.update = "/elsewhere"
    with pytest.raises(Misuse) as refused:
        loader.load()
    assert loader.url in str(refused.value)
    assert loader.state.read_bytes() == content


def test_a_state_holds_addresses_digests_and_counts_only(loader: Loader):
    loader.load()
    for line in lines(loader.state)[1:]:
        assert set(json.loads(line.partition(b" ")[2])) == {"graph", "what", "sha256", "quads"}
