"""SPARQL constraints (SHACL, section 5): a query asked once, its solutions kept where $this is a focus node."""

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
from resgraph.validation.setbased.prebinding import selected
from resgraph.validation.setbased.run import Row, Run
from resgraph.validation.setbased.scopes import Scope
from resgraph.validation.setbased.source import Hit, Source
from resgraph.validation.setbased.terms import OxTerm, written

_ANYTHING = URIRef("urn:x-resgraph:this")


@dataclass(frozen=True, slots=True)
class QueryCheck:
    """One sh:sparql: the query with its prefixes, and the names of what it selects."""

    source: Source
    query: str
    names: tuple[str, ...]

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        rows: dict[OxTerm, set[Row]] = {}
        this = self.names.index("this")
        for row in run.rows(self.query):
            rows.setdefault(row[this], set()).add(row)
        for focus in run.within(scope, set(rows)):
            for row in rows[focus]:
                yield self._hit(run, focus, dict(zip(self.names, row, strict=True)))

    def _hit(self, run: Run, focus: OxTerm, row: dict[str, OxTerm | None]) -> Hit:
        path = self.source.path
        value = row.get("value") or (None if path else focus)
        said = {name: run.rdflib(term) for name, term in row.items() if term is not None}
        printed = said.get("path")
        if isinstance(printed, URIRef):
            path = Path("", printed)
        rest = {name: term for name, term in said.items() if name not in ("this", "path", "value")}
        bindings = (said["this"], printed, None if value is None else run.rdflib(value), rest)
        return Hit(focus, focus, value, self.source, path, bindings)


def checks(source: Source) -> list[Check]:
    """The SPARQL constraints of a shape. Raises Unsupported."""
    helpers = sorted(source.component.sparql_constraints, key=lambda helper: str(helper.node))
    return [_check(source, helper) for helper in helpers if not helper.deactivated]


def _check(source: Source, helper: Any) -> Check:  # noqa: ANN401 - pySHACL's reading of the constraint
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
    query = helper.apply_prefixes(text)
    names = selected(query)
    if "failure" in names:
        raise Unsupported("a query that can fail (?failure)")
    try:
        ox.Store().query(query)
    except (SyntaxError, ValueError) as fault:
        raise Unsupported(f"a query that Oxigraph does not read: {' '.join(str(fault).split())}") from fault
    said = tuple(m for m in helper.messages if isinstance(m, Literal))
    return QueryCheck(replace(source, constraint=helper.node, said=said), query, names)
