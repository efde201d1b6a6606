"""Every row of the table of opening verbs proves itself; the scheme in the ontology follows the table."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from resgraph.core.tables import toml
from resgraph.mentions import positions, verbs
from tests.mentions.sample import paragraph

ROOT = Path(__file__).resolve().parents[2]
ROWS = toml("cues/en/positions.toml")["verb"]
FORCES = {"directive", "evaluative", "assertive", "commissive", "expressive"}
CUE = re.compile(r"\[(.*?)\]")


def each(field: str) -> list[tuple[str, str]]:
    return [(row["key"], text) for row in ROWS for text in row[field]]


@pytest.mark.parametrize(("key", "example"), each("examples"))
def test_a_row_finds_its_examples_with_the_cue_in_brackets(key: str, example: str) -> None:
    text = CUE.sub(r"\1", example)
    found = [(one.cue, one.verb) for one in positions.scan(paragraph(text))]
    assert (CUE.search(example)[1], key) in found


@pytest.mark.parametrize(("key", "text"), each("counterexamples"))
def test_a_row_is_not_found_in_its_counterexamples(key: str, text: str) -> None:
    found = [one.verb for one in positions.scan(paragraph(text))]
    assert key not in found
    assert found, "another verb opens the paragraph"


def test_keys_are_unique_and_forces_known() -> None:
    keys = [row["key"] for row in ROWS]
    assert len(keys) == len(set(keys))
    assert {row["force"] for row in ROWS} == FORCES
    assert all(1 <= row["strength"] <= 5 for row in ROWS)
    assert {row.get("object", "") for row in ROWS} <= {"", "addressee", "for", "that", "again"}
    assert {row.get("reach", "any") for row in ROWS} <= {"any", "main", "that", "opening"}


def test_every_row_has_examples_and_counterexamples() -> None:
    assert [row["key"] for row in ROWS if not (row["examples"] and row["counterexamples"])] == []


def test_first_words_are_found_by_the_automaton_as_word_by_word() -> None:
    """A verb whose first word is not looked for would never be tried."""
    known = verbs.language("en")
    assert known.heads, "a first word that can be spelt in too many ways"
    for _, example in each("examples"):
        text = f"Notes this, and {example.replace('[', '').replace(']', '')}"
        sought = [place for place in known.places(text) if known.head(text, place)]
        every = [found.start() for found in verbs._WORD.finditer(text) if known.head(text, found.start())]
        assert sought == every
    assert len(known.patterns) == sum(len(row["patterns"]) for row in ROWS)


def test_a_pattern_without_a_verb_is_refused() -> None:
    with pytest.raises(ValueError, match="no verb at the head"):
        verbs._pattern(verbs.language("en").verbs[0], " on")


def test_the_scheme_of_forces_follows_the_table() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "force.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
