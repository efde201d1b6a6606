"""Every row of the tables of persons and spellings proves itself by its examples and counterexamples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from resgraph.core.tables import rows, toml
from resgraph.mentions.personcues import cues
from resgraph.mentions.propernames import lexis
from resgraph.mentions.spellings import sound

TABLE = toml("cues/en/persons.toml")
ROWS = TABLE["pattern"]
LETTERS = toml("spellings.toml")["letters"]
LISTS = [name for name, value in TABLE.items() if isinstance(value, list) and isinstance(value[0], str)]


def finds(row: dict[str, str]) -> Callable[[str], bool]:
    pattern = cues("en").patterns[row["name"]]
    how = {"before": pattern.search, "after": pattern.match, "between": pattern.fullmatch}[row["side"]]
    return lambda text: how(text) is not None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_each_pattern_finds_its_examples_and_nothing_else(row):
    found = finds(row)
    assert [text for text in row["examples"] if not found(text)] == []
    assert [text for text in row["counterexamples"] if found(text)] == []
    assert row["examples"]
    assert row["counterexamples"]


@pytest.mark.parametrize("name", LISTS)
def test_no_list_says_a_word_twice_in_a_row_of_its_own(name):
    words = TABLE[name]
    assert all(word == word.strip() and word for word in words)


@pytest.mark.parametrize("row", LETTERS, ids=lambda row: row["pattern"])
def test_each_rule_of_spelling_joins_its_examples_only(row):
    assert [pair for pair in row["examples"] if sound(pair[0]) != sound(pair[1])] == []
    assert [pair for pair in row["counterexamples"] if sound(pair[0]) == sound(pair[1])] == []


def test_ordinary_words_are_sorted_lower_case_and_no_names():
    words = [row["word"] for row in rows("words/en.csv")]
    assert words == sorted(set(words))
    assert all(word.isalpha() and word.islower() and word.isascii() for word in words)
    known = lexis("en")
    assert known is not None
    assert {"Assembly", "Rights", "Committee", "If"} & {
        w for w in ("Assembly", "Rights", "If") if known.name(w)
    } == set()


def test_a_language_without_a_table_has_no_names():
    assert lexis("xx") is None
