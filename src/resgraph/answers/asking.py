"""Asking: a question of the library, a ``.rq`` file or SPARQL text, on whatever holds statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from resgraph.answers import dialect, guard, plan
from resgraph.answers.answer import Answer
from resgraph.answers.binding import bind
from resgraph.answers.confinement import Limits, confined
from resgraph.answers.endpoint import Endpoint
from resgraph.answers.engine import Askable, Engine
from resgraph.answers.library import questions
from resgraph.answers.oxigraph import Reopenable
from resgraph.answers.profile import profile
from resgraph.answers.query import Query, read
from resgraph.answers.question import Column, Question
from resgraph.answers.raw import Raw
from resgraph.core.addresses import BASE
from resgraph.core.errors import Misuse


def run(
    asked: Question | str,
    on: Askable,
    parameters: Mapping[str, str] | None = None,
    *,
    base: str = "",
    timeout: float | None = None,
) -> Answer:
    """Ask ``asked`` - a question, the name of one, or SPARQL 1.1 text - of a store, an rdflib graph, N-Quads lines or a
    server (an ``Endpoint`` or its address).

    ``parameters`` are texts by name: addresses, or numbers and names as printed. ``base`` is what ``id:`` stands for
    (default: the base of the store). With ``timeout`` the work is done by another process, which is killed when so many
    seconds have gone by; a server is always limited. Raises Misuse for parameters or queries that do not fit,
    RemoteFault for a server that does not answer, StoreFault ("query-time" and the like) for limits that are exceeded.
    """
    if isinstance(on, str | Endpoint):
        return _run(asked, (Endpoint.at(on) if isinstance(on, str) else on).within(timeout), parameters, base)
    if timeout is None:
        return _run(asked, on, parameters, base)
    limits = Limits(timeout)
    if isinstance(on, Reopenable):
        from resgraph.answers.workers import Workers  # noqa: PLC0415 - asks by means of this module

        with Workers(on.opener(), 1, limits) as workers:
            return workers.ask(asked, parameters, base=base)
    return confined(lambda: _run(asked, on, parameters, base), limits)


def explain(
    asked: Question | str, on: Askable, parameters: Mapping[str, str] | None = None, *, base: str = ""
) -> Iterator[str]:
    """Lines that tell how the rows and the time of an answer come about, each as soon as it is known.

    On a store the operators of the engine come last, where the program ``oxigraph`` is installed. Raises as ``run``.
    """
    _, engine, query, base = _prepared(asked, on, parameters, base)
    yield plan.heading()
    for step in plan.steps(engine, query):
        yield plan.line(step)
    if isinstance(on, Reopenable) and (database := on.database()):
        told = profile(database, query, base)
        yield f"\n{told}" if told else ""


def _run(asked: Question | str, on: Askable, parameters: Mapping[str, str] | None, base: str) -> Answer:
    question, engine, query, _ = _prepared(asked, on, parameters, base)
    raw = engine.answer(query)
    if raw.boolean is not None:
        return Answer(boolean=raw.boolean, question=question)
    if raw.triples is not None:
        return Answer(triples=tuple(sorted(set(raw.triples), key=_triple_key)), question=question)
    return _rows(question, raw)


def _prepared(
    asked: Question | str, on: Askable, parameters: Mapping[str, str] | None, base: str
) -> tuple[Question, Engine, Query, str]:
    question, engine = _question(asked), Engine(on)
    base = base or getattr(on, "base", "") or BASE
    bindings = bind(question, parameters or {}, engine, base)
    absent = {parameter.name for parameter in question.parameters} - bindings.keys()
    return question, engine, read(question.sparql, bindings, absent), base


def summary(on: Askable) -> Mapping[str, Mapping[str, int]]:
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
    kinds = [column.type for column in columns]
    rows = [tuple(map(dialect.declared, (row[i] for i in places), kinds)) for row in raw.rows]
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
