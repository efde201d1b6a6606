"""The store on disk: what it keeps, what it refuses, what it never touches."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import pickle
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from pyoxigraph import Store as Database

from resgraph.core.errors import Refused, ResgraphError, StoreFault
from resgraph.store import LoadReport, NamedGraph, Store, create, inventory, ledger, open_or_create, open_store, prepare

BASE = "https://w3id.org/resgraph/id/"


def address(name: str) -> str:
    return f"{BASE}eu/ep/{name}/graph"


def graph(name: str, *values: str) -> NamedGraph:
    """A graph of one statement for each value, lines in falling order."""
    lines = [f'<{BASE}eu/ep/{name}> <urn:says> "{value}" <{address(name)}> .' for value in sorted(values, reverse=True)]
    return NamedGraph(address(name), lines, source_sha256="", name=f"{name}.txt")


def everything(store: Store) -> bytes:
    return b"".join(store.dump())


def answers(store: Store, sparql: str = "SELECT ?o { ?s <urn:says> ?o } ORDER BY ?o") -> list[str]:
    return [row[0].value for row in store.query(sparql)]


def code(fault: pytest.ExceptionInfo[StoreFault]) -> str:
    return fault.value.problem.code


def meddle(store: Store, change: Callable[[Database], object]) -> None:
    """Change the index in use behind the back of the ledger, inventory included."""
    path = next((store.directory / "index").iterdir())
    store.refresh()
    database = Database(str(path))
    change(database)
    database.flush()
    del database
    state = ledger.read(store.directory)
    ledger.write(store.directory, replace(state, files=inventory.take(path, {}, path)))
    store.refresh()


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def snapshot(directory: Path) -> dict[str, bytes]:
    return {str(p.relative_to(directory)): p.read_bytes() for p in directory.rglob("*") if p.is_file()}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with create(tmp_path / "store") as opened:
        yield opened


class TestLoading:
    def test_what_was_loaded_is_answered_over_the_union_of_all_graphs(self, store):
        store.load([graph("A", "one", "two"), graph("B", "three")])
        assert answers(store) == ["one", "three", "two"]
        assert len(store) == 3

    def test_a_pair_of_address_and_lines_is_enough(self, store):
        store.load([(address("A"), graph("A", "one").quads)])
        assert answers(store) == ["one"]

    def test_the_report_says_what_happened_to_each_graph(self, store):
        assert store.load([graph("A", "one")]) == LoadReport(added=(address("A"),), graphs=1, quads=1)
        report = store.load([graph("A", "one"), graph("B", "two")])
        assert (report.added, report.replaced, report.unchanged) == ((address("B"),), (), (address("A"),))
        report = store.load([graph("A", "other", "words")])
        assert (report.added, report.replaced, report.unchanged) == ((), (address("A"),), ())
        assert (report.graphs, report.quads) == (2, 3)

    def test_the_same_thing_twice_changes_nothing(self, store):
        store.load([graph("A", "one", "two"), graph("B", "three")])
        before, index = everything(store), names(store.directory / "index")
        store.load([graph("B", "three"), graph("A", "two", "one")])
        assert everything(store) == before
        assert names(store.directory / "index") == index

    def test_any_order_of_loading_gives_the_same_dump(self, tmp_path):
        graphs = [graph("A", "one"), graph("B", "two"), graph("C", "three", "four")]
        dumps = set()
        for number, order in enumerate(itertools.permutations(graphs)):
            with create(tmp_path / str(number)) as one:
                for each in order:
                    one.load([each])
                dumps.add(everything(one))
        assert len(dumps) == 1

    def test_loading_a_then_another_a_then_a_again_is_loading_a(self, tmp_path):
        with create(tmp_path / "once") as once, create(tmp_path / "thrice") as thrice:
            once.load([graph("A", "one")])
            for values in (["one"], ["two", "three"], ["one"]):
                thrice.load([graph("A", *values)])
            assert everything(once) == everything(thrice)
            assert answers(thrice) == ["one"]

    def test_replacing_a_graph_leaves_the_others(self, store):
        store.load([graph("A", "one"), graph("B", "two")])
        store.load([graph("A", "new")])
        assert answers(store) == ["new", "two"]

    def test_a_removed_graph_is_gone_everywhere(self, store):
        store.load([graph("A", "one"), graph("B", "two")])
        assert store.remove([address("A"), address("never")]) == (address("A"),)
        assert answers(store) == ["two"]
        assert [record.graph for record in store.graphs()] == [address("B")]
        assert len(list((store.directory / "graphs").iterdir())) == 1

    def test_a_load_can_stand_for_graphs_that_are_to_go_with_it(self, store):
        store.load([graph("A", "one"), graph("B", "two"), graph("C", "three")])
        report = store.load(
            [graph("A", "one"), graph("D", "four")], instead_of=[address(n) for n in ("A", "B", "never")]
        )
        assert (report.added, report.removed, report.unchanged) == ((address("D"),), (address("B"),), (address("A"),))
        assert answers(store) == ["four", "one", "three"]
        assert store.disagreements() == ()

    def test_a_graph_that_contradicts_another_goes_too_when_the_load_stands_for_it(self, store):
        store.load([graph("A", "one"), graph("B", "two")])
        report = store.load([graph("A", "one"), graph("A", "other")], instead_of=[address("A")])
        assert [refused.problem.code for refused in report.refused] == ["RG5011"]
        assert report.removed == (address("A"),)
        assert answers(store) == ["two"]

    def test_graphs_prepared_elsewhere_are_the_same_graphs(self, tmp_path):
        graphs = [graph("A", "one", "two"), graph("B", "three"), graph("A", "two", "one")]
        with create(tmp_path / "one") as one, create(tmp_path / "two") as two:
            straight = one.load(graphs)
            prepared = [pickle.loads(pickle.dumps(prepare(each, two.base))) for each in graphs]
            assert two.load(prepared) == straight
            assert everything(one) == everything(two)
            assert [problem.code for problem in straight.problems] == ["RG5012"]

    def test_what_several_graphs_say_counts_once_and_stays_until_the_last_of_them_goes(self, store):
        same = '<urn:council> <urn:says> "x"'
        one, two = ((address(name), [f"{same} <{address(name)}> ."]) for name in "AB")
        store.load([one, two, graph("C", "y"), graph("D", "z"), graph("E", "w")])
        count = "SELECT (COUNT(*) AS ?n) { <urn:council> ?p ?o }"
        assert answers(store, count) == ["1"]
        store.remove([address("A")])
        assert (answers(store, count), store.disagreements()) == (["1"], ())
        store.load([graph("B", "other")])
        assert (answers(store, count), store.disagreements()) == (["0"], ())

    def test_graphs_can_be_asked_one_by_one(self, store):
        store.load([graph("A", "one"), graph("B", "two")])
        assert answers(store, f"SELECT ?o FROM <{address('B')}> {{ ?s ?p ?o }}") == ["two"]
        assert answers(store, f"SELECT ?o {{ GRAPH <{address('A')}> {{ ?s ?p ?o }} }}") == ["one"]
        assert answers(store, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }") == ["2"]

    def test_more_than_a_hundred_thousand_quads_are_taken_in_one_load(self, store):
        values = [str(n) for n in range(60_000)]
        store.load([graph("A", *values), graph("B", *values)])
        assert len(store) == 120_000
        assert answers(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == ["120000"]

    def test_progress_is_told_after_each_graph(self, store):
        seen: list[int] = []
        store.load([graph("A", "1"), graph("B", "2")], seen.append)
        assert seen == [1, 2]


class TestLedger:
    def test_the_ledger_proves_count_and_digest_of_each_graph(self, store):
        store.load([graph("A", "one", "two")])
        row = json.loads((store.directory / "ledger.json").read_text("utf-8"))["graphs"][0]
        content = (store.directory / "graphs" / row["file"]).read_bytes()
        assert row["quads"] == len(content.splitlines()) == 2
        assert row["sha256"] == hashlib.sha256(content).hexdigest()
        assert content.splitlines() == sorted(content.splitlines())

    def test_the_digest_of_what_was_read_is_kept(self, store):
        store.load([NamedGraph(address("A"), graph("A", "one").quads, source_sha256="ab" * 32)])
        assert store.graphs()[0].source_sha256 == "ab" * 32

    def test_the_dump_is_the_archive_and_equals_what_the_index_holds(self, store):
        store.load([graph("A", "one", "two"), graph("B", "ü\\n")])
        rows = store.query("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }")
        indexed = {(str(r["s"]), str(r["p"]), str(r["o"]), str(r["g"])) for r in rows}
        dumped = {
            (str(q.subject), str(q.predicate), str(q.object), str(q.graph_name))
            for q in parse(everything(store), RdfFormat.N_QUADS)
        }
        assert indexed == dumped
        assert store.disagreements() == ()

    def test_a_changed_archive_file_is_noticed(self, store):
        store.load([graph("A", "one"), graph("B", "two")])
        file = next((store.directory / "graphs").glob("*A*"))
        file.write_bytes(file.read_bytes().replace(b"one", b"two"))
        assert store.disagreements() == (address("A"),)
        with pytest.raises(StoreFault) as fault:
            store.rebuild()
        assert code(fault) == "RG5007"

    def test_an_index_that_lost_a_graph_is_noticed_and_can_be_rebuilt(self, store):
        store.load([graph("A", "one"), graph("B", "two")])
        meddle(store, lambda database: database.remove_graph(NamedNode(address("A"))))
        assert store.disagreements() == ("default graph", address("A"))
        store.rebuild()
        assert store.disagreements() == ()
        assert answers(store) == ["one", "two"]
        assert len(names(store.directory / "index")) == 1

    @pytest.mark.parametrize("change", ["INSERT DATA { <urn:x> <urn:p> <urn:y> }", "DELETE WHERE { ?s ?p ?o }"])
    def test_a_union_that_is_not_the_union_is_noticed(self, store, change):
        store.load([graph("A", "one")])
        meddle(store, lambda database: database.update(change))
        assert store.disagreements() == ("default graph",)

    def test_an_index_that_something_else_wrote_to_is_not_served(self, store):
        store.load([graph("A", "one")])
        path = next((store.directory / "index").iterdir())
        store.close()
        database = Database(str(path))
        database.update("INSERT DATA { <urn:x> <urn:p> <urn:y> }")
        database.flush()
        del database
        with open_store(store.directory) as reader:
            with pytest.raises(ResgraphError) as fault:
                reader.query("ASK {}")
            assert fault.value.exit_code in (5, 7)
            assert everything(reader).count(b"\n") == 1  # the archive is whole

    def test_a_deleted_index_is_a_fault_to_a_reader_and_mended_by_a_rebuild(self, store):
        store.load([graph("A", "one")])
        store.close()
        subprocess.run(["rm", "-r", store.directory / "index"], check=True)
        with open_store(store.directory) as reader, pytest.raises(StoreFault) as fault:
            reader.query("ASK {}")
        assert code(fault) == "RG5007"
        with open_store(store.directory, write=True) as writer:
            writer.rebuild()
            assert answers(writer) == ["one"]

    @pytest.mark.parametrize("content", ["", "{}", "[]", '{"graphs": [], "index": "", "quads": 7}'])
    def test_a_broken_ledger_is_a_fault(self, store, content):
        store.load([graph("A", "one")])
        (store.directory / "ledger.json").write_text(content)
        with pytest.raises(StoreFault) as fault:
            open_store(store.directory)
        assert code(fault) == "RG5007"

    def test_a_missing_ledger_beside_an_archive_is_a_fault_not_an_empty_store(self, store):
        store.load([graph("A", "one")])
        (store.directory / "ledger.json").unlink()
        with pytest.raises(StoreFault) as fault:
            open_store(store.directory)
        assert code(fault) == "RG5007"


class TestDuplicates:
    def test_the_same_document_twice_is_one_graph_and_a_note(self, store):
        report = store.load([graph("A", "one"), graph("A", "one")])
        assert [p.code for p in report.problems] == ["RG5012"]
        assert report.refused == ()
        assert answers(store) == ["one"]

    def test_the_same_bytes_read_under_two_names_are_one_graph_whatever_the_order(self, tmp_path):
        first, second = (NamedGraph(address("A"), graph("A", name).quads, "ab" * 32, name) for name in ("x", "y"))
        dumps = []
        for number, order in enumerate(([first, second], [second, first])):
            with create(tmp_path / str(number)) as one:
                assert one.load(order).refused == ()
                dumps.append(everything(one))
        assert dumps[0] == dumps[1]

    def test_two_documents_with_one_address_are_both_refused_and_the_rest_is_loaded(self, store):
        report = store.load([graph("A", "one"), graph("B", "two"), graph("A", "other")])
        assert [(type(r), r.problem.code, r.exit_code) for r in report.refused] == [(Refused, "RG5011", 3)]
        assert "A.txt" in str(report.refused[0])
        assert answers(store) == ["two"]

    def test_a_third_claimant_does_not_get_the_address_either(self, store):
        report = store.load([graph("A", "one"), graph("A", "other"), graph("A", "third")])
        assert len(report.refused) == 2
        assert answers(store) == []

    def test_what_was_there_before_a_conflict_stays(self, store):
        store.load([graph("A", "old")])
        store.load([graph("A", "one"), graph("A", "other")])
        assert answers(store) == ["old"]


class TestRefusedStatements:
    @pytest.mark.parametrize(
        "line",
        [
            "nonsense",
            f'<urn:a> <urn:says> "open <{address("A")}> .',
            f'_:b <urn:says> "blank" <{address("A")}> .',
            f"<urn:a> <urn:says> _:b <{address('A')}> .",
            f'<urn:a> <urn:says> "elsewhere" <{address("B")}> .',
            '<urn:a> <urn:says> "default graph" .',
            f'<relative> <urn:says> "x" <{address("A")}> .',
            f'<urn:a b> <urn:says> "x" <{address("A")}> .',
            f'<urn:a> <urn:says> "1" <{address("A")}> . <urn:a> <urn:says> "2" <{address("A")}> .',
            "# a comment is no statement",
        ],
    )
    def test_a_graph_with_a_bad_line_is_left_out_and_the_rest_is_loaded(self, store, line):
        report = store.load([(address("A"), [line]), graph("B", "good")])
        assert [r.problem.code for r in report.refused] == ["RG5013"]
        assert address("A") in str(report.refused[0])
        assert "\n" not in str(report.refused[0])
        assert answers(store) == ["good"]


class TestOpening:
    def test_a_new_store_is_empty_and_can_be_asked(self, tmp_path):
        create(tmp_path / "new").close()
        with open_store(tmp_path / "new") as reader:
            assert (len(reader), answers(reader), everything(reader), reader.graphs()) == (0, [], b"", ())

    def test_a_reader_never_creates_what_is_missing(self, tmp_path):
        for write in (False, True):
            with pytest.raises(StoreFault) as fault:
                open_store(tmp_path / "typo", write=write)
            assert code(fault) == "RG5002"
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("opening", [open_store, create, open_or_create, lambda p: open_store(p, write=True)])
    def test_a_directory_that_is_no_store_is_never_touched(self, tmp_path, opening):
        (tmp_path / "notes.txt").write_text("mine")
        with pytest.raises(StoreFault) as fault:
            opening(tmp_path)
        assert code(fault) == "RG5001"
        assert fault.value.exit_code == 5
        assert snapshot(tmp_path) == {"notes.txt": b"mine"}

    def test_an_empty_directory_becomes_a_store_only_when_one_is_made(self, tmp_path):
        with pytest.raises(StoreFault):
            open_store(tmp_path)
        assert list(tmp_path.iterdir()) == []
        create(tmp_path).close()
        assert (tmp_path / "resgraph.json").is_file()

    def test_a_store_is_not_made_over_a_store(self, store):
        with pytest.raises(StoreFault) as fault:
            create(store.directory)
        assert code(fault) == "RG5003"

    @pytest.mark.parametrize("opening", [create, open_or_create])
    @pytest.mark.parametrize("path", ["file", "file/below", "missing/below"])
    def test_a_path_that_cannot_be_a_directory_is_one_line(self, tmp_path, opening, path):
        (tmp_path / "file").write_text("")
        with pytest.raises(StoreFault) as fault:
            opening(tmp_path / path)
        assert code(fault) == "RG5005"
        assert str(tmp_path / path) in str(fault.value)
        assert "\n" not in str(fault.value)

    def test_dev_null_is_no_store(self):
        with pytest.raises(StoreFault) as fault:
            open_store("/dev/null")
        assert code(fault) == "RG5001"
        with pytest.raises(StoreFault):
            create("/dev/null")

    def test_what_the_operating_system_forbids_is_told_in_one_line(self, store, monkeypatch):
        def refuse(*_: object, **__: object) -> int:
            raise PermissionError(13, "Permission denied")

        store.close()
        monkeypatch.setattr("resgraph.store.lock.os.open", refuse)
        with pytest.raises(StoreFault) as fault:
            open_store(store.directory, write=True)
        assert code(fault) == "RG5005"
        assert str(fault.value) == f"{store.directory}: Permission denied"

    def test_a_full_disk_is_told_and_what_was_there_stays(self, store, monkeypatch):
        store.load([graph("A", "one")])

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("resgraph.store.index.files.sync", full)
        with pytest.raises(StoreFault) as fault:
            store.load([graph("B", "two")])
        monkeypatch.undo()
        assert code(fault) == "RG5006"
        assert answers(store) == ["one"]
        store.load([graph("B", "two")])
        assert answers(store) == ["one", "two"]
        assert len(names(store.directory / "index")) == 1

    def test_base_and_software_stand_in_the_marker(self, tmp_path):
        with create(tmp_path / "s", base="https://example.org/id/") as made:
            assert made.base == "https://example.org/id/"
        row = json.loads((tmp_path / "s" / "resgraph.json").read_text())
        assert row["format"] == 2
        assert row["software"].startswith("resgraph ")

    def test_another_base_than_the_store_has_is_refused(self, tmp_path):
        create(tmp_path / "s", base="https://example.org/id/").close()
        with pytest.raises(StoreFault) as fault:
            open_or_create(tmp_path / "s", base="https://example.com/id/")
        assert code(fault) == "RG5009"
        with open_or_create(tmp_path / "s") as opened:
            assert opened.base == "https://example.org/id/"

    def test_a_later_format_is_not_opened(self, store):
        store.close()
        marker = store.directory / "resgraph.json"
        marker.write_text(marker.read_text().replace('"format": 2', '"format": 3'))
        with pytest.raises(StoreFault) as fault:
            open_store(store.directory)
        assert code(fault) == "RG5008"

    def test_a_marker_that_is_not_one_is_a_fault(self, store):
        store.close()
        (store.directory / "resgraph.json").write_text("{")
        with pytest.raises(StoreFault) as fault:
            open_store(store.directory)
        assert code(fault) == "RG5007"


class TestReading:
    def test_a_store_opened_for_reading_refuses_to_write(self, store):
        with open_store(store.directory) as reader:
            assert reader.read_only
            for write in (lambda: reader.load([]), lambda: reader.remove([]), reader.rebuild):
                with pytest.raises(StoreFault) as fault:
                    write()
                assert code(fault) == "RG5010"

    def test_reading_changes_no_file(self, store):
        store.load([graph("A", "one")])
        store.close()
        before = snapshot(store.directory)
        with open_store(store.directory) as reader:
            assert answers(reader) == ["one"]
        assert snapshot(store.directory) == before

    def test_a_reader_sees_its_state_until_it_moves_on(self, store):
        store.load([graph("A", "one")])
        with open_store(store.directory) as reader:
            assert answers(reader) == ["one"]
            store.load([graph("A", "new")])
            store.load([graph("B", "two")])
            assert answers(reader) == ["one"]
            reader.refresh()
            assert answers(reader) == ["new", "two"]

    def test_a_reader_that_opened_before_a_load_and_asks_after_it_gets_the_new_state(self, store):
        store.load([graph("A", "one")])
        with open_store(store.directory) as reader:
            store.load([graph("A", "two")])
            assert answers(reader) == ["two"]
            assert [record.quads for record in reader.graphs()] == [1]

    def test_generations_being_read_are_kept_and_removed_afterwards(self, store):
        store.load([graph("A", "one")])
        with open_store(store.directory) as reader:
            answers(reader)
            store.load([graph("A", "two")])
            assert len(names(store.directory / "index")) == 2
        store.load([graph("A", "three")])
        assert len(names(store.directory / "index")) == 1

    def test_one_graph_can_be_had_alone(self, store):
        store.load([graph("A", "one"), graph("B", "two")])
        assert store.graph(address("B")).count(b"\n") == 1
        with pytest.raises(KeyError):
            store.graph(address("C"))


HOLD = """
    import sys, time
    from resgraph.store import open_store
    with open_store(sys.argv[1], write=True):
        print("held", flush=True)
        time.sleep(60)
"""

KILLED = """
    import os, signal, sys
    from resgraph.store import open_store, index
    where, path = sys.argv[1:3]
    graph = "https://w3id.org/resgraph/id/eu/ep/A/graph"
    class Killed(Exception): pass
    def kill(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
    module, name = where.rsplit(".", 1)
    import importlib
    setattr(importlib.import_module(module), name, kill)
    with open_store(path, write=True) as store:
        store.load([(graph, [f'<urn:a> <urn:says> "new" <{graph}> .'])])
"""


def child(script: str, *arguments: object, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)


class TestLock:
    def test_a_second_writer_is_told_which_process_writes(self, store):
        store.close()
        holder = child(HOLD, store.directory)
        try:
            assert holder.stdout.readline() == "held\n"
            with pytest.raises(StoreFault) as fault:
                open_store(store.directory, write=True)
            assert code(fault) == "RG5004"
            assert f"in use by process {holder.pid} since 20" in str(fault.value)
            assert fault.value.exit_code == 5
            open_store(store.directory).close()  # reading stays possible
        finally:
            holder.kill()
            holder.communicate()
        open_store(store.directory, write=True).close()  # the lock went with the killed process

    def test_a_second_writer_in_the_same_process_is_refused_too(self, store):
        with pytest.raises(StoreFault) as fault:
            open_store(store.directory, write=True)
        assert f"process {os.getpid()}" in str(fault.value)

    def test_a_writer_can_wait_for_its_turn(self, store):
        store.close()
        holder = child(HOLD.replace("60", "0.5"), store.directory)
        assert holder.stdout.readline() == "held\n"
        open_store(store.directory, write=True, wait=30).close()
        holder.communicate()


class TestInterrupted:
    @pytest.mark.parametrize(
        "where",
        [
            "resgraph.store.archive.write",
            "resgraph.store.index.build",
            "resgraph.store.archive.settle",
            "resgraph.store.index._copy",
            "resgraph.store.index._remove",
            "resgraph.store.index._fill",
            "resgraph.store.inventory.take",
            "resgraph.store.ledger.write",
        ],
    )
    def test_a_load_killed_before_the_commit_leaves_the_old_state(self, store, where):
        store.load([graph("A", "old"), graph("B", "kept"), graph("C", "kept too")])
        before = everything(store)
        store.close()
        killed = child(KILLED, where, store.directory)
        killed.communicate()
        assert killed.returncode == -signal.SIGKILL
        with open_store(store.directory) as reader:
            assert (everything(reader), answers(reader), reader.disagreements()) == (
                before,
                ["kept", "kept too", "old"],
                (),
            )
        with open_store(store.directory, write=True):
            assert len(names(store.directory / "index")) == 1
            assert len(names(store.directory / "graphs")) == 3

    def test_a_load_killed_after_the_commit_is_there(self, store):
        store.load([graph("A", "old"), graph("B", "kept")])
        store.close()
        killed = child(KILLED, "resgraph.store.index.open_", store.directory)  # never called before the commit
        killed.communicate()
        again = child(KILLED, "resgraph.store.archive.sweep", store.directory)
        again.communicate()
        with open_store(store.directory) as reader:
            assert answers(reader) == ["kept", "new"]
            assert reader.disagreements() == ()

    def test_a_first_load_that_was_killed_leaves_an_empty_store(self, store):
        store.close()
        killed = child(KILLED, "resgraph.store.index.build", store.directory)
        killed.communicate()
        assert killed.returncode == -signal.SIGKILL
        with open_store(store.directory, write=True) as writer:
            assert len(writer) == 0
            writer.load([graph("A", "one")])
            assert answers(writer) == ["one"]
