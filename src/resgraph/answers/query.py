"""A query as an engine gets it: text that is allowed and well-formed, and terms for some of its variables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from resgraph.answers import guard
from resgraph.answers.prefixes import prefixes
from resgraph.answers.raw import Bindings
from resgraph.core.errors import Misuse


@dataclass(frozen=True, slots=True)
class Query:
    """``variables`` are those that a SELECT projects, in the order in which the embedded store answers them.

    ``absent`` are parameters that were not given.
    """

    sparql: str
    bindings: Bindings
    shape: guard.Shape
    variables: tuple[str, ...]
    absent: frozenset[str] = frozenset()


def read(sparql: str, bindings: Bindings, absent: Iterable[str] = ()) -> Query:
    """Check a text and what is bound in it.

    Raises Misuse: as ``guard.inspect`` does, "bad-sparql" with line and column, "bad-parameter" for a variable that the
    query does not project (SELECT) or have.
    """
    shape = guard.inspect(sparql)
    variables = _variables(sparql)
    known = (
        variables
        if shape.form == "SELECT"
        else {text[1:] for kind, text, _ in guard.tokens(sparql) if kind == "variable"}
    )
    if unknown := sorted(bindings.keys() - set(known)):
        raise Misuse("bad-parameter", f"the query does not {'project' if variables else 'have'} ?{unknown[0]}")
    return Query(sparql, bindings, shape, variables, frozenset(absent))


def _variables(sparql: str) -> tuple[str, ...]:
    try:
        found = ox.Store().query(sparql, prefixes=dict(prefixes()))
    except SyntaxError as error:
        raise Misuse("bad-sparql", _words(str(error))) from error
    except RuntimeError as error:  # a function that the engine does not know, say
        raise Misuse("bad-sparql", " ".join(str(error).split())) from error
    return tuple(variable.value for variable in found.variables) if isinstance(found, ox.QuerySolutions) else ()


def _words(message: str) -> str:
    """The engine's complaint in one line: the place, and a sentence if it has one, else what it expected."""
    found = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", message, re.DOTALL)
    if not found:
        return " ".join(message.split())
    where = f"line {found[1]}, column {found[2]}"
    choices = [choice.strip() for choice in re.sub(r"\[[^\]]*\]", "", found[3].replace("\n", "")).split(",")]
    sentence = next((choice for choice in choices if re.search(r"[a-z] [a-z]", choice)), "")
    tokens = [choice for choice in choices if choice and choice != sentence][:6]
    return f"{where}: {sentence or ('expected ' + ', '.join(tokens) if tokens else 'not understood')}"
