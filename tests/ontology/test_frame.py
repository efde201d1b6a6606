"""The frame, tried with a JSON-LD processor that we did not write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOME = "https://w3id.org/resgraph/id/eu/ep/TA-9-2022-0012"


def no_network(address: str, options: object) -> None:
    raise AssertionError(f"the processor asked for {address}")


@pytest.fixture(scope="module")
def framed() -> dict[str, Any]:
    """The made-up document, framed."""
    pyld = pytest.importorskip("pyld.jsonld")
    from resgraph.formats import write
    from resgraph.triples import describe
    from tests.triples.made import ADDRESS, LINKS, RESOLUTION

    document = json.loads(write(describe(RESOLUTION, LINKS, ADDRESS).quads, "jsonld"))
    content = {"@context": document["@context"], "@graph": document["graph"]}
    frame = json.loads((ROOT / "ontology/frame.jsonld").read_text("utf-8"))
    found: dict[str, Any] = pyld.frame(content, frame, {"documentLoader": no_network})
    return found


def test_the_document_is_the_root(framed: dict[str, Any]) -> None:
    assert framed["id"] == HOME
    assert framed["is_realized_by"]["is_embodied_by"]["byteSize"] > 0


def test_parts_stand_in_parts(framed: dict[str, Any]) -> None:
    parts = {part["id"].removeprefix(f"{HOME}/"): part for part in framed["has_part"]}
    assert set(parts) == {"cit_1", "rec_A", "para_1", "fn_1"}
    assert parts["rec_A"]["is_realized_by"]["expressionContent"]["en"].startswith("whereas")
    assert [point["number"] for point in parts["para_1"]["has_part"] if "number" in point] == ["a"]
    assert parts["cit_1"]["hasFootnote"] == f"{HOME}/fn_1"


def test_a_part_shows_what_it_cites_and_does(framed: dict[str, Any]) -> None:
    parts = {part["id"].removeprefix(f"{HOME}/"): part for part in framed["has_part"]}
    assert parts["cit_1"]["references"]["normalizedCitation"] == "TA-9-2021-0056"
    assert parts["cit_1"]["references"]["hasCitedEntity"]["id_local"] == "52021IP0056"
    assert parts["para_1"]["positions"]["cue"] == "Calls on"
    assert parts["para_1"]["positions"]["addressee"]["prefLabel"] == {"en": "Government of Examplia"}


def test_a_part_that_another_part_refers_to_stays_where_it_stands(framed: dict[str, Any]) -> None:
    parts = {part["id"].removeprefix(f"{HOME}/"): part for part in framed["has_part"]}
    assert "references" not in parts["para_1"]
    assert {"rec_A", "cit_1"} <= parts.keys()


def test_nothing_is_empty(framed: dict[str, Any]) -> None:
    assert "null" not in json.dumps(framed)


def test_another_processor_expands_to_the_same_statements() -> None:
    pyld = pytest.importorskip("pyld.jsonld")
    from pyoxigraph import RdfFormat, parse

    from resgraph.formats import write
    from resgraph.triples import describe
    from tests.triples.made import ADDRESS, LINKS, RESOLUTION

    lines = describe(RESOLUTION, LINKS, ADDRESS).quads
    document = json.loads(write(lines, "jsonld"))
    options = {"documentLoader": no_network, "algorithm": "URDNA2015", "format": "application/n-quads"}
    given = {str(quad) for quad in parse("\n".join(lines).encode(), format=RdfFormat.N_QUADS)}
    read = {str(quad) for quad in parse(pyld.normalize(document, options).encode(), format=RdfFormat.N_QUADS)}
    assert read == given
