"""S01 to S04: a writer killed at any moment loses nothing acknowledged and leaves nothing torn (P1)."""

from __future__ import annotations

import itertools
import random
import shutil
from pathlib import Path

import pytest

from tests.store.faults import texts, tracing
from tests.store.faults.crashes import KILLED, BuildCrashes, Crashes
from tests.store.faults.states import held, states

SEED = 846  # bulk load, replacement of one, of many, removal, rebuild, ...
OPERATE = "tests.store.faults.work:operate"


def leftovers(directory: Path) -> list[str]:
    """Indexes and archive files that the state of the store does not need."""
    graphs, indexes = (len(list((directory / folder).iterdir())) for folder in ("graphs", "index"))
    wrong = {"graphs": graphs - len(held(directory)), "index": indexes - 1}
    return [f"{count} in {folder}" for folder, count in wrong.items() if count]


def test_s01_s02_s03_after_each_kill_the_store_is_what_was_acknowledged_or_one_operation_further(forkserver, directory):
    crashes = Crashes(forkserver, directory, SEED)
    for _ in range(15):
        crashes.kill()
    assert (crashes.tally.torn, crashes.tally.lost) == ([], [])
    assert crashes.done > 6
    crashes.finish()
    assert leftovers(directory) == []


@pytest.mark.parametrize(
    ("operation", "kind", "lasting", "told", "stride"),
    [
        (1, "kill", False, "", 1),
        (4, "kill", False, "", 9),
        (3, "EIO", False, "RG5005", 9),
        (1, "ENOSPC", True, "RG5006", 7),
    ],
)
def test_s01_s03_s15_the_nth_file_operation_fails_until_none_does(
    forkserver, directory, operation, kind, lasting, told, stride
):
    before, after = itertools.islice(states(SEED), operation, operation + 2)
    assert forkserver.run(OPERATE, directory, SEED, 0, operation).code == 0
    calls = directory.parent / "calls"
    for number in itertools.count(1, stride):
        copy = Path(shutil.copytree(directory, directory.parent / f"{number}"))
        faults = {"directory": str(copy), "at": number, "kind": kind, "lasting": lasting}
        ended = forkserver.run(OPERATE, copy, SEED, operation, operation + 1, faults, calls)
        if ended.code != KILLED and int(calls.read_text()) < number:
            break
        now = held(copy)
        assert now in ((after,) if ended.code == 0 else (before, after))
        if ended.code not in (0, KILLED):
            assert (ended.code, ended.errors.split(" ")[0], ended.errors.count("\n")) == (5, told, 1)
            assert now == after or leftovers(copy) == []
        if number % 6 == 1:
            assert forkserver.run(OPERATE, copy, SEED, operation, operation + 1).code == 0
            assert (held(copy), leftovers(copy)) == (after, [])
        shutil.rmtree(copy)
    assert number > 30


@pytest.mark.skipif(bool(tracing.missing()), reason=tracing.missing())
@pytest.mark.parametrize(
    ("fault", "codes"),
    [("signal=KILL:when={}", {""}), ("error=ENOSPC:when={}+", {"RG5006"}), ("error=EIO:when={}", {"RG5005", "RG5007"})],
)
def test_s01_s03_s15_some_of_the_system_calls_of_the_index_library_fail(forkserver, directory, fault, codes):
    before, after = itertools.islice(states(SEED), 1, 3)
    assert forkserver.run(OPERATE, directory, SEED, 0, 1).code == 0
    for number in sorted(random.Random(SEED).sample(range(1, 100), 4)):
        copy = Path(shutil.copytree(directory, directory.parent / f"{number}"))
        calls = tracing.WRITES if "ENOSPC" in fault else tracing.CHANGES
        ended = tracing.operate(fault.format(number), copy, SEED, 1, calls=calls)
        assert held(copy) in ((after,) if ended.code == 0 else (before, after))
        if ended.code != 0:
            assert ended.code == (KILLED if "KILL" in fault else 5)
            assert ended.errors.split(" ")[0] in codes
        assert forkserver.run(OPERATE, copy, SEED, 1, 2).code == 0
        assert (held(copy), leftovers(copy)) == (after, [])


def test_s01_s03_a_build_killed_at_any_moment_leaves_the_old_store_or_the_new_and_can_be_done_again(commands, folder):
    crashes = BuildCrashes(commands, folder, texts.versions(folder), SEED)
    assert all(one != other for one, other in itertools.combinations(crashes.expected, 2))
    for kill in range(4):
        crashes.kill()
        if kill == 3:
            expected = crashes.finish()
            assert (held(crashes.directory), leftovers(crashes.directory)) == (expected, [])
    assert (crashes.tally.torn, crashes.tally.lost) == ([], [])
    assert crashes.tally.kills > 1
