"""The vocabulary module follows the ontology, and the code uses nothing else."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from resgraph.core.mention import EntityKind, Status
from resgraph.core.model import PartKind
from resgraph.triples import concepts, describe, entities, parts, vocabulary
from tests.triples.made import ADDRESS, LINKS, RESOLUTION

ROOT = Path(__file__).resolve().parents[2]


def test_the_generated_files_are_not_stale() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/vocabulary.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_check_names_a_stale_file(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("made_vocabulary", ROOT / "scripts/vocabulary.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["made_vocabulary"] = module
    spec.loader.exec_module(module)
    module.ROOT, module.TRIPLES, module.ONTOLOGY = tmp_path, tmp_path, module.ONTOLOGY
    assert module.main(["--check"]) == 1


def test_every_property_and_class_in_the_graph_is_in_the_vocabulary() -> None:
    known = set(vocabulary.TERMS.values())
    for line in describe(RESOLUTION, LINKS, ADDRESS).quads:
        _, predicate, rest = line.split(" ", 2)
        assert predicate in known, line
        if predicate == vocabulary.rdf.type:
            assert rest.split(" ")[0] in known, line


def test_every_value_is_of_the_kind_that_the_vocabulary_says() -> None:
    loose = {
        vocabulary.rdfs.label,  # a process and a file have plain labels
        vocabulary.dcterms.source,
        vocabulary.resg.deadline,  # a day, a month or a year
    }
    for line in describe(RESOLUTION, LINKS, ADDRESS).quads:
        _, predicate, rest = line.split(" ", 2)
        if predicate not in loose:
            assert kind_of(rest.rsplit(" ", 2)[0]) == vocabulary.VALUES[predicate], line


def kind_of(term: str) -> str:
    """The kind of a term, as in ontology/terms.toml."""
    if term.startswith("<"):
        return "iri"
    tail = term.rpartition('"')[2]
    return "lang" if tail.startswith("@") else tail.rpartition("#")[2].rstrip(">") or "string"


def test_every_kind_of_part_and_entity_has_a_class() -> None:
    assert set(parts.CLASSES) == set(PartKind)
    assert set(entities.CLASSES) == set(EntityKind)


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_a_concept(status: Status) -> None:
    assert concepts.CONCEPTS[f"status-{status}"].scheme == "ReferenceStatusScheme"


def test_every_opening_verb_is_a_concept_below_its_force() -> None:
    table = tomllib.loads((ROOT / "src/resgraph/data/cues/en/positions.toml").read_text("utf-8"))
    for row in table["verb"]:
        assert concepts.CONCEPTS[f"verb-{row['key']}"].broader == f"force-{row['force']}"


def test_every_concept_leads_up_to_the_top() -> None:
    for name, concept in concepts.CONCEPTS.items():
        assert concept.label, name
        assert not concept.broader or not concepts.CONCEPTS[concept.broader].broader, name
