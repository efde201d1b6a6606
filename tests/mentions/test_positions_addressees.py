"""Whom a request addresses: lists, clauses, pronouns, parentheses - and when nobody is addressed."""

from __future__ import annotations

import pytest

from resgraph.core.mention import EntityKind
from resgraph.core.model import PartKind
from resgraph.mentions import positions
from tests.mentions.sample import mention, paragraph

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
    (
        "Calls upon all organizations and agencies, when referring to the territories, including Crimea and the city "
        "of Sevastopol, in their documents, to refer to them as occupied",
        ["all organizations and agencies"],
    ),
    ("Urges States, where appropriate, including island States, to act", ["States", "island States"]),
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
    ("Demands that all parties comply with the law", ["all parties"]),
    ("Demands that Israel, the occupying Power, comply with the law", ["Israel"]),
    ("Urges that Member States, which have tested weapons, continue to help", ["Member States"]),
    (
        "Requests that the Secretary-General, when recruiting staff, including through contracts, ensure quality",
        ["Secretary-General"],
    ),
    ("Demands that these crimes cease and that Russia reports the whereabouts of all children", ["Russia"]),
    ("Calls for an independent inquiry and for the EU to provide expertise", ["EU"]),
    # short words between the verb and those asked
    ("Encourages in this regard States and organizations to act", ["States", "organizations"]),
    ("Calls on the Commission – in particular on its services – to act", ["Commission", "services"]),
    ("Invites all treaty bodies, within their mandates, to report", ["all treaty bodies"]),
    # somebody else without the verb
    ("Urges the Agency to maintain funding and the EU to ensure its continuation", ["Agency", "EU"]),
    ("Urges the Agency to support dialogue between the Council and the EU to ensure peace", ["Agency"]),
    # those that stand for somebody
    ("Calls upon all, in particular relevant entities, to help", ["all", "relevant entities"]),
    ("Calls upon States, in particular those concerned, to act", ["States"]),
    ("Calls on women, youth and journalists to act", ["women", "youth", "journalists"]),
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
        ("Calls on the Council and the Commission to act; urges it to hurry", [""]),
        ("Regrets the delay; urges them to hurry", [""]),
        ("Welcomes the report; urges him to hurry", [""]),
        ("Calls on the Commission to act; welcomes the work of the Agency and encourages it to go on", ["Agency"]),
        ("Thanks the Delegation for its efforts and encourages it to go on", ["Delegation"]),
        ("Welcomes the decision of the Council to act, and encourages it to go further", ["Council"]),
        ("Welcomes the appointment of the new Representative and invites her to come", ["new Representative"]),
        (
            "Notes the efforts of the United Nations and of the institutions, and encourages them to go on",
            ["United Nations", "institutions"],
        ),
        ("Commends the efforts of Member States, and encourages them to go on", ["Member States"]),
        (
            "Stresses the importance of engaging communities and women, and invites them to act",
            ["communities", "women"],
        ),
        ("Invites States to sign, and calls upon those that have not ratified it to do so", ["States"]),
        ("Notes the work of the Minister; calls on it to act", [""]),
    ],
)
def test_a_pronoun_stands_for_those_addressed_last_when_they_agree(text: str, stands_for: list[str]) -> None:
    one = positions.scan(paragraph(text))[-1]
    assert [a.antecedent for a in one.addressees] == stands_for
    assert {a.printed for a in one.addressees} <= {"them", "him", "it", "her", "those"}
    assert all(text[slice(*a.place)] == a.antecedent for a in one.addressees if a.place)


def test_a_pronoun_in_a_point_may_stand_for_those_whom_the_paragraph_asks() -> None:
    above = positions.scan(paragraph("Urges the Commission:"))
    point = paragraph("To report, and encourages it to hurry", kind=PartKind.POINT, path="para_1/point_a")
    (one,) = positions.scan(point, above=above)
    assert [(a.printed, a.antecedent, a.place) for a in one.addressees] == [("it", "Commission", None)]


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


@pytest.mark.parametrize(
    ("text", "places", "recipients"),
    [
        (
            "to the President, Government and parliament of Ukraine, and to the United States",
            ["Ukraine", "United States"],
            [
                ("President", "President of Ukraine"),
                ("Government", "Government of Ukraine"),
                ("parliament of Ukraine", ""),
                ("United States", ""),
            ],
        ),
        (
            "to the Council and the Governments and Parliaments of Haiti and the Dominican Republic",
            ["Haiti", "Dominican Republic"],
            [("Council", ""), ("Governments and Parliaments of Haiti and the Dominican Republic", "")],
        ),
        (
            "to the governments of the Member States and of the Republic of Moldova and the Council",
            [],
            [("governments of the Member States and of the Republic of Moldova", ""), ("Council", "")],
        ),
    ],
)
def test_recipients_share_the_words_that_name_their_country(
    text: str, places: list[str], recipients: list[tuple[str, str]]
) -> None:
    text = f"Instructs its President to forward this resolution {text}."
    (one,) = positions.scan(paragraph(text), [mention(text, name, EntityKind.LOCATION) for name in places])
    assert [(a.printed, a.antecedent) for a in one.recipients] == recipients


def test_a_report_to_be_sent_is_no_forwarding() -> None:
    (one,) = positions.scan(paragraph("Requests the Secretary-General to transmit his report to the Assembly"))
    assert one.recipients == ()
