"""Known bodies and offices by their names in ``data/authorities``.

A name counts where it stands for the body itself: not as a modifier inside a longer name ("General Assembly Hall",
"UN Convention"), not inside the name of a document ("Charter of the United Nations", an item entitled "...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resgraph.core.mention import EntityKind, Mention
from resgraph.core.text import fold
from resgraph.mentions.prefilter import EVERYWHERE, Literals
from resgraph.mentions.quoted import inside
from resgraph.mentions.reading import Reading
from resgraph.mentions.tagged import BODIES, COUNTRY, MARKS, REGION, Tag, Tagged
from resgraph.mentions.wording import KNOWN, UPPER, alternatives, words

_NEXT_WORD = re.compile(rf"(?:-[\w{KNOWN}-]+)? +([{UPPER}{KNOWN}])")
_QUALIFIED = re.compile(rf" +(?:of|for) +(?:the +)?[{UPPER}{KNOWN}]")
_QUALIFIER = re.compile(rf"(?:^|(?<![.;:])[\s(])([{UPPER}{KNOWN}][\w'{KNOWN}-]*) +$")
_JOINTS = ("of", "by", "on", "between", "the", "(", ",")  # what ends the words of ``_document_head``
_NUMBER_AFTER = re.compile(r"[/-](?:[A-Z]-)?\d")
_NUMBER_BEFORE = re.compile(r"\d/$")
_COUNTRY_NEXT = re.compile(rf" [{COUNTRY}{REGION}]+(?! [{UPPER}{KNOWN}]|[\w'-])")
_PERSON = re.compile(rf"[{UPPER}][\w'-]{{1,40}}(?: [{UPPER}][\w'-]{{1,40}}){{1,3}}(?= ?(?:[,.;:)']|$|[a-z]))")


def gate(language: str) -> Literals:
    """The names of the tables are looked for in every part."""
    return EVERYWHERE


def scan(reading: Reading) -> Iterator[Mention]:
    """Mentions of the bodies and offices that a table knows, outside notes."""
    if reading.note:
        return
    tagged = reading.tagged
    quoted = reading.titles
    for one in tagged.tags:
        if one.table not in BODIES or inside(one.start, quoted) or _file_number(one, reading.text):
            continue
        if (
            issues(one, tagged, reading.language)
            or branch(one, tagged)
            or not (modifies(one, tagged) or in_document_name(one, tagged, reading.language))
        ):
            kind = EntityKind.POST if one.table == "posts" else EntityKind.ORGANIZATION
            if place := branch(one, tagged):
                printed = reading.printed(one.start, place)
                yield Mention(reading.path, one.start, place, printed, kind, "pattern", "capitalised-with-country")
                continue
            printed = reading.printed(one.start, one.end)
            yield Mention(reading.path, one.start, one.end, printed, kind, one.table, one.key)


def _file_number(one: Tag, text: str) -> bool:
    """Whether the name is part of a number: "EGF/2023/001", "78/660/EEC", "EC-M-33/DEC.1"."""
    return bool(_NUMBER_AFTER.match(text, one.end) or _NUMBER_BEFORE.match(text, max(0, one.start - 2), one.start))


def branch(one: Tag, tagged: Tagged) -> int:
    """Where the name ends that goes on with a country: "Transparency International Russia"; 0 where none follows."""
    if one.table != "organisations" or one.short or " " not in tagged.text[one.start : one.end]:
        return 0
    place = _COUNTRY_NEXT.match(tagged.mask, one.end)
    return place.end() if place else 0


def modifies(one: Tag, tagged: Tagged) -> bool:
    """Whether the name only qualifies a capitalised word after it, or is itself part of a longer name."""
    mask = tagged.mask
    words_of_name = tagged.text.count(" ", one.start, one.end) + 1
    after = _NEXT_WORD.match(mask, one.end) if words_of_name < 3 else None
    if after and not (_begins_name(tagged, after.start(1)) or _titles(one, after, tagged)):
        return True
    last = mask[max(0, one.start - 40) : one.start].rstrip(" ").rpartition(" ")[2]
    plain = last.islower() and last.isalpha()  # no capital, no known name
    before = None if plain else _QUALIFIER.search(mask, max(0, one.start - 40), one.start)
    if before and before.start(1) > 0 and (one.short or before[1][0] not in MARKS):
        return True
    return one.short and bool(_QUALIFIED.match(mask, one.end))


def issuer(printed: str, language: str) -> int:
    """How many characters of a document's name are those of the body before its noun: "Commission | Green Paper"."""
    found = _document_noun(language).match(fold(printed)) if words(language) else None
    return found.end() if found else 0


def issues(one: Tag, tagged: Tagged, language: str) -> bool:
    """Whether the noun of a document that the body issued stands right after its name: "the Commission Green Paper"."""
    return (
        bool(_document_noun(language).match(tagged.text, one.start)) and tagged.text[one.start - 1 : one.start] != "-"
    )


def _titles(one: Tag, after: re.Match[str], tagged: Tagged) -> bool:
    """Whether an office stands before the name of a person: "UN Secretary-General António Guterres"."""
    return one.table == "posts" and not one.short and bool(_PERSON.match(tagged.mask, after.start(1)))


def _begins_name(tagged: Tagged, start: int) -> bool:
    return any(other.start == start and other.table in BODIES for other in tagged.tags)


def in_document_name(one: Tag, tagged: Tagged, language: str) -> bool:
    """Whether the name of a document stands right before: "Charter of the", "Official Records of the"."""
    since = max(0, one.start - 60)
    if not tagged.text[since : one.start].rstrip(" ").endswith(_JOINTS):
        return False
    return bool(_document_head(language).search(tagged.text, since, one.start))


@cache
def _document_noun(language: str) -> re.Pattern[str]:
    table = words(language)["issuers"]
    names, documents = alternatives(table["names"]), alternatives(table["documents"])
    return re.compile(rf"(?:{names}) +(?=(?:{documents})(?![\w-]))")


@cache
def _document_head(language: str) -> re.Pattern[str]:
    heads = alternatives(words(language).get("document_heads", []))
    of = rf"(?:{heads}) +(?:of|by|on|between|on the Functioning of) +(?:the +)?"
    return re.compile(rf"\b(?:{of}|(?:Regulation|Directive|Decision) *\((?:\w+, *)?)$")
