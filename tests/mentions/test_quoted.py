"""Titles in running text: every example of the table proves itself."""

from __future__ import annotations

import pytest

from resgraph.core.tables import toml
from resgraph.mentions.quoted import inside, subjects, titles

EXAMPLES = toml("cues/en/names.toml")["titles"]["example"]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["text"][:40])
def test_a_title_is_found(row):
    text = row["text"]
    assert [text[slice(*span)] for span in titles(text, "en")] == row.get("quoted", [])
    assert [text[slice(*span)] for span in subjects(text, "en")] == row.get("numbered", [])


def test_what_stands_in_a_title_is_inside():
    text = "a report 'Trade with Peru' on Chile"
    assert [inside(text.index(name), titles(text, "en")) for name in ("Peru", "Chile")] == [True, False]
