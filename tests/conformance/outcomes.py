"""Outcomes of queries made comparable: a bag of rows whose blank nodes have no names, or a canonical graph."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

Outcome = bool | Counter[tuple[tuple[str, str], ...]] | list[str]
FORMATS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


def expected(file: Path) -> Outcome:
    """What the suite says."""
    if file.suffix == ".csv":
        return table(file.read_text("utf-8"))
    if file.suffix not in FORMATS:
        return canonical(quad.triple for quad in ox.parse(file.read_bytes(), kind(file), base_iri=file.as_uri()))
    results = ox.parse_query_results(file.read_bytes(), FORMATS[file.suffix])
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    return rows(names, [tuple(row) for row in results])


def rows(names: Iterable[str], found: Iterable[tuple[object, ...]]) -> Outcome:
    """Rows as a bag. Each blank node is called by the places in which it occurs, so that names do not matter."""
    order = list(names)
    bound = [[(name, term) for name, term in zip(order, row, strict=True) if term is not None] for row in found]
    places: dict[str, Counter[str]] = {}
    for row in bound:
        rest = " ".join(sorted(f"{n}={'_:' if isinstance(t, ox.BlankNode) else said(t)}" for n, t in row))
        for name, term in row:
            if isinstance(term, ox.BlankNode):
                places.setdefault(term.value, Counter())[f"{name} in {rest}"] += 1
    return Counter(
        tuple(
            sorted(
                (n, f"_:{sorted(places[t.value].items())}" if isinstance(t, ox.BlankNode) else said(t)) for n, t in row
            )
        )
        for row in bound
    )


def table(text: str) -> Outcome:
    """The rows of a CSV file as a bag, under its head."""
    head, *lines = csv.reader(text.splitlines())
    return rows(head, [tuple(map(_cell, line)) for line in lines])


def _cell(text: str) -> object:
    return ox.BlankNode(text[2:]) if text.startswith("_:") else ox.Literal(text)


def kind(file: Path) -> ox.RdfFormat:
    """The format that the name of a file tells."""
    found = ox.RdfFormat.RDF_XML if file.suffix == ".rdf" else ox.RdfFormat.from_extension(file.suffix[1:])
    assert found, file
    return found


def said(term: object) -> str:
    """A term as text; a number by its value, since engines may write it in another form."""
    if not isinstance(term, ox.Literal) or term.datatype.value.rpartition("#")[2] not in NUMBERS:
        return str(term)
    try:
        return f"{Decimal(term.value).normalize():E} {term.datatype.value.rpartition('#')[2]}"
    except ArithmeticError:
        return str(term)


NUMBERS = ("integer", "decimal", "double", "float")


def canonical(triples: Iterable[ox.Triple]) -> list[str]:
    """The canonical N-Triples of a graph (RDFC-1.0)."""
    dataset = ox.Dataset(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in dataset)
