"""Run every benchmark of this folder, one after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> None:
    for file in sorted(Path(__file__).parent.glob("*.py")):
        if file.name != "run.py":
            print(f"== {file.name}", flush=True)
            subprocess.run([sys.executable, str(file)], check=True)


if __name__ == "__main__":
    main()
