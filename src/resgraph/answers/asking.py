"""Asking: a question of the library, a ``.rq`` file or SPARQL text, on whatever holds statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from resgraph.answers import guard
from resgraph.answers.answer import Answer
from resgraph.answers.binding import bind
from resgraph.answers.engine import Engine, Queryable
from resgraph.answers.library import questions
from resgraph.answers.question import Column, Question
from resgraph.answers.raw import Raw
from resgraph.core.addresses import BASE
from resgraph.core.errors import Misuse

if TYPE_CHECKING:
    import rdflib


def run(
    asked: Question | str,
    on: Queryable | rdflib.Graph | Iterable[str],
    parameters: Mapping[str, str] | None = None,
    *,
    base: str = "",
) -> Answer:
    """Ask ``asked`` - a question, the name of one, or SPARQL 1.1 text - of a store, an rdflib graph or N-Quads lines.

    ``parameters`` are texts by name: addresses, or numbers and names as printed. ``base`` is what ``id:`` stands for
    (default: the base of the store). Raises Misuse for parameters or queries that do not fit.
    """
    question = _question(asked)
    engine = Engine(on)
    base = base or getattr(on, "base", "") or BASE
    raw = engine.put(question.sparql, bind(question, parameters or {}, engine, base))
    if raw.boolean is not None:
        return Answer(boolean=raw.boolean, question=question)
    if raw.triples is not None:
        return Answer(triples=tuple(sorted(set(raw.triples), key=_triple_key)), question=question)
    return _rows(question, raw)


def summary(on: Queryable | rdflib.Graph | Iterable[str]) -> Mapping[str, Mapping[str, int]]:
    """How many of what: ``{"documents": {"": 1}, "parts": {"recital": 18, ...}, ...}``.

    The question ``summary`` as nested mappings, in its order.
    """
    counts: dict[str, dict[str, int]] = {}
    for row in run("summary", on):
        counts.setdefault(row["of"] or "", {})[row["kind"] or ""] = int(row["number"] or 0)
    return counts


def _question(asked: Question | str) -> Question:
    if isinstance(asked, Question):
        return asked
    if asked in questions():
        return questions()[asked]
    if not any(c.isspace() for c in asked.strip()):
        raise Misuse("unknown-query", f"there is no question {asked!r}")
    return Question("query", "", asked)


def _rows(question: Question, raw: Raw) -> Answer:
    columns = question.columns or tuple(Column(name, "string", "") for name in raw.names)
    places = [raw.names.index(column.name) for column in columns if column.name in raw.names]
    if len(places) != len(columns):
        raise Misuse("bad-question", f"{question.name}: a declared column is not in the SELECT")
    rows = [tuple(row[i] for i in places) for row in raw.rows]
    if not guard.inspect(question.sparql).ordered:
        rows.sort(key=lambda row: [_key(term) for term in row])
    return Answer(columns, tuple(rows), question=question)


def _key(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> tuple[int, str, str]:
    """Sorts nothing, blank nodes, IRIs, literals; each by its characters."""
    if isinstance(term, ox.BlankNode | ox.NamedNode):
        return (1 if isinstance(term, ox.BlankNode) else 2, term.value, "")
    if isinstance(term, ox.Literal):
        return (3, term.value, str(term))
    return (0, "", "") if term is None else (4, str(term), "")


def _triple_key(triple: ox.Triple) -> list[tuple[int, str, str]]:
    return [_key(term) for term in (triple.subject, triple.predicate, triple.object)]
