"""Writers killed at random moments, one after the other, on one store; the next goes on where the last was."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.store.faults.forkserver import Child, Forkserver
from tests.store.faults.states import KINDS, State, held, states

OPERATE = "tests.store.faults.work:operate"
COMMAND = "tests.store.faults.work:command"
KILLED = -9


@dataclass(slots=True)
class Tally:
    """How many writers were killed, which acknowledged graphs were lost, and where something was torn."""

    kills: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)

    def compare(self, directory: Path, before: State, after: State, place: str) -> State:
        """Which of the two states the store holds; anything else is written down, and ``before`` given back."""
        try:
            now = held(directory)
        except AssertionError as error:
            self.torn.append(f"{place}: {error}")
            return before
        if now in (before, after):
            return now
        graphs = before.keys() | after.keys() | now.keys()
        wrong = [graph for graph in graphs if now.get(graph) not in (before.get(graph), after.get(graph))]
        self.lost += [f"{place}: {graph}" for graph in sorted(wrong)]
        self.torn += [] if wrong else [f"{place}: a part of one operation is there"]
        return before


class Crashes:
    """Kills of writers that do one operation after the other on the store ``directory``; ``done`` are those done."""

    def __init__(
        self, server: Forkserver, directory: Path, seed: int, *, size: int = 40, kinds: Sequence[str] = KINDS
    ) -> None:
        self.tally, self.done = Tally(), 0
        self._server, self._directory = server, directory
        self._stream = (seed, size, list(kinds))
        self._chance = random.Random(seed)
        self._states = states(seed, size, kinds)
        self._before, self._after = next(self._states), next(self._states)
        self._pause = 0.1  # about the time of one operation

    def kill(self) -> None:
        """Start a writer, kill it at a random moment of one of its first operations, and compare."""
        child = self._start(1000)
        began = time.monotonic()
        wanted = self._chance.randint(0, 2)
        _reach(child, wanted)
        if wanted:
            self._pause = (time.monotonic() - began) / wanted
        time.sleep(self._chance.uniform(0, self._pause))
        child.kill()
        ended = child.wait()
        assert ended.code == KILLED, ended.errors
        self.tally.kills += 1
        self._compare(len(ended.output.splitlines()))

    def finish(self) -> None:
        """Two operations more, undisturbed."""
        ended = self._start(2).wait()
        assert (ended.code, ended.errors) == (0, "")
        self._compare(2)

    def _start(self, count: int) -> Child:
        arguments = (self._directory, *self._stream[:1], self.done, self.done + count, None, "", *self._stream[1:])
        return self._server.start(OPERATE, *arguments)

    def _compare(self, acknowledged: int) -> None:
        for _ in range(acknowledged):
            self._step()
        place = f"kill {self.tally.kills}, operation {self.done}"
        now = self.tally.compare(self._directory, self._before, self._after, place)
        if now != self._before:
            self._step()

    def _step(self) -> None:
        self.done += 1
        self._before, self._after = self._after, next(self._states)


class BuildCrashes:
    """Kills of ``resgraph build`` of a folder that changes between three versions, into one store."""

    def __init__(self, server: Forkserver, folder: Path, versions: Sequence[Path], seed: int) -> None:
        """Build the versions in turn, undisturbed, to learn what the store then holds and how long it takes."""
        self.tally, self.directory = Tally(), folder / "store"
        self._server, self._folder, self._versions = server, folder, versions
        self._chance = random.Random(seed)
        for version in range(len(versions)):
            self.build(version)
        began = time.monotonic()
        self.expected = [self.build(version) for version in range(len(versions))]
        self._pause = (time.monotonic() - began) / len(versions)
        self._now = len(versions) - 1

    def kill(self) -> None:
        """Start to build the next version, kill the process at a random moment, and compare."""
        aim = (self._now + 1) % len(self._versions)
        child = self._start(aim)
        time.sleep(self._chance.uniform(0.2, 1.0) * self._pause)
        child.kill()
        self.tally.kills += child.wait().code == KILLED
        place = f"kill {self.tally.kills} of a build"
        now = self.tally.compare(self.directory, self.expected[self._now], self.expected[aim], place)
        self._now = self.expected.index(now)

    def finish(self) -> State:
        """Build the next version undisturbed; what must then be held."""
        self._now = (self._now + 1) % len(self._versions)
        self.build(self._now)
        return self.expected[self._now]

    def build(self, version: int) -> State:
        """Build a version undisturbed; what is then held."""
        ended = self._start(version).wait(600)
        assert ended.code == 0, ended.errors
        return held(self.directory)

    def _start(self, version: int) -> Child:
        texts = self._folder / "texts"
        shutil.rmtree(texts, ignore_errors=True)
        shutil.copytree(self._versions[version], texts)
        return self._server.start(COMMAND, ["-q", "build", texts, "--store", self.directory, "-j", "1"])


def _reach(child: Child, wanted: int) -> None:
    """Wait until the child has acknowledged ``wanted`` operations."""
    while child.output().count("\n") < wanted:
        assert child.poll() is None, child.wait().errors
        time.sleep(0.001)
