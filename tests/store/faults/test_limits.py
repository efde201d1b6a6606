"""S18: tight limits, signals, broken pipes and jumping clocks end in a clear message and a sound store (P1)."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from resgraph.store import create
from tests.store.faults import texts
from tests.store.faults.commands import COMMAND, COUNT
from tests.store.faults.forkserver import ROOT
from tests.store.faults.states import held, lines, states

GIB = 1 << 30


@pytest.fixture
def store(commands, folder) -> Path:
    ended = commands.run(COMMAND, ["-q", "build", texts.versions(folder)[0], "--store", folder / "store", "-j", "1"])
    assert ended.code == 0
    return folder / "store"


def more(folder: Path, count: int = 2) -> Path:
    (folder / "more").mkdir()
    for number in range(7, 7 + count):
        texts.write(folder / "more", number, number)
    return folder / "more"


def test_s18_within_one_gibibyte_of_memory_and_128_open_files_building_and_asking_work(commands, folder, store):
    source, limits = more(folder), {"AS": 1 << 30, "NOFILE": 128}
    assert commands.run(COMMAND, ["-q", "build", source, "--store", store, "-j", "1"], limits).code == 0
    assert len(held(store)) == 5
    for words in (["query", COUNT], ["dump", "-o", os.devnull], ["doctor", "--deep"]):
        ended = commands.run(COMMAND, [*words, "--store", store], limits)
        assert ended.code == 0, ended.errors


@pytest.mark.parametrize("count", [64])
def test_s18_too_few_open_files_are_told_and_change_nothing(commands, folder, store, count):
    before, source = held(store), more(folder)
    ended = commands.run(COMMAND, ["-q", "build", source, "--store", store, "-j", "1"], {"NOFILE": count})
    assert ended.code == 5, ended
    assert ended.errors.startswith("error[RG5016]"), ended.errors
    assert "Traceback" not in ended.errors
    assert held(store) == before
    asked = commands.run(COMMAND, ["query", COUNT, "--store", store], {"NOFILE": count})
    assert (asked.code, asked.errors[:13]) == (5, "error[RG5016]"), asked
    assert commands.run(COMMAND, ["-q", "build", source, "--store", store, "-j", "1"]).code == 0


@pytest.mark.parametrize("megabytes", [32])
def test_s18_too_little_memory_ends_the_command_and_leaves_the_store_as_it_was(commands, folder, store, megabytes):
    before, source = held(store), more(folder)
    size = commands.run("tests.store.faults.work:tell_size").output
    limit = {"AS": int(size) + (megabytes << 20)}
    ended = commands.run(COMMAND, ["-q", "build", source, "--store", store, "-j", "1"], limit)
    if ended.code != 0:
        assert ended.code in (5, 70, -signal.SIGABRT, -signal.SIGSEGV), ended
        assert "Traceback" not in ended.errors
        assert held(store) == before
    assert commands.run(COMMAND, ["-q", "build", source, "--store", store, "-j", "1"]).code == 0
    assert len(held(store)) == 5


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_s18_a_signal_ends_a_build_with_one_word_and_leaves_old_or_new(commands, folder, number, code):
    source = more(folder, 4)
    words = ["-q", "build", source, "-j", "1", "--store"]
    began = time.monotonic()
    assert commands.run(COMMAND, [*words, folder / "undisturbed"]).code == 0
    took = time.monotonic() - began
    after = held(folder / "undisturbed")
    codes = []
    for attempt in range(2):
        child = commands.start(COMMAND, [*words, folder / f"{attempt}"])
        time.sleep((0.25 + 0.3 * attempt) * took)
        child.kill(number)
        ended = child.wait()
        codes.append(ended.code)
        assert ended.code in (0, code), ended
        if ended.code:
            assert ended.errors.strip() == "interrupted", ended
        if (folder / f"{attempt}" / "ledger.json").exists():
            assert held(folder / f"{attempt}") in ({}, after)
            assert len(list((folder / f"{attempt}").glob("index/*"))) <= 1
        assert commands.run(COMMAND, [*words, folder / f"{attempt}"]).code == 0
        assert held(folder / f"{attempt}") == after
    assert code in codes


@pytest.mark.parametrize("words", ["dump", "query 'SELECT * { ?s ?p ?o }'"])
def test_s18_a_reader_that_goes_away_is_no_fault(folder, words):
    with create(folder / "store") as store:
        found = lines("A", {f"{number} and many words more": "urn:a" for number in range(5_000)})
        store.load([("https://w3id.org/resgraph/id/eu/ep/A/graph", found)])
    before = held(folder / "store")
    piped = f"'{sys.executable}' -m resgraph {words} --store '{folder / 'store'}' | head -n 1; echo ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ended = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, env=environment, check=False)
    assert ended.stdout.splitlines()[-1] == "0"
    assert ended.stderr == ""
    assert held(folder / "store") == before


def test_s18_a_clock_that_jumps_and_files_from_the_future_change_nothing(forkserver, directory):
    for _, _, names in os.walk(directory):
        assert names
        break
    moments = [4_102_444_800.0, 0.0, 1_700_000_000.0, 1_600_000_000.0]  # 2100, 1970, 2023, 2020
    ended = forkserver.run("tests.store.faults.work:with_clock", moments, directory, 846)
    assert (ended.code, ended.errors) == (0, "")
    for path, moment in zip(sorted(directory.rglob("*")), itertools.cycle(moments)):
        os.utime(path, (moment, moment))
    assert held(directory) == next(itertools.islice(states(846), 4, 5))
    assert forkserver.run("tests.store.faults.work:operate", directory, 846, 4, 6).code == 0
    assert held(directory) == next(itertools.islice(states(846), 6, 7))
