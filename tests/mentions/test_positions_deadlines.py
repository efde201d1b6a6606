"""By when something is to be done: every row of the table proves itself."""

from __future__ import annotations

import re

import pytest

from resgraph.core.tables import toml
from resgraph.mentions import deadlines, positions
from tests.mentions.sample import paragraph

ROWS = toml("cues/en/deadlines.toml")["deadline"]
EXAMPLE = re.compile(r"(?P<text>.*?\[(?P<words>.*?)\].*?) = (?P<value>.*)")


def each(field: str) -> list[tuple[str, str]]:
    return [(row["key"], text) for row in ROWS for text in row[field]]


def found(key: str, text: str) -> list[tuple[str, str]]:
    known = {row.key: row.pattern for row in deadlines.rows("en")}
    read = deadlines.deadlines(text, 0, len(text), "en")
    return [(text[start:end], value) for start, end, value in read if known[key].fullmatch(text[start:end])]


@pytest.mark.parametrize(("key", "example"), each("examples"))
def test_a_row_finds_its_examples_with_their_value(key: str, example: str) -> None:
    parsed = EXAMPLE.fullmatch(example)
    assert parsed is not None
    text = re.sub(r"\[(.*?)\]", r"\1", parsed["text"])
    assert found(key, text) == [(parsed["words"], parsed["value"].strip())]


@pytest.mark.parametrize(("key", "text"), each("counterexamples"))
def test_a_row_finds_nothing_in_its_counterexamples(key: str, text: str) -> None:
    assert found(key, text) == []


def test_deadlines_belong_to_the_request_that_prints_them() -> None:
    text = (
        "Notes the plan of 2020; calls on the Commission to act by 31 March 2023; asks the Council to wait until 2024"
    )
    given = [[(d.printed, d.value) for d in one.deadlines] for one in positions.scan(paragraph(text))]
    assert given == [[], [("by 31 March 2023", "2023-03-31")], [("until 2024", "2024")]]


def test_a_day_that_does_not_exist_is_no_deadline_with_a_value() -> None:
    (one,) = positions.scan(paragraph("Calls on the Council to act by 31 June 2023"))
    assert [(d.printed, d.value) for d in one.deadlines] == [("by 31 June 2023", "")]
