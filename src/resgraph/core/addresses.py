"""Every IRI is made and parsed here (design/ONTOLOGY.md section 2, design/IDENTIFIERS.md).

Addresses of other publishers keep their scheme as published: https for the Parliament, http for the Publications
Office, EuroVoc and ELI. What has no official address gets one below the base.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from resgraph.core.text import key, plain, slug

BASE = "https://w3id.org/resgraph/id/"
EP = "https://data.europarl.europa.eu/"
OP = "http://publications.europa.eu/resource/"
ELI = "http://data.europa.eu/eli/"
EUROVOC = "http://eurovoc.europa.eu/"
WIKIDATA = "http://www.wikidata.org/entity/"

_SEGMENT = re.compile(r"[A-Za-z0-9._()-]{1,120}")
_LANGUAGES = {
    "bg": "BUL", "cs": "CES", "da": "DAN", "de": "DEU", "el": "ELL", "en": "ENG", "es": "SPA", "et": "EST",
    "fi": "FIN", "fr": "FRA", "ga": "GLE", "hr": "HRV", "hu": "HUN", "it": "ITA", "lt": "LIT", "lv": "LAV",
    "mt": "MLT", "nl": "NLD", "pl": "POL", "pt": "POR", "ro": "RON", "sk": "SLK", "sl": "SLV", "sv": "SWE",
    "ar": "ARA", "ru": "RUS", "zh": "ZHO",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocumentAddress:
    """The address of one document and of everything below it. ``home`` is like ``eu/ep/TA-9-2022-0012``."""

    home: str
    base: str = BASE

    @property
    def work(self) -> str:
        """The resolution itself."""
        return self.base + self.home

    def expression(self, language: str) -> str:
        """The text in one language."""
        return f"{self.work}/{language}"

    def manifestation(self, language: str, digest: str) -> str:
        """The file that was read, named by the first 12 characters of its SHA-256."""
        return f"{self.work}/{language}/file/{digest[:12]}"

    @property
    def graph(self) -> str:
        """The named graph that holds all statements of the document."""
        return f"{self.work}/graph"

    @property
    def activity(self) -> str:
        """The run that made the statements."""
        return f"{self.work}/run"

    def part(self, path: str) -> str:
        """A part: ``para_4/point_a``."""
        return f"{self.work}/{path}"

    def part_expression(self, path: str, language: str) -> str:
        """The text of a part."""
        return f"{self.work}/{path}/{language}"

    def reference(self, path: str, number: int) -> str:
        """The n-th reference of a part (1-based)."""
        return f"{self.work}/{path}/ref_{number}"

    def internal_reference(self, path: str, number: int) -> str:
        """The n-th reference of a part (1-based) to parts of the same document."""
        return f"{self.work}/{path}/iref_{number}"

    def position(self, path: str, number: int) -> str:
        """The n-th position of a part or clause (1-based)."""
        return f"{self.work}/{path}/pos_{number}"

    def mention(self, path: str, language: str, start: int, end: int) -> str:
        """The mention at ``start:end`` of a part's text."""
        return f"{self.work}/{path}/{language}/mention/{start}-{end}"

    def sponsor(self, order: int) -> str:
        """The participation of the n-th sponsor where no official address can be formed."""
        return f"{self.work}/sponsor_{order}"

    def agent(self, name: str) -> str:
        """Somebody known only from this document; the name must leave a slug."""
        return f"{self.work}/agent/{named(name)}"


def segment(text: str) -> str:
    """``text`` if it can be one segment of an address. Raises ValueError otherwise: nothing is made to fit silently."""
    if not _SEGMENT.fullmatch(text) or text in (".", ".."):
        raise ValueError(f"not an address segment: {text!r}")
    return text


@lru_cache(maxsize=8192)
def named(name: str) -> str:
    """A segment for a name: its slug, with a digest of its key where the slug alone could stand for another name too.

    Names that differ only in case, diacritics and punctuation share a segment.
    """
    whole = slug(name, len(name) * 4)
    if not whole:
        return segment(hexed(name))
    cut = slug(name)
    lost = any(c.isalnum() for c in plain(name) if not c.isascii())
    return segment(cut if cut == whole and not lost else f"{cut[:70].strip('-')}-{_digest(name)}")


def hexed(name: str) -> str:
    """A segment for a name that leaves no ASCII letter: its UTF-8 in hexadecimal, a long one cut before a digest."""
    code = name.encode(errors="surrogatepass").hex()
    return f"x{code}" if len(code) < 60 else f"x{code[:50]}-{_digest(name)}"


def _digest(name: str) -> str:
    return hashlib.sha256(key(name).encode(errors="surrogatepass")).hexdigest()[:8]


def iri(text: str) -> str:
    """Percent-encode what RFC 3987 does not allow in an IRI, and what nobody could see; idempotent on what is fine.

    Brackets stay only around an IPv6 host, and only the first ``#`` begins a fragment.
    """
    head, mark, fragment = text.partition("#")
    return _encoded(head) + mark + _encoded(fragment)


def _encoded(text: str) -> str:
    host = re.match(r"[A-Za-z][A-Za-z0-9+.-]*://\[[0-9A-Fa-f:.]+\]", text)
    kept = host[0] if host else ""
    return kept + re.sub(r"%(?![0-9A-Fa-f]{2})|[^!$%&'()*+,\-./0-9:;=?@A-Z_a-z~]", _percent, text[len(kept) :])


def _percent(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    excepted = 0xFFF0 <= code <= 0xFFFD or 0xE0000 <= code <= 0xE0FFF  # what "ucschar" of RFC 3987 leaves out, beside C
    if code > 0x9F and not excepted and unicodedata.category(character)[0] not in "CZ":
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode(errors="surrogatepass"))


def language(code: str) -> str:
    """The Publications Office's URI of a language given as ISO 639-1. Raises KeyError for an unknown code."""
    return f"{OP}authority/language/{_LANGUAGES[code]}"


def ep_document(number: str) -> str:
    """``TA-9-2022-0012`` -> Parliament's own address of the work."""
    return f"{EP}eli/dl/doc/{segment(number)}"


def ep_procedure(reference: str) -> str:
    """``2022/2505(RSP)`` -> Parliament's address of the procedure. Raises ValueError for another form."""
    found = re.fullmatch(r"(\d{4})/(\d{4}[A-Z]?)\([A-Z]{3}\)", reference)
    if not found:
        raise ValueError(f"not a procedure reference: {reference!r}")
    return f"{EP}eli/dl/proc/{found[1]}-{found[2]}"


def ep_person(number: str) -> str:
    """A Member by the number of the directory."""
    return f"{EP}person/{segment(number)}"


def ep_organisation(code: str) -> str:
    """A body of Parliament by its code: ``PPE``, ``AFET``, ``ep-9``."""
    return f"{EP}org/{segment(code)}"


def corporate_body(code: str) -> str:
    """An institution or body by its code in the Publications Office's authority table: ``EEAS``."""
    return f"{OP}authority/corporate-body/{segment(code)}"


def file_type(code: str) -> str:
    """The format of a file by its code in the Publications Office's authority table: ``HTML``."""
    return f"{OP}authority/file-type/{segment(code)}"


def country(code: str) -> str:
    """A country or territory by its code in the Publications Office's authority table: ``KAZ``."""
    return f"{OP}authority/country/{segment(code)}"


def geonames(number: str) -> str:
    """A place by its GeoNames number."""
    return f"https://sws.geonames.org/{segment(number)}/"


def ep_participation(document: str, person: str) -> str:
    """Parliament's address of one person's part in tabling a document."""
    return f"{EP}eli/dl/participation/{segment(document)}_{segment(person)}"


def celex(number: str) -> str:
    """An act or treaty article by CELEX number: ``32016R0679``, ``22016A0204(01)``."""
    return f"{OP}celex/{quote(number, safe='')}"


def un_work(base: str, symbol: str) -> str:
    """``A/RES/78/163`` -> the local address of a UN document; ``un/ga/A-RES-78-163`` below the base."""
    organ = {"A": "ga", "S": "sc", "E": "ecosoc"}.get(symbol.partition("/")[0], "doc")
    return f"{base}un/{organ}/{symbol_segment(symbol)}"


def symbol_segment(symbol: str) -> str:
    """A UN document symbol as one segment: ``A/RES/2625 (XXV)`` -> ``A-RES-2625-XXV``."""
    return segment(re.sub(r"-+", "-", re.sub(r"[/\s()]+", "-", symbol)).strip("-"))


def local(base: str, *segments: str) -> str:
    """An address below the base from checked segments."""
    return base + "/".join(segment(s) for s in segments)


def numbered(paths: Iterable[str]) -> list[int]:
    """For each path in turn the how-manieth of its kind it is, counted from 1 (``DocumentAddress.reference``)."""
    seen: Counter[str] = Counter()
    numbers = []
    for path in paths:
        seen[path] += 1
        numbers.append(seen[path])
    return numbers
