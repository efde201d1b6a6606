"""Make every generated file anew, in the order in which they depend on each other; ``--check`` only looks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ORDER = ("force.py", "vocabulary.py", "problems.py", "queries.py")


def main() -> int:
    """Run the scripts; the worst exit code."""
    here = Path(__file__).parent
    calls = ([sys.executable, str(here / name), *sys.argv[1:]] for name in ORDER)
    return max(subprocess.run(call, check=False).returncode for call in calls)  # noqa: S603 - our own scripts


if __name__ == "__main__":
    sys.exit(main())
