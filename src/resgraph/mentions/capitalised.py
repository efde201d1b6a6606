"""Bodies that no table knows, by a capitalised name that ends or begins with a word for bodies.

"Rule of Law Unit", "Commission for the South-East Asia Nuclear-Weapon-Free Zone", "EU-Kazakhstan Cooperation Council":
the head word is looked up, then the name is followed to the left and to the right, word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resgraph.core.mention import EntityKind, Mention
from resgraph.mentions.prefilter import Literals
from resgraph.mentions.reading import Reading
from resgraph.mentions.required import required
from resgraph.mentions.tagged import COUNTRY, ORGANISATION, POST, REGION, Tagged
from resgraph.mentions.wording import KNOWN, UPPER, WORD, alternatives, words

_LEFT = re.compile(rf"({WORD})'?( (?:and|of|on|for))? $")
_FIRST_OF = re.compile(rf" (?:of|for)(?: the)? ({WORD})")
_FIRST = re.compile(rf" (?:of|for|on|against)(?: the)? ({WORD})")
_MORE = re.compile(rf"(?: (?:of|on|for|against|and)(?: (?:the|an?))?)? ({WORD})")
_CAPITAL = re.compile(rf" [{UPPER}{KNOWN}]")
_BODY = re.compile(rf"[{ORGANISATION}{POST}]")
_PLACE = re.compile(rf" in (?:the )?([{COUNTRY}{REGION}]+)")
_SENT = re.compile(rf" (?:to|at) (?:the )?((?:{WORD}(?: (?={WORD}))?)+)")
_OWNED = ("'", "'s")
_ENTITLED = re.compile(r"""\b(?:entitled|titled|theme|subtopic) +(["'])(?:(?!\1).)*\1""")


def gate(language: str) -> Literals:
    """Literals of which one stands in every part where something is found."""
    return required(_heads(language))


def scan(reading: Reading) -> Iterator[Mention]:
    """Mentions of bodies by the form of their names, outside notes."""
    if reading.note or not words(reading.language):
        return
    tagged = reading.tagged
    titles = [found.span() for found in _ENTITLED.finditer(reading.text)]
    last = 0
    for head in _heads(reading.language).finditer(tagged.mask):
        if head.start() < last or any(start <= head.start() < end for start, end in titles):
            continue
        start = _left(tagged, head.start(), reading.language)
        end = _right(tagged, start, head.end(), head[0], reading.language)
        if (start, end) == head.span() or _CAPITAL.match(tagged.mask, end):
            continue
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
        known = bool(_BODY.match(word))
        if word in starters or (found[2] and known) or (at == 0 and not known):
            break
        if found[2] and _whole_body(language).fullmatch(word):
            break
        start = at
    return start


def _right(tagged: Tagged, start: int, end: int, head: str, language: str) -> int:
    """Where the name ends whose head ends at ``end``."""
    mask = tagged.mask
    short = any(one.short and one.end == end for one in tagged.tags)  # "recommendations to the Commission on Robotics"
    first = (_FIRST_OF if short else _FIRST).match(mask, end)
    if not first:
        return _place(mask, end, head, language)
    if _of_body(tagged, start, first, language):
        return end
    end = first.end()
    while found := _MORE.match(mask, end):
        if _of_body(tagged, start, found, language):
            break
        joined = mask[end : found.start(1)]
        if "and the" in joined or (" and " in joined and (_BODY.match(found[1]) or _ends_list(mask, found, language))):
            break
        end = found.end()
    place = _PLACE.match(mask, end)
    return place.end() if place else end


def _place(mask: str, end: int, head: str, language: str) -> int:
    """Where the name ends that may go on with a place: "Mission in Kosovo", "Assistance Mission to Zaporizhzhia"."""
    table = words(language)["capitalised"]
    if head in table["local_heads"] and (place := _PLACE.match(mask, end)):
        return place.end()
    sent = _SENT.match(mask, end) if head in table["sent_heads"] else None
    return sent.end() if sent and not _BODY.search(sent[1]) and not sent[1].endswith(_OWNED) else end


def _of_body(tagged: Tagged, start: int, found: re.Match[str], language: str) -> bool:
    """Whether an organ is followed by its body or the short form of it: "Board of Governors | of the Agency"."""
    table = words(language)
    if tagged.text[start : found.start()] not in table["offices"]["organs"]:
        return False
    short = found[1] in table["shortforms"]["heads"] and not _CAPITAL.match(tagged.mask, found.end())
    return short or bool(_BODY.match(found[1]))


def _ends_list(mask: str, found: re.Match[str], language: str) -> bool:
    """Whether the words after "and" are another body: "... and Human Rights Office"."""
    following = re.compile(rf"(?:{WORD} )*(?:{WORD})").match(mask, found.start(1))
    return bool(following and _heads(language).fullmatch(following[0].rsplit(" ", 1)[-1]))


@cache
def _heads(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w{KNOWN}'-])(?:{alternatives(words(language)['capitalised']['heads'])})(?![\w'-])")


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
    return re.compile(rf"\b(?:{alternatives(words(language)['capitalised']['not_bodies'])})$")
