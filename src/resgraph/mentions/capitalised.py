"""Bodies that no table knows, by a capitalised name that ends or begins with a word for bodies.

"Rule of Law Unit", "Commission for the South-East Asia Nuclear-Weapon-Free Zone", "EU-Kazakhstan Cooperation Council":
the head word is looked up, then the name is followed to the left and to the right, word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resgraph.core.mention import EntityKind, Mention
from resgraph.mentions.nameends import BODY, CAPITAL, end_of_name, heads
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.quoted import inside
from resgraph.mentions.reading import Reading
from resgraph.mentions.required import required
from resgraph.mentions.tagged import COUNTRY, Tagged
from resgraph.mentions.wording import WORD, alternatives, words

_LEFT = re.compile(rf"({WORD})'?( (?:and|of|on|for))?(?: \d{{1,3}}(?:st|nd|rd|th))? $")
_LISTED = re.compile(rf"\b[Tt]he ((?:{WORD}, )+)$")  # "the Scientific, | Technical and Economic Committee"
_PAIR = re.compile(rf"{WORD} and {WORD}")
_ASIDE = ("-led", "-based", "-backed", "-born", "-related", "-run", "-funded", "-sponsored", "-held")


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return required(heads(language))


def scan(reading: Reading) -> Iterator[Mention]:
    """Mentions of bodies by the form of their names, outside notes."""
    if reading.note or not words(reading.language):
        return
    tagged = reading.tagged
    quoted = reading.titles
    last = 0
    for head in heads(reading.language).finditer(tagged.mask):
        if head.start() < last or inside(head.start(), quoted):
            continue
        start = _left(tagged, head.start(), reading.language)
        end = end_of_name(tagged, start, head.end(), head[0], reading.language)
        if (start, end) == head.span() or CAPITAL.match(tagged.mask, end):
            continue
        if start and "'" in tagged.text[start:end] and tagged.text[start - 1] == "'":
            start -= 1  # the name begins with a quoted word: "'Viasna' Human Rights Centre"
        printed = reading.printed(start, end)
        key = "capitalised-with-country" if COUNTRY in tagged.mask[start:end] else "capitalised"
        if not _no_body(reading.language).search(tagged.text[start:end]):
            last = end
            yield Mention(reading.path, start, end, printed, EntityKind.ORGANIZATION, "pattern", key)


def _left(tagged: Tagged, start: int, language: str) -> int:
    """Where the name begins that goes on at ``start``."""
    starters = words(language)["starters"]
    while found := _LEFT.search(tagged.mask, max(0, start - 80), start):
        word, at = found[1], found.start(1)
        known = bool(BODY.match(word))
        if word in starters or word.endswith(_ASIDE) or (found[2] and known) or (at == 0 and not known):
            break
        if found[2] and _whole_body(language).fullmatch(word):
            break
        start = at
    if listed := _LISTED.search(tagged.mask, max(0, start - 40), start):
        return listed.start(1) if _PAIR.match(tagged.mask, start) else start
    return start


@cache
def _whole_body(language: str) -> re.Pattern[str]:
    """A word before "and" or "of" that belongs to no longer name: "Government and Parliament", "Chair of Committee"."""
    table = words(language)
    capitalised, state = table["capitalised"], table["state"]
    names = [
        *capitalised["heads"],
        *capitalised["outside"],
        *state["bodies"],
        *state["posts"],
        *table["document_heads"],
    ]
    return re.compile(alternatives(names))


@cache
def _no_body(language: str) -> re.Pattern[str]:
    table = words(language)["capitalised"]
    return re.compile(rf"\b(?:{alternatives(table['not_bodies'])})$|^(?:{alternatives(table['not_begin'])}) [a-z]")
