#!/usr/bin/env python3
"""Make what follows from the ontology: the vocabulary module, the concepts module, the JSON-LD context and frame.

    python scripts/vocabulary.py            write the files
    python scripts/vocabulary.py --check    write nothing; exit 1 and name the files that are stale

Read: ontology/resgraph.ttl, ontology/force.ttl, ontology/terms.toml.
"""

from __future__ import annotations

import json
import keyword
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent
from typing import Any

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, URIRef
from rdflib.term import Node

ROOT = Path(__file__).resolve().parents[1]
ONTOLOGY = ROOT / "ontology"
TRIPLES = ROOT / "src" / "resgraph" / "triples"
RESG = "https://w3id.org/resgraph/ns#"
LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


@dataclass
class Namespace:
    """A prefix with its terms. ``properties`` maps names to kinds of values as in terms.toml."""

    prefix: str
    iri: str
    classes: list[str] = field(default_factory=list)
    individuals: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)

    def names(self) -> list[str]:
        """Every local name, sorted."""
        return sorted({*self.classes, *self.individuals, *self.properties}, key=lambda n: (n.lower(), n))


# ------------------------------------------------------------------ reading


def ontology() -> Graph:
    """The ontology with the scheme of forces."""
    graph = Graph()
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def external() -> list[Namespace]:
    """The terms of other vocabularies, in the order of terms.toml."""
    table = tomllib.loads((ONTOLOGY / "terms.toml").read_text("utf-8"))
    return [
        Namespace(
            prefix, row["namespace"], row.get("classes", []), row.get("individuals", []), row.get("properties", {})
        )
        for prefix, row in table.items()
    ]


def own(graph: Graph) -> Namespace:
    """The terms of the ontology itself."""
    found = Namespace("resg", RESG)
    for subject in sorted(s for s in set(graph.subjects()) if str(s).startswith(RESG)):
        name, types = str(subject).removeprefix(RESG), set(graph.objects(subject, RDF.type))
        if OWL.Class in types:
            found.classes.append(name)
        elif OWL.ObjectProperty in types:
            found.properties[name] = "iri"
        elif OWL.DatatypeProperty in types:
            found.properties[name] = kind(graph.value(subject, RDFS.range))
        elif types & {SKOS.Concept, SKOS.ConceptScheme}:
            found.individuals.append(name)
    return found


def kind(datatype: Node | None) -> str:
    """The kind of values that a range allows; "literal" where it allows several."""
    if datatype is None:
        return "literal"
    local = str(datatype).removeprefix(str(XSD))
    return "lang" if str(datatype) == LANG else local


# ------------------------------------------------------------------ the Python modules

HEAD = '''"""{title}

Generated from ontology/ by scripts/vocabulary.py: do not edit.
"""

# ruff: noqa
# fmt: off

from __future__ import annotations

'''
MEANING = "``eli.is_part_of`` is ``<http://data.europa.eu/eli/ontology#is_part_of>``."
CONCEPT = '''from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: its name in English, its scheme and the concept above it as local names of resg:, other names."""

    label: str
    scheme: str
    broader: str = ""
    alternatives: tuple[str, ...] = ()


CONCEPTS: Final[Mapping[str, Concept]] = {
'''


def identifier(name: str) -> str:
    """A local name as a Python name."""
    name = name.replace("-", "_")
    return name + "_" if keyword.iskeyword(name) else name


def constants(space: Namespace) -> list[str]:
    """The names that become constants: all but the concepts of our own schemes."""
    return [name for name in space.names() if space.prefix != "resg" or "-" not in name]


def vocabulary(namespaces: list[Namespace]) -> str:
    """The module of constants: one class per prefix, one constant per term."""
    lines = [HEAD.format(title=f"Every term the graph may use, as constants: {MEANING}").rstrip("\n"), ""]
    lines += ["from collections.abc import Mapping", "from typing import Final", ""]
    lines += ["from resgraph.triples.terms import Node"]
    for space in namespaces:
        lines += ["", "", f"class {identifier(space.prefix)}:", f'    """{space.iri}"""', ""]
        lines += [f'    {identifier(n)}: Final = Node("<{space.iri}{n}>")' for n in constants(space)]
    paths = [
        (f"{s.prefix}:{n}", f"{identifier(s.prefix)}.{identifier(n)}", s, n) for s in namespaces for n in constants(s)
    ]
    lines += ["", "", "TERMS: Final[Mapping[str, Node]] = {"]
    lines += [f'    "{compact}": {path},' for compact, path, _, _ in paths]
    lines += ["}", "", "VALUES: Final[Mapping[Node, str]] = {"]
    lines += [f'    {path}: "{space.properties[name]}",' for _, path, space, name in paths if name in space.properties]
    return "\n".join([*lines, "}"]) + "\n"


def concepts(graph: Graph) -> str:
    """The module of concepts: local name -> labels, broader concept and scheme."""
    rows = [
        f"    {quoted(local(subject))}: {concept(graph, subject)},\n"
        for subject in sorted(graph.subjects(RDF.type, SKOS.Concept))
    ]
    title = "The concepts of the schemes of the ontology, with what the graph repeats of them."
    return HEAD.format(title=title) + CONCEPT + "".join(rows) + "}\n"


def concept(graph: Graph, subject: Node) -> str:
    """One concept as Python source."""
    said = [quoted(str(graph.value(subject, SKOS.prefLabel))), quoted(local(graph.value(subject, SKOS.inScheme)))]
    said += [f"broader={quoted(local(b))}" for b in sorted(graph.objects(subject, SKOS.broader))[:1]]
    if others := sorted(str(o) for o in graph.objects(subject, SKOS.altLabel)):
        said.append(f"alternatives=({', '.join(map(quoted, others))},)")
    return f"Concept({', '.join(said)})"


def quoted(value: str) -> str:
    """A string literal in double quotes."""
    return json.dumps(value, ensure_ascii=False)


def local(subject: Node | None) -> str:
    """The local name of a term of ours."""
    return str(subject).removeprefix(RESG)


# ------------------------------------------------------------------ JSON-LD


def context(namespaces: list[Namespace]) -> dict[str, Any]:
    """The JSON-LD 1.1 context: prefixes, then a short name for every class and property."""
    found: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type", "graph": "@graph"}
    found |= {s.prefix: s.iri for s in sorted(namespaces, key=lambda s: s.prefix)}
    taken: set[str] = set(found)
    for space, name, values in short_names(namespaces):
        key = name if name not in taken else f"{identifier(space.prefix)}_{name}"
        taken.add(key)
        found[key] = definition(f"{space.prefix}:{name}", values)
    return found


def short_names(namespaces: list[Namespace]) -> Iterator[tuple[Namespace, str, str]]:
    """Classes and properties, our own first, then the others in the order of the table from the last to the first."""
    order = [s for s in namespaces if s.prefix == "resg"] + [
        s for s in reversed(namespaces) if s.prefix not in ("resg", "xsd")
    ]
    for space in order:
        yield from ((space, name, "") for name in sorted(space.classes))
        yield from (
            (space, name, values)
            for name, values in sorted(space.properties.items())
            if f"{space.prefix}:{name}" != "rdf:type"
        )


def definition(term: str, values: str) -> str | dict[str, str]:
    """How a term is written: addresses by type, language-tagged strings as language maps, literals by datatype."""
    if values == "iri":
        return {"@id": term, "@type": "@id"}
    if values == "lang":
        return {"@id": term, "@container": "@language"}
    return term if values in ("", "string", "literal") else {"@id": term, "@type": f"xsd:{values}"}


REVERSED = {
    "references": {"@reverse": "cito:hasCitingEntity", "@type": "@id"},
    "positions": {"@reverse": "resg:expressedIn", "@type": "@id"},
}


def frame(terms: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON-LD 1.1 frame of one document: the work, its texts, parts in parts, what each cites and does."""
    leaf = {"@embed": "@never", "@omitDefault": True}
    links = dict.fromkeys(("cites", "hasRegardTo", "mentions", "hasFootnote", "is_part_of"), leaf)
    reference = {  # not those to parts of the same document: a part stands once, in what holds it
        "type": "Reference",
        "@omitDefault": True,
        "hasCitingEntity": leaf,
        "referenceNote": leaf,
        "wasGeneratedBy": leaf,
        "hasTarget": leaf,
    }
    position = {
        "@omitDefault": True,
        **dict.fromkeys(("expressedIn", "wasGeneratedBy", "hasTarget", "reiterates"), leaf),
    }
    whole = {"@omitDefault": True, **links, "references": reference, "positions": position}
    part = {**whole, "is_realized_by": {"@omitDefault": True}}
    for _ in range(5):  # points in points in paragraphs in sections in annexes
        part = {**whole, "is_realized_by": {"@omitDefault": True}, "has_part": part}
    return {
        "@context": {**terms, **REVERSED},
        "type": "Resolution",
        "@embed": "@once",
        **whole,
        "is_realized_by": {"@omitDefault": True, "is_embodied_by": {"@omitDefault": True}},
        "workHadParticipation": {"@omitDefault": True, "wasGeneratedBy": leaf},
        "has_part": part,
    }


def printed(value: Mapping[str, Any]) -> str:
    """JSON for people, keys in the given order, one term of the context a line."""
    members = [
        f"  {json.dumps(key)}: "
        + (context_block(inner) if key == "@context" else indent(json.dumps(inner, indent=2), "  ").lstrip())
        for key, inner in value.items()
    ]
    return "{\n" + ",\n".join(members) + "\n}\n"


def context_block(terms: Mapping[str, Any]) -> str:
    """One term a line."""
    rows = [f"    {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in terms.items()]
    return "{\n" + ",\n".join(rows) + "\n  }"


# ------------------------------------------------------------------ the files


def outputs() -> dict[Path, str]:
    """Every generated file with the text it must have."""
    graph = ontology()
    namespaces = [own(graph), *external()]
    terms = context(namespaces)
    version = str(graph.value(URIRef(RESG.rstrip("#")), OWL.versionInfo))
    return {
        TRIPLES / "vocabulary.py": vocabulary(namespaces),
        TRIPLES / "concepts.py": concepts(graph),
        ONTOLOGY / "context.jsonld": printed({"version": version, "@context": terms}),
        ONTOLOGY / "frame.jsonld": printed(frame(terms)),
    }


def main(arguments: list[str]) -> int:
    """Write, or with --check compare."""
    stale = [p for p, text in outputs().items() if not p.is_file() or p.read_text("utf-8") != text]
    if "--check" in arguments:
        sys.stderr.writelines(f"stale: {path.relative_to(ROOT)}\n" for path in stale)
        return 1 if stale else 0
    for path, made in outputs().items():
        path.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
