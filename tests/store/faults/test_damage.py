"""S06 to S10: damaged files are found, never answered from, and mended from the archive or a backup (P2)."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from resgraph.store import create, open_store
from tests.store.faults.commands import COUNT, resgraph, told_in_one_line
from tests.store.faults.states import held, lines

Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of several loads; one graph was replaced, one removed."""
    directory = tmp_path_factory.mktemp("sound") / "store"

    def graph(name: str, version: int) -> tuple[str, tuple[str, ...]]:
        own = {f"{name} says {number} in version {version}": f"urn:{name}" for number in range(120)}
        found = lines(name, own | {f"all say {number}": "urn:all" for number in range(9)})
        return f"https://w3id.org/resgraph/id/eu/ep/{name}/graph", found

    with create(directory) as store:
        store.load([graph(f"T{number}", 1) for number in range(8)])
        store.load([graph("T3", 2), graph("T9", 1)])
        store.remove([graph("T5", 1)[0]])
    return directory


@pytest.fixture
def copy(sound: Path, folder: Path) -> Path:
    return Path(shutil.copytree(sound, folder / "store"))


def index(directory: Path) -> Path:
    return directory / "index" / json.loads((directory / "ledger.json").read_text("utf-8"))["index"]


def one(directory: Path, pattern: str, place: int = 0) -> Path:
    return sorted(directory.glob(pattern))[place]


def cut(pattern: str, count: int = 10, where: Callable[[Path], Path] = index) -> Damage:
    def damage(directory: Path) -> None:
        file = one(where(directory), pattern)
        content = file.read_bytes()
        file.write_bytes(content[: max(len(content) - count, 0)] if content else b"x")

    return damage


def deleted(pattern: str, where: Callable[[Path], Path] = index) -> Damage:
    return lambda directory: one(where(directory), pattern).unlink()


def filled(pattern: str, content: bytes = b"", where: Callable[[Path], Path] = index) -> Damage:
    return lambda directory: one(where(directory), pattern).write_bytes(content) and None


def flipped(pattern: str, seed: int, where: Callable[[Path], Path] = index) -> Damage:
    def damage(directory: Path) -> None:
        chance = random.Random(seed)
        file = chance.choice([path for path in sorted(where(directory).glob(pattern)) if path.stat().st_size])
        content = bytearray(file.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(content)

    return damage


def archive(directory: Path) -> Path:
    return directory / "graphs"


def top(directory: Path) -> Path:
    return directory


def _older(directory: Path) -> None:
    """An index that is sound, but lacks a graph that the ledger names."""
    with open_store(directory, write=True) as store:
        before = (directory / "ledger.json").read_bytes()
        name, graph = index(directory).name, store.graphs()[0]
        content = (directory / "graphs" / graph.file).read_bytes()
        store.remove([graph.graph])
        index(directory).rename(directory / "index" / name)
        (directory / "graphs" / graph.file).write_bytes(content)
        (directory / "ledger.json").write_bytes(before)


def _recount(directory: Path) -> None:
    text = (directory / "ledger.json").read_text("utf-8")
    (directory / "ledger.json").write_text(text.replace('"quads": 129', '"quads": 128', 1), "utf-8")


OF_THE_INDEX: dict[str, Damage] = {
    **{f"s07 bit of an SST flipped, {seed}": flipped("*.sst", seed) for seed in (2, 3, 4, 6)},
    "s08 MANIFEST cut by 10 bytes": cut("MANIFEST-*"),
    "s08 MANIFEST cut by half": lambda d: cut("MANIFEST-*", one(index(d), "MANIFEST-*").stat().st_size // 2)(d),
    "s08 bit of the MANIFEST flipped": flipped("MANIFEST-*", 1),
    "s09 log cut or lengthened": cut("*.log"),
    "s09 log deleted": deleted("*.log"),
    "s10 CURRENT deleted": deleted("CURRENT"),
    "s10 CURRENT names nothing": filled("CURRENT", b"MANIFEST-999999\n"),
    "s10 MANIFEST deleted": deleted("MANIFEST-*"),
    "s10 MANIFEST emptied": filled("MANIFEST-*"),
    "s10 SST deleted": deleted("*.sst"),
    "s10 SST emptied": filled("*.sst"),
    "s10 index deleted": lambda directory: shutil.rmtree(directory / "index"),
    "s10 another state's index": _older,
}
OF_THE_ARCHIVE: dict[str, Damage] = {
    "s07 bit of an archive file flipped": flipped("*.nq", 3, archive),
    "s07 archive file cut": cut("*.nq", 40, archive),
    "s10 archive file deleted": deleted("*.nq", archive),
    "s10 archive deleted": lambda directory: shutil.rmtree(directory / "graphs"),
    "s10 ledger cut": cut("ledger.json", 50, top),
    "s10 ledger deleted": deleted("ledger.json", top),
    "s10 digit of the ledger changed": _recount,
    "s10 marker cut": cut("resgraph.json", 10, top),
}


@pytest.mark.parametrize("name", [*OF_THE_INDEX, *OF_THE_ARCHIVE])
def test_damage_is_found_by_the_doctor_and_never_answered_from(commands, copy, name):
    expected = resgraph(commands, "query", COUNT, "--store", copy)
    assert expected.code == 0
    (OF_THE_INDEX | OF_THE_ARCHIVE)[name](copy)
    found = resgraph(commands, "doctor", "--store", copy, "--deep")
    assert found.code in (5, 7), found
    told_in_one_line(found)
    answer = resgraph(commands, "query", "--timeout", 5, COUNT, "--store", copy)
    if answer.code == 0:
        assert answer.output == expected.output
    else:
        assert answer.code in (5, 7)
        told_in_one_line(answer)


@pytest.mark.parametrize("name", OF_THE_INDEX)
def test_a_damaged_index_is_mended_from_the_archive(commands, sound, copy, name):
    OF_THE_INDEX[name](copy)
    assert resgraph(commands, "rebuild", "--store", copy).code == 0
    assert held(copy) == held(sound)


@pytest.mark.parametrize("name", OF_THE_ARCHIVE)
def test_a_damaged_archive_is_mended_from_a_backup_not_by_a_rebuild(commands, sound, copy, name):
    backup = copy.parent / "backup"
    assert resgraph(commands, "backup", "--copy", "--store", copy, backup).code == 0
    OF_THE_ARCHIVE[name](copy)
    rebuilt = resgraph(commands, "rebuild", "--store", copy)
    assert rebuilt.code in (5, 7)
    told_in_one_line(rebuilt)
    assert resgraph(commands, "restore", backup, "--store", copy).code == 0
    assert held(copy) == held(sound)


def test_s06_orphans_of_a_killed_load_are_told_and_go_with_the_next_writer(commands, sound, copy):
    orphans = [index(copy) / "bulk-123.sst", copy / "index" / "000099" / "x.sst", copy / "graphs" / "T1.0.nq.tmp"]
    for orphan in orphans:
        orphan.parent.mkdir(exist_ok=True)
        orphan.write_bytes(b"x" * 1000)
    found = resgraph(commands, "doctor", "--store", copy, "--deep")
    assert found.code == 0
    for orphan in orphans:
        assert orphan.name in found.output or orphan.parent.name in found.output
    open_store(copy, write=True).close()
    assert not any(orphan.exists() for orphan in orphans)
    assert held(copy) == held(sound)


def test_s10_what_holds_no_data_may_go(commands, copy, sound):
    for pattern in ("LOCK", "LOG*"):
        for file in index(copy).glob(pattern):
            file.unlink()
    (copy / "lock").unlink()
    assert resgraph(commands, "doctor", "--store", copy, "--deep").code == 0
    open_store(copy, write=True).close()
    assert held(copy) == held(sound)


@pytest.mark.parametrize("verb", ["doctor", "dump", "query", "backup", "rebuild", "migrate"])
@pytest.mark.parametrize("content", [None, {}, {"notes.txt": b"mine"}])
def test_s10_a_path_without_a_store_is_named_and_stays_as_it_was(commands, folder, verb, content):
    directory = folder / "typo"
    for name in content or {}:
        directory.mkdir()
        (directory / name).write_bytes(content[name])
    words = {"query": [COUNT], "backup": [folder / "backup"]}.get(verb, [])
    ended = resgraph(commands, verb, *words, "--store", directory)
    assert ended.code == 5
    told_in_one_line(ended)
    assert str(directory) in ended.errors
    assert {path.name: path.read_bytes() for path in directory.glob("*")} == (content or {})
    assert directory.exists() == bool(content)
    assert not (folder / "backup").exists()
