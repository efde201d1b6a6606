"""What the body does in a paragraph, and which verbs are not its own."""

from __future__ import annotations

import pytest

from resgraph.core.mention import EntityKind
from resgraph.core.model import PartKind
from resgraph.core.text import Passage, Span
from resgraph.mentions import positions
from resgraph.mentions.reading import Reading
from tests.mentions.sample import mention, paragraph, part

OWN = [
    # several verbs in one paragraph
    (
        "Deeply regrets the loss of life and strongly condemns the violence; expresses its condolences to the victims",
        ["Deeply regrets", "strongly condemns", "expresses its condolences"],
    ),
    (
        "Recalls the meeting, takes note of the report, and requests the Sixth Committee to continue",
        ["Recalls", "takes note of", "requests"],
    ),
    (
        "Acknowledges the efforts, encourages all States to consider it, and also encourages those States to go on",
        ["Acknowledges", "encourages", "also encourages"],
    ),
    ("Welcomes the offer but regrets the lack of an initiative", ["Welcomes", "regrets"]),
    # adverbs and parentheses before and behind the verb
    ("Calls, in this context, for dialogue to be enhanced", ["Calls, in this context, for"]),
    ("Calls once again on Israel to lift it", ["Calls once again on"]),
    ("Also reaffirms its role, and in this regard recalls the Declaration", ["Also reaffirms", "recalls"]),
    ("Takes note, in this regard, of the report", ["Takes note, in this regard, of"]),
    ("Strongly urges the parties to talk", ["Strongly urges"]),
    # a lead-in before the verb
    (
        "Urges the Commission to act; as regards the EPLA, considers that the text needs improvement",
        ["Urges", "considers"],
    ),
    ("In the light of the above, calls on the Council to act", ["calls on"]),
    # verbs of clauses are not the body's
    (
        "Welcomes the communication, which highlights the gaps, and calls on the Council to act",
        ["Welcomes", "calls on"],
    ),
    ("Notes that the Council welcomes the proposal and calls for action", ["Notes"]),
    ("Recognizes an environment that attracts and supports private investment", ["Recognizes"]),
    ("Regrets that press statements are issued late and highlights the need for speed", ["Regrets", "highlights"]),
    ("Reaffirms its commitment, while recognizing the role of States", ["Reaffirms its commitment"]),
    (
        "Recognizes that this requires reform and therefore encourages States to act",
        ["Recognizes", "therefore encourages"],
    ),
    (
        "Regrets that they have not answered the EU's requests and calls on the Government to act",
        ["Regrets", "calls on"],
    ),
    ("Stresses that responses must be lawful and underlines the role of the media", ["Stresses", "underlines"]),
    ("Regrets that the Council requests delays and calls on States to wait", ["Regrets"]),
    # plural nouns are no verbs
    ("Welcomes the offers of and requests for assistance, calls and notes", ["Welcomes"]),
    # quoted and bracketed speech is not the body's
    ("Recalls the words “the Council urges; condemns the attack” and the reply", ["Recalls"]),
    ("Recalls the motto ‘never again, condemns all hatred’ of the movement", ["Recalls"]),
    ("Notes the letter (and regrets the delay) of the Council", ["Notes"]),
    # two verbs with one object, two sentences, an enumeration that goes on
    ("Welcomes and accepts with appreciation the offer of the Government", ["Welcomes", "accepts"]),
    ("Takes note of the report. Regrets the delay.", ["Takes note of", "Regrets"]),
    (
        "Condemns the use of torture; rape; and acts of intimidation, and strongly urges States to end them",
        ["Condemns", "strongly urges"],
    ),
    ("To comply with the orders of the Court", []),
    ("To take measures, policies, and plans of action", []),
    ("Estimates of the resources needed", []),
    ("The Working Capital Fund shall be established for 2024", []),
    ("To submit a report, and to continue", []),
]


@pytest.mark.parametrize(("text", "cues"), OWN)
def test_the_verbs_of_the_body_are_found_in_order(text: str, cues: list[str]) -> None:
    found = positions.scan(paragraph(text))
    assert [one.cue for one in found] == cues
    assert all(text[one.start : one.end] == one.cue for one in found)


@pytest.mark.parametrize(
    ("text", "force", "strength"),
    [
        ("Calls on the Council to act", "directive", 3),
        ("Strongly condemns the attack", "evaluative", 5),
        ("Notes the report", "assertive", 1),
        ("Decides to meet again", "commissive", 5),
        ("Expresses its deep concern about it", "expressive", 4),
        ("Firmly stresses the need", "assertive", 4),
        ("Notes with concern the delay", "evaluative", 3),
    ],
)
def test_force_and_strength_come_from_the_verb_and_its_intensifier(text: str, force: str, strength: int) -> None:
    (one,) = positions.scan(paragraph(text))
    assert (one.force, one.strength) == (force, strength)
    assert one.request == (force == "directive")


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (PartKind.RECITAL, "rec_A"),
        (PartKind.CITATION, "cit_1"),
        (PartKind.PREAMBULAR, "pre_1"),
        (PartKind.FOOTNOTE, "fn_1"),
        (PartKind.POINT, "rec_A/point_i"),
        (PartKind.PARAGRAPH, "annex_1/para_1"),
    ],
)
def test_only_operative_paragraphs_and_points_are_scanned(kind: PartKind, path: str) -> None:
    assert positions.scan(paragraph("Calls on the Council to act", kind=kind, path=path)) == []


def test_a_point_below_a_paragraph_may_act_itself() -> None:
    found = positions.scan(paragraph("Calls on the Council to act", kind=PartKind.POINT, path="para_1/point_a"))
    assert [one.verb for one in found] == ["call-on"]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Violations of the right to asylum, and in this regard strongly urges States to act", ["strongly urges"]),
        ("To support the proposals submitted, and requests the Secretary-General to report", ["requests"]),
        ("The lack of access to work and urges the State to respect rights", ["urges"]),
        ("To help the team which monitors the law and urges States to act", []),
        ("To draw up policies, plans and programmes, and to continue", []),
    ],
)
def test_behind_a_joint_the_body_speaks_again_in_a_point(text: str, cues: list[str]) -> None:
    found = positions.scan(paragraph(text, kind=PartKind.POINT, path="para_1/point_a"))
    assert [one.cue for one in found] == cues


def test_a_position_belongs_to_the_clause_that_holds_it() -> None:
    text = "Regrets the law; calls for its repeal"
    at = text.index("calls")
    clause = part(text[at:], PartKind.CLAUSE, "para_1/cl_2")
    clause = type(clause)(
        clause.kind, clause.path, clause.eid, clause.label, 2, Passage(text[at:], ((0, Span(at, len(text))),))
    )
    reading = paragraph(text)
    whole = part(text, PartKind.PARAGRAPH, "para_1", clause)
    found = positions.scan(type(reading)(whole, reading.text, "en", "ep"))
    assert [(one.part, one.text_part) for one in found] == [("para_1", "para_1"), ("para_1/cl_2", "para_1")]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Calls on the Council to act without delay;", "to act without delay"),
        ("Calls for a thorough reform of the courts.", "a thorough reform of the courts"),
        ("Requests the Secretary-General:", ""),
        ("Calls on the Commission to:", ""),
        ("Recommends that the Committee consider the following items:", "the Committee consider the following items"),
        ("Urges him to go", "to go"),
        ("Calls on them also to go", "to go"),
        ("Urges the Council, where possible, not to wait", "not to wait"),
        ("Asks the Commission whether it intends to act", "whether it intends to act"),
        ("Demands that the State withdraw its forces", "the State withdraw its forces"),
        ("Notes the report", ""),
    ],
)
def test_the_words_asked_for_follow_those_addressed(text: str, action: str) -> None:
    (one,) = positions.scan(paragraph(text))
    assert (text[slice(*one.action)] if one.action else "") == action


@pytest.mark.parametrize(
    ("text", "whom", "actions"),
    [
        ("Invites and encourages all States to act", [["all States"], ["all States"]], ["to act", "to act"]),
        (
            "Requests the Fund for Children, and invites the Bank and other donors, to act",
            [["Fund for Children"], ["Bank", "other donors"]],
            ["to act", "to act"],
        ),
        ("Requests the Fund to report, and invites the Bank to act", [["Fund"], ["Bank"]], ["to report", "to act"]),
        ("Encourages and welcomes efforts of States to act", [[], []], ["efforts of States to act"]),
    ],
)
def test_two_verbs_may_share_an_infinitive(text: str, whom: list[list[str]], actions: list[str]) -> None:
    found = positions.scan(paragraph(text))
    assert [[a.printed for a in one.addressees] for one in found] == whom
    assert [text[slice(*one.action)] for one in found if one.action] == actions


def test_points_behind_a_colon_say_what_is_asked_for() -> None:
    text = "Calls on the Commission to:"
    points = [part("act;", PartKind.POINT, "para_1/point_a"), part("report;", PartKind.POINT, "para_1/point_b")]
    whole = part(text, PartKind.PARAGRAPH, "para_1", *points)
    (one,) = positions.scan(Reading(whole, text, "en", "ep"))
    assert (one.action, one.points) == (None, ("para_1/point_a", "para_1/point_b"))


def test_a_known_name_is_not_taken_apart() -> None:
    text = "Invites the Resource and Peace and Arts Circle to continue"
    name = mention(text, "Resource and Peace and Arts Circle")
    (one,) = positions.scan(paragraph(text), [name])
    assert [a.printed for a in one.addressees] == ["Resource and Peace and Arts Circle"]


def test_him_stands_for_the_person_named_last() -> None:
    text = "Condemns the rhetoric of Alyona Petrova; urges her to cancel the order"
    (_, one) = positions.scan(paragraph(text), [mention(text, "Alyona Petrova", EntityKind.PERSON)])
    assert [(a.printed, a.antecedent) for a in one.addressees] == [("her", "Alyona Petrova")]
