"""S19: stores written by earlier versions, of this program and of the index library, open and can be migrated.

The fixtures were written by the first format of the store under the versions of pyoxigraph in their names: four graphs
loaded, one of them replaced.
"""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from resgraph.store import open_store
from tests.store.faults.commands import COUNT, resgraph, told_in_one_line
from tests.store.faults.states import address, held, lines

FIXTURES = Path(__file__).with_name("fixtures")


def graph(name: str, version: int) -> tuple[str, ...]:
    own = {f"{name} says {number} in version {version}": f"urn:{name}" for number in range(12)}
    shared = [f'<urn:all> <urn:says> "all say {number}"@en <{address(name)}> .' for number in range(3)]
    return tuple(sorted([*lines(name, own), *shared]))


EXPECTED = {address(name): graph(name, 2 if name == "T1" else 1) for name in ("T0", "T1", "T2", "T3")}


@pytest.fixture(params=["0.4.11", "0.5.0"])
def old(request, folder: Path) -> Path:
    with tarfile.open(FIXTURES / f"pyoxigraph-{request.param}.tar.xz") as packed:
        packed.extractall(folder / "store", filter="data")
    return folder / "store"


def test_s19_an_old_store_is_read_or_asks_to_be_migrated_and_is_left_as_it_was(commands, old):
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    for words in (["query", COUNT], ["doctor", "--deep"]):
        ended = resgraph(commands, *words, "--store", old)
        if ended.code:  # the index library opens only what its own version wrote unless it may rewrite it
            assert ended.code == 5
            told_in_one_line(ended)
            assert "resgraph migrate" in " ".join(ended.errors.split())
        else:
            assert "51" in ended.output or "60 statements" in ended.output  # four times twelve, and three that all say
    dumped = resgraph(commands, "dump", "--store", old)
    assert sorted(dumped.output.splitlines()) == sorted(line for found in EXPECTED.values() for line in found)
    assert {path: path.read_bytes() for path in old.rglob("*") if path.is_file()} == before


def test_s19_an_old_store_is_not_written_to_before_it_is_migrated_and_then_is_as_one_of_today(commands, old):
    refused = resgraph(commands, "rebuild", "--store", old)
    assert refused.code == 5
    told_in_one_line(refused)
    assert "resgraph migrate" in " ".join(refused.errors.split())
    assert resgraph(commands, "migrate", "--store", old).code == 0
    assert held(old) == EXPECTED
    assert resgraph(commands, "doctor", "--store", old, "--deep").code == 0
    again = resgraph(commands, "migrate", "--store", old)
    assert again.code == 0
    with open_store(old, write=True) as store:
        store.load([(address("T0"), graph("T0", 2))])
        store.remove([address("T3")])
    assert held(old) == {address("T0"): graph("T0", 2), **{a: EXPECTED[a] for a in (address("T1"), address("T2"))}}


def test_s19_a_store_of_a_later_format_is_left_alone(commands, old):
    marker = old / "resgraph.json"
    marker.write_text(marker.read_text("utf-8").replace('"format": 1', '"format": 99'), "utf-8")
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    for words in (["query", COUNT], ["dump"], ["doctor", "--deep"], ["rebuild"], ["migrate"]):
        ended = resgraph(commands, *words, "--store", old)
        assert ended.code == 5
        told_in_one_line(ended)
        assert "format 99" in " ".join(ended.errors.split())
    assert {path: path.read_bytes() for path in old.rglob("*") if path.is_file()} == before
