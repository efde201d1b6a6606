"""Every real document that the laws are tried on, each converted once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import resgraph

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.name for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".html"))


def by_number(path: Path) -> int:
    return int(path.stem.rpartition("_")[2])


@cache
def example(name: str) -> resgraph.Conversion:
    """The conversion of an example document."""
    return resgraph.convert(ROOT / "examples" / name)


def sixty(shared: Path) -> list[Path]:
    """Sixty UN texts spread over the session by number, none larger than 100 kB."""
    texts = sorted((shared / "corpus" / "un" / "pdftext" / "resolution").glob("A_RES_78_*.txt"), key=by_number)
    small = [path for path in texts if path.stat().st_size < 100_000]
    return small[:: len(small) // 60][:60]
