"""What a query text may hold before an engine sees it: only reading, no other server, no abyss of brackets.

Engines offer no switch for SERVICE, and a few kilobytes of nested brackets overflow their stack, so the text is
checked first, by its tokens (SPARQL 1.1, section 19.8). Keywords inside strings, IRIs and comments do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resgraph.core.errors import Misuse

MAX_BYTES = 64 * 1024
MAX_DEPTH = 64
MAX_OPERATORS = 256
MAX_SEPARATORS = 512

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_OPERATORS = frozenset(("!", "||", "&&", "/", "|", "^", "*", "+", "-", "?"))
_OPERATOR_WORDS = frozenset(["UNION", "OPTIONAL", "MINUS", "FILTER", "EXISTS", "GRAPH", "BIND", "VALUES"])
_TOKEN = re.compile(
    r"""
      (?P<skip>\s+|\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:[^\W\d][\w.-]*)?:(?:[\w.:%-]|\\.)*)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>\|\||&&|\S)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Shape:
    """What the tokens tell of a query: its form; whether it orders its rows, names graphs by FROM, repeats no row."""

    form: str
    ordered: bool
    dataset: bool
    distinct: bool = False


def inspect(sparql: str) -> Shape:
    """Check a query text and tell its shape.

    Raises Misuse: "not-read-only" for updates and SERVICE, "query-too-large" beyond the limits, "bad-sparql" when no
    query form is found. Whatever else may be wrong with the text is for the engine to say.
    """
    if len(sparql.encode("utf-8", "replace")) > MAX_BYTES:
        raise Misuse("query-too-large", f"the query is longer than {MAX_BYTES} bytes")
    escaped = _ESCAPE.sub(_character, sparql)
    if escaped != sparql:  # some engines resolve escapes before they read tokens, some within tokens only
        _check(escaped)
    return _check(sparql)


def tokens(sparql: str) -> Iterator[tuple[str, str, int]]:
    """Kind ("iri", "string", "variable", "name", "tag", "number", "word", "sign"), text and offset of each token."""
    for found in _TOKEN.finditer(sparql):
        if found.lastgroup and found.lastgroup != "skip":
            yield found.lastgroup, found[0], found.start()


def _check(sparql: str) -> Shape:
    form, outer, dataset = "", set[str](), False
    depth = operators = separators = 0
    for kind, text, at in tokens(sparql):
        if kind == "sign":
            depth += (text in "{([") - (text in "})]")
            operators += text in _OPERATORS
            separators += text in ".;,"
        elif kind in ("word", "name"):
            word = text.upper()
            operators += word in _OPERATOR_WORDS
            _allow(word, kind, form, sparql, at)
            form = form or (word if word in FORMS else "")
            outer |= {word} if depth == 0 else set()
            dataset = dataset or (word == "FROM" and bool(form))
        _limit(depth, operators, separators)
    if not form:
        raise Misuse("bad-sparql", "line 1, column 1: expected SELECT, ASK, CONSTRUCT or DESCRIBE")
    return Shape(form, "ORDER" in outer, dataset, form == "SELECT" and "DISTINCT" in outer)


def _allow(word: str, kind: str, form: str, sparql: str, at: int) -> None:
    """Parsers need no space after a keyword: ``trueSERVICE`` and ``SERVICEex:it`` reach another server too."""
    if "SERVICE" in word if kind == "word" else word.startswith("SERVICE"):
        raise Misuse("not-read-only", f"{place(sparql, at)}: SERVICE asks another server")
    if word in _UPDATES and not form:
        raise Misuse("not-read-only", f"{place(sparql, at)}: {word} changes data")


def _limit(depth: int, operators: int, separators: int) -> None:
    for what, count, limit in (
        ("brackets are nested deeper than", depth, MAX_DEPTH),
        ("there are more operators than", operators, MAX_OPERATORS),
        ("there are more triples and list items than", separators, MAX_SEPARATORS),
    ):
        if count > limit:
            raise Misuse("query-too-large", f"{what} {limit}")


def place(sparql: str, at: int) -> str:
    """``line 3, column 5`` of an offset."""
    return f"line {sparql.count(chr(10), 0, at) + 1}, column {at - sparql.rfind(chr(10), 0, at)}"


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code < 0x110000 else found[0]
