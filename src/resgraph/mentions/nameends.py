"""Where the name of a body ends that is known by its form: "Ad Hoc Committee on the Elaboration of Standards | met".

Low-level part of the family: the scanner of capitalised names imports it.
"""

from __future__ import annotations

import re
from functools import cache

from resgraph.mentions.tagged import COUNTRY, ORGANISATION, POST, REGION, Tagged
from resgraph.mentions.wording import KNOWN, UPPER, WORD, alternatives, month_names, words

CAPITAL = re.compile(rf" [{UPPER}{KNOWN}]")
BODY = re.compile(rf"[{ORGANISATION}{POST}]")
_FIRST_OF = re.compile(rf" (?:of|for)(?: the)? ({WORD})")
_FIRST = re.compile(rf" (?:of|for|on|against)(?: the)? ({WORD})")
_MORE = re.compile(rf"(?: (?:of|on|for|against|and)(?: (?:the|an?))?)? ({WORD})")
_LIST = re.compile(rf"(?:, {WORD}(?: {WORD})?){{1,5}},? and ({WORD}(?: {WORD})?)(?![\w{KNOWN}'-])")
_PLACE = re.compile(rf" in (?:the )?([{COUNTRY}{REGION}]+)")
_REGION = re.compile(rf" in (?:the )?([{REGION}]+)")
_SENT_TO_BODY = re.compile(rf" to (?:the )?[{ORGANISATION}]+")
_PHRASE = re.compile(rf"(?:{WORD} )*(?:{WORD})")
_SENT = re.compile(rf" (?:to|at) (?:the )?((?:{WORD}(?: (?={WORD}))?)+)(?: and [{COUNTRY}]+)?")
_ADDED = re.compile(rf" ([{UPPER}](?:\w|-(?=\w))+)(?=[,.;:)]| and |$)")
_OWNED = ("'", "'s")
_QUOTED = re.compile(rf""" (["'])[{UPPER}{KNOWN}](?:(?!\1(?!\w))[^.;:]){{1,40}}\1(?!\w)""")


def end_of_name(tagged: Tagged, start: int, end: int, head: str, language: str) -> int:
    """The offset where the name ends that begins at ``start`` and whose head word ends at ``end``."""
    mask = tagged.mask
    quoted = _QUOTED.match(mask, end) if head in words(language)["capitalised"]["named_heads"] else None
    if quoted:
        return quoted.end()
    added = _ADDED.match(mask, end) if head in words(language)["capitalised"]["named_heads"] else None
    if added and added[1] not in _titles(language):
        return added.end(1)
    alone = end - start == len(head)  # "recommendations to the Commission on Robotics", but "Advisory Commission on X"
    short = alone and any(one.short and one.end == end for one in tagged.tags)
    first = (_FIRST_OF if short else _FIRST).match(mask, end)
    if not first or first[1] in month_names(language):
        purpose = _purpose(language).match(mask, end)
        return purpose.end() if purpose else _place(mask, end, head, language)
    if _of_body(tagged, start, first, language):
        return end
    end = _followed(tagged, start, first.end(), language)
    table = words(language)["capitalised"]
    place = (_PLACE if head in table["local_heads"] else _REGION).match(mask, end)
    further = place or (_SENT_TO_BODY.match(mask, end) if head in table["sent_heads"] else None)
    return further.end() if further else end


def _followed(tagged: Tagged, start: int, end: int, language: str) -> int:
    """Word by word to where the name ends; ``end`` is that of the first word after "of" or "on"."""
    mask = tagged.mask
    while found := _MORE.match(mask, end):
        if _of_body(tagged, start, found, language) or found[1] in month_names(language):
            break
        joined = mask[end : found.start(1)]
        if "and the" in joined or (" and " in joined and (BODY.match(found[1]) or _ends_list(mask, found, language))):
            break
        end = found.end()
    listed = _LIST.match(mask, end)
    if listed and not re.search(rf"[{KNOWN}]", listed[0]) and not _ends_list(mask, listed, language):
        return _followed(tagged, start, listed.end(), language)
    return end


def _place(mask: str, end: int, head: str, language: str) -> int:
    """Where the name ends that may go on with a place: "Mission in Kosovo", "Assistance Mission to Zaporizhzhia"."""
    table = words(language)["capitalised"]
    if head in table["local_heads"] and (place := _PLACE.match(mask, end)):
        return place.end()
    sent = _SENT.match(mask, end) if head in table["sent_heads"] else None
    return sent.end() if sent and not BODY.search(sent[1]) and not sent[1].endswith(_OWNED) else end


def _of_body(tagged: Tagged, start: int, found: re.Match[str], language: str) -> bool:
    """Whether an organ is followed by its body or the short form of it: "Board of Governors | of the Agency"."""
    table = words(language)
    if tagged.text[start : found.start()] not in table["offices"]["organs"]:
        return False
    short = found[1] in table["shortforms"]["heads"] and not CAPITAL.match(tagged.mask, found.end())
    return short or bool(BODY.match(found[1]))


def _ends_list(mask: str, found: re.Match[str], language: str) -> bool:
    """Whether the words after "and" are another body: "... and Human Rights Office"."""
    following = _PHRASE.match(mask, found.start(1))
    return bool(following and heads(language).fullmatch(following[0].rsplit(" ", 1)[-1]))


@cache
def _titles(language: str) -> frozenset[str]:
    """Capitalised words after a head that begin no name of a body: offices and further heads."""
    table = words(language)
    listed = [*table["offices"]["posts"], *table["offices"]["organs"], *table["capitalised"]["heads"]]
    return frozenset([*(one.split()[-1] for one in listed), *table["capitalised"]["outside"], *table["document_heads"]])


@cache
def heads(language: str) -> re.Pattern[str]:
    """The words that make a capitalised name one of a body, wherever they stand."""
    names = alternatives(words(language)["capitalised"]["heads"])
    return re.compile(rf"(?<![\w{KNOWN}'-])(?:{names})(?![\w-]|'(?!s\b))")


@cache
def _purpose(language: str) -> re.Pattern[str]:
    """ "Committee to Protect Journalists": a capitalised infinitive goes on with the name."""
    verbs = alternatives(words(language)["capitalised"]["infinitives"])
    return re.compile(rf" to (?:{verbs})(?: (?:of |the |and )*{WORD})+")
