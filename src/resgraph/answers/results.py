"""Answers in the W3C's forms: SPARQL 1.1 Query Results CSV, TSV (2013) and JSON (2013), and Turtle for triples."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox

from resgraph.answers.answer import Answer, Term
from resgraph.answers.prefixes import vocabularies

_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = f"{_XSD}string"


def csv_(answer: Answer) -> str:
    """RFC 4180 with CRLF line ends: IRIs and lexical forms, quoted where needed, exactly as they are in the data."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in answer.columns)
    writer.writerows(["" if term is None else _plain(term) for term in row] for row in answer.rows)
    return out.getvalue()


def tsv(answer: Answer) -> str:
    """Terms in the syntax of SPARQL and Turtle, so that nothing of them is lost."""
    lines = ["\t".join(f"?{column.name}" for column in answer.columns)]
    lines += ["\t".join("" if term is None else _turtle(term) for term in row) for row in answer.rows]
    return "".join(f"{line}\n" for line in lines)


def json_(answer: Answer) -> str:
    """The SPARQL 1.1 Query Results JSON Format, for rows and for yes and no."""
    if answer.boolean is not None:
        return json.dumps({"head": {}, "boolean": answer.boolean}, indent=1) + "\n"
    names = [column.name for column in answer.columns]
    bindings = [
        {name: _binding(term) for name, term in zip(names, row, strict=True) if term is not None} for row in answer.rows
    ]
    content = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def turtle(answer: Answer) -> str:
    """The triples of a CONSTRUCT or DESCRIBE with the prefixes that occur."""
    triples = answer.triples or ()
    text = " ".join(f"{t.subject} {t.predicate} {t.object}" for t in triples)
    used = {name: space for name, space in sorted(vocabularies().items()) if f"<{space}" in text}
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used)
    return (written or b"").decode()


def _plain(term: Term) -> str:
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value


def _turtle(term: Term) -> str:
    if isinstance(term, ox.Literal) and not term.language and term.datatype.value == f"{_XSD}integer":
        return term.value
    return str(term).replace("\t", "\\t")


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == _STRING:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
