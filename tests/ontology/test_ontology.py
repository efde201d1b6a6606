"""The ontology, its schemes, context and frame, as two implementations read them."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

FOLDER = Path(__file__).resolve().parents[2] / "ontology"
RESG = "https://w3id.org/resgraph/ns#"
ONTOLOGY = URIRef("https://w3id.org/resgraph/ns")
TERMS = tomllib.loads((FOLDER / "terms.toml").read_text("utf-8"))


def load() -> Graph:
    graph = Graph()
    for path in sorted(FOLDER.glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


GRAPH = load()
OWN = sorted({s for s in GRAPH.subjects() if str(s).startswith(RESG)})
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, SKOS.Concept, SKOS.ConceptScheme}


def test_both_parsers_read_the_same_number_of_statements() -> None:
    for path in FOLDER.glob("*.ttl"):
        assert len(Graph().parse(path)) == len(set(parse(path=path, format=RdfFormat.TURTLE))), path.name


@pytest.mark.parametrize("term", OWN, ids=lambda t: t.removeprefix(RESG))
def test_every_term_has_kind_label_definition_example_and_home(term: URIRef) -> None:
    assert set(GRAPH.objects(term, RDF.type)) & KINDS
    for name in (RDFS.label, SKOS.definition):
        values = list(GRAPH.objects(term, name))
        assert len(values) == 1, name
        assert values[0].language == "en", name
    assert list(GRAPH.objects(term, SKOS.example))
    assert list(GRAPH.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]


def test_definitions_are_sentences() -> None:
    for term in OWN:
        definition = str(GRAPH.value(term, SKOS.definition))
        assert definition[0].isupper() or definition.startswith('"'), term
        assert definition.endswith("."), term


def test_the_header_gives_version_licence_and_creator_and_imports_nothing() -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in GRAPH
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(GRAPH.value(ONTOLOGY, OWL.versionInfo)))
    assert str(GRAPH.value(ONTOLOGY, OWL.versionIRI)).endswith(str(GRAPH.value(ONTOLOGY, OWL.versionInfo)))
    assert GRAPH.value(ONTOLOGY, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert GRAPH.value(ONTOLOGY, DCTERMS.creator)
    assert not list(GRAPH.objects(None, OWL.imports))


def test_every_concept_belongs_to_a_scheme_and_has_one_preferred_label() -> None:
    for concept in GRAPH.subjects(RDF.type, SKOS.Concept):
        scheme = GRAPH.value(concept, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in GRAPH, concept
        assert len(list(GRAPH.objects(concept, SKOS.prefLabel))) == 1, concept
        for broader in GRAPH.objects(concept, SKOS.broader):
            assert GRAPH.value(broader, SKOS.inScheme) == scheme, concept


def test_every_name_of_ours_that_is_used_is_defined() -> None:
    for statement in GRAPH:
        for node in statement:
            if isinstance(node, URIRef) and node.startswith(RESG):
                assert node in OWN, node


def test_no_term_of_ours_is_named_like_a_list_of_others() -> None:
    names = {str(term).removeprefix(RESG) for term in OWN}
    assert not [name for name in names if not re.fullmatch(r"[A-Za-z]+|(?:force|verb|status|kind)-[a-z-]+", name)]


@pytest.mark.parametrize("prefix", TERMS)
def test_every_external_vocabulary_names_its_source_and_each_term_once(prefix: str) -> None:
    row = TERMS[prefix]
    names = [*row.get("classes", []), *row.get("individuals", []), *row.get("properties", {})]
    assert row["namespace"].endswith(("#", "/"))
    assert row["source"]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "file", ["ep-vocabularies/epvoc.ttl", "ep-api-samples/odp-document_rc-9-2021-0068.ttl", "eli-ep/eli-ep.shacl.ttl"]
)
def test_terms_of_the_parliament_are_spelt_as_the_parliament_spells_them(shared: Path, file: str) -> None:
    published = "".join(p.read_text("utf-8") for p in (shared / "standards").rglob("*.ttl"))
    assert (shared / "standards" / file).is_file()
    for prefix in ("eli-dl", "epvoc"):
        for name in [*TERMS[prefix].get("classes", []), *TERMS[prefix]["properties"]]:
            assert re.search(rf"\b{prefix}:{name}\b", published), name


def test_document_types_are_the_parliaments(shared: Path) -> None:
    concepts = (shared / "standards/ep-vocabularies/ep-concepts.csv").read_text("utf-8")
    table = FOLDER.parent / "src/resgraph/data/work_types.toml"
    for row in tomllib.loads(table.read_text("utf-8"))["genre"]:
        assert (
            f"ep-document-types,{row['type']},https://data.europarl.europa.eu/def/ep-document-types/{row['type']},False,{row['label']},"
            in concepts
        )


def test_the_context_leads_back_to_every_class_and_property() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text("utf-8"))["@context"]
    spaces = {k: v for k, v in context.items() if isinstance(v, str) and v.startswith("http")}
    meant = [v if isinstance(v, str) else v["@id"] for v in context.values() if isinstance(v, str | dict)]
    expanded = [spaces[v.partition(":")[0]] + v.partition(":")[2] for v in meant if v.partition(":")[0] in spaces]
    assert len(expanded) == len(set(expanded))
    external = {
        row["namespace"] + name
        for prefix, row in TERMS.items()
        for name in [*row.get("classes", []), *row.get("properties", {})]
        if prefix != "xsd"
    } - {str(RDF.type)}
    own = {
        str(t) for t in OWN if set(GRAPH.objects(t, RDF.type)) & {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    }
    assert set(expanded) == external | own


def test_context_frame_and_ontology_have_one_version() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text("utf-8"))
    frame = json.loads((FOLDER / "frame.jsonld").read_text("utf-8"))
    assert Literal(context["version"]) == GRAPH.value(ONTOLOGY, OWL.versionInfo)
    assert context["@context"].items() <= frame["@context"].items()
    assert frame["type"] == "Resolution"


def test_both_folders_carry_their_licence() -> None:
    for folder in (FOLDER, FOLDER.parent / "shapes"):
        assert "https://creativecommons.org/licenses/by/4.0/" in (folder / "LICENSE").read_text("utf-8")
