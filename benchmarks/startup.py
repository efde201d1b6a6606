"""CPU time of ``resgraph --help``, beside an empty Python process, user and system together."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 11


def cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "resgraph --help": [str(Path(sys.executable).with_name("resgraph")), "--help"],
        "import resgraph": [sys.executable, "-c", "import resgraph"],
    }
    taken = {name: statistics.median(cpu(command) for _ in range(ROUNDS)) for name, command in commands.items()}
    for name, middle in taken.items():
        print(f"{name:<18} {middle:6.3f} s CPU  {middle / taken['python -c pass']:5.1f} x an empty process")


if __name__ == "__main__":
    main()
