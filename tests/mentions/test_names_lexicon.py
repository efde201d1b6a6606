"""Many names are found in one pass, with and without the automaton."""

from __future__ import annotations

import sys

import pytest

from resgraph.mentions.lexicon import Lexicon, Match
from resgraph.mentions.tagged import variants

NAMES = [
    ("Council", "c"), ("Council of Europe", "ce"), ("European Council", "ec"), ("EU", "eu"), ("Oman", "om"),
    ("Romania", "ro"), ("Côte d'Ivoire", "ci"), ("Al-Qaida", "aq"), ("UN", "un"), ("UN Women", "uw"), ("G7", "g7"),
    ("Niger", "ne"), ("Nigeria", "ng"), ("U.S.", "us"),
]  # fmt: skip
CASES = [
    ("the Council of Europe and the Council", ["ce", "c"]),
    ("the European Council of Europe", ["ec"]),
    ("in Romania, not Romanian", ["ro"]),
    ("EUR 5, EU-related, non-EU and EU.", ["eu", "eu", "eu"]),
    ("the council of europe", []),
    ("Council  of   Europe", ["ce"]),
    ("Côte d'Ivoire's", ["ci"]),
    ("Al-Qaida; G7/G20; UNICEF", ["aq", "g7"]),
    ("Niger and Nigeria and Nigerians", ["ne", "ng"]),
    ("the U.S. and U.S.", ["us", "us"]),
    ("UN Women, UN", ["uw", "un"]),
    ("", []),
]


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(("text", "keys"), CASES)
def test_longest_name_at_word_edges_wins(text, keys, plain):
    assert [match.key for match in Lexicon(NAMES, plain=plain).find(text)] == keys


@pytest.mark.parametrize(("text", "_keys"), CASES)
def test_plain_search_finds_what_the_automaton_finds(text, _keys):
    assert Lexicon(NAMES).find(text) == Lexicon(NAMES, plain=True).find(text)


def test_offsets_count_the_spaces_of_the_text():
    text = "a  Council   of Europe."
    (match,) = Lexicon(NAMES).find(text)
    assert match == Match(3, 22, "ce")
    assert text[match.start : match.end] == "Council   of Europe"


def test_names_are_found_without_the_library(monkeypatch):
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert [match.key for match in Lexicon(NAMES).find("UN Women")] == ["uw"]


def test_first_of_two_keys_stays():
    assert Lexicon([("X", "one"), ("X", "two")]).find("X")[0].key == "one"


def test_spellings_of_a_name():
    assert set(variants("UN Organization", "en")) == {
        "UN Organization", "United Nations Organization", "UN Organisation", "United Nations Organisation",
    }  # fmt: skip
