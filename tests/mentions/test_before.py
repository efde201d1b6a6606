"""Adverbial phrases before a verb are found by their last word exactly where the expression finds them."""

from __future__ import annotations

import re

import pytest

from resgraph.mentions.before import Before

PHRASES = ["also", "in (?:this|that) (?:regard|respect)s?", "on the occasion of [^,;:.]{1,80}", "once more"]
TEXTS = [
    "also ", "in this regard, also ", "Notes, in that respects,  ", "not also", "ſo strongly ",
    "On The Occasion Of its day ",
    "almost ", "nonalso ", "(also ", "the once more, ", "once ", "", " ", ", ",
    "on the occasion of this, also ", "In THIS Regard ",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_phrases_begin_where_the_expression_does(text):
    plain = re.compile(rf"(?<![\w'-])(?:(?:{'|'.join(PHRASES)}|[a-z]+ly),? +)+\Z", re.IGNORECASE).search(text)
    assert Before(PHRASES).start(text + "calls", len(text)) == (plain.start() if plain else len(text))
