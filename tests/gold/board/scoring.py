"""Converts the annotated documents and compares them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import resgraph
from tests.gold.board.annotated import Annotated
from tests.gold.board.calibration import Link, links
from tests.gold.board.facts import Fact
from tests.gold.board.matching import compare
from tests.gold.board.said import Said


@dataclass(frozen=True, slots=True)
class Scored:
    """The facts with their outcomes and the links judged, in the order of the documents."""

    facts: tuple[Fact, ...]
    links: tuple[Link, ...]


def score(documents: Iterable[Annotated]) -> Scored:
    """Every document converted as a user would, its graph compared with its annotation."""
    facts: list[Fact] = []
    judged: list[Link] = []
    for annotated in documents:
        said = Said(resgraph.convert(annotated.source).quads)
        facts += compare(annotated, said)
        judged += links(annotated, said)
    return Scored(tuple(facts), tuple(judged))
