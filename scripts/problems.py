#!/usr/bin/env python3
"""Make docs/problems.md from the catalogue of problems (src/resgraph/data/problems/*.toml).

python scripts/problems.py            write the page
python scripts/problems.py --check    write nothing; exit 1 when the page is stale
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from resgraph.core.problem import Entry, catalogue

PAGE = Path(__file__).resolve().parents[1] / "docs" / "problems.md"
AREAS = {
    "1": "Reading",
    "2": "Structure",
    "3": "Recognition and linking",
    "4": "Shapes",
    "5": "Store",
    "6": "Remote stores",
    "7": "Verification",
    "8": "Usage",
    "9": "Our own fault",
}


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Problems"
    yield ""
    yield "Every doubt, refusal and fault has a code. `resgraph explain CODE` tells the same in the terminal."
    yield "This page is made from the catalogue by scripts/problems.py: do not edit."
    for area, entries in groupby(catalogue().values(), key=lambda entry: entry.code[2]):
        yield f"\n## {AREAS[area]}"
        for entry in entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"\n### {entry.code} {entry.title}"
    yield ""
    yield f"`{entry.name}` · {entry.severity.value}"
    yield ""
    yield f"{entry.cause}\n\n*Remedy:* {entry.remedy}"
    if entry.example:
        yield f"\n```text\n{entry.example}\n```"


def main(arguments: list[str]) -> int:
    """Write or check the page; the exit code."""
    if arguments == ["--check"]:
        stale = not PAGE.is_file() or PAGE.read_text("utf-8") != page()
        if stale:
            sys.stderr.write(f"{PAGE.name} is stale: run python scripts/problems.py\n")
        return int(stale)
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
