"""Terms in the place of variables, token by token, for servers: the SPARQL protocol knows no parameters.

What comes out means what pyoxigraph's substitution means: the variable stands for the term wherever it is the same
variable (not in a subquery that does not project it), and is still projected.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from resgraph.answers.guard import tokens
from resgraph.answers.prefixes import prefixes
from resgraph.answers.query import Query
from resgraph.answers.raw import Bindings
from resgraph.core.errors import Misuse

_ESCAPES = re.compile(r"\\\\([uU])|\\u([0-9A-Fa-f]{4})|\\.", re.DOTALL)
_REGIONS = {  # what follows a keyword, until the next one
    "SELECT": "projection", "GROUP": "grouping", "ORDER": "ordering", "VALUES": "values", "WHERE": "pattern",
    "FROM": "pattern", "HAVING": "pattern", "LIMIT": "pattern", "OFFSET": "pattern", "CONSTRUCT": "pattern",
}  # fmt: skip
_AFTER_KEYS = ("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")
_EQUAL = ("FILTER", "(", "COALESCE", "(", "", "=", "", ",", "TRUE", ")", ")")  # of two variables
_UNLESS_GIVEN = ("FILTER", "(", "COALESCE", "(", "!", "ISIRI", "(", "", ")", ",", "TRUE", ")", "||", "EXISTS")
Token = tuple[str, str, int]


def term(value: ox.NamedNode | ox.Literal) -> str:
    """A term as SPARQL text that every engine reads as the same term.

    Some engines resolve ``\\uXXXX`` in the whole text before they read tokens (SPARQL 1.1, section 19.2) and take the
    second backslash of ``\\\\u0022`` for the beginning of one, so that a ``u`` after a backslash is escaped itself;
    rdflib takes up to eight digits after ``\\u``, so that all are given.
    """
    return _ESCAPES.sub(_escaped, str(value))


def _escaped(found: re.Match[str]) -> str:
    if found[1]:
        return rf"\\\U{ord(found[1]):08X}"
    return rf"\U0000{found[2]}" if found[2] else found[0]


def substitute(sparql: str, bindings: Bindings, variables: Sequence[str], absent: Collection[str] = ()) -> str:
    """``sparql``, a well-formed query that projects ``variables``, with terms for the variables bound.

    ``absent`` are parameters that were not given. ``FILTER(COALESCE(?x = ?parameter, true))`` and
    ``FILTER(COALESCE(!isIRI(?parameter), true) || EXISTS {...})``, by which questions say "only this one, if it is
    given", are left out for them: engines disagree on variables that are nowhere bound.
    Raises Misuse ("bad-parameter") when the query itself gives a value to a parameter.
    """
    read = list(tokens(sparql))
    terms = {name: term(value) for name, value in bindings.items()}
    edits = [*_Walk(read, frozenset(terms)).edits(terms, variables), *_omissions(read, frozenset(absent))]
    pieces: list[str] = []
    last = 0
    for start, end, text in sorted(edits):
        pieces += (sparql[last:start], text)
        last = end
    return "".join((*pieces, sparql[last:]))


def written(query: Query) -> str:
    """A query as a text that needs nothing else: terms for parameters, all prefixes declared, no comments."""
    sparql = _without_comments(substitute(query.sparql, query.bindings, query.variables, query.absent))
    read = [(kind, text) for kind, text, _ in tokens(sparql)]
    used = {text.partition(":")[0] for kind, text in read if kind == "name"}
    after = itertools.pairwise(read)
    own = {text.partition(":")[0] for (_, word), (kind, text) in after if word.upper() == "PREFIX" and kind == "name"}
    lines = [f"PREFIX {name}: <{prefixes()[name]}>\n" for name in sorted((used - own) & prefixes().keys())]
    return "".join((*lines, sparql))


def _without_comments(sparql: str) -> str:
    """Whatever stands between tokens as one space or line feed."""
    pieces: list[str] = []
    last = 0
    for _, text, start in tokens(sparql):
        between = sparql[last:start]
        pieces += ("\n" if "\n" in between else " " if between else "", text)
        last = start + len(text)
    return "".join(pieces).strip()


@dataclass(slots=True)
class _Scope:
    """Between a pair of braces: the names that are the same variables here, and where in a query we are."""

    names: frozenset[str]
    region: str = "pattern"
    brackets: int = 0
    keys: int = 0  # of GROUP BY that are no such names


@dataclass(frozen=True, slots=True)
class _Place:
    """A variable of interest, or the ``*`` of the outer SELECT: number of its token and where it stands."""

    at: int
    name: str
    region: str
    brackets: int
    keys: int
    outer: bool  # of the outer SELECT


class _Walk:
    """Goes through the tokens once and finds where some variables stand."""

    def __init__(self, read: Sequence[Token], names: frozenset[str]) -> None:
        self._tokens = read
        self._scopes = [_Scope(names)]

    def places(self) -> Iterator[_Place]:
        """In the order of the text."""
        for at, (kind, text, _) in enumerate(self._tokens):
            scope = self._scopes[-1]
            star = text == "*" and len(self._scopes) == 1 and scope.region == "projection" and not scope.brackets
            if star or (kind == "variable" and text[1:] in scope.names):
                yield _Place(at, text[1:], scope.region, scope.brackets, scope.keys, len(self._scopes) == 1)
            elif kind == "sign":
                self._sign(text, scope)
            elif kind == "word" and not scope.brackets:
                self._word(text.upper(), at, scope)

    def edits(self, terms: dict[str, str], variables: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Start, end and new text."""
        if not terms:
            return
        for place in self.places():
            _, text, start = self._tokens[place.at]
            if not place.name:
                every = (f"({terms[name]} AS ?{name})" if name in terms else f"?{name}" for name in variables)
                yield start, start + 1, " ".join(every)
            elif place.at > 1 and self._tokens[place.at - 2][1].upper() == "BOUND":
                yield self._tokens[place.at - 2][2], self._tokens[place.at + 1][2] + 1, "true"
            else:
                yield start, start + len(text), self._instead(place, terms[place.name])

    def _instead(self, place: _Place, value: str) -> str:
        if place.region == "values" or (place.at and self._tokens[place.at - 1][1].upper() == "AS"):
            raise Misuse("bad-parameter", f"the query gives a value to ?{place.name}, which is a parameter")
        if place.brackets:
            return value
        if place.region == "grouping":  # Virtuoso breaks down over constants beside other keys
            return "" if place.keys else f"({value})"
        if place.region == "projection":  # a subquery must not give the variable to a query that does so itself
            return f"({value} AS ?{place.name}{'' if place.outer else f'__{place.at}'})"
        return f"({value})" if place.region == "ordering" else value

    def _sign(self, text: str, scope: _Scope) -> None:
        if text == "{":
            scope.region = "pattern"
            self._scopes.append(_Scope(scope.names))
        elif text == "}" and len(self._scopes) > 1:
            self._scopes.pop()
        else:
            scope.brackets += (text == "(") - (text == ")")

    def _word(self, word: str, at: int, scope: _Scope) -> None:
        scope.region = _REGIONS.get(word, scope.region)
        if word == "GROUP":
            scope.keys = sum(name not in scope.names for name in self._outer(at + 2, *_AFTER_KEYS, "}"))
        if word == "SELECT" and len(self._scopes) > 1:
            projected = set(self._outer(at + 1, "WHERE", "{"))
            scope.names = scope.names if "*" in projected else scope.names & projected

    def _outer(self, at: int, *ends: str) -> Iterator[str]:
        """What a list from token ``at`` on holds: names of variables, of aliases in brackets, ``(``, ``*``."""
        brackets, before = 0, ""
        for kind, text, _ in self._tokens[at:]:
            if not brackets and text.upper() in ends:
                return
            if kind == "variable" and (not brackets or before == "AS"):
                yield text[1:]
            elif not brackets and text in ("*", "("):
                yield text
            brackets += (text == "(") - (text == ")") if kind == "sign" else 0
            before = text.upper()


def _omissions(read: Sequence[Token], absent: frozenset[str]) -> Iterable[tuple[int, int, str]]:
    """The filters "only this one, if it is given" of parameters that were not."""
    places = list(_Walk(read, absent).places()) if absent else []
    filters = {place.at: _filter(read, place.at) for place in places}
    within = [around for around in filters.values() if around]
    elsewhere = {
        place.name
        for place in places
        if place.region == "pattern" and not any(first <= place.at <= last for first, last in within)
    }
    for place in places:
        around = filters[place.at]
        if around and place.name not in elsewhere:
            yield read[around[0]][2], read[around[1]][2] + 1, ""


def _filter(read: Sequence[Token], at: int) -> tuple[int, int] | None:
    """First and last token of the filter in which the variable at ``at`` stands if it is one of the two idioms."""
    for idiom, place in ((_EQUAL, 6), (_UNLESS_GIVEN, 7)):
        first = at - place
        if first >= 0 and _follows(read[first : first + len(idiom)], idiom):
            return first, _closing(read, first + 1)
    return None


def _closing(read: Sequence[Token], at: int) -> int:
    """The bracket that closes the one at ``at``."""
    depth = 0
    for place in range(at, len(read)):
        depth += (read[place][1] == "(") - (read[place][1] == ")") if read[place][0] == "sign" else 0
        if not depth:
            return place
    return len(read) - 1


def _follows(read: Sequence[Token], idiom: Sequence[str]) -> bool:
    return len(read) == len(idiom) and all(
        text.upper() == word if word else kind == "variable" for (kind, text, _), word in zip(read, idiom, strict=True)
    )
