"""Forms of the Union and its Parliament beside those of the project's list (union.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.authorities.test_works import linked

ROWS = tomllib.loads(Path(__file__).with_name("union.toml").read_text("utf-8"))["row"]
DAY = "2016-01-21"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:60])
def test_a_form_gives_its_references_and_no_others(row):
    found = linked({"cit_1": row["text"]}, date=row.get("date", DAY))
    assert [[one.reference.printed, one.reference.normal, one.reference.pinpoint] for one in found] == row["expected"]


CONSOLIDATIONS = [
    ("1995-05-19", "Article K.6 of the Treaty on European Union", "TEU_1992"),
    ("1998-05-19", "Article 130r of the EC Treaty", "11992E130R"),
    ("2001-05-19", "Article 251(2) of the EC Treaty", "11997E251"),
    ("2005-05-19", "Article 6 of the Treaty on European Union", "12002M006"),
    ("2008-05-19", "Article 95 EC", "12006E095"),
    ("2014-05-19", "Article 294 TFEU", "12012E294"),
    ("2022-05-19", "Article 294 TFEU", "12016E294"),
    ("2022-05-19", "Article 405 TFEU", ""),
    ("2005-05-19", "Article 294 TFEU", ""),
    ("2005-05-19", "Article 47 of the Charter of Fundamental Rights of the European Union", "32000X1218%2801%29"),
]


@pytest.mark.parametrize(("day", "text", "address"), CONSOLIDATIONS, ids=lambda v: v[:40])
def test_an_article_is_that_of_the_treaty_in_force_and_none_that_it_does_not_have(day, text, address):
    (one,) = linked({"cit_1": f"having regard to {text},"}, date=day)
    assert [entity.iri.rpartition("/")[2] for entity in one.cited] == ([address] if address else [])


NAMED = [
    ("2012-10-23", "32002R1605"),
    ("2016-10-23", "32012R0966"),
    ("2020-10-23", "32018R1046"),
    ("2025-01-23", "32024R2509"),
]


@pytest.mark.parametrize(("day", "number"), NAMED)
def test_a_name_that_passed_to_another_act_means_that_of_the_day(day, number):
    (one,) = linked({"para_1": "Notes that the Financial Regulation applies;"}, date=day)
    assert number in one.cited[0].identifiers
    assert one.confidence < 0.9


def test_an_alias_holds_in_the_whole_document_and_wins_over_a_table():
    text = "having regard to Regulation (EU) 2021/691 on the Fund and repealing Regulation (EU) No 1309/2013"
    got = linked(
        {"cit_1": f"{text} (EGF Regulation),", "para_1": "Recalls Article 4(1) of the EGF Regulation;"},
        date="2019-01-01",
    )
    assert [one.reference.normal for one in got] == ["32021R0691", "32013R1309", "32021R0691"]


def test_the_parties_of_a_case_are_kept():
    (one,) = linked(
        {"para_1": "Recalls Case C-623/17 Privacy International v Secretary of State for Foreign Affairs and Others,"}
    )
    assert one.reference.subject == "Privacy International v Secretary of State for Foreign Affairs and Others"
