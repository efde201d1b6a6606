"""SPARQL constraints (SHACL, section 5): a query asked once, its solutions kept where $this is a focus node.

A constraint that would be slow in that way names its suspects by a second query (resg:suspects), free to use what SHACL
forbids in the first: aggregates over several nodes, MINUS. Then the constraint is asked of each suspect by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph as ox
from rdflib.term import Literal, URIRef

from resgraph.validation.setbased.checks import Check
from resgraph.validation.setbased.outside import Unsupported
from resgraph.validation.setbased.paths import Path
from resgraph.validation.setbased.run import Row, Run
from resgraph.validation.setbased.scopes import Scope
from resgraph.validation.setbased.source import Hit, Source
from resgraph.validation.setbased.terms import OxTerm, written

_THIS = ox.Variable("this")
_SUSPECTS = URIRef("https://w3id.org/resgraph/ns#suspects")
_ANYTHING = URIRef("urn:x-resgraph:this")


@dataclass(frozen=True, slots=True)
class QueryCheck:
    """One sh:sparql: the query with its prefixes, the names of what it selects, and the query for suspects if any."""

    source: Source
    query: str
    names: tuple[str, ...]
    suspects: str = ""

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        rows = self._rows_of_suspects(run, scope) if self.suspects else self._rows(run, scope)
        for focus, row in rows:
            yield self._hit(run, focus, dict(zip(self.names, row, strict=True)))

    def _rows(self, run: Run, scope: Scope) -> Iterator[tuple[OxTerm, Row]]:
        rows: dict[OxTerm, set[Row]] = {}
        this = self.names.index("this")
        for row in run.rows(self.query):
            rows.setdefault(row[this], set()).add(row)
        yield from ((focus, row) for focus in run.within(scope, set(rows)) for row in rows[focus])

    def _rows_of_suspects(self, run: Run, scope: Scope) -> Iterator[tuple[OxTerm, Row]]:
        for focus in run.within(scope, run.terms(self.suspects)):
            yield from ((focus, row) for row in set(run.rows(self.query, {_THIS: focus})))

    def _hit(self, run: Run, focus: OxTerm, row: dict[str, OxTerm | None]) -> Hit:
        path = self.source.path
        value = row.get("value") or (None if path else focus)
        said = {name: run.rdflib(term) for name, term in row.items() if term is not None}
        printed = said.get("path")
        if isinstance(printed, URIRef):
            path = Path("", printed)
        rest = {name: term for name, term in said.items() if name not in ("this", "path", "value")}
        bindings = (said.get("this"), printed, None if value is None else run.rdflib(value), rest)
        return Hit(focus, focus, value, self.source, path, bindings)


def checks(source: Source, proved: bool) -> list[Check]:
    """The SPARQL constraints of a shape. Raises Unsupported; ``proved`` as in compile_shapes."""
    helpers = sorted(source.component.sparql_constraints, key=lambda helper: str(helper.node))
    return [_check(source, helper, proved) for helper in helpers if not helper.deactivated]


def _check(source: Source, helper: Any, proved: bool) -> Check:  # noqa: ANN401 - pySHACL's reading of the constraint
    query = helper.apply_prefixes(_text(source, helper))
    given = source.shape.sg.graph.value(helper.node, _SUSPECTS)
    suspects = "" if given is None else helper.apply_prefixes(str(given))
    names = _names(query)
    if "failure" in names or "this" not in names:
        raise Unsupported("a query that selects ?failure, or does not select $this")
    if suspects:
        _names(suspects)
    elif not proved:
        from resgraph.validation.setbased import prebinding  # noqa: PLC0415 - rdflib's SPARQL takes long to import

        prebinding.check(query)
    said = tuple(m for m in helper.messages if isinstance(m, Literal))
    return QueryCheck(replace(source, constraint=helper.node, said=said), query, names, suspects)


def _text(source: Source, helper: Any) -> str:  # noqa: ANN401
    """The query with its path and its shape put in."""
    try:
        bound, text = helper.pre_bind_variables(_ANYTHING)
    except Exception as fault:  # each is a way of pySHACL to refuse a query
        raise Unsupported(f"a query that pySHACL refuses: {fault}") from fault
    if "this" not in bound:
        raise Unsupported("a query without $this")
    if "currentShape" in bound:
        if not isinstance(source.shape.node, URIRef):
            raise Unsupported("a query that names a shape without an address")
        text = re.sub(r"[?$]currentShape\b", written(source.shape.node).replace("\\", r"\\"), text)
    return str(text)


def _names(query: str) -> tuple[str, ...]:
    """The variables that a query selects. Raises Unsupported for what is no SELECT query."""
    try:
        found = ox.Store().query(query)
    except (SyntaxError, ValueError) as fault:
        raise Unsupported(f"a query that Oxigraph does not read: {' '.join(str(fault).split())}") from fault
    if not isinstance(found, ox.QuerySolutions):
        raise Unsupported("a query that is no SELECT query")
    return tuple(variable.value for variable in found.variables)
