"""A report is its committee's: the rapporteur acts for it (European Parliament, record of A-9-2024-0163)."""

from __future__ import annotations

from resgraph import convert

TEXT = (
    "REPORT on amendments to the Rules\n\n4.4.2024 - (2024/2006(REG))\n\n{committees}\n\n"
    "Rapporteur: Gabriele Bischoff\n\nA9-0163/2024\n\n"
    "PROPOSAL FOR A EUROPEAN PARLIAMENT DECISION\n\non amendments to the Rules\n\n"
    "The European Parliament,\n\n1. Decides to amend its Rules of Procedure as shown below;\n\n"
    "2. Instructs its President to forward this decision to the Council.\n"
)
PARTICIPATION = "https://data.europarl.europa.eu/eli/dl/participation/A-9-2024-0163_"
ORG = "https://data.europarl.europa.eu/org/"


def tabled(*committees: str) -> list[tuple[str, str, str]]:
    document = convert(TEXT.format(committees="\n\n".join(committees)).encode())
    return [
        (one.person.iri if one.person else "", one.group.iri if one.group else "", one.body.iri if one.body else "")
        for one in document.links.sponsors
    ]


def test_a_committee_is_author_of_its_report_and_the_rapporteur_acts_for_it():
    assert tabled("Committee on Constitutional Affairs") == [
        ("https://data.europarl.europa.eu/person/197435", f"{ORG}AFCO", ""),
        ("", "", f"{ORG}AFCO"),
    ]


def test_of_two_committees_nobody_says_whose_rapporteur_somebody_is():
    found = tabled("Committee on Constitutional Affairs", "Committee on Foreign Affairs")
    assert found == [("https://data.europarl.europa.eu/person/197435", "", "")]


def test_a_committee_that_nobody_knows_is_not_guessed():
    assert tabled("Committee on Imaginary Affairs") == [("https://data.europarl.europa.eu/person/197435", "", "")]


def test_the_participation_of_a_committee_has_parliaments_address_and_no_printed_name():
    lines = convert(TEXT.format(committees="Committee on Constitutional Affairs").encode()).quads
    said = [line for line in lines if line.startswith(f"<{PARTICIPATION}AFCO> ")]
    assert any("had_participant_organization" in line and f"<{ORG}AFCO>" in line for line in said)
    assert not any("printedName" in line for line in said)
