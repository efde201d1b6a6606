"""Whether a query can be asked once for all focus nodes (SHACL, section 5.3.1: $this is bound beforehand).

Bound beforehand, $this has its value everywhere, in nested groups too. Asked for all nodes at once, a part of the
query is evaluated by itself and joined afterwards (SPARQL 1.1, section 18.2). Both give the same solutions if

1. a triple pattern that cannot match by a path of length zero binds $this in the outermost group, and $this is
   selected;
2. wherever an expression, EXISTS or GROUP BY names $this, the pattern it is applied to binds it;
3. where the optional side of OPTIONAL names $this, the other side binds it;
4. groups of an aggregate have $this among their keys, and a subselect selects it and fulfils these rules itself;
5. there is no LIMIT or OFFSET, GRAPH, FROM, RAND, UUID or BNODE, and none of SERVICE, MINUS and VALUES, which SHACL
   itself forbids.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from resgraph.validation.setbased.outside import Unsupported

_THIS = Variable("this")
_KEPT = {"Project", "Distinct", "Reduced", "OrderBy", "Filter", "Extend", "ToMultiSet", "AggregateJoin"}
_FORBIDDEN = {
    "Slice", "Graph", "ServiceGraphPattern", "Minus", "values", "DatasetClause", "DescribeQuery", "ConstructQuery",
    "AskQuery", "Builtin_RAND", "Builtin_UUID", "Builtin_STRUUID", "Builtin_BNODE",
}  # fmt: skip


def check(query: str) -> None:
    """Raise Unsupported unless a query can be asked for all focus nodes at once."""
    try:
        parsed = parseQuery(query)
        whole = translateQuery(parsed).algebra
    except Exception as fault:  # the parser raises whatever it meets
        raise Unsupported(f"a query that cannot be read: {' '.join(str(fault).split())}") from fault
    for part in _parts(whole):
        if part.name in _FORBIDDEN:
            raise Unsupported(f"a query with {part.name.removeprefix('Builtin_')}")
    if whole["datasetClause"]:
        raise Unsupported("a query with FROM")
    if "projection" not in parsed[1]:
        raise Unsupported("a query with SELECT *")
    _look(whole.p)
    if _THIS not in whole.PV or not _binds(whole.p):
        raise Unsupported("a query without a triple pattern that binds $this in its outermost group")


def _parts(value: object) -> Iterator[CompValue]:
    if isinstance(value, CompValue):
        yield value
        for key, below in value.items():
            if key != "_vars":
                yield from _parts(below)
    elif isinstance(value, list | tuple | set):
        for below in value:
            yield from _parts(below)


def _names(value: object) -> bool:
    """Whether $this is named anywhere in a part of a query."""
    if isinstance(value, CompValue):
        return any(_names(below) for key, below in value.items() if key != "_vars")
    if isinstance(value, list | tuple | set):
        return any(map(_names, value))
    return value == _THIS


def _binds(node: Any) -> bool:  # noqa: ANN401 - a node of the algebra
    """Whether every solution of a pattern has a value for $this."""
    name = node.name
    if name == "BGP":
        return any((_THIS in (s, o) and not _can_be_empty(p)) or p == _THIS for s, p, o in node.triples)
    if name in ("Join", "Union"):
        sides = (_binds(node.p1), _binds(node.p2))
        return any(sides) if name == "Join" else all(sides)
    if name == "LeftJoin":
        return _binds(node.p1)
    if (name == "Project" and _THIS not in node.PV) or (name == "Group" and _THIS not in (node.expr or ())):
        return False
    return name in {"Group", *_KEPT} and node.p is not None and _binds(node.p)


def _look(node: Any) -> None:  # noqa: ANN401
    """Raise Unsupported where a pattern breaks a rule."""
    match node.name:
        case "BGP":
            return
        case "Join" | "Union":
            sides = [node.p1, node.p2]
        case "LeftJoin":
            sides = [node.p1, node.p2]
            if _names(node.p2) and not _binds(node.p1):
                raise Unsupported("a query whose OPTIONAL names $this before anything binds it")
            if _names(node.expr) and not (_binds(node.p1) or _binds(node.p2)):
                raise Unsupported("a query with an expression on $this where it is not bound")
        case "Group":
            sides = [node.p]
            if _THIS not in (node.expr or ()):
                raise Unsupported("a query with an aggregate over several focus nodes")
        case name if name in _KEPT:
            sides = [node.p]
            _look_at_expressions(node)
        case name:
            raise Unsupported(f"a query with {name}")
    for side in sides:
        _look(side)


def _look_at_expressions(node: Any) -> None:  # noqa: ANN401
    if node.name == "Extend" and node.var == _THIS and not str(node.expr).startswith("__agg_"):
        raise Unsupported("a query that binds $this by an expression")
    if node.name == "Project":
        if _names(node.p) and _THIS not in node.PV:
            raise Unsupported("a subselect that does not select $this")
        return
    expressions = [below for key, below in node.items() if key not in ("p", "_vars", "PV", "var")]
    if _names(expressions) and not _binds(node.p):
        raise Unsupported("a query with an expression on $this where it is not bound")
    for part in _parts(expressions):
        if part.name in ("ToMultiSet", "Group"):
            raise Unsupported("a query with a subselect inside EXISTS")


def _can_be_empty(path: object) -> bool:
    if isinstance(path, MulPath):
        return bool(path.zero) or _can_be_empty(path.path)
    if isinstance(path, InvPath):
        return _can_be_empty(path.arg)
    if isinstance(path, SequencePath):
        return all(map(_can_be_empty, path.args))
    if isinstance(path, AlternativePath):
        return any(map(_can_be_empty, path.args))
    return isinstance(path, Path) and not hasattr(path, "args") and not hasattr(path, "arg")
