"""Countries (Publications Office), regions (EuroVoc where it has them) and cities (GeoNames)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from resgraph.authorities import registers
from resgraph.authorities.confidence import sure
from resgraph.authorities.registers import listed
from resgraph.authorities.setting import Setting
from resgraph.core.addresses import EUROVOC, WIKIDATA, country, geonames, local, named
from resgraph.core.mention import Entity, EntityKind, LinkedMention, Mention
from resgraph.core.text import fold, single_line

_CLEARLY_LARGER = 5  # times as many people as the next city of that name


def link(mention: Mention, setting: Setting) -> LinkedMention | None:
    """The place that a mention names; None for mentions of other things."""
    match mention.table:
        case "countries":
            return LinkedMention(mention, country_entity(mention.key), sure("name", "countries"), "countries")
        case "regions":
            return LinkedMention(mention, _region(mention.key, setting.base), sure("name", "regions"), "regions")
        case "cities":
            return _city(mention, setting)
    return None


@cache
def country_entity(code: str) -> Entity:
    """The country or territory of that code. Raises KeyError for an unknown code."""
    row = registers.by("countries", "code")[code]
    return Entity(
        country(code),
        EntityKind.LOCATION,
        row["name"],
        alternatives=listed(row["names"]),
        identifiers=tuple(filter(None, (code, row["iso2"]))),
        same_as=_same(row["wikidata"], row["geonames"]),
        about=_eurovoc(row["eurovoc"]),
    )


@lru_cache(maxsize=1024)
def _region(key: str, base: str) -> Entity:
    row = registers.by("regions", "key")[key]
    return Entity(
        local(base, "place", key),
        EntityKind.LOCATION,
        row["name"],
        alternatives=listed(row["aliases"]),
        about=_eurovoc(row["eurovoc"]),
    )


def _city(mention: Mention, setting: Setting) -> LinkedMention:
    """The city of that name in a country that the document names, else the one that is clearly the largest."""
    printed = single_line(fold(mention.printed))
    rows = registers.cities().get(mention.key, ())
    codes = registers.by("countries", "code")
    near = {codes[code]["iso2"] for code in setting.countries if code in codes}
    here = [row for row in rows if row[1] in near]
    if row := _one(here) or _one(rows):
        entity = Entity(
            geonames(row[2]),
            EntityKind.LOCATION,
            row[0],
            alternatives=() if printed == row[0] else (printed,),
            identifiers=(row[2],),
        )
        rule = "city-in-named-country" if row in here else "city-by-size"
        return LinkedMention(mention, entity, sure("name", rule), "cities")
    unknown = Entity(local(setting.base, "place", named(printed)), EntityKind.LOCATION, printed)
    return LinkedMention(mention, unknown, sure("name", "city-unknown"))


def _one(rows: Sequence[Sequence[str]]) -> Sequence[str] | None:
    if not rows or (len(rows) > 1 and int(rows[0][3]) < _CLEARLY_LARGER * int(rows[1][3])):
        return None
    return rows[0]


def _same(wikidata: str, number: str) -> tuple[str, ...]:
    return tuple(filter(None, (wikidata and WIKIDATA + wikidata, number and geonames(number))))


def _eurovoc(number: str) -> tuple[tuple[str, str], ...]:
    return (("rdfs:seeAlso", f"<{EUROVOC}{number}>"),) if number else ()
