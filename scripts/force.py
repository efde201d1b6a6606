#!/usr/bin/env python3
"""Make ontology/force.ttl, the scheme of forces and opening verbs, from the table of opening verbs.

    python scripts/force.py            write the file
    python scripts/force.py --check    write nothing; exit 1 when the file is stale

Read: src/resgraph/data/cues/en/positions.toml. The rows' keys, labels, definitions and examples become concepts.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src" / "resgraph" / "data" / "cues" / "en" / "positions.toml"
TARGET = ROOT / "ontology" / "force.ttl"
PREFIXES = """\
# The scheme of forces and, below them, of the opening verbs by which bodies act.
# Made by scripts/force.py from the table of opening verbs: do not edit.

@prefix resg: <https://w3id.org/resgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
FORCES = {
    "directive": ("The body tries to get somebody to act (J. R. Searle, 1976).", "Calls on the Council to act"),
    "evaluative": ("The body approves or disapproves of something.", "Condemns the use of force"),
    "assertive": ("The body holds something to be so (J. R. Searle, 1976).", "Recalls that the law is in force"),
    "commissive": ("The body binds itself or settles something.", "Decides to include the item in its agenda"),
    "expressive": ("The body puts a feeling into words (J. R. Searle, 1976).", "Expresses its condolences"),
}


def literal(text: str) -> str:
    """An English literal of Turtle."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@en'


def block(name: str, kind: str, statements: Mapping[str, list[str]]) -> str:
    """One subject of Turtle; statements without objects are left out."""
    lines = [f"resg:{name} a skos:{kind}"]
    lines += [f"    {predicate} {' , '.join(objects)}" for predicate, objects in statements.items() if objects]
    return " ;\n".join(lines) + " .\n"


def concept(name: str, label: str, definition: str, **more: list[str]) -> str:
    """One concept of the scheme with what every concept has."""
    statements = {
        "skos:prefLabel": [literal(label)],
        "rdfs:label": [literal(label)],
        "skos:altLabel": [literal(other) for other in more.get("also", [])],
        "skos:notation": [f'"{name.partition("-")[2]}"'],
        "skos:definition": [literal(definition)],
        "skos:example": [literal(example) for example in more["examples"]],
        "skos:broader": [f"resg:{other}" for other in more.get("broader", [])],
        "skos:inScheme": ["resg:ForceScheme"],
        "skos:topConceptOf": [] if more.get("broader") else ["resg:ForceScheme"],
        "rdfs:isDefinedBy": ["<https://w3id.org/resgraph/ns>"],
    }
    return block(name, "Concept", statements)


def blocks(rows: list[dict[str, Any]]) -> Iterator[str]:
    """The file, block by block."""
    yield PREFIXES
    scheme = {
        "rdfs:label": [literal("forces")],
        "skos:definition": [literal("What bodies do by the opening verbs of their operative paragraphs.")],
        "skos:example": [literal("resg:verb-call-on")],
        "skos:hasTopConcept": [f"resg:force-{force}" for force in FORCES],
        "rdfs:isDefinedBy": ["<https://w3id.org/resgraph/ns>"],
    }
    yield block("ForceScheme", "ConceptScheme", scheme)
    for force, (definition, example) in FORCES.items():
        yield concept(f"force-{force}", force, definition, examples=[example])
    for row in sorted(rows, key=lambda row: str(row["key"])):
        yield concept(
            f"verb-{row['key']}",
            row["label"],
            row["definition"],
            also=row.get("also", []),
            examples=[row["examples"][0].replace("[", "").replace("]", "")],
            broader=[f"force-{row['force']}"],
        )


def main() -> int:
    """Write the file, or compare it with --check."""
    text = "\n".join(blocks(tomllib.loads(TABLE.read_text("utf-8"))["verb"]))
    if "--check" in sys.argv[1:]:
        stale = not TARGET.is_file() or TARGET.read_text("utf-8") != text
        if stale:
            sys.stderr.write("stale: ontology/force.ttl; run python scripts/force.py\n")
        return int(stale)
    TARGET.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
