"""Which words of a text are mentions of bodies and offices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resgraph.core.mention import EntityKind
from resgraph.mentions import bodies
from tests.mentions.naming import PartKind, bodies_named, mentions, reading

EP = [
    ("Calls on the Council and the Commission to act", ["Council", "Commission"]),
    ("seek cooperation with the EU, OSCE and Council of Europe", ["EU", "OSCE", "Council of Europe"]),
    ("the European Council of 12 December", ["European Council"]),
    ("the Legislative Council election", ["Legislative Council"]),
    ("the Council Decision of 2010", []),
    ("the Commission on 9 January 2006", ["Commission"]),
    ("the Charter of the United Nations", []),
    ("the Treaty on European Union", []),
    ("Regulation (EU) 2016/679", []),
    ("the item entitled 'The United Nations system'", []),
    ("the EU Code of Conduct", []),
    ("the UN Human Rights Council Universal Periodic Review", ["UN Human Rights Council"]),
    ("Organisation for Security and Cooperation in Europe (OSCE)",
     ["Organisation for Security and Cooperation in Europe", "OSCE"]),
    ("the Committee on Foreign Affairs", ["Committee on Foreign Affairs"]),
    ("the Kazakh authorities and the international community and civil society", []),
    ("recommendations to the Commission on Civil Law Rules on Robotics", ["Commission"]),
    ("the President, Government and Parliament of Kazakhstan", ["President", "Government", "Parliament of Kazakhstan"]),
    ("the President, Government and parliament of Ukraine", ["President", "Government", "parliament of Ukraine"]),
    ("agreed in the Single Undertaking of the round", []),
    ("the Yale Humanitarian Research Lab found", ["Yale Humanitarian Research Lab"]),
    ("the Government and the National Assembly of the Republic of Armenia",
     ["Government", "National Assembly of the Republic of Armenia"]),
    ("the Peoples' Democratic Party (HDP) was excluded", ["Peoples' Democratic Party", "HDP"]),
    ("the National Human Rights Committee of Qatar visited", []),
    ("who was there and who was not", []),
    ("the UN Commission on Human Rights", ["UN Commission on Human Rights"]),
    ("Transparency International Russia was closed", ["Transparency International Russia"]),
    ("application EGF/2023/001 and Directive 78/660/EEC and A/HRC/42/50", []),
    ("thanks the World Health Organization (WHO) Director-General;",
     ["World Health Organization (WHO) Director-General"]),
    ("the Istanbul 30th Heavy Penal Court", ["Istanbul 30th Heavy Penal Court"]),
    ("the Scientific, Technical and Legal Committee for Fish",
     ["Scientific, Technical and Legal Committee for Fish"]),
    ("the Kofi Annan-led Advisory Commission on Rakhine State", ["Advisory Commission on Rakhine State"]),
    ("a press statement of DROI", ["DROI"]),
]  # fmt: skip
UN = [
    ("by which the Assembly proclaimed", ["Assembly"]),
    ("the report of the Secretary General", ["Secretary General"]),
    ("the United Nations Logistics Base at Brindisi, Italy, and the Regional Service Centre in Entebbe, Uganda",
     ["United Nations Logistics Base", "Regional Service Centre"]),
    ("Requests the Secretary-General to submit", ["Secretary-General"]),
    ("the Assembly of Heads of State and Government", ["Assembly of Heads of State and Government"]),
    ("Economic and Social Council resolution 1980/67", ["Economic and Social Council"]),
    ("invites Member States and the United Nations system", ["Member States", "United Nations system"]),
    ("the Rule of Law Unit in the Executive Office of the Secretary-General",
     ["Rule of Law Unit", "Executive Office of the Secretary-General"]),
    ("a United Nations Decade of Sustainable Energy", []),
    ("the Commission and the Council", []),
    ("the United Nations Mission for the Referendum in Western Sahara",
     ["United Nations Mission for the Referendum in Western Sahara"]),
    ("the Office of the United Nations High Commissioner for Human Rights and the Office of the High Commissioner",
     ["Office of the United Nations High Commissioner for Human Rights", "Office of the High Commissioner"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), EP)
def test_bodies_in_texts_of_parliament(text, names):
    assert bodies_named("Notes that " + text) == names


@pytest.mark.parametrize(("text", "names"), UN)
def test_bodies_in_texts_of_the_general_assembly(text, names):
    assert bodies_named("Notes that " + text, body="un-ga") == names


def test_short_names_hold_only_in_their_body():
    assert bodies_named("and the Assembly", body="ep") == []
    assert bodies_named("and the Commission", body="un-ga") == []


def test_offices_are_posts():
    kinds = {one.printed: one.kind for one in mentions("the VP/HR and the EEAS of the Union")}
    assert kinds["VP/HR"] is EntityKind.POST
    assert kinds["EEAS"] is EntityKind.ORGANIZATION


def test_abbreviation_holds_for_the_whole_document():
    found = mentions("with the Democratic Choice of Kazakhstan (DCK), which", "banning DCK and others")
    assert [(one.part, one.printed, one.name) for one in found if one.printed == "DCK"] == [
        ("para_1", "DCK", "Democratic Choice of Kazakhstan"), ("para_2", "DCK", "Democratic Choice of Kazakhstan"),
    ]  # fmt: skip


def test_short_form_stands_for_the_body_named_before():
    found = mentions(
        "the Charter of the Association of Southeast Asian Nations", "purposes of the Association", body="un-ga"
    )
    assert [(one.printed, one.key) for one in found] == [("Association", "asean")]


def test_nearest_body_is_meant_by_a_short_form():
    texts = ("the Human Rights Council met", "the Security Council met", "a report to the Council")
    assert [one.key for one in mentions(*texts, body="un-ga")][-1] == "security-council"


def test_notes_hold_no_mentions():
    note = reading("Official Records of the United Nations", path="fn_1", kind=PartKind.FOOTNOTE)
    assert list(bodies.scan(note)) == []


def test_words_are_those_of_the_passage():
    text = "the EU\u2011Kazakhstan Cooperation\u00a0Council and the European\u00a0 Union"
    for one in mentions(text):
        assert text[one.start : one.end] == one.printed
    assert "EU\u2011Kazakhstan Cooperation\u00a0Council" in bodies_named(text)


def test_other_languages_have_no_names_yet():
    assert list(bodies.scan(replace(reading("die EU"), language="de"))) == []
