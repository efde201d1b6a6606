"""Persons named in texts: a Member only where the words or the whole name allow no other, else by name."""

from __future__ import annotations

import pytest

from resgraph.authorities import registers
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


def test_a_secretary_general_is_the_same_person_in_every_document():
    found = person("Ban Ki\u2011moon", "persons", "Ban Ki-moon")
    assert found.entity.iri == f"{BASE}agent/ban-ki-moon"
    assert found.entity.pages == ("https://archives.un.org/content/secretaries-general",)
    assert person("Antonio Guterres", "persons", "Antonio Guterres").entity.iri == f"{BASE}agent/antonio-guterres"


def test_nobody_holds_an_office_before_the_time():
    then = setting(period=Period("1998-01-01", "1998-12-31"))
    assert person("António Guterres", "persons", "António Guterres", then).entity.iri == f"{LOCAL}antonio-guterres"


def test_rows_of_office_holders_have_source_and_time():
    rows = registers.by("office_holders", "key").values()
    assert all(row["source"].startswith("https://") and row["office"] for row in rows)
    assert all(row["since"] < (row["until"] or "9999") for row in rows)
