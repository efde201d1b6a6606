"""S15 to S17: full, read-only and forbidden disks, and what a backup meets there (P1)."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from resgraph.store import create, open_store
from tests.store.faults import texts
from tests.store.faults.commands import COMMAND, COUNT, resgraph, told_in_one_line
from tests.store.faults.states import held, lines

DISKS = "tests.store.faults.disks:"


@pytest.fixture
def mounting(forkserver) -> None:
    reason = forkserver.run("tests.store.faults.work:tell_mounts").output
    if reason:
        pytest.skip(reason)


@pytest.mark.parametrize("foreseen", [True, False])
def test_s15_a_full_disk_refuses_the_load_keeps_what_was_there_and_goes_on_when_there_is_room(
    commands, folder, mounting, foreseen
):
    (folder / "disk").mkdir()
    ended = commands.run(f"{DISKS}full_foreseen" if foreseen else f"{DISKS}full_found_out", folder / "disk")
    assert ended.code == 0, ended.errors


def test_s15_a_limit_on_the_size_of_files_is_a_full_disk_too(forkserver, directory):
    operate = "tests.store.faults.work:operate"
    assert forkserver.run(operate, directory, 846, 0, 1).code == 0
    before = held(directory)
    for size in (1_000, 5_000, 20_000):
        ended = forkserver.run("tests.store.faults.work:limited", {"FSIZE": size}, "operate", directory, 846, 1, 3)
        assert (ended.code, ended.errors.split(" ")[0]) == (5, "RG5006"), ended.errors
        assert held(directory) == before
        assert len(list((directory / "index").iterdir())) == 1
    assert forkserver.run(operate, directory, 846, 1, 3).code == 0


def test_s16_on_a_read_only_file_system_a_store_is_read_and_writing_is_refused_in_one_line(commands, folder, mounting):
    (folder / "disk").mkdir()
    refused(commands.run(f"{DISKS}frozen", folder / "disk"))


def test_s16_a_store_of_somebody_else_is_read_and_writing_is_refused_in_one_line(commands, folder):
    source = texts.versions(folder)[0]
    assert commands.run(COMMAND, ["-q", "build", source, "--store", folder / "store"]).code == 0
    folder.chmod(0o755)
    for path in (folder / "store").rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    (folder / "store").chmod(0o555)
    refused(commands.run(f"{DISKS}nobody", folder / "store", source))
    for path in (folder / "store", *(folder / "store").rglob("*")):
        path.chmod(0o755)


def refused(ended) -> None:
    assert ended.code == 0, ended.errors
    for told in re.split(r"^== \w+\n", ended.errors, flags=re.MULTILINE)[1:]:
        assert told.startswith("error[RG5005]"), ended.errors
        assert told.count("error[") == 1
    assert "Traceback" not in ended.errors


@pytest.fixture
def loaded(folder: Path) -> Path:
    with create(folder / "store") as store:
        graphs = [(f"https://w3id.org/resgraph/id/eu/ep/{n}/graph", lines(n, {f"{n} {k}": "urn:x" for k in range(50)}))
                  for n in "ABC"]  # fmt: skip
        store.load(graphs)
    return folder / "store"


def test_s17_a_backup_holds_the_same_bytes_and_leaves_what_is_at_its_target(commands, folder, loaded, tmp_path):
    for target in (folder / "backup", tmp_path / "on another file system"):
        ended = resgraph(commands, "backup", "--store", loaded, target)
        assert (ended.code, "Traceback" in ended.errors) == (0, False), ended.errors
        assert held(target) == held(loaded)
        assert resgraph(commands, "doctor", "--store", target, "--deep").code == 0
        before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
        again = resgraph(commands, "backup", "--store", loaded, target)
        assert again.code == 5
        told_in_one_line(again)
        assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["on another file system"]


def test_s17_a_backup_stays_whole_whatever_is_done_to_the_store_later(commands, folder, loaded):
    assert resgraph(commands, "backup", "--store", loaded, folder / "backup").code == 0
    then = held(folder / "backup")
    with open_store(loaded, write=True) as store:
        store.remove([record.graph for record in store.graphs()])
        store.load([("https://w3id.org/resgraph/id/eu/ep/Z/graph", lines("Z", {"z": "urn:z"}))])
    assert held(folder / "backup") == then
    with open_store(folder / "backup", write=True) as store:
        store.remove([store.graphs()[0].graph])
    assert held(loaded).keys() == {"https://w3id.org/resgraph/id/eu/ep/Z/graph"}


def test_s17_a_backup_of_a_damaged_store_is_refused(commands, folder, loaded):
    next((loaded / "graphs").iterdir()).write_bytes(b"")
    ended = resgraph(commands, "backup", "--store", loaded, folder / "backup")
    assert ended.code in (5, 7)
    told_in_one_line(ended)
    assert not (folder / "backup").exists()
    assert sorted(path.name for path in folder.iterdir()) == ["store"]


@pytest.mark.parametrize("verb", ["backup", "restore"])
def test_s17_a_backup_and_a_restoration_killed_at_the_nth_file_operation_leave_nothing_half(
    commands, folder, loaded, verb
):
    expected = held(loaded)
    assert resgraph(commands, "backup", "--store", loaded, folder / "copy").code == 0
    words = {"backup": ["backup", "--store", loaded, folder / "target"],
             "restore": ["restore", folder / "copy", "--store", folder / "target"]}[verb]  # fmt: skip
    for number in range(1, 400, 4):
        ended = commands.run("tests.store.faults.work:command_with_faults", words, {
            "directory": str(folder), "at": number, "kind": "kill"})  # fmt: skip
        if ended.code == 0:
            break
        assert ended.code == -9, ended
        if (folder / "target" / "ledger.json").exists():
            now = held(folder / "target")
            assert now in ({}, expected) if verb == "restore" else now == expected
            if now:
                shutil.rmtree(folder / "target")
    assert number > 10
    assert held(folder / "target") == expected == held(loaded)
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == ["copy", "store", "target"]
    assert resgraph(commands, "query", COUNT, "--store", folder / "target").code == 0
