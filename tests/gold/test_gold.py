"""The annotated documents: what is asked at least, and what has been reached and must not be lost.

The rules were written with these five documents at hand, so the figures show that nothing is lost, not how well a
text does that nobody has looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import resgraph
from tests.conftest import ROOT
from tests.gold.scoring import scoreboard

ASKED = {"units": 0.98, "sponsors": 0.98, "references": 0.75, "targets": 0.70, "organisations": 0.60, "places": 0.75,
         "acts": 0.85, "addressees": 0.60}  # fmt: skip
REACHED = {"units": 0.99, "sponsors": 0.99, "references": 0.96, "targets": 0.96, "organisations": 0.96, "places": 0.95,
           "acts": 0.96, "addressees": 0.96}  # fmt: skip
"""A little under what all documents together reach; persons are not recognised in running text yet."""
SPONSORS = Path(__file__).with_name("kazakhstan-2022.sponsors.csv")


@pytest.fixture(scope="module")
def board(shared: Path) -> dict[str, dict[str, dict[str, Any]]]:
    return scoreboard(shared)


def test_five_documents_are_compared_and_facts_of_every_kind(board: dict[str, dict[str, dict[str, Any]]]) -> None:
    assert len(board) == 6
    least = dict(zip(ASKED, (160, 77, 120, 110, 120, 30, 80, 30), strict=True))
    found = {kind: board["ALL"][kind]["hit"] + board["ALL"][kind]["missed"] for kind in least}
    assert all(found[kind] >= number for kind, number in least.items()), found


@pytest.mark.parametrize("kind", ASKED)
def test_what_is_asked_is_reached(board: dict[str, dict[str, dict[str, Any]]], kind: str) -> None:
    assert board["ALL"][kind]["f1"] >= ASKED[kind]


@pytest.mark.parametrize("kind", REACHED)
def test_what_was_reached_is_kept(board: dict[str, dict[str, dict[str, Any]]], kind: str) -> None:
    assert board["ALL"][kind]["f1"] >= REACHED[kind]


@pytest.mark.parametrize("kind", ASKED)
def test_no_single_document_falls_far_behind(board: dict[str, dict[str, dict[str, Any]]], kind: str) -> None:
    rows = {name: row[kind] for name, row in board.items() if row[kind]["hit"] + row[kind]["missed"] >= 5}
    assert {name: row["f1"] for name, row in rows.items() if row["f1"] < REACHED[kind] - 0.05} == {}


# ----------------------------------------------------------------------------- the sponsors, without the corpus
def expected() -> list[tuple[int, str, str, str]]:
    lines = [line for line in SPONSORS.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split(",") for line in lines[1:]]
    return [
        (int(order), name, group, f"https://data.europarl.europa.eu/person/{person}")
        for order, name, group, person in rows
    ]


def test_every_sponsor_is_linked_to_the_member_of_the_public_directory() -> None:
    one = resgraph.convert(ROOT / "examples" / "kazakhstan-2022.txt")
    found = [
        (s.sponsor.order, s.sponsor.name, s.sponsor.group, s.person.iri if s.person else "") for s in one.links.sponsors
    ]
    assert len(expected()) == 77
    assert found == expected()


def test_every_sponsor_with_a_group_speaks_for_that_group() -> None:
    one = resgraph.convert(ROOT / "examples" / "kazakhstan-2022.txt")
    groups = {s.sponsor.group: s.group.iri.rpartition("/")[2] if s.group else "" for s in one.links.sponsors}
    assert groups == {"PPE": "PPE", "S&D": "S-D", "Renew": "RENEW", "Verts/ALE": "VERTS-ALE", "ECR": "ECR", "": ""}
