"""The known names in one stretch of text, and the text with each of them masked.

In a mask every character of a known name is replaced by one private-use character that tells its table, so that a
pattern can say "a country" without listing countries; offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from resgraph.core import tables
from resgraph.core.text import fold
from resgraph.mentions.lexicon import Lexicon

COUNTRY, ADJECTIVE, REGION, ORGANISATION, POST = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
PLACES = {"countries": COUNTRY, "adjectives": ADJECTIVE, "regions": REGION}
BODIES = {"organisations": ORGANISATION, "posts": POST, "committees": ORGANISATION}

_CODE = 4  # letters of a committee's code: "DROI"
_MARKS = PLACES | BODIES
MARKS = COUNTRY + ADJECTIVE + REGION + ORGANISATION + POST


class Tag(NamedTuple):
    """A known name at ``start:end``: the table and the key of its row. ``short``: a name that needs its context."""

    start: int
    end: int
    table: str
    key: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """``mask`` is the text with known names masked, ``places`` with places and adjectives of countries only.

    Short names of one word are not masked: "Council" may be the last word of a longer name.
    """

    text: str
    mask: str
    places: str
    tags: tuple[Tag, ...]


def tag(text: str, language: str, body: str) -> Tagged:
    """Mark the known names in ``text`` (already folded) as a text of that issuing body uses them, in order."""
    tags = tuple(
        _joined([Tag(start, end, *key) for start, end, key in _lexicon(language, body).find(text)], text, language)
    )
    if not tags:
        return Tagged(text, text, text, tags)
    return Tagged(text, _masked(text, tags, _MARKS), _masked(text, tags, PLACES), tags)


def _joined(tags: Sequence[Tag], text: str, language: str) -> list[Tag]:
    """The tags in order; "UN" goes with the body right after it, "Republic of" with the country after it."""
    joined: list[Tag] = []
    for one in tags:
        if joined and _goes_before(joined[-1], one, text, language):
            joined[-1] = one._replace(start=joined[-1].start)
        else:
            start = _with_form(one, text, language) if one.table == "countries" else one.start
            joined.append(one._replace(start=start) if start != one.start else one)
    return joined


def _with_form(one: Tag, text: str, language: str) -> int:
    """Where the name of the country begins, the form of government before it included."""
    if not text.endswith(("of ", "the "), 0, one.start):
        return one.start
    form = _form(language).search(text, max(0, one.start - 50), one.start)
    return form.start() if form else one.start


def _goes_before(one: Tag, other: Tag, text: str, language: str) -> bool:
    if other.start != one.end + 1 or other.short or one.table != "organisations" or other.table not in BODIES:
        return False
    return text[one.end] == " " and text[one.start : one.end] in _prefixes(language)


@cache
def _prefixes(language: str) -> frozenset[str]:
    return frozenset(tables.toml(f"cues/{language}/names.toml")["prefixes"])


@cache
def _form(language: str) -> re.Pattern[str]:
    """A form of government before the name of a country, no office ("Head of State of Kazakhstan")."""
    forms = "|".join(tables.toml(f"cues/{language}/names.toml")["state"]["forms"])
    return re.compile(rf"(?<![\w-])(?<!\bof )(?:{forms}) +of +(?:the +)?$")


def _masked(text: str, tags: tuple[Tag, ...], marks: Mapping[str, str]) -> str:
    mask: list[str] = []
    last = 0
    for start, end, table, _, short in tags:
        mark = marks.get(table)
        if mark and not (short and " " not in text[start:end]):
            mask += (text[last:start], mark * (end - start))
            last = end
    return "".join([*mask, text[last:]])


@cache
def _lexicon(language: str, body: str) -> Lexicon[tuple[str, str, bool]]:
    return Lexicon((fold(name), (table, key, bool(short))) for name, (table, key, short) in _names(language, body))


def _names(language: str, body: str) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Every name with (table, key, "short" or nothing). The tables hold English names at present."""
    if language == "en":
        yield from _bodies(language, body)
        for row in tables.rows("authorities/regions.csv"):
            for variant in _all_variants(row, language):
                yield variant, ("regions", row["key"], "")
        yield from _countries()


def _bodies(language: str, body: str) -> Iterator[tuple[str, tuple[str, str, str]]]:
    kinds = {}
    for row in tables.rows("authorities/organisations.csv"):
        kinds[row["key"]] = "posts" if row["kind"] == "P" else "organisations"
        for variant in _all_variants(row, language):
            yield variant, (kinds[row["key"]], row["key"], "")
    if body in tables.names("authorities/short", ".csv"):
        for row in tables.rows(f"authorities/short/{body}.csv"):
            yield row["name"], (kinds[row["key"]], row["key"], "short")
    if body == "ep":
        for row in tables.rows("authorities/committees.csv"):
            yield row["name"], ("committees", row["name"], "")
            if len(row["code"]) == _CODE:
                yield row["code"], ("committees", row["name"], "")


def _all_variants(row: dict[str, str], language: str) -> Iterator[str]:
    for name in [row["name"], *row["aliases"].split("|")]:
        yield from variants(name, language)


def _countries() -> Iterator[tuple[str, tuple[str, str, str]]]:
    adjectives: dict[str, list[str]] = {}
    for row in tables.rows("authorities/countries.csv"):
        for name in [row["name"], *filter(None, row["names"].split("|"))]:
            yield name, ("countries", row["code"], "")
        for adjective in filter(None, row["adjectives"].split("|")):
            adjectives.setdefault(adjective, []).append(row["code"])
    for adjective, codes in adjectives.items():
        yield adjective, ("adjectives", " ".join(codes), "")


def variants(name: str, language: str) -> Iterator[str]:
    """The spellings of a name that the language prints: Organization and Organisation, UN and United Nations."""
    forms: dict[str, None] = {name: None} if name else {}
    for one, other in _spellings(language):
        for form in list(forms):
            if one in form:
                forms.setdefault(re.sub(rf"\b{re.escape(one)}\b", other, form))
    yield from forms


@cache
def _spellings(language: str) -> list[tuple[str, str]]:
    pairs = tables.toml(f"cues/{language}/names.toml")["spellings"]
    return [(a, b) for a, b in pairs] + [(b, a) for a, b in pairs]
