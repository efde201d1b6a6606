"""Whom a request addresses: lists, clauses, pronouns, parentheses - and when nobody is addressed."""

from __future__ import annotations

import pytest

from resgraph.mentions import positions
from tests.mentions.sample import paragraph

ASKED = [
    # lists
    ("Calls on the EEAS and the Member States to act", ["EEAS", "Member States"]),
    ("Calls for the EU and its Member States to develop a programme", ["EU", "Member States"]),
    (
        "Invites the International Court of Justice, the United Nations Commission on International Trade Law and the"
        " International Law Commission to comment",
        [
            "International Court of Justice",
            "United Nations Commission on International Trade Law",
            "International Law Commission",
        ],
    ),
    (
        "Invites the Rule of Law Coordination and Resource Group and the Rule of Law Unit to continue",
        ["Rule of Law Coordination and Resource Group", "Rule of Law Unit"],
    ),
    (
        "Calls on European institutions and agencies, including the EEAS, and the World Bank to halt it",
        ["European institutions and agencies", "EEAS", "World Bank"],
    ),
    (
        "Invites all Member States and organizations of the United Nations system, within existing resources, as well"
        " as other international and regional organizations, to observe the Day",
        [
            "all Member States",
            "organizations of the United Nations system",
            "other international and regional organizations",
        ],
    ),
    ("Invites the Alliance with other relevant entities to act", ["Alliance", "other relevant entities"]),
    (
        "Urges the relevant United Nations agencies, funds and programmes to help",
        ["relevant United Nations agencies, funds and programmes"],
    ),
    (
        "Urges relevant humanitarian and development organizations to help",
        ["relevant humanitarian and development organizations"],
    ),
    ("Calls upon flag and port States to act", ["flag and port States"]),
    ("Encourages the Olympic and Paralympic movements to cooperate", ["Olympic and Paralympic movements"]),
    (
        "Invites the Educational, Scientific and Cultural Organization to act",
        ["Educational, Scientific and Cultural Organization"],
    ),
    ("Calls for the Commission and for the Member States to commit", ["Commission", "Member States"]),
    ("Calls on the parties to talk and on the Council to refer the matter", ["parties", "Council"]),
    # what hangs on a phrase is not part of it
    ("Encourages those States that have made pledges to exchange information", ["those States"]),
    ("Urges all parties to the conflict to comply with the law", ["all parties"]),
    ("Encourages States conducting activities in space to report", ["States"]),
    ("Calls upon all the parties concerned to talk", ["all the parties"]),
    ("Calls upon Israel, the occupying Power, to comply", ["Israel"]),
    ("Requests the Secretary-General, in consultation with Member States, to report", ["Secretary-General"]),
    ("Encourages, in this regard, States, as appropriate, to act", ["States"]),
    ("Invites the High Commissioner for Human Rights to report", ["High Commissioner for Human Rights"]),
    ("Requests the Office of the High Commissioner:", ["Office of the High Commissioner"]),
    ("Reminds the Commission that proposals need an analysis", ["Commission"]),
    ("Reminds States of their obligations", ["States"]),
    ("Reiterates its request to the Secretary-General to report", ["Secretary-General"]),
    ("Reiterates its call upon all States to act", ["all States"]),
    ("Encourages that Division to continue its work", ["Division"]),
    ("Requests the Secretary-General to bring it to the attention of States", ["Secretary-General"]),
    # clauses
    ("Requests that the Executive Council consider the matter", ["Executive Council"]),
    (
        "Appeals to bodies of the United Nations system, organizations and individuals to give",
        ["bodies of the United Nations system", "organizations", "individuals"],
    ),
    ("Demands that the Russian Federation immediately withdraw its forces", ["Russian Federation"]),
    ("Insists that the Commission present a proposal", ["Commission"]),
    ("Requests that Parliament's Legal Service be asked to give an opinion", ["Parliament's Legal Service"]),
    # shared objects
    ("Urges Member States and encourages stakeholders to act", ["Member States"]),
    ("Invites and encourages all interested States to act", ["all interested States"]),
    # nobody
    ("Calls for a thorough reform of the courts", []),
    ("Calls for dialogue to be enhanced among all stakeholders", []),
    ("Calls for sanctions to be imposed on those responsible", []),
    ("Calls for improved debt mechanisms to support restructuring", []),
    ("Calls for the parties not to be left alone", []),
    ("Demands that human rights be a priority", []),
    ("Demands that the perpetrators be held accountable", []),
    ("Encourages further dialogue and the sharing of practices", []),
    ("Encourages efforts to strengthen the network", []),
    ("Encourages the use of tools to promote it", []),
    ("Reiterates its call to revise the definition", []),
    ("Reiterates its call for greater evaluation", []),
    ("Recommends assisting developing countries to grow", []),
    ("Warns that States may suffer", []),
    ("Warns against any delay by States", []),
    ("Stresses the need for the Unit to carry out its tasks", []),
    ("Thanks the Government for its hospitality", []),
    ("Urges an end to the practice", []),
]


@pytest.mark.parametrize(("text", "asked"), ASKED)
def test_those_asked_are_the_head_noun_phrases_as_printed(text: str, asked: list[str]) -> None:
    one = positions.scan(paragraph(text, "un-ga"))[0]
    assert [a.printed for a in one.addressees] == asked
    assert all(text[a.start : a.end] == a.printed for a in one.addressees)


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("Calls on the EU and its Member States to act; urges them, furthermore, to watch", ["EU", "Member States"]),
        ("Calls on President Erdogan to talk; urges him to release the prisoners", ["President Erdogan"]),
        ("Condemns President Tokayev's rhetoric; urges him to cancel the order", ["President Tokayev"]),
        ("Notes that the Commission has not reported and calls on it to do so", ["Commission"]),
        ("Calls on the Council and the Commission to act; urges it to hurry", []),
        ("Regrets the delay; urges them to hurry", []),
        ("Welcomes the report; urges him to hurry", []),
    ],
)
def test_a_pronoun_stands_for_those_addressed_last_when_they_agree(text: str, stands_for: list[str]) -> None:
    one = positions.scan(paragraph(text))[-1]
    assert [a.antecedent for a in one.addressees] == stands_for
    assert {a.printed for a in one.addressees} <= {"them", "him", "it"}


def test_what_hangs_on_a_phrase_is_kept_beside_it() -> None:
    text = "Calls on Member States’ embassies in Kazakhstan to act"
    (one,) = positions.scan(paragraph(text))
    assert [(a.printed, a.whole) for a in one.addressees] == [
        ("Member States’ embassies", "Member States’ embassies in Kazakhstan")
    ]


def test_recipients_are_those_to_whom_the_text_is_forwarded() -> None:
    text = (
        "Instructs its President to forward this resolution to the Council, the Commission, the governments and"
        " parliaments of the Member States, and the Government of Kazakhstan."
    )
    (one,) = positions.scan(paragraph(text))
    assert [a.printed for a in one.addressees] == ["President"]
    assert [a.printed for a in one.recipients] == [
        "Council",
        "Commission",
        "governments and parliaments of the Member States",
        "Government of Kazakhstan",
    ]


def test_a_report_to_be_sent_is_no_forwarding() -> None:
    (one,) = positions.scan(paragraph("Requests the Secretary-General to transmit his report to the Assembly"))
    assert one.recipients == ()
