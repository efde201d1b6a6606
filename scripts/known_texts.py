"""Makes ``data/authorities/known_texts/general_assembly.csv`` from resolutions: number, day and title of each.

Usage: ``python scripts/known_texts.py FOLDER`` with the text layers of the resolutions of a session.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from resgraph.core.known import KnownTexts
from resgraph.core.known_table import write
from resgraph.pipeline import documents, recognise

TARGET = Path(__file__).parents[1] / "src/resgraph/data/authorities/known_texts/general_assembly.csv"
HEAD = (
    "# Resolutions of the General Assembly: number, day of adoption and title as each prints them.\n"
    "# Made by scripts/known_texts.py: do not edit.\n"
)


def main(folder: str) -> None:
    """What each text says of itself, with the text as its source."""
    said = (s for file in documents([folder]) for s in recognise(file).statements if s.own)
    table = KnownTexts(
        replace(s, own=False, document="", place="", source="the resolution itself, official document") for s in said
    )
    TARGET.write_bytes(HEAD.encode() + write(table))


if __name__ == "__main__":
    main(sys.argv[1])
