"""S05: what is acknowledged survives a loss of power, and one in the middle leaves the old state or the new (P1)."""

from __future__ import annotations

import itertools

import pytest

from tests.store.faults.states import held, states

SEED = 846  # bulk, replacement of one, of many, removal, rebuild ...
OPERATE = "tests.store.faults.work:operate"
LOSE = "tests.store.faults.work:lose_power"


@pytest.mark.parametrize("operation", [1, 3])
def test_s05_power_lost_before_any_sync_leaves_old_or_new_and_after_the_acknowledgement_the_new(
    forkserver, directory, operation
):
    before, after = itertools.islice(states(SEED), operation, operation + 2)
    assert forkserver.run(OPERATE, directory, SEED, 0, operation).code == 0
    lost = directory.parent / "lost"
    lost.mkdir()
    ended = forkserver.run(LOSE, directory, directory, lost, SEED, operation, operation + 1)
    assert (ended.code, ended.errors) == (0, "")
    moments = sorted(path.name for path in lost.iterdir())
    for moment, kind in itertools.product(moments, ("strict", "names")):
        now = held(lost / moment / kind)
        assert now in (before, after), f"{moment}, {kind}"
        if moment.startswith("acknowledged"):
            assert now == after
    assert len(moments) > 5
    middle = lost / moments[len(moments) // 2] / "names"
    assert forkserver.run(OPERATE, middle, SEED, operation, operation + 1).code == 0
    assert held(middle) == after


def test_s05_a_store_just_made_and_what_is_loaded_first_survive_too(forkserver, folder):
    (folder / "data").mkdir()
    (folder / "lost").mkdir()
    ended = forkserver.run(LOSE, folder / "data", folder / "data" / "store", folder / "lost", SEED, 0, 1)
    assert (ended.code, ended.errors) == (0, "")
    for kind in ("strict", "names"):
        created = folder / "lost" / "created" / kind / "store"
        assert (created / "resgraph.json").read_bytes() == (folder / "data" / "store" / "resgraph.json").read_bytes()
        assert held(folder / "lost" / "acknowledged-0" / kind / "store") == next(itertools.islice(states(SEED), 1, 2))
