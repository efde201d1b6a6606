"""What others say of a text links the words that do not tell its number; doubt stays doubt."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resgraph.authorities import link_reference
from resgraph.authorities.period import Period
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import DocumentAddress
from resgraph.core.known import KnownTexts
from resgraph.core.mention import Reference, Status
from tests.reconciliation.made import (
    ALL,
    BRACKETED,
    DATED,
    DAY,
    ITSELF,
    NUMBER,
    NUMBERED,
    OTHER_DAY,
    PAGED,
    SAME_DAY,
    SAME_SUBJECT,
    SHORTER,
    SIMILAR,
    SUBJECT,
    first,
    linked,
    recognised,
    text,
)

ADDRESS = f"https://data.europarl.europa.eu/eli/dl/doc/{NUMBER}"
BASE = "https://w3id.org/resgraph/id/eu/ep/"


def cited(reference):
    return [entity.iri for entity in reference.cited]


@pytest.mark.parametrize("words", [DATED, SHORTER, PAGED, BRACKETED], ids=["dated", "shorter", "paged", "bracketed"])
@pytest.mark.parametrize("evidence", [ITSELF, NUMBERED], ids=["itself", "numbered"])
def test_number_and_day_in_one_text_identify_the_words_of_another(words, evidence):
    alone, found = first(words), first(words, evidence)
    assert ADDRESS not in cited(alone)
    assert cited(found) == [ADDRESS]
    assert found.status is Status.LOOKUP
    assert found.basis.startswith("documents-by-")


def test_the_footnote_with_the_page_leads_to_the_text_too():
    body, note = linked(PAGED, NUMBERED)
    assert cited(body) == cited(note) == [ADDRESS]
    assert note.reference.part == "fn_1"
    assert "OJ C 465, 17.11.2021, p. 115" in note.cited[0].identifiers
    assert note.cited[0].pages == (
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=uriserv:OJ.C_.2021.465.01.0115.01.ENG",
    )


def test_a_page_alone_is_where_the_text_is_until_its_number_is_known():
    only_page = first(DATED, PAGED)
    assert cited(only_page) == [
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=uriserv:OJ.C_.2021.465.01.0115.01.ENG"
    ]
    assert cited(first(DATED, PAGED, NUMBERED)) == [ADDRESS]


def test_a_link_names_what_it_was_derived_from():
    assert first(DATED, NUMBERED).evidence == (f"{BASE}2022-2501-RSP/cit_1/ref_1",)
    assert first(DATED, NUMBERED, ITSELF).evidence[0] == f"{BASE}{NUMBER}"


def test_several_that_agree_count_more_than_one_and_the_text_itself_as_much():
    again = NUMBERED.replace("2501", "2599")
    one, two, itself = first(DATED, NUMBERED), first(DATED, NUMBERED, again), first(DATED, ITSELF)
    assert one.confidence < two.confidence == itself.confidence
    assert first(SHORTER, NUMBERED).confidence < one.confidence


def test_a_text_is_no_evidence_for_itself():
    both = text("2022/2510(RSP)", f"{DAY} on {SUBJECT}[1]", f"{DAY} on {SUBJECT}", notes=["P9_TA(2021)0990."])
    (again,) = (r for r in linked(both) if r.reference.part == "cit_2")
    assert (again.status, again.basis, again.evidence) == (Status.RULE, "ep-number", ())  # joined within the document


@pytest.mark.parametrize("other", [SAME_DAY, SAME_SUBJECT, OTHER_DAY], ids=["same-day", "same-subject", "other-day"])
def test_another_day_or_subject_is_another_text(other):
    found = first(DATED, other)
    assert found.status is Status.UNRESOLVED
    assert not found.cited


def test_two_similar_subjects_of_one_day_are_candidates():
    found = first(DATED, NUMBERED, SIMILAR)
    assert found.status is Status.AMBIGUOUS
    assert [entity.iri[-14:] for entity in found.cited] == [NUMBER, "TA-9-2021-0992"]
    assert set(found.reference.alternatives) == {NUMBER, "TA-9-2021-0992"}
    assert len(found.evidence) == 2


def test_two_numbers_for_the_same_words_are_candidates():
    other = NUMBERED.replace("0990", "0994").replace("2501", "2598")
    found = first(DATED, NUMBERED, other)
    assert found.status is Status.AMBIGUOUS
    assert len(found.cited) == 2


def test_as_many_days_as_witnesses_link_nothing_and_the_text_itself_decides():
    assert first(DATED, NUMBERED, OTHER_DAY).status is Status.UNRESOLVED
    assert cited(first(DATED, NUMBERED, NUMBERED.replace("2501", "2597"), OTHER_DAY)) == [ADDRESS]
    assert cited(first(DATED, ITSELF, OTHER_DAY)) == [ADDRESS]


def test_a_text_cites_no_younger_one():
    older = text(
        "2020/2511(RSP)", f"{DAY} on {SUBJECT}", title="of 5 March 2020 on the past", head="P9_TA(2020)0011\n\n"
    )
    assert not first(older, NUMBERED).cited


OTHERS = [words for name, words in ALL.items() if name not in ("dated", "shorter")]


@given(st.permutations(OTHERS), st.integers(0, len(OTHERS)))
@settings(max_examples=25, deadline=None)
def test_the_order_in_which_documents_are_heard_does_not_matter(order, count):
    chosen = order[:count]
    assert linked(DATED, *chosen) == linked(DATED, *sorted(chosen))


def test_more_evidence_never_makes_a_right_link_wrong():
    for count in range(len(OTHERS) + 1):
        for chosen in itertools.combinations(OTHERS, count):
            for words in (DATED, SHORTER):
                found = first(words, *chosen)
                numbered = ITSELF in chosen or NUMBERED in chosen
                assert not numbered or cited(found) == [ADDRESS]
                assert all(iri == ADDRESS or iri.endswith("OJ.C_.2021.465.01.0115.01.ENG") for iri in cited(found)), (
                    chosen
                )


GENERAL = """United Nations
A/RES/78/{number}

General Assembly
Distr.: General
11 December 2023

Seventy-eighth session
Agenda item 58

Resolution adopted by the General Assembly
on 7 December 2023

[on the report of the Fourth Committee (A/78/429, para. 33)]

78/{number}. {title}

The General Assembly,

{words}

1. Requests the Secretary-General to report.

45th plenary meeting
7 December 2023
"""


def assembly(number, title, words):
    return GENERAL.format(number=number, title=title, words=words)


def last(words, *others):
    return next(r for r in reversed(linked(words, *others)) if r.reference.part == "pre_1")


@pytest.mark.parametrize(
    ("printed", "scheme", "date", "identifier"),
    [
        ("resolution 1996/31 of 25 July 1996", "resolution-annual", "1996-07-25", "E/RES/1996/31"),
        ("1996/31 of 26 July 1996", "resolution-annual", "1996-07-26", ""),
        ("resolution 1996/31", "resolution-annual", "", ""),
        ("decision 1996/31 of 25 July 1996", "decision-annual", "1996-07-25", ""),
        ("resolution 1325 (2000)", "resolution-year", "", "S/RES/1325 (2000)"),
        ("resolution 1325 (2001)", "resolution-year", "", ""),
        ("resolution 1325 (2000) of 1 November 2000", "resolution-year", "2000-11-01", ""),
    ],
)
def test_a_number_without_issuer_is_that_of_the_body_that_others_name(printed, scheme, date, identifier):
    words = (
        "Recalling Economic and Social Council resolution 1996/31 of 25 July 1996 and Security Council resolution "
        "1325 (2000) of 31 October 2000,"
    )
    said = KnownTexts(recognised("full", assembly(902, "On councils", words)).statements)
    known = Setting(
        DocumentAddress("un/ga/A-RES-78-901"), "un-ga", "en", Period("2023-12-07", "2023-12-07"), texts=said
    )
    found = link_reference(Reference("pre_1", 0, len(printed), printed, "resolution", scheme, date=date), known)
    assert found.reference.normal == identifier
    assert found.basis == ("documents-by-number" if identifier else scheme)


def test_day_and_title_of_a_numbered_text_identify_it_where_only_these_are_printed():
    own = assembly(904, "Dissemination of information on beekeeping", "Recalling its work,")
    words = "the UN General Assembly resolution of 7 December 2023 on dissemination of information on beekeeping"
    found = first(text("2024/2512(RSP)", words), own)
    assert found.reference.normal == "A/RES/78/904"
    entitled = assembly(
        905, "On words", "Recalling its resolution 77/226 of 15 December 2022, entitled “The situation in Ruritania”,"
    )
    said = "the UN General Assembly resolution of 15 December 2022 entitled ‘The situation in Ruritania’"
    assert first(text("2024/2513(RSP)", said), entitled).reference.normal == "A/RES/77/226"


def test_the_shipped_tables_know_texts_of_both_bodies():
    words = "the UN General Assembly resolution of 7 December 2023 on dissemination of information on decolonization"
    found = first(text("2024/2514(RSP)", words))
    assert (found.reference.normal, found.status, found.basis) == ("A/RES/78/100", Status.LOOKUP, "known-texts")
    assert not found.evidence
    page = first(
        text("2024/2515(RSP)", "its resolution of 9 May 2023 on budgets[1]", notes=["OJ C, C/2023/1067, 15.12.2023."])
    )
    assert page.cited[0].iri.endswith("/TA-9-2023-0195")
    assert page.cited[0].pages == ("http://data.europa.eu/eli/C/2023/1067/oj",)


def test_a_long_name_is_that_of_the_number_in_anothers_footnote():
    name = "Guidelines on the Long-term Sustainability of Ruritanian Space Activities"
    noted = assembly(906, "On space", f"Noting the {name},1\n\n_______________\n1 A/74/920, annex II.\n")
    bare = assembly(907, "On more space", f"Noting the {name},")
    short = assembly(908, "On less space", "Noting the Guidelines on Space,")
    found = last(bare, noted)
    assert found.reference.normal == "A/74/920"
    assert found.basis == "documents-by-name"
    assert found.confidence < 0.9
    assert not any(r.cited for r in linked(short, noted.replace(name, "Guidelines on Space")))


def test_a_number_that_is_known_to_be_that_of_another_instrument_links_no_name():
    name = "Protocol on Prohibitions of Booby Traps and Wooden Devices"
    noted = assembly(
        911,
        "On traps",
        f"Noting the {name},1\n\n_______________\n1 United Nations, Treaty Series, vol. 1342, No. 22495.\n",
    )
    assert not last(assembly(912, "On wood", f"Noting the {name},"), noted).cited


def test_a_treaty_is_no_resolution_of_that_title():
    titled = assembly(909, "Comprehensive Ruritanian Fisheries Trade Treaty", "Recalling its work,")
    bare = assembly(910, "On trade", "Recalling the Comprehensive Ruritanian Fisheries Trade Treaty,")
    assert not last(bare, titled).cited
