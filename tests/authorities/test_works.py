"""Canonical forms lead to works: at official addresses where there are any, else below the base."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resgraph.antecedents import join
from resgraph.authorities import find, link
from resgraph.authorities.period import Period
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import DocumentAddress
from resgraph.core.mention import LinkedReference, Status
from resgraph.core.tables import rows
from tests.mentions.written import document, scan

BASE = "https://w3id.org/resgraph/id/"
EP = "https://data.europarl.europa.eu/eli/dl/"
CELEX = "http://publications.europa.eu/resource/celex/"
EURLEX = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri="
SETTING = Setting(DocumentAddress("eu/ep/TA-9-2022-0012"), "ep", "en", Period("2022-01-20", "2022-01-20"))

FORMS = [
    ("TA-9-2021-0056", f"{EP}doc/TA-9-2021-0056", "P9_TA(2021)0056"),
    ("RC-9-2022-0065", f"{EP}doc/RC-9-2022-0065", "RC-B9-0065/2022"),
    ("2022/2505(RSP)", f"{EP}proc/2022-2505", "2022/2505(RSP)"),
    ("EP rule 144(5)", f"{BASE}eu/ep/rules/ep-9/A144", "EP rule 144"),
    ("TEU art 3(5)", f"{CELEX}12016M003", "TEU art 3"),
    ("TFEU art 215", f"{CELEX}12016E215", "12016E215"),
    ("Charter art 7", f"{CELEX}12016P007", "Charter art 7"),
    ("TEU", "http://publications.europa.eu/resource/authority/treaty/TEU_2016", "TEU"),
    ("32016R0679", f"{CELEX}32016R0679", "32016R0679"),
    ("COM(1997)0314", f"{BASE}eu/com/COM-1997-0314", "COM(1997)0314"),
    ("JOIN(2019)0005", f"{CELEX}52019JC0005", "52019JC0005"),
    ("C-311/18", f"{BASE}eu/C-311-18", "C-311/18"),
    ("OJ C 99, 5.2.2016, p. 1", f"{EURLEX}uriserv:OJ.C_.2016.099.01.0001.01.ENG", "OJ C 99, 5.2.2016, p. 1"),
    ("OJ C 212 E, 5.8.2010, p. 165", f"{EURLEX}uriserv:OJ.CE.2010.212.01.0165.01.ENG", "OJ C 212 E, 5.8.2010, p. 165"),
    ("C/2023/1067", "http://data.europa.eu/eli/C/2023/1067/oj", "C/2023/1067"),
    ("A/RES/78/163", f"{BASE}un/ga/A-RES-78-163", "A/RES/78/163"),
    ("S/RES/1325 (2000)", f"{BASE}un/sc/S-RES-1325-2000", "S/RES/1325 (2000)"),
    ("A/78/439", f"{BASE}un/ga/A-78-439", "A/78/439"),
    ("GC(67)/RES/7", f"{BASE}un/doc/GC-67-RES-7", "GC(67)/RES/7"),
    ("UDHR", f"{BASE}un/ga/A-RES-217-A-III", "A/RES/217 A (III)"),
    ("A/RES/217 A (III)", f"{BASE}un/ga/A-RES-217-A-III", "UDHR"),
    ("UNTS vol. 1833, No. 31363", f"{BASE}instrument/unclos", "UNCLOS"),
    ("UNTS vol. 1, No. 2", f"{BASE}un/treaty-series/unts-1-2", "UNTS vol. 1, No. 2"),
    ("UN Charter ch VI", f"{BASE}instrument/un-charter/ch-vi", "UN Charter ch VI"),
    ("UN Charter art 13", f"{BASE}instrument/un-charter/art-13", "UN Charter art 13"),
    ("ETS 210", f"{BASE}instrument/istanbul-convention", "Istanbul Convention"),
    ("ILO C029", f"{BASE}ilo/ILO-C029", "ILO C029"),
    ("EPCA EU-Kazakhstan", f"{CELEX}22016A0204%2801%29", "22016A0204(01)"),
    ("KZ Criminal Code art 405", f"{BASE}law/kz/criminal-code/art_405", "KZ Criminal Code art 405"),
    ("EU GHRSR", f"{CELEX}32020R1998", "32020D1999"),
]


@pytest.mark.parametrize(("normal", "address", "identifier"), FORMS, ids=lambda v: v[:40])
def test_a_canonical_form_leads_to_its_work(normal, address, identifier):
    found = find(normal, SETTING)
    assert found is not None
    assert found.entity.iri == address
    assert identifier in found.entity.identifiers


def test_an_unknown_form_leads_nowhere():
    assert find("Codex of Nothing", SETTING) is None


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2009-01-01", "12006M021"),
        ("2009-12-16", "12008M021"),
        ("2011-06-01", "12010M021"),
        ("2020-01-01", "12016M021"),
        ("", "12016M021"),
    ],
)
def test_the_consolidation_in_force_on_the_day_is_cited(day, number):
    found = find("TEU art 21", replace(SETTING, period=Period(day, day)))
    assert found is not None
    assert number in found.entity.identifiers


def test_the_edition_of_the_rules_is_cited_only_for_its_own_days():
    inside = find("EP rule 144(5)", replace(SETTING, period=Period("2021-02-11", "2021-02-11")))
    assert inside is not None
    assert inside.entity.iri == f"{EP}doc/RULES-9-2021-01-18-ITM-A144"
    unknown = find("EP rule 144(5)", replace(SETTING, period=Period()))
    assert unknown is not None
    assert unknown.entity.iri.startswith(BASE)


def linked(parts: dict[str, str], body: str = "ep", date: str = "2022-01-20") -> tuple[LinkedReference, ...]:
    resolution = document(parts, body, date)
    return link(resolution, join(resolution, scan(resolution))).references


def test_statuses_say_how_the_work_was_found():
    got = linked(
        {
            "cit_1": "its resolution of 11 February 2021 on Kazakhstan[1], its resolution of 14 "
            "March 2019[2], Article 21 TEU, "
            "the Universal Declaration of Human Rights and its previous resolutions on Belarus,",
            "fn_1": "Texts adopted, P9_TA(2021)0056.",
            "fn_2": "OJ C 23, 21.1.2021, p. 83.",
        }
    )
    assert [str(one.status) for one in got] == ["exact", "lookup", "rule", "lookup", "unresolved", "exact", "lookup"]
    assert all(bool(one.cited) == (one.status is not Status.UNRESOLVED) for one in got)
    assert all(0 < one.confidence <= 1 for one in got)


def test_an_own_text_is_found_by_day_and_subject_only_when_one_fits():
    (one,) = linked({"cit_3": "its resolution of 26 October 2005 on patents for biotechnological inventions,"})
    assert (one.reference.normal, one.status) == ("TA-6-2005-0407", Status.LOOKUP)
    (other,) = linked({"cit_3": "its resolution of 26 October 2005 on the situation in Sudan,"})
    assert other.status is Status.UNRESOLVED


def test_an_open_number_keeps_its_candidates():
    (one,) = linked({"para_1": "Regulation (EC) 1998/2006 on aid"})
    assert one.status is Status.AMBIGUOUS
    assert [entity.identifiers for entity in one.cited] == [("32006R1998",), ("31998R2006",)]


def test_a_cited_work_carries_the_names_that_the_document_gives_it():
    got = linked({"pre_1": "the Vilnius Declaration on Clean Lakes,[1]", "fn_1": "A/58/999, annex."}, "un-ga")
    assert [one.cited[0].iri for one in got] == [f"{BASE}un/ga/A-58-999"] * 2
    assert all("Vilnius Declaration on Clean Lakes" in one.cited[0].alternatives for one in got)


def test_the_legal_basis_and_the_procedure_of_a_text_are_known():
    resolution = document({"cit_1": "having regard to Rule 144(5) of its Rules of Procedure,"})
    links = link(resolution, join(resolution, scan(resolution)))
    assert [entity.identifiers for entity in links.legal_basis] == [("EP rule 144",)]
    assert links.procedure is None


def test_every_instrument_of_the_table_is_found_by_its_key_and_has_evidence():
    keys = [row["key"] for row in rows("authorities/instruments.csv")]
    assert len(set(keys)) == len(keys)
    for row in rows("authorities/instruments.csv"):
        found = find(row["key"], SETTING)
        assert found is not None, row["key"]
        assert row["evidence"]
        assert row["names"]


def test_no_name_belongs_to_two_instruments_without_partners():
    owners: dict[str, list[str]] = {}
    for row in rows("authorities/instruments.csv"):
        if not row["partner"]:
            for name in row["names"].split("|"):
                owners.setdefault(name, []).append(row["key"])
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_links_through_rows_that_no_source_vouches_for_are_less_sure():
    (sure,) = linked({"rec_A": "Recalling the Universal Declaration of Human Rights,"})
    (known,) = linked({"rec_A": "Recalling the Good Friday Agreement,"})
    assert (sure.confidence, known.confidence) == (0.9, 0.8)


@pytest.mark.parametrize(
    ("text", "normal", "status", "confidence"),
    [
        ("Security Council resolution 1325 (2000)", "S/RES/1325 (2000)", Status.EXACT, 1.0),
        ("Security Council resolution 1701 (2006)", "S/RES/1701 (2006)", Status.EXACT, 1.0),
        ("Security Council resolution 1701", "S/RES/1701 (2006)", Status.RULE, 0.8),
        ("Security Council resolution 242", "S/RES/242 (1967)", Status.RULE, 0.95),
    ],
)
def test_the_year_of_a_council_resolution_is_derived_where_none_is_printed(text, normal, status, confidence):
    (one,) = linked({"rec_A": text})
    assert (one.reference.normal, one.status, one.confidence) == (normal, status, confidence)
