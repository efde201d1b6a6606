"""Those addressed: names of the part, bodies of states, offices of the issuing body, and who is known by words only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resgraph.authorities import agents, link_mention
from resgraph.core.mention import (
    Addressee,
    Entity,
    EntityKind,
    LinkedMention,
    LinkedPosition,
    Mention,
    Position,
)
from resgraph.core.model import Part, PartKind, Resolution
from resgraph.core.text import Passage, Span
from tests.authorities.linking import BASE, resolution, setting

DOCUMENT = BASE + "eu/ep/TA-9-2022-0012/agent/"
SHARED = BASE + "agent/"


def document(*texts: str) -> Resolution:
    parts = tuple(
        Part(
            PartKind.PARAGRAPH, f"para_{n}", f"para_{n}", f"paragraph {n}", n, Passage(text, ((0, Span(0, len(text))),))
        )
        for n, text in enumerate(texts, 1)
    )
    return replace(resolution(), parts=parts)


def position(text: str, *asked: str, number: int = 1, recipients: tuple[str, ...] = (), **more: str) -> Position:
    def addressee(words: str) -> Addressee:
        start = text.index(words)
        return Addressee(start, start + len(words), words, **more)

    path = f"para_{number}"
    return Position(
        path, path, 0, 5, text[:5], "urge", "directive",
        tuple(map(addressee, asked)), recipients=tuple(map(addressee, recipients)),
    )  # fmt: skip


def mention(text: str, words: str, table: str, key: str, kind: EntityKind = EntityKind.ORGANIZATION) -> LinkedMention:
    start = text.index(words)
    found = link_mention(Mention("para_1", start, start + len(words), words, kind, table, key), setting())
    assert found is not None
    return found


def linked(
    text: str, *asked: str, mentions: tuple[LinkedMention, ...] = (), body: str = "ep", **more: str
) -> LinkedPosition:
    (one,) = agents.link(document(text), [position(text, *asked, **more)], mentions, setting(body))
    return one


def only(one: LinkedPosition) -> Entity:
    (entity,) = one.addressees
    assert entity is not None
    return entity


def test_a_name_of_the_part_is_the_one_addressed() -> None:
    text = "Urges the EEAS to act"
    one = linked(text, "EEAS", mentions=(mention(text, "EEAS", "organisations", "european-external-action-service"),))
    assert only(one).label == "European External Action Service"
    assert one.confidence == 0.98


def test_words_of_amount_stand_before_the_name() -> None:
    text = "Urges all Member States to act"
    known = mention(text, "Member States", "organisations", "eu-member-states")
    assert only(linked(text, "all Member States", mentions=(known,))).iri == known.entity.iri


def test_a_country_may_be_addressed() -> None:
    text = "Urges Kazakhstan to act"
    known = mention(text, "Kazakhstan", "countries", "KAZ", EntityKind.LOCATION)
    assert only(linked(text, "Kazakhstan", mentions=(known,))).kind is EntityKind.LOCATION


def test_a_name_inside_the_phrase_is_not_the_one_addressed() -> None:
    text = "Urges the embassies of Kazakhstan to act"
    known = mention(text, "Kazakhstan", "countries", "KAZ", EntityKind.LOCATION)
    assert only(linked(text, "embassies of Kazakhstan", mentions=(known,))).iri == DOCUMENT + "embassies-of-kazakhstan"


@pytest.mark.parametrize(
    "words", ["Kazakh authorities", "authorities of Kazakhstan", "authorities of the Republic of Kazakhstan"]
)
def test_bodies_of_a_state_are_one_however_they_are_printed(words: str) -> None:
    entity = only(linked(f"Urges the {words} to act", words))
    assert (entity.iri, entity.label) == (SHARED + "authorities-of-kazakhstan", "authorities of Kazakhstan")
    assert entity.alternatives == (() if words == entity.label else (words,))


def test_the_authorities_are_those_of_the_only_state_named_with_them() -> None:
    texts = ("Urges the Kazakh authorities to act", "Asks the authorities to go on")
    asked = [position(texts[0], "Kazakh authorities"), position(texts[1], "authorities", number=2)]
    one, other = agents.link(document(*texts), asked, (), setting())
    assert only(one).iri == only(other).iri == SHARED + "authorities-of-kazakhstan"
    assert other.confidence == 0.8


def test_the_authorities_of_two_states_are_not_told_apart_by_the_word_alone() -> None:
    texts = ("Urges the Kazakh authorities and the Russian authorities to act", "Asks the authorities to go on")
    _, other = agents.link(
        document(*texts), [position(t, "authorities", number=n) for n, t in enumerate(texts, 1)], (), setting()
    )
    assert other.addressees == (None,)


@pytest.mark.parametrize(
    ("title", "text", "words", "iri"),
    [
        ("on the situation in Haiti", "Urges the police to act", "police", "police-of-haiti"),
        (
            "on the situation in the Dominican Republic",
            "Urges the courts to act",
            "courts",
            "courts-of-the-dominican-republic",
        ),
        (
            "on the situation in Haiti",
            "Regrets that the Kazakh Government acts; urges the authorities to",
            "authorities",
            "authorities-of-kazakhstan",
        ),
        ("on the situation in Haiti", "Asks the government to act", "government", "government-of-haiti"),
        ("on Haiti and Kazakhstan", "Asks the government to act", "government", ""),
        ("on fisheries", "Asks the parties to act", "parties", ""),
    ],
)
def test_a_bare_word_means_the_body_of_the_state_near_it_or_of_the_title(
    title: str, text: str, words: str, iri: str
) -> None:
    passage = Passage(title, ((0, Span(0, len(title))),))
    whole = replace(document(text), header=replace(resolution().header, title=passage))
    (one,) = agents.link(whole, [position(text, words)], (), setting())
    assert [entity.iri if entity else "" for entity in one.addressees] == [SHARED + iri if iri else ""]


def test_the_president_is_the_one_whom_the_document_names_with_the_title() -> None:
    texts = (
        "Notes that President Ada Tokayev, unlike former President Berik Nazar, is silent on President Tokayev's order",
        "Calls on the President to speak",
        "Instructs its President to forward it",
    )
    asked = [position(text, "President", number=n) for n, text in enumerate(texts[1:], 2)]
    one, other = agents.link(document(*texts), asked, (), setting())
    assert (only(one).iri, only(one).kind) == (DOCUMENT + "president-tokayev", EntityKind.PERSON)
    assert only(other).label == "President of the European Parliament"
    assert one.confidence == 0.8


def test_a_surname_of_two_persons_leaves_the_president_open() -> None:
    texts = ("Condemns President Tokayev", "Condemns Ada Tokayev and Berik Tokayev", "Calls on the President to speak")
    named = tuple(person(texts[1], name, "para_2") for name in ("Ada Tokayev", "Berik Tokayev"))
    (one,) = agents.link(document(*texts), [position(texts[2], "President", number=3)], named, setting())
    assert one.addressees == (None,), "the one is as good as the other"
    (one,) = agents.link(document(*texts), [position(texts[2], "President", number=3)], named[:1], setting())
    assert only(one) == named[0].entity


def person(text: str, name: str, path: str) -> LinkedMention:
    start = text.index(name)
    mention = Mention(path, start, start + len(name), name, EntityKind.PERSON, "names", name, name)
    return LinkedMention(mention, Entity(DOCUMENT + name.lower().replace(" ", "-"), EntityKind.PERSON, name), 0.9)


def test_its_president_holds_the_office_of_the_issuing_body() -> None:
    entity = only(linked("Instructs its President to forward it", "President"))
    assert (entity.label, entity.kind) == ("President of the European Parliament", EntityKind.POST)
    other = linked("Instructs the President to forward it", "President")
    assert other.addressees == (None,), "whose President is not said"


def test_a_pronoun_leads_to_whom_it_stands_for() -> None:
    text = "Urges President Tokayev to talk; urges him to act"
    asked = [position(text, "President Tokayev"), position(text, "him", antecedent="President Tokayev")]
    one, other = agents.link(document(text), asked, (), setting())
    assert one.addressees == other.addressees
    assert one.addressees[0].kind is EntityKind.PERSON
    assert other.confidence == 0.8


def test_those_who_are_the_same_everywhere_share_an_address() -> None:
    assert only(linked("Urges the international community to act", "international community")).iri.startswith(SHARED)
    entity = only(linked("Urges all States to act", "all States", body="un-ga"))
    assert (entity.iri, entity.label, entity.alternatives) == (SHARED + "states", "States", ("all States",))


def test_whoever_else_is_addressed_belongs_to_the_document() -> None:
    entity = only(linked("Urges relevant bodies to act", "relevant bodies", whole="relevant bodies in Kazakhstan"))
    assert (entity.iri, entity.kind) == (DOCUMENT + "relevant-bodies", EntityKind.ORGANIZATION)
    assert entity.alternatives == ("relevant bodies in Kazakhstan",)
    assert only(linked("Asks the Chair of the Group to act", "Chair of the Group")).kind is EntityKind.POST


def test_recipients_are_linked_like_those_addressed() -> None:
    text = "Instructs its President to forward it to the Council"
    known = mention(text, "Council", "organisations", "council-of-the-european-union")
    asked = position(text, "President", recipients=("Council",))
    (one,) = agents.link(document(text), [asked], [known], setting())
    assert [entity.label for entity in one.recipients if entity] == ["Council of the European Union"]
