"""References by printed number: one row of ``data/schemes.toml`` per numbering scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resgraph.core.mention import Reference
from resgraph.core.problem import problem
from resgraph.core.schemes import Number, Scheme, schemes
from resgraph.core.tables import toml
from resgraph.mentions.prefilter import Literals, Rows
from resgraph.mentions.reading import Hit, Reading
from resgraph.mentions.required import required_or

_PINPOINT = re.compile(
    r",?\s(?P<words>(?:para(?:graph)?s?\.?\s\d+|chaps?\.\s[IVXLC]+|sects?\.\s[A-Z\d]+|annex(?:es)?(?:\s[IVXLC]+)?|appendix(?:\s[A-Z\d]+)?)"
    r"(?:,?\s(?:sects?\.\s[A-Z\d]+|paras?\.\s\d+|annex(?:\s[IVXLC]+)?))?)(?![\w])"
)

_PARTIES = re.compile(
    r",?\s(?P<parties>[A-Z][^,;()\[\]]{1,120}?\sv\.?\s[A-Z][^,;()\[\]]{1,120}?)(?=\s?[,;(]|\sand\s(?:in\s)?Case|\s{2}|\.?$)"
)


def gate(_language: str) -> Literals:
    """Literals of which one stands in every part where something is found: those of the schemes, and look-alikes."""
    return _rows().literals.union(map(chr, _twins()))


def scan(reading: Reading) -> Iterator[Hit]:
    """Every printed number of a known scheme; numbers that only look like one are unresolved, with a problem."""
    for scheme in _rows().of(reading.literals):
        for number in scheme.find(reading.text):
            yield _hit(reading, number)
    if plain := _plain(reading.text):
        yield from _lookalikes(reading, plain)


def _hit(reading: Reading, number: Number) -> Hit:
    after = _PINPOINT.match(reading.text, number.end)
    pinpoint = ", ".join(filter(None, (number.pinpoint, after["words"] if after else "")))
    reference = Reference(
        reading.path,
        number.start,
        number.end,
        reading.printed(number.start, number.end),
        number.scheme.kind,
        number.scheme.name,
        normal=number.normal,
        pinpoint=pinpoint,
        subject=_parties(reading, number.end) if number.scheme.kind == "case" else "",
        note=reading.called_after(number.end),
        alternatives=number.alternatives,
    )
    return Hit(number.start, number.end, (reference,))


@cache
def _rows() -> Rows[Scheme]:
    return Rows((scheme, required_or(scheme.pattern, scheme.hints)) for scheme in schemes())


def _parties(reading: Reading, at: int) -> str:
    """The parties as printed behind the number of a case: "Privacy International v Secretary of State"."""
    found = _PARTIES.match(reading.text, at)
    return " ".join(reading.printed(*found.span("parties")).split()) if found else ""


@cache
def _twins() -> dict[int, str]:
    table: dict[str, str] = toml("schemes.toml")["lookalikes"]
    return {ord(letter): ascii_letter for ascii_letter, letters in table.items() for letter in letters}


def _plain(text: str) -> str:
    """The text with letters of other scripts that look like ASCII replaced; empty when it has none."""
    if text.isascii():
        return ""
    plain = text.translate(_twins())
    return plain if plain != text else ""


def _lookalikes(reading: Reading, plain: str) -> Iterator[Hit]:
    for scheme in schemes():
        for number in scheme.find(plain):
            start, end = number.start, number.end
            if plain[start:end] == reading.text[start:end]:
                continue
            printed = reading.printed(start, end)
            message = f"{printed!r} looks like {number.normal} but holds letters of another script; it is not linked."
            yield Hit(
                start,
                end,
                (Reference(reading.path, start, end, printed, scheme.kind, "look-alike"),),
                (problem("look-alike", message, reading.part.passage.source_span(start, end), reading.path),),
            )
