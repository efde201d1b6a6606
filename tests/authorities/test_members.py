"""Sponsors are linked to the one Member and the one group that the printed words can mean at that time."""

from __future__ import annotations

import json
import re

import pytest

from resgraph.authorities import link_sponsor, registers
from resgraph.authorities.groups import group
from resgraph.authorities.members import candidates
from resgraph.authorities.period import Period, period
from resgraph.core import tables
from resgraph.core.model import Sponsor
from resgraph.core.text import Span
from tests.authorities.linking import metadata, resolution

IN_2022 = Period("2022-01-01", "2022-12-31")
PERSON = "https://data.europarl.europa.eu/person/"
ORG = "https://data.europarl.europa.eu/org/"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Željana Zovko", "185341"),
        ("Gheorghe\u2011Vlad Nistor", "202112"),
        ("Nicolae Ştefănuță", "58766"),  # s with cedilla, t with comma
        ("Nicolae Ștefănuţă", "58766"),
        ("Viola Von Cramon\u2011Taubadel", "197451"),
        ("Jiří\u00a0Pospíšil", "125706"),
        ("Valdemar Tomaševski", "96697"),
        ("FABIO MASSIMO CASTALDO", "124812"),
    ],
)
def test_names_as_printed(name, number):
    found, sure = candidates(name, IN_2022)
    assert [one.iri for one in found] == [PERSON + number]
    assert sure == 1.0


def test_missing_diacritics_lower_the_confidence():
    found, sure = candidates("Jiri Pospisil", IN_2022)
    assert [one.iri for one in found] == [PERSON + "125706"]
    assert sure == 0.9


def test_term_tells_namesakes_apart():
    assert [one.iri for one in candidates("Pavel Svoboda", Period("2004-05-05", "2004-05-05"))[0]] == [PERSON + "23708"]
    assert [one.iri for one in candidates("Pavel Svoboda", Period("2015-05-05", "2015-05-05"))[0]] == [PERSON + "96272"]
    assert len(candidates("Pavel Svoboda", Period())[0]) == 2


def test_namesakes_stay_open_without_a_date():
    linked, doubts = link_sponsor(Sponsor(1, "Pavel Svoboda", Span(0, 13)), Period())
    assert linked.person is None
    assert [doubt.code for doubt in doubts] == ["RG3102"]


def test_a_document_without_date_lowers_the_confidence():
    assert candidates("Jiří Pospíšil", Period())[1] == 0.8


def test_unknown_names_are_not_guessed():
    linked, doubts = link_sponsor(Sponsor(1, "Nobody Knownhere", Span(5, 21), "XYZ", Span(30, 33)), IN_2022)
    assert (linked.person, linked.group, linked.confidence) == (None, None, 0.0)
    assert [(doubt.code, doubt.span) for doubt in doubts] == [("RG3101", Span(5, 21)), ("RG3103", Span(30, 33))]


def test_member_outside_the_term_is_not_meant():
    assert candidates("Georg Jarzembowski", IN_2022) == ([], 0.0)


@pytest.mark.parametrize(
    ("code", "day", "org"),
    [
        ("EPP-ED", "2004-12-16", "1533"),
        ("Greens/EFA", "2022-01-20", "VERTS-ALE"),
        ("Renew Europe", "2022-01-20", "RENEW"),
        ("PPE", "2022-01-20", "PPE"),
        ("S&D", "2022-01-20", "S-D"),
        ("Renew", "2022-01-20", "RENEW"),
        ("Verts/ALE", "2022-01-20", "VERTS-ALE"),
        ("ECR", "2022-01-20", "ECR"),
        ("ID", "2022-01-20", "ID"),
        ("The Left", "2022-01-20", "THE-LEFT"),
        ("GUE/NGL", "2013-04-18", "GUE-NGL"),
        ("ALDE", "2013-04-18", "ALDE"),
        ("PfE", "2025-01-20", "PFE"),
        ("ESN", "2025-01-20", "ESN"),
    ],
)
def test_groups_by_printed_code(code, day, org):
    found = group(code, Period(day, day))
    assert found is not None
    assert found.iri == ORG + org
    assert code in found.alternatives or code not in {row["code"] for row in tables.rows("authorities/groups.csv")}


def test_every_further_code_of_a_group_leads_to_a_code_of_the_table():
    codes = {row["code"] for row in tables.rows("authorities/groups.csv")}
    rows = tables.rows("authorities/group_names.csv")
    assert {row["code"] for row in rows} <= codes
    assert not {row["printed"] for row in rows} & codes


def test_group_of_another_time_is_not_meant():
    assert group("PfE", IN_2022) is None
    assert group("ALDE", IN_2022) is None


def test_left_unity_is_not_the_left():
    found = group("The Left", IN_2022)
    assert found is not None
    assert found.same_as[0].endswith("/EP_GROUP_GUE_NGL")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"date": "2022-01-20"}, Period("2022-01-20", "2022-01-20")),
        ({"number": "RC-9-2022-0065"}, Period("2022-01-01", "2022-12-31")),
        ({"number": "TA-8-2019-0203"}, Period("2019-01-01", "2019-07-01")),
        ({"number": "TA-99-2019-0203"}, Period("2019-01-01", "2019-12-31")),
        ({"procedure": "2022/2505(RSP)"}, Period("2022-01-01", "2022-12-31")),
        ({}, Period()),
    ],
)
def test_period_of_a_document(given, expected):
    assert period(resolution(**given), metadata()) == expected


def test_what_the_user_knows_goes_first():
    known = metadata(date="2021-02-11")
    assert period(resolution(date="2022-01-20"), known) == Period("2021-02-11", "2021-02-11")


def test_members_carry_terms_that_exist():
    terms = registers.by("terms", "term")
    rows = registers.by("members", "id").values()
    assert len(rows) > 5000
    assert all(set(row["terms"].split()) <= {*terms, "0"} for row in rows)
    assert all(re.fullmatch(r"\d+", row["id"]) and re.fullmatch(r"(Q\d+)?", row["wikidata"]) for row in rows)


def test_signatories_resolve_to_the_ids_that_parliament_gives(shared):
    record = json.loads((shared / "standards/ep-api-samples/odp-document_rc-9-2021-0068.json").read_text("utf-8"))[
        "data"
    ][0]
    given = {p["had_participant_person"][0] for p in record["workHadParticipation"] if "had_participant_person" in p}
    (title,) = [e["title_alternative"]["en"] for e in record["is_realized_by"] if e["language"].endswith("ENG")]
    lines = title.split("(2021/2505(RSP))<br/>")[1].split("<br/>")
    names = [name.strip() for line in lines if not line.startswith("on behalf") for name in line.split(",")]
    when = Period(record["document_date"], record["document_date"])
    linked = [link_sponsor(Sponsor(n, name, Span(0, 1)), when)[0] for n, name in enumerate(names, 1)]
    assert len(names) == 85
    assert {one.person.iri.removeprefix("https://data.europarl.europa.eu/") for one in linked if one.person} == given
