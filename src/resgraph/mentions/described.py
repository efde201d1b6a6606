"""Documents that the text only describes and a footnote identifies: "the report of the Secretary-General on ...,[5]".

These are candidates: the join stage keeps one when its note names a document, or when a numbered text follows that is
said to contain it ("the declaration ..., as adopted by the General Assembly in its resolution 67/1").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from resgraph.core.mention import Reference
from resgraph.core.tables import toml
from resgraph.mentions.prefilter import EVERYWHERE, Literals
from resgraph.mentions.reading import Hit, Reading
from resgraph.mentions.required import required

_CLAUSE = re.compile(r"[;:]|(?<=[a-z)])\.\s")
_PIECE = re.compile(r",\s")
_LONGEST = 230
_LONGEST_TITLE = 320


@dataclass(frozen=True, slots=True)
class _Grammar:
    far: re.Pattern[str]
    long: re.Pattern[str]
    future: re.Pattern[str]
    near: re.Pattern[str]
    contained: re.Pattern[str]


def gate(language: str) -> Literals:
    """Note calls may stand in any part."""
    return EVERYWHERE | required(_grammar(language).contained)


def scan(reading: Reading) -> Iterator[Hit]:
    """One candidate before each note call of running text, and one before each "adopted in its resolution"."""
    grammar = _grammar(reading.language)
    if not reading.note:
        floor = 0
        for call in reading.part.calls:
            if hit := _before_call(reading, floor, call.start, call.label, grammar):
                yield hit
            floor = call.end
    if not reading.holds(required(grammar.contained)):
        return
    for found in grammar.contained.finditer(reading.text):
        reference = _reference(reading, found.start("head"), found.end("head"), "contained", "")
        yield Hit(found.start("noun"), found.end("noun"), (reference,))


def _before_call(reading: Reading, floor: int, call: int, label: str, grammar: _Grammar) -> Hit | None:
    text = reading.text
    last = floor + len(text[floor:call].rstrip(" ,.;:\"'"))
    opening = text.rfind('"', floor, last) if '"' in text[last:call] else -1
    before = last if opening < 0 else opening  # a noun inside the quotation that the note explains is not what it names
    if near := grammar.near.search(text, floor, before):
        return _hit(reading, near, last, label)
    floor = max([floor, *(found.end() for found in _CLAUSE.finditer(text, floor, before))])
    pieces = [floor, *(found.end() for found in _PIECE.finditer(text, floor, before))]
    for start, end in reversed(list(zip(pieces, [*pieces[1:], before], strict=True))):
        far = grammar.far.search(text, start, end)
        if far:
            return _hit(reading, far, last, label) if _fits(text, far, last, grammar) else None
    return None


def _fits(text: str, noun: re.Match[str], last: int, grammar: _Grammar) -> bool:
    """Whether the words up to ``last`` are no more than a document that exists."""
    if grammar.future.search(text, max(0, noun.start() - 120), noun.start()):
        return False
    length = last - noun.start()
    return length <= _LONGEST or (length <= _LONGEST_TITLE and bool(grammar.long.match(text, noun.start(), last)))


def _hit(reading: Reading, noun: re.Match[str], last: int, label: str) -> Hit:
    reference = _reference(reading, noun.start("words"), last, "described", label)
    return Hit(noun.start("noun"), noun.end("noun"), (reference,))


def _reference(reading: Reading, start: int, end: int, scheme: str, note: str) -> Reference:
    return Reference(reading.path, start, end, reading.printed(start, end), "tabled-document", scheme, note=note or "")


@cache
def _grammar(language: str) -> _Grammar:
    table = toml(f"cues/{language}/references.toml")
    described, contained = table["described"], table["contained"]
    words = rf"(?<=\s)(?P<words>(?:(?:{described['before']})\s){{0,3}}{described['not_after']}(?P<noun>NOUNS))"
    return _Grammar(
        re.compile(words.replace("NOUNS", _any(described["far"])) + rf"(?=\s(?:{described['on']})\s|[\s,]*$)"),
        re.compile(described["long"]),
        re.compile(rf"(?<!\w){described['future_before']}$"),
        re.compile(words.replace("NOUNS", _any(described["near"])) + "$"),
        re.compile(
            rf"(?P<head>(?<!\w)(?P<noun>{contained['heads']})(?:\s(?:of|on|for|from|to)\s[^;:.,]{{3,160}})?)"
            rf"{contained['link']}(?=(?:its\s|General\sAssembly\s)?resolution\s\d)"
        ),
    )


def _any(nouns: Iterable[str]) -> str:
    return "|".join(sorted((noun.replace(" ", r"\s") for noun in nouns), key=len, reverse=True))
