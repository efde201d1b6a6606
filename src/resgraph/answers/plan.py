"""Why a question takes its time: its steps counted and timed one by one, on any engine.

Engines choose the order in which they join, and most do not tell. So each element of the WHERE is asked alone, and
together with all that stand before it: where the rows or the seconds leap up is the place to look.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from resgraph.answers.elements import elements, prologue, shown
from resgraph.answers.engine import Engine
from resgraph.answers.query import Query
from resgraph.answers.substitution import written

_WIDTH = 100
_STANDING = ("triples", "group", "values", "graph")


@dataclass(frozen=True, slots=True)
class Step:
    """An element: how much it matches alone, what it and all before it give together, and the seconds for that.

    ``alone`` is None for what cannot stand alone: filters, BIND, OPTIONAL and MINUS.
    """

    text: str
    alone: int | None
    rows: int
    seconds: float


def steps(engine: Engine, query: Query) -> Iterator[Step]:
    """The steps of a query with its parameters in place, and at last the whole, each measured when it is asked for."""
    sparql = written(query)
    head, before = prologue(sparql), ""
    for element in elements(sparql):
        for branch in element.branches:
            alone, _ = _count(engine, head, branch)
            yield Step(f"- {branch}", alone, *_count(engine, head, f"{before} {branch}"))
        stands = element.kind in _STANDING
        matches = _count(engine, head, element.text)[0] if stands else None
        before = f"{before} {element.text}{' .' if element.kind == 'triples' else ''}"
        yield Step(element.text, matches, *_count(engine, head, before))
    began = time.perf_counter()
    raw = engine.answer(query)
    rows = 1 if raw.boolean is not None else len(raw.rows if raw.triples is None else raw.triples)
    yield Step("the whole question", None, rows, time.perf_counter() - began)


def _count(engine: Engine, head: str, pattern: str) -> tuple[int, float]:
    began = time.perf_counter()
    ((count,),) = engine.put(f"{head}SELECT (COUNT(*) AS ?rows__) WHERE {{ {pattern} }}", {}).rows
    return int(count.value) if count else 0, time.perf_counter() - began


def heading() -> str:
    """What stands above the steps."""
    return (
        "Each step is counted alone and together with the steps before it; the seconds are for that.\n"
        "The engine may join in another order. Look where the rows or the seconds leap up.\n\n"
        f"{'alone':>10} {'together':>10} {'seconds':>9}  step\n"
    )


def line(step: Step) -> str:
    """A step on one line."""
    alone = "" if step.alone is None else f"{step.alone}"
    return f"{alone:>10} {step.rows:>10} {step.seconds:>9.3f}  {shown(step.text, _WIDTH)}\n"
