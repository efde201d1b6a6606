"""Faults inside the index library: system calls of all threads of a child, tampered with by strace.

``strace --inject`` kills the process at the n-th call that changes files, or lets the calls from the n-th on fail. It
counts for each thread by itself. Needs the program strace and the right to trace (often missing in containers).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from tests.store.faults.forkserver import ROOT, Ended

WRITES = "write,pwrite64,fallocate,ftruncate,mkdir,rename,link"
CHANGES = f"{WRITES},fsync,fdatasync,unlink,unlinkat,rmdir"


@lru_cache
def missing() -> str:
    """Why calls cannot be tampered with here; empty if they can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "strace may not trace processes here"


def run(fault: str, arguments: list[str], *, calls: str = CHANGES, seconds: float = 60) -> Ended:
    """The end of a Python process whose system calls suffer ``fault``, as in strace(1) under ``--inject``."""
    command = ["strace", "-f", "-qq", "-e", "signal=none", "-o", os.devnull, "-e", f"trace={calls}"]
    command += ["-e", f"inject={calls}:{fault}", sys.executable, *arguments]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, timeout=seconds, check=False)
    return Ended(ended.returncode, ended.stdout.decode("utf-8", "replace"), ended.stderr.decode("utf-8", "replace"))


def operate(fault: str, directory: Path, seed: int, number: int, *, calls: str = CHANGES) -> Ended:
    """One operation of the stream, under ``fault``."""
    words = f"import sys; from tests.store.faults.work import operate; sys.exit(operate({str(directory)!r}, "
    return run(fault, ["-c", f"{words}{seed}, {number}, {number + 1}))"], calls=calls)
