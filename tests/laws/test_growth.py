"""Recognition and linking take time in proportion to the parts of a document: no part is compared with all the others.

No length of time is judged, only how it grows from a document to one with eight times its parts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from resgraph.antecedents import join
from resgraph.authorities import link
from resgraph.core.model import Part, Resolution
from resgraph.mentions import scan
from resgraph.sources import read
from resgraph.structure import parse
from tests.battery.documents import resolution

WORDS = (
    "Recalls the Convention on the Rights of the Child (CRC), Article 7 of that Convention and the CRC; regrets, as "
    "President Tokayev told the President and the authorities, that neither the Convention nor its Article 3 is "
    "heeded; takes note of the report of the Agency for 2022 (A/78/12)[1] and of the report of the Agency, and asks "
    "the Kazakh authorities, the President, the Commission and the Council to act on Regulation (EU) No 1309/2013 "
    "(the EGF Regulation), on the EGF Regulation and on the declaration of 8 January;"
)
FEW, MANY = 30, 240
MOST = 2.5  # times as long for each part as in the shorter document; 8 is the square


def copied(whole: Resolution, times: int) -> Resolution:
    """One resolution that holds the parts again and again, each time under other paths."""

    def moved(part: Part, number: int) -> Part:
        return replace(part, path=f"copy_{number}/{part.path}", parts=tuple(moved(one, number) for one in part.parts))

    return replace(whole, parts=tuple(moved(part, number) for number in range(times) for part in whole.parts))


def scanned(whole: Resolution) -> Callable[[], object]:
    return lambda: scan(whole)


def joined(whole: Resolution) -> Callable[[], object]:
    findings = scan(whole)
    return lambda: join(whole, findings)


def linked(whole: Resolution) -> Callable[[], object]:
    findings = join(whole, scan(whole))
    return lambda: link(whole, findings)


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


@pytest.mark.parametrize("stage", [scanned, joined, linked])
def test_eight_times_the_parts_take_about_as_often_the_time(
    stage: Callable[[Resolution], Callable[[], object]],
) -> None:
    text = resolution(paragraphs=f"1.  {WORDS}", notes="[1] A/78/12.")
    whole = parse(read(text.encode(), "x.txt"))
    assert scan(whole).references
    few, many = stage(copied(whole, FEW)), stage(copied(whole, MANY))
    few()  # tables are read and patterns compiled
    growth = min(seconds(many) / max(min(seconds(few) for _ in range(3)), 1e-6) for _ in range(3))
    assert growth < MOST * MANY / FEW
