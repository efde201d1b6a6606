"""Places are linked to the Publications Office's countries, to regions and to GeoNames cities."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from resgraph.authorities import registers
from resgraph.core.text import bare_key
from tests.authorities.linking import BASE, entity, linked, setting


def test_country_has_its_official_address_and_codes():
    found = entity("Republic of Kazakhstan", "countries", "KAZ")
    assert found.iri == "http://publications.europa.eu/resource/authority/country/KAZ"
    assert found.label == "Kazakhstan"
    assert found.identifiers == ("KAZ", "KZ")
    assert "Republic of Kazakhstan" in found.alternatives
    assert "http://www.wikidata.org/entity/Q232" in found.same_as


def test_region_has_a_local_address_and_its_concept():
    found = entity("Central Asia", "regions", "central-asia")
    assert found.iri == BASE + "place/central-asia"
    assert found.about == (("rdfs:seeAlso", "<http://eurovoc.europa.eu/5448>"),)


@pytest.mark.parametrize(
    ("name", "countries", "iri", "sure"),
    [
        ("Almaty", ("KAZ",), "https://sws.geonames.org/1526384/", 0.95),
        ("Geneva", (), "https://sws.geonames.org/2660646/", 0.85),
        ("Odessa", ("UKR",), "https://sws.geonames.org/698740/", 0.95),
        ("Kiev", (), "https://sws.geonames.org/703448/", 0.85),
        ("Springfield", (), BASE + "place/springfield", 0.5),
    ],
)
def test_city_of_a_country_that_the_document_names_else_the_clearly_largest(name, countries, iri, sure):
    found = linked(name, "cities", bare_key(name), setting(countries=countries))
    assert (found.entity.iri, found.confidence) == (iri, sure)
    assert name in (found.entity.label, *found.entity.alternatives)


def test_every_member_of_the_united_nations_has_an_adjective_or_a_name_of_its_own():
    without = {row["name"] for row in registers.by("countries", "code").values() if not row["adjectives"]}
    assert not without & {"Kazakhstan", "Russia", "Belarus", "France", "Tuvalu", "Eswatini", "North Macedonia"}


def test_table_of_countries_is_well_formed():
    rows = registers.by("countries", "code")
    assert len(rows) > 240
    for code, row in rows.items():
        assert re.fullmatch(r"[A-Z0-9]{3}", code)
        assert re.fullmatch(r"([A-Z]{2})?", row["iso2"])
        assert row["name"] not in registers.listed(row["names"])
        assert re.fullmatch(r"(Q\d+)?", row["wikidata"])


def test_cities_are_keyed_by_comparison_key_largest_first():
    cities = registers.cities()
    assert len(cities) > 25000
    assert all(key == bare_key(rows[0][0]) or len(rows[0][0]) > 0 for key, rows in list(cities.items())[:500])
    geneva = cities["geneva"]
    assert [row[1] for row in geneva] == ["CH", "US"]
    assert all(int(a[3]) >= int(b[3]) for rows in cities.values() for a, b in pairwise(rows))
