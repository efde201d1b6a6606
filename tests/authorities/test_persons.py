"""Persons named in texts: a Member only where the words or the whole name allow no other, else by name."""

from __future__ import annotations

import pytest

from resgraph.authorities.period import Period
from resgraph.core.mention import EntityKind
from tests.authorities.linking import BASE, linked, setting

IN_2022 = setting(period=Period("2022-01-01", "2022-12-31"))
PERSON = "https://data.europarl.europa.eu/person/"
LOCAL = f"{BASE}eu/ep/TA-9-2022-0012/agent/"


def person(words: str, table: str, name: str, known=IN_2022):
    return linked(words, table, name, known, kind=EntityKind.PERSON, name=name)


def test_a_member_by_role():
    found = person("Jiří POSPÍŠIL", "members", "Jiří POSPÍŠIL")
    assert found.entity.iri == f"{PERSON}125706"
    assert "Jiří POSPÍŠIL" in found.entity.alternatives
    assert found.confidence == pytest.approx(0.95)


def test_a_member_by_whole_name_in_the_term():
    assert person("Željana Zovko", "names", "Željana Zovko").entity.iri == f"{PERSON}185341"
    assert person("Zovko", "names", "Željana Zovko").entity.iri == f"{PERSON}185341"


@pytest.mark.parametrize(
    ("table", "name", "known"),
    [
        ("persons", "Željana Zovko", IN_2022),  # something else is said of her: perhaps a namesake
        ("names", "Željana Zovko", setting()),  # the time is not known
        ("names", "Željana Zovko", setting(period=Period("1990-01-01", "1990-12-31"))),  # no Member then
        ("names", "Zovko", IN_2022),  # a surname alone
        ("members", "Kairat Klyshev", IN_2022),  # nobody in the directory
    ],
)
def test_nobody_else_becomes_a_member(table, name, known):
    assert person(name, table, name, known).entity.iri == LOCAL + name.lower().replace(" ", "-").replace("ž", "z")


def test_a_person_is_known_by_the_first_full_name_with_the_others():
    found = person("Klyshev Kairat", "persons", "Kairat Klyshev")
    assert found.entity.iri == f"{LOCAL}kairat-klyshev"
    assert found.entity.kind is EntityKind.PERSON
    assert found.entity.label == "Kairat Klyshev"
    assert found.entity.alternatives == ("Klyshev Kairat",)
