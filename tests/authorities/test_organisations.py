"""Bodies and offices are linked to published identifiers where there are some, to local addresses otherwise."""

from __future__ import annotations

import re

import pytest

from resgraph.authorities import link, registers
from resgraph.authorities.bodies import issuer
from resgraph.authorities.period import Period
from resgraph.core import tables
from resgraph.core.mention import EntityKind, Findings, Mention
from tests.authorities.linking import BASE, entity, resolution, setting

DOC = BASE + "eu/ep/TA-9-2022-0012/agent/"
BODY = "http://publications.europa.eu/resource/authority/corporate-body/"


@pytest.mark.parametrize(
    ("key", "iri", "kind"),
    [
        ("european-external-action-service", BODY + "EEAS", EntityKind.ORGANIZATION),
        ("vp-hr", BODY + "HRUFASP", EntityKind.POST),
        ("eu-member-states", BODY + "EUMS", EntityKind.ORGANIZATION),
        ("general-assembly", BASE + "agent/general-assembly", EntityKind.ORGANIZATION),
        ("un-secretary-general", BASE + "agent/un-secretary-general", EntityKind.POST),
    ],
)
def test_bodies_of_the_table(key, iri, kind):
    found = entity("words", "organisations", key)
    assert (found.iri, found.kind) == (iri, kind)


def test_short_names_are_names_in_their_texts_only():
    assert "Member States" in entity("EU Member States", "organisations", "eu-member-states").alternatives
    assert "Assembly" not in entity("General Assembly", "organisations", "general-assembly").alternatives
    assert "Assembly" in entity("x", "organisations", "general-assembly", setting("un-ga")).alternatives


@pytest.mark.parametrize("words", ["Kazakh Government", "Government of Kazakhstan", "Government"])
def test_one_government_under_all_its_names(words):
    found = entity(words, "country-bodies", "KAZ Government of *")
    assert found.iri == BASE + "agent/government-of-kazakhstan"
    assert found.types == ("resg:Government",)
    assert words in (found.label, *found.alternatives)


def test_delegation_of_the_union_has_its_official_address():
    found = entity("EU Delegation to Kazakhstan", "country-bodies", "KAZ EU Delegation to *")
    assert found.iri == BODY + "DEL_KAZ"


def test_articles_of_country_names():
    assert entity("x", "country-bodies", "NLD Government of *").label == "Government of the Netherlands"
    assert entity("x", "country-bodies", "USA Senate of *").label == "Senate of the United States"


@pytest.mark.parametrize(
    ("name", "key", "iri"),
    [
        ("Working Group", "capitalised", DOC + "working-group"),
        ("Ministry of Justice and Peace", "capitalised", DOC + "ministry-of-justice-and-peace"),
        ("EU-Kazakhstan Council", "capitalised-with-country", BASE + "agent/eu-kazakhstan-council"),
        ("Rule of Law Unit", "capitalised", BASE + "agent/rule-of-law-unit"),
    ],
)  # fmt: skip
def test_a_name_that_several_bodies_share_is_local_to_its_document(name, key, iri):
    assert entity(name, "pattern", key).iri == iri


def test_abbreviation_is_a_further_name():
    found = entity("DCK", "pattern", "abbreviated", name="Democratic Choice of Kazakhstan")
    assert (found.label, found.alternatives) == ("Democratic Choice of Kazakhstan", ("DCK",))


def test_committee_of_its_time():
    old, new = Period("2010-01-01", "2010-12-31"), Period("2025-03-01", "2025-03-01")
    name = "Committee on Employment and Social Affairs"
    assert entity(name, "committees", name, setting(period=new)).iri == "https://data.europarl.europa.eu/org/EMPL"
    name = "Subcommittee on Security and Defence"
    assert entity(name, "committees", name, setting(period=old)).identifiers == ("SEDE_2004_0",)


def test_issuing_bodies():
    assert issuer(setting("ep")).iri == BODY + "EP"
    assert issuer(setting("un-ga")).label == "General Assembly"


def test_every_mention_of_a_table_is_linked():
    mentions = (
        Mention("para_1", 0, 2, "EU", EntityKind.ORGANIZATION, "organisations", "european-union"),
        Mention("para_1", 7, 17, "Kazakhstan", EntityKind.LOCATION, "countries", "KAZ"),
    )
    links = link(resolution(number="TA-9-2022-0012"), Findings(mentions=mentions))
    assert [one.entity.label for one in links.mentions] == ["European Union", "Kazakhstan"]
    assert links.body is not None


def test_table_of_bodies_is_well_formed():
    rows = list(tables.rows("authorities/organisations.csv"))
    assert len({row["key"] for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"[a-z0-9-]+", row["key"]), row
        assert row["kind"] in {"O", "P"}, row
        assert row["name"] and row["name"] not in registers.listed(row["aliases"]), row
        assert re.fullmatch(r"[A-Z0-9_-]*", row["po"]), row
        assert re.fullmatch(r"(\d+|c_[0-9a-f]+)?", row["eurovoc"]), row
        assert re.fullmatch(r"(Q\d+)?", row["wikidata"]), row


def test_no_two_bodies_share_a_name():
    owner: dict[str, str] = {}
    for row in tables.rows("authorities/organisations.csv"):
        for name in [row["name"], *registers.listed(row["aliases"])]:
            assert owner.setdefault(name, row["key"]) == row["key"], name


@pytest.mark.parametrize("body", tables.names("authorities/short", ".csv"))
def test_short_names_name_bodies_of_the_table(body):
    keys = registers.by("organisations", "key")
    assert all(row["key"] in keys for row in tables.rows(f"authorities/short/{body}.csv"))


def test_identifiers_are_those_of_their_sources(shared):
    known = {}
    for file, column in (("po_corporate_bodies_2013.csv", "code"), ("eurovoc_en.csv", "id")):
        lines = (shared / "authority" / file).read_text("utf-8").splitlines()
        known[column] = {line.split(",")[0] for line in lines[1:]}
    for row in tables.rows("authorities/organisations.csv"):
        assert not row["po"] or row["po"] in known["code"], row
        assert not row["eurovoc"] or row["eurovoc"] in known["id"], row
