"""Writers killed at random moments, one after the other, on one store; the next goes on where the last was."""

from __future__ import annotations

import random
import time
from pathlib import Path

from tests.store.faults.forkserver import Child, Forkserver
from tests.store.faults.states import State, held, states

WORK = "tests.store.faults.work:operate"


class Crashes:
    """Kills on one store: how many operations are done, which graphs were lost, and where something was torn."""

    def __init__(self, server: Forkserver, directory: Path, seed: int) -> None:
        self.kills = self.done = 0
        self.lost: list[str] = []
        self.torn: list[str] = []
        self._server, self._directory, self._seed = server, directory, seed
        self._chance = random.Random(seed)
        self._states = states(seed)
        self._before, self._after = next(self._states), next(self._states)
        self._pause = 0.1  # about the time of one operation

    def kill(self) -> None:
        """Start a writer, kill it at a random moment of one of its first operations, and compare."""
        child = self._server.start(WORK, self._directory, self._seed, self.done, self.done + 1000)
        began = time.monotonic()
        wanted = self._chance.randint(0, 2)
        self._reach(child, wanted)
        if wanted:
            self._pause = (time.monotonic() - began) / wanted
        time.sleep(self._chance.uniform(0, self._pause))
        child.kill()
        ended = child.wait()
        assert ended.code == -9, ended.errors
        self.kills += 1
        self._compare(len(ended.output.splitlines()))

    def finish(self) -> None:
        """Two operations more, undisturbed."""
        ended = self._server.run(WORK, self._directory, self._seed, self.done, self.done + 2)
        assert (ended.code, ended.errors) == (0, "")
        self._compare(2)

    def _reach(self, child: Child, wanted: int) -> None:
        while child.output().count("\n") < wanted:
            assert child.poll() is None, child.wait().errors
            time.sleep(0.001)

    def _compare(self, acknowledged: int) -> None:
        """The store is what was acknowledged, or that and the whole operation in flight."""
        for _ in range(acknowledged):
            self._step()
        place = f"kill {self.kills}, operation {self.done}"
        try:
            now = held(self._directory)
        except AssertionError as error:
            self.torn.append(f"{place}: {error}")
            return
        if now == self._before:
            return
        if now == self._after:
            self._step()
            return
        self._blame(now, place)

    def _step(self) -> None:
        self.done += 1
        self._before, self._after = self._after, next(self._states)

    def _blame(self, now: State, place: str) -> None:
        """Each graph that is neither as before nor as after is lost; if all are one or the other, they are mixed."""
        graphs = self._before.keys() | self._after.keys() | now.keys()
        wrong = [g for g in graphs if now.get(g) not in (self._before.get(g), self._after.get(g))]
        self.lost += [f"{place}: {graph}" for graph in sorted(wrong)]
        if not wrong:
            self.torn.append(f"{place}: a part of one operation is there")
