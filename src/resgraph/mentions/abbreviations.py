"""Abbreviations that a document defines, and further occurrences of the names it has introduced.

"Collective Security Treaty Organization (CSTO)" gives the body a second name for the whole document. A phrase of
capitalised words whose initials are the abbreviation is a body unless its last word says that it is an agreement, a
programme, a right or the like. A name found once by its form is found again wherever the document repeats it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from resgraph.core.mention import EntityKind, Mention
from resgraph.core.text import fold, single_line
from resgraph.mentions.lexicon import Lexicon
from resgraph.mentions.prefilter import EVERYWHERE, Literals, Prefilter
from resgraph.mentions.reading import Reading
from resgraph.mentions.tagged import COUNTRY
from resgraph.mentions.wording import UPPER, words

_BRACKETED = re.compile(rf" ?\(['\"]?([{UPPER}][\w&/-]{{1,11}})['\"]?\)")
_JOINTS = "of|for|the|and|in|on|to|against|with|de|del|la|las|los|des|du|der|für|y|e|et|al|wal|ul|dos|da|do"
_PHRASE = re.compile(rf"[{UPPER}][\w'-]*(?: (?:(?:{_JOINTS}) ){{0,2}}(?:al-)?[{UPPER}][\w'-]*)*$")
_ONCE = {"special-rapporteur-alone", "office-of-the-body-before"}
_SMALL = {*_JOINTS.split("|")}


def gate(_language: str) -> Literals:
    """Names are found again in any part."""
    return EVERYWHERE


def follow(readings: Sequence[Reading], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions by the abbreviations and repeated names of the whole document."""
    names: dict[str, Mention] = {}
    bodies: dict[str, list[Mention]] = {}
    for one in mentions:
        if one.kind is not EntityKind.LOCATION:
            bodies.setdefault(one.part, []).append(one)
    for reading in readings:
        if reading.note:
            continue
        here = bodies.get(reading.path, [])
        for one in [*_defined(reading, here), *_introduced(reading, here)]:
            names.setdefault(one.name, one)
    if not names:
        return
    lexicon = Lexicon((name, name) for name in names)
    for reading in _holding(names, [one for one in readings if not one.note]):
        for start, end, name in lexicon.find(reading.text):
            if not _in_symbol(reading.text, start, end):
                first, printed = names[name], reading.printed(start, end)
                yield replace(first, part=reading.path, start=start, end=end, printed=printed, name=_full(first))


def _holding(names: Iterable[str], readings: Sequence[Reading]) -> Iterator[Reading]:
    """The parts that hold one of the names; in a text with runs of spaces a name may be spaced so too."""
    texts = [one.text for one in readings]
    for reading, text, found in zip(readings, texts, Prefilter(names).find(texts), strict=True):
        if len(found) > 1 or "  " in text:
            yield reading


def _in_symbol(text: str, start: int, end: int) -> bool:
    """Whether the abbreviation is part of a document's number: "A/HRC/42/50"."""
    return text[start - 1 : start] == "/" and text[end : end + 1] == "/"


def _full(first: Mention) -> str:
    return single_line(fold(first.printed)) if first.table == "pattern" else ""


def _defined(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Per abbreviation defined in this part a mention of the body, named by the abbreviation."""
    if "(" not in reading.text:
        return
    bodies = {one.end: one for one in mentions}
    for found in _BRACKETED.finditer(reading.text):
        if sum(c.isupper() for c in found[1]) < 2:
            continue
        if body := bodies.get(found.start()):
            yield replace(body, name=found[1])
        elif phrase := _phrase(reading, found.start(), found[1]):
            start, end = phrase
            printed = reading.printed(start, end)
            whole = Mention(reading.path, start, end, printed, EntityKind.ORGANIZATION, "pattern", "abbreviated")
            yield replace(whole, name=found[1])
            yield replace(whole, name=reading.text[start:end])


def _introduced(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The names of this part that were found by their form and are long or odd enough to be found again."""
    for one in mentions:
        recurs = one.table == "pattern" and one.key not in _ONCE and not any(c.isdigit() for c in one.printed)
        if recurs:
            yield replace(one, name=reading.text[one.start : one.end])


def _phrase(reading: Reading, end: int, abbreviation: str) -> tuple[int, int] | None:
    """Where the capitalised phrase before ``end`` stands whose initials are the abbreviation; None for no body."""
    before = _PHRASE.search(reading.text, max(0, end - 120), end)
    if not before:
        return None
    letters = [c.casefold() for c in abbreviation if c.isalpha()]
    while letters and letters[-1] == "s" and abbreviation.endswith("s"):
        return None  # a plural: goals, treaties
    parts = [(m[0], before.start() + m.start()) for m in re.finditer(r"[^\s-]+", before[0])]
    last = parts[-1][0]
    if _abstract(last, reading.language):
        return None
    documents = words(reading.language)["document_heads"]
    for word, start in parts:
        if word in documents:  # "Treaty on European Union (TEU)"
            continue
        initials = [w[0].casefold() for w, at in parts if at >= start and w not in _SMALL]
        if word not in _SMALL and initials == letters:
            return None if _known(reading, start, end) else (start, end)
    return None


def _abstract(last: str, language: str) -> bool:
    """Whether a phrase with this last word names an agreement, a right, a programme or the like, no body."""
    table = words(language)
    if last in table["capitalised"]["heads"]:
        return False
    return last in table["abbreviations"]["not_bodies"] or last.endswith(tuple(table["abbreviations"]["not_endings"]))


def _known(reading: Reading, start: int, end: int) -> bool:
    mask = reading.tagged.mask[start:end]
    return mask == COUNTRY * len(mask)
