"""The elements of a query's WHERE: triple patterns, OPTIONAL, UNION, BIND, subqueries, filters (SPARQL 1.1, 5)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resgraph.answers.guard import tokens
from resgraph.core.text import single_line

_OPENING, _CLOSING = ("{", "(", "["), ("}", ")", "]")
_CLAUSES = ("OPTIONAL", "MINUS", "GRAPH", "BIND", "VALUES", "FILTER")
Token = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of a group as it is written. ``kind``: the keyword in lower case, ``group`` for braces, else ``triples``.

    ``branches`` are the alternatives of a UNION, braces included.
    """

    kind: str
    text: str
    branches: tuple[str, ...] = ()


def prologue(sparql: str) -> str:
    """The declarations before the query form."""
    read = list(tokens(sparql))
    form = next(start for kind, text, start in read if kind == "word" and text.upper() not in ("PREFIX", "BASE"))
    return sparql[:form]


def elements(sparql: str) -> tuple[Element, ...]:
    """What the outer WHERE of a well-formed query holds, in order; filters, which hold for all of it, at the end."""
    read = list(tokens(sparql))
    inside = _group(read)
    found = [_element(sparql, some) for some in _split(inside)]
    return (*(one for one in found if one.kind != "filter"), *(one for one in found if one.kind == "filter"))


def _group(read: Sequence[Token]) -> Sequence[Token]:
    """The tokens between the braces of the outer WHERE: the last outer braces but those of a trailing VALUES."""
    spans: list[tuple[int, int]] = []
    depth = begin = 0
    values = False
    for at, (kind, text, _) in enumerate(read):
        values = values or (not depth and bool(spans) and text.upper() == "VALUES")
        if kind == "sign" and text == "{":
            begin = begin if depth else at
            depth += 1
        elif kind == "sign" and text == "}":
            depth -= 1
            if not depth and not values:
                spans.append((begin + 1, at))
    first, last = spans[-1] if spans else (0, 0)
    return read[first:last]


def _split(inside: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Cut a group into elements; predicates of one subject that are joined by ``;`` stay together."""
    at = 0
    while at < len(inside):
        end = _end(inside, at)
        some = inside[at:end]
        at = end
        if some and some[0][1] != ".":
            yield some


def _end(inside: Sequence[Token], at: int) -> int:
    word = inside[at][1].upper()
    if word == "{":
        end = _past(inside, at)
        while end < len(inside) and inside[end][1].upper() == "UNION":
            end = _past(inside, end + 1)
        return end
    if word in _CLAUSES and inside[at][0] == "word":
        return _clause(inside, at, word)
    while at < len(inside) and inside[at][1] not in (".", "{") and not _begins(inside[at]):
        at = _past(inside, at)
    return at if at < len(inside) and inside[at][1] != "." else at + 1


def _begins(token: Token) -> bool:
    return token[0] == "word" and token[1].upper() in _CLAUSES


def _clause(inside: Sequence[Token], at: int, word: str) -> int:
    """The end of what a keyword begins: the first group of braces, for BIND and FILTER of brackets, after it."""
    closing = ("(", "{") if word in ("BIND", "FILTER") else ("{",)
    while at < len(inside) and inside[at][1] not in closing:
        at += 1
    return _past(inside, at)


def _past(inside: Sequence[Token], at: int) -> int:
    """The token after the one at ``at``, or after its closing counterpart."""
    if at >= len(inside) or inside[at][0] != "sign" or inside[at][1] not in _OPENING:
        return at + 1
    depth = 0
    for place in range(at, len(inside)):
        if inside[place][0] == "sign":
            depth += (inside[place][1] in _OPENING) - (inside[place][1] in _CLOSING)
        if not depth:
            return place + 1
    return len(inside)


def _element(sparql: str, some: Sequence[Token]) -> Element:
    text = _text(sparql, some)
    kind = some[0][1].lower()
    if kind != "{":
        return Element(kind if _begins(some[0]) else "triples", text)
    cuts = [0, *(at for at in range(len(some)) if _outer_union(some, at)), len(some)]
    branches = [some[begin + (begin > 0) : end] for begin, end in itertools.pairwise(cuts)]
    return Element("group", text, tuple(_text(sparql, branch) for branch in branches) if len(branches) > 1 else ())


def _outer_union(some: Sequence[Token], at: int) -> bool:
    if some[at][0] != "word" or some[at][1].upper() != "UNION":
        return False
    signs = [text for kind, text, _ in some[:at] if kind == "sign"]
    return signs.count("{") == signs.count("}")


def _text(sparql: str, some: Sequence[Token]) -> str:
    _, last, start = some[-1]
    end = start + len(last) if last != "." else start
    return sparql[some[0][2] : end].strip()


def shown(element: str, length: int) -> str:
    """An element on one line of at most ``length`` characters."""
    line = single_line(element)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
