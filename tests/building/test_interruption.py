"""A build that ends at any moment leaves the store as it was or as it shall be; the next comes to the same."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from resgraph.building import build
from resgraph.store import open_store
from tests.building.made import again, built, from_nothing
from tests.reconciliation.made import DATED, ITSELF, NUMBERED, SAME_DAY, SIMILAR, written

BEFORE = {"dated": DATED, "itself": ITSELF, "day": SAME_DAY}
STEPS = ("replace", "unlink", "write_bytes", "mkdir")


class Killed(BaseException):
    """As if the process had been killed."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A folder that was built, and has changed since."""
    top = tmp_path_factory.mktemp("begun")
    folder = top / "texts"
    written(folder, BEFORE)
    again(folder, top / "store", validate=False)
    (folder / "day.txt").unlink()
    written(folder, {"similar": SIMILAR, "dated": NUMBERED})
    return top


def interrupted(top: Path, step: int) -> bool:
    """Build, and end at a step of the file system; whether it came that far."""
    done = 0

    def counting(original):
        def counted(*arguments, **options):
            nonlocal done
            done += 1
            if done == step:
                raise Killed
            return original(*arguments, **options)

        return counted

    with pytest.MonkeyPatch.context() as patch, open_store(top / "store", write=True) as store:
        for name in STEPS:
            patch.setattr(Path, name, counting(getattr(Path, name)))
        try:
            build(sorted((top / "texts").glob("*.txt")), store, jobs=1, validate=False, folders=[top / "texts"])
        except Killed:
            return True
    return False


def test_the_next_build_comes_to_the_same_wherever_the_last_one_ended(begun, tmp_path):
    top = tmp_path / "top"
    expected = {}
    for step in range(1, 200):
        shutil.copytree(begun, top)
        if not interrupted(top, step):
            break
        if step % 3 == 0:  # what was new for the killed build is gone before the next
            (top / "texts" / "similar.txt").unlink()
        files = tuple(sorted((top / "texts").glob("*.txt")))
        expected[files] = expected.get(files) or from_nothing(files, validate=False)
        assert built(files, top / "store", folders=[top / "texts"], validate=False)[0] == expected[files]
        shutil.rmtree(top)
    assert 10 < step < 199


SCRIPT = """
import os, signal, sys
from pathlib import Path
from resgraph.cli import run
left = int(sys.argv[1])
replace = Path.replace
def counted(path, target):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(path, target)
Path.replace = counted
sys.exit(run(["build", sys.argv[2], "--store", sys.argv[3], "--no-validate", "-j", "1"]))
"""


@pytest.mark.parametrize("steps", [4, 7])
def test_killed_for_good(begun, tmp_path, steps):
    top = shutil.copytree(begun, tmp_path / "top")
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT), str(steps), str(top / "texts"), str(top / "store")]
    ended = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert ended.returncode == -signal.SIGKILL
    (top / "texts" / "similar.txt").unlink()
    again(top / "texts", top / "store", validate=False)
