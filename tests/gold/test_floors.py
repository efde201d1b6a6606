"""The graph against hand-made annotations, where they lie beside the checkout: no figure may fall below its floor."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import resgraph

FLOORS = {
    "units": 0.98,
    "sponsors": 0.98,
    "references": 0.97,
    "targets": 0.96,
    "organisations": 0.95,
    "places": 0.95,
    "acts": 0.97,
    "addressees": 0.95,
}


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, dict[str, Any]]:
    score = load(shared / "score.py")
    total = score.Tally()
    for path in sorted((shared / "gold").glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        one = resgraph.convert(shared / "corpus" / gold["source"])
        total.add(score.compare(gold, score.Said("\n".join(one.quads).encode())))
    return {kind: total.line(kind) for kind in score.KINDS}


@pytest.mark.parametrize("kind", FLOORS)
def test_no_figure_falls_below_its_floor(figures: dict[str, dict[str, Any]], kind: str) -> None:
    assert figures[kind]["hit"] > 0
    assert figures[kind]["f1"] >= FLOORS[kind], figures[kind]


def test_every_sponsor_of_the_joint_motion_is_a_member_with_number_and_group(examples: Path) -> None:
    one = resgraph.convert(examples / "kazakhstan-2022.txt")
    sponsors = one.links.sponsors
    assert len(sponsors) == 77
    people = [linked.person.iri for linked in sponsors if linked.person]
    assert len(set(people)) == 77
    assert all(iri.startswith("https://data.europarl.europa.eu/person/") for iri in people)
    assert [linked.group is None for linked in sponsors] == [False] * 76 + [True]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Michael Gahler", "2341"),
        ("Jerzy Buzek", "28269"),
        ("Jiří Pospíšil", "125706"),
        ("Bernard Guetta", "197543"),
        ("Hilde Vautmans", "130100"),
        ("Fabio Massimo Castaldo", "124812"),
        ("Raffaele Fitto", "4465"),
        ("Anna Fotyga", "28353"),
    ],
)
def test_well_known_members_have_the_number_of_the_directory(examples: Path, name: str, number: str) -> None:
    one = resgraph.convert(examples / "kazakhstan-2022.txt")
    (person,) = [s.person for s in one.links.sponsors if s.sponsor.name == name]
    assert person is not None
    assert person.iri.endswith(f"/{number}")
