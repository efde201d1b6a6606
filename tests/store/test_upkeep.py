"""Examining, rebuilding, backing up, restoring and migrating stores, by the command line where it has a verb."""

from __future__ import annotations

import errno
import os
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from resgraph.cli import run
from resgraph.core.errors import StoreFault
from resgraph.store import NamedGraph, create, examine, index, inventory, ledger, open_store, reading, space
from tests.store.test_store import address, answers, child, everything, graph, meddle, names, snapshot

HOLD = """
    import sys
    from resgraph.store import open_store
    with open_store(sys.argv[1], write=True):
        print("held", flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store of three graphs, closed."""
    with create(tmp_path / "store") as store:
        store.load([graph("A", "one", "two"), graph("B", "two", "three"), graph("C", "four")])
    return tmp_path / "store"


def generation(place: Path) -> Path:
    return index.path(place, ledger.read(place).index)


def one(place: Path, pattern: str, content: bool = True) -> Path:
    """The largest file of that pattern in the index."""
    found = sorted(generation(place).glob(pattern), key=lambda file: file.stat().st_size)
    return found[-1]


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 4
    file.write_bytes(content)


def cut(file: Path, size: int) -> None:
    file.write_bytes(file.read_bytes()[:-size])


DAMAGES: dict[str, tuple[Callable[[Path], object], int, bool]] = {  # what is done, exit code, needs --deep
    "s07-bit-in-a-table": (lambda place: flip(one(place, "*.sst")), 5, True),
    "s08-manifest-cut": (lambda place: cut(one(place, "MANIFEST-*"), 10), 7, False),
    "s08-manifest-flipped": (lambda place: flip(one(place, "MANIFEST-*")), 5, False),
    "s09-log-deleted": (lambda place: one(place, "*.log").unlink(), 7, False),
    "s09-log-grown": (lambda place: one(place, "*.log").write_bytes(b"x" * 99), 7, False),
    "s10-current-deleted": (lambda place: (generation(place) / "CURRENT").unlink(), 5, False),
    "s10-manifest-deleted": (lambda place: one(place, "MANIFEST-*").unlink(), 5, False),
    "s10-manifest-emptied": (lambda place: one(place, "MANIFEST-*").write_bytes(b""), 5, False),
    "s10-table-deleted": (lambda place: one(place, "*.sst").unlink(), 5, False),
    "s10-table-cut": (lambda place: cut(one(place, "*.sst"), 1), 5, False),
    "s10-index-deleted": (lambda place: shutil.rmtree(generation(place)), 5, False),
    "archive-deleted": (lambda place: next((place / "graphs").glob("*A*")).unlink(), 5, False),
    "archive-flipped": (lambda place: flip(next((place / "graphs").glob("*A*"))), 5, True),
    "archive-cut": (lambda place: cut(next((place / "graphs").glob("*A*")), 9), 5, False),
    "ledger-flipped": (lambda place: flip(place / "ledger.json"), 5, False),
    "ledger-deleted": (lambda place: (place / "ledger.json").unlink(), 5, False),
    "marker-deleted": (lambda place: (place / "resgraph.json").unlink(), 5, False),
    "marker-emptied": (lambda place: (place / "resgraph.json").write_bytes(b""), 5, False),
}


class TestDoctor:
    def test_a_sound_store_is_sound(self, place, capsys):
        assert run(["doctor", "--store", str(place)]) == 0
        assert "3 graphs, 5 statements as in the ledger" in capsys.readouterr().out
        assert run(["doctor", "--deep", "--store", str(place)]) == 0

    @pytest.mark.parametrize("name", DAMAGES)
    def test_every_damage_is_found_and_its_remedy_said(self, place, capsys, name):
        damage, code, deep = DAMAGES[name]
        damage(place)
        found = run(["doctor", "--store", str(place), *(["--deep"] if deep else [])])
        said = capsys.readouterr()
        assert found == code
        assert "Traceback" not in said.err
        if not name.startswith(("ledger", "marker")):
            assert ("resgraph restore" if name.startswith("archive") else "resgraph rebuild") in said.err

    @pytest.mark.parametrize("name", [name for name, (_, _, deep) in DAMAGES.items() if name[0] == "s" and not deep])
    def test_a_damaged_index_is_not_served_and_can_be_rebuilt(self, place, name):
        DAMAGES[name][0](place)
        assert run(["ask", "--store", str(place), "SELECT * { ?s ?p ?o }"]) in (5, 7)
        assert run(["rebuild", "--store", str(place)]) == 0
        assert examine(place, deep=True).sound
        with open_store(place) as store:
            assert answers(store) == ["four", "one", "three", "two", "two"]

    def test_reading_changes_nothing(self, place):
        before = snapshot(place)
        assert examine(place, deep=True).sound
        assert snapshot(place) == before

    def test_an_index_that_holds_something_else_is_found(self, place):
        with open_store(place, write=True) as store:
            meddle(store, lambda database: database.update(f"DELETE WHERE {{ GRAPH <{address('C')}> {{ ?s ?p ?o }} }}"))
        found = examine(place)
        assert found.differing == (f"{address('C')}: 0 statements in the index, 1 in the ledger",)
        assert run(["doctor", "--store", str(place)]) == 7

    def test_other_statements_in_the_same_number_are_found_when_everything_is_read(self, place):
        change = "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?g { ?s ?p 'x' } } WHERE { GRAPH ?g { ?s ?p ?o } }"
        with open_store(place, write=True) as store:
            meddle(store, lambda database: database.update(change.replace("?o", "'four'")))
        assert examine(place).sound
        assert run(["doctor", "--deep", "--store", str(place)]) == 7
        assert any("union" in words for words in examine(place, deep=True).differing)

    def test_leftovers_are_listed_and_go_with_the_next_writer(self, place, capsys):
        orphan = generation(place) / "bulk-17.sst"
        left = [orphan, place / "graphs" / "x.nq.tmp", place / "index" / "000009", place / "ledger.json.tmp"]
        left[2].mkdir()
        for file in (left[0], left[1], left[3]):
            file.write_bytes(b"x")
        assert run(["doctor", "--store", str(place)]) == 0
        said = capsys.readouterr().out
        assert all(f"{file.relative_to(place)}:" in said for file in left)
        open_store(place, write=True).close()
        assert not any(file.exists() for file in left)
        assert examine(place).leftovers == ()

    def test_an_orphan_is_not_inherited_by_the_next_index(self, place):
        with open_store(place, write=True) as store:
            (generation(place) / "bulk-17.sst").write_bytes(b"x")
            store.load([graph("C", "five")])
        assert [file.name for file in generation(place).glob("bulk*")] == []

    def test_reading_that_never_ends_or_takes_all_memory_is_ended(self, place):
        assert "not read within 0 s" in reading.read(generation(place), 0, deep=True, seconds=0.01).fault
        assert reading.read(generation(place), 5, deep=True, memory=20 << 20).fault


class TestBackup:
    @pytest.mark.parametrize("options", [[], ["--copy"]])
    def test_a_backup_is_a_store_with_the_same_statements(self, place, tmp_path, options):
        assert run(["backup", "--store", str(place), *options, str(tmp_path / "copy")]) == 0
        with open_store(place) as store, open_store(tmp_path / "copy") as copy:
            assert everything(copy) == everything(store)
            assert answers(copy) == answers(store)
        shared = one(place, "*.sst").samefile(generation(tmp_path / "copy") / one(place, "*.sst").name)
        assert shared == (not options)
        assert examine(tmp_path / "copy", deep=True).leftovers == ()
        assert names(tmp_path) == ["copy", "store"]

    def test_it_stays_as_it_is_when_the_store_goes_on(self, place, tmp_path):
        run(["backup", "--store", str(place), str(tmp_path / "copy")])
        before = snapshot(tmp_path / "copy")
        with open_store(place, write=True) as store:
            store.load([graph("A", "new"), graph("D", "more")])
            store.remove([address("B")])
            store.rebuild()
        assert snapshot(tmp_path / "copy") == before
        assert examine(tmp_path / "copy", deep=True).sound

    def test_it_can_be_made_while_another_process_writes(self, place, tmp_path):
        writer = child(HOLD, place, stdin=-1)
        assert writer.stdout.readline() == "held\n"
        try:
            assert run(["backup", "--store", str(place), str(tmp_path / "copy")]) == 0
        finally:
            writer.communicate("")

    def test_what_is_there_is_left_alone(self, place, tmp_path, capsys):
        (tmp_path / "there").mkdir()
        assert run(["backup", "--store", str(place), str(tmp_path / "there")]) == 5
        assert "RG5017" in capsys.readouterr().err
        (tmp_path / "copy.tmp").mkdir()
        (tmp_path / "copy.tmp" / "mine.txt").write_text("mine")
        assert run(["backup", "--store", str(place), str(tmp_path / "copy")]) == 5
        assert (tmp_path / "copy.tmp" / "mine.txt").read_text() == "mine"

    def test_what_a_killed_backup_left_is_no_obstacle(self, place, tmp_path):
        (tmp_path / "copy.tmp" / "graphs").mkdir(parents=True)
        (tmp_path / "copy.tmp" / "graphs" / "x.nq").write_text("half")
        assert run(["backup", "--store", str(place), str(tmp_path / "copy")]) == 0
        assert examine(tmp_path / "copy", deep=True).leftovers == ()

    @pytest.mark.parametrize("name", ["archive-flipped", "archive-deleted", "s07-bit-in-a-table", "s08-manifest-cut"])
    def test_a_damaged_store_gives_no_backup(self, place, tmp_path, name):
        DAMAGES[name][0](place)
        assert run(["backup", "--store", str(place), str(tmp_path / "copy")]) == 5
        assert names(tmp_path) == ["store"]

    def test_other_file_systems_without_links_get_copies(self, place, tmp_path, monkeypatch):
        def refuse(*_: object) -> None:
            raise OSError(errno.EXDEV, "Invalid cross-device link")

        monkeypatch.setattr(os, "link", refuse)
        assert run(["backup", "--store", str(place), str(tmp_path / "copy")]) == 0
        with open_store(place, write=True) as store:
            store.load([graph("C", "five")])
            assert store.disagreements() == ()

    def test_no_space_no_backup(self, place, tmp_path, monkeypatch, capsys):
        monkeypatch.setattr(space, "free", lambda _: 1000)
        assert run(["backup", "--copy", "--store", str(place), str(tmp_path / "copy")]) == 5
        assert "bytes are needed, 1,000 are free" in capsys.readouterr().err
        assert names(tmp_path) == ["store"]


class TestRestore:
    @pytest.fixture
    def copy(self, place: Path, tmp_path: Path) -> Path:
        assert run(["backup", "--copy", "--store", str(place), str(tmp_path / "copy")]) == 0
        return tmp_path / "copy"

    def test_a_new_store_is_made_of_it(self, copy, tmp_path):
        assert run(["restore", str(copy), "--store", str(tmp_path / "new")]) == 0
        assert examine(tmp_path / "new", deep=True).leftovers == ()
        with open_store(tmp_path / "new", write=True) as new, open_store(copy) as old:
            assert everything(new) == everything(old)
            new.load([graph("A", "changed")])
        assert examine(copy, deep=True).sound

    def test_a_sound_store_is_replaced_only_when_that_is_said(self, copy, place, capsys):
        with open_store(place, write=True) as store:
            store.load([graph("A", "new")])
            later = everything(store)
        assert run(["restore", str(copy), "--store", str(place)]) == 5
        assert "--replace" in capsys.readouterr().err
        with open_store(place) as reader:
            assert everything(reader) == later
            assert run(["restore", str(copy), "--store", str(place), "--replace"]) == 0
            assert everything(reader) == later  # until it moves on
            reader.refresh()
            assert answers(reader) == ["four", "one", "three", "two", "two"]
        assert examine(place, deep=True).sound

    @pytest.mark.parametrize("name", [name for name in DAMAGES if name not in ("marker-deleted", "archive-flipped",
                                                                               "s07-bit-in-a-table")])  # fmt: skip
    def test_a_damaged_store_is_mended(self, copy, place, name):
        DAMAGES[name][0](place)
        assert run(["restore", str(copy), "--store", str(place)]) == 0
        found = examine(place, deep=True)
        assert (found.sound, found.leftovers, found.graphs) == (True, (), 3)

    @pytest.mark.parametrize("name", ["archive-flipped", "archive-deleted", "ledger-flipped", "marker-deleted"])
    def test_a_damaged_backup_is_refused_and_the_store_left(self, copy, place, name):
        DAMAGES[name][0](copy)
        before = snapshot(place)
        assert run(["restore", str(copy), "--store", str(place), "--replace"]) == 5
        assert {name: what for name, what in snapshot(place).items() if name != "lock"} == {
            name: what for name, what in before.items() if name != "lock"
        }

    def test_a_backup_of_which_only_the_index_is_damaged_is_restored(self, copy, tmp_path):
        DAMAGES["s07-bit-in-a-table"][0](copy)
        assert run(["restore", str(copy), "--store", str(tmp_path / "new")]) == 0
        assert examine(tmp_path / "new", deep=True).sound

    def test_a_store_with_another_base_or_no_store_is_left_alone(self, copy, tmp_path):
        create(tmp_path / "other", base="https://example.org/id/").close()
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "notes.txt").write_text("mine")
        for target in ("other", "mine"):
            before = snapshot(tmp_path / target)
            assert run(["restore", str(copy), "--store", str(tmp_path / target), "--replace"]) == 5
            assert snapshot(tmp_path / target) == before


class TestMigration:
    @pytest.fixture
    def older(self, tmp_path: Path) -> Path:
        with tarfile.open(Path(__file__).parent / "formats" / "format-1.tar.gz") as archived:
            archived.extractall(tmp_path, filter="data")
        return tmp_path / "format-1"

    def test_an_older_store_can_be_read_and_says_how_to_go_on(self, older, capsys):
        with open_store(older) as store:
            assert answers(store) == ["five", "four", "one", "three", "two"]
        assert examine(older, deep=True).sound
        for verb in (["rebuild"], ["backup", str(older.parent / "copy")]):
            assert run([verb[0], "--store", str(older), *verb[1:]]) == 5
            assert "run resgraph migrate" in capsys.readouterr().err

    def test_migrating_keeps_every_statement_and_adds_what_the_format_has(self, older):
        with open_store(older) as store:
            before = everything(store)
        assert run(["migrate", "--store", str(older)]) == 0
        found = ledger.read(older)
        assert all(record.size for record in found.records.values())
        assert {record.name for record in found.files} >= {"CURRENT"}
        assert examine(older, deep=True).leftovers == ()
        with open_store(older, write=True) as store:
            assert everything(store) == before
            store.load([graph("A", "new")])
        kept = snapshot(older)
        assert run(["migrate", "--store", str(older)]) == 0
        assert snapshot(older) == kept

    def test_a_damaged_older_store_is_not_migrated(self, older):
        DAMAGES["archive-flipped"][0](older)
        assert run(["migrate", "--store", str(older)]) == 5
        assert '"format": 1' in (older / "resgraph.json").read_text()

    def test_an_index_of_another_engine_that_cannot_be_read_is_built_anew(self, place, capsys):
        held = ledger.read(place)
        (generation(place) / "CURRENT").write_text("MANIFEST-000099\n")
        files = inventory.take(generation(place), {}, generation(place))
        ledger.write(place, ledger.Ledger(held.index, held.records, files, "pyoxigraph 0.1"))
        assert run(["ask", "--store", str(place), "ASK {}"]) == 5
        assert "run resgraph migrate" in capsys.readouterr().err
        assert run(["migrate", "--store", str(place)]) == 0
        assert examine(place, deep=True).sound

    def test_a_later_format_names_who_wrote_it(self, place, capsys):
        marker = place / "resgraph.json"
        marker.write_text('{"base": "urn:x", "format": 9, "software": "resgraph 7.0"}')
        for arguments in (["migrate"], ["doctor"], ["rebuild"]):
            assert run([*arguments, "--store", str(place)]) == 5
            assert "format 9, written by resgraph 7.0" in capsys.readouterr().err


class TestSpace:
    def test_a_load_that_does_not_fit_is_refused_before_it_begins(self, place, monkeypatch):
        monkeypatch.setattr(space, "free", lambda _: 1_000_000)
        with open_store(place, write=True) as store:
            before = snapshot(place)
            with pytest.raises(StoreFault) as fault:
                store.load([graph("D", "five"), graph("A", "new")])
            assert fault.value.problem.code == "RG5006"
            assert "bytes are needed, 1,000,000 are free" in str(fault.value)
            assert snapshot(place) == before
            monkeypatch.undo()
            store.load([graph("D", "five")])
            assert examine(place, deep=True).sound

    def test_an_archive_that_is_damaged_heals_when_the_document_is_loaded_again(self, place):
        DAMAGES["archive-flipped"][0](place)
        with open_store(place, write=True) as store:
            store.load([graph("A", "one", "two")])
        assert examine(place, deep=True).sound

    def test_a_reader_can_dump_its_state_while_graphs_are_replaced(self, place):
        with open_store(place) as reader, open_store(place, write=True) as writer:
            parts = reader.dump()
            first = next(parts)
            writer.load([graph("A", "new"), graph("B", "new"), graph("C", "new")])
            assert b"".join([first, *parts]).count(b"\n") == 5
            reader.close()
            writer.load([NamedGraph(address("D"), graph("D", "last").quads)])
        assert len(names(place / "graphs")) == 4
