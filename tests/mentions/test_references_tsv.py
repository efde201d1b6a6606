"""Every form of reference of the project's list, from the words to the work that is cited (forms.toml)."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from resgraph.antecedents import join
from resgraph.authorities import link
from resgraph.core.mention import LinkedReference
from resgraph.mentions import scan
from tests.mentions.written import document

ROWS = tomllib.loads(Path(__file__).with_name("forms.toml").read_text("utf-8"))["row"]
PREFIXES = {
    "ep:": "https://data.europarl.europa.eu/eli/dl/",
    "celex:": "http://publications.europa.eu/resource/celex/",
    "treaty:": "http://publications.europa.eu/resource/authority/treaty/",
    "eur-lex:": "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=",
    "eli:": "http://data.europa.eu/eli/",
    "ecli:": "https://e-justice.europa.eu/ecli/",
    "own:": "https://w3id.org/resgraph/id/",
}
COLUMNS = ["part", "printed", "kind", "normal", "pinpoint", "cited", "status"]


def linked(row: dict) -> tuple[LinkedReference, ...]:
    resolution = replace(document(row["parts"], "ep", row["date"]), language=row["language"])
    return link(resolution, join(resolution, scan(resolution))).references


def told(one: LinkedReference) -> list[str]:
    """What a row says of a reference, addresses with their prefixes."""
    words = one.reference
    cited = "|".join(short(entity.iri) for entity in one.cited)
    return [words.part, words.printed, words.kind, words.normal, words.pinpoint, cited, str(one.status)]


def grown(one: LinkedReference) -> bool:
    """Whether the table of known texts, which may grow, tells the text behind a day or a page."""
    return one.basis == "known-texts" and one.cited[0].iri.startswith(PREFIXES["ep:"])


def short(iri: str) -> str:
    prefix = next((prefix for prefix, base in PREFIXES.items() if iri.startswith(base)), "")
    return prefix + iri.removeprefix(PREFIXES.get(prefix, ""))


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["half"] == "eu"], ids=lambda row: f"{row['number']} {row['form']}"
)
def test_a_form_of_the_union_gives_its_references_and_no_others(row):
    found = linked(row)
    expected = [told(one) if grown(one) else line for one, line in zip(found, row["expected"], strict=False)]
    assert [told(one) for one in found] == [*expected, *row["expected"][len(found) :]]


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["half"] == "un"], ids=lambda row: f"{row['number']} {row['form']}"
)
def test_a_form_of_other_bodies_gives_at_least_these_references(row):
    found = [(told(one)[1], told(one)[3]) for one in linked(row)]
    for expected in row["expected"]:
        assert any(expected[1] in printed and expected[3] == normal for printed, normal in found), expected


def test_every_certain_link_is_surer_than_every_uncertain_one():
    linked_rows = [one for row in ROWS for one in linked(row)]
    assert all(one.confidence < 0.9 for one in linked_rows if str(one.status) in ("ambiguous", "unresolved"))
    assert all(one.cited for one in linked_rows if str(one.status) in ("exact", "rule", "lookup"))


def test_every_row_of_the_list_is_here(shared):
    with (shared / "design" / "references.tsv").open(encoding="utf-8") as file:
        listed = [row["form"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert [row["number"] for row in ROWS] == list(range(1, len(listed) + 1))


def test_what_is_left_says_why():
    assert all(row.get("left") or row["expected"] for row in ROWS if row["half"] == "eu" and row["number"] != 126)
