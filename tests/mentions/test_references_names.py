"""Treaties and instruments by name, known ones and names built like theirs; wordings without number or day."""

from __future__ import annotations

import re

import pytest

from resgraph.core.tables import toml
from resgraph.core.text import fold
from tests.mentions.written import found, pairs

NAMES = [
    (
        "the Universal Declaration of Human Rights, the International Covenant on Civil and "
        "Political Rights, and the UN "
        "Convention against Torture,",
        ["UDHR", "ICCPR", "CAT"],
    ),
    ("the European Patent Litigation Agreement (EPLA) and acceding to the Munich Convention", ["EPLA", "EPC"]),
    ("a key demand of the Lisbon Strategy for a competitive society", ["Lisbon Strategy"]),
    ("the recently approved EU Global Human Rights Sanctions Regime", ["EU GHRSR"]),
    (
        "the Enhanced Partnership and Cooperation Agreement (EPCA) between the European Union and "
        "the Republic of Kazakhstan",
        ["EPCA EU-Kazakhstan"],
    ),
    ("an Association Agreement with a far country", [""]),
    ("the Treaty on the Functioning of the European Union", ["TFEU"]),
    ("the forces of the Collective Security Treaty Organization", []),
    ("the Treaties and the agreement", []),
    ("the UN Convention on the rights of the child and the UN Convention on the law of the sea", ["CRC", "UNCLOS"]),
    ("and the International Covenants on Human Rights,", ["International Covenants on Human Rights"]),
    ("the Declaration of the Ministers on Rural Women and the Protocol to the Bangkok Treaty",
     ["", "Bangkok Treaty Protocol"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_names_of_instruments(text, expected):
    assert [normal for _, normal in pairs(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by implementing the Plan of Action to Strengthen the Implementation of the Treaty on the South-East Asia "
         "Nuclear-Weapon-Free Zone (2023–2027), adopted",
         "Plan of Action to Strengthen the Implementation of the Treaty on the South-East Asia "
         "Nuclear-Weapon-Free Zone "
         "(2023–2027)"),
        ("Recalling the Marrakech Declaration adopted by African countries", "Marrakech Declaration"),
        ("the Convention on the Protection of Wetlands and Rivers of the North, Member States",
         "Convention on the Protection of Wetlands and Rivers of the North"),
    ],
)  # fmt: skip
def test_an_unknown_name_ends_where_its_words_end(text, expected):
    (one,) = found(text, "un-ga", "pre_1")
    assert (one.printed, one.normal, one.opaque) == (expected, "", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in accordance with the Charter and international law", ["UN Charter"]),
        ("in accordance with Chapter VI of the Charter, and calling", ["UN Charter ch VI"]),
        ("Articles 13 and 17 of the Charter of the United Nations", ["UN Charter art 13", "UN Charter art 17"]),
        ("the jurisdiction of the International Court of Justice in accordance with its Statute", ["ICJ Statute"]),
        ("established under the Charter of the Association of Southeast Asian Nations", ["ASEAN Charter"]),
        ("the United Nations Millennium Declaration of 8 September 2000, in which", ["A/RES/55/2"]),
    ],
)
def test_short_names_of_the_united_nations(text, expected):
    assert [normal for _, normal in pairs(text, "un-ga", "pre_1")] == expected


def test_the_charter_is_not_that_of_the_united_nations_in_a_text_of_parliament():
    assert pairs("the Charter requires", path="rec_A") == []


WORDINGS = toml("cues/en/references.toml")["wording"]


@pytest.mark.parametrize("row", WORDINGS, ids=lambda row: row["name"])
def test_every_wording_matches_its_examples_and_not_its_counterexamples(row):
    pattern = re.compile(row["pattern"])
    assert all(pattern.search(fold(text)) for text in row["examples"])
    assert all(any(word in fold(text) for word in row["where"]) for text in row["examples"])
    assert not any(pattern.search(fold(text)) for text in row["counterexamples"])


def test_rules_of_procedure_of_another_body_are_a_work_without_number():
    (one,) = found("a satisfactory proposal for the Rules of Procedure of the EPLA Court;", path="para_1")
    assert (one.printed, one.kind, one.normal) == ("Rules of Procedure of the EPLA Court", "rule", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Parties to the United Nations Framework Convention on Climate Change in Dubai, United Arab Emirates",
         [("United Nations Framework Convention on Climate Change", "UNFCCC")]),
        ("the United Nations Convention Against Corruption, while",
         [("United Nations Convention Against Corruption", "UNCAC")]),
        ("Operation of the Chemical Weapons Convention (the Third Review Conference)",
         [("Chemical Weapons Convention", "CWC")]),
        ("the 1994 Declaration on Measures to Eliminate International Terrorism",
         [("1994 Declaration on Measures to Eliminate International Terrorism", "A/RES/49/60")]),
        ("the case of Oya Ataman v. Turkey and ILO Conventions Nos 87 and 98",
         [("Oya Ataman v. Turkey", ""), ("87", "ILO C087"), ("98", "ILO C098")]),
    ],
)  # fmt: skip
def test_known_names_end_where_their_name_ends(text, expected):
    assert pairs(text) == expected


FIREARMS = (
    "Protocol against the Illicit Manufacturing of and Trafficking in Firearms, "
    "Their Parts and Components and Ammunition"
)
LONGER = {
    "International Convention for the Safety of Life at Sea, 1974": "SOLAS",
    "2001 Convention on the Protection of the Underwater Cultural Heritage": "Underwater Cultural Heritage Convention",
    "Amended Protocol II": "Amended Protocol II",
    FIREARMS: "Firearms Protocol",
}


@pytest.mark.parametrize(("name", "key"), LONGER.items(), ids=lambda v: v[:40])
def test_known_names_with_a_year_or_numeral_and_names_that_hold_of_and(name, key):
    assert pairs(f"Recalling the {name}, and", "un-ga", "pre_1") == [(name, key)]


def test_the_optional_protocol_thereto_is_that_to_the_treaty_before():
    text = "the Convention on the Rights of Persons with Disabilities and the Optional Protocol thereto,"
    assert pairs(text, "un-ga", "pre_1")[1] == ("Optional Protocol thereto", "CRPD-OP")
