"""Countries, regions and cities.

Countries and regions are found by name; a name that only qualifies a capitalised word after it ("Ukraine Facility") or
follows a capitalised word and "of" ("Bank of Russia") belongs to a longer name. Cities are found only after a place cue
("in", "city of", "signed in") and only when a table knows them: matched blindly, their names are words like "Human".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from resgraph.core import tables
from resgraph.core.mention import EntityKind, Mention
from resgraph.core.text import bare_key, fold
from resgraph.mentions.lexicon import Lexicon
from resgraph.mentions.prefilter import EVERYWHERE, Literals
from resgraph.mentions.quoted import inside, subjects
from resgraph.mentions.reading import Reading
from resgraph.mentions.required import required
from resgraph.mentions.tagged import Tag, Tagged
from resgraph.mentions.wording import KNOWN, UPPER, alternatives, month_names, words

_CAPITAL_NEXT = re.compile(rf" +[{UPPER}{KNOWN}]")
_LOWER_NEXT = re.compile(
    r" +(?!(?:and|or|in|on|at|to|by|as|for|from|of|with|which|that|who|is|was|were|has|have)\b)[a-z]"
)
_INSIDE_NAME = re.compile(rf"(?<![\w'-])([{UPPER}{KNOWN}][\w'-]*) +(?:of +(?:the +)?|d[eio]l? +|da +|della +)$")
_PARTICLES = frozenset({"of", "the", "de", "di", "do", "del", "dil", "dol", "da", "della"})  # the last word of that
_CODED = re.compile(r"\b[A-Z]{2}/$")  # "EGF/2017/006 ES/Galicia apparel"
_COMPOUND = re.compile(rf"[{UPPER}{KNOWN}][\w{KNOWN}]*-$")
_CITY_WORD = rf"[{UPPER}][\w'.]*(?:-\w+)*"
_CITY_MORE = rf"(?:(?:de|do|da|del|el|la|am|an der|of) |a[ldnrstz]-|el-|ash-)?{_CITY_WORD}"
_CITY = re.compile(rf"(?:the )?({_CITY_WORD}(?: {_CITY_MORE})*)")
_AS_NOUN = re.compile(
    r"(?:'s)? *(?:$|[,.;:)]|(?:and|or|to|in|on|at|is|was|has|had|have|are|were|which|by|for|as|with)\b)"
)
_WORD_BEFORE = re.compile(rf"(?<![\w'-])[{UPPER}][\w'-]* +$")
_PLAIN = rf"[{UPPER}][\w'.-]*"  # one word, no known name
_NAME = re.compile(_PLAIN)
_ONWARD = re.compile(r" to (?=\S)")  # "from Budapest | to Vienna"
_AND = re.compile(" and (?:the city of )?")
_LIST_GOES_ON = re.compile(r"[,;.)]| and |$")
_POSSESSIVE = "'s"
_ALSO = re.compile(r"(?: \([^()]{1,60}\))?(?:,? and (?:in )?|, (?:in )?)(?=\S)")  # a date may stand in brackets


def gate(language: str) -> Literals:
    """The names of the tables are looked for in every part."""
    return EVERYWHERE | required(_division(language))


def scan(reading: Reading) -> Iterator[Mention]:
    """Mentions of countries, regions and cities, outside notes."""
    if reading.note:
        return
    tagged = reading.tagged
    quoted = reading.titles + subjects(reading.text, reading.language)
    for one in tagged.tags:
        named = one.table in ("countries", "regions") and not inside(one.start, quoted)
        if named and _stands_alone(one, tagged, reading.language):
            yield _mention(reading, one.start, one.end, one.table, one.key)
    found = {
        *cities(tagged, reading.language),
        *_capitals_alone(tagged),
        *_beside_places(tagged, reading.language),
        *(divisions(tagged, reading.language) if reading.holds(required(_division(reading.language))) else ()),
    }
    for start, end in sorted(one for one in found if not inside(one[0], quoted)):
        yield _mention(reading, start, end, "cities", _key(tagged.text[start:end], reading.language))


def _mention(reading: Reading, start: int, end: int, table: str, key: str) -> Mention:
    return Mention(reading.path, start, end, reading.printed(start, end), EntityKind.LOCATION, table, key)


def _stands_alone(one: Tag, tagged: Tagged, language: str) -> bool:
    mask = tagged.mask
    if _CAPITAL_NEXT.match(mask, one.end):
        return False
    if _qualified(language).match(mask, one.end):
        return False
    since = max(0, one.start - 60)
    last = mask[since : one.start].rstrip(" ").rpartition(" ")[2]
    if last.endswith("/") and _CODED.search(mask, since, one.start):
        return False
    if mask[one.start - 1 : one.start] == "-":
        return bool(_COMPOUND.search(mask, since, one.start))
    before = None if last.islower() else _WORD_BEFORE.search(mask, since, one.start)
    if before and before.start() > 0 and before[0].strip() not in _harmless(language):
        return False
    name = _INSIDE_NAME.search(mask, since, one.start) if last in _PARTICLES else None
    outside = words(language)["places"]["outside"]
    return not name or name[1] in outside or name.start() == 0  # "Aware of Kazakhstan's" opens a sentence


@cache
def _qualified(language: str) -> re.Pattern[str]:
    return re.compile(rf" +(?:{alternatives(words(language)['places']['qualified'])})\b")


@cache
def _harmless(language: str) -> frozenset[str]:
    table = words(language)
    return frozenset([*table["starters"], *table["places"]["directions"]])


def cities(tagged: Tagged, language: str) -> Iterator[tuple[int, int]]:
    """Where cities of the table stand after a cue, with the further cities of a list: "in Kyiv, Kharkiv and Odesa"."""
    if not words(language):
        return
    strong = words(language)["places"]["strong_cues"]
    for cue, start in _cues(tagged, language):
        at, listed, sure = start, False, cue in strong
        while found := _CITY.match(tagged.text, at):
            place = _place_at(tagged, found.start(1)) if listed else 0
            end = place or _city_end(tagged, found, at, language)
            if not end and (sure or listed):
                end = _unknown_end(tagged, found, language, alone=listed)
            if not end:
                break
            if not place:
                yield found.start(1), end
            joint = _ALSO.match(tagged.mask, end)
            onward = _ONWARD.match(tagged.text, end) if cue == "from" and not joint else joint
            if not onward:
                break
            at, listed, sure = onward.end(), joint is not None, False


def _beside_places(tagged: Tagged, language: str) -> Iterator[tuple[int, int]]:
    """Cities joined to a country or region: "in or from Crimea and Sevastopol"."""
    for one in tagged.tags:
        joint = _AND.match(tagged.text, one.end) if one.table in ("countries", "regions") else None
        found = _CITY.match(tagged.text, joint.end()) if joint else None
        end = _city_end(tagged, found, found.start(), language) if found else 0
        if found and end and _LIST_GOES_ON.match(tagged.text, end):
            yield found.start(1), end


def _cues(tagged: Tagged, language: str) -> Iterator[tuple[str, int]]:
    """The words before which a city may be named, and where its name would begin: with a capital or with "the"."""
    text = tagged.mask
    starts: dict[int, int] = {}  # of the longest cue that ends there
    for _, start, end in _cue(language).everywhere(text):
        if not (start and (text[start - 1].isalnum() or text[start - 1] in "_'-")):
            starts[end] = min(starts.get(end, start), start)
    for end, start in sorted(starts.items()):
        at = end
        while text[at : at + 1] == " ":
            at += 1
        if tagged.text[at : at + 1].isupper() or text.startswith("the ", at):
            yield text[start : end - 1], at


def _city_end(tagged: Tagged, found: re.Match[str], at: int, language: str) -> int:
    """Where the known city ends that stands at ``found``; 0 where none stands as a noun."""
    start = found.start(1)
    end = _longest(tagged, start, found.end(1), language)
    if (
        not end
        or _known(tagged, start, end)
        or _CAPITAL_NEXT.match(tagged.mask, end)
        or tagged.text[end : end + 1] == "-"
    ):
        return 0
    article = at < start and _LOWER_NEXT.match(tagged.mask, end)  # "at the Zaporizhzhia power plant"
    return 0 if article else end


def _unknown_end(tagged: Tagged, found: re.Match[str], language: str, *, alone: bool) -> int:
    """Where a place ends that no table knows, after "village of" or (one word ``alone``) in a list of cities."""
    start, end = found.span(1)
    name = tagged.text[start:end].removesuffix(_POSSESSIVE)
    end = start + len(name)
    words_of_name = name.split()
    table = words(language)
    if (
        len(words_of_name) > (1 if alone else 3)
        or any(one.isupper() for one in words_of_name)
        or tagged.mask[start:end] != name
    ):
        return 0
    if words_of_name[0] in table["starters"] or name in table["places"]["not_cities"] or name in month_names(language):
        return 0
    return end if _LIST_GOES_ON.match(tagged.text, end) or not alone else 0


def _place_at(tagged: Tagged, start: int) -> int:
    """Where the country or region ends that begins at ``start``; 0 for none."""
    return next((one.end for one in tagged.tags if one.start == start and one.table in ("countries", "regions")), 0)


def _known(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a known name begins where the city would and is as long: "in Lebanon" is the country."""
    return any(one.start == start and one.end >= end for one in tagged.tags)


def _longest(tagged: Tagged, start: int, end: int, language: str) -> int:
    """The end of the longest city name that begins at ``start``, 0 when none does."""
    text, table = tagged.text, words(language)["places"]
    while end > start:
        name = text[start:end]
        if name.endswith(_POSSESSIVE):
            end -= 2
        elif name not in table["not_cities"] and (bare_key(name) in _cities() or _with_city(tagged, start, end, table)):
            return end
        elif name.endswith("."):  # the sentence ends with the name
            end -= 1
        else:
            end = start + max(name.rfind(" "), 0)
    return 0


def _with_city(tagged: Tagged, start: int, end: int, table: Mapping[str, Any]) -> bool:
    """ "Gaza City": a city or region whose name goes on with a word for cities."""
    name, _, last = tagged.text[start:end].rpartition(" ")
    return last in table["after_city"] and (bare_key(name) in _cities() or _known(tagged, start, start + len(name)))


def _key(name: str, language: str) -> str:
    """How the table of cities writes the name."""
    key = bare_key(name)
    short = next((key.removesuffix(f" {w.lower()}") for w in words(language)["places"]["after_city"]), key)
    return short if key not in _cities() and short in _cities() else key


def divisions(tagged: Tagged, language: str) -> Iterator[tuple[int, int]]:
    """The names of regions of a country: "the Kherson, Donetsk and Luhansk regions"."""
    if not words(language):
        return
    for found in _division(language).finditer(tagged.mask):
        names = list(_NAME.finditer(tagged.mask, found.start("names"), found.end("names")))
        if not any(_no_division(name[0], language) for name in names):
            yield from (name.span() for name in names)


def _no_division(name: str, language: str) -> bool:
    """Whether the word before "region" names no place: an adjective, an abbreviation, a word like "Border"."""
    table = words(language)["places"]
    adjective = name.endswith(tuple(table["adjective_endings"])) and bare_key(name) not in _cities()
    return adjective or name.isupper() or name in table["not_cities"] or name in table["not_regions"]


def _capitals_alone(tagged: Tagged) -> Iterator[tuple[int, int]]:
    """Capital cities without a cue, where they stand as a noun: "Moscow has denied", "between Baku and Yerevan"."""
    for found in _capital().find(tagged.mask):
        before = _WORD_BEFORE.search(tagged.mask, max(0, found.start - 40), found.start)
        if _AS_NOUN.match(tagged.mask, found.end) and not (before and before.start() > 0):
            yield found.start, found.end


@cache
def _capital() -> Lexicon[str]:
    """Capitals whose names are nothing else: no first names, no words, no cities of the same name elsewhere."""
    rows = tables.rows("authorities/countries.csv")
    names = {name for row in rows for name in row["capitals"].split("|") if name}
    return Lexicon((fold(name), name) for name in sorted(names - set(words("en")["places"]["not_alone"])))


@cache
def _cities() -> frozenset[str]:
    files = (tables.data(f"authorities/{table}.csv") for table in ("cities", "city_names"))
    return frozenset(row[0] for file in files for row in csv.reader(file.read_text("utf-8").splitlines()))


@cache
def _division(language: str) -> re.Pattern[str]:
    nouns = alternatives(words(language)["places"]["divisions"])
    return re.compile(
        rf"\b(?:the|in|of|from) (?P<names>{_PLAIN}(?:, {_PLAIN}){{0,8}}(?:,? and {_PLAIN})?) (?:{nouns})(?![\w-])"
    )


@cache
def _cue(language: str) -> Lexicon[str]:
    return Lexicon((f"{cue} ", cue) for cue in words(language)["places"]["cues"])
