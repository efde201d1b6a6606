"""Every term the graph may use, as constants: ``eli.is_part_of`` is ``<http://data.europa.eu/eli/ontology#is_part_of>``.

Generated from ontology/ by scripts/vocabulary.py: do not edit.
"""

# ruff: noqa
# fmt: off

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from resgraph.triples.terms import Node


class resg:
    """https://w3id.org/resgraph/ns#"""

    addressee: Final = Node("<https://w3id.org/resgraph/ns#addressee>")
    alternativeCitation: Final = Node("<https://w3id.org/resgraph/ns#alternativeCitation>")
    Annex: Final = Node("<https://w3id.org/resgraph/ns#Annex>")
    Citation: Final = Node("<https://w3id.org/resgraph/ns#Citation>")
    citedDate: Final = Node("<https://w3id.org/resgraph/ns#citedDate>")
    citedIssuer: Final = Node("<https://w3id.org/resgraph/ns#citedIssuer>")
    citedSubject: Final = Node("<https://w3id.org/resgraph/ns#citedSubject>")
    Clause: Final = Node("<https://w3id.org/resgraph/ns#Clause>")
    closingFormula: Final = Node("<https://w3id.org/resgraph/ns#closingFormula>")
    confidence: Final = Node("<https://w3id.org/resgraph/ns#confidence>")
    cue: Final = Node("<https://w3id.org/resgraph/ns#cue>")
    deadline: Final = Node("<https://w3id.org/resgraph/ns#deadline>")
    eId: Final = Node("<https://w3id.org/resgraph/ns#eId>")
    enactingFormula: Final = Node("<https://w3id.org/resgraph/ns#enactingFormula>")
    expressedIn: Final = Node("<https://w3id.org/resgraph/ns#expressedIn>")
    Footnote: Final = Node("<https://w3id.org/resgraph/ns#Footnote>")
    FootnoteCall: Final = Node("<https://w3id.org/resgraph/ns#FootnoteCall>")
    force: Final = Node("<https://w3id.org/resgraph/ns#force>")
    ForceScheme: Final = Node("<https://w3id.org/resgraph/ns#ForceScheme>")
    forwardedTo: Final = Node("<https://w3id.org/resgraph/ns#forwardedTo>")
    Government: Final = Node("<https://w3id.org/resgraph/ns#Government>")
    hasFootnote: Final = Node("<https://w3id.org/resgraph/ns#hasFootnote>")
    hasRegardTo: Final = Node("<https://w3id.org/resgraph/ns#hasRegardTo>")
    Heading: Final = Node("<https://w3id.org/resgraph/ns#Heading>")
    inDocument: Final = Node("<https://w3id.org/resgraph/ns#inDocument>")
    InternalReference: Final = Node("<https://w3id.org/resgraph/ns#InternalReference>")
    linkBasis: Final = Node("<https://w3id.org/resgraph/ns#linkBasis>")
    Mention: Final = Node("<https://w3id.org/resgraph/ns#Mention>")
    normalizedCitation: Final = Node("<https://w3id.org/resgraph/ns#normalizedCitation>")
    Office: Final = Node("<https://w3id.org/resgraph/ns#Office>")
    order: Final = Node("<https://w3id.org/resgraph/ns#order>")
    Paragraph: Final = Node("<https://w3id.org/resgraph/ns#Paragraph>")
    pinpoint: Final = Node("<https://w3id.org/resgraph/ns#pinpoint>")
    Point: Final = Node("<https://w3id.org/resgraph/ns#Point>")
    Position: Final = Node("<https://w3id.org/resgraph/ns#Position>")
    PreambularParagraph: Final = Node("<https://w3id.org/resgraph/ns#PreambularParagraph>")
    printedAddressee: Final = Node("<https://w3id.org/resgraph/ns#printedAddressee>")
    printedCitation: Final = Node("<https://w3id.org/resgraph/ns#printedCitation>")
    printedDeadline: Final = Node("<https://w3id.org/resgraph/ns#printedDeadline>")
    printedGroup: Final = Node("<https://w3id.org/resgraph/ns#printedGroup>")
    printedName: Final = Node("<https://w3id.org/resgraph/ns#printedName>")
    printedRecipient: Final = Node("<https://w3id.org/resgraph/ns#printedRecipient>")
    printedRole: Final = Node("<https://w3id.org/resgraph/ns#printedRole>")
    printedTarget: Final = Node("<https://w3id.org/resgraph/ns#printedTarget>")
    readingOrder: Final = Node("<https://w3id.org/resgraph/ns#readingOrder>")
    Recital: Final = Node("<https://w3id.org/resgraph/ns#Recital>")
    Reference: Final = Node("<https://w3id.org/resgraph/ns#Reference>")
    referenceKind: Final = Node("<https://w3id.org/resgraph/ns#referenceKind>")
    ReferenceKindScheme: Final = Node("<https://w3id.org/resgraph/ns#ReferenceKindScheme>")
    referenceNote: Final = Node("<https://w3id.org/resgraph/ns#referenceNote>")
    referenceStatus: Final = Node("<https://w3id.org/resgraph/ns#referenceStatus>")
    ReferenceStatusScheme: Final = Node("<https://w3id.org/resgraph/ns#ReferenceStatusScheme>")
    reiterates: Final = Node("<https://w3id.org/resgraph/ns#reiterates>")
    Request: Final = Node("<https://w3id.org/resgraph/ns#Request>")
    requestedAction: Final = Node("<https://w3id.org/resgraph/ns#requestedAction>")
    Resolution: Final = Node("<https://w3id.org/resgraph/ns#Resolution>")
    ruleSetVersion: Final = Node("<https://w3id.org/resgraph/ns#ruleSetVersion>")
    Section: Final = Node("<https://w3id.org/resgraph/ns#Section>")
    strength: Final = Node("<https://w3id.org/resgraph/ns#strength>")
    target: Final = Node("<https://w3id.org/resgraph/ns#target>")


class dcat:
    """http://www.w3.org/ns/dcat#"""

    accessURL: Final = Node("<http://www.w3.org/ns/dcat#accessURL>")
    byteSize: Final = Node("<http://www.w3.org/ns/dcat#byteSize>")
    Dataset: Final = Node("<http://www.w3.org/ns/dcat#Dataset>")
    Distribution: Final = Node("<http://www.w3.org/ns/dcat#Distribution>")
    distribution: Final = Node("<http://www.w3.org/ns/dcat#distribution>")
    downloadURL: Final = Node("<http://www.w3.org/ns/dcat#downloadURL>")
    mediaType: Final = Node("<http://www.w3.org/ns/dcat#mediaType>")


class void:
    """http://rdfs.org/ns/void#"""

    triples: Final = Node("<http://rdfs.org/ns/void#triples>")


class rdf:
    """http://www.w3.org/1999/02/22-rdf-syntax-ns#"""

    type: Final = Node("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>")


class rdfs:
    """http://www.w3.org/2000/01/rdf-schema#"""

    label: Final = Node("<http://www.w3.org/2000/01/rdf-schema#label>")
    seeAlso: Final = Node("<http://www.w3.org/2000/01/rdf-schema#seeAlso>")


class owl:
    """http://www.w3.org/2002/07/owl#"""

    sameAs: Final = Node("<http://www.w3.org/2002/07/owl#sameAs>")


class xsd:
    """http://www.w3.org/2001/XMLSchema#"""

    anyURI: Final = Node("<http://www.w3.org/2001/XMLSchema#anyURI>")
    boolean: Final = Node("<http://www.w3.org/2001/XMLSchema#boolean>")
    date: Final = Node("<http://www.w3.org/2001/XMLSchema#date>")
    dateTime: Final = Node("<http://www.w3.org/2001/XMLSchema#dateTime>")
    decimal: Final = Node("<http://www.w3.org/2001/XMLSchema#decimal>")
    gYear: Final = Node("<http://www.w3.org/2001/XMLSchema#gYear>")
    hexBinary: Final = Node("<http://www.w3.org/2001/XMLSchema#hexBinary>")
    integer: Final = Node("<http://www.w3.org/2001/XMLSchema#integer>")


class skos:
    """http://www.w3.org/2004/02/skos/core#"""

    altLabel: Final = Node("<http://www.w3.org/2004/02/skos/core#altLabel>")
    broader: Final = Node("<http://www.w3.org/2004/02/skos/core#broader>")
    Concept: Final = Node("<http://www.w3.org/2004/02/skos/core#Concept>")
    ConceptScheme: Final = Node("<http://www.w3.org/2004/02/skos/core#ConceptScheme>")
    inScheme: Final = Node("<http://www.w3.org/2004/02/skos/core#inScheme>")
    notation: Final = Node("<http://www.w3.org/2004/02/skos/core#notation>")
    prefLabel: Final = Node("<http://www.w3.org/2004/02/skos/core#prefLabel>")
    topConceptOf: Final = Node("<http://www.w3.org/2004/02/skos/core#topConceptOf>")


class dcterms:
    """http://purl.org/dc/terms/"""

    creator: Final = Node("<http://purl.org/dc/terms/creator>")
    date: Final = Node("<http://purl.org/dc/terms/date>")
    description: Final = Node("<http://purl.org/dc/terms/description>")
    format: Final = Node("<http://purl.org/dc/terms/format>")
    identifier: Final = Node("<http://purl.org/dc/terms/identifier>")
    isPartOf: Final = Node("<http://purl.org/dc/terms/isPartOf>")
    issued: Final = Node("<http://purl.org/dc/terms/issued>")
    license: Final = Node("<http://purl.org/dc/terms/license>")
    LicenseDocument: Final = Node("<http://purl.org/dc/terms/LicenseDocument>")
    Location: Final = Node("<http://purl.org/dc/terms/Location>")
    MediaType: Final = Node("<http://purl.org/dc/terms/MediaType>")
    MediaTypeOrExtent: Final = Node("<http://purl.org/dc/terms/MediaTypeOrExtent>")
    publisher: Final = Node("<http://purl.org/dc/terms/publisher>")
    source: Final = Node("<http://purl.org/dc/terms/source>")
    spatial: Final = Node("<http://purl.org/dc/terms/spatial>")
    title: Final = Node("<http://purl.org/dc/terms/title>")


class foaf:
    """http://xmlns.com/foaf/0.1/"""

    Agent: Final = Node("<http://xmlns.com/foaf/0.1/Agent>")
    name: Final = Node("<http://xmlns.com/foaf/0.1/name>")
    page: Final = Node("<http://xmlns.com/foaf/0.1/page>")
    Person: Final = Node("<http://xmlns.com/foaf/0.1/Person>")


class org:
    """http://www.w3.org/ns/org#"""

    classification: Final = Node("<http://www.w3.org/ns/org#classification>")
    FormalOrganization: Final = Node("<http://www.w3.org/ns/org#FormalOrganization>")
    heldBy: Final = Node("<http://www.w3.org/ns/org#heldBy>")
    holds: Final = Node("<http://www.w3.org/ns/org#holds>")
    linkedTo: Final = Node("<http://www.w3.org/ns/org#linkedTo>")
    Organization: Final = Node("<http://www.w3.org/ns/org#Organization>")
    OrganizationalUnit: Final = Node("<http://www.w3.org/ns/org#OrganizationalUnit>")
    Post: Final = Node("<http://www.w3.org/ns/org#Post>")
    postIn: Final = Node("<http://www.w3.org/ns/org#postIn>")
    subOrganizationOf: Final = Node("<http://www.w3.org/ns/org#subOrganizationOf>")
    unitOf: Final = Node("<http://www.w3.org/ns/org#unitOf>")


class prov:
    """http://www.w3.org/ns/prov#"""

    Activity: Final = Node("<http://www.w3.org/ns/prov#Activity>")
    SoftwareAgent: Final = Node("<http://www.w3.org/ns/prov#SoftwareAgent>")
    used: Final = Node("<http://www.w3.org/ns/prov#used>")
    wasAssociatedWith: Final = Node("<http://www.w3.org/ns/prov#wasAssociatedWith>")
    wasDerivedFrom: Final = Node("<http://www.w3.org/ns/prov#wasDerivedFrom>")
    wasGeneratedBy: Final = Node("<http://www.w3.org/ns/prov#wasGeneratedBy>")


class oa:
    """http://www.w3.org/ns/oa#"""

    Annotation: Final = Node("<http://www.w3.org/ns/oa#Annotation>")
    describing: Final = Node("<http://www.w3.org/ns/oa#describing>")
    end: Final = Node("<http://www.w3.org/ns/oa#end>")
    exact: Final = Node("<http://www.w3.org/ns/oa#exact>")
    hasBody: Final = Node("<http://www.w3.org/ns/oa#hasBody>")
    hasSelector: Final = Node("<http://www.w3.org/ns/oa#hasSelector>")
    hasSource: Final = Node("<http://www.w3.org/ns/oa#hasSource>")
    hasTarget: Final = Node("<http://www.w3.org/ns/oa#hasTarget>")
    identifying: Final = Node("<http://www.w3.org/ns/oa#identifying>")
    linking: Final = Node("<http://www.w3.org/ns/oa#linking>")
    motivatedBy: Final = Node("<http://www.w3.org/ns/oa#motivatedBy>")
    prefix: Final = Node("<http://www.w3.org/ns/oa#prefix>")
    SpecificResource: Final = Node("<http://www.w3.org/ns/oa#SpecificResource>")
    start: Final = Node("<http://www.w3.org/ns/oa#start>")
    suffix: Final = Node("<http://www.w3.org/ns/oa#suffix>")
    TextPositionSelector: Final = Node("<http://www.w3.org/ns/oa#TextPositionSelector>")
    TextQuoteSelector: Final = Node("<http://www.w3.org/ns/oa#TextQuoteSelector>")


class schema:
    """http://schema.org/"""

    mentions: Final = Node("<http://schema.org/mentions>")
    softwareVersion: Final = Node("<http://schema.org/softwareVersion>")


class cito:
    """http://purl.org/spar/cito/"""

    Citation: Final = Node("<http://purl.org/spar/cito/Citation>")
    cites: Final = Node("<http://purl.org/spar/cito/cites>")
    citesAsAuthority: Final = Node("<http://purl.org/spar/cito/citesAsAuthority>")
    hasCitationCharacterization: Final = Node("<http://purl.org/spar/cito/hasCitationCharacterization>")
    hasCitedEntity: Final = Node("<http://purl.org/spar/cito/hasCitedEntity>")
    hasCitingEntity: Final = Node("<http://purl.org/spar/cito/hasCitingEntity>")


class eli:
    """http://data.europa.eu/eli/ontology#"""

    based_on: Final = Node("<http://data.europa.eu/eli/ontology#based_on>")
    cites: Final = Node("<http://data.europa.eu/eli/ontology#cites>")
    date_document: Final = Node("<http://data.europa.eu/eli/ontology#date_document>")
    Expression: Final = Node("<http://data.europa.eu/eli/ontology#Expression>")
    has_part: Final = Node("<http://data.europa.eu/eli/ontology#has_part>")
    id_local: Final = Node("<http://data.europa.eu/eli/ontology#id_local>")
    is_derivative_of: Final = Node("<http://data.europa.eu/eli/ontology#is_derivative_of>")
    is_embodied_by: Final = Node("<http://data.europa.eu/eli/ontology#is_embodied_by>")
    is_exemplified_by: Final = Node("<http://data.europa.eu/eli/ontology#is_exemplified_by>")
    is_part_of: Final = Node("<http://data.europa.eu/eli/ontology#is_part_of>")
    is_realized_by: Final = Node("<http://data.europa.eu/eli/ontology#is_realized_by>")
    language: Final = Node("<http://data.europa.eu/eli/ontology#language>")
    Manifestation: Final = Node("<http://data.europa.eu/eli/ontology#Manifestation>")
    media_type: Final = Node("<http://data.europa.eu/eli/ontology#media_type>")
    number: Final = Node("<http://data.europa.eu/eli/ontology#number>")
    passed_by: Final = Node("<http://data.europa.eu/eli/ontology#passed_by>")
    title: Final = Node("<http://data.europa.eu/eli/ontology#title>")
    Work: Final = Node("<http://data.europa.eu/eli/ontology#Work>")
    work_type: Final = Node("<http://data.europa.eu/eli/ontology#work_type>")
    WorkSubdivision: Final = Node("<http://data.europa.eu/eli/ontology#WorkSubdivision>")


class eli_dl:
    """http://data.europa.eu/eli/eli-draft-legislation-ontology#"""

    adopts: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#adopts>")
    created_a_realization_of: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#created_a_realization_of>")
    had_participant_organization: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#had_participant_organization>")
    had_participant_person: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#had_participant_person>")
    parliamentary_term: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#parliamentary_term>")
    Participation: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#Participation>")
    participation_in_name_of: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#participation_in_name_of>")
    participation_role: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#participation_role>")
    Process: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#Process>")
    process_id: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#process_id>")
    process_type: Final = Node("<http://data.europa.eu/eli/eli-draft-legislation-ontology#process_type>")


class epvoc:
    """https://data.europarl.europa.eu/def/epvoc#"""

    byteSize: Final = Node("<https://data.europarl.europa.eu/def/epvoc#byteSize>")
    epNumber: Final = Node("<https://data.europarl.europa.eu/def/epvoc#epNumber>")
    expressionContent: Final = Node("<https://data.europarl.europa.eu/def/epvoc#expressionContent>")
    identifierYear: Final = Node("<https://data.europarl.europa.eu/def/epvoc#identifierYear>")
    numbering: Final = Node("<https://data.europarl.europa.eu/def/epvoc#numbering>")
    workHadParticipation: Final = Node("<https://data.europarl.europa.eu/def/epvoc#workHadParticipation>")


class spdx:
    """http://spdx.org/rdf/terms#"""

    algorithm: Final = Node("<http://spdx.org/rdf/terms#algorithm>")
    Checksum: Final = Node("<http://spdx.org/rdf/terms#Checksum>")
    checksum: Final = Node("<http://spdx.org/rdf/terms#checksum>")
    ChecksumAlgorithm: Final = Node("<http://spdx.org/rdf/terms#ChecksumAlgorithm>")
    checksumAlgorithm_sha256: Final = Node("<http://spdx.org/rdf/terms#checksumAlgorithm_sha256>")
    checksumValue: Final = Node("<http://spdx.org/rdf/terms#checksumValue>")


TERMS: Final[Mapping[str, Node]] = {
    "resg:addressee": resg.addressee,
    "resg:alternativeCitation": resg.alternativeCitation,
    "resg:Annex": resg.Annex,
    "resg:Citation": resg.Citation,
    "resg:citedDate": resg.citedDate,
    "resg:citedIssuer": resg.citedIssuer,
    "resg:citedSubject": resg.citedSubject,
    "resg:Clause": resg.Clause,
    "resg:closingFormula": resg.closingFormula,
    "resg:confidence": resg.confidence,
    "resg:cue": resg.cue,
    "resg:deadline": resg.deadline,
    "resg:eId": resg.eId,
    "resg:enactingFormula": resg.enactingFormula,
    "resg:expressedIn": resg.expressedIn,
    "resg:Footnote": resg.Footnote,
    "resg:FootnoteCall": resg.FootnoteCall,
    "resg:force": resg.force,
    "resg:ForceScheme": resg.ForceScheme,
    "resg:forwardedTo": resg.forwardedTo,
    "resg:Government": resg.Government,
    "resg:hasFootnote": resg.hasFootnote,
    "resg:hasRegardTo": resg.hasRegardTo,
    "resg:Heading": resg.Heading,
    "resg:inDocument": resg.inDocument,
    "resg:InternalReference": resg.InternalReference,
    "resg:linkBasis": resg.linkBasis,
    "resg:Mention": resg.Mention,
    "resg:normalizedCitation": resg.normalizedCitation,
    "resg:Office": resg.Office,
    "resg:order": resg.order,
    "resg:Paragraph": resg.Paragraph,
    "resg:pinpoint": resg.pinpoint,
    "resg:Point": resg.Point,
    "resg:Position": resg.Position,
    "resg:PreambularParagraph": resg.PreambularParagraph,
    "resg:printedAddressee": resg.printedAddressee,
    "resg:printedCitation": resg.printedCitation,
    "resg:printedDeadline": resg.printedDeadline,
    "resg:printedGroup": resg.printedGroup,
    "resg:printedName": resg.printedName,
    "resg:printedRecipient": resg.printedRecipient,
    "resg:printedRole": resg.printedRole,
    "resg:printedTarget": resg.printedTarget,
    "resg:readingOrder": resg.readingOrder,
    "resg:Recital": resg.Recital,
    "resg:Reference": resg.Reference,
    "resg:referenceKind": resg.referenceKind,
    "resg:ReferenceKindScheme": resg.ReferenceKindScheme,
    "resg:referenceNote": resg.referenceNote,
    "resg:referenceStatus": resg.referenceStatus,
    "resg:ReferenceStatusScheme": resg.ReferenceStatusScheme,
    "resg:reiterates": resg.reiterates,
    "resg:Request": resg.Request,
    "resg:requestedAction": resg.requestedAction,
    "resg:Resolution": resg.Resolution,
    "resg:ruleSetVersion": resg.ruleSetVersion,
    "resg:Section": resg.Section,
    "resg:strength": resg.strength,
    "resg:target": resg.target,
    "dcat:accessURL": dcat.accessURL,
    "dcat:byteSize": dcat.byteSize,
    "dcat:Dataset": dcat.Dataset,
    "dcat:Distribution": dcat.Distribution,
    "dcat:distribution": dcat.distribution,
    "dcat:downloadURL": dcat.downloadURL,
    "dcat:mediaType": dcat.mediaType,
    "void:triples": void.triples,
    "rdf:type": rdf.type,
    "rdfs:label": rdfs.label,
    "rdfs:seeAlso": rdfs.seeAlso,
    "owl:sameAs": owl.sameAs,
    "xsd:anyURI": xsd.anyURI,
    "xsd:boolean": xsd.boolean,
    "xsd:date": xsd.date,
    "xsd:dateTime": xsd.dateTime,
    "xsd:decimal": xsd.decimal,
    "xsd:gYear": xsd.gYear,
    "xsd:hexBinary": xsd.hexBinary,
    "xsd:integer": xsd.integer,
    "skos:altLabel": skos.altLabel,
    "skos:broader": skos.broader,
    "skos:Concept": skos.Concept,
    "skos:ConceptScheme": skos.ConceptScheme,
    "skos:inScheme": skos.inScheme,
    "skos:notation": skos.notation,
    "skos:prefLabel": skos.prefLabel,
    "skos:topConceptOf": skos.topConceptOf,
    "dcterms:creator": dcterms.creator,
    "dcterms:date": dcterms.date,
    "dcterms:description": dcterms.description,
    "dcterms:format": dcterms.format,
    "dcterms:identifier": dcterms.identifier,
    "dcterms:isPartOf": dcterms.isPartOf,
    "dcterms:issued": dcterms.issued,
    "dcterms:license": dcterms.license,
    "dcterms:LicenseDocument": dcterms.LicenseDocument,
    "dcterms:Location": dcterms.Location,
    "dcterms:MediaType": dcterms.MediaType,
    "dcterms:MediaTypeOrExtent": dcterms.MediaTypeOrExtent,
    "dcterms:publisher": dcterms.publisher,
    "dcterms:source": dcterms.source,
    "dcterms:spatial": dcterms.spatial,
    "dcterms:title": dcterms.title,
    "foaf:Agent": foaf.Agent,
    "foaf:name": foaf.name,
    "foaf:page": foaf.page,
    "foaf:Person": foaf.Person,
    "org:classification": org.classification,
    "org:FormalOrganization": org.FormalOrganization,
    "org:heldBy": org.heldBy,
    "org:holds": org.holds,
    "org:linkedTo": org.linkedTo,
    "org:Organization": org.Organization,
    "org:OrganizationalUnit": org.OrganizationalUnit,
    "org:Post": org.Post,
    "org:postIn": org.postIn,
    "org:subOrganizationOf": org.subOrganizationOf,
    "org:unitOf": org.unitOf,
    "prov:Activity": prov.Activity,
    "prov:SoftwareAgent": prov.SoftwareAgent,
    "prov:used": prov.used,
    "prov:wasAssociatedWith": prov.wasAssociatedWith,
    "prov:wasDerivedFrom": prov.wasDerivedFrom,
    "prov:wasGeneratedBy": prov.wasGeneratedBy,
    "oa:Annotation": oa.Annotation,
    "oa:describing": oa.describing,
    "oa:end": oa.end,
    "oa:exact": oa.exact,
    "oa:hasBody": oa.hasBody,
    "oa:hasSelector": oa.hasSelector,
    "oa:hasSource": oa.hasSource,
    "oa:hasTarget": oa.hasTarget,
    "oa:identifying": oa.identifying,
    "oa:linking": oa.linking,
    "oa:motivatedBy": oa.motivatedBy,
    "oa:prefix": oa.prefix,
    "oa:SpecificResource": oa.SpecificResource,
    "oa:start": oa.start,
    "oa:suffix": oa.suffix,
    "oa:TextPositionSelector": oa.TextPositionSelector,
    "oa:TextQuoteSelector": oa.TextQuoteSelector,
    "schema:mentions": schema.mentions,
    "schema:softwareVersion": schema.softwareVersion,
    "cito:Citation": cito.Citation,
    "cito:cites": cito.cites,
    "cito:citesAsAuthority": cito.citesAsAuthority,
    "cito:hasCitationCharacterization": cito.hasCitationCharacterization,
    "cito:hasCitedEntity": cito.hasCitedEntity,
    "cito:hasCitingEntity": cito.hasCitingEntity,
    "eli:based_on": eli.based_on,
    "eli:cites": eli.cites,
    "eli:date_document": eli.date_document,
    "eli:Expression": eli.Expression,
    "eli:has_part": eli.has_part,
    "eli:id_local": eli.id_local,
    "eli:is_derivative_of": eli.is_derivative_of,
    "eli:is_embodied_by": eli.is_embodied_by,
    "eli:is_exemplified_by": eli.is_exemplified_by,
    "eli:is_part_of": eli.is_part_of,
    "eli:is_realized_by": eli.is_realized_by,
    "eli:language": eli.language,
    "eli:Manifestation": eli.Manifestation,
    "eli:media_type": eli.media_type,
    "eli:number": eli.number,
    "eli:passed_by": eli.passed_by,
    "eli:title": eli.title,
    "eli:Work": eli.Work,
    "eli:work_type": eli.work_type,
    "eli:WorkSubdivision": eli.WorkSubdivision,
    "eli-dl:adopts": eli_dl.adopts,
    "eli-dl:created_a_realization_of": eli_dl.created_a_realization_of,
    "eli-dl:had_participant_organization": eli_dl.had_participant_organization,
    "eli-dl:had_participant_person": eli_dl.had_participant_person,
    "eli-dl:parliamentary_term": eli_dl.parliamentary_term,
    "eli-dl:Participation": eli_dl.Participation,
    "eli-dl:participation_in_name_of": eli_dl.participation_in_name_of,
    "eli-dl:participation_role": eli_dl.participation_role,
    "eli-dl:Process": eli_dl.Process,
    "eli-dl:process_id": eli_dl.process_id,
    "eli-dl:process_type": eli_dl.process_type,
    "epvoc:byteSize": epvoc.byteSize,
    "epvoc:epNumber": epvoc.epNumber,
    "epvoc:expressionContent": epvoc.expressionContent,
    "epvoc:identifierYear": epvoc.identifierYear,
    "epvoc:numbering": epvoc.numbering,
    "epvoc:workHadParticipation": epvoc.workHadParticipation,
    "spdx:algorithm": spdx.algorithm,
    "spdx:Checksum": spdx.Checksum,
    "spdx:checksum": spdx.checksum,
    "spdx:ChecksumAlgorithm": spdx.ChecksumAlgorithm,
    "spdx:checksumAlgorithm_sha256": spdx.checksumAlgorithm_sha256,
    "spdx:checksumValue": spdx.checksumValue,
}

VALUES: Final[Mapping[Node, str]] = {
    resg.addressee: "iri",
    resg.alternativeCitation: "string",
    resg.citedDate: "date",
    resg.citedIssuer: "string",
    resg.citedSubject: "string",
    resg.closingFormula: "lang",
    resg.confidence: "decimal",
    resg.cue: "string",
    resg.deadline: "literal",
    resg.eId: "string",
    resg.enactingFormula: "lang",
    resg.expressedIn: "iri",
    resg.force: "iri",
    resg.forwardedTo: "iri",
    resg.hasFootnote: "iri",
    resg.hasRegardTo: "iri",
    resg.inDocument: "iri",
    resg.linkBasis: "string",
    resg.normalizedCitation: "string",
    resg.order: "integer",
    resg.pinpoint: "string",
    resg.printedAddressee: "string",
    resg.printedCitation: "string",
    resg.printedDeadline: "string",
    resg.printedGroup: "string",
    resg.printedName: "string",
    resg.printedRecipient: "string",
    resg.printedRole: "string",
    resg.printedTarget: "string",
    resg.readingOrder: "integer",
    resg.referenceKind: "iri",
    resg.referenceNote: "iri",
    resg.referenceStatus: "iri",
    resg.reiterates: "iri",
    resg.requestedAction: "string",
    resg.ruleSetVersion: "string",
    resg.strength: "integer",
    resg.target: "iri",
    dcat.accessURL: "iri",
    dcat.byteSize: "nonNegativeInteger",
    dcat.distribution: "iri",
    dcat.downloadURL: "iri",
    dcat.mediaType: "iri",
    void.triples: "integer",
    rdf.type: "iri",
    rdfs.label: "lang",
    rdfs.seeAlso: "iri",
    owl.sameAs: "iri",
    skos.altLabel: "lang",
    skos.broader: "iri",
    skos.inScheme: "iri",
    skos.notation: "string",
    skos.prefLabel: "lang",
    skos.topConceptOf: "iri",
    dcterms.creator: "iri",
    dcterms.date: "date",
    dcterms.description: "lang",
    dcterms.format: "iri",
    dcterms.identifier: "string",
    dcterms.isPartOf: "iri",
    dcterms.issued: "dateTime",
    dcterms.license: "iri",
    dcterms.publisher: "iri",
    dcterms.source: "string",
    dcterms.spatial: "iri",
    dcterms.title: "lang",
    foaf.name: "string",
    foaf.page: "iri",
    org.classification: "iri",
    org.heldBy: "iri",
    org.holds: "iri",
    org.linkedTo: "iri",
    org.postIn: "iri",
    org.subOrganizationOf: "iri",
    org.unitOf: "iri",
    prov.used: "iri",
    prov.wasAssociatedWith: "iri",
    prov.wasDerivedFrom: "iri",
    prov.wasGeneratedBy: "iri",
    oa.end: "integer",
    oa.exact: "string",
    oa.hasBody: "iri",
    oa.hasSelector: "iri",
    oa.hasSource: "iri",
    oa.hasTarget: "iri",
    oa.motivatedBy: "iri",
    oa.prefix: "string",
    oa.start: "integer",
    oa.suffix: "string",
    schema.mentions: "iri",
    schema.softwareVersion: "string",
    cito.hasCitationCharacterization: "iri",
    cito.hasCitedEntity: "iri",
    cito.hasCitingEntity: "iri",
    eli.based_on: "iri",
    eli.cites: "iri",
    eli.date_document: "date",
    eli.has_part: "iri",
    eli.id_local: "string",
    eli.is_derivative_of: "iri",
    eli.is_embodied_by: "iri",
    eli.is_exemplified_by: "iri",
    eli.is_part_of: "iri",
    eli.is_realized_by: "iri",
    eli.language: "iri",
    eli.media_type: "iri",
    eli.number: "string",
    eli.passed_by: "iri",
    eli.title: "lang",
    eli.work_type: "iri",
    eli_dl.adopts: "iri",
    eli_dl.created_a_realization_of: "iri",
    eli_dl.had_participant_organization: "iri",
    eli_dl.had_participant_person: "iri",
    eli_dl.parliamentary_term: "iri",
    eli_dl.participation_in_name_of: "iri",
    eli_dl.participation_role: "iri",
    eli_dl.process_id: "string",
    eli_dl.process_type: "iri",
    epvoc.byteSize: "integer",
    epvoc.epNumber: "string",
    epvoc.expressionContent: "lang",
    epvoc.identifierYear: "string",
    epvoc.numbering: "integer",
    epvoc.workHadParticipation: "iri",
    spdx.algorithm: "iri",
    spdx.checksum: "iri",
    spdx.checksumValue: "hexBinary",
}
