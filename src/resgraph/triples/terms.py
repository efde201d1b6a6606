"""Addresses and literals as canonical N-Quads text (W3C RDF 1.1 N-Quads; canonical form: RDF 1.2 N-Quads).

Every IRI and every literal of the output is written here and nowhere else.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import Final, NewType

from resgraph.core.addresses import iri

Node = NewType("Node", str)
"""A term ready to stand in a line: ``<http://…>`` or a quoted literal."""

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_PUBLISHED = re.compile(
    r"https?://(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:[/?#].*)?|urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:.+", re.DOTALL
)
_LANGUAGE = re.compile(r"[a-z]{2,8}(?:-[a-z0-9]{1,8})*")

# What canonical N-Quads escapes, and what XML 1.0 cannot hold (Char production): the latter is left out, so that
# every literal can be written in every syntax.
_SPECIAL = re.compile('[\x00-\x1f"\\\\\x7f\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {
    **dict.fromkeys([*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], ""),
    0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r", 0x22: '\\"', 0x5C: "\\\\", 0x7F: "\\u007F",
}  # fmt: skip


def escaped(text: str) -> str:
    """The characters of a literal between its quotes; characters that XML 1.0 cannot hold are left out."""
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text


@lru_cache(maxsize=65536)
def node(address: str) -> Node:
    """An IRI of the schemes http, https or urn, percent-encoded where RFC 3987 asks for it.

    Raises ValueError for another scheme, a relative address or one that carries a user name.
    """
    if not _PUBLISHED.fullmatch(address):
        raise ValueError(f"not an address that can be published: {address!r}")
    return Node(f"<{iri(address)}>")


def string(text: str) -> Node:
    """A plain string."""
    return Node(f'"{escaped(text)}"')


def tagged(text: str, language: str) -> Node:
    """A string with a lower-case BCP 47 language tag. Raises ValueError for anything else as tag."""
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"not a lower-case language tag: {language!r}")
    return Node(f'"{escaped(text)}"@{language}')


@lru_cache(maxsize=65536)
def integer(number: int) -> Node:
    """An xsd:integer in canonical form."""
    return Node(f'"{number:d}"^^<{_XSD}integer>')


def natural(number: int) -> Node:
    """An xsd:nonNegativeInteger, as DCAT-AP has sizes of files; stores rewrite it to xsd:integer. Raises ValueError."""
    if number < 0:
        raise ValueError(f"not a natural number: {number}")
    return Node(f'"{number:d}"^^<{_XSD}nonNegativeInteger>')


@lru_cache(maxsize=1024)
def decimal(number: float) -> Node:
    """An xsd:decimal of at most two places in canonical form (XSD 1.1, ·decimalCanonicalMap·): 0.95, 0.5, 1."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return Node(f'"{"0" if text == "-0" else text}"^^<{_XSD}decimal>')


def boolean(value: bool) -> Node:
    """An xsd:boolean: true or false."""
    return Node(f'"{"true" if value else "false"}"^^<{_XSD}boolean>')


@lru_cache(maxsize=4096)
def date(day: str) -> Node:
    """An xsd:date from YYYY-MM-DD. Raises ValueError for a day that does not exist."""
    if datetime.date.fromisoformat(day).isoformat() != day:
        raise ValueError(f"not a date as YYYY-MM-DD: {day!r}")
    return Node(f'"{day}"^^<{_XSD}date>')


def moment(instant: datetime.datetime) -> Node:
    """An xsd:dateTime in UTC, to the second. Raises ValueError for a time without zone."""
    if instant.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    utc = instant.astimezone(datetime.UTC).replace(tzinfo=None)  # strftime would not write the year 999 as 0999
    return Node(f'"{utc.isoformat(timespec="seconds")}Z"^^<{_XSD}dateTime>')


def year(number: int) -> Node:
    """An xsd:gYear of four digits. Raises ValueError outside 1..9999."""
    if not 1 <= number <= 9999:
        raise ValueError(f"not a year: {number}")
    return Node(f'"{number:04d}"^^<{_XSD}gYear>')


def month(text: str) -> Node:
    """An xsd:gYearMonth from YYYY-MM. Raises ValueError for a month that does not exist."""
    if datetime.date.fromisoformat(f"{text}-01").isoformat()[:7] != text:
        raise ValueError(f"not a month as YYYY-MM: {text!r}")
    return Node(f'"{text}"^^<{_XSD}gYearMonth>')


def hexadecimal(digits: str) -> Node:
    """An xsd:hexBinary in lower case, as checksums are printed. Raises ValueError for other characters."""
    return Node(f'"{bytes.fromhex(digits).hex()}"^^<{_XSD}hexBinary>')
