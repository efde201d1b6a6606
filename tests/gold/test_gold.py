"""The annotated documents: what is asked at least, and the sponsors with the ids of Parliament's directory.

What was reached is kept by the scoreboard (tests/gold/board.tsv, ``make score``): the figures show that nothing is
lost, not how well a text does that nobody has looked at.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import resgraph
from tests.conftest import ROOT
from tests.gold.board import calibration
from tests.gold.board.annotated import documents
from tests.gold.board.figures import Figure, figures
from tests.gold.board.scoring import Scored, score

ASKED = {"units": 0.98, "sponsors": 0.98, "references": 0.95, "targets": 0.93, "persons": 0.95, "organisations": 0.88,
         "places": 0.92, "acts": 0.95, "addressees": 0.88}  # fmt: skip
LEAST = {"units": 530, "sponsors": 77, "references": 400, "targets": 360, "persons": 55, "organisations": 410,
         "places": 250, "acts": 230, "addressees": 115}  # fmt: skip
"""How many facts of each kind are annotated at least: a board over nothing would always be full."""
SPONSORS = Path(__file__).with_name("kazakhstan-2022.sponsors.csv")


@pytest.fixture(scope="module")
def scored() -> Scored:
    return score(documents())


@pytest.fixture(scope="module")
def board(scored: Scored) -> dict[str, Figure]:
    return figures(scored.facts)


@pytest.mark.parametrize("kind", LEAST)
def test_enough_facts_of_every_kind_are_annotated(board: dict[str, Figure], kind: str) -> None:
    assert board[kind].hit + board[kind].missed >= LEAST[kind]


@pytest.mark.parametrize("kind", ASKED)
def test_what_is_asked_is_reached(board: dict[str, Figure], kind: str) -> None:
    assert board[kind].f1 >= ASKED[kind]


@pytest.mark.parametrize("kind", ASKED)
def test_no_single_document_falls_far_behind(scored: Scored, kind: str) -> None:
    names = sorted({fact.document for fact in scored.facts})
    rows = {name: figures(fact for fact in scored.facts if fact.document == name)[kind] for name in names}
    rich = {name: row.f1 for name, row in rows.items() if row.hit + row.missed >= 5}
    assert {name: f1 for name, f1 in rich.items() if f1 < ASKED[kind] - 0.1} == {}


def test_links_of_high_confidence_are_right(scored: Scored) -> None:
    sure, right = calibration.share(scored.links, 0.9)
    assert sure >= 330
    assert right / sure >= 0.98


# ----------------------------------------------------------------------------- the sponsors of the first document
def expected() -> list[tuple[int, str, str, str]]:
    lines = [line for line in SPONSORS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [
        (int(order), name, group, f"https://data.europarl.europa.eu/person/{person}")
        for order, name, group, person in list(csv.reader(lines))[1:]
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
