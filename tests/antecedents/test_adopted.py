"""A text that a numbered one is said to adopt is held by it."""

from __future__ import annotations

import re

import pytest

from resgraph.core.tables import toml
from tests.antecedents.test_join import joined

TABLE = toml("cues/en/references.toml")["adopted"]


@pytest.mark.parametrize("words", TABLE["examples"])
def test_words_that_say_so(words):
    assert re.fullmatch(TABLE["link"], words)


@pytest.mark.parametrize("words", TABLE["counterexamples"])
def test_words_that_do_not(words):
    assert not re.fullmatch(TABLE["link"], words)


def test_the_declaration_has_the_number_of_the_resolution_that_adopts_it():
    text = "its resolution 74/3 of 10 October 2019, by which it adopted the political declaration of the high meeting;"
    assert [one.normal for one in joined({"para_1": text}, "un-ga")] == ["A/RES/74/3", "A/RES/74/3"]


def test_a_corrigendum_is_no_candidate_beside_its_document():
    got = joined(
        {
            "pre_1": "Having considered the report of the Secretary-General,[1]",
            "para_1": "Takes note of the report of the Secretary-General;",
            "fn_1": "A/78/510 and A/78/510/Corr.1.",
        },
        "un-ga",
    )
    assert [one.normal for one in got if one.part == "para_1"] == ["A/78/510"]
