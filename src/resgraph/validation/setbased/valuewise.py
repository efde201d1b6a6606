"""Constraints on each value node by itself (SHACL, sections 4.1, 4.3, 4.4 and 4.8.3).

A query finds the values about which Oxigraph has a doubt; pySHACL decides about those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import rdflib
from rdflib import RDF, XSD
from rdflib.term import Literal, Node

from resgraph.validation.setbased.run import Run
from resgraph.validation.setbased.scopes import Scope
from resgraph.validation.setbased.source import Hit, Source
from resgraph.validation.setbased.terms import OxTerm, constant, values, written

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
_NUMBERS = (XSD.integer, XSD.decimal)
_KINDS = {
    _SH.IRI: "isIRI(?v)",
    _SH.BlankNode: "isBLANK(?v)",
    _SH.Literal: "isLITERAL(?v)",
    _SH.BlankNodeOrIRI: "!isLITERAL(?v)",
    _SH.BlankNodeOrLiteral: "!isIRI(?v)",
    _SH.IRIOrLiteral: "!isBLANK(?v)",
}


def numeric(variable: str) -> str:
    """An expression: a number that both libraries read and compare in the same way."""
    kinds = ", ".join(f"<{kind}>" for kind in _NUMBERS)
    return f"isNUMERIC({variable}) && DATATYPE({variable}) IN ({kinds})"


def unless(sure: str) -> str:
    """A filter for the values of which ``sure`` is false or an error."""
    return f"FILTER(!COALESCE({sure}, false))" if sure else ""


@dataclass(frozen=True, slots=True)
class ValueCheck:
    """A constraint of which pySHACL decides; ``doubt`` is a filter that keeps every value that could fail."""

    source: Source
    doubt: str = ""

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        suspects = run.suspects(scope, self.source.path, self.doubt)
        if suspects:
            some = next(iter(suspects))
            found = self.source.judge(run, {some: suspects})
            yield from value_hits(run, scope, self.source, Counter(value for _, value in found if value is not None))


@dataclass(frozen=True, slots=True)
class ClassCheck:
    """sh:class (SHACL, section 4.1.1), each of several classes for itself."""

    source: Source
    classes: tuple[OxTerm, ...]

    def hits(self, run: Run, scope: Scope) -> Iterator[Hit]:
        """As Check.hits."""
        failing: Counter[OxTerm] = Counter()
        for one in self.classes:
            instances = run.classes.instances("?v", [one])
            failing.update(run.suspects(scope, self.source.path, f"MINUS {{{instances}}}"))
        yield from value_hits(run, scope, self.source, failing)


def value_hits(run: Run, scope: Scope, source: Source, failing: Counter[OxTerm]) -> Iterator[Hit]:
    """A hit for each failing value at each of its focus nodes."""
    for focus, value in run.pairs(scope, source.path, set(failing)):
        for _ in range(failing[value]):
            yield source.hit(focus, value)


def datatype(component: Any) -> str:  # noqa: ANN401 - a component of pySHACL
    """The doubt of sh:datatype."""
    wanted = component.datatype_rule
    if wanted == XSD.string:
        return unless(f"DATATYPE(?v) = <{wanted}>")
    if wanted == RDF.langString:
        return unless('LANG(?v) != ""')
    if wanted in _NUMBERS:
        return unless(f"isNUMERIC(?v) && DATATYPE(?v) = <{wanted}>")
    return ""


def kind(component: Any) -> str:  # noqa: ANN401
    """The doubt of sh:nodeKind."""
    return unless(_KINDS.get(component.nodekind_rule, "false"))


def compared(bounds: Sequence[Node], operator: str) -> str:
    """The doubt of sh:minInclusive and its like: ``?v operator bound``."""
    if not all(isinstance(b, Literal) and b.datatype in _NUMBERS and not b.ill_typed for b in bounds):
        return ""
    tests = [f"?v {operator} {written(bound)}" for bound in bounds]
    return unless(" && ".join([numeric("?v"), *tests]))


def length(component: Any, operator: str) -> str:  # noqa: ANN401
    """The doubt of sh:minLength and sh:maxLength."""
    return unless(f"STRLEN(STR(?v)) {operator} {int(component.string_rules[0].value)}")


def language(component: Any) -> str:  # noqa: ANN401
    """The doubt of sh:languageIn."""
    graph = component.shape.sg.graph
    tags = sorted({Literal(str(tag).lower()).n3() for tag in graph.items(component.string_rules[0])})
    return unless(f"LCASE(LANG(?v)) IN ({', '.join(tags)})")


def member(component: Any) -> str:  # noqa: ANN401
    """The doubt of sh:in: the terms that are none of the list's."""
    found = [one for one in map(constant, component.in_vals) if one is not None]
    return f"MINUS {{{values('?v', found)}}}" if found else ""
