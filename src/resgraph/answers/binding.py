"""From the text of a parameter to the RDF term that is bound to its variable. Nothing is pasted into a query."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

import pyoxigraph as ox

from resgraph.answers.engine import Engine
from resgraph.answers.naming import find
from resgraph.answers.prefixes import expand
from resgraph.answers.question import Parameter, Question
from resgraph.core.errors import Misuse

_XSD = "http://www.w3.org/2001/XMLSchema#"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # in XML 1.0, and so in no text here
_LONGEST = 2000


def bind(
    question: Question, given: Mapping[str, str], engine: Engine, base: str
) -> dict[str, ox.NamedNode | ox.Literal]:
    """Parameter name -> term, defaults filled in; optional parameters that were not given are left out.

    Raises Misuse: "bad-parameter" for one that is missing, unknown or not of its type, and as ``naming.find`` does.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    if unknown := sorted(given.keys() - known.keys()):
        names = ", ".join(known) or "none"
        raise Misuse("bad-parameter", f"{question.name} has no parameter {unknown[0]!r}; it has: {names}")
    if missing := [p for p in question.parameters if p.required and p.name not in given]:
        first = missing[0]
        raise Misuse("bad-parameter", f"{question.name} needs the parameter {first.name!r}, e.g. {first.example}")
    texts = {p.name: given.get(p.name, p.default) for p in question.parameters}
    return {name: _term(known[name], text, engine, base) for name, text in texts.items() if text is not None}


def _term(parameter: Parameter, text: str, engine: Engine, base: str) -> ox.NamedNode | ox.Literal:
    try:
        if len(text) > _LONGEST:
            raise Misuse("bad-parameter", f"longer than {_LONGEST} characters")
        if found := _NEVER.search(text):
            raise Misuse("bad-parameter", f"holds the control character U+{ord(found[0]):04X}")
        if parameter.type == "identifier":
            return find(text.strip(), parameter.classes, engine, base)
        return _typed(parameter, text, base)
    except Misuse as error:
        name = {"RG8111": "ambiguous-name", "RG8112": "unknown-name"}.get(error.problem.code, "bad-parameter")
        raise Misuse(name, f"parameter {parameter.name!r}: {error}") from error


def _typed(parameter: Parameter, text: str, base: str) -> ox.NamedNode | ox.Literal:
    plain = text.strip()
    if parameter.type == "iri" and (iri := expand(plain, base)):
        try:
            return ox.NamedNode(iri)
        except ValueError as error:
            raise Misuse("bad-parameter", f"takes an IRI such as {parameter.example}, not {text!r}") from error
    if parameter.type == "integer" and re.fullmatch(r"[+-]?\d{1,18}", plain, re.ASCII):
        return ox.Literal(str(int(plain)), datatype=ox.NamedNode(f"{_XSD}integer"))
    if parameter.type == "date" and _is_date(plain):
        return ox.Literal(plain, datatype=ox.NamedNode(f"{_XSD}date"))
    if parameter.type == "language" and _LANGUAGE.fullmatch(plain.lower()):
        return ox.Literal(plain.lower())
    if parameter.type == "string":
        return ox.Literal(text)
    raise Misuse("bad-parameter", f"takes {_KINDS[parameter.type]} such as {parameter.example}, not {text!r}")


_KINDS = {"iri": "an IRI", "integer": "a whole number", "date": "a date", "language": "a language code"}


def _is_date(text: str) -> bool:
    try:
        return bool(_DAYS.fullmatch(text)) and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False
