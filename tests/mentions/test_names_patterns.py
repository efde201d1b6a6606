"""Every row of the names table proves itself by its examples and counterexamples."""

from __future__ import annotations

import pytest

from resgraph.core.mention import EntityKind
from resgraph.core.tables import toml
from resgraph.mentions import abbreviations, bodies, capitalised, patterns, shortforms
from resgraph.mentions.wording import patterns as rows
from tests.mentions.naming import bodies_named, mentions, printed, reading

TABLE = toml("cues/en/names.toml")
PATTERNS = {pattern.name: pattern for pattern in rows("en").all}
EXAMPLES = [(row["name"], *example) for row in TABLE["pattern"] for example in row["examples"]]
COUNTER = [(row["name"], text) for row in TABLE["pattern"] for text in row["counterexamples"]]


def found_by(name: str, text: str) -> list[tuple[str, str]]:
    r = reading(text)
    tagged = r.tagged
    known = {(one.start, one.end) for one in tagged.tags}
    return [
        (m.group("name"), patterns._mention(r, tagged, PATTERNS[name], m, "name").key)
        for m in PATTERNS[name].regex.finditer(tagged.places)
        if m.span("name") not in known
    ]


@pytest.mark.parametrize(("name", "text", "words", "label"), EXAMPLES)
def test_pattern_finds_its_examples(name, text, words, label):
    r = reading(text)
    tagged = r.tagged
    found = [
        patterns._mention(r, tagged, PATTERNS[name], m, "name") for m in PATTERNS[name].regex.finditer(tagged.places)
    ]
    assert words in [one.printed for one in found]
    if label:
        (one,) = [one for one in found if one.printed == words]
        code, _, template = one.key.partition(" ")
        assert len(code) == 3
        assert template == label[: label.index(" ", len(template) - 2)] + " *"


@pytest.mark.parametrize(("name", "text"), COUNTER)
def test_pattern_passes_over_its_counterexamples(name, text):
    assert found_by(name, text) == []


def test_each_pattern_has_examples_and_counterexamples():
    assert all(row["examples"] and row["counterexamples"] for row in TABLE["pattern"])
    assert all(row["examples"] and row["counterexamples"] for row in TABLE["list"])


@pytest.mark.parametrize("example", TABLE["capitalised"]["example"], ids=lambda e: e["text"][:30])
def test_bodies_by_the_form_of_their_names(example):
    assert printed(capitalised.scan(reading(example["text"]))) == example["names"]


@pytest.mark.parametrize(("text", "names"), [e for row in TABLE["list"] for e in row["examples"]])
def test_lists_of_named_groups(text, names):
    assert [one.printed for one in patterns.scan(reading(text)) if one.key == "list"] == names


@pytest.mark.parametrize("text", [text for row in TABLE["list"] for text in row["counterexamples"]])
def test_lists_that_name_no_groups(text):
    assert [one for one in patterns.scan(reading(text)) if one.key == "list"] == []


@pytest.mark.parametrize("example", TABLE["abbreviations"]["example"], ids=lambda e: e["text"][:30])
def test_abbreviations_defined_by_initials(example):
    found = abbreviations.follow([reading(example["text"])], [])
    assert sorted({one.printed for one in found}) == sorted(example["names"])


@pytest.mark.parametrize("example", TABLE["shortforms"]["example"], ids=lambda e: e["text"][:30])
def test_short_forms_of_bodies_named_before(example):
    parts = [reading(example["before"], "un-ga", "para_1"), reading(example["text"], "un-ga", "para_2")]
    assert printed(shortforms.follow(parts, [])) == example["names"]


def test_kinds_of_patterns_are_bodies_or_offices():
    assert {pattern.kind for pattern in PATTERNS.values()} == {EntityKind.ORGANIZATION, EntityKind.POST}


def test_starters_begin_no_name():
    assert not any(one.printed.startswith("The ") for one in mentions("The Working Group met. The Special Unit met."))


@pytest.mark.parametrize("example", TABLE["offices"]["example"], ids=lambda e: e["text"][:30])
def test_offices_and_organs_are_one_name_with_their_body(example):
    assert bodies_named(example["text"]) == example["names"]


@pytest.mark.parametrize("example", TABLE["issuers"]["example"], ids=lambda e: e["text"][:30])
def test_bodies_before_the_noun_of_a_document_are_named(example):
    assert printed(bodies.scan(reading(example["text"]))) == example["names"]


def test_one_office_has_one_name_whatever_is_printed():
    text = "the Director General of the International Atomic Energy Agency"
    found = [
        m for m in mentions(text, "the Director General of the Agency and the IAEA Director General", body="un-ga")
    ]
    assert [(m.kind, m.name) for m in found] == [(EntityKind.POST, text.removeprefix("the "))] * 3


def test_an_office_with_a_row_of_its_own_is_that_row():
    (one,) = mentions("the General Assembly", "by the President of the Assembly", body="un-ga")[1:]
    assert (one.printed, one.table, one.key) == (
        "President of the Assembly",
        "posts",
        "president-of-the-general-assembly",
    )


def test_an_office_of_the_issuing_body_is_none_of_a_group_behind_it():
    found = bodies_named("launched by the Secretary-General of the Crisis Response Group on Food", body="un-ga")
    assert found == ["Crisis Response Group on Food"]


def test_the_conference_is_a_body_only_where_a_table_knows_it():
    assert "Conference" not in bodies_named("the Secretariat of the Conference", "the Conference shall", body="un-ga")
    assert "Conference" in bodies_named("the Conference on Disarmament", "calls upon the Conference to", body="un-ga")
