"""Every row of the tables proves itself: it finds its examples as it says and leaves its counterexamples alone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from resgraph.core import tables
from resgraph.core.dates import dates, numeric
from resgraph.core.text import fold
from resgraph.structure.header import _values
from resgraph.structure.knowledge import _LISTS, MODES, Cue, Words, packaged

KNOWN = packaged()


def cues() -> Iterator[tuple[str, str, Words, str, Cue]]:
    for body in KNOWN.bodies:
        for words in body.words:
            for key in MODES:
                for cue in words.cues[key]:
                    yield body.key, words.language, words, key, cue


CUES = list(cues())


@pytest.mark.parametrize(
    ("body", "language", "words", "key", "cue"), CUES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_row_of_words_finds_its_examples_and_only_them(
    body: str, language: str, words: Words, key: str, cue: Cue
) -> None:
    assert cue.row["examples"], "no examples"
    assert cue.row["counterexamples"], "no counterexamples"
    for example in cue.row["examples"]:
        printed, *expected = [example] if isinstance(example, str) else example
        found = cue.find(fold(printed))
        assert found, printed
        if expected:
            assert value(cue, found, language) == expected[0], printed
    for printed in cue.row["counterexamples"]:
        assert not cue.find(fold(printed)), printed


def value(cue: Cue, found: Any, language: str) -> str:
    """What a row reads: a date, a value, a number, a group or names."""
    read = next((found[name] or "" for name in ("value", "number", "group", "names") if name in found.groupdict()), "")
    if cue.row.get("value") == "date":
        words = " ".join(read.split())
        return numeric(words) or next(dates(words, language)).iso()
    return " ".join(read.split())


@pytest.mark.parametrize(
    ("body", "form"),
    [(body.key, form) for body in KNOWN.bodies for form in body.forms],
    ids=lambda v: v if isinstance(v, str) else v.name,
)
def test_a_marker_reads_the_numbers_of_its_examples(body: str, form: Any) -> None:
    for printed, number in form.row["examples"]:
        found = form.pattern.match(fold(printed))
        assert found and found["number"] == number, printed
    for printed in form.row["counterexamples"]:
        assert not form.pattern.match(fold(printed)), printed


@pytest.mark.parametrize("body", [body.key for body in KNOWN.bodies])
def test_the_marks_of_notes_and_the_numbers_of_a_body_prove_themselves(body: str) -> None:
    table = tomllib.loads(tables.data(f"bodies/{body}.toml").read_text("utf-8"))
    known = next(one for one in KNOWN.bodies if one.key == body)
    for row, pattern in zip(table["note"], known.notes, strict=True):
        assert all(pattern.match(fold(printed))["number"] == number for printed, number in row["examples"])  # type: ignore[index]
        assert not any(pattern.match(fold(printed)) for printed in row["counterexamples"])
    for row in (row for row in table["own"] if "pattern" in row):
        for printed, expected in row["examples"]:
            assert [one[2] for one in _values(row, fold(printed))] == [expected]
        assert not [one for printed in row["counterexamples"] for one in _values(row, fold(printed))]


def test_every_genre_that_a_table_names_is_a_document_type() -> None:
    known = {row["name"] for row in tables.toml("work_types.toml")["genre"]}
    named = {cue.row["genre"] for *_, key, cue in CUES if key == "genre"}
    named |= {genre for body in KNOWN.bodies for row in body.own for genre in row["genres"]}
    named |= {genre for body in KNOWN.bodies for genre in body.tabled if genre}
    assert named <= known


def test_no_table_has_a_key_that_nothing_reads() -> None:
    for code in ("en", "fr"):
        table = tables.toml(f"cues/{code}/structure.toml")
        for one in (table, *table.get("body", {}).values()):
            assert set(one) <= {*MODES, *_LISTS, "adverbials", "body"}
    for body in KNOWN.bodies:
        for one in tables.toml(f"bodies/{body.key}.toml")["language"].values():
            assert set(one) <= {*MODES, *_LISTS}
