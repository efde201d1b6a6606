"""The document: work, text and file (ELI and the Parliament's ELI-EP profile 3.1.0), procedure and issuing body."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from resgraph.core import addresses
from resgraph.core.model import Printed
from resgraph.core.tables import toml
from resgraph.core.text import Span, single_line
from resgraph.triples.draft import EP_NUMBER, Draft, work_types
from resgraph.triples.terms import Node, date, hexadecimal, integer, moment, node, string, tagged
from resgraph.triples.vocabulary import (
    dcterms,
    eli,
    eli_dl,
    epvoc,
    foaf,
    owl,
    rdf,
    rdfs,
    resg,
    skos,
    spdx,
)

DOCUMENT_TYPES = "https://data.europarl.europa.eu/def/ep-document-types/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
PROCEDURE_TYPES = "https://data.europarl.europa.eu/def/ep-procedure-types/"


def describe_document(draft: Draft) -> None:
    """Everything said of the document as a whole."""
    _work(draft)
    _numbers(draft)
    _relations(draft)
    _expression(draft)
    _manifestation(draft)


def _work(draft: Draft) -> None:
    work, resolution = draft.work, draft.resolution
    draft.add(work, rdf.type, resg.Resolution, eli.Work)
    title = single_line(draft.metadata.title) or resolution.title
    draft.add_text(work, dcterms.title, title)
    draft.add_text(work, rdfs.label, single_line(title) or _name(draft))
    if kind := work_types().get(draft.genre):
        draft.add(work, eli.work_type, node(DOCUMENT_TYPES + kind["type"]))
        draft.add(node(DOCUMENT_TYPES + kind["type"]), skos.prefLabel, tagged(kind["label"], "en"))
    draft.add(work, eli.date_document, *(date(day) for day in (draft.metadata.date, resolution.date) if day))
    title_spans = list(resolution.header.title.spans()) if resolution.header.title else []
    draft.places[draft.address.work] = (
        Span(title_spans[0].start, title_spans[-1].end) if title_spans else Span(0, min(1, len(resolution.source.text)))
    )


def _name(draft: Draft) -> str:
    """What to call a document without title."""
    own = draft.resolution.header.own
    return draft.metadata.number or (own[0].printed if own else PurePosixPath(draft.address.home).name)


def _numbers(draft: Draft) -> None:
    work, own = draft.work, [p for p in draft.resolution.header.own if p.scheme != "ep-procedure"]
    draft.add_strings(work, dcterms.identifier, draft.metadata.number, *(p.value for p in own))
    draft.add_strings(work, skos.notation, *(single_line(p.printed) for p in own if p.printed != p.value))
    if number := draft.official_number:
        draft.add(work, owl.sameAs, node(addresses.ep_document(number)))
        _, term, year, _ = number.split("-")
        draft.add(work, eli_dl.parliamentary_term, node(addresses.ep_organisation(f"ep-{term}")))
        draft.add(work, epvoc.identifierYear, string(year))
    draft.add_strings(work, epvoc.epNumber, draft.metadata.ep_number)
    if symbol := draft.resolution.own("un-symbol"):
        draft.add(work, foaf.page, node(f"https://undocs.org/{symbol}"))


def _relations(draft: Draft) -> None:
    work, links = draft.work, draft.links
    if links.body:
        draft.add(work, dcterms.publisher, node(links.body.iri))
        if draft.genre in ("adopted-text", "resolution"):
            draft.add(work, eli.passed_by, node(links.body.iri))
            draft.add(work, dcterms.creator, node(links.body.iri))
    draft.add(work, eli.based_on, *(node(basis.iri) for basis in links.legal_basis))
    if links.procedure:
        _procedure(draft, node(links.procedure.iri))
    for predicate, number in _related(draft):
        other = node(addresses.ep_document(number))
        draft.add(work, predicate, other)
        draft.add(other, rdf.type, eli.Work)
        draft.add_strings(other, dcterms.identifier, number)


def _related(draft: Draft) -> Iterator[tuple[Node, str]]:
    """The motions that a joint motion replaces, and the report or motion that an adopted text adopts."""
    header = draft.resolution.header
    yield from ((eli.is_derivative_of, printed.value) for printed in header.replaces if _is_ep(printed))
    if draft.genre == "adopted-text":
        yield from ((eli_dl.adopts, printed.value) for printed in header.about if _is_ep(printed))


def _is_ep(printed: Printed) -> bool:
    return bool(EP_NUMBER.fullmatch(printed.value))


def _procedure(draft: Draft, process: Node) -> None:
    reference = draft.resolution.own("ep-procedure")
    draft.add(process, rdf.type, eli_dl.Process)
    draft.add(process, eli_dl.created_a_realization_of, draft.work)
    if found := re.fullmatch(r"(\d{4})/(\d{4}[A-Z]?)\(([A-Z]{3})\)", reference):
        draft.add(process, rdfs.label, string(reference))
        draft.add(process, eli_dl.process_id, string(f"{found[1]}-{found[2]}"))
        draft.add(process, eli_dl.process_type, node(PROCEDURE_TYPES + found[3]))


def _expression(draft: Draft) -> None:
    expression = node(draft.address.expression(draft.language))
    header, closing = draft.resolution.header, draft.resolution.closing
    draft.add(draft.work, eli.is_realized_by, expression)
    draft.add(expression, rdf.type, eli.Expression)
    draft.add(expression, eli.language, node(addresses.language(draft.language)))
    draft.add_text(expression, eli.title, single_line(draft.metadata.title) or draft.resolution.title)
    if header.enacting:
        words = draft.resolution.source.text[header.enacting.start : header.enacting.end]
        draft.add_text(expression, resg.enactingFormula, words)
    if closing:
        draft.add_text(expression, resg.closingFormula, closing.text)


def _manifestation(draft: Draft) -> None:
    source = draft.resolution.source
    address = draft.address.manifestation(draft.language, source.sha256)
    file, checksum = node(address), node(f"{address}/checksum")
    draft.add(node(draft.address.expression(draft.language)), eli.is_embodied_by, file)
    draft.add(file, rdf.type, eli.Manifestation)
    media_type = source.media_type.partition(";")[0].strip()
    draft.add(file, eli.media_type, node(MEDIA_TYPES + media_type))
    if kind := toml("file_types.toml")["types"].get(media_type):
        draft.add(file, dcterms.format, node(addresses.file_type(kind)))
    if draft.metadata.issued:
        draft.add(file, dcterms.issued, moment(datetime.datetime.fromisoformat(draft.metadata.issued)))
    draft.add(file, epvoc.byteSize, integer(source.byte_size))
    draft.add(file, spdx.checksum, checksum)
    draft.add(checksum, rdf.type, spdx.Checksum)
    draft.add(checksum, spdx.algorithm, spdx.checksumAlgorithm_sha256)
    draft.add(checksum, spdx.checksumValue, hexadecimal(source.sha256))
    web = source.name if re.match(r"https?://", source.name) else ""
    draft.add_page(file, eli.is_exemplified_by, *(a for a in (web, draft.metadata.source_url) if a))
    if not web:
        draft.add_strings(file, rdfs.label, base_name(source.name))


def base_name(name: str) -> str:
    """The last step of a path of any system: a file's own name, nothing of the machine it was read on."""
    return PureWindowsPath(PurePosixPath(name).name).name
