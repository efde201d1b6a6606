"""Every address is made in one module."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.core import addresses
from resgraph.core.addresses import BASE, DocumentAddress, iri, segment

DOCUMENT = DocumentAddress("eu/ep/TA-9-2022-0012")


@pytest.mark.parametrize(
    ("address", "below"),
    [
        (DOCUMENT.work, ""),
        (DOCUMENT.expression("en"), "/en"),
        (DOCUMENT.manifestation("en", "0123456789abcdef"), "/en/file/0123456789ab"),
        (DOCUMENT.graph, "/graph"),
        (DOCUMENT.activity, "/run"),
        (DOCUMENT.part("para_4/point_a"), "/para_4/point_a"),
        (DOCUMENT.part_expression("rec_A", "en"), "/rec_A/en"),
        (DOCUMENT.reference("cit_1", 2), "/cit_1/ref_2"),
        (DOCUMENT.position("para_4/cl_2", 1), "/para_4/cl_2/pos_1"),
        (DOCUMENT.mention("rec_F", "en", 120, 135), "/rec_F/en/mention/120-135"),
        (DOCUMENT.sponsor(77), "/sponsor_77"),
        (DOCUMENT.agent("Kazakh Bureau"), "/agent/kazakh-bureau"),
        (DOCUMENT.agent("日本"), "/agent/xe697a5e69cac"),
    ],
)
def test_addresses_below_a_document(address, below):
    assert address == f"{BASE}eu/ep/TA-9-2022-0012{below}"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (addresses.language("en"), "http://publications.europa.eu/resource/authority/language/ENG"),
        (addresses.ep_document("TA-9-2022-0012"), "https://data.europarl.europa.eu/eli/dl/doc/TA-9-2022-0012"),
        (addresses.ep_procedure("2022/2505(RSP)"), "https://data.europarl.europa.eu/eli/dl/proc/2022-2505"),
        (addresses.ep_procedure("2016/0132A(COD)"), "https://data.europarl.europa.eu/eli/dl/proc/2016-0132A"),
        (addresses.ep_person("124936"), "https://data.europarl.europa.eu/person/124936"),
        (addresses.ep_organisation("S-D"), "https://data.europarl.europa.eu/org/S-D"),
        (addresses.corporate_body("EEAS"), "http://publications.europa.eu/resource/authority/corporate-body/EEAS"),
        (addresses.country("KAZ"), "http://publications.europa.eu/resource/authority/country/KAZ"),
        (addresses.geonames("1526273"), "https://sws.geonames.org/1526273/"),
        (
            addresses.ep_participation("RC-9-2022-0065", "124936"),
            "https://data.europarl.europa.eu/eli/dl/participation/RC-9-2022-0065_124936",
        ),
        (addresses.celex("32016R0679"), "http://publications.europa.eu/resource/celex/32016R0679"),
        (addresses.celex("22016A0204(01)"), "http://publications.europa.eu/resource/celex/22016A0204%2801%29"),
        (addresses.un_work(BASE, "A/RES/78/163"), BASE + "un/ga/A-RES-78-163"),
        (addresses.un_work(BASE, "A/RES/2625 (XXV)"), BASE + "un/ga/A-RES-2625-XXV"),
        (addresses.un_work(BASE, "A/RES/75/290 B"), BASE + "un/ga/A-RES-75-290-B"),
        (addresses.un_work(BASE, "S/RES/1325 (2000)"), BASE + "un/sc/S-RES-1325-2000"),
        (addresses.un_work(BASE, "E/RES/1980/67"), BASE + "un/ecosoc/E-RES-1980-67"),
        (addresses.un_work(BASE, "ST/SGB/2003/7"), BASE + "un/doc/ST-SGB-2003-7"),
        (addresses.local(BASE, "authority", "countries"), BASE + "authority/countries"),
    ],
)
def test_addresses_of_things(address, expected):
    assert address == expected


@pytest.mark.parametrize("text", ["", ".", "..", "../../etc/passwd", "a/b", "a b", "C:\\x", "a\x00", "é", "x" * 121])
def test_what_is_no_segment_is_refused(text):
    with pytest.raises(ValueError, match="not an address segment"):
        segment(text)


@pytest.mark.parametrize("make", [addresses.ep_document, addresses.ep_person, addresses.ep_organisation])
def test_no_official_address_is_made_from_a_path(make):
    with pytest.raises(ValueError, match="not an address segment"):
        make("../x")


@pytest.mark.parametrize("reference", ["2022/2505", "2022-2505(RSP)", "22/2505(RSP)", "2022/2505(RSP)x", ""])
def test_what_is_no_procedure_is_refused(reference):
    with pytest.raises(ValueError, match="not a procedure reference"):
        addresses.ep_procedure(reference)


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        addresses.language("xx")


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ('https://example.org/<x>"{}|\\^`', "https://example.org/%3Cx%3E%22%7B%7D%7C%5C%5E%60"),
        ("https://example.org/caf\u00e9", "https://example.org/caf\u00e9"),
        ("https://example.org/50%", "https://example.org/50%25"),
        ("https://example.org/%zz/%2F", "https://example.org/%25zz/%2F"),
        ("https://example.org/[a]", "https://example.org/%5Ba%5D"),
        ("http://[::1]:80/[a]", "http://[::1]:80/%5Ba%5D"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("https://example.org/\u202e\u00a0\u00ad", "https://example.org/%E2%80%AE%C2%A0%C2%AD"),
    ],
)
def test_only_what_an_iri_may_not_hold_is_encoded(given_, expected):
    assert iri(given_) == expected


@given(st.text())
def test_encoding_is_idempotent_and_leaves_nothing_forbidden(text):
    address = iri(text)
    assert iri(address) == address
    assert not re.search(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f]|%(?![0-9A-F]{2})", address, re.IGNORECASE)


@given(st.text(min_size=1))
def test_every_name_gives_an_agent_an_address(name):
    assert re.fullmatch(re.escape(DOCUMENT.work) + r"/agent/[a-z0-9-]{1,80}", DOCUMENT.agent(name))


@pytest.mark.parametrize(("one", "other"), [("Партия A", "A"), ("日" * 40, "日" * 41), ("Партия A", "Союз A")])
def test_names_in_other_scripts_do_not_share_an_address(one, other):
    assert DOCUMENT.agent(one) != DOCUMENT.agent(other)


def test_the_same_name_printed_otherwise_shares_an_address():
    assert DOCUMENT.agent("Côte\u00a0d\u2019Or") == DOCUMENT.agent("COTE D'OR") == f"{DOCUMENT.work}/agent/cote-d-or"


def test_long_names_that_differ_late_do_not_share_an_address():
    one, other = ("word " * 30 + end for end in ("north", "south"))
    assert DOCUMENT.agent(one) != DOCUMENT.agent(other)
