"""What engines say differently, brought to one form: that of the embedded store. The only place for such differences.

| engine | says | becomes |
|---|---|---|
| Virtuoso | ASK as a row with an integer | yes or no |
| Virtuoso | booleans as the integers 1 and 0 | booleans, in columns that a question declares as such |
| Virtuoso | ``typed-literal`` in JSON (SPARQL 1.0) | a literal with a datatype |
| Virtuoso, rdflib, others | numbers and times as written or computed (1.50, 1000.0, +00:00) | the canonical form |
| rdflib, others | tags of languages in any case | lower case (RFC 5646, section 2.1.1) |
| all | variables of ``SELECT *`` in an order of their own | the order of the embedded store |
| Oxigraph, Fuseki, others | a default graph apart from the named ones | their union, asked for by a parameter |
| Virtuoso, others | fewer rows than there are, with success | a fault, where a header tells |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from resgraph.answers.answer import Term

_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING, _BOOLEAN = f"{_XSD}string", f"{_XSD}boolean"
_TRUTHS = MappingProxyType({"1": "true", "0": "false"})
UNION = MappingProxyType({"union-default-graph": "true"})  # Oxigraph; others do without or ignore what they do not know
_SUBJECT, _PREDICATE = ox.NamedNode("urn:s"), ox.NamedNode("urn:p")


def term(binding: Mapping[str, str]) -> Term:
    """A term of the SPARQL 1.1 Query Results JSON Format. Raises KeyError, TypeError or ValueError for what is none."""
    kind, value = binding["type"], binding["value"]
    if kind == "uri":
        return ox.NamedNode(value)
    if kind == "bnode":
        return ox.BlankNode(value)
    if kind not in ("literal", "typed-literal"):
        raise ValueError(kind)
    return literal(value, binding.get("xml:lang", ""), binding.get("datatype", ""))


def literal(value: str, language: str = "", datatype: str = "") -> ox.Literal:
    """A literal in its canonical form. Raises ValueError for a language tag or datatype that is none."""
    if language:
        return ox.Literal(value, language=language.lower())
    if datatype in ("", _STRING):
        return ox.Literal(value)
    return _canonical(value, datatype) if datatype.startswith(_XSD) else _typed(value, datatype)


def truth(document: Mapping[str, Any]) -> bool:
    """Yes or no of an ASK. Raises KeyError, TypeError, IndexError or ValueError for anything else."""
    if "boolean" in document:
        if not isinstance(document["boolean"], bool):
            raise TypeError
        return document["boolean"]
    rows = document["results"]["bindings"]
    if not rows:  # no rows for no
        return False
    ((_, cell),) = rows[0].items()
    return {"1": True, "0": False, "true": True, "false": False}[cell["value"]]


def declared(cell: Term | None, kind: str) -> Term | None:
    """A cell of a column of that declared type."""
    if kind == "boolean" and isinstance(cell, ox.Literal) and cell.value in _TRUTHS:
        return ox.Literal(_TRUTHS[cell.value], datatype=ox.NamedNode(_BOOLEAN))
    return cell


def arranged(
    names: Sequence[str], variables: Sequence[str], rows: Sequence[tuple[Term | None, ...]]
) -> tuple[tuple[str, ...], list[tuple[Term | None, ...]]]:
    """Names and rows in the order of ``variables``; one that is missing is nowhere bound."""
    places = [names.index(name) if name in names else -1 for name in variables]
    if places == list(range(len(names))):
        return tuple(variables), list(rows)
    return tuple(variables), [tuple(None if at < 0 else row[at] for at in places) for row in rows]


def incomplete(headers: Mapping[str, str], rows: int) -> str:
    """Why an answer that came with success is not whole, or nothing. Names of headers are in lower case."""
    if headers.get("x-sql-state", "").strip():
        return f"the server interrupted itself ({headers.get('x-sql-message') or headers['x-sql-state']})"
    most = headers.get("x-sparql-maxrows", "")
    if most.isdigit() and rows >= int(most):
        return f"the server gives at most {most} rows"
    return ""


@lru_cache(maxsize=65536)
def _canonical(value: str, datatype: str) -> ox.Literal:
    """As the embedded store keeps it: it rewrites numbers, times and some of the types."""
    store = ox.Store()
    store.add(ox.Quad(_SUBJECT, _PREDICATE, _typed(value, datatype)))
    (quad,) = store
    kept = quad.object
    return kept if isinstance(kept, ox.Literal) else _typed(value, datatype)


def _typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(datatype))
