"""The canonical form of a named graph: N-Quads lines, distinct, sorted, each spelt as the index spells it.

Source of the spelling: RDF 1.2 N-Quads, section "Canonical form". Sorted by code point, ended by a line feed each.

An index rewrites literals ("007" becomes "7", xsd:int becomes xsd:integer): a statement that would come out of it
otherwise than it went in is refused, since ledger and index would disagree from then on. Most graphs are proved good by
one regular expression, which takes less than is good; whatever it does not know is put to the index itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import islice
from operator import ge

from pyoxigraph import BlankNode, Quad, RdfFormat, Store, Triple, parse

from resgraph.core.errors import Refused

_XSD = r"\^\^<http://www\.w3\.org/2001/XMLSchema#"
_CHARACTERS = r"[A-Za-z0-9._~!$&'()*+,;=:@/?-]"
_PATH = rf"(?:{_CHARACTERS}++|%[0-9A-Fa-f]{{2}})*+"
# An absolute IRI (RFC 3986) in ASCII, without port and user
_IRI = rf"<[a-z][a-z0-9+.-]*+:(?://[A-Za-z0-9.-]++(?=[/?#>])|(?!//)){_PATH}(?:#{_PATH})?+>"
_WORDS = r'"[^"\\\x00-\x1f\x7f]*+(?:\\[tnr"\\][^"\\\x00-\x1f\x7f]*+)*+"(?:@[a-z]{2,3}(?:-[a-z]{2})?+(?=\ ))?+(?=\ )'
_YEAR = r"[12][0-9]{3}"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = rf"{_YEAR}-(?:{_MONTH}-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"
_KEPT = {  # typed literals in forms that the index keeps (a subset: what is not among them is tried)
    "integer": r"(?:0|-?[1-9][0-9]{0,17})",
    "decimal": r"(?:0|-?[1-9][0-9]{0,8}|-?(?:0|[1-9][0-9]{0,8})\.[0-9]{0,8}[1-9])",
    "boolean": r"(?:true|false)",
    "date": _DAY,
    "dateTime": rf"{_DAY}T{_TIME}",
    "gYear": _YEAR,
    "gYearMonth": rf"{_YEAR}-{_MONTH}",
    "anyURI": r'[^"\\\x00-\x20\x7f]*+',
    "hexBinary": r"[0-9a-f]*+",
}
_TYPED = "|".join(f'"{form}"{_XSD}{name}>' for name, form in _KEPT.items())
_LINES = re.compile(rf"(?:{_IRI}\ {_IRI}\ (?:{_IRI}|{_WORDS}|{_TYPED})\ {_IRI}\ \.\n)*+".encode())
_SHOWN = 200  # characters of a statement in a message


def canonical(graph: str, quads: Iterable[str] | bytes) -> tuple[bytes, int]:
    """The content of the graph's file and its number of statements, from N-Quads lines in any order.

    Raises Refused ("malformed-statements") for a line that is no N-Quads, a blank node, a triple term, a statement of
    another graph and a literal that the index would rewrite.
    """
    lines = _lines(graph, quads)
    if not lines:
        return b"", 0
    content = b"\n".join(lines) + b"\n"
    if content.count(f" <{graph}> .\n".encode()) == len(lines) and _LINES.fullmatch(content):
        return content, len(lines)
    return _tried(graph, content, len(lines))


def without_graph(content: bytes, graph: str) -> bytes:
    """The lines of a graph's file as N-Triples."""
    return content.replace(f" <{graph}> .\n".encode(), b" .\n")


def statements(content: bytes) -> list[str]:
    """The lines of a graph's file without their ends. (``splitlines`` would cut at characters within literals.)"""
    return content.decode().split("\n")[:-1]


def _lines(graph: str, quads: Iterable[str] | bytes) -> list[bytes]:
    try:
        if isinstance(quads, bytes):
            quads.isascii() or quads.decode()
        else:
            quads = "\n".join(quads).encode()
    except UnicodeError as error:
        raise Refused("malformed-statements", f"{graph}: not UTF-8: {error}") from error
    lines = quads.split(b"\n")
    if not lines[-1]:
        lines.pop()
    if any(map(ge, lines, islice(lines, 1, None))):
        lines = sorted(set(lines))
    return lines if not lines or lines[0] else lines[1:]


def _tried(graph: str, content: bytes, count: int) -> tuple[bytes, int]:
    """What ``canonical`` promises, by parsing every statement and putting it into an index."""
    try:
        quads = list(parse(content, RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise _refused(graph, f"line {error.lineno}: {error.msg}") from error
    if len(quads) != count:
        raise _refused(graph, "not one statement on each line")
    _examine(graph, quads)
    lines = sorted({f"{quad} .\n" for quad in quads})
    return "".join(lines).encode(), len(lines)


def _examine(graph: str, quads: Collection[Quad]) -> None:
    index = Store()
    index.extend(quads)
    for quad in quads:
        if getattr(quad.graph_name, "value", "") != graph:
            raise _refused(graph, f"a statement of another graph: {quad}")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise _refused(graph, f"a blank node: {quad}")
        if isinstance(quad.object, Triple):
            raise _refused(graph, f"a triple term: {quad}")
    kept = set(index)
    for quad in quads:
        if quad not in kept:
            raise _refused(graph, f"a literal that the store would rewrite: {quad}")


def _refused(graph: str, words: str) -> Refused:
    return Refused("malformed-statements", f"{graph}: {words[:_SHOWN]}")
