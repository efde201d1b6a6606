"""Characters and where they stand: spans, folding that keeps offsets, passages assembled from a source.

Offsets are Unicode code points, half-open, as in the Web Annotation Data Model (W3C, 2017), section 4.2.4.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u02bc"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033"
_FOLD = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
        **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},
    }
)
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
_UNDECOMPOSED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ı": "i"}
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_BREAK = re.compile(
    rf"\n\s*|(?<=[ {_SPACES}])[ {_SPACES}]+(?=\S)"
)  # the end of a line; all but the first of a run of spaces


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, ``0 <= start <= end``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def within(self, other: Span) -> bool:
        """Whether every character of this span lies in ``other``."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


def fold(text: str) -> str:
    """The same number of characters with printing variants made plain.

    Spaces of every width become U+0020, hyphens and dashes ``-``, typographic quotes straight ones, full-width
    ASCII its ordinary form. One character in, one character out: offsets in the result are offsets in ``text``.
    Line feeds and invisible characters stay.
    """
    if text.isascii():
        return text.replace("\t", " ")
    for variant in set(_FOLDED.findall(text)):  # there are few kinds: faster than looking up every character
        text = text.replace(variant, _FOLD[ord(variant)])
    return text


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with the characters of each ``(start, end)`` replaced by spaces, offsets unchanged."""
    kept: list[str] = []
    last = 0
    for start, end in sorted(spans):
        if end > last:
            kept += (text[last:start], " " * (end - max(start, last)))
            last = end
    return "".join([*kept, text[last:]]) if kept else text


def key(text: str) -> str:
    """A form for comparing names: NFC, folded, invisible characters dropped, spaces collapsed, case-folded."""
    if text.isascii():
        return " ".join(text.split()).lower()
    text = fold(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))
    return " ".join(text.split()).casefold()


def bare_key(text: str) -> str:
    """``key`` without diacritics and with hyphens as spaces, for looser look-up ("Côte d'Ivoire" = "Cote d'Ivoire")."""
    found = key(text).replace("-", " ")
    if found.isascii():
        return " ".join(found.split())
    decomposed = unicodedata.normalize("NFD", found)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def slug(text: str, limit: int = 80) -> str:
    """A name as an address segment of ``[a-z0-9-]``; empty when nothing of the name survives."""
    ascii_text = plain(text).encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("-", ascii_text).strip("-")[:limit].strip("-")


def plain(text: str) -> str:
    """``bare_key`` with the Latin letters that Unicode does not decompose written in ASCII ("Łódź" -> "lodz")."""
    bare = bare_key(text)
    return bare if bare.isascii() else unicodedata.normalize("NFKD", bare).translate(_UNDECOMPOSED)


def single_line(text: str) -> str:
    """``text`` without invisible characters and with every run of white space as one space, for labels and messages."""
    return " ".join(_INVISIBLE.sub("", text).split())


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text assembled from one or more stretches of a source.

    ``pieces`` are ``(offset in text, span in the source)``, ascending in both; a piece's characters are identical in
    ``text`` and in the source. Characters of ``text`` outside every piece are glue: one space where the source
    broke a line, nothing where a word was broken.
    """

    text: str
    pieces: tuple[tuple[int, Span], ...]

    def source_span(self, start: int, end: int) -> Span:
        """The smallest source span that holds the characters ``start:end`` of the passage.

        Raises ValueError when the range lies outside the passage or is empty of source characters.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}:{end} is not in a passage of {len(self.text)} characters")
        touched = [
            Span(span.start + max(0, start - at), span.start + min(len(span), end - at))
            for at, span in self.pieces
            if at < end and start < at + len(span)
        ]
        if not touched:
            raise ValueError(f"{start}:{end} holds no character of the source")
        return Span(touched[0].start, touched[-1].end)

    def spans(self) -> Iterator[Span]:
        """The source spans in order."""
        return (span for _, span in self.pieces)

    def offset(self, position: int) -> int | None:
        """Where the source character at ``position`` stands in the passage, or None."""
        for at, span in self.pieces:
            if span.start <= position < span.end:
                return at + position - span.start
        return None


def assemble(
    source: str, spans: Iterable[Span], *, close_hyphens: bool = False, closed: frozenset[int] = frozenset()
) -> Passage:
    """Join stretches of ``source`` into a passage.

    A run of white space that holds a line feed, and the gap between two spans, becomes one space; of a run of spaces
    within a line only the first stays, so that names and numbers read as they are written elsewhere; with
    ``close_hyphens`` (text layers of PDF files, whose line-end hyphens are real) nothing after a hyphen that a letter
    precedes. ``closed`` holds source offsets (ends of lines or spans) after which a broken word goes on: no glue there.
    """
    text: list[str] = []
    pieces: list[tuple[int, Span]] = []
    length = 0
    for span in spans:
        for line in _lines(source, span):
            if text:
                hyphen = close_hyphens and text[-1][-1:] == "-" and text[-1][-2:-1].isalpha()
                if not (hyphen or text[-1][-1:].isspace() or pieces[-1][1].end in closed):
                    text.append(" ")
                    length += 1
            text.append(source[line.start : line.end])
            pieces.append((length, line))
            length += len(line)
    return Passage("".join(text), tuple(pieces))


def _lines(source: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end and source[start] in " \n\r":
        start += 1
    for found in _BREAK.finditer(source, start, span.end):
        end = found.start()
        while source[end : end + 1] == "\n" and end > start and source[end - 1].isspace():
            end -= 1
        if end > start:
            yield Span(start, end)
        start = found.end()
    end = span.end
    while end > start and source[end - 1].isspace() and source[end - 1] != "\u00a0":
        end -= 1
    if end > start:
        yield Span(start, end)
