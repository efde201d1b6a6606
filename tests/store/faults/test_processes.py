"""S18: the processes of a build end with it."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.store.faults import texts
from tests.store.faults.forkserver import Child


def more(folder: Path, count: int) -> Path:
    (folder / "more").mkdir()
    for number in range(7, 7 + count):
        texts.write(folder / "more", number, number)
    return folder / "more"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_s18_the_processes_of_a_build_end_with_it_and_no_temporary_folder_stays_if_it_could_be_removed(
    commands, folder, number, monkeypatch
):
    source = more(folder, 24)
    (folder / "temporary").mkdir()
    words = ["-q", "build", source, "--store", folder / "store", "-j", "2"]
    child = commands.start("tests.store.faults.work:command_in", folder / "temporary", words)
    wait_for(lambda: len(family(child)) > 2, child)
    child.kill(number)
    ended = child.wait()
    assert ended.code == (-9 if number == signal.SIGKILL else 143), ended
    deadline = time.monotonic() + 20
    while family(child):
        assert time.monotonic() < deadline, "processes of a killed build go on"
        time.sleep(0.05)
    if number != signal.SIGKILL:
        assert list((folder / "temporary").iterdir()) == []


def family(child: Child) -> list[int]:
    """The processes of the group of a child that are still there."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = path.read_text("utf-8").rsplit(") ", 1)[1].split()[:3]
        except OSError:
            continue
        if int(group) == child.pid and state != "Z":
            found.append(int(path.parent.name))
    return found


def wait_for(condition, child: Child) -> None:
    while not condition():
        assert child.poll() is None, child.wait()
        time.sleep(0.01)
