"""Make every generated file anew, in the order in which they depend on each other; ``--check`` only looks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ORDER = ("force.py", "vocabulary.py", "problems.py", "queries.py")


def main() -> int:
    here = Path(__file__).parent
    codes = [subprocess.run([sys.executable, here / name, *sys.argv[1:]], check=False).returncode for name in ORDER]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
