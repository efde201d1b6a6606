"""Bodies whose texts carry numbers: every row of the table proves itself."""

from __future__ import annotations

import pytest

from resgraph.core.tables import toml
from resgraph.mentions.issuers import grammar
from tests.mentions.written import pairs

ROWS = toml("cues/en/references.toml")["numbered"]["issuer"]
EXAMPLES = [(text, normals) for row in ROWS for text, *normals in row["examples"]]
COUNTEREXAMPLES = [(row, text) for row in ROWS for text in row["counterexamples"]]


@pytest.mark.parametrize(("text", "normals"), EXAMPLES, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_a_body_is_read_with_its_numbers(text, normals):
    assert [normal for _, normal in pairs(text, "un-ga", "pre_1") if normal in normals] == normals


@pytest.mark.parametrize(("row", "text"), COUNTEREXAMPLES, ids=lambda v: v[:60] if isinstance(v, str) else v["name"])
def test_another_text_is_not_taken_for_one_of_the_body(row, text):
    starts = {
        form.split("{")[0]
        for word in ("resolution", "decision", "recommendation")
        for form in row.get(word, {}).values()
    }
    assert not [normal for _, normal in pairs(text, "un-ga", "pre_1") if normal.startswith(tuple(starts))]


@pytest.mark.parametrize(
    ("number", "date", "fits"),
    [
        ("77/279", "2023-04-18", True),
        ("79/8", "2023-05-19", False),
        ("5/14", "", False),
        ("S-27/1", "2002-05-10", True),
        ("S-27/1", "2017-12-05", False),
        ("ES-10/24", "2024-06-12", True),
    ],
)
def test_the_session_of_a_day(number, date, fits):
    assert grammar("en").issuers[0].fits("resolution", number, date) is fits


def test_every_row_has_examples_of_both_kinds():
    assert all(row["examples"] and row["counterexamples"] for row in ROWS)
