"""What the graph says of a document, read back by a second implementation."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from rdflib import FOAF, OWL, RDF, RDFS, SKOS, XSD, BNode, Dataset, Graph, Literal, Namespace, URIRef

from resgraph.core.identity import NOTHING
from resgraph.core.mention import Addressee, LinkedPosition, Links, Position
from resgraph.core.model import Metadata
from resgraph.triples import Description, describe
from tests.triples.made import (
    ADDRESS,
    CITATION,
    CLAUSE,
    COUNTRY,
    EARLIER,
    GOVERNMENT,
    LINKS,
    NOTE,
    OTHER,
    PARAGRAPH,
    PERSON,
    POINT,
    PROCEDURE,
    RECITAL,
    RESOLUTION,
    RULE,
    SOURCE,
    TEXT,
    TITLE,
)

RESG = Namespace("https://w3id.org/resgraph/ns#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
ELI_DL = Namespace("http://data.europa.eu/eli/eli-draft-legislation-ontology#")
EPVOC = Namespace("https://data.europarl.europa.eu/def/epvoc#")
CITO = Namespace("http://purl.org/spar/cito/")
OA = Namespace("http://www.w3.org/ns/oa#")
DCT = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
ORG = Namespace("http://www.w3.org/ns/org#")
SCHEMA = Namespace("http://schema.org/")
SPDX = Namespace("http://spdx.org/rdf/terms#")

HOME = "https://w3id.org/resgraph/id/eu/ep/TA-9-2022-0012"
DOC = URIRef(HOME)


def at(path: str) -> URIRef:
    """An address below the document."""
    return URIRef(f"{HOME}/{path}")


def graph_of(description: Description) -> Graph:
    """The statements without their graph."""
    dataset = Dataset()
    dataset.parse(data="\n".join(description.quads), format="nquads")
    graph = Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


@pytest.fixture(scope="module")
def described() -> Description:
    return describe(RESOLUTION, LINKS, ADDRESS)


@pytest.fixture(scope="module")
def graph(described: Description) -> Graph:
    return graph_of(described)


def test_the_lines_are_sorted_unique_and_in_one_named_graph(described: Description) -> None:
    assert list(described.quads) == sorted(set(described.quads))
    assert all(line.endswith(f" <{HOME}/graph> .") for line in described.quads)


def test_there_is_no_blank_node(graph: Graph) -> None:
    assert not [node for statement in graph for node in statement if isinstance(node, BNode)]


def test_only_datatypes_that_a_store_keeps_are_used(graph: Graph) -> None:
    used = {value.datatype for _, _, value in graph if isinstance(value, Literal) and not value.language}
    assert used - {None} <= {XSD.integer, XSD.decimal, XSD.date, XSD.gYearMonth, XSD.gYear, XSD.hexBinary}


def test_the_document_is_a_work_of_its_type_date_and_body(graph: Graph) -> None:
    assert {RESG.Resolution, ELI.Work} == set(graph.objects(DOC, RDF.type))
    assert graph.value(DOC, ELI.work_type) == URIRef(
        "https://data.europarl.europa.eu/def/ep-document-types/TEXT_ADOPTED"
    )
    assert graph.value(DOC, ELI.date_document) == Literal("2022-01-20", datatype=XSD.date)
    assert graph.value(DOC, ELI.passed_by) == URIRef("https://data.europarl.europa.eu/org/EP")
    assert graph.value(DOC, DCT.publisher) == URIRef("https://data.europarl.europa.eu/org/EP")
    assert graph.value(DOC, DCT.title) == Literal(TITLE, lang="en")


def test_the_document_has_its_numbers_and_official_address(graph: Graph) -> None:
    assert graph.value(DOC, DCT.identifier) == Literal("TA-9-2022-0012")
    assert graph.value(DOC, SKOS.notation) == Literal("P9_TA(2022)0012")
    assert graph.value(DOC, OWL.sameAs) == URIRef("https://data.europarl.europa.eu/eli/dl/doc/TA-9-2022-0012")
    assert graph.value(DOC, ELI_DL.parliamentary_term) == URIRef("https://data.europarl.europa.eu/org/ep-9")


def test_the_text_and_the_file_that_was_read_are_described(graph: Graph) -> None:
    expression = graph.value(DOC, ELI.is_realized_by)
    file = graph.value(expression, ELI.is_embodied_by)
    assert graph.value(expression, ELI.language) == URIRef(
        "http://publications.europa.eu/resource/authority/language/ENG"
    )
    assert graph.value(expression, ELI.title) == Literal(TITLE, lang="en")
    assert graph.value(expression, RESG.enactingFormula) == Literal("The European Parliament,", lang="en")
    assert graph.value(file, ELI.media_type) == URIRef("https://www.iana.org/assignments/media-types/text/plain")
    assert int(graph.value(file, EPVOC.byteSize)) == SOURCE.byte_size
    assert str(graph.value(graph.value(file, SPDX.checksum), SPDX.checksumValue)) == SOURCE.sha256


def test_only_the_base_name_of_the_file_is_published(described: Description, graph: Graph) -> None:
    assert graph.value(at(f"en/file/{SOURCE.sha256[:12]}"), RDFS.label) == Literal("examplia.txt")
    assert "somebody" not in "\n".join(described.quads)


@pytest.mark.parametrize("name", ["C:\\Users\\somebody\\examplia.txt", "/tmp/x/examplia.txt", "examplia.txt"])
def test_the_base_name_is_found_on_every_system(name: str) -> None:
    described = describe(replace(RESOLUTION, source=replace(SOURCE, name=name)), LINKS, ADDRESS)
    labels = set(graph_of(described).objects(at(f"en/file/{SOURCE.sha256[:12]}"), RDFS.label))
    assert labels == {Literal("examplia.txt")}


def test_a_file_read_from_the_web_links_to_its_address() -> None:
    page = "https://www.europarl.europa.eu/doceo/document/TA-9-2022-0012_EN.html"
    described = describe(replace(RESOLUTION, source=replace(SOURCE, name=page)), LINKS, ADDRESS)
    assert (at(f"en/file/{SOURCE.sha256[:12]}"), ELI.is_exemplified_by, URIRef(page)) in graph_of(described)


def test_the_procedure_the_legal_basis_and_the_replaced_motion_are_linked(graph: Graph) -> None:
    process = URIRef(PROCEDURE.iri)
    assert (process, RDF.type, ELI_DL.Process) in graph
    assert (process, ELI_DL.created_a_realization_of, DOC) in graph
    assert graph.value(process, RDFS.label) == Literal("2022/2505(RSP)")
    assert graph.value(process, ELI_DL.process_id) == Literal("2022-2505")
    assert graph.value(process, ELI_DL.process_type) == URIRef(
        "https://data.europarl.europa.eu/def/ep-procedure-types/RSP"
    )
    assert graph.value(DOC, ELI.based_on) == URIRef(RULE.iri)
    assert graph.value(DOC, ELI.is_derivative_of) == URIRef("https://data.europarl.europa.eu/eli/dl/doc/B-9-2022-0079")


@pytest.mark.parametrize(
    ("path", "kind", "label", "number", "eid", "order", "text"),
    [
        ("cit_1", "Citation", "citation 1", None, "cits_1__cit_1", 1, CITATION),
        ("rec_A", "Recital", "recital A", "A", "recs_1__rec_A", 2, RECITAL),
        ("para_1", "Paragraph", "paragraph 1", "1", "para_1", 3, PARAGRAPH),
        ("para_1/cl_2", "Clause", "clause 2 of paragraph 1", None, "para_1__subpara_2", 1, CLAUSE),
        ("para_1/point_a", "Point", "paragraph 1(a)", "a", "para_1__point_a", 2, POINT),
        ("fn_1", "Footnote", "footnote 1", "1", "authorialNote_1", 4, NOTE),
    ],
)
def test_a_part_has_class_label_number_order_eid_and_text(
    graph: Graph, path: str, kind: str, label: str, number: str | None, eid: str, order: int, text: str
) -> None:
    part = at(path)
    assert {RESG[kind], ELI.WorkSubdivision} == set(graph.objects(part, RDF.type))
    assert graph.value(part, RDFS.label) == Literal(label, lang="en")
    assert graph.value(part, ELI.number) == (Literal(number) if number else None)
    assert graph.value(part, RESG.eId) == Literal(eid)
    assert int(graph.value(part, EPVOC.numbering)) == order
    assert graph.value(at(f"{path}/en"), EPVOC.expressionContent) == Literal(text, lang="en")
    parent = graph.value(part, ELI.is_part_of)
    assert (parent, ELI.has_part, part) in graph
    assert parent == (at("para_1") if "/" in path else DOC)


def test_a_footnote_call_joins_part_and_footnote_at_its_place(graph: Graph) -> None:
    assert set(graph.objects(at("cit_1"), RESG.hasFootnote)) == {at("fn_1")}
    (call,) = graph.subjects(RDF.type, RESG.FootnoteCall)
    assert graph.value(call, OA.hasBody) == at("fn_1")
    start = CITATION.index("(1)")
    assert (int(graph.value(at(f"cit_1/en/call/{start}-{start + 3}/position"), OA.start))) == start


def test_a_call_of_a_note_that_is_not_there_says_nothing() -> None:
    without = replace(RESOLUTION, parts=RESOLUTION.parts[:3])
    graph = graph_of(describe(without, Links(), ADDRESS))
    assert not set(graph.subjects(RESG.hasFootnote, None))


def test_a_linked_sponsor_has_the_official_participation(graph: Graph) -> None:
    part = URIRef("https://data.europarl.europa.eu/eli/dl/participation/TA-9-2022-0012_185341")
    assert (DOC, EPVOC.workHadParticipation, part) in graph
    assert graph.value(part, ELI_DL.had_participant_person) == URIRef(PERSON.iri)
    assert graph.value(part, ELI_DL.participation_role) == URIRef("https://data.europarl.europa.eu/def/ep-roles/AUTHOR")
    assert graph.value(part, RESG.printedName) == Literal("Željana Zovko")
    assert graph.value(part, RESG.printedGroup) == Literal("PPE")
    assert int(graph.value(part, RESG.order)) == 1


def test_a_sponsor_nobody_knows_keeps_the_printed_name_and_no_group(graph: Graph) -> None:
    part = at("sponsor_2")
    assert graph.value(part, RESG.printedName) == Literal("Nobody Known")
    assert graph.value(part, RESG.printedGroup) is None
    assert graph.value(part, ELI_DL.had_participant_person) is None


def test_sponsors_are_described_even_when_nothing_was_linked() -> None:
    graph = graph_of(describe(RESOLUTION, Links(), ADDRESS))
    assert len(set(graph.subjects(RDF.type, ELI_DL.Participation))) == 2


def test_without_an_official_number_a_sponsor_is_named_below_the_document() -> None:
    unnumbered = replace(RESOLUTION, header=replace(RESOLUTION.header, own=RESOLUTION.header.own[1:]))
    graph = graph_of(describe(unnumbered, LINKS, ADDRESS))
    assert (at("sponsor_1"), ELI_DL.had_participant_person, URIRef(PERSON.iri)) in graph
    assert graph.value(DOC, OWL.sameAs) is None


def test_a_person_printed_twice_is_two_participations() -> None:
    twice = replace(LINKS, sponsors=(LINKS.sponsors[0], replace(LINKS.sponsors[0], sponsor=RESOLUTION.sponsors[1])))
    graph = graph_of(describe(RESOLUTION, twice, ADDRESS))
    assert len(set(graph.subjects(RDF.type, ELI_DL.Participation))) == 2


def test_a_resolved_reference_says_what_where_and_how(graph: Graph) -> None:
    reference = at("cit_1/ref_1")
    assert {RESG.Reference, CITO.Citation} == set(graph.objects(reference, RDF.type))
    assert graph.value(reference, CITO.hasCitingEntity) == at("cit_1")
    assert set(graph.objects(reference, CITO.hasCitedEntity)) == {URIRef(EARLIER.iri)}
    assert graph.value(reference, CITO.hasCitationCharacterization) == CITO.citesAsAuthority
    assert graph.value(reference, RESG.referenceStatus) == RESG["status-lookup"]
    assert graph.value(reference, RESG.referenceKind) == RESG["kind-resolution"]
    assert str(graph.value(reference, RESG.printedCitation)) in CITATION
    assert graph.value(reference, RESG.normalizedCitation) == Literal("TA-9-2021-0056")
    assert graph.value(reference, RESG.citedDate) == Literal("2021-02-11", datatype=XSD.date)
    assert graph.value(reference, RESG.citedIssuer) == Literal("European Parliament")
    assert graph.value(reference, RESG.citedSubject) == Literal("human rights in Examplia")
    assert graph.value(reference, RESG.referenceNote) == at("fn_1")
    assert graph.value(reference, RESG.confidence) == Literal("0.9", datatype=XSD.decimal)
    assert graph.value(reference, RESG.linkBasis) == Literal("ep_adopted_texts")


def test_a_reference_to_parts_of_the_same_document_is_a_kind_of_its_own(graph: Graph) -> None:
    found, lost = at("para_1/iref_1"), at("para_1/iref_2")
    for reference in (found, lost):
        assert {RESG.InternalReference, CITO.Citation} == set(graph.objects(reference, RDF.type))
        assert graph.value(reference, CITO.hasCitingEntity) == at("para_1")
        assert graph.value(reference, RESG.linkBasis) == Literal("internal")
    assert set(graph.objects(found, CITO.hasCitedEntity)) == {at("rec_A"), at("cit_1")}
    assert graph.value(found, RESG.referenceStatus) == RESG["status-rule"]
    assert graph.value(found, RESG.printedCitation) == Literal("all charges")
    assert graph.value(found, RESG.confidence) == Literal("0.95", datatype=XSD.decimal)
    assert graph.value(lost, CITO.hasCitedEntity) is None
    assert graph.value(lost, RESG.referenceStatus) == RESG["status-unresolved"]
    assert not set(graph.objects(at("para_1"), ELI.cites))


def test_a_resolved_reference_is_also_a_direct_link_from_part_and_document(graph: Graph) -> None:
    for citing in (DOC, at("cit_1")):
        assert set(graph.objects(citing, ELI.cites)) == {URIRef(EARLIER.iri)}
        assert set(graph.objects(citing, RESG.hasRegardTo)) == {URIRef(EARLIER.iri)}


def test_an_ambiguous_reference_keeps_its_candidates_and_links_nothing(graph: Graph) -> None:
    reference = at("fn_1/ref_1")
    assert set(graph.objects(reference, CITO.hasCitedEntity)) == {URIRef(EARLIER.iri), URIRef(OTHER.iri)}
    assert graph.value(reference, CITO.hasCitationCharacterization) == CITO.cites
    assert not set(graph.objects(at("fn_1"), ELI.cites))


def test_an_unresolved_reference_cites_nothing_and_an_unknown_kind_is_other(graph: Graph) -> None:
    reference = at("rec_A/ref_1")
    assert not set(graph.objects(reference, CITO.hasCitedEntity))
    assert graph.value(reference, RESG.referenceStatus) == RESG["status-unresolved"]
    assert graph.value(reference, RESG.referenceKind) == RESG["kind-other"]


def test_a_mention_names_its_entity_at_its_place(graph: Graph) -> None:
    start = RECITAL.index("Examplia")
    mention = at(f"rec_A/en/mention/{start}-{start + 8}")
    target = graph.value(mention, OA.hasTarget)
    assert {RESG.Mention, OA.Annotation} == set(graph.objects(mention, RDF.type))
    assert graph.value(mention, OA.hasBody) == URIRef(COUNTRY.iri)
    assert graph.value(mention, OA.motivatedBy) == OA.identifying
    assert graph.value(target, OA.hasSource) == at("rec_A/en")
    quote = next(s for s in graph.objects(target, OA.hasSelector) if (s, RDF.type, OA.TextQuoteSelector) in graph)
    assert graph.value(quote, OA.exact) == Literal("Examplia")
    assert graph.value(quote, OA.prefix) == Literal("whereas “")
    assert graph.value(quote, OA.suffix) == Literal(RECITAL[start + 8 : start + 38])
    for naming in (DOC, at("rec_A")):
        assert (naming, SCHEMA.mentions, URIRef(COUNTRY.iri)) in graph


def test_every_position_selector_gives_exactly_its_quote(graph: Graph) -> None:
    targets = set(graph.subjects(RDF.type, OA.SpecificResource))
    anchored = (LINKS.references, LINKS.internal, LINKS.mentions, LINKS.positions)
    assert len(targets) == sum(map(len, anchored)) + 1
    for target in targets:
        text = str(graph.value(graph.value(target, OA.hasSource), EPVOC.expressionContent))
        position, quote = URIRef(str(target)[:-6] + "position"), URIRef(str(target)[:-6] + "quote")
        start, end = int(graph.value(position, OA.start)), int(graph.value(position, OA.end))
        assert text[start:end] == str(graph.value(quote, OA.exact))


def test_a_request_has_cue_force_addressee_and_action(graph: Graph) -> None:
    position = at("para_1/pos_1")
    assert {RESG.Position, RESG.Request} == set(graph.objects(position, RDF.type))
    assert graph.value(position, RESG.expressedIn) == at("para_1")
    assert graph.value(position, RESG.force) == RESG["verb-call-on"]
    assert graph.value(position, RESG.cue) == Literal("Calls on")
    assert graph.value(position, RESG.addressee) == URIRef(GOVERNMENT.iri)
    assert graph.value(position, RESG.printedAddressee) == Literal("Government of Examplia")
    actions = {Literal("to drop all charges"), Literal("against the press")}
    assert set(graph.objects(position, RESG.requestedAction)) == actions, "points say what is asked for too"


def test_a_deadline_is_a_day_a_month_or_a_year_as_far_as_it_is_printed(graph: Graph) -> None:
    position = at("para_1/pos_1")
    given = {(str(value), value.datatype) for value in graph.objects(position, RESG.deadline)}
    assert given == {("2022-05-01", XSD.date), ("2022-06", XSD.gYearMonth), ("2023", XSD.gYear)}
    words = {"by 1 May 2022", "by June 2022", "by 2023", "at its next session"}
    assert {str(printed) for printed in graph.objects(position, RESG.printedDeadline)} == words


def test_a_position_says_what_it_speaks_of_and_what_it_repeats(graph: Graph) -> None:
    position = at("para_1/cl_2/pos_1")
    assert graph.value(position, RESG.printedTarget) == Literal("the violence")
    assert graph.value(position, RESG.target) == URIRef(COUNTRY.iri)
    assert set(graph.objects(position, RESG.reiterates)) == {URIRef(EARLIER.iri), at("para_1/pos_1")}


def test_a_position_in_a_clause_is_anchored_in_the_paragraph(graph: Graph) -> None:
    position = at("para_1/cl_2/pos_1")
    assert set(graph.objects(position, RDF.type)) == {RESG.Position}
    assert graph.value(position, RESG.expressedIn) == at("para_1/cl_2")
    assert graph.value(graph.value(position, OA.hasTarget), OA.hasSource) == at("para_1/en")


def test_the_concepts_used_are_named_in_the_same_graph(graph: Graph) -> None:
    verb = graph.value(at("para_1/pos_1"), RESG.force)
    force = graph.value(verb, SKOS.broader)
    assert force == RESG["force-directive"]
    for concept in (verb, force, RESG["status-lookup"], RESG["kind-resolution"]):
        assert graph.value(concept, SKOS.prefLabel)
        assert graph.value(concept, SKOS.inScheme)


def test_a_verb_outside_the_scheme_falls_back_to_its_force() -> None:
    position = Position("para_1", "para_1", 0, 5, "Calls", "no-such-verb", "directive")
    graph = graph_of(describe(RESOLUTION, replace(LINKS, positions=(LinkedPosition(position),)), ADDRESS))
    assert graph.value(at("para_1/pos_1"), RESG.force) == RESG["force-directive"]


def test_recipients_a_pronoun_and_the_strength_are_kept() -> None:
    them, council = Addressee(0, 5, "them", antecedent="Kazakh authorities"), Addressee(0, 5, "Council")
    position = Position("para_1", "para_1", 0, 5, "Calls", "call-on", "directive", (them,), None, True, 3, (council,))
    linked = LinkedPosition(position, (None,), 0.5, (GOVERNMENT,))
    graph = graph_of(describe(RESOLUTION, replace(LINKS, positions=(linked,)), ADDRESS))
    assert graph.value(at("para_1/pos_1"), RESG.printedAddressee) == Literal("Kazakh authorities")
    assert graph.value(at("para_1/pos_1"), RESG.printedRecipient) == Literal("Council")
    assert graph.value(at("para_1/pos_1"), RESG.strength) == Literal(3)
    assert graph.value(DOC, RESG.forwardedTo) == URIRef(GOVERNMENT.iri)


def test_positions_and_references_are_numbered_within_their_part() -> None:
    doubled = replace(LINKS, references=LINKS.references * 2, positions=LINKS.positions * 2)
    graph = graph_of(describe(RESOLUTION, doubled, ADDRESS))
    assert {at("cit_1/ref_1"), at("cit_1/ref_2")} <= set(graph.subjects(RDF.type, RESG.Reference))
    assert {at("para_1/pos_1"), at("para_1/pos_2")} <= set(graph.subjects(RDF.type, RESG.Position))


def test_everything_made_by_machine_says_by_which_run(graph: Graph) -> None:
    kinds = (RESG.Reference, RESG.InternalReference, RESG.Mention, RESG.Position, ELI_DL.Participation)
    made = {subject for kind in kinds for subject in graph.subjects(RDF.type, kind)}
    assert len(made) == 10
    assert all(set(graph.objects(subject, PROV.wasGeneratedBy)) == {at("run")} for subject in made)
    assert (at("run"), RDF.type, PROV.Activity) in graph
    assert graph.value(at("run"), RESG.ruleSetVersion)
    assert (graph.value(at("run"), PROV.wasAssociatedWith), RDF.type, PROV.SoftwareAgent) in graph


def test_entities_explain_themselves(graph: Graph) -> None:
    person, work, place = URIRef(PERSON.iri), URIRef(EARLIER.iri), URIRef(COUNTRY.iri)
    government = URIRef(GOVERNMENT.iri)
    assert graph.value(person, SKOS.prefLabel) == Literal("Željana ZOVKO", lang="en")
    assert graph.value(person, FOAF.name) == Literal("Željana ZOVKO")
    assert graph.value(person, SKOS.altLabel) == Literal("Zovko Željana", lang="en")
    assert graph.value(work, ELI.id_local) == Literal("52021IP0056")
    assert graph.value(work, ELI.date_document) == Literal("2021-02-11", datatype=XSD.date)
    assert set(graph.objects(work, DCT.identifier)) == {Literal("TA-9-2021-0056"), Literal("52021IP0056")}
    assert graph.value(place, OWL.sameAs) == URIRef("http://www.wikidata.org/entity/Q0")
    assert set(graph.objects(government, RDF.type)) == {ORG.Organization, RESG.Government}
    assert graph.value(government, DCT.spatial) == place


def test_everything_cited_named_addressed_or_taking_part_has_one_preferred_label(graph: Graph) -> None:
    named = {o for p in (CITO.hasCitedEntity, OA.hasBody, RESG.addressee, ELI_DL.had_participant_person,
                         ELI_DL.participation_in_name_of, ELI.based_on) for o in graph.objects(None, p)}  # fmt: skip
    parts = set(graph.subjects(RDF.type, ELI.WorkSubdivision))
    labels = Counter(s for s, _, _ in graph.triples((None, SKOS.prefLabel, None)))
    assert {thing for thing in named - parts if labels[thing] != 1} == set()


def test_a_second_label_of_one_entity_becomes_a_further_name() -> None:
    renamed = replace(LINKS.mentions[0], entity=replace(COUNTRY, label="Republic of Examplia"))
    graph = graph_of(describe(RESOLUTION, replace(LINKS, mentions=(*LINKS.mentions, renamed)), ADDRESS))
    assert list(graph.objects(URIRef(COUNTRY.iri), SKOS.prefLabel)) == [Literal("Examplia", lang="en")]
    assert list(graph.objects(URIRef(COUNTRY.iri), SKOS.altLabel)) == [Literal("Republic of Examplia", lang="en")]


def test_the_role_printed_beside_a_person_stands_on_the_mention():
    titled = replace(LINKS.mentions[0], mention=replace(LINKS.mentions[0].mention, role="President"))
    graph = graph_of(describe(RESOLUTION, replace(LINKS, mentions=(titled,)), ADDRESS))
    (mention,) = graph.subjects(RDF.type, RESG.Mention)
    assert list(graph.objects(mention, RESG.printedRole)) == [Literal("President")]


def test_a_link_with_a_forbidden_scheme_is_kept_as_a_literal(described: Description, graph: Graph) -> None:
    assert set(graph.objects(URIRef(GOVERNMENT.iri), FOAF.page)) == {URIRef("https://example.org/government")}
    assert (URIRef(GOVERNMENT.iri), DCT.source, Literal("javascript:alert(1)")) in graph
    assert "<javascript" not in "\n".join(described.quads)


def test_an_unknown_property_of_an_entity_is_refused() -> None:
    wrong = replace(LINKS, body=replace(COUNTRY, about=(("eli:no_such_term", "x"),)))
    with pytest.raises(KeyError, match="no_such_term"):
        describe(RESOLUTION, wrong, ADDRESS)


def test_metadata_adds_what_only_the_register_knows() -> None:
    known = Metadata("RC-9-2022-0065", ep_number="PE698.914", issued="2022-01-19T20:31:05+01:00")
    graph = graph_of(describe(RESOLUTION, LINKS, ADDRESS, known))
    assert str(graph.value(DOC, EPVOC.epNumber)) == "PE698.914"
    assert str(graph.value(DOC, EPVOC.identifierYear)) == "2022"
    (file,) = graph.subjects(RDF.type, ELI.Manifestation)
    assert str(graph.value(file, DCT.issued)) == "2022-01-19T19:31:05+00:00"
    assert str(graph.value(file, DCT["format"])).endswith("/file-type/TXT")


def test_a_number_that_is_given_says_what_kind_of_text_it_is() -> None:
    graph = graph_of(describe(RESOLUTION, LINKS, ADDRESS, Metadata("RC-9-2022-0065")))
    assert str(graph.value(DOC, ELI.work_type)).endswith("/RESOLUTION_MOTION_JOINT")
    assert graph.value(DOC, ELI.passed_by) is None


def test_metadata_adds_number_date_title_and_source() -> None:
    known = Metadata("RC-9-2022-0065", "2022-01-19", "A better title", "https://example.org/page")
    bare = replace(RESOLUTION, header=replace(RESOLUTION.header, own=(), about=()))
    graph = graph_of(describe(bare, LINKS, ADDRESS, known))
    assert graph.value(DOC, OWL.sameAs) == URIRef("https://data.europarl.europa.eu/eli/dl/doc/RC-9-2022-0065")
    assert graph.value(DOC, ELI.date_document) == Literal("2022-01-19", datatype=XSD.date)
    assert graph.value(DOC, DCT.title) == Literal("A better title", lang="en")
    assert graph.value(at(f"en/file/{SOURCE.sha256[:12]}"), ELI.is_exemplified_by) == URIRef("https://example.org/page")


def test_a_given_date_and_another_printed_one_are_both_kept() -> None:
    graph = graph_of(describe(RESOLUTION, LINKS, ADDRESS, Metadata(date="2022-01-19")))
    assert {str(day) for day in graph.objects(DOC, ELI.date_document)} == {"2022-01-19", "2022-01-20"}


def test_an_adopted_text_adopts_the_motion_printed_with_it() -> None:
    header = replace(RESOLUTION.header, about=(*RESOLUTION.header.about, RESOLUTION.header.replaces[0]))
    graph = graph_of(describe(replace(RESOLUTION, header=header), LINKS, ADDRESS))
    assert graph.value(DOC, ELI_DL.adopts) == URIRef("https://data.europarl.europa.eu/eli/dl/doc/B-9-2022-0079")


def test_a_hostile_source_address_is_kept_as_a_literal() -> None:
    graph = graph_of(describe(RESOLUTION, LINKS, ADDRESS, Metadata(source_url="javascript:alert(1)")))
    assert (at(f"en/file/{SOURCE.sha256[:12]}"), DCT.source, Literal("javascript:alert(1)")) in graph


def test_a_united_nations_text_links_to_its_page_and_to_no_parliament() -> None:
    own = (replace(RESOLUTION.header.own[0], scheme="un-symbol", value="A/RES/2625 (XXV)", printed="2625 (XXV)"),)
    text = replace(RESOLUTION, body="un-ga", genre="resolution", header=replace(RESOLUTION.header, own=own))
    graph = graph_of(describe(text, replace(LINKS, procedure=None), ADDRESS))
    assert graph.value(DOC, FOAF.page) == URIRef("https://undocs.org/A/RES/2625%20(XXV)")
    assert graph.value(DOC, OWL.sameAs) is None
    assert graph.value(DOC, ELI.work_type) == URIRef("https://data.europarl.europa.eu/def/ep-document-types/RESOLUTION")


def test_a_motion_is_published_but_not_passed_by_the_body() -> None:
    graph = graph_of(describe(replace(RESOLUTION, genre="joint-motion"), LINKS, ADDRESS))
    assert graph.value(DOC, ELI.passed_by) is None
    assert graph.value(DOC, DCT.publisher) is not None


def test_places_lead_to_the_words_in_the_source(described: Description) -> None:
    def words(address: str) -> str:
        span = described.places[address]
        return TEXT[span.start : span.end]

    start = RECITAL.index("Examplia")
    assert words(HOME) == TITLE
    assert words(f"{HOME}/cit_1").endswith(CITATION)
    assert words(f"{HOME}/para_1").startswith("1. Calls on")
    assert words(f"{HOME}/para_1").endswith(POINT)
    assert words(f"{HOME}/cit_1/ref_1").startswith("its resolution of")
    assert words(f"{HOME}/rec_A/en/mention/{start}-{start + 8}") == "Examplia"
    assert words(f"{HOME}/para_1/cl_2/pos_1") == "strongly condemns"
    assert words("https://data.europarl.europa.eu/eli/dl/participation/TA-9-2022-0012_185341") == "Željana Zovko"
    assert words(f"{HOME}/sponsor_2") == "Nobody Known"


def test_everything_that_shapes_look_at_has_a_place(described: Description, graph: Graph) -> None:
    kinds = (RESG.Resolution, RESG.Reference, RESG.Mention, RESG.Position, ELI.WorkSubdivision, ELI_DL.Participation)
    things = {str(subject) for kind in kinds for subject in graph.subjects(RDF.type, kind)}
    assert things - described.places.keys() == set()


def test_a_document_with_nothing_in_it_is_still_described() -> None:
    empty = replace(RESOLUTION, parts=(), sponsors=(), header=replace(RESOLUTION.header, title=None, own=(), about=()))
    graph = graph_of(describe(empty, Links(), ADDRESS, NOTHING))
    assert (DOC, RDF.type, RESG.Resolution) in graph
    assert graph.value(DOC, RDFS.label) == Literal("TA-9-2022-0012", lang="en")
